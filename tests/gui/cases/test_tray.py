"""Running clocks in the tray: numbers and hours, no name; nothing where there is no tray."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.cases.secrecy_settings import SecrecySettings, keep_settings
from app.ui.cases.tray import CaseTray
from app.ui.context import UiContext
from app.ui.lock_screen import LockScreen
from tests.gui.cases.acts import unlock
from tests.gui.cases.conftest import NAMES, PutCase, sample_case
from tests.gui.conftest import FixedClock
from tests.helpers.desktop import Hands
from tests.helpers.workspace import make_vault, make_workspace


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


def test_while_the_screen_is_locked_it_counts_on_and_knows_nobody(
    qtbot: QtBot, make: Make, tray: Tray, put_case: PutCase, clock: FixedClock
) -> None:
    put_case(
        measures=[order()], assignments=[{"assigned_at": datetime(2026, 7, 14, 8, 31), "assignee": "office"}]
    )
    made = make()
    made.rest()
    assert tray.shown
    assert "đang chạy: 1\n" in tray.tip
    assert "khóa" in tray.tip
    assert "2026-A" not in tray.everything()
    assert not [name for name in NAMES if name in tray.everything()]
    clock.moment += timedelta(hours=9)
    made.count()
    made.count()
    assert tray.messages == ["Có thời hạn vụ việc hết lúc 21:00 14/07/2026. Hãy mở khóa sổ để xem."]
    clock.moment += timedelta(hours=3)
    made.count()
    assert "quá hạn: 1" in tray.tip
    with qtbot.waitSignal(made.unlock_asked):
        made.menu.actions()[0].trigger()
    made.stop()
    assert not tray.shown


def test_locked_it_holds_nothing_of_the_book(make: Make, put_case: PutCase, workspace: Workspace) -> None:
    case_id = put_case(measures=[order()])
    made = make()
    made.rest()
    held = [str(value) for key, value in vars(made).items() if key != "_now"]
    assert not [one for one in held if case_id in one or "2026-A-001" in one or "Workspace" in one]
    made.refresh()
    assert "khóa" in made._icon.tip
    workspace.close()
    made.count()


def test_locked_it_hides_where_nothing_runs_or_it_is_not_wanted(
    make: Make, tray: Tray, put_case: PutCase, workspace: Workspace
) -> None:
    make().rest()
    assert not tray.shown
    put_case(measures=[order()])
    keep_settings(workspace.local, SecrecySettings(tray=False))
    again = make()
    again.rest()
    assert not tray.shown


def test_through_the_window_it_outlives_the_lock_and_not_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trays: list[Tray] = []

    def stand_in(_made: CaseTray) -> Tray:
        trays.append(Tray())
        return trays[-1]

    # A desktop without a tray has none to look at.
    monkeypatch.setattr(CaseTray, "_system_icon", stand_in)
    workspace = make_workspace(tmp_path / "sổ")
    workspace.records.put("cases", sample_case(measures=[order()]), confirmed=True)
    workspace.close()
    hands = Hands(qtbot, make_vault(tmp_path / "sổ"))
    unlock(hands)
    hands.wait(lambda: "đang chạy" in trays[0].tip)
    assert "khóa" not in trays[0].tip
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.door(LockScreen)
    assert trays[0].shown
    assert "khóa" in trays[0].tip
    unlock(hands)
    hands.wait(lambda: len(trays) == 2 and trays[1].shown)
    assert [one.shown for one in trays] == [False, True]
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.door(LockScreen)
    hands.window.close()
    assert [one.shown for one in trays] == [False, False]
