"""Nested rows as cards, and dates of which only a part is known."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import AppError
from app.ui.fields import Entry, LineField, NumberField, PartialDateField, RowsField, RowShape
from tests.gui.conftest import FixedClock
from tests.helpers.hands import click
from tests.helpers.ui import type_text

ROWS = [{"id": "a", "name": "một", "count": 1}, {"id": "b", "name": "hai", "count": None}]


def shape(**more: Any) -> RowShape:
    return RowShape(
        entries=(
            Entry(key="name", label="Tên", make=LineField, required=True),
            Entry(key="count", label="Số", make=NumberField, start=7),
            Entry(
                key="why",
                label="Vì sao",
                make=LineField,
                shown=lambda fields: fields["name"].raw() == "lạ",
            ),
        ),
        add="Thêm",
        empty="Chưa có",
        **more,
    )


@pytest.fixture
def field(qtbot: QtBot) -> RowsField:
    made = RowsField(shape(summary=lambda values: str(values["name"] or "")))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_rows_come_back_as_they_went_in(field: RowsField) -> None:
    field.set_value(ROWS)
    assert [(row["id"], row["name"], row["count"]) for row in field.value()] == [
        ("a", "một", 1),
        ("b", "hai", None),
    ]
    assert [card.folded for card in field.cards] == [True, True]
    field.set_value(())
    assert field.empty_label.isVisible()


def test_a_new_row_starts_with_what_is_usual_and_is_dropped_when_left_empty(field: RowsField) -> None:
    click(field.add_button)
    assert field.cards[0].fields["count"].value() == 7
    assert field.value() == []
    assert field.is_empty()
    type_text(field.cards[0].fields["name"].editor, "ba")
    assert field.value() == [{"name": "ba", "count": 7, "why": ""}]


def test_what_a_row_lacks_is_told_below_its_entry(field: RowsField) -> None:
    field.set_value(ROWS)
    field.cards[1].fields["name"].set_value("")
    assert field.problem() == "Dòng 2: Cần nhập «Tên»."
    with pytest.raises(AppError):
        field.value()
    field.show_problem(field.problem())
    assert field.cards[1].fields["name"].error_label.text() == "Cần nhập «Tên»."
    assert not field.cards[1].folded
    assert field.error_label.text() == ""
    field.show_problem("")
    assert field.cards[1].fields["name"].error_label.text() == ""


def test_a_finding_goes_to_its_entry_past_rows_that_are_left_empty(qtbot: QtBot) -> None:
    field = RowsField(shape(newest_first=True, summary=lambda values: str(values["name"])))
    qtbot.addWidget(field)
    field.set_value(ROWS)
    field.add_row()
    assert field.show_problem_at("0.count", "Sai số.")
    assert field.cards[1].fields["count"].error_label.text() == "Sai số."
    assert not field.show_problem_at("0.khác", "?")
    assert not field.show_problem_at("5.count", "?")
    assert not field.show_problem_at("x.count", "?")


def test_an_entry_is_there_while_it_is_wanted_or_has_a_value(field: RowsField) -> None:
    field.set_value([{"id": "a", "name": "một", "why": ""}, {"id": "b", "name": "hai", "why": "vì thế"}])
    for card in field.cards:
        card.fold(False)
    first, second = (card.fields["why"] for card in field.cards)
    assert not first.isVisible()
    assert second.isVisible()
    field.cards[0].fields["name"].set_value("lạ")
    assert first.isVisible()


def test_the_line_of_a_folded_card_follows_its_entries(field: RowsField) -> None:
    field.set_value(ROWS)
    assert [card.head.text() for card in field.cards] == ["một", "hai"]
    field.cards[0].fields["name"].set_value("khác & mới")
    assert field.cards[0].head.text() == "khác && mới"


def test_a_draft_brings_rows_back(field: RowsField, qtbot: QtBot) -> None:
    field.set_value(ROWS)
    click(field.add_button)
    type_text(field.cards[2].fields["name"].editor, "ba")
    draft = field.raw()
    again = RowsField(shape())
    qtbot.addWidget(again)
    again.set_value(ROWS)
    again.set_raw(draft)
    assert again.raw() == draft
    assert [row.get("id") for row in again.value()] == ["a", "b", None]


def test_new_rows_stand_first_where_the_newest_do(qtbot: QtBot) -> None:
    field = RowsField(shape(newest_first=True))
    qtbot.addWidget(field)
    field.set_value(ROWS)
    field.add_row({"name": "mới"})
    assert [row["name"] for row in field.value()] == ["mới", "một", "hai"]


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("1985", "1985", "1985"),
        ("7/1985", "07/1985", "1985-07"),
        ("3/7/1985", "03/07/1985", "1985-07-03"),
        ("", "", None),
    ],
)
def test_a_date_is_taken_as_far_as_it_is_known(
    qtbot: QtBot, clock: FixedClock, typed: str, shown: str, value: str | None
) -> None:
    field = PartialDateField(clock)
    qtbot.addWidget(field)
    type_text(field.line, typed)
    assert field.value() == value
    field.set_value(value)
    assert field.line.text() == shown


def test_a_date_that_cannot_be_is_told(qtbot: QtBot, clock: FixedClock) -> None:
    field = PartialDateField(clock)
    qtbot.addWidget(field)
    type_text(field.line, "31/2/1985")
    assert "không có ngày 31" in field.problem()


def test_a_row_has_fields_only_once_it_is_opened(field: RowsField) -> None:
    field.set_value(ROWS)
    before = field.raw()
    assert before == [{"id": "a"}, {"id": "b"}]
    assert field.cards[0].findChildren(LineField) == []
    click(field.cards[0].head)
    assert len(field.cards[0].findChildren(LineField)) == 2
    assert field.raw() == before
    type_text(field.cards[0].fields["name"].editor, "!")
    assert field.raw() == [{"id": "a", "name": "!một", "count": "1", "why": ""}, {"id": "b"}]


def test_the_draft_of_a_row_that_is_gone_brings_only_what_was_typed(field: RowsField) -> None:
    field.set_value(ROWS[:1])
    field.set_raw([{"id": "a"}, {"id": "gone"}, {"id": "", "name": "ba", "count": "3", "why": ""}])
    assert [row["name"] for row in field.value()] == ["một", "ba"]
