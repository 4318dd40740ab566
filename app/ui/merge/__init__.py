"""Merging machines in the window."""

from app.ui.merge.dialog import MergeDialog

__all__ = ["MergeDialog"]
