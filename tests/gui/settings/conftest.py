"""The Cài đặt window over an open book."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.beginning import RecoverySheet
from app.ui.context import UiContext
from app.ui.settings_dialog import SettingsDialog


@pytest.fixture
def printed() -> list[tuple[str, str]]:
    """What went to the printer or into a file."""
    return []


@pytest.fixture
def dialog(
    qtbot: QtBot, workspace: Workspace, context: UiContext, printed: list[tuple[str, str]]
) -> SettingsDialog:
    sheet = RecoverySheet(
        print=lambda code: printed.append(("print", code)), save=lambda code: printed.append(("save", code))
    )
    dialog = SettingsDialog(context, workspace.settings, workspace.vault, sheet=sheet)
    # It deletes itself when it is closed.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog
