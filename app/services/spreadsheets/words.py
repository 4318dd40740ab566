"""Folding the words of cells: a list says the same few thousand words again and again."""

from functools import lru_cache

from app.core.text import fold


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Return `fold(text)`, remembered."""
    return fold(text)
