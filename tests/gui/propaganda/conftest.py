"""A few entries around the still day, Tuesday 14 July 2026, and the tab over them."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.form import Form
from app.ui.propaganda import PropagandaTab
from tests.helpers.hands import strike

Put = Callable[..., str]
TabMaker = Callable[[], PropagandaTab]


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Store a record of any kind, return its id."""

    def store(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return store


@pytest.fixture
def hamlets(put: Put) -> dict[str, str]:
    """Three thôn by name."""
    return {name: put("hamlets", name=name) for name in ("Thôn Đông", "Thôn Tây", "Thôn Đa Sĩ")}


@pytest.fixture
def tab_of(qtbot: QtBot, workspace: Workspace, context: UiContext) -> TabMaker:
    """Makes the tab as it stands in a window of 1366 pixels, over what was stored before."""

    def make() -> PropagandaTab:
        tab = PropagandaTab(context, workspace.propaganda)
        qtbot.addWidget(tab)
        tab.resize(1340, 640)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    return make


def forms_of(tab: PropagandaTab) -> list[Form]:
    """The forms that are opened from now on, as they come."""
    forms: list[Form] = []
    tab.form_opened.connect(forms.append)
    return forms


def titles(tab: PropagandaTab) -> list[str]:
    """The titles in the list shown."""
    model = tab.lists[tab.view].table.rows
    return [str(model.row_at(line).title) for line in range(model.rowCount())]


def strike_in(qtbot: QtBot, widget: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key in `widget` once its window is the active one, so that shortcuts work."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: _focus_within(widget) is not None)
    focused = _focus_within(widget)
    assert focused is not None
    strike(focused, key, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier)


def _focus_within(widget: QWidget) -> QWidget | None:
    focused = QApplication.focusWidget()
    if focused is None or QApplication.activeWindow() is not widget.window():
        return None
    return focused if focused is widget or widget.isAncestorOf(focused) else None


def new_form(tab: PropagandaTab, view: str, qtbot: QtBot) -> Form:
    """Press Ctrl+N in a list and return the form, its first field having the focus."""
    tab.show_view(view)
    forms = forms_of(tab)
    strike_in(qtbot, tab.lists[view].table, Qt.Key.Key_N, ctrl=True)
    (form,) = forms
    first = next(iter(form.fields.values())).editor
    qtbot.waitUntil(first.hasFocus)
    return form


def open_form(tab: PropagandaTab, view: str, record_id: str, qtbot: QtBot) -> Form:
    """Open a record's form, its first field having the focus."""
    forms = forms_of(tab)
    tab.open_record(view, record_id)
    (form,) = forms
    first = next(iter(form.fields.values())).editor
    qtbot.waitUntil(first.hasFocus)
    return form


def save(form: Form, qtbot: QtBot) -> None:
    """Press Ctrl+S in the form."""
    strike_in(qtbot, form, Qt.Key.Key_S, ctrl=True)
