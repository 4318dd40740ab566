"""The report on women cadres, and what the month's report says of the roster."""

import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.core.errors import InvalidPeriod
from app.core.vocabulary import ReportKind
from app.services.reports import snapshot
from app.services.reports.model import Figure, Paragraph, Report, RowKind, Table
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.pdf import pdf_text
from tests.integration.cadres.conftest import Put

LEFT = {"ending": "moved", "end_decision": "QĐ 88/QĐ-UBND"}
SECRET = ("Mường", "Phật giáo", "0912345678")


def text_of(pdf: bytes) -> str:
    """Everything that is printed, on one line."""
    return " ".join(pdf_text(pdf).split())


@pytest.fixture
def told(workspace: Workspace, person: Put, body: Put, put: Put) -> str:
    """A small roster; returns the id of the woman who moved in May 2026."""
    body("BCH Đảng bộ", seats=[{"from_on": "2025-07-01", "seats": 33}])
    body("HĐND xã", seats=[{"from_on": "2026-03-15", "seats": 30, "women": 11, "term": "2026-2031"}])
    put("hamlets", name="Thôn Thử")
    person(
        "Đỗ Thị Mẫu Ánh",
        {"body": "UBND xã", "title": "Phó Chủ tịch", "from": "2025-07-01", "key_post": True},
        {"body": "BCH Đảng bộ", "title": "Ủy viên", "from": "2025-07-15"},
        {"body": "Ban VSTBPN", "title": "Trưởng ban", "from": "2025-08", "decision": "QĐ 45/QĐ-UBND"},
        birth_date="1985-07",
        education="master",
        successions=[
            {"body": "UBND xã", "title": "Chủ tịch", "term": "2026-2031", "decided_on": "2026-01-05"}
        ],
        ethnicity=SECRET[0],
        religion=SECRET[1],
        phone=SECRET[2],
        party_joined="2026-05-19",
    )
    moved = person(
        "Nguyễn Thị Mẫu Bích",
        {"body": "VHXH", "title": "Trưởng phòng", "to": "2026-04-30", "key_post": True, **LEFT},
        {
            "body": "HĐND xã",
            "title": "Phó Chủ tịch",
            "from": "2026-05-01",
            "key_post": True,
            "basis": "elected",
            "decision": "NQ 15/NQ-HĐND",
        },
    )
    person(
        "Trần Văn Mẫu Cường",
        {"body": "UBND xã", "title": "Chủ tịch", "from": "2025-07-01", "key_post": True},
        sex="male",
    )
    put(
        "trainings", title="Lớp về giới", status="done", starts_on="2026-05-11", attended=20, attended_women=9
    )
    return moved


def report(workspace: Workspace, code: str = "2026-Q2") -> Report:
    period = workspace.reports.period(ReportKind.CADRES, code)
    return workspace.reports.build(ReportKind.CADRES, period).report


def paragraph(found: Report, key: str) -> Paragraph:
    return next(one for one in found.paragraphs() if one.key == key)


def table(found: Report, key: str) -> Table:
    return next(one for one in found.tables() if one.key == key)


def row(found: Table, name: str) -> list[str]:
    """The printed cells of the row that begins with `name`, behind its number."""
    printed = [
        [cell.text if isinstance(cell, Figure) else str(cell or "") for cell in one.cells]
        for one in found.rows
    ]
    return next(cells for cells in printed if name in cells[:2])


def test_shares_against_the_period_before(workspace: Workspace, told: str) -> None:
    found = report(workspace)
    bodies = table(found, "cadres.bodies")
    assert row(bodies, "Ban Chấp hành Đảng bộ xã") == [
        *("1", "Ban Chấp hành Đảng bộ xã", "33", "1", "3,0%"),
        *("33", "1", "3,0%", "0", "0,0", "15%", "Chưa đạt"),
    ]
    assert row(bodies, "Hội đồng nhân dân xã")[2:5] == ["30", "11", "36,7%"]
    assert row(bodies, "Phòng Văn hóa - Xã hội")[2:10] == ["0", "0", "…", "1", "1", "100,0%", "-1", ""]
    totals = [one for one in bodies.rows if one.kind is RowKind.TOTAL]
    assert [cell.text for cell in totals[0].cells if isinstance(cell, Figure)][:2] == ["3", "2"]
    assert "10 ghế chỉ ghi bằng số lượng" not in bodies.note
    assert "61 ghế chỉ ghi bằng số lượng" in bodies.note


