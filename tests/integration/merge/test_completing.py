"""What the program fills in on a record is right after a merge, and nobody is asked about it."""

from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import InvalidRecord
from app.core.vocabulary import TaskStatus
from app.services.changelog.rows import derived, row_models, row_values
from app.services.exchange.merge.shapes import table_of
from app.services.listing import ListQuery
from app.services.records.case_completing import RECKONED
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import Desk

RECEIVED = "2026-07-01T08:00"


def new_case(desk: Desk, **values: Any) -> str:
    return desk.put("cases", received_at=RECEIVED, receive_form="in_person", **values)


def rows_of(desk: Desk, record: str, key: str, *, kind: str = "cases") -> list[dict[str, Any]]:
    return [dict(row) for row in desk.get(kind, record)[key]]


def add(desk: Desk, case: str, key: str, **row: Any) -> None:
    desk.put("cases", id=case, **{key: [*rows_of(desk, case, key), row]})


def synchronised(a: Desk, b: Desk) -> None:
    """A→B→A: equal in content, nothing left to do, nothing to settle."""
    b.merge(a)
    a.merge(b)
    assert a.content(stamps=True) == b.content(stamps=True)
    for desk, other in ((a, b), (b, a), (a, b)):
        before = desk.content(stamps=True, without=())
        desk.merge(other)
        assert desk.content(stamps=True) == {
            key: values for key, values in before.items() if key[0] != "merges"
        }
    for desk in (a, b):
        assert desk.merges.conflicts() == ()
        assert desk.is_whole()


def shared_case(a: Desk, b: Desk, **values: Any) -> str:
    case = new_case(a, **values)
    b.merge(a)
    a.merge(b)
    return case


def shared_task(a: Desk, b: Desk) -> str:
    """Return a task with four quarters that both machines have."""
    span = {"recurrence": "QUARTERLY", "start_on": "2026-01-01", "due_on": "2026-12-31"}
    task = a.put("tasks", title="Họp tổ hòa giải", **span)
    b.merge(a)
    a.merge(b)
    return task


def coded(desk: Desk, record: str, *names: str, kind: str = "cases") -> tuple[Any, ...]:
    found = (desk.get(kind, record)[name] for name in names)
    return tuple(getattr(value, "value", value) for value in found)


def test_step_and_status_follow_from_the_sub_rows_of_both_machines(a: Desk, b: Desk) -> None:
    case = shared_case(a, b)
    add(a, case, "closures", closed_on="2026-07-10", reasons=["needs_met"])
    b.clock.advance(seconds=30)
    add(b, case, "risk_assessments", assessed_on="2026-07-09")
    assert coded(a, case, "step", "status") == ("closed", "closed")
    assert coded(b, case, "step", "status") == ("assessment", "open")
    synchronised(a, b)
    for desk in (a, b):
        assert coded(desk, case, "step", "status") == ("closed", "closed")


def test_a_case_closed_on_both_machines_is_reopened_once_and_written_in(a: Desk, b: Desk) -> None:
    case = shared_case(a, b)
    add(a, case, "closures", closed_on="2026-07-10", reasons=["needs_met"])
    b.clock.advance(seconds=30)
    add(b, case, "closures", closed_on="2026-07-11", reasons=["needs_met"])
    synchronised(a, b)
    assert coded(a, case, "step", "status") == ("closed", "closed")
    b.put("cases", id=case, received_by="Vẫn ghi thêm được")
    with pytest.raises(InvalidRecord, match="đóng rồi"):
        add(b, case, "closures", closed_on="2026-07-12", reasons=["needs_met"])
    add(b, case, "reopenings", reopened_on="2026-07-13", reason="Bạo lực tái diễn")
    assert coded(b, case, "step", "status") == ("reopened", "open")
    with pytest.raises(InvalidRecord, match="chưa đóng"):
        add(b, case, "reopenings", reopened_on="2026-07-14", reason="Lần nữa")
    synchronised(a, b)
    assert coded(a, case, "step", "status") == ("reopened", "open")


