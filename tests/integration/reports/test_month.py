"""The month's summary: what it counts, what it says, what it leaves open, what it keeps."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.bootstrap import Office, create_workspace
from app.core.errors import InvalidPeriod
from app.core.periods import PeriodRule, ReportingPeriod
from app.core.vocabulary import ReportKind, TaskStatus
from app.services.reports.build.task_figures import LISTED
from app.services.reports.model import Figure, Paragraph, Report, RowKind, Section
from app.services.reports.service import BuiltReport, Format, render
from app.services.reports.store import ReportFrozen
from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace

MONTH = ReportKind.MONTH


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = make_workspace(tmp_path / "sổ", today=date(2026, 7, 16))
    yield workspace
    workspace.close()


@pytest.fixture
def july(workspace: Workspace) -> ReportingPeriod:
    return workspace.reports.period(MONTH, "2026-07")


def built(workspace: Workspace, period: ReportingPeriod) -> BuiltReport:
    return workspace.reports.build(MONTH, period)


def paragraph(report: Report, key: str) -> Paragraph:
    return next(found for found in report.paragraphs() if found.key == key)


def task(workspace: Workspace, **values: object) -> str:
    return workspace.records.put("tasks", {"title": "Một nhiệm vụ", **values}).record.id


def states(report: Report) -> dict[str, str]:
    rows = [row for table in report.tables() if table.key == "tasks" for row in table.rows]
    return {str(row.cells[1]): str(row.cells[4]) for row in rows if row.kind is RowKind.DATA}


def test_the_period_follows_the_offices_rule(workspace: Workspace, july: ReportingPeriod) -> None:
    workspace.records.put("media", {"title": "Đầu kỳ", "broadcasts": [{"on": "2026-06-15"}]})
    workspace.records.put("media", {"title": "Sau kỳ", "broadcasts": [{"on": "2026-07-15"}]})
    assert "phát mới 1 tin, bài" in paragraph(built(workspace, july).report, "propaganda.media").text
    assert built(workspace, july).report.period_note == "(số liệu từ 15/6/2026 đến 14/7/2026)"
    workspace.settings.save(period_rule=PeriodRule.CALENDAR)
    calendar = workspace.reports.period(MONTH, "2026-07")
    assert "phát mới 1 tin, bài" in paragraph(built(workspace, calendar).report, "propaganda.media").text
    assert "từ 01/7/2026 đến 31/7/2026" in built(workspace, calendar).report.period_note


def test_prose_and_annex_show_the_same_figures(workspace: Workspace, july: ReportingPeriod) -> None:
    for day in (20, 21):
        workspace.records.put(
            "media", {"title": f"Tin {day}", "broadcasts": [{"on": f"2026-06-{day}", "times": 3}]}
        )
    attendance = {"attendance_male": 1, "attendance_female": 2}
    workspace.records.put("activities", {"title": "Tọa đàm", "held_on": "2026-07-01", **attendance})
    report = built(workspace, july).report
    prose = {run.label: run for found in report.paragraphs() for run in found.runs if isinstance(run, Figure)}
    table = next(table for table in report.tables() if table.key == "propaganda.comparison")
    annex = {str(row.cells[1]): row.cells[3] for row in table.rows}
    assert prose["tin, bài truyền thanh"].value == 2
    pairs = {
        "tin, bài truyền thanh": "Tin, bài phát mới trên hệ thống truyền thanh",
        "lượt phát": "Số lượt phát thanh",
        "lượt người tham gia": "Lượt người tham gia",
    }
    for label, line in pairs.items():
        figure = annex[line]
        assert isinstance(figure, Figure)
        assert (figure.value, figure.records) == (prose[label].value, prose[label].records)


def test_the_same_period_of_the_year_before_is_compared(workspace: Workspace, july: ReportingPeriod) -> None:
    workspace.records.put("media", {"title": "Năm trước", "broadcasts": [{"on": "2025-07-01"}]})
    table = next(
        table for table in built(workspace, july).report.tables() if table.key == "propaganda.comparison"
    )
    assert [str(getattr(cell, "text", cell)) for cell in table.rows[0].cells[3:]] == ["0", "0", "1", "-1"]


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"due_on": "2026-07-10"}, "Quá hạn"),
        ({"due_on": "2026-06-01"}, "Quá hạn"),
        ({"due_on": "2026-07-10", "status": "done", "done_on": "2026-07-09"}, "Hoàn thành"),
        ({"due_on": "2026-07-10", "status": "done", "done_on": "2026-07-15"}, "Quá hạn"),
        ({"due_on": "2026-08-20", "status": "done", "done_on": "2026-07-01"}, "Hoàn thành"),
        ({"due_on": "2026-07-10", "status": "dropped", "dropped_reason": "trùng"}, "Không thực hiện"),
    ],
)
def test_a_task_stands_as_it_stood_at_the_periods_end(
    workspace: Workspace, july: ReportingPeriod, values: dict[str, str], state: str
) -> None:
    task(workspace, **values)
    assert states(built(workspace, july).report) == {"Một nhiệm vụ": state}


@pytest.mark.parametrize(
    "values",
    [
        {"due_on": "2026-07-15"},
        {"due_on": "2026-06-01", "status": "done", "done_on": "2026-06-14"},
        {},
    ],
)
def test_tasks_of_other_periods_stay_out(
    workspace: Workspace, july: ReportingPeriod, values: dict[str, str]
) -> None:
    task(workspace, **values)
    assert states(built(workspace, july).report) == {}


def test_results_difficulties_and_proposals_of_tasks_reach_their_sections(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    task(
        workspace,
        due_on="2026-07-01",
        lead_unit_id="VHXH",
        result="Đã kiểm tra 3 đơn vị.",
        difficulties="Thiếu tài liệu",
        proposals="Cấp thêm tờ rơi",
    )
    report = built(workspace, july).report
    lead = "- Phòng Văn hóa - Xã hội: "
    assert paragraph(report, "direction.results").text == f"{lead}Đã kiểm tra 3 đơn vị."
    assert paragraph(report, "difficulties.text").text == f"{lead}Thiếu tài liệu."
    assert paragraph(report, "proposals.text").text == f"{lead}Cấp thêm tờ rơi."


def test_what_a_late_line_says_is_not_lost(workspace: Workspace, july: ReportingPeriod) -> None:
    """Of more tasks than the annex lists those that say something are told all the same."""
    for number in range(1, LISTED + 3):
        task(workspace, title=f"Việc {number:03}", line=number, due_on="2026-07-01")
    task(workspace, title="Cuối", line=900, due_on="2026-07-01", difficulties="Thiếu loa", result="Đã họp")
    weekly = task(workspace, title="Lặp", line=901, recurrence="MONTHLY")
    occurrence = next(
        one
        for one in workspace.records.get("tasks", weekly).values["occurrences"]
        if one["label"] == "Tháng 6/2026"
    )
    workspace.tasks.mark_occurrence(occurrence["id"], TaskStatus.DONE, task_id=weekly, result="Đủ tin")
    report = built(workspace, july).report
    assert paragraph(report, "difficulties.text").text == "- Thiếu loa."
    assert paragraph(report, "direction.results").text == "- Cuối: Đã họp.\n- Lặp: Đủ tin."
    table = next(table for table in report.tables() if table.key == "tasks")
    assert len([row for row in table.rows if row.kind is RowKind.DATA]) == LISTED
    assert table.note == "Còn 4 nhiệm vụ không in ở đây; danh sách đầy đủ xem trong sổ."


def test_the_rest_of_a_long_list_of_results_is_counted(workspace: Workspace, july: ReportingPeriod) -> None:
    for number in range(1, LISTED + 4):
        task(workspace, title=f"Việc {number:03}", line=number, due_on="2026-07-01", result="Đã xong")
    lines = paragraph(built(workspace, july).report, "direction.results").text.splitlines()
    assert len(lines) == LISTED + 1
    assert lines[0] == "- Việc 001: Đã xong."
    assert lines[-1] == "- Và 3 nhiệm vụ khác, ghi trong sổ theo dõi nhiệm vụ của đơn vị."


def test_the_next_period_lists_what_falls_due(workspace: Workspace, july: ReportingPeriod) -> None:
    task(workspace, title="Nộp kế hoạch tháng hành động", due_on="2026-08-01")
    task(workspace, title="Việc của tháng chín", due_on="2026-09-01")
    text = paragraph(built(workspace, july).report, "next.tasks").text
    assert text == "- Nộp kế hoạch tháng hành động (hạn 01/08/2026)."


def test_parts_without_records_are_left_for_typing(workspace: Workspace, july: ReportingPeriod) -> None:
    report = built(workspace, july).report
    assert "không phát sinh" not in " ".join(found.text for found in report.paragraphs())
    assert paragraph(report, "violence.text").is_blank
    workspace.reports.write_text(MONTH, july, "violence.text", None, nothing=True)
    assert paragraph(built(workspace, july).report, "violence.text").text == "Trong kỳ không phát sinh."
    assert paragraph(built(workspace, july).report, "committee.text").is_blank


def test_edits_are_kept_with_their_period_and_can_be_taken_back(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    auto = paragraph(built(workspace, july).report, "closing").text
    changes = workspace.reports.write_text(MONTH, july, "closing", "Trân trọng./.")
    assert paragraph(built(workspace, july).report, "closing").text == "Trân trọng./."
    assert paragraph(built(workspace, july.next()).report, "closing").text != "Trân trọng./."
    assert changes.transaction is not None
    workspace.records.undo(changes.transaction)
    assert paragraph(built(workspace, july).report, "closing").text == auto


def test_a_frozen_report_keeps_its_words_and_refuses_edits(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    workspace.records.put("media", {"title": "Một", "broadcasts": [{"on": "2026-06-20"}]})
    workspace.reports.freeze(MONTH, july)
    frozen = built(workspace, july)
    workspace.records.put("media", {"title": "Hai", "broadcasts": [{"on": "2026-06-21"}]})
    assert built(workspace, july).report == frozen.report
    assert frozen.choices.chain_head[:16] in frozen.report.verification
    with pytest.raises(ReportFrozen):
        workspace.reports.write_text(MONTH, july, "closing", "khác")
    workspace.reports.reopen(MONTH, july)
    assert "phát mới 2 tin" in paragraph(built(workspace, july).report, "propaganda.media").text


def test_the_frame_comes_from_the_registers(workspace: Workspace, july: ReportingPeriod) -> None:
    signer = workspace.records.put(
        "signers", {"name": "Người Ký Mẫu", "authority": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"}
    ).record.id
    workspace.records.put("addressees", {"name": "Văn phòng UBND (mẫu)", "position": 2})
    workspace.reports.choose(MONTH, july, signer_id=signer, number="07", signed_on=date(2026, 7, 16))
    report = built(workspace, july).report
    assert report.signature is not None
    assert (report.signature.signer, report.signature.authority[-1]) == ("Người Ký Mẫu", "CHỦ TỊCH")
    assert report.letterhead is not None
    assert (report.letterhead.number, report.letterhead.issued) == ("07", date(2026, 7, 16))
    assert report.addressees == ("Sở Nội vụ thành phố Hà Nội", "Văn phòng UBND (mẫu)")


@pytest.mark.parametrize(
    ("commune", "province", "head", "in_prose", "place", "addressee"),
    [
        ("Xã Hưng Đạo", "TP. Hà Nội", "XÃ HƯNG ĐẠO", "UBND xã Hưng Đạo", "Hưng Đạo", "thành phố Hà Nội"),
        ("phường Hà Đông", "HÀ NỘI", "PHƯỜNG HÀ ĐÔNG", "UBND phường Hà Đông", "Hà Đông", "thành phố HÀ NỘI"),
        ("  Mẫu   Sơn", "tỉnh Mẫu", "XÃ MẪU SƠN", "UBND xã Mẫu Sơn", "Mẫu Sơn", "tỉnh Mẫu"),
    ],
)
def test_the_commune_may_be_typed_with_what_it_is(
    tmp_path: Path, commune: str, province: str, head: str, in_prose: str, place: str, addressee: str
) -> None:
    vault = Vault(tmp_path / "mới", clock=FixedClock.on(date(2026, 7, 16)), cost=Cost.floor)
    workspace, _code = create_workspace(vault, "mật khẩu thử nghiệm", Office(commune, province))
    report = built(workspace, workspace.reports.period(MONTH, "2026-07")).report
    workspace.close()
    assert report.letterhead is not None
    assert report.letterhead.issuer == ("ỦY BAN NHÂN DÂN", head)
    assert report.letterhead.issuer_name == in_prose
    assert report.letterhead.place == place
    assert report.addressees == (f"Sở Nội vụ {addressee}",)


def test_legal_bases_are_printed_while_in_force_when_the_office_wants_them(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    assert built(workspace, july).report.legal_bases == ()
    workspace.settings.save(print_legal_bases=True)
    workspace.records.put("legal_bases", {"text": "Văn bản hết hiệu lực", "valid_to": "2026-01-01"})
    bases = built(workspace, july).report.legal_bases
    assert "Căn cứ Luật Bình đẳng giới" in bases
    assert "Văn bản hết hiệu lực" not in bases


def test_sections_follow_the_usual_monthly_report(workspace: Workspace, july: ReportingPeriod) -> None:
    task(workspace, due_on="2026-07-10")
    report = built(workspace, july).report
    tops = [block.number for block in report.blocks if isinstance(block, Section)]
    assert tops == ["I.", "II.", "III.", "IV."]
    assert [annex.label for annex in report.annexes] == ["Phụ lục I", "Phụ lục II"]


def test_every_annex_is_referred_to_in_the_text(workspace: Workspace, july: ReportingPeriod) -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I: the text of the document says what its annexes are for."""
    task(workspace, due_on="2026-07-10")
    for logged in (False, True):
        if logged:
            workspace.records.put("media", {"title": "Một", "broadcasts": [{"on": "2026-06-20"}]})
        report = built(workspace, july).report
        prose = "\n".join(found.text for found in report.paragraphs())
        assert [annex.label for annex in report.annexes] == ["Phụ lục I", "Phụ lục II"]
        assert all(f"tại {annex.label} kèm theo" in prose for annex in report.annexes)


