"""Typing over an entry of a settings page."""

from app.ui.form import Form
from tests.helpers.ui import type_text


def retype(form: Form, key: str, text: str) -> None:
    """Type over a field's entry."""
    editor = form.fields[key].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    type_text(editor, text)
