"""Words that are being typed into a report when the window is locked or closed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap.session import REPORTS
from app.core.vocabulary import ReportKind
from app.ui.lock_screen import LockScreen
from app.ui.reports.paragraphs import ParagraphEditor
from tests.helpers.desktop import Hands
from tests.helpers.ui import type_text
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen

TYPED = "Đang gõ dở khi có người gọi"
KEY = "violence.text"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_workspace(tmp_path / "sổ").close()
    return tmp_path / "sổ"


@pytest.fixture
def hands(qtbot: QtBot, folder: Path) -> Iterator[Hands]:
    hands = Hands(qtbot, make_vault(folder))
    yield hands
    hands.window.close()
    hands.jobs.finish()


def editor_of(hands: Hands) -> ParagraphEditor:
    """Unlock, open the report, and give the place of a paragraph that is typed only."""
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.window.session_view is not None)
    tab: Any = hands.window.open_tab(REPORTS)
    hands.wait(lambda: KEY in tab.paragraphs.editors)
    hands.wait_idle()
    editor: ParagraphEditor = tab.paragraphs.editors[KEY]
    editor.text.setFocus()
    return editor


def test_what_is_being_typed_is_there_again_after_a_lock(hands: Hands) -> None:
    type_text(editor_of(hands).text, TYPED)
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.door(LockScreen)
    assert editor_of(hands).text.toPlainText() == TYPED


def test_what_is_being_typed_is_kept_when_the_window_is_closed(hands: Hands, folder: Path) -> None:
    type_text(editor_of(hands).text, TYPED)
    hands.window.close()
    hands.jobs.finish()
    with_words = reopen(folder)
    reports = with_words.reports
    built = reports.build(ReportKind.MONTH, reports.current_period())
    with_words.close()
    assert {one.key: one.text for one in built.report.paragraphs()}[KEY] == TYPED