def test_a_month_without_tasks_has_one_annex_without_a_number(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    report = built(workspace, july).report
    prose = "\n".join(found.text for found in report.paragraphs())
    assert [annex.label for annex in report.annexes] == ["Phụ lục"]
    assert "tại Phụ lục kèm theo" in prose
    assert "Phụ lục I" not in prose


def test_lists_without_a_line_are_not_printed(workspace: Workspace, july: ReportingPeriod) -> None:
    def titles() -> list[str]:
        return [table.title for table in built(workspace, july).report.tables() if table.title]

    assert titles() == ["1. Số liệu tổng hợp"]
    workspace.records.put("activities", {"title": "Tọa đàm", "held_on": "2026-07-01"})
    assert titles() == ["1. Số liệu tổng hợp", "2. Danh mục hoạt động tuyên truyền trực tiếp"]
    workspace.records.put("media", {"title": "Một", "broadcasts": [{"on": "2026-06-20"}]})
    assert titles()[1:] == ["2. Danh mục tin, bài", "3. Danh mục hoạt động tuyên truyền trực tiếp"]


def test_a_result_of_a_task_without_a_unit_says_of_which_task(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    task(workspace, title="Rà soát tủ sách pháp luật.", due_on="2026-07-01", result="Được khoảng 60%")
    text = paragraph(built(workspace, july).report, "direction.results").text
    assert text == "- Rà soát tủ sách pháp luật: Được khoảng 60%."


def test_money_of_tasks_finished_in_the_period_is_told_by_source(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    done = {"status": "done", "spent_state": 4_000_000}
    task(workspace, title="Trong kỳ", due_on="2026-07-01", done_on="2026-07-01", spent_social=500_000, **done)
    task(workspace, title="Kỳ trước", due_on="2026-06-01", done_on="2026-06-01", **done)
    task(workspace, title="Chưa xong", due_on="2026-07-01", spent_state=7)
    text = paragraph(built(workspace, july).report, "funds.text").text
    assert text == (
        "Kinh phí đã chi của các nhiệm vụ hoàn thành trong kỳ: ngân sách nhà nước 4.000.000 đồng; "
        "nguồn xã hội hóa 500.000 đồng."
    )
    workspace.records.put("activities", {"title": "Tọa đàm", "held_on": "2026-07-01", "cost_state": 100})
    both = paragraph(built(workspace, july).report, "funds.text").text
    assert both.startswith(
        "Kinh phí chi cho các hoạt động tuyên truyền trong kỳ: ngân sách nhà nước 100 đồng;"
    )
    assert both.endswith(text)


def test_money_of_an_activity_is_not_told_again_with_its_task(
    workspace: Workspace, july: ReportingPeriod
) -> None:
    duty = task(workspace, due_on="2026-07-01", status="done", done_on="2026-07-01", spent_state=100)
    workspace.records.put(
        "activities", {"title": "Tọa đàm", "held_on": "2026-07-01", "cost_state": 100, "task_id": duty}
    )
    text = paragraph(built(workspace, july).report, "funds.text").text
    assert "hoàn thành" not in text


def test_three_files_are_written_under_neutral_names(
    workspace: Workspace, july: ReportingPeriod, tmp_path: Path
) -> None:
    task(workspace, due_on="2026-07-10")
    paths = workspace.reports.write_files(built(workspace, july), tmp_path / "ra")
    assert [path.name for path in paths] == [f"bao-cao-thang-2026-07.{form.value}" for form in Format]
    assert all(path.stat().st_size > 1000 for path in paths)
    workbook = openpyxl.load_workbook(BytesIO(render(built(workspace, july).report, Format.XLSX)))
    assert len(workbook.sheetnames) >= 3


@pytest.mark.parametrize("code", ["2026-Q3", "2026", "tháng bảy", "2026-13"])
def test_a_period_of_another_kind_is_refused(workspace: Workspace, code: str) -> None:
    with pytest.raises(InvalidPeriod):
        workspace.reports.period(MONTH, code)


def test_quarter_goal_counts_from_the_quarters_first_day(workspace: Workspace, july: ReportingPeriod) -> None:
    for day in ("2026-06-14", "2026-06-15", "2026-06-16", "2026-07-01", "2026-07-02"):
        workspace.records.put("media", {"title": day, "broadcasts": [{"on": day}]})
    text = paragraph(built(workspace, july).report, "propaganda.goals").text
    assert "tháng: đạt." in text
    assert "đã có 4 tin, bài: đạt." in text
