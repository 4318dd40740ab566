"""The list, what is still open, the red page, persons met again, and the access log."""

from datetime import datetime
from typing import Any

from app.core.case_vocabulary import CaseContext, CaseStatus, ViolenceForm
from app.core.case_work_vocabulary import RiskLevel
from app.models import Case
from app.models.tiers import Tier
from app.services.cases.duplicates import Part
from app.services.changelog.rows import row_models
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import PERPETRATOR, SURVIVOR, intake, named, put
from tests.helpers.clock import FixedClock


def test_the_list_has_codes_and_times(workspace: Workspace) -> None:
    risk = {"assessed_on": "2026-07-14", "risk_level": "high", "factors": ["weapon"]}
    follow_ups = [{"due_date": "2026-07-20"}, {"due_date": "2026-07-18"}]
    put(workspace, named(risk_assessments=[risk], follow_ups=follow_ups))
    put(workspace, intake(received_at="2025-05-01T08:00"))
    page = workspace.cases.overview.page(ListQuery())
    assert [row.case_no for row in page.rows] == ["2026-A-001", "2025-A-001"]
    row = page.rows[0]
    assert (row.risk_level, row.survivors, row.status) == (RiskLevel.HIGH, 1, CaseStatus.OPEN)
    assert row.forms == (ViolenceForm.PHYSICAL, ViolenceForm.MENTAL)
    assert row.next_follow_up is not None
    assert row.next_follow_up.day == 18
    assert SURVIVOR not in str(page)
    assert workspace.cases.overview.page(ListQuery(filters={"year": 2025})).total == 1
    assert workspace.cases.overview.page(ListQuery(search="2026")).total == 1
    assert workspace.cases.overview.page(ListQuery(filters={"status": CaseStatus.CLOSED})).total == 0


def ordered(workspace: Workspace, sort: str, *, descending: bool = False, **page: Any) -> list[str]:
    """Return the last digits of the numbers of a sorted list."""
    found = workspace.cases.overview.page(ListQuery(sort=sort, descending=descending, **page))
    return [row.case_no[-1] for row in found.rows]


def test_the_list_is_sorted_by_every_column_in_the_file(workspace: Workspace) -> None:
    workspace.records.put("hamlets", {"name": "Thôn Đoài"})
    workspace.records.put("hamlets", {"name": "Thôn Cả"})
    place = ["Thôn Đông", "Thôn Đoài", "Thôn Cả"]
    level = ["low", "high", "medium"]
    who = ["Đỗ Văn Mẫu", "Dương Thị Mẫu", "Ân Văn Mẫu"]
    for number in range(3):
        put(
            workspace,
            intake(
                survivors=[{"sex": "female", "age": 30, "village": place[number]}],
                risk_assessments=[
                    {"assessed_on": "2026-07-13", "risk_level": level[number - 1], "override_reason": "Mẫu"},
                    {"assessed_on": "2026-07-14", "risk_level": level[number], "override_reason": "Mẫu"},
                ],
                assignments=[
                    {"assigned_at": "2026-07-14T08:31", "assignee": "office", "person": who[number]}
                ],
            ),
        )
    put(workspace, {"received_at": "2026-07-14T08:30", "receive_form": "phone"})
    assert ordered(workspace, "risk_level") == ["1", "3", "2", "4"]
    assert ordered(workspace, "risk_level", descending=True) == ["2", "3", "1", "4"]
    assert ordered(workspace, "villages") == ["3", "2", "1", "4"]
    assert ordered(workspace, "responsible") == ["3", "2", "1", "4"]
    assert ordered(workspace, "case_no", descending=True) == ["4", "3", "2", "1"]
    assert ordered(workspace, "risk_level", offset=1, limit=2) == ["3", "2"]
    assert ordered(workspace, "forms")[-1] == "4"
    for sort in ("received_at", "case_kind", "status", "step", "next", "unknown"):
        assert sorted(ordered(workspace, sort)) == ["1", "2", "3", "4"]
    rows = workspace.cases.overview.page(ListQuery(filters={"village": hamlet(workspace, "Thôn Cả")})).rows
    assert [row.villages for row in rows] == [("Thôn Cả",)]


