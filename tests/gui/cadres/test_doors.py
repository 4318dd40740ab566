"""From the overview and from Ctrl+K into the roster, in the real window over a real encrypted file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.cadres import CadresTab
from app.ui.cadres.person_form import PersonForm
from app.ui.form_dialog import FormDialog
from app.ui.lock_screen import LockScreen
from app.ui.overview import OverviewTab
from app.ui.search_dialog import SearchDialog
from tests.gui.cadres.conftest import fill_roster, names, put_into
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """The window, unlocked, over the small roster."""
    workspace = make_workspace(tmp_path / "sổ")
    fill_roster(put_into(workspace))
    workspace.close()
    hands = Hands(qtbot, make_vault(tmp_path / "sổ"))
    hands.door(LockScreen)
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: hands.window.session_view is not None)
    hands.wait_idle()
    yield hands
    hands.window.close()
    assert [said for said in hands.messages.said if said[0] in {"error", "bug"}] == []


def open_line(hands: Hands, part: str) -> CadresTab:
    """Click the line of the roster's tile that holds `part`; return the tab that it leads to."""
    overview: Any = hands.window.open_tab("overview")
    assert isinstance(overview, OverviewTab)
    hands.wait(lambda: "roster" in overview.cards)
    hands.wait_idle()
    (line,) = [one for one in overview.cards["roster"].lines if part in one.line.text]
    overview.area.ensureWidgetVisible(line)
    click(line)
    view = hands.window.session_view
    assert view is not None
    hands.wait(lambda: view.current_key == "cadres")
    tab: Any = hands.window.open_tab("cadres")
    assert isinstance(tab, CadresTab)
    hands.wait_idle()
    return tab


def test_each_line_of_the_tile_opens_its_view(hands: Hands) -> None:
    tab = open_line(hands, "đang giữ chức vụ")
    assert tab.view == "people"
    hands.wait(lambda: names(tab) == ["Đỗ Thị Ánh"])
    tab = open_line(hands, "đạt chỉ tiêu tỷ lệ nữ")
    assert tab.view == "bodies"
    rows: Any = tab.lists["bodies"].table.rows
    hands.wait(lambda: [rows.row_at(line).name for line in range(rows.rowCount())] == ["HĐND xã (mẫu)"])
    tab = open_line(hands, "thôn chưa có tuyên truyền viên")
    assert tab.view == "network"
    assert tab.network.coverage.gaps.text() == "Thôn chưa có ai: Thôn Đa Sĩ."


def test_somebody_is_found_and_opened_by_keys(hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = hands.dialog(SearchDialog)
    hands.type("do thi anh")
    found: Any = search
    hands.wait(lambda: found.list.count() > 0 and not hands.jobs.busy)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    dialog = hands.dialog(FormDialog)
    assert isinstance(dialog, FormDialog)
    form = dialog.form
    assert isinstance(form, PersonForm)
    hands.wait(lambda: form.fields["full_name"].value() == "Đỗ Thị Ánh")
    hands.press(Qt.Key.Key_Escape)
    hands.back()
    assert QApplication.activeModalWidget() is None
