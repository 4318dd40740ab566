"""Folding that keeps every character in its place, so that what a pattern finds can be shown in the source.

`app.core.text.fold` is for searching: it drops and joins characters. Here one character of an NFC text
stays one character: lower case, no marks, đ as d, every dash "-", every quotation mark '"', every space
" ".
"""

import unicodedata
from typing import Final

_DASHES: Final = "‐‑‒–—―−﹘－"
_QUOTES: Final = "“”„‟«»″〃"
_APOSTROPHES: Final = "‘’‚‛′"


class _Folding(dict[int, int]):
    """A table for `str.translate` that fills itself."""

    def __missing__(self, code: int) -> int:
        folded = self[code] = ord(_fold_char(chr(code)))
        return folded


def _fold_char(char: str) -> str:
    if char in "đĐðÐƉɖ":
        return "d"
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return '"'
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return " "
    base = unicodedata.normalize("NFKD", char)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base


_TABLE: Final = _Folding()


def aligned_fold(text: str) -> str:
    """`text` folded, of the same length; `text` should be NFC."""
    return text.translate(_TABLE)