def test_bodies_of_one_kind_are_added_up_without_counting_twice(
    workspace: Workspace, person: Put, put: Put
) -> None:
    for name in ("Thôn Thử A", "Thôn Thử B"):
        put("bodies", name=name, body_kind="hamlet")
    put(
        "bodies",
        name="Thôn Thử C",
        body_kind="hamlet",
        seats=[{"from_on": "2020-01-01", "seats": 3, "women": 2}],
    )
    head = {"title": "Trưởng thôn", "from": "2021"}
    person("Lê Thị Mẫu A", {**head, "body": "Thôn Thử A"}, {**head, "body": "Thôn Thử B"})
    person("Lê Văn Mẫu B", {"body": "Thôn Thử B", "title": "Phó Trưởng thôn", "from": "2026-05"}, sex="male")
    bodies = table(report(workspace), "cadres.bodies")
    # Two people, and three seats known by number; in the period before one person less.
    assert row(bodies, "Cộng: Thôn")[2:10] == ["5", "3", "60,0%", "4", "3", "75,0%", "0", "-15,0"]
    assert [row(bodies, name)[2] for name in ("Thôn Thử A", "Thôn Thử B", "Thôn Thử C")] == ["1", "2", "3"]
    names = [str(one.cells[1]) for one in bodies.rows if len(one.cells) > 1]
    assert "Cộng: Ủy ban nhân dân" not in names
    place = next(place for place, one in enumerate(bodies.rows) if "Cộng: Thôn" in one.cells)
    heads, deputies = bodies.rows[place + 1 : place + 3]
    assert (heads.cells[1], deputies.cells[1]) == ("- Trưởng thôn", "- Phó trưởng thôn")
    assert [cell.text for cell in heads.cells if isinstance(cell, Figure)][:3] == ["1", "1", "100,0%"]
    assert [cell.text for cell in deputies.cells if isinstance(cell, Figure)][:3] == ["1", "0", "0,0%"]


def test_prose_and_tables_come_from_one_count(workspace: Workspace, told: str) -> None:
    found = report(workspace)
    text = paragraph(found, "shares.overall").text
    assert "Tính đến ngày 14 tháng 6 năm 2026" in text
    assert "là 3 người (mỗi người tính một lần), trong đó nữ 2 người" in text
    assert "lãnh đạo chủ chốt 3 người, trong đó nữ 2 người (66,7%)" in text
    targets = paragraph(found, "shares.targets").text
    assert (
        "Ban Chấp hành Đảng bộ xã có 1/33 nữ, bằng 3,0% (chỉ tiêu 15%: chưa đạt, còn thiếu 4 người)"
        in targets
    )
    assert "Hội đồng nhân dân xã có 11/30 nữ, đạt 36,7% (chỉ tiêu 30%: đạt)" in targets
    assert "2/2 cơ quan, đạt 100,0%" in paragraph(found, "shares.indicator").text
    assert "mới kết nạp trong kỳ 1" in paragraph(found, "makeup.text").text
    assert "1 lớp với 20 lượt người, trong đó nữ 9 lượt" in paragraph(found, "training.text").text
    assert "là 1 người, trong đó nữ 1 người, chiếm 100,0%" in paragraph(found, "training.succession").text
    planned = row(table(found, "cadres.successions"), "Ủy ban nhân dân xã")
    assert planned[2:] == ["2026-2031", "1", "1", "100,0%"]
    assert paragraph(report(workspace, "2025-Q4"), "training.succession").is_blank
    assert "mới kết nạp trong kỳ 0" in paragraph(report(workspace, "2026-Q3"), "makeup.text").text


def test_changes(workspace: Workspace, told: str) -> None:
    found = report(workspace)
    assert row(table(found, "cadres.changes"), "Hội đồng nhân dân xã") == [
        *("1", "Hội đồng nhân dân xã", "0", "0", "1", "1", "0", "0", "1", "1")
    ]
    key = paragraph(found, "movements.key").text
    assert (
        "- Nguyễn Thị Mẫu Bích: giữ chức Phó Chủ tịch Hội đồng nhân dân xã từ 01/5/2026 "
        "(bầu cử, chuyển từ Phòng Văn hóa - Xã hội; NQ 15/NQ-HĐND);" in key
    )
    assert (
        "- Nguyễn Thị Mẫu Bích: thôi giữ chức Trưởng Phòng Văn hóa - Xã hội ngày 30/4/2026 "
        "(chuyển sang Phó Chủ tịch Hội đồng nhân dân xã; QĐ 88/QĐ-UBND)." in key
    )
    listed = table(found, "cadres.movements")
    assert [one.records[0].ids for one in listed.rows] == [(told,), (told,)]
    assert {one.cells[-1] for one in listed.rows} == {"NQ 15/NQ-HĐND", "QĐ 88/QĐ-UBND"}
    quiet = report(workspace, "2025-Q4")
    assert "không ghi nhận biến động" in paragraph(quiet, "movements.text").text


