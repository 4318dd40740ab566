"""What is typed by people, made fit for print: the same characters in PDF, Word and Excel."""

import re

from app.core.text import clean

# XML 1.0 has no place for these two, and no font has a glyph for them.
_NONCHARACTERS = re.compile("[\ufffe\uffff]")
_SPACES = re.compile("[ \t]+")


def printable(text: str) -> str:
    """NFC without control characters; runs of spaces and tabs become one space; line breaks stay as
    ``\\n``.
    """
    return _SPACES.sub(" ", _NONCHARACTERS.sub("", clean(text)))


def one_line(text: str) -> str:
    """`printable` on a single line, without spaces at the ends."""
    return " ".join(printable(text).split())


def printable_lines(text: str) -> tuple[str, ...]:
    """The lines of `printable`, without those that are empty."""
    return tuple(line.strip() for line in printable(text).split("\n") if line.strip())


def bare(text: str) -> str:
    """One entry of a list without the dash before and the `;`, `,` or `.` after it: the list sets its own."""
    entry = one_line(text)
    for dash in ("- ", "– ", "+ "):
        entry = entry.removeprefix(dash)
    shorter = entry.rstrip(" ;,.")
    return entry if entry.endswith("...") else shorter
