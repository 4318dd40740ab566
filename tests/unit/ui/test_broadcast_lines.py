"""Broadcast rows gathered into lines and spread again."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.core.vocabulary import DaySlot, MediaChannel
from app.ui.propaganda.broadcast_lines import Line, lines_of, rows_of

DAY = date(2026, 3, 5)

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "on": st.sampled_from((DAY, date(2026, 3, 12))),
            "slot": st.sampled_from((None, DaySlot.MORNING)),
            "times": st.integers(1, 2),
            "channel": st.sampled_from(list(MediaChannel)),
            "hamlet_id": st.sampled_from((None, "h1", "h2")),
        }
    ),
    max_size=8,
).map(lambda rows: [{**row, "id": f"b{place}"} for place, row in enumerate(rows)])


def content(rows: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    """Rows with their ids, in no order."""
    return Counter(tuple(sorted((key, str(value)) for key, value in row.items())) for row in rows)


@given(ROWS)
def test_gathering_and_spreading_changes_nothing(rows: list[dict[str, Any]]) -> None:
    assert content(rows_of(lines_of(rows), rows)) == content(rows)


@given(ROWS)
def test_a_second_gathering_gives_the_same_lines(rows: list[dict[str, Any]]) -> None:
    lines = lines_of(rows)
    assert sorted(map(repr, lines_of(rows_of(lines, ())))) == sorted(map(repr, lines))


def test_one_line_for_a_day_on_several_channels() -> None:
    line = Line(
        on=DAY,
        slot=None,
        times=2,
        channels=(MediaChannel.LOUDSPEAKER, MediaChannel.WEBSITE, MediaChannel.ZALO),
        hamlets=("h1", "h2"),
    )
    rows = rows_of([line], ())
    assert [(row["channel"].value, row["hamlet_id"], row["times"]) for row in rows] == [
        ("loudspeaker", None, 2),
        ("website", None, 2),
        ("zalo", "h1", 2),
        ("zalo", "h2", 2),
    ]
    assert lines_of(rows) == [line]


def test_a_moved_day_keeps_its_row() -> None:
    stored = [
        {
            "id": "b1",
            "on": DAY,
            "slot": None,
            "times": 1,
            "channel": MediaChannel.LOUDSPEAKER,
            "hamlet_id": None,
        }
    ]
    moved = Line(on=date(2026, 3, 6), slot=None, times=3, channels=(MediaChannel.LOUDSPEAKER,))
    assert [(row["id"], row["times"]) for row in rows_of([moved], stored)] == [("b1", 3)]
