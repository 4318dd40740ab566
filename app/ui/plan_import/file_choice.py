"""Asking for a plan document."""

from pathlib import Path

from app.ui.context import UiContext
from app.ui.messages import FileKind
from app.ui.strings import plan_import as words


def choose_file(context: UiContext) -> Path | None:
    """Ask for a plan document; None when the officer backs out."""
    kinds = (FileKind(words.PLAN_FILES, ("*.docx", "*.pdf", "*.txt")),)
    return next(iter(context.messages.open_files(words.CHOOSE_FILE, kinds)), None)
