"""The real plan of 2026: every duty, its unit and dates, and the slips that must be shown."""

import json
from collections import Counter
from datetime import date

import pytest

from app.services.plans.preview import Flag, Frequency, PlanPreview, ProposedTask
from app.services.plans.reader import read_plan
from tests.helpers.seed import SEED_PLAN

ACTIONABLE_LINES = (
    39,
    41,
    43,
    45,
    49,
    51,
    55,
    57,
    59,
    61,
    63,
    67,
    69,
    73,
    75,
    77,
    83,
    85,
    87,
    89,
    91,
    95,
    97,
    99,
    101,
    105,
    109,
    111,
    115,
    117,
    119,
    123,
    125,
    127,
    131,
    135,
)
NO_DUTY_LINES = (13, 15, 17, 23, 25, 29, 31, 33, 139, 143)


@pytest.fixture(scope="module")
def preview() -> PlanPreview:
    return read_plan(SEED_PLAN)


def at(preview: PlanPreview, line: int) -> list[ProposedTask]:
    return [task for task in preview.tasks if task.line == line]


def test_head(preview: PlanPreview) -> None:
    head = preview.head
    assert head.title == (
        "Triển khai thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn xã Hưng "
        "Đạo năm 2026"
    )
    assert head.issuer == "Ủy ban nhân dân xã Hưng Đạo"
    assert head.number is None
    assert (head.year, head.year_certain) == (2026, True)


def test_every_actionable_paragraph_is_found(preview: PlanPreview) -> None:
    found = {task.line for task in preview.tasks}
    assert found >= set(ACTIONABLE_LINES)
    assert not found & set(NO_DUTY_LINES)
    assert 50 <= len(preview.tasks) <= 58


def test_paragraphs_with_several_duties_are_split(preview: PlanPreview) -> None:
    counts = Counter(task.line for task in preview.tasks)
    assert {line: counts[line] for line in (39, 45, 51, 61, 67, 83, 87, 109, 123)} == {
        39: 2,
        45: 1,
        51: 1,
        61: 3,
        67: 1,
        83: 2,
        87: 2,
        109: 1,
        123: 2,
    }


@pytest.mark.parametrize(
    ("lines", "unit", "section"),
    [
        ((83, 85, 87, 89, 91), "Phòng Văn hóa - Xã hội xã", "III.1.1"),
        ((95, 97, 99, 101), "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "III.2"),
        ((105,), "Phòng Kinh tế xã", "III.3"),
        ((109, 111), "Công an xã", "III.4"),
        ((115, 117, 119), "Trạm Y tế xã", "III.5"),
        ((123, 125, 127), "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức CT-XH xã", "III.6"),
        ((131,), "Trưởng các thôn", "III.7"),
        ((135,), "Các đơn vị trường học trực thuộc", "III.8"),
        ((39, 41, 43, 45), None, "II.1"),
        ((67, 69), None, "II.3"),
    ],
)
def test_units_come_from_the_headings(
    preview: PlanPreview, lines: tuple[int, ...], unit: str | None, section: str
) -> None:
    tasks = [task for line in lines for task in at(preview, line)]
    assert {task.lead_unit for task in tasks} == {unit}
    assert {task.section for task in tasks} == {section}


def test_cooperating_units_come_from_the_words(preview: PlanPreview) -> None:
    assert at(preview, 55)[1].coop_units == (
        "Phòng Văn hóa – Xã hội",
        "Công an xã",
        "Hội Liên hiệp Phụ nữ",
        "Đoàn Thanh niên",
        "các tổ chức liên quan",
    )
    assert at(preview, 87)[1].coop_units == ("Hội Liên hiệp phụ nữ xã",)
    assert at(preview, 111)[0].coop_units == ("các ngành, đoàn thể",)
    assert at(preview, 77)[0].coop_units == ()


def test_quota_and_recurrence_of_the_column(preview: PlanPreview) -> None:
    column, website = at(preview, 39)
    assert column.quota is not None
    assert (column.quota.minimum, column.quota.unit, column.quota.per) == (2, "tin/bài", "month")
    assert column.recurrence is not None
    assert (column.recurrence.freq, column.recurrence.raw) == (Frequency.MONTHLY, "mỗi tháng")
    assert website.recurrence is not None
    assert website.recurrence.freq is Frequency.CONTINUOUS


def test_named_days(preview: PlanPreview) -> None:
    periods = at(preview, 45)[0].periods
    assert [(period.start, period.end, period.raw) for period in periods] == [
        (date(2026, 3, 8), date(2026, 3, 8), "8/3"),
        (date(2026, 3, 20), date(2026, 3, 20), "20/3"),
        (date(2026, 6, 28), date(2026, 6, 28), "28/6"),
        (date(2026, 10, 20), date(2026, 10, 20), "20/10"),
        (date(2026, 11, 15), date(2026, 12, 15), "15/11–15/12"),
    ]
    assert periods[0].label == "Ngày Quốc tế Phụ nữ"
    assert periods[4].label == "Tháng hành động vì bình đẳng giới"


def test_wrong_year_is_shown_with_its_words(preview: PlanPreview) -> None:
    task = at(preview, 83)[0]
    assert task.to_json()["periods"] == [
        {
            "start": "2026-11-15",
            "end": "2026-12-15",
            "label": "Tháng hành động vì bình đẳng giới",
            "raw": "từ ngày 15/11-15/12/2025",
        }
    ]
    assert task.flags == (Flag.YEAR_MISMATCH,)
    assert any("15/12/2025" in warning for warning in preview.warnings)


def test_election_is_an_event(preview: PlanPreview) -> None:
    for task in at(preview, 41):
        assert Flag.EVENT_RELATIVE in task.flags
        assert [period.end for period in task.periods] == [date(2026, 3, 15)]


def test_broken_sentence_is_joined_and_flagged(preview: PlanPreview) -> None:
    task = at(preview, 51)[0]
    assert "phù hợp đặc điểm dân cư" in task.text
    assert task.flags == (Flag.BROKEN_PARAGRAPH,)
    assert [span.line for span in task.spans] == [51, 53]


def test_duty_given_twice_is_flagged_at_both_places(preview: PlanPreview) -> None:
    doubles = [task.line for task in preview.tasks if Flag.DUPLICATE_DUTY in task.flags]
    assert doubles == [73, 87]


def test_other_slips_are_warnings(preview: PlanPreview) -> None:
    assert any("«1.1»" in warning and "81" in warning for warning in preview.warnings)
    assert any("2021–2030" in warning and "2026–2030" in warning for warning in preview.warnings)


def test_dates_of_documents_are_no_deadlines(preview: PlanPreview) -> None:
    ends = {period.end for task in preview.tasks for period in task.periods}
    assert {day.year for day in ends if day is not None} == {2026}
    assert not at(preview, 69)[0].periods


def test_json_has_the_keys_of_the_contract(preview: PlanPreview) -> None:
    shape = json.loads(json.dumps(preview.to_json(), ensure_ascii=False))
    assert set(shape) == {"plan", "tasks", "warnings"}
    assert set(shape["plan"]) == {"title", "number", "issuer", "year"}
    for task in shape["tasks"]:
        assert list(task) == [
            "line", "section", "text", "lead_unit", "coop_units", "periods", "recurrence", "quota", "flags",
        ]  # fmt: skip
        assert all(list(period) == ["start", "end", "label", "raw"] for period in task["periods"])
    with_quota = next(task for task in shape["tasks"] if task["quota"])
    assert list(with_quota["quota"]) == ["min", "unit", "per"]
    assert list(with_quota["recurrence"]) == ["freq", "raw"]