def hamlet(workspace: Workspace, name: str) -> str:
    rows = workspace.records.page("hamlets", ListQuery()).rows
    return next(row.id for row in rows if row.values["name"] == name)


def test_what_is_due_first_comes_first(workspace: Workspace) -> None:
    assigned = [{"assigned_at": "2026-07-14T08:31", "assignee": "office"}]
    asked = {"measure": "3", "requester": "survivor", "requested_at": "2026-07-14T08:40"}
    put(workspace, intake(assignments=assigned, follow_ups=[{"due_date": "2026-07-15"}]))
    put(workspace, intake(assignments=assigned, measures=[asked], follow_ups=[{"due_date": "2026-07-14"}]))
    put(workspace, intake(assignments=assigned))
    put(workspace, intake())
    assert ordered(workspace, "next") == ["4", "2", "1", "3"]
    assert ordered(workspace, "next", descending=True) == ["1", "2", "4", "3"]
    row = workspace.cases.overview.page(ListQuery(sort="next")).rows[1]
    assert row.next_clock is not None
    assert row.next_clock.due_at == datetime(2026, 7, 14, 20, 40)


def test_what_is_open_shrinks_as_the_case_grows(workspace: Workspace) -> None:
    bare = put(workspace, {"received_at": "2026-07-14T08:30", "receive_form": "phone"})
    items = workspace.cases.overview.open_items(bare.id)
    assert [item.field for item in items if item.intake] == [
        "survivors.0.sex",
        "survivors.0.age",
        "incidents.0.incident_date",
        "incidents.0.gbv_type",
        "incidents.0.dv_form",
        "perpetrators.0.relationship",
        "consent_services",
        "consent_sharing",
    ]
    full = put(workspace, intake())
    assert [item for item in workspace.cases.overview.open_items(full.id) if item.intake] == []
    assert {item.field for item in workspace.cases.overview.open_items(full.id)} >= {
        "assignments",
        "risk_assessments",
        "consents",
    }


def test_what_a_day_was_set_for_is_open_from_that_day_on(workspace: Workspace, clock: FixedClock) -> None:
    clock.set(datetime(2026, 7, 17, 9, 0))
    record = put(
        workspace,
        intake(
            flags=[
                {"text": "Gọi lại", "due_on": "2026-07-20"},
                {"text": "Đã xong", "due_on": "2026-07-15", "removed_on": "2026-07-15"},
            ],
            risk_assessments=[
                {"assessed_on": "2026-07-14", "risk_level": "low", "review_date": "2026-07-15"},
                {"assessed_on": "2026-07-15", "risk_level": "low", "review_date": "2026-07-21"},
            ],
            safety_plans=[{"made_on": "2026-07-14", "review_date": "2026-07-22"}],
            follow_ups=[{"due_date": "2026-07-19"}, {"due_date": "2026-07-16", "done_date": "2026-07-16"}],
        ),
    )
    opened = {}
    for day in range(18, 23):
        clock.set(datetime(2026, 7, day, 9, 0))
        items = workspace.cases.overview.open_items(record.id)
        opened[day] = [item.words for item in items if "Đến" in item.words or "đến hạn" in item.words]
    assert opened == {
        18: [],
        19: ["Đến hẹn theo dõi"],
        20: ["Nhắc việc đến hạn (1)", "Đến hẹn theo dõi"],
        21: ["Nhắc việc đến hạn (1)", "Đến ngày rà soát nguy cơ", "Đến hẹn theo dõi"],
        22: [
            "Nhắc việc đến hạn (1)",
            "Đến ngày rà soát nguy cơ",
            "Đến ngày rà soát kế hoạch an toàn",
            "Đến hẹn theo dõi",
        ],
    }


