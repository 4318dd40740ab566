"""Nobody gets a small count back from what is printed."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.core.small_cells import NOTE, guard

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 8), min_size=width, max_size=width), min_size=2, max_size=6
    )
)


def test_large_and_empty_cells_stay() -> None:
    table = [[0, 3], [5, 0], [0, 0]]
    found = guard(table)
    assert found.cells == ((0, 3), (5, 0), (0, 0))
    assert found.note == ""


def test_a_single_small_cell_takes_others_with_it() -> None:
    found = guard([[1], [4], [7]])
    assert found.cells == ((None,), (None,), (7,))
    assert found.shown() == (("*",), ("*",), ("7",))
    assert found.note == NOTE


def test_one_case_in_the_whole_commune_is_hidden_in_every_village() -> None:
    assert guard([[1], [0], [0]]).cells == ((None,), (None,), (None,))


@given(TABLES)
def test_no_small_cell_is_shown(table: list[list[int]]) -> None:
    found = guard(table)
    for row, column in product(range(len(table)), range(len(table[0]))):
        shown = found.cells[row][column]
        assert shown == table[row][column] or shown is None
        assert not 1 <= (shown or 0) <= 2


@given(TABLES)
def test_no_small_cell_follows_from_a_total(table: list[list[int]]) -> None:
    """In every row and column with a mask at least two are masked, and what they add up to is no 1 or 2."""
    found = guard(table)
    lines = [[(row, column) for column in range(len(table[0]))] for row in range(len(table))]
    lines += [[(row, column) for row in range(len(table))] for column in range(len(table[0]))]
    for line in lines:
        masked = [(row, column) for row, column in line if found.cells[row][column] is None]
        if masked and len(line) > 1:
            together = sum(table[row][column] for row, column in masked)
            assert len(masked) == len(line) or (len(masked) > 1 and together > 2)
