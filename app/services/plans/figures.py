"""Figures in folded text, read over a scan's slips: l, i and | for 1, o for 0."""

from typing import Final

NUM: Final = r"(?:[0-9][0-9oli|]?|[oli|][0-9]|(?:o[li|]|[li|]o)(?=\s?/\s?[0-9]))"
"""A number of one or two figures, at least one of them a true digit, or the day before a month's digit."""
YEAR: Final = r"(?:2[0o][0-9][0-9oli|]|2[0o][oli|][0-9])"
"""A year of this century, two of its figures true digits at least."""

_MEANT: Final = str.maketrans("oli|", "0111")


def number_of(written: str) -> int:
    """The number that the figures mean."""
    return int(written.translate(_MEANT))