def test_the_red_page_has_numbers_that_can_be_edited_and_the_demands(workspace: Workspace) -> None:
    workspace.records.put(
        "code_items", {"code_list": "hotline", "code": "0243 000 000", "label": "Đường dây nóng của xã"}
    )
    child = put(workspace, intake(survivors=[{"sex": "female", "age": 12}], immediate_danger=True))
    page = workspace.cases.overview.red_page(child.id)
    numbers = [one.code for one in page.numbers]
    assert {"113", "115", "111", "0243 000 000"} <= set(numbers)
    words = " ".join(demand.words for demand in page.demands)
    assert "12 giờ" in words
    assert "gọi 111" in words
    plain = workspace.cases.overview.red_page()
    assert "gọi 111" not in " ".join(demand.words for demand in plain.demands)
    assert all(demand.basis for demand in page.demands)


def test_the_context_of_a_case_follows_from_its_answers(workspace: Workspace) -> None:
    incident = {"gbv_type": "2", "goods_exchanged": True}
    child = put(workspace, intake(survivors=[{"sex": "female", "age": 15}], incidents=[incident]))
    assert workspace.cases.overview.contexts(child.id) == (
        CaseContext.INTIMATE_PARTNER,
        CaseContext.CHILD_ABUSE,
        CaseContext.EXPLOITATION,
    )


def test_the_same_person_is_suggested_without_revealing_anything(workspace: Workspace) -> None:
    first = put(workspace, named())
    again = put(
        workspace,
        named(
            survivors=[{"full_name": "nguyễn thị BÈO mẫu", "sex": "female", "age": 34}],
            perpetrators=[{"name": "Người Khác Mẫu", "relationship": "neighbour"}],
        ),
    )
    (found,) = workspace.cases.duplicates.of_case(again.id)
    assert (found.case_no, found.part, found.sure) == ("2026-A-001", Part.SURVIVOR, False)
    assert SURVIVOR not in str(found)
    workspace.cases.duplicates.decide(again.id, first.id, same=False)
    assert workspace.cases.duplicates.of_case(again.id) == ()
    assert workspace.cases.duplicates.of_case(first.id) == ()


def test_another_birth_year_is_another_person(workspace: Workspace) -> None:
    put(workspace, named())
    other = put(workspace, named(survivors=[{"full_name": SURVIVOR, "dob": "1970"}], perpetrators=[]))
    assert workspace.cases.duplicates.of_case(other.id) == ()
    third = put(workspace, named(survivors=[], perpetrators=[{"name": PERPETRATOR, "age": 38}]))
    assert [one.other_part for one in workspace.cases.duplicates.of_case(third.id)] == [Part.PERPETRATOR]


def test_the_access_log_names_the_case_and_nobody(workspace: Workspace, clock: FixedClock) -> None:
    workspace.settings.save(officer="Cán bộ Mẫu")
    record = put(workspace, named())
    clock.set(datetime(2026, 7, 14, 10, 0))
    workspace.records.get("cases", record.id)
    workspace.cases.access.note(record.id, "reveal")
    workspace.cases.access.note(record.id, "print", "In phiếu tiếp nhận")
    history = workspace.cases.access.history(record.id)
    assert SURVIVOR in str(history)
    page = workspace.cases.access.page(ListQuery())
    assert [entry.action for entry in page.rows] == ["history", "print", "reveal", "view", "insert"]
    assert {entry.case_no for entry in page.rows} == {"2026-A-001"}
    assert {entry.officer for entry in page.rows} == {"Cán bộ Mẫu"}
    assert SURVIVOR not in str(page)
    since = ListQuery(filters={"since": datetime(2026, 7, 14, 9, 30), "action": ("print", "reveal")})
    assert workspace.cases.access.page(since).total == 2


def test_every_column_of_a_case_has_a_tier() -> None:
    models = [model for model in row_models().values() if model.kind.startswith("case")]
    assert len(models) >= 25
    for model in models:
        assert model.confidential, model.kind
        ties = {tie[0] for tie in (model.owner, model.root) if tie}
        for column in model.__table__.columns:
            if column.key not in {"id", "version", "stamps", *ties}:
                assert isinstance(column.info.get("tier"), Tier), f"{model.kind}.{column.key}"
    assert Case.confidential
