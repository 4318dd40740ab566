"""Ids packed by line behave like a list of texts."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.line_ids import LineIds

UUIDS = st.uuids().map(str)
ODD = st.one_of(
    st.text(max_size=20), st.uuids().map(lambda one: str(one).upper()), st.uuids().map(lambda u: u.hex)
)
IDS = st.one_of(UUIDS, ODD)


@given(st.lists(st.tuples(st.floats(0, 1), st.lists(IDS, max_size=8)), max_size=6))
def test_writing_over_lines_is_what_a_list_would_do(steps: list[tuple[float, list[str]]]) -> None:
    packed, texts = LineIds(), list[str]()
    for share, ids in steps:
        first = round(share * len(texts))
        packed.put(first, ids)
        texts[first : first + len(ids)] = ids
    assert list(packed) == texts
    assert len(packed) == len(texts)
    assert packed[1:4] == texts[1:4]
    assert packed[-3:] == texts[-3:]
    assert [packed.index(one) for one in texts] == [texts.index(one) for one in texts]


@given(st.lists(IDS, max_size=8), IDS)
def test_an_id_that_is_not_there_is_not_found(ids: list[str], other: str) -> None:
    packed = LineIds()
    packed.put(0, ids)
    if other in ids:
        assert packed.index(other) == ids.index(other)
        return
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        packed.index(other)
    assert refused.value.args == (other,)


def test_bytes_of_two_neighbours_are_no_line() -> None:
    packed = LineIds()
    packed.put(0, [str(UUID(int=1)), str(UUID(int=2 << 64)), str(UUID(int=0))])
    between = UUID(bytes=bytes(UUID(int=1).bytes[8:] + UUID(int=2 << 64).bytes[:8]))
    with pytest.raises(ValueError, match=str(between)):
        packed.index(str(between))
    assert packed.index(str(UUID(int=0))) == 2


def test_lines_beyond_the_end_are_an_error() -> None:
    packed = LineIds()
    packed.put(0, [str(UUID(int=1))])
    with pytest.raises(IndexError):
        packed[1]


def test_a_hundred_thousand_ids_weigh_little() -> None:
    packed = LineIds()
    packed.put(0, (str(UUID(int=number)) for number in range(100_000)))
    assert len(packed._packed) == 1_600_000
    assert not packed._texts
