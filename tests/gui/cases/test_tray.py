"""Running clocks in the tray: numbers and hours, no name; nothing where there is no tray."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.cases.secrecy_settings import SecrecySettings, keep_settings
from app.ui.cases.tray import CaseTray
from app.ui.context import UiContext
from tests.gui.cases.conftest import NAMES, PutCase
from tests.gui.conftest import FixedClock


class Tray:
    """What the tray is told."""

    def __init__(self) -> None:
        self.tip = ""
        self.messages: list[str] = []
        self.shown = False
        self.menu: QMenu | None = None

    def setToolTip(self, text: str) -> None:
        self.tip = text

    def setContextMenu(self, menu: QMenu) -> None:
        self.menu = menu

    def setVisible(self, shown: bool) -> None:
        self.shown = shown

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, _title: str, text: str) -> None:
        self.messages.append(text)

    def everything(self) -> str:
        assert self.menu is not None
        return "\n".join([self.tip, *self.messages, *(action.text() for action in self.menu.actions())])


Make = Callable[[], CaseTray]


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def make(qtbot: QtBot, context: UiContext, workspace: Workspace, tray: Tray) -> Make:
    clocks, window = workspace.cases.clocks, QWidget()
    qtbot.addWidget(window)
    return lambda: CaseTray(context, clocks.running, clocks.now, icon=tray, parent=window)


def order(**values: Any) -> dict[str, Any]:
    return {"measure": "3", "requested_at": datetime(2026, 7, 14, 9, 0), "requester": "survivor", **values}


def test_it_counts_and_names_nobody(make: Make, tray: Tray, put_case: PutCase) -> None:
    put_case(measures=[order()])
    made = make()
    assert tray.shown
    assert "đang chạy: 2, quá hạn: 1" in tray.tip
    lines = [action.text() for action in made.menu.actions()]
    assert lines[1].startswith("2026-A-001: còn 11 giờ")
    assert not [name for name in NAMES if name in tray.everything()]


def test_it_warns_once_before_the_time_is_over(
    make: Make, tray: Tray, put_case: PutCase, clock: FixedClock
) -> None:
    put_case(measures=[order()])
    made = make()
    assert tray.messages == []
    clock.moment += timedelta(hours=11)
    made.refresh()
    made.refresh()
    assert len(tray.messages) == 1
    assert "2026-A-001" in tray.messages[0]


def test_a_line_opens_its_case(qtbot: QtBot, make: Make, tray: Tray, put_case: PutCase) -> None:
    case_id = put_case(measures=[order()])
    made = make()
    with qtbot.waitSignal(made.opened) as opened:
        made.menu.actions()[0].trigger()
    assert opened.args == [case_id]


def test_the_setting_hides_it(make: Make, tray: Tray, workspace: Workspace) -> None:
    keep_settings(workspace.local, SecrecySettings(tray=False))
    make()
    assert not tray.shown


def test_it_goes_with_the_session(make: Make, tray: Tray, context: UiContext) -> None:
    made = make()
    context.hub.ended.connect(made.stop)
    context.hub.closing.emit()
    assert tray.shown
    context.hub.close()
    assert not tray.shown


def test_a_saved_measure_is_shown_at_once(
    make: Make, tray: Tray, put_case: PutCase, context: UiContext, workspace: Workspace
) -> None:
    case_id = put_case(assignments=[{"assigned_at": datetime(2026, 7, 14, 8, 31), "assignee": "office"}])
    make()
    assert "\n" not in tray.tip
    saved = workspace.records.put("cases", {"id": case_id, "measures": [order()]}, confirmed=True)
    context.hub.announce(saved.changes)
    assert "đang chạy: 1" in tray.tip
