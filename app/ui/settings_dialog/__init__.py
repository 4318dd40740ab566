"""The Cài đặt window."""

from app.ui.settings_dialog.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
