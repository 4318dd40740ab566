"""The reader's tables of phrases: one phrase, one line. Nothing here decides anything.

Phrases are written with all their marks and compared folded (`app.services.plans.aligned`), so that a scan
without marks and `hoà`/`hòa` match the same line.
"""

import re
from collections.abc import Iterable

from app.services.plans.aligned import aligned_fold


def phrase_lines(block: str) -> tuple[str, ...]:
    """The phrases of a block of data, folded; text after "#" is a remark."""
    lines = (line.partition("#")[0].strip() for line in block.splitlines())
    return tuple(aligned_fold(line) for line in lines if line)


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of the folded phrases, longest first, any run of spaces between words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
