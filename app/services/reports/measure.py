"""Breaking text into lines of a given width, by the widths of the document's typeface. Lengths in points."""

from collections.abc import Callable
from typing import Final

Width = Callable[[str], float]
"""The width of a piece of text in one face and size."""

_SLACK: Final = 0.01


def wrap(text: str, limit: float, width: Width) -> list[str]:
    """The text in lines not wider than `limit`; a word that is wider alone is broken where it must be."""
    if width(text) <= limit + _SLACK:
        return [text]
    space = width(" ")
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        taken = width(word)
        if line and used + space + taken <= limit + _SLACK:
            line, used = f"{line} {word}", used + space + taken
            continue
        if line:
            lines.append(line)
        if taken > limit + _SLACK:
            *full, word = _pieces(word, limit, width)
            lines += full
            taken = width(word)
        line, used = word, taken
    return [*lines, line] if line else lines


def _pieces(word: str, limit: float, width: Width) -> list[str]:
    """A word too wide for a line, in pieces that fit (one character at least)."""
    pieces: list[str] = []
    piece, used = "", 0.0
    for char in word:
        taken = width(char)
        if piece and used + taken > limit + _SLACK:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += char
        used += taken
    return [*pieces, piece]


def balanced_width(text: str, limit: float, width: Width) -> float:
    """The smallest width in which the text needs no more lines than in `limit`: lines of about the same
    length.

    Official titles are broken so; a title that leaves one word on its last line looks careless.
    """
    count = len(wrap(text, limit, width))
    if count == 1:
        return width(text)
    low, high = 0.0, limit
    while high - low > 1:
        middle = (low + high) / 2
        if len(wrap(text, middle, width)) <= count:
            high = middle
        else:
            low = middle
    return max(width(line) for line in wrap(text, high, width))


def balanced(text: str, limit: float, width: Width) -> list[str]:
    """The text in as few lines as `limit` needs, of about the same length."""
    return wrap(text, balanced_width(text, limit, width), width)
