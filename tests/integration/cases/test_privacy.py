"""The copy without persons, what is kept about somebody, and breaches with their 72 hours."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from app.core.errors import InvalidRecord
from app.models import Case, CaseIncident, CasePerpetrator, CaseSurvivor
from app.models.tiers import Tier
from app.services.cases.deidentified import COLUMNS
from app.services.cases.statistics import calendar_period
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import NARRATIVE, PERPETRATOR, REPORTER, SURVIVOR, intake, named, put
from tests.helpers.clock import FixedClock

YEAR = calendar_period("2026")


def many(workspace: Workspace) -> None:
    random = Random(3)
    for number in range(25):
        person = {"sex": random.choice(["female", "female", "male"]), "age": random.choice([20, 30, 35, 70])}
        day = datetime(2026, random.randrange(1, 7), random.randrange(1, 28), 8, number)
        case = intake(received_at=day, survivors=[person], incidents=[{"dv_form": ["physical"]}])
        put(workspace, {**case, "consent_sharing": True})


def test_nobody_stands_alone_in_the_copy(workspace: Workspace) -> None:
    many(workspace)
    copy = workspace.cases.copies.of(YEAR.range)
    assert len(copy.rows) + copy.withheld == 25
    assert len(copy.rows) > 15
    assert min(Counter(row[:3] for row in copy.rows).values()) > 2
    assert {row[0][:4] for row in copy.rows} <= {"2026", "*"}


def test_the_copy_holds_no_name_number_day_or_place(workspace: Workspace, tmp_path: Path) -> None:
    for _ in range(4):
        put(workspace, named(consent_sharing=True))
    path = tmp_path / "bản ẩn danh.xlsx"
    copy = workspace.cases.copies.of(YEAR.range)
    assert workspace.spreadsheets.exports.export_copy(copy, path) == 4
    cells = [str(cell) for row in load_workbook(path).worksheets[0].values for cell in row]
    for secret in (SURVIVOR, PERPETRATOR, REPORTER, NARRATIVE, "2026-A-00", "Thôn Đông", "1992", "2026-07-1"):
        assert not [cell for cell in cells if secret in cell], secret
    assert "Vợ, chồng" in cells
    page = workspace.cases.access.page(ListQuery(filters={"action": "export"}))
    assert [entry.label for entry in page.rows] == ["Xuất bản ẩn danh"]


def test_the_copy_is_in_words_the_legal_codes_apart(workspace: Workspace) -> None:
    case = {
        "consent_sharing": True,
        "source_type": "neighbour",
        "incidents": [{"dv_form": ["physical"], "dv_acts": ["a", "đ"], "place_type": "market"}],
        "measures": [{"measure": "4", "done_on": "2026-07-14"}],
        "referrals": [{"service": "health"}],
        "perpetrators": [{"relationship": "spouse"}, *[{"relationship": "other_relative"}] * 3],
    }
    for _ in range(3):
        put(workspace, intake(**case))
    copy = workspace.cases.copies.of(YEAR.range)
    (row,) = {tuple(zip(copy.titles, row, strict=True)) for row in copy.rows}
    told = dict(row)
    assert told["Nguồn báo tin"] == "Hàng xóm"
    assert told["Nơi xảy ra"] == "Chợ"
    assert told["Hình thức"] == "Thể chất"
    assert told["Chuyển gửi"] == "Y tế"
    assert (told["Hành vi"], told["Biện pháp"], told["Số người gây"]) == ("a; đ", "4", "Trên 3")


def test_a_few_cases_are_no_copy(workspace: Workspace) -> None:
    put(workspace, named(consent_sharing=True))
    copy = workspace.cases.copies.of(YEAR.range)
    assert (copy.rows, copy.withheld) == ((), 1)


def test_only_who_agreed_is_in_the_copy(workspace: Workspace) -> None:
    for agreed in (True, True, True, False, None):
        put(workspace, intake(consent_sharing=agreed))
    copy = workspace.cases.copies.of(YEAR.range)
    assert (len(copy.rows), copy.withheld, copy.unshared) == (3, 0, 2)
    assert workspace.cases.statistics.of(YEAR).total == 5


def test_the_allow_list_is_of_coded_columns_only() -> None:
    """A column that is above tier 0 must not come onto the list unnoticed."""
    tiers = {
        column.key: column.info["tier"]
        for model in (Case, CaseSurvivor, CaseIncident, CasePerpetrator)
        for column in model.__table__.columns
        if "tier" in column.info
    }
    for key, _, _ in COLUMNS:
        plain = key.removeprefix("perpetrator_")
        assert tiers.get(plain, Tier.CODED) is Tier.CODED, key


def test_what_is_kept_about_somebody_is_found_across_the_book(workspace: Workspace) -> None:
    record = put(workspace, named())
    workspace.records.put("cadres", {"full_name": SURVIVOR, "sex": "female"})
    workspace.records.put(
        "activities", {"title": f"Thăm hỏi bà {SURVIVOR}", "held_on": "2026-07-01"}, confirmed=True
    )
    found = workspace.cases.subjects.about("nguyen thi beo mau")
    assert {(one.kind, one.part) for one in found} == {
        ("cases", "Người bị bạo lực"),
        ("cadres", "Cán bộ trong danh sách"),
        ("activities", "Được nhắc tên"),
    }
    case = next(one for one in found if one.kind == "cases")
    assert case.title == record.values["case_no"]
    assert {"Họ tên", "Chỗ ở", "Số liên lạc an toàn"} <= set(case.held)
    assert "Vụ việc" in case.held, "what is told of her belongs to what is kept about her"
    assert "Mã" not in case.held
    assert SURVIVOR not in str(case)
    assert [one.part for one in workspace.cases.subjects.about(REPORTER)] == ["Người báo tin"]
    assert [one.part for one in workspace.cases.subjects.about(PERPETRATOR)] == [
        "Người bị cho là gây bạo lực"
    ]
    notes = workspace.cases.access.page(ListQuery(filters={"action": "subject"}))
    assert notes.total == 3
    assert SURVIVOR not in str(notes)


def test_a_name_told_in_words_is_found_too(workspace: Workspace) -> None:
    child = "Đàm Bé Út Mẫu"
    record = put(
        workspace,
        named(
            incidents=[{"narrative": f"Cháu {child} chứng kiến."}],
            measures=[{"measure": "8", "result": f"có mặt {child}", "requester_name": child}],
            attachments=[],
            notes=[{"text": f"gặp {child.upper()}"}],
        ),
    )
    workspace.records.put(
        "privacy_incidents", {"detected_at": "2026-07-14T08:05", "what": f"lộ ảnh {child}"}, confirmed=True
    )
    found = workspace.cases.subjects.about("dam be ut mau")
    told = {one.kind_words: (one.title, one.part, set(one.held)) for one in found}
    assert told["Hồ sơ vụ việc"] == (
        "2026-A-001",
        "Được nhắc trong nội dung",
        {
            "Diễn biến theo lời người bị bạo lực",
            "Kết quả",
            "Tên người, cơ quan đề nghị",
            "Nội dung",
        },
    )
    assert told["Sự cố dữ liệu"][2] == {"Hành vi, diễn biến"}
    page = workspace.cases.access.page(ListQuery(filters={"action": "subject"}))
    assert [(entry.case_id, child in entry.label) for entry in page.rows] == [(record.id, False)]


def test_looking_for_too_little_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecord):
        workspace.cases.subjects.about("  B ")
    assert workspace.cases.subjects.about("Không Có Ai Mẫu") == ()


def test_a_breach_is_told_within_72_hours(workspace: Workspace, clock: FixedClock) -> None:
    put(workspace, named())
    draft = workspace.cases.breaches.draft()
    assert (draft["cases_count"], draft["persons_count"]) == (1, 2)
    assert draft["detected_at"] == datetime(2026, 7, 14, 9, 0)
    record = workspace.records.put("privacy_incidents", {**draft, "what": "Mất USB", "harm": True}).record
    (running,) = workspace.cases.breaches.clocks()
    assert running.due_at == datetime(2026, 7, 17, 9, 0)
    assert running.words == "còn 3 ngày"
    clock.set(datetime(2026, 7, 17, 9, 1))
    (running,) = workspace.cases.breaches.clocks()
    assert running.overdue
    told = {"id": record.id, "notified_at": "2026-07-17T10:00"}
    workspace.records.put("privacy_incidents", told, confirmed=True)
    (running,) = workspace.cases.breaches.clocks()
    assert running.told_late
    assert not running.overdue
    workspace.records.put("privacy_incidents", {"id": record.id, "closed_on": "2026-07-17"})
    assert workspace.cases.breaches.clocks() == ()


def test_what_harms_nobody_need_not_be_told(workspace: Workspace) -> None:
    workspace.records.put("privacy_incidents", {"detected_at": "2026-07-14T08:00", "harm": False})
    assert workspace.cases.breaches.clocks(datetime(2026, 7, 14) + timedelta(days=9)) == ()


def test_times_of_a_breach_are_in_order(workspace: Workspace) -> None:
    for wrong in (
        {"detected_at": "2026-07-15T08:00"},
        {"detected_at": "2026-07-14T08:00", "happened_at": "2026-07-14T08:01"},
        {"detected_at": "2026-07-14T08:00", "notified_at": "2026-07-14T07:59"},
    ):
        with pytest.raises(InvalidRecord):
            workspace.records.put("privacy_incidents", wrong, confirmed=True)
