"""Registers to choose from: those in use first, the others marked, never lost from a record."""

from app.services.workspace import Workspace
from app.ui.context import UiContext


def test_a_unit_out_of_use_stands_last_and_says_so(workspace: Workspace, context: UiContext) -> None:
    first = context.lookups.options("units")[0]
    saved = workspace.records.put("units", {"id": first.value, "active": False})
    context.hub.announce(saved.changes)
    options = context.lookups.options("units")
    assert (options[-1].value, options[-1].label) == (first.value, f"{first.label} (ngừng dùng)")
    assert context.lookups.label("units", first.value) == options[-1].label
    assert all("ngừng dùng" not in option.label for option in options[:-1])
