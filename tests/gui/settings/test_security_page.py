"""The page of the Cài đặt window on idleness, passphrase and recovery sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.core.errors import WrongPassphrase
from app.services.workspace import Workspace
from app.ui.settings_dialog import SettingsDialog
from app.ui.settings_dialog.office_forms import SecurityForm
from app.ui.settings_dialog.passphrase_dialogs import ChangePassphraseDialog, RecoverySheetDialog
from tests.gui.conftest import PASSPHRASE
from tests.gui.settings.entries import retype
from tests.helpers.hands import click, strike
from tests.helpers.ui import RecordingMessages, type_text


def opened(dialog: SettingsDialog, button: QWidget, kind: type[QDialog]) -> QDialog:
    """Press a button and return the dialog that it opens."""
    click(button)
    found = [one for one in dialog.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def security(dialog: SettingsDialog) -> SecurityForm:
    page = dialog.show_page("security")
    assert isinstance(page, SecurityForm)
    return page


def test_idle_minutes_have_bounds(security: SecurityForm, workspace: Workspace) -> None:
    retype(security, "idle_minutes", "45")
    security.save()
    assert "từ 1 đến 30" in security.fields["idle_minutes"].error_label.text()
    retype(security, "idle_minutes", "10")
    security.save()
    assert workspace.settings.load().idle_minutes == 10


def test_the_passphrase_is_changed(
    dialog: SettingsDialog, security: SecurityForm, workspace: Workspace, messages: RecordingMessages
) -> None:
    ask = opened(dialog, security.change_button, ChangePassphraseDialog)
    assert isinstance(ask, ChangePassphraseDialog)
    type_text(ask.current, PASSPHRASE)
    type_text(ask.new.first, "một câu hoàn toàn mới")
    type_text(ask.new.second, "một câu hoàn toàn mới")
    strike(ask.new.second, Qt.Key.Key_Return)
    assert messages.notices[-1][0].startswith("Đã đổi mật khẩu")
    assert not [one for one in dialog.findChildren(ChangePassphraseDialog) if one.isVisible()]
    workspace.vault.unlock("một câu hoàn toàn mới")
    with pytest.raises(WrongPassphrase):
        workspace.vault.unlock(PASSPHRASE)


def test_a_wrong_or_missing_passphrase_changes_nothing(
    dialog: SettingsDialog, security: SecurityForm, workspace: Workspace
) -> None:
    ask = opened(dialog, security.change_button, ChangePassphraseDialog)
    assert isinstance(ask, ChangePassphraseDialog)
    type_text(ask.new.first, "một câu hoàn toàn mới")
    type_text(ask.new.second, "một câu hoàn toàn mới")
    click(ask.change_button)
    assert ask.error.text() == "Hãy nhập mật khẩu đang dùng."
    type_text(ask.current, "không phải mật khẩu")
    click(ask.change_button)
    assert "Mật khẩu không đúng" in ask.error.text()
    assert ask.isVisible()
    workspace.vault.unlock(PASSPHRASE)


def test_two_different_new_passphrases_are_refused(dialog: SettingsDialog, security: SecurityForm) -> None:
    ask = opened(dialog, security.change_button, ChangePassphraseDialog)
    assert isinstance(ask, ChangePassphraseDialog)
    type_text(ask.current, PASSPHRASE)
    type_text(ask.new.first, "một câu hoàn toàn mới")
    type_text(ask.new.second, "một câu hoàn toàn khác")
    click(ask.change_button)
    assert ask.new.error.text()
    assert ask.isVisible()


@pytest.mark.parametrize("way", ["print", "save"])
def test_the_recovery_sheet_asks_for_the_passphrase_first(
    dialog: SettingsDialog,
    security: SecurityForm,
    workspace: Workspace,
    printed: list[tuple[str, str]],
    way: str,
) -> None:
    ask = opened(dialog, security.sheet_button, RecoverySheetDialog)
    assert isinstance(ask, RecoverySheetDialog)
    button = ask.print_button if way == "print" else ask.save_button
    type_text(ask.current, "sai")
    click(button)
    assert ask.error.text()
    assert printed == []
    ask.current.clear()
    type_text(ask.current, PASSPHRASE)
    click(button)
    ((done, code),) = printed
    assert done == way
    workspace.vault.unlock_with_recovery(code)
