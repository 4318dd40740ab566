"""A figure and what it was counted from, so that a click on it can open the records."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the ids of the records it was counted from, in the order of their days."""

    value: int
    ids: tuple[str, ...]


def counted(ids: Iterable[str], value: int | None = None) -> Counted:
    """Return the count of `ids`, each once, or `value` counted from them."""
    known = tuple(dict.fromkeys(ids))
    return Counted(len(known) if value is None else value, known)
