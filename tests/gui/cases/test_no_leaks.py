"""A working day through the real window; then every place where a name could have been left is scanned."""

import logging
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.text import fold
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.danger import DangerPage
from app.ui.cases.page import CasePage
from app.ui.cases.tab import CasesTab, CasesView
from app.ui.cases.tray import tray_lines, tray_text
from app.ui.fields import RowsField
from app.ui.form_dialog import FormDialog
from app.ui.lock_screen import LockScreen
from app.ui.secrecy import SecretField
from app.ui.strings import shell as shell_words
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace

PLANTED = ("Quàng Thị Ủng", "Sộng A Vểnh", "0971 234 509", "bản Huổi Xẳng")
"""Survivor, alleged perpetrator, telephone, place: words that no program file holds."""
STORY = "Bị Sộng A Vểnh đuổi khỏi nhà ở bản Huổi Xẳng"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def traces_of(words: tuple[str, ...]) -> dict[bytes, str]:
    """How the words would look on a disk."""
    found = {}
    for word in words:
        for text in (word, word.upper(), word.casefold(), unicodedata.normalize("NFD", word), fold(word)):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                found[text.encode(encoding)] = word
    return found


def scan(folder: Path, traces: dict[bytes, str]) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        content = path.read_bytes() if path.is_file() else b""
        for trace, word in traces.items():
            if trace in content or trace in name.encode():
                found.append(f"{name}: {word}")
    return found


class Seen:
    """Window titles and tray texts of the whole day."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def look(self) -> None:
        self.texts += [window.windowTitle() for window in QApplication.topLevelWidgets()]
        self.texts += [window.accessibleName() for window in QApplication.topLevelWidgets()]


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that the program writes for a moment or as settings goes here."""
    folder = tmp_path / "tạm"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, temp: Path) -> Iterator[Hands]:
    make_workspace(tmp_path / "sổ").close()
    hands = Hands(qtbot, make_vault(tmp_path / "sổ"))
    unlock(hands)
    yield hands
    hands.window.close()
    assert [said for said in hands.messages.said if said[0] in {"error", "bug"}] == []


def unlock(hands: Hands) -> None:
    hands.door(LockScreen)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.window.session_view is not None)
    hands.wait_idle()


def case_view(hands: Hands) -> CasesView:
    session = hands.window.session_view
    assert session is not None
    hands.choose_tab(session.tabs, shell_words.TAB_CASES)
    hands.wait_idle()
    tab = hands.window.open_tab("cases")
    assert isinstance(tab, CasesTab)
    assert tab.view is not None
    return tab.view


def workspace_of(hands: Hands) -> Workspace:
    workspace = hands.desktop._workspace
    assert workspace is not None
    return workspace


def rows_of(page: QWidget | None, key: str) -> RowsField:
    assert isinstance(page, CasePage)
    field = page.fields[key]
    assert isinstance(field, RowsField)
    return field


def test_a_working_day_leaves_no_name_anywhere(
    hands: Hands, tmp_path: Path, temp: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen = Seen()
    view = case_view(hands)
    take_in(hands, view, seen)
    write_names(hands, view, seen)
    look_around(hands, view, seen)
    cover_lock_and_come_back(hands, seen)
    clocks = workspace_of(hands).cases.clocks
    running = clocks.running()
    seen.texts += [tray_text(running, clocks.now()), *tray_lines(running, clocks.now())]
    hands.window.close()
    traces = traces_of((*PLANTED, STORY))
    assert scan(tmp_path, traces) == []
    assert list(temp.rglob("*")) == [] or scan(temp, traces) == []
    shown = "\n".join([*seen.texts, caplog.text, *(text for _, text in hands.messages.said)])
    shown += "\n".join([*hands.messages.notices, hands.window.windowTitle()])
    assert [word for word in PLANTED if word in shown or fold(word) in fold(shown)] == []
    settings = QSettings("QtProject", "FileDialog")
    assert [
        key for key in settings.allKeys() if any(word in str(settings.value(key)) for word in PLANTED)
    ] == []


def open_first(hands: Hands, view: CasesView) -> None:
    hands.wait(lambda: view.list.table.rows.rowCount() == 1)
    view.list.table.selectRow(0)
    view.list.open_current()
    hands.wait(lambda: view.screen_.page is not None)
    hands.wait_idle()


def take_in(hands: Hands, view: CasesView, seen: Seen) -> None:
    hands.press(Key.Key_N, CTRL)
    dialog: Any = hands.dialog(FormDialog)
    seen.look()
    hands.wait(lambda: dialog.form.fields["received_at"].editor.hasFocus())
    hands.press(Key.Key_D, CTRL)
    hands.press(Key.Key_S, CTRL)
    red = hands.dialog(DangerPage)
    seen.look()
    red.close()
    hands.back()
    hands.wait(lambda: view.screen_.page is not None)
    hands.wait_idle()


def write_names(hands: Hands, view: CasesView, seen: Seen) -> None:
    """Type the names into their fields and save each step."""
    typed = (
        ("survivors", (("full_name", PLANTED[0]), ("safe_phone", PLANTED[2]), ("address", PLANTED[3]))),
        ("perpetrators", (("name", PLANTED[1]),)),
    )
    for step, entries in typed:
        view.screen_.show_step(step)
        hands.wait_idle()
        card = rows_of(view.screen_.page, step).add_row()
        for key, text in entries:
            field = card.fields[key]
            assert isinstance(field, SecretField)
            field.line.setFocus()
            hands.type(text)
        hands.press(Key.Key_S, CTRL)
        hands.wait_idle()
        seen.look()
    view.screen_.show_step("incidents")
    hands.wait_idle()
    card = rows_of(view.screen_.page, "incidents").add_row()
    card.fields["narrative"].setFocus()
    hands.type(STORY)
    hands.press(Key.Key_S, CTRL)
    hands.wait_idle()
    stored = workspace_of(hands).records.page("cases", ListQuery()).rows
    assert len(stored) == 1
    seen.look()


def look_around(hands: Hands, view: CasesView, seen: Seen) -> None:
    """Reveal a name, copy it, read every register, leave a draft."""
    view.screen_.show_step("survivors")
    hands.wait_idle()
    card = rows_of(view.screen_.page, "survivors").cards[0]
    card.fold(False)
    secret = card.fields["full_name"]
    assert isinstance(secret, SecretField)
    click(secret.reveal_button)
    hands.wait_idle()
    assert secret.line.text() == PLANTED[0]
    secret.line.selectAll()
    secret.line.copy()
    view.screen_.go_back()
    for key in view.view_buttons:
        click(view.view_buttons[key])
        hands.wait_idle()
        seen.look()
    click(view.view_buttons["list"])
    hands.wait_idle()


def cover_lock_and_come_back(hands: Hands, seen: Seen) -> None:
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.wait(lambda: hands.window.session_view is not None and hands.window.session_view.covered)
    seen.look()
    hands.press(Key.Key_L, CTRL | SHIFT)
    view = case_view(hands)
    open_first(hands, view)
    view.screen_.show_step("reception")
    hands.wait_idle()
    page = view.screen_.page
    assert isinstance(page, CasePage)
    page.fields["legal_hold_reason"].setFocus()
    hands.type(STORY)
    hands.press(Key.Key_L, CTRL)
    hands.door(LockScreen)
    hands.wait_idle()
    seen.look()
    unlock(hands)
    view = case_view(hands)
    open_first(hands, view)
    view.screen_.show_step("reception")
    hands.wait_idle()
    page = view.screen_.page
    assert isinstance(page, CasePage)
    assert page.fields["legal_hold_reason"].value() == STORY
