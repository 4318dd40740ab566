"""The kinds of record that the tab's views are made from."""

from typing import Final

KINDS: Final = frozenset({"tasks", "task_occurrences", "units"})
"""A view is read again when one of these changes."""