def test_domestic_or_not_follows_from_the_perpetrators_of_both_machines(a: Desk, b: Desk) -> None:
    case = shared_case(a, b, incidents=[{"incident_date": "2026-06-30"}])
    add(a, case, "perpetrators", relationship="spouse")
    b.clock.advance(seconds=30)
    add(b, case, "perpetrators", relationship="stranger")
    add(b, case, "incidents", incident_date="2026-06-28")
    assert coded(b, case, "is_domestic") == (False,)
    synchronised(a, b)
    for desk in (a, b):
        assert coded(desk, case, "is_domestic") == (True,)
        assert {row["is_domestic"] for row in rows_of(desk, case, "incidents")} == {True}


def test_a_level_suggested_follows_from_the_factors_of_both_machines(a: Desk, b: Desk) -> None:
    case = shared_case(a, b, risk_assessments=[{"assessed_on": "2026-07-02"}])
    for desk, factor in ((a, "control"), (b, "escalation")):
        (row,) = rows_of(desk, case, "risk_assessments")
        desk.put(
            "cases", id=case, risk_assessments=[{**row, "factors": [{"factor": factor, "answer": "yes"}]}]
        )
        b.clock.advance(seconds=30)
    alone = rows_of(a, case, "risk_assessments")[0]["suggested_level"]
    synchronised(a, b)
    together = [rows_of(desk, case, "risk_assessments")[0]["suggested_level"] for desk in (a, b)]
    assert together[0] == together[1] != alone


def test_bands_of_delay_follow_from_the_day_of_receiving_of_the_other_machine(a: Desk, b: Desk) -> None:
    case = shared_case(a, b)
    a.put("cases", id=case, received_at="2026-07-12T08:00")
    b.clock.advance(seconds=30)
    add(b, case, "incidents", incident_date="2026-06-30", date_precision="exact")
    before = rows_of(b, case, "incidents")[0]["delay_band"]
    synchronised(a, b)
    for desk in (a, b):
        assert rows_of(desk, case, "incidents")[0]["delay_band"] is not before


def test_who_merges_at_the_same_time_comes_to_the_same(a: Desk, b: Desk) -> None:
    case = shared_case(a, b)
    add(a, case, "closures", closed_on="2026-07-10", reasons=["needs_met"])
    b.clock.advance(seconds=30)
    add(b, case, "follow_ups", due_date="2026-07-20")
    from_a, from_b = a.source(), b.source()
    b.merge(from_a)
    a.merge(from_b)
    assert a.content() == b.content()
    synchronised(a, b)
    assert coded(a, case, "step", "status") == ("closed", "closed")


def test_a_merge_that_filled_something_in_can_be_taken_back(a: Desk, b: Desk) -> None:
    case = shared_case(a, b)
    add(a, case, "closures", closed_on="2026-07-10", reasons=["needs_met"])
    b.clock.advance(seconds=30)
    add(b, case, "risk_assessments", assessed_on="2026-07-09")
    before = b.content()
    report = b.merge(a)
    assert coded(b, case, "step", "status") == ("closed", "closed")
    b.merges.undo(report.merge_id)
    assert b.content() == before
    assert coded(b, case, "step", "status") == ("assessment", "open")


def test_what_is_filled_in_follows_a_value_swapped_back(a: Desk, b: Desk) -> None:
    case = shared_case(a, b, perpetrators=[{"relationship": "neighbour"}])
    for desk, relationship in ((a, "spouse"), (b, "stranger")):
        (row,) = rows_of(desk, case, "perpetrators")
        desk.put("cases", id=case, perpetrators=[{**row, "relationship": relationship}])
        b.clock.advance(seconds=30)
    b.merge(a)
    (conflict,) = [one for one in b.merges.conflicts() if one.field == "relationship"]
    assert coded(b, case, "is_domestic") == (False,)
    b.merges.swap([conflict.id])
    assert coded(b, case, "is_domestic") == (True,)


def test_a_task_s_state_follows_from_the_occurrences_marked_on_both_machines(a: Desk, b: Desk) -> None:
    task = shared_task(a, b)
    ids = [row["id"] for row in rows_of(a, task, "occurrences", kind="tasks")]
    for desk, marked in ((a, ids[:2]), (b, ids[2:])):
        for one in marked:
            desk.clock.advance(seconds=9)
            desk.workspace.tasks.mark_occurrence(one, TaskStatus.DONE, task_id=task)
    assert [desk.get("tasks", task)["progress"] for desk in (a, b)] == [50, 50]
    b.clock.advance(days=3)
    synchronised(a, b)
    for desk in (a, b):
        assert coded(desk, task, "progress", "status", kind="tasks") == (100, "done")
        assert desk.get("tasks", task)["done_on"] == MORNING.date()


