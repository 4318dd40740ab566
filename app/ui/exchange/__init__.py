"""Backup, restore and sticks in the window."""

from app.ui.exchange.backup_dialog import BackupDialog

__all__ = ["BackupDialog"]
