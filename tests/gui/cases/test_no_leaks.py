"""A working day through the real window; then every place where a name could have been left is scanned."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.ui.cases.page import CasePage
from app.ui.cases.tab import CasesView
from app.ui.cases.tray import tray_lines, tray_text
from app.ui.lock_screen import LockScreen
from app.ui.secrecy import SecretField
from tests.gui.cases.acts import (
    CTRL,
    PLANTED,
    STORY,
    Key,
    Seen,
    case_view,
    open_first,
    rows_of,
    scan,
    take_in,
    told_in,
    traces_of,
    unlock,
    workspace_of,
    write_names,
)
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.workspace import make_vault, make_workspace

SHIFT = Qt.KeyboardModifier.ShiftModifier


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
    assert told_in(shown, PLANTED) == []
    settings = QSettings("QtProject", "FileDialog")
    assert [
        key for key in settings.allKeys() if any(word in str(settings.value(key)) for word in PLANTED)
    ] == []


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
