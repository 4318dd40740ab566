"""Where the keyboard goes when something comes to the front."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget


def focus_inside(widget: QWidget) -> None:
    """Give the focus to the first list in `widget`, else to the first entry or button, unless it is there."""
    present: QWidget | None = widget.window().focusWidget()
    if present is not None and widget.isAncestorOf(present):
        return
    found = next(_lists(widget), None) or next(_entries(widget), None)
    if found is not None:
        found.setFocus(Qt.FocusReason.TabFocusReason)


def _lists(widget: QWidget) -> Iterator[QWidget]:
    for view in widget.findChildren(QAbstractItemView):
        if _can_have_it(view) and view.isVisibleTo(widget):
            yield view


def _entries(widget: QWidget) -> Iterator[QWidget]:
    here = widget.nextInFocusChain()
    while here is not None and here is not widget:
        if widget.isAncestorOf(here) and _can_have_it(here) and here.isVisibleTo(widget):
            yield here
        here = here.nextInFocusChain()


def _can_have_it(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
