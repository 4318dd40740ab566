"""«Ba phiếu khôi phục»: on paper, typed back, in force."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.errors import WrongRecoveryCode
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.exchange.sheets_dialog import SheetsDialog
from app.ui.strings import sheets as words
from tests.gui.conftest import PASSPHRASE
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, type_text


@pytest.fixture
def dialog(qtbot: QtBot, context: UiContext, workspace: Workspace) -> SheetsDialog:
    dialog = SheetsDialog(context, workspace.vault, commune="Mẫu")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def codes_in(dialog: SheetsDialog) -> tuple[str, ...]:
    """The sheets' codes while the dialog holds them."""
    return () if dialog._made is None else dialog._made[0].codes


def test_three_sheets_in_force(
    dialog: SheetsDialog, workspace: Workspace, messages: RecordingMessages, tmp_path: Path
) -> None:
    click(dialog.make_button)
    assert dialog.error.text() == words.CURRENT_MISSING
    type_text(dialog.current, "không đúng")
    click(dialog.make_button)
    assert codes_in(dialog) == ()
    dialog.current.clear()
    type_text(dialog.current, PASSPHRASE)
    click(dialog.make_button)
    codes = codes_in(dialog)
    messages.path = tmp_path / "phiếu.pdf"
    click(dialog.save_buttons[1])
    assert messages.path.read_bytes()[:4] == b"%PDF"
    for line, code in zip(dialog.lines, codes, strict=True):
        type_text(line, code)
    dialog.lines[1].clear()
    type_text(dialog.lines[1], codes[1][:-1] + ("2" if codes[1][-1] != "2" else "3"))
    click(dialog.force_button)
    assert [bool(error.text()) for error in dialog.errors] == [False, True, False]
    assert "nhóm thứ 8" in dialog.errors[1].text()
    with pytest.raises(WrongRecoveryCode):
        workspace.vault.unlock_with_sheets(codes[:2])
    dialog.lines[1].clear()
    type_text(dialog.lines[1], codes[1].lower())
    click(dialog.force_button)
    assert not dialog.isVisible()
    assert messages.notices[-1][0] == words.IN_FORCE
    assert workspace.vault.unlock_with_sheets(codes[1:]) == workspace.key
    assert codes_in(dialog) == ()


def test_locking_forgets_the_sheets(dialog: SheetsDialog, context: UiContext) -> None:
    type_text(dialog.current, PASSPHRASE)
    click(dialog.make_button)
    assert len(codes_in(dialog)) == 3
    context.hub.closing.emit()
    assert codes_in(dialog) == ()
    assert not dialog.isVisible()
