"""The report model: figures, edits, numbering."""

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reports.model import (
    PERCENT,
    Annex,
    Cell,
    Column,
    Edit,
    Figure,
    Paragraph,
    Report,
    Row,
    RowKind,
    Section,
    Table,
    cell_text,
)
from app.services.reports.numbering import labelled, letter, numbered, roman
from tests.helpers.sample_report import ITEMS, sample_report


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(0), "0"),
        (Figure(38620), "38.620"),
        (Figure(Decimal("38.15"), unit=PERCENT, places=1), "38,2%"),
        (Figure(3, signed=True), "+3"),
        (Figure(-3, signed=True), "-3"),
        (Figure(0, signed=True), "0"),
        (Figure(Decimal("0.04"), signed=True, places=1), "0,0"),
        (Figure(1500000, unit="đồng"), "1.500.000"),
        (Figure(None), "…"),
    ],
)
def test_a_figure_prints_as_an_office_writes_numbers(figure: Figure, text: str) -> None:
    assert figure.text == text


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), ("chữ", "chữ"), (Figure(7), "7"), (date(2026, 3, 5), "05/03/2026")]
)
def test_a_cell_prints_by_its_type(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


def test_an_edit_is_kept_beside_the_automatic_text() -> None:
    paragraph = Paragraph(
        "p", ("Đã phát ", Figure(3), " tin."), Edit("Đã phát ba tin.", over="Đã phát 3 tin.")
    )
    assert paragraph.text == "Đã phát ba tin."
    assert paragraph.auto_text == "Đã phát 3 tin."
    assert not paragraph.is_outdated


def test_an_edit_over_other_numbers_is_outdated() -> None:
    paragraph = Paragraph(
        "p", ("Đã phát ", Figure(4), " tin."), Edit("Đã phát ba tin.", over="Đã phát 3 tin.")
    )
    assert paragraph.is_outdated


def test_a_paragraph_nobody_filled_is_blank_but_one_emptied_is_not() -> None:
    assert Paragraph("p").is_blank
    assert Paragraph("p").auto_text is None
    assert not Paragraph("p", edit=Edit("")).is_blank


def test_edits_reach_nested_blocks_annexes_and_the_closing() -> None:
    report = sample_report(2)
    annex = Annex(
        key="a", label="", title="", blocks=(Section(key="s", title="t", blocks=(Paragraph("deep"),)),)
    )
    report = Report(kind="x", title="t", blocks=report.blocks, closing=report.closing, annexes=(annex,))
    edits = {key: Edit(f"sửa {key}") for key in ("capacity.text", "closing", "deep", "not there")}
    changed = {paragraph.key: paragraph.text for paragraph in report.with_edits(edits).paragraphs()}
    for key in ("capacity.text", "closing", "deep"):
        assert changed[key] == f"sửa {key}"
    assert changed["money.text"] == "Kinh phí xã hội hóa: … đồng."


def test_an_edit_is_taken_back_with_none() -> None:
    report = sample_report(2).with_edits({"committee.text": None})
    texts = {paragraph.key: paragraph.text for paragraph in report.paragraphs()}
    assert texts["committee.text"] == "Ban họp 1 kỳ."


def test_prose_and_tables_share_one_figure() -> None:
    same = [figure for figure in sample_report(2).figures() if figure is ITEMS]
    assert len(same) == 3
    assert len(ITEMS.records[0].ids) == 60


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        sample_report(1).title = "khác"  # type: ignore[misc]


def test_a_key_stands_only_once() -> None:
    with pytest.raises(ValueError, match="same"):
        Report(kind="x", title="", blocks=(Paragraph("same"), Section(key="same", title="")))


def test_a_row_has_a_cell_for_every_column() -> None:
    columns = (Column(header="A"), Column(header="B"))
    with pytest.raises(ValueError, match="cells"):
        Table(key="t", columns=columns, rows=(Row(("1",)),))
    with pytest.raises(ValueError, match="cells"):
        Table(key="t", columns=columns, rows=(Row(("1", "2"), kind=RowKind.GROUP),))
    with pytest.raises(ValueError, match="columns"):
        Table(key="t", columns=(), rows=())


def test_neighbouring_columns_of_a_group_share_a_head() -> None:
    columns = [("", 1), ("Nữ", 2), ("", 1), ("", 1), ("Nữ", 1)]
    table = Table(
        key="t",
        columns=tuple(Column(header="h", group=group) for group, count in columns for _ in range(count)),
        rows=(),
    )
    assert table.header_groups == tuple(columns)


def test_headings_are_numbered_by_their_depth() -> None:
    leaf = Section(key="c", title="c")
    blocks = numbered(
        (
            Section(key="a", title="a", blocks=(Paragraph("p"), Section(key="b", title="b", blocks=(leaf,)))),
            Section(key="d", title="d", number="3.1."),
            Section(key="e", title="e"),
        )
    )
    numbers = {
        block.key: block.number
        for block in Report(kind="", title="", blocks=blocks).walk()
        if isinstance(block, Section)
    }
    assert numbers == {"a": "I.", "b": "1.", "c": "a)", "d": "3.1.", "e": "III."}


def test_points_follow_the_vietnamese_alphabet() -> None:
    letters = [letter(number) for number in range(1, 24)]
    assert letters[:9] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]
    assert not set("fjwz") & set(letters)
    assert letter(24) == "aa"


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[digit] for digit in roman(number)]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    assert total == number


def test_a_single_annex_has_no_number() -> None:
    annexes = tuple(Annex(key=f"{index}", label="", title="", blocks=()) for index in range(2))
    assert [annex.label for annex in labelled(annexes)] == ["Phụ lục I", "Phụ lục II"]
    assert labelled(annexes[:1])[0].label == "Phụ lục"
    assert labelled(()) == ()
