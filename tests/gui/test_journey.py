"""The whole way by mouse and keys: first run, plan, tasks, two items, report, Word file, lock and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import open_workspace
from app.services.listing import ListQuery
from app.services.vault import Vault
from app.ui.beginning import StartChoice
from app.ui.first_run import FirstRun
from app.ui.form_dialog import FormDialog
from app.ui.lock_screen import LockScreen
from app.ui.plan_import.window import PlanImportWindow
from app.ui.search_dialog import SearchDialog
from app.ui.strings import door as door_words
from app.ui.strings import plan_import as import_words
from app.ui.strings import propaganda as propaganda_words
from app.ui.strings import shell as shell_words
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.seed import SEED_PLAN
from tests.helpers.workspace import PASSPHRASE as PREPARED_PASSPHRASE
from tests.helpers.workspace import make_vault, make_workspace

COMMUNE = "Đồng Tâm Thử"
ITEMS = ("Bình đẳng giới trong gia đình", "Phòng ngừa bạo lực trên cơ sở giới")
PASSPHRASE = "ngôi nhà màu xanh"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A folder without a file; the clock stands in the middle of July 2026."""
    return make_vault(tmp_path / "sổ của xã")


@pytest.fixture
def hands(qtbot: QtBot, vault: Vault) -> Iterator[Hands]:
    hands = Hands(qtbot, vault)
    yield hands
    hands.window.close()
    assert [said for said in hands.messages.said if said[0] in {"error", "bug"}] == []


