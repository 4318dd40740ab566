"""Breaking lines by the widths of the document's typeface."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reports.fonts import Face, document_typeface
from app.services.reports.measure import balanced, balanced_width, wrap

_WORDS = st.text("aăâbcđêghiĩọưừỹ", min_size=1, max_size=30)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=30).map(" ".join)


def _width(text: str) -> float:
    return document_typeface().width(text, Face.REGULAR, 14)


@given(_TEXTS, st.floats(20, 500))
def test_no_line_is_wider_than_the_limit_and_nothing_is_lost(text: str, limit: float) -> None:
    lines = wrap(text, limit, _width)
    assert all(_width(line) <= limit + 0.1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(_TEXTS)
def test_words_that_fit_are_not_broken(text: str) -> None:
    assert " ".join(wrap(text, 300, _width)) == text


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrap("ngắn " + "ă" * 200 + " hết", 100, _width)
    assert len(lines) > 5
    assert "".join(lines) == "ngắn" + "ă" * 200 + "hết" or lines[-1].endswith(" hết")


def test_a_character_wider_than_the_line_stands_alone() -> None:
    assert wrap("ăb", 1, _width) == ["ă", "b"]


@given(_TEXTS, st.floats(100, 500))
def test_balanced_lines_are_no_more_than_needed(text: str, limit: float) -> None:
    lines = balanced(text, limit, _width)
    assert len(lines) == len(wrap(text, limit, _width))
    assert balanced_width(text, limit, _width) <= limit + 0.1


def test_a_title_does_not_leave_a_word_alone() -> None:
    title = "Danh mục tin, bài về bình đẳng giới đã phát trong tháng 7 năm 2026 của xã"
    limit = _width(title) * 0.9
    greedy, even = wrap(title, limit, _width), balanced(title, limit, _width)
    assert _width(greedy[-1]) < 0.25 * _width(greedy[0])
    assert _width(even[-1]) == pytest.approx(_width(even[0]), rel=0.25)
