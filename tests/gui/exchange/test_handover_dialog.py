"""«Bàn giao sổ»: through the real window, to the minutes and the new passphrase."""

from pathlib import Path

from docx import Document
from pytestqt.qtbot import QtBot

from app.services.vault import Vault
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.exchange.handover_dialog import HandoverDialog
from app.ui.lock_screen import LockScreen
from app.ui.strings import handover as words
from tests.gui.conftest import PASSPHRASE
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, type_text

NEW = "mật khẩu người kế nhiệm"


def docx_text(path: Path) -> list[str]:
    """Return the paragraphs of a Word file and the cells of its tables."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_nothing_is_done_before_all_is_entered(
    qtbot: QtBot, context: UiContext, workspace: Workspace, messages: RecordingMessages
) -> None:
    workspace.records.put("tasks", {"title": "Một"})
    dialog = HandoverDialog(context, workspace.exchange, on_done=lambda: None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert "1 nhiệm vụ chưa xong" in dialog.content.text()
    assert not dialog.print_again.isVisible()
    click(dialog.hand_button)
    assert dialog.error.text() == words.SUCCESSOR_MISSING
    type_text(dialog.successor, "Người kế nhiệm mẫu")
    click(dialog.hand_button)
    messages.yes = False
    for line in (dialog.new.first, dialog.new.second):
        type_text(line, NEW)
    click(dialog.hand_button)
    assert messages.said[-1] == ("ask", words.SURE.format(name="Người kế nhiệm mẫu"))
    assert workspace.vault.unlock(PASSPHRASE) == workspace.key
    dialog.reject()
    assert not dialog.isVisible()


def test_through_the_window(qtbot: QtBot, vault: Vault, workspace: Workspace, tmp_path: Path) -> None:
    workspace.records.put("tasks", {"title": "Một"})
    workspace.close()
    hands = Hands(qtbot, vault)
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_handover()
    dialog = hands.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    hands.wait_idle()
    type_text(dialog.successor, "Người kế nhiệm mẫu")
    for line in (dialog.new.first, dialog.new.second):
        type_text(line, NEW)
    click(dialog.hand_button)
    hands.wait(lambda: dialog.code.text() != "")
    hands.wait_idle()
    code = dialog.code.text()
    dialog.reject()
    assert dialog.isVisible(), "the code must be kept first"
    hands.messages.path = tmp_path / "biên bản.docx"
    click(dialog.outputs[words.SAVE_MINUTES])
    assert (tmp_path / "biên bản.docx").read_bytes()[:2] == b"PK"
    hands.messages.path = tmp_path / "phiếu.pdf"
    click(dialog.outputs[words.SAVE_CODE])
    assert (tmp_path / "phiếu.pdf").read_bytes()[:4] == b"%PDF"
    hands.tick(dialog.noted)
    click(dialog.finish_button)
    hands.door(LockScreen)
    hands.wait_idle()
    assert vault.unlock(NEW) == vault.unlock_with_recovery(code)
    hands.desktop.door.unlock(NEW)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_handover()
    again = hands.dialog(HandoverDialog)
    assert isinstance(again, HandoverDialog)
    hands.wait_idle()
    assert again.print_again.isVisible()
    hands.messages.path = tmp_path / "biên bản lần nữa.docx"
    click(again.save_again)
    first, second = (docx_text(tmp_path / name) for name in ("biên bản.docx", "biên bản lần nữa.docx"))
    assert first == second
    assert any("Người kế nhiệm mẫu" in text for text in first)
    again.reject()
    assert not [one for kind, one in hands.messages.said if kind in {"bug", "error"}]
    hands.window.close()
    hands.wait_idle()
