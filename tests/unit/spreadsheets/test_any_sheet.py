"""Whatever stands in a sheet, reading it ends in records, skipped rows and problems, never in a failure."""

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.records.values import to_json
from app.services.spreadsheets.cells import BadCell, cell_value, shown_text
from app.services.spreadsheets.kinds import SHEET_KINDS, sheet_kind
from app.services.spreadsheets.likeness import likeness
from app.services.spreadsheets.mapping import find_header
from app.services.spreadsheets.rows import read_rows
from app.services.spreadsheets.sheet import Sheet, Value, cell_name, column_letter
from app.services.tasks.unit_names import UnitNames

TODAY = date(2026, 7, 14)
HEADINGS = ("Nhiệm vụ", "Thời hạn", "Đơn vị chủ trì", "Trạng thái", "Số buổi", "Nam", "TT", "Ghi chú", "Mã")
WORDS = ("tháng 3/2026", "08/3/2026", "xong", "1,5 triệu", "Tổng cộng", "31/02/2026", "#REF!", "-", "%", "nt")

values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from(HEADINGS),
    st.sampled_from(WORDS),
    st.text(max_size=30),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.tuples(*[values] * width), min_size=1, max_size=8))
    headings = tuple(draw(st.sampled_from(HEADINGS)) for _ in range(width))
    place = draw(st.integers(0, len(rows)))
    return Sheet("Trang", 1, (*rows[:place], headings, *rows[place:]))


@given(sheet=sheets(), name=st.sampled_from(sorted(SHEET_KINDS)))
def test_every_row_is_a_record_or_skipped(sheet: Sheet, name: str) -> None:
    kind = sheet_kind(name)
    read = read_rows(sheet, kind, today=TODAY)
    if read is None:
        assert find_header(sheet, kind.index, required=kind.required_sets) is None
        return
    numbers = [row.row for row in read.rows] + [one.row for one in read.skipped]
    assert sorted(numbers) == list(range(1, len(sheet.rows) + 1))
    assert any(keys <= set(read.mapping.values()) for keys in kind.required_sets)
    assert len(set(read.mapping.values())) == len(read.mapping)
    for row in read.rows:
        to_json(dict(row.record))
        assert row.record.get(kind.required) or row.problems
        assert all(problem.message.endswith(".") for problem in row.problems)


@given(value=values)
@example(value=time(8, 30))
@example(value=datetime(2026, 3, 8, 7, 30))
@example(value=1e300)
def test_any_value_is_read_or_refused_in_words(value: Value) -> None:
    kind = sheet_kind("tasks")
    assert isinstance(shown_text(value), str)
    refusals = []
    for field in kind.fields().values():
        try:
            cell_value(field, value, kind.rules, today=TODAY)
        except BadCell as refused:
            refusals.append(str(refused))
    assert all(message.endswith(".") for message in refusals)


@given(heading=st.text(max_size=40), name=st.text(max_size=40))
def test_likeness_is_a_share(heading: str, name: str) -> None:
    assert 0 <= likeness(heading, name) <= 1
    assert likeness(name, name) == 1


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_excel(column: int, letters: str) -> None:
    assert column_letter(column) == letters
    assert cell_name(column, 7) == f"{letters}7"


@given(st.text(max_size=60), st.text(max_size=20))
def test_names_of_units_can_be_anything(name: str, commune: str) -> None:
    names = UnitNames([("1", name, ""), ("2", "Công an xã", "CA")], commune=commune)
    assert names.find(name) in {"1", "2", None}
    assert set(names.find_several(name)) <= {"1", "2"}
