"""Backup, restore and sticks in the window."""