@pytest.fixture
def hands_at_lock(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """The window on a file that was made before."""
    make_workspace(tmp_path / "sổ").close()
    hands = Hands(qtbot, make_vault(tmp_path / "sổ"))
    hands.door(LockScreen)
    yield hands
    hands.window.close()
    assert [said for said in hands.messages.said if said[0] in {"error", "bug"}] == []


def test_from_the_first_start_to_the_word_file(hands: Hands, vault: Vault, tmp_path: Path) -> None:
    _set_up(hands)
    made = _import_seed(hands)
    _log_item(hands, ITEMS[0], day="6/7", by_key=True)
    _log_item(hands, ITEMS[1], day="13/7", by_key=False)
    _see_the_quota(hands)
    _see_the_report(hands)
    _save_word(hands, tmp_path / "báo cáo tháng 7.docx")
    _lock_and_come_back(hands)
    _find_everything(hands, made)
    _delete_and_take_back(hands)
    hands.window.close()
    assert _stored(vault) == {"tasks": made, "media": 2}


def test_by_keyboard_alone(hands_at_lock: Hands) -> None:
    hands = hands_at_lock
    hands.type(PREPARED_PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.window.session_view is not None)
    hands.wait_idle()
    _note_a_task(hands)
    _find_it_again(hands)
    _log_and_take_back(hands)
    hands.press(Key.Key_L, CTRL)
    hands.door(LockScreen)


# --- steps ----------------------------------------------------------------------------------------


def _set_up(hands: Hands) -> None:
    screen: Any = hands.door(FirstRun)
    screen.commune.selectAll()
    hands.type(COMMUNE)
    click(screen.office_next)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.type(PASSPHRASE)
    click(screen.create_button)
    hands.wait(lambda: screen.code.isVisible() and screen.code.text().count("-") == 4)
    assert not screen.recovery_next.isEnabled()
    hands.tick(screen.noted)
    click(screen.recovery_next)
    hands.messages.files = (SEED_PLAN,)
    click(screen.start_buttons[StartChoice.PLAN])


def _import_seed(hands: Hands) -> int:
    """Make all tasks of the seed plan and look at them; returns how many."""
    window: Any = hands.dialog(PlanImportWindow)
    hands.wait_idle()
    proposed = len(window.draft.ticked)
    assert 45 <= proposed <= 65
    assert window.make_button.text() == import_words.MAKE_COUNT.format(count=proposed)
    click(window.make_button)
    hands.wait(lambda: window.made_page.isVisible())
    assert import_words.MADE.format(count=proposed) in hands.messages.notices
    click(window.made_page.show_button)
    hands.back()
    table = _tab(hands, "tasks").list.table
    hands.wait(lambda: table.rows.total == proposed)
    return proposed


def _log_item(hands: Hands, title: str, *, day: str, by_key: bool) -> None:
    view = hands.window.session_view
    assert view is not None
    hands.choose_tab(view.tabs, shell_words.TAB_PROPAGANDA)
    tab = _tab(hands, "propaganda")
    hands.wait_idle()
    if by_key:
        # By way of another list and back: the keys follow what is shown.
        click(tab.view_buttons["activities"])
        click(tab.view_buttons["media"])
        hands.press(Key.Key_N, CTRL)
    else:
        click(_button_of(tab.lists["media"], "Thêm mới"))
    form = hands.dialog(FormDialog).form  # type: ignore[attr-defined]
    hands.wait(lambda: form.fields["title"].editor.hasFocus())
    hands.type(title)
    click(form.broadcasts.lines[0].date.editor)
    hands.type(day)
    hands.press(Key.Key_S, CTRL)
    hands.back()


def _see_the_quota(hands: Hands) -> None:
    tab = _tab(hands, "propaganda")
    july = 6
    hands.wait(lambda: tab.strip.cells and tab.strip.cells[july].cell.radio.value == 2)
    assert tab.strip.cells[july].texts() == ("T7", "2/2", propaganda_words.CELL_MET)
    hands.wait(lambda: tab.lists["media"].table.rows.total == 2)


def _see_the_report(hands: Hands) -> None:
    view = hands.window.session_view
    assert view is not None
    hands.choose_tab(view.tabs, shell_words.TAB_REPORTS)
    tab = _tab(hands, "reports")
    hands.wait(lambda: tab.preview.document.pageCount() >= 2)
    assert tab.choice.label.text() == "Tháng 7 năm 2026"
    assert "phát mới 2 tin, bài" in tab.paragraphs.editors["propaganda.media"].text.toPlainText()


def _save_word(hands: Hands, path: Path) -> None:
    tab = _tab(hands, "reports")
    hands.messages.path = path
    click(tab.word_button)
    hands.wait(path.is_file)
    hands.wait_idle()
    hands.back()
    document = Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [
        [cell.text for cell in row.cells] for table in document.tables for row in table.rows if row.cells
    ]
    assert "phát mới 2 tin, bài" in text
    assert ["ỦY BAN NHÂN DÂN", f"XÃ {COMMUNE.upper()}"] == cells[0][0].splitlines()[:2]
    assert ["1", "Tin, bài phát mới trên hệ thống truyền thanh", "tin, bài", "2", "2", "0", "+2"] in cells
    assert [row[1:3] for row in cells if row[2:3] and row[2] in ITEMS] == [
        ["06/07/2026", ITEMS[0]],
        ["13/07/2026", ITEMS[1]],
    ]


def _lock_and_come_back(hands: Hands) -> None:
    hands.press(Key.Key_L, CTRL)
    screen: Any = hands.door(LockScreen)
    assert hands.window.session_view is None
    hands.wait(lambda: screen.passphrase.hasFocus())
    hands.type("không phải mật khẩu")
    hands.press(Key.Key_Return)
    hands.wait(lambda: screen.errors[0].isVisible() and screen.unlock_button.isEnabled())
    assert screen.errors[0].text() != door_words.UNLOCKING
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.window.session_view is not None)
    hands.wait_idle()


def _find_everything(hands: Hands, made: int) -> None:
    view = hands.window.session_view
    assert view is not None
    assert view.current_key == "reports"
    for title, key in ((shell_words.TAB_TASKS, "tasks"), (shell_words.TAB_PROPAGANDA, "propaganda")):
        hands.choose_tab(view.tabs, title)
        assert view.current_key == key
    hands.wait(lambda: _tab(hands, "tasks").list.table.rows.total == made)
    hands.wait(lambda: _tab(hands, "propaganda").lists["media"].table.rows.total == 2)