def test_figures_carry_the_people_behind_them(workspace: Workspace, told: str) -> None:
    found = report(workspace)
    figure = next(run for run in paragraph(found, "shares.overall").runs if isinstance(run, Figure))
    assert figure.value == 3
    assert len(figure.records[0].ids) == 3
    for one in found.figures():
        for records in one.records:
            if records.kind == "cadres" and isinstance(one.value, int) and not one.signed:
                assert len(records.ids) <= one.value


def test_make_up_adds_up(workspace: Workspace, told: str) -> None:
    workspace.samples.fill(300, shares={"cadre": 1})
    found = table(report(workspace, "2026"), "cadres.makeup")
    whole = found.rows[0]
    assert isinstance(whole.cells[1], Figure)
    sums: dict[str, int] = {}
    group = ""
    for one in found.rows[3:]:
        if one.kind is RowKind.GROUP:
            group = str(one.cells[0])
            continue
        assert isinstance(one.cells[1], Figure)
        sums[group] = sums.get(group, 0) + int(one.cells[1].value or 0)
    assert len(sums) == 9
    assert set(sums.values()) == {whole.cells[1].value}


def test_every_division_of_the_office_s_table(workspace: Workspace, told: str, person: Put) -> None:
    """The divisions that are asked of a commune: age, levels, languages, computing, rank, origin."""
    post = {"body": "KT", "title": "Chuyên viên", "from": "2021"}
    person("Lê Thị Mẫu D", post, languages="Anh B1", computing="Tin học cơ bản", rank="officer")
    person("Lê Thị Mẫu E", post, languages="Chưa có", computing="Không", sex="male")
    found = table(report(workspace), "cadres.makeup")
    groups = [str(one.cells[0]) for one in found.rows if one.kind is RowKind.GROUP]
    assert groups == [
        *("Độ tuổi", "Trình độ chuyên môn", "Lý luận chính trị", "Quản lý nhà nước", "Ngạch"),
        *("Ngoại ngữ", "Tin học", "Dân tộc", "Tôn giáo"),
    ]
    lines: dict[str, dict[str, list[str]]] = {}
    for one in found.rows:
        if one.kind is RowKind.GROUP:
            lines[str(one.cells[0])] = {}
        elif lines:
            texts = [cell.text if isinstance(cell, Figure) else str(cell or "") for cell in one.cells]
            lines[list(lines)[-1]][texts[0]] = texts[1:3]
    for group in ("Ngoại ngữ", "Tin học"):
        assert lines[group] == {
            "Có chứng chỉ, trình độ": ["1", "1"],
            "Chưa có": ["1", "0"],
            "Chưa ghi": ["3", "2"],
        }
    assert lines["Ngạch"]["Chuyên viên"] == ["1", "1"]


def test_dates_and_numbers_of_the_annexes_are_such_in_excel(
    workspace: Workspace, told: str, person: Put
) -> None:
    person("Lê Thị Mẫu Dung", {"body": "KT", "title": "Chuyên viên", "from": "2021"}, birth_date="1990-05-03")
    book = load_workbook(io.BytesIO(render(report(workspace), Format.XLSX)))
    women = {row[1].value: row for row in book["Phụ lục III"].iter_rows(min_row=4) if row[1].value}
    ordinal, _, birth, *_, since, joined = women["Lê Thị Mẫu Dung"][:7]
    assert (ordinal.value, birth.value, since.value, joined.value) == (3, datetime(1990, 5, 3), "2021", None)
    assert birth.number_format.endswith("dd/mm/yyyy")
    known = women["Đỗ Thị Mẫu Ánh"]
    assert [known[place].value for place in (0, 2, 5, 6)] == [
        *(1, "07/1985"),
        *(datetime(2025, 7, 1), datetime(2026, 5, 19)),
    ]
    assert [sheet.page_setup.orientation for sheet in book.worksheets[1:]] == ["landscape"] * 10
    days = {row[7].value for row in book["Phụ lục II (2)"].iter_rows(min_row=3)}
    assert datetime(2026, 5, 1) in days


def test_what_is_sensitive_is_not_printed(workspace: Workspace, told: str) -> None:
    found = report(workspace)
    assert "Đỗ Thị Mẫu Ánh" in str(table(found, "cadres.women").rows)
    printed = text_of(render(found, Format.PDF))
    assert "DANH SÁCH CÁN BỘ NỮ" in printed
    for secret in SECRET:
        assert secret not in printed
        assert secret not in snapshot.to_json(found)
    assert row(table(found, "cadres.makeup"), "Dân tộc thiểu số")[1:3] == ["1", "1"]


