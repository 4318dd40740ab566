"""The statistics on paper: every number from the one pivot, «0 vụ» clean, small cells guarded, no names."""

from typing import Any

import pytest

from app.core.vocabulary import ReportKind
from app.services.reports.model import Figure
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.pdf import pdf_text
from tests.integration.cases.papers import ADDRESS, PERPETRATOR, REPORTER, STORY, VICTIM, full_case

SECRET = (VICTIM, PERPETRATOR, REPORTER, ADDRESS, STORY, "2026-A-001")
KINDS = pytest.mark.parametrize("kind", [ReportKind.VIOLENCE, ReportKind.VIOLENCE_REKEYING])


@pytest.fixture
def case(workspace: Workspace) -> dict[str, Any]:
    return full_case(workspace)


def text_of(workspace: Workspace, kind: ReportKind, code: str) -> str:
    built = workspace.reports.build(kind, workspace.reports.period(kind, code))
    return " ".join(pdf_text(render(built.report, Format.PDF)).split())


@KINDS
@pytest.mark.parametrize("code", ["2026-06", "2026-Q2", "2026-H1", "2026", "2026-06-01..2026-06-20"])
def test_every_period_prints_in_every_format(
    workspace: Workspace, case: dict[str, Any], kind: ReportKind, code: str
) -> None:
    built = workspace.reports.build(kind, workspace.reports.period(kind, code))
    for form in Format:
        assert render(built.report, form)
    text = text_of(workspace, kind, code)
    assert all(secret not in text for secret in SECRET)


def test_periods_are_those_of_the_calendar_whatever_the_office_s_rule(workspace: Workspace) -> None:
    period = workspace.reports.period(ReportKind.VIOLENCE, "2026-06")
    assert (period.range.start.day, period.range.end.day) == (1, 30)
    assert workspace.reports.period(ReportKind.MONTH, "2026-06").range.start.day == 15


def test_prose_and_annex_tell_the_same_numbers(workspace: Workspace, case: dict[str, Any]) -> None:
    kind = ReportKind.VIOLENCE
    built = workspace.reports.build(kind, workspace.reports.period(kind, "2026-06"))
    by_label: dict[str, set[str]] = {}
    for figure in built.report.figures():
        by_label.setdefault(figure.label, set()).add(figure.text)
    assert all(len(texts) == 1 for texts in by_label.values())
    text = text_of(workspace, kind, "2026-06")
    assert "Trong kỳ tiếp nhận 1 vụ bạo lực gia đình" in text
    assert "bạo lực thể chất 1 vụ" in text
    assert "cấm tiếp xúc 1 vụ" in text
    cases = [one for one in built.report.figures() if one.value]
    assert all(one.records and one.records[0].ids == (case["id"],) for one in cases)


def test_a_period_without_a_case_prints_cleanly(workspace: Workspace, case: dict[str, Any]) -> None:
    text = text_of(workspace, ReportKind.VIOLENCE, "2026-03")
    assert "không phát hiện, không tiếp nhận vụ bạo lực gia đình nào" in text
    assert "không phát sinh" in text
    assert "…" not in text.split("IV.")[0]
    built = workspace.reports.build(
        ReportKind.VIOLENCE, workspace.reports.period(ReportKind.VIOLENCE, "2026-03")
    )
    assert {figure.value for figure in built.report.figures()} == {0}


def test_a_thôn_with_one_case_is_masked_and_the_commune_s_total_is_not(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    built = workspace.reports.build(
        ReportKind.VIOLENCE, workspace.reports.period(ReportKind.VIOLENCE, "2026-06")
    )
    table = next(table for table in built.report.tables() if table.key == "villages")
    village = next(row for row in table.rows if row.cells[1] == "Thôn Đông")
    assert village.cells[2] == "*"
    total = table.rows[-1].cells[2]
    assert isinstance(total, Figure)
    assert total.value == 1
    assert table.note


def test_what_is_entered_after_the_freeze_comes_as_bổ_sung(
    workspace: Workspace, case: dict[str, Any], clock: FixedClock
) -> None:
    kind = ReportKind.VIOLENCE
    june = workspace.reports.period(kind, "2026-06")
    workspace.reports.freeze(kind, june)
    clock.advance(days=1)
    workspace.records.put(
        "cases",
        {
            "received_at": "2026-06-20T08:00",
            "receive_form": "phone",
            "case_kind": "domestic",
            "incidents": [{"dv_form": [{"form": "mental"}]}],
        },
        confirmed=True,
    )
    text = text_of(workspace, kind, "2026-07")
    assert "Bổ sung kỳ trước: 1 vụ" in text
    assert "Trong kỳ tiếp nhận 1 vụ" in text_of(workspace, kind, "2026-06")


def test_it_goes_to_the_department_of_culture(workspace: Workspace) -> None:
    text = text_of(workspace, ReportKind.VIOLENCE, "2026-06")
    assert "Kính gửi: Sở Văn hóa và Thể thao thành phố Hà Nội." in text
    month = text_of(workspace, ReportKind.MONTH, "2026-06")
    assert "Kính gửi: Sở Nội vụ thành phố Hà Nội." in month


def test_the_month_tells_of_the_cases_of_its_own_period(workspace: Workspace) -> None:
    month = ReportKind.MONTH
    assert "violence.cases" not in {
        paragraph.key
        for paragraph in workspace.reports.build(
            month, workspace.reports.period(month, "2026-06")
        ).report.paragraphs()
    }
    full_case(workspace)
    assert "Trong kỳ tiếp nhận 1 vụ bạo lực gia đình" in text_of(workspace, month, "2026-06")
    # From the 15th of June on it is July by the office's rule.
    assert "không tiếp nhận vụ bạo lực gia đình nào" in text_of(workspace, month, "2026-07")