def _delete_and_take_back(hands: Hands) -> None:
    table = _tab(hands, "propaganda").lists["media"].table
    click(table.viewport(), table.visualRect(table.model().index(0, 1)).center())
    hands.press(Key.Key_Delete)
    hands.wait(lambda: table.rows.total == 1)
    hands.press(Key.Key_Z, CTRL)
    hands.wait(lambda: table.rows.total == 2)


# --- steps by keyboard ----------------------------------------------------------------------------


def _note_a_task(hands: Hands) -> None:
    hands.press(Key.Key_2, ALT)
    hands.wait_idle()
    hands.press(Key.Key_N, CTRL)
    form = hands.dialog(FormDialog).form  # type: ignore[attr-defined]
    hands.wait(lambda: QApplication.focusWidget() is form.fields["title"].editor)
    hands.type("Tổ chức lớp tập huấn cho cộng tác viên")
    while QApplication.focusWidget() is not form.fields["due_on"].editor:
        hands.press(Key.Key_Tab)
    hands.type("30/9")
    hands.press(Key.Key_S, CTRL)
    hands.back()
    table = _tab(hands, "tasks").list.table
    hands.wait(lambda: table.rows.total == 1)


def _find_it_again(hands: Hands) -> None:
    """The search knows no accents; Enter opens what it found, Esc closes it."""
    hands.press(Key.Key_F, CTRL)
    hands.type("tap huan")
    table = _tab(hands, "tasks").list.table
    hands.wait(lambda: table.rows.query.search == "tap huan" and table.rows.total == 1)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    form = hands.dialog(FormDialog).form  # type: ignore[attr-defined]
    hands.wait(lambda: form.fields["due_on"].editor.text() == "30/09/2026")
    hands.press(Key.Key_Escape)
    hands.back()


def _log_and_take_back(hands: Hands) -> None:
    hands.press(Key.Key_3, ALT)
    hands.wait_idle()
    hands.press(Key.Key_N, CTRL)
    form = hands.dialog(FormDialog).form  # type: ignore[attr-defined]
    hands.wait(lambda: QApplication.focusWidget() is form.fields["title"].editor)
    hands.type(ITEMS[0])
    date = form.broadcasts.lines[0].date.editor
    while QApplication.focusWidget() is not date:
        hands.press(Key.Key_Return)
    hands.type("13/7")
    hands.press(Key.Key_S, CTRL)
    hands.back()
    table = _tab(hands, "propaganda").lists["media"].table
    hands.wait(lambda: table.rows.total == 1)
    _open_from_everywhere(hands)
    hands.press(Key.Key_Z, CTRL)
    hands.wait(lambda: table.rows.total == 0)


def _open_from_everywhere(hands: Hands) -> None:
    hands.press(Key.Key_1, ALT)
    hands.press(Key.Key_K, CTRL)
    hands.dialog(SearchDialog)
    hands.type("binh dang gioi")
    hands.press(Key.Key_Return)
    form = hands.dialog(FormDialog).form  # type: ignore[attr-defined]
    hands.wait(lambda: form.fields["title"].editor.text() == ITEMS[0])
    hands.press(Key.Key_Escape)
    hands.back()


# --- help -----------------------------------------------------------------------------------------


def _tab(hands: Hands, key: str) -> Any:
    view = hands.window.session_view
    assert view is not None
    tab = view.made_tab(key)
    assert tab is not None
    return tab


def _button_of(owner: QWidget, label: str) -> QToolButton:
    return next(one for one in owner.findChildren(QToolButton) if one.text() == label)


def _stored(vault: Vault) -> dict[str, int]:
    """What lies in the file, read after the window has let go of it."""
    workspace = open_workspace(vault, vault.unlock(PASSPHRASE))
    try:
        return {
            "tasks": workspace.tasks.page(ListQuery()).total,
            "media": workspace.propaganda.media_page(ListQuery()).total,
        }
    finally:
        workspace.close()
