"""A frozen report comes back from its JSON as it was."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import DamagedFile, NewerFile
from app.services.reports.model import Cell, Column, Edit, Figure, Paragraph, Records, Report, Row, Table
from app.services.reports.snapshot import from_json, to_json
from tests.helpers.sample_report import sample_letter, sample_report, sample_sheet

_VALUES = st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
_FIGURES = st.builds(
    Figure,
    _VALUES,
    label=st.text(),
    unit=st.text(),
    places=st.integers(0, 3),
    signed=st.booleans(),
    records=st.lists(st.builds(Records, st.text(), st.lists(st.text()).map(tuple))).map(tuple),
)
_CELLS: st.SearchStrategy[Cell] = st.none() | st.text() | _FIGURES | st.dates()


@pytest.mark.parametrize(
    "report", [sample_report(5), sample_letter(), sample_sheet()], ids=lambda report: report.kind
)
def test_documents_come_back_equal(report: Report) -> None:
    text = to_json(report)
    assert from_json(text) == report
    assert to_json(from_json(text)) == text


@given(
    st.lists(_CELLS, min_size=1, max_size=4),
    st.lists(st.text() | _FIGURES),
    st.none() | st.builds(Edit, st.text()),
)
def test_every_cell_and_run_comes_back_equal(
    cells: list[Cell], runs: list[str | Figure], edit: Edit | None
) -> None:
    table = Table(key="t", columns=tuple(Column(header="h") for _ in cells), rows=(Row(tuple(cells)),))
    report = Report(kind="k", title="t", blocks=(table, Paragraph("p", tuple(runs), edit)))
    back = from_json(to_json(report))
    assert back == report
    types = [type(figure.value) for figure in back.figures()]
    assert types == [type(figure.value) for figure in report.figures()]


def test_the_form_is_readable_and_names_its_format() -> None:
    document = json.loads(to_json(sample_letter()))
    assert document["format"] == 1
    assert document["report"]["@"] == "Report"
    assert document["report"]["letterhead"]["issued"] == {"@": "date", "value": "2026-02-05"}
    assert "body_size" not in document["report"], "defaults are left out"


def test_a_value_like_its_default_but_of_another_type_is_kept() -> None:
    report = Report(kind="k", title="t", blocks=(Paragraph("p", (Figure(Decimal(0)), Figure(0))),))
    assert [type(figure.value) for figure in from_json(to_json(report)).figures()] == [Decimal, int]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"format":1}',
        '{"format":1,"report":null}',
        '{"format":1,"report":{"@":"Row","cells":[]}}',
        '{"format":1,"report":{"@":"Nothing"}}',
        '{"format":1,"report":{"@":"Report","kind":"k"}}',
        '{"format":1,"report":{"@":"date","value":"2026-02-30"}}',
        '{"format":"x","report":null}',
        "[" * 100_000,
    ],
)
def test_damage_is_an_expected_failure(text: str) -> None:
    with pytest.raises(DamagedFile, match="Bản lưu của báo cáo"):
        from_json(text)


def test_a_later_format_is_refused() -> None:
    with pytest.raises(NewerFile):
        from_json('{"format":2,"report":{}}')


def test_dates_are_not_taken_for_text() -> None:
    cell = date(2026, 3, 5)
    table = Table(key="t", columns=(Column(header="h"),), rows=(Row((cell,)), Row(("2026-03-05",))))
    back = from_json(to_json(Report(kind="k", title="t", blocks=(table,))))
    assert [row.cells[0] for row in next(back.tables()).rows] == [cell, "2026-03-05"]
