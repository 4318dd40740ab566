"""Windows that fit: into the screen when they open, round their sentences while they are open."""

from PySide6.QtWidgets import QWidget


def resize_within_screen(
    window: QWidget, width: int, height: int, *, beside: int = 40, above: int = 60
) -> None:
    """Give a window its size in pixels, or less where the screen, its frame taken off, has less room.

    The screen is the one that the parent is on: a window that was not shown yet is on none of its own.
    """
    room = (window.parentWidget() or window).screen().availableGeometry()
    window.resize(min(width, room.width() - beside), min(height, room.height() - above))


def grow_to_fit(widget: QWidget) -> None:
    """Have wrapped sentences shown whole: a window does not grow by itself when one appears."""
    layout = widget.layout()
    if layout is None:
        return
    layout.activate()
    wrapped = layout.hasHeightForWidth()
    wanted = layout.totalHeightForWidth(widget.width()) if wrapped else layout.totalSizeHint().height()
    widget.setMinimumHeight(max(widget.minimumHeight(), wanted))