def test_what_is_missing_is_told(workspace: Workspace, told: str) -> None:
    text = paragraph(report(workspace), "difficulties.text").text
    assert "Ban Chấp hành Đảng bộ xã: tỷ lệ nữ thấp hơn chỉ tiêu" in text
    assert "Chưa có số ghế của Ủy ban nhân dân xã" in text
    assert "Ban chưa có Thư ký" in text
    assert "Hãy" not in text
    assert text.endswith(".")


def test_an_empty_roster_makes_a_report_too(workspace: Workspace) -> None:
    found = report(workspace)
    assert "chưa ghi người nào" in paragraph(found, "shares.overall").text
    for form in Format:
        assert render(found, form)


def test_every_kind_of_period(workspace: Workspace, told: str) -> None:
    for code in ("2026-05", "2026-Q2", "2026-H1", "2026", "2026-02-03..2026-05-20"):
        assert report(workspace, code).period == code
    running = report(workspace, "2026")
    assert "Tính đến ngày 14 tháng 7 năm 2026" in paragraph(running, "shares.overall").text
    with pytest.raises(InvalidPeriod):
        workspace.reports.period(ReportKind.MONTH, "2026-Q2")


def test_edits_and_freezing(workspace: Workspace, told: str, person: Put) -> None:
    period = workspace.reports.period(ReportKind.CADRES, "2026-Q2")
    workspace.reports.write_text(ReportKind.CADRES, period, "proposals.text", "Đề nghị mở lớp.")
    workspace.reports.freeze(ReportKind.CADRES, period)
    person("Lê Thị Mẫu Mới", {"body": "UBND xã", "title": "Ủy viên", "from": "2025-07-01"})
    kept = workspace.reports.build(ReportKind.CADRES, period)
    assert kept.choices.frozen
    assert paragraph(kept.report, "proposals.text").text == "Đề nghị mở lớp."
    assert "là 3 người" in paragraph(kept.report, "shares.overall").text
    assert snapshot.from_json(json.dumps(json.loads(snapshot.to_json(kept.report)))) == kept.report


def test_files(workspace: Workspace, told: str, tmp_path: Path) -> None:
    period = workspace.reports.period(ReportKind.CADRES, "2026-Q2")
    built = workspace.reports.build(ReportKind.CADRES, period)
    paths = workspace.reports.write_files(built, tmp_path / "ra")
    assert [path.name for path in paths] == [
        f"bao-cao-can-bo-nu-2026-Q2.{form}" for form in ("pdf", "docx", "xlsx")
    ]


def test_the_list_of_the_ban(workspace: Workspace, told: str) -> None:
    found = workspace.reports.board_list(date(2026, 7, 14))
    assert found.period_note == "(Kèm theo QĐ 45/QĐ-UBND)"
    assert row(table(found, "cadres.board"), "Bà Đỗ Thị Mẫu Ánh")[3] == "Trưởng ban"
    assert "Đỗ Thị Mẫu Ánh" in text_of(render(found, Format.PDF))


def test_the_month_s_report(workspace: Workspace, told: str) -> None:
    period = workspace.reports.period(ReportKind.MONTH, "2026-05")
    found = workspace.reports.build(ReportKind.MONTH, period).report
    assert "1 lượt cán bộ nữ nhận chức vụ" in paragraph(found, "movements.text").text
    assert "Nguyễn Thị Mẫu Bích" in paragraph(found, "movements.key").text
    assert "1 lớp" in paragraph(found, "training.text").text
    assert "có 1 thành viên" in paragraph(found, "board.text").text
    assert not paragraph(found, "capacity.text").is_blank
    quiet = workspace.reports.period(ReportKind.MONTH, "2026-07")
    found = workspace.reports.build(ReportKind.MONTH, quiet).report
    assert "không ghi nhận biến động" in paragraph(found, "movements.text").text
    assert "movements.key" not in [one.key for one in found.paragraphs()]


def test_the_overview(workspace: Workspace, told: str, put: Put) -> None:
    tile = workspace.dashboard.overview().tile("roster")
    lines = {line.text: line for line in tile.lines}
    assert lines["cán bộ nữ đang giữ chức vụ"].number == 2
    reached = lines["cơ quan đạt chỉ tiêu tỷ lệ nữ"]
    assert (reached.number, reached.out_of) == (1, 2)
    assert lines["Ban Chấp hành Đảng bộ xã: nữ 3,0%, chỉ tiêu 15%"].detail == "còn thiếu 4 người"
    assert lines["thôn chưa có tuyên truyền viên, cộng tác viên"].number == 1
    assert lines["điều cần xem lại ở Ban Vì sự tiến bộ của phụ nữ"].number == 1
    put("collaborators", full_name="Vũ Thị Mẫu Giang", hamlet_id="Thôn Thử")
    again = workspace.dashboard.overview().tile("roster")
    assert "thôn chưa có tuyên truyền viên, cộng tác viên" not in {line.text for line in again.lines}