def test_one_machine_marks_more_than_the_other(a: Desk, b: Desk) -> None:
    task = shared_task(a, b)
    ids = [row["id"] for row in rows_of(a, task, "occurrences", kind="tasks")]
    for desk, marked in ((a, ids[:2]), (b, ids[2:3])):
        for one in marked:
            desk.clock.advance(seconds=9)
            desk.workspace.tasks.mark_occurrence(one, TaskStatus.DONE, task_id=task)
    synchronised(a, b)
    for desk in (a, b):
        assert coded(desk, task, "progress", "status", kind="tasks") == (75, "doing")


def test_what_an_officer_sets_by_hand_stays_in_conflict(a: Desk, b: Desk) -> None:
    task = shared_task(a, b)
    first = rows_of(a, task, "occurrences", kind="tasks")[0]["id"]
    a.workspace.tasks.mark_occurrence(first, TaskStatus.DONE, task_id=task)
    b.clock.advance(seconds=30)
    b.put("tasks", id=task, status="dropped", dropped_reason="không có kinh phí")
    b.merge(a)
    (conflict,) = b.merges.conflicts()
    assert {shown.field for shown in conflict.fields} >= {"status", "progress"}


def test_search_text_and_sort_keys_are_those_of_the_values(a: Desk, b: Desk) -> None:
    unit = a.put("units", name="Trạm Y tế")
    b.merge(a)
    a.put("units", id=unit, name="Trạm Y tế Đông")
    b.put("units", id=unit, contact_person="Người mẫu Ước")
    b.merge(a)
    a.merge(b)
    for desk in (a, b):
        with desk.workspace.database.read() as session:
            for model in row_models().values():
                for row in session.scalars(select(model)):
                    assert all(
                        getattr(row, key) == value for key, value in derived(model, row_values(row)).items()
                    )
        query = ListQuery(search="dong uoc")
        assert [row.id for row in desk.workspace.records.page("units", query).rows] == [unit]


def test_everything_automatic_is_known_to_be_reckoned_or_given_once() -> None:
    """A new automatic field must say which it is, or a merge would ask the officer about it."""
    given_once = {
        "cases": {"case_no", "entered_at", "anonymised_at"},
        "case_survivors": {"survivor_code"},
        "code_items": {"legal"},
    }
    for kind, model in row_models().items():
        automatic = {column.name for column in table_of(model).columns if column.info.get("automatic")}
        given = given_once.get(kind, set())
        assert automatic == given | RECKONED.get(kind, frozenset()), kind


def test_a_birth_date_and_an_order_are_taken_whole_from_one_machine(a: Desk, b: Desk) -> None:
    case = shared_case(a, b, survivors=[{"age": 40}], measures=[{"measure": "3"}])
    (person,), (order,) = (rows_of(a, case, key) for key in ("survivors", "measures"))
    decision = {"outcome": "granted", "decided_at": "2026-07-03T08:00"}
    a.put("cases", id=case, survivors=[{**person, "age": None, "dob": "1990-01-01"}])
    a.put("cases", id=case, measures=[{**order, **decision, "decision_no": "01/QĐ-UBND"}])
    b.clock.advance(seconds=30)
    b.put("cases", id=case, survivors=[{**person, "age": 17, "age_estimated": True}])
    b.put("cases", id=case, measures=[{**order, "outcome": "refused", "refusal_reason": "thiếu căn cứ"}])
    b.merge(a)
    a.merge(b)
    for desk in (a, b):
        (person,), (order,) = (rows_of(desk, case, key) for key in ("survivors", "measures"))
        assert (person["dob"], person["age"], person["age_band"].value) == (None, 17, "12-17")
        assert (order["outcome"].value, order["decision_no"], order["valid_from"]) == ("refused", "", None)
        assert {conflict.kind for conflict in desk.merges.conflicts()} == {"case_survivors", "case_measures"}
        assert len(desk.merges.conflicts()) == 2
