"""Occurrences that follow a task, several tasks at once, one occurrence marked; each with one undo."""

from datetime import date
from typing import Any

import pytest

from app.core.errors import InvalidRecord, RecordNotFound
from app.core.vocabulary import TaskStatus
from app.services.workspace import Workspace
from tests.integration.tasks.conftest import Add

TODAY = date(2026, 7, 14)


def values_of(workspace: Workspace, task: str) -> Any:
    return workspace.records.get("tasks", task).values


def labels(workspace: Workspace, task: str) -> list[str]:
    return [one["label"] for one in values_of(workspace, task)["occurrences"]]


def occurrence(workspace: Workspace, task: str, label: str) -> str:
    found = values_of(workspace, task)["occurrences"]
    return next(str(one["id"]) for one in found if one["label"] == label)


def change(workspace: Workspace, task: str, **values: Any) -> None:
    workspace.records.put("tasks", {"id": task, **values}, confirmed=True)


def test_a_repeating_task_gets_the_occurrences_of_its_plan_s_year(workspace: Workspace, add: Add) -> None:
    plan = workspace.records.put("plans", {"title": "Kế hoạch", "year": 2027}).record.id
    of_plan = add("Việc của kế hoạch", plan_id=plan, recurrence="QUARTERLY")
    own = add("Việc khác", recurrence="QUARTERLY")
    assert labels(workspace, of_plan) == ["Quý I/2027", "Quý II/2027", "Quý III/2027", "Quý IV/2027"]
    assert labels(workspace, own)[0] == "Quý I/2026"


def test_occurrences_are_due_on_the_day_that_the_words_name(workspace: Workspace, add: Add) -> None:
    def dues() -> set[int]:
        return {one["due_on"].day for one in values_of(workspace, task)["occurrences"]}

    task = add("Báo cáo tháng", recurrence="MONTHLY", deadline_note="trước ngày 20 hằng tháng")
    assert dues() == {20}
    first = occurrence(workspace, task, "Tháng 1/2026")
    workspace.records.put("tasks", {"id": task, "occurrences": [{"id": first, "due_on": "2026-01-18"}]})
    change(workspace, task, deadline_note="trước ngày 20 hằng tháng, gửi qua trục liên thông")
    assert 18 in dues(), "words that name the same day leave what was set by hand"
    change(workspace, task, deadline_note="trước ngày 25 hằng tháng")
    assert dues() == {25}


def test_a_change_of_recurrence_keeps_what_was_done(workspace: Workspace, add: Add) -> None:
    task = add("Chuyên mục", recurrence="MONTHLY")
    march = occurrence(workspace, task, "Tháng 3/2026")
    workspace.tasks.mark_occurrence(march, TaskStatus.DONE, task_id=task, result="2 tin")
    change(workspace, task, recurrence="QUARTERLY")
    found = values_of(workspace, task)["occurrences"]
    assert {one["label"]: (one["status"].value, one["result"]) for one in found} == {
        "Tháng 3/2026": ("done", "2 tin"),
        "Quý I/2026": ("todo", ""),
        "Quý II/2026": ("todo", ""),
        "Quý III/2026": ("todo", ""),
        "Quý IV/2026": ("todo", ""),
    }
    change(workspace, task, recurrence="MONTHLY")
    assert labels(workspace, task) == [f"Tháng {month}/2026" for month in range(1, 13)]
    assert values_of(workspace, task)["occurrences"][2]["id"] == march
    change(workspace, task, recurrence=None)
    assert labels(workspace, task) == ["Tháng 3/2026"]


def test_a_change_of_dates_moves_the_bounds_and_leaves_handmade_ones(workspace: Workspace, add: Add) -> None:
    task = add("Chuyên mục", recurrence="MONTHLY")
    made = values_of(workspace, task)["occurrences"]
    change(workspace, task, occurrences=[*made, {"label": "Đợt cao điểm", "due_on": date(2026, 11, 20)}])
    change(workspace, task, start_on=date(2026, 10, 10), due_on=date(2026, 12, 15))
    found = values_of(workspace, task)["occurrences"]
    assert [(one["label"], one["start_on"], one["due_on"]) for one in found] == [
        ("Tháng 10/2026", date(2026, 10, 10), date(2026, 10, 31)),
        ("Đợt cao điểm", None, date(2026, 11, 20)),
        ("Tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("Tháng 12/2026", date(2026, 12, 1), date(2026, 12, 15)),
    ]


def test_other_changes_leave_the_occurrences_alone(workspace: Workspace, add: Add) -> None:
    task = add("Chuyên mục", recurrence="MONTHLY")
    kept = values_of(workspace, task)["occurrences"][:5]
    change(workspace, task, occurrences=kept)
    change(workspace, task, title="Chuyên mục truyền thanh", recurrence="MONTHLY", due_on=None)
    assert len(labels(workspace, task)) == 5


def test_occurrences_that_are_put_stand_as_given(workspace: Workspace, add: Add) -> None:
    task = add("Chuyên mục", recurrence="MONTHLY", occurrences=[{"label": "Đợt 1", "due_on": "2026-09-01"}])
    assert labels(workspace, task) == ["Đợt 1"]


def test_progress_follows_the_occurrences(workspace: Workspace, add: Add) -> None:
    task = add("Báo cáo", recurrence="QUARTERLY")
    ids = [one["id"] for one in values_of(workspace, task)["occurrences"]]

    def state() -> tuple[str, int, date | None]:
        values = values_of(workspace, task)
        return values["status"].value, values["progress"], values["done_on"]

    workspace.tasks.mark_occurrence(ids[0], TaskStatus.DONE, task_id=task)
    assert state() == ("doing", 25, None)
    assert values_of(workspace, task)["occurrences"][0]["done_on"] == TODAY
    workspace.tasks.mark_occurrence(ids[1], TaskStatus.DROPPED, task_id=task)
    assert state() == ("doing", 33, None)
    workspace.tasks.mark_occurrence(ids[2], TaskStatus.DONE, task_id=task, done_on=date(2026, 7, 1))
    changes = workspace.tasks.mark_occurrence(ids[3], TaskStatus.DONE, task_id=task, result="Đã gửi")
    assert state() == ("done", 100, TODAY)
    assert changes.transaction is not None
    workspace.records.undo(changes.transaction)
    assert state() == ("doing", 67, None)
    for one in (ids[0], ids[2]):
        workspace.tasks.mark_occurrence(one, TaskStatus.NOT_STARTED, task_id=task)
    assert state() == ("todo", 0, None)
    with pytest.raises(RecordNotFound):
        workspace.tasks.mark_occurrence("không có", TaskStatus.DONE, task_id=task)


def test_bulk_change_is_one_transaction_with_one_undo(workspace: Workspace, add: Add) -> None:
    ids = [add(f"Việc {number}", tags=[{"programme": "Cũ"}]) for number in range(4)]
    changes = workspace.tasks.bulk_change(
        ids[:3], {"status": "doing", "lead_unit_id": "CA"}, add_programmes=["Mới", "cũ", "Mới"]
    )
    assert changes.touched["tasks"] == frozenset(ids[:3])
    assert changes.label == "Sửa 3 nhiệm vụ"
    for task in ids[:3]:
        values = values_of(workspace, task)
        assert values["status"] is TaskStatus.DOING
        assert sorted(tag["programme"] for tag in values["tags"]) == ["Cũ", "Mới"]
    assert values_of(workspace, ids[3])["status"] is TaskStatus.NOT_STARTED
    assert changes.transaction is not None
    workspace.records.undo(changes.transaction)
    for task in ids:
        values = values_of(workspace, task)
        assert (values["status"], values["lead_unit_id"]) == (TaskStatus.NOT_STARTED, None)
        assert [tag["programme"] for tag in values["tags"]] == ["Cũ"]


def test_bulk_change_dates_what_is_newly_finished(workspace: Workspace, add: Add) -> None:
    fresh, earlier = add("Việc một"), add("Việc hai", status="done", done_on="2026-05-01")
    workspace.tasks.bulk_change([fresh, earlier], {"status": TaskStatus.DONE})
    assert [values_of(workspace, one)["done_on"] for one in (fresh, earlier)] == [TODAY, date(2026, 5, 1)]
    assert values_of(workspace, fresh)["progress"] == 100
    workspace.tasks.bulk_change([fresh], {"note": "Đã kiểm tra"})
    assert values_of(workspace, fresh)["done_on"] == TODAY
    workspace.tasks.bulk_change([fresh], {"status": "doing"})
    assert values_of(workspace, fresh)["done_on"] is None
    workspace.tasks.bulk_change([fresh], {"status": "done", "done_on": "2026-06-30"})
    assert values_of(workspace, fresh)["done_on"] == date(2026, 6, 30)


def test_bulk_change_that_one_task_refuses_changes_none(workspace: Workspace, add: Add) -> None:
    good = add("Việc một")
    bad = add("Việc hai", start_on=date(2026, 9, 1))
    with pytest.raises(InvalidRecord, match=r"«Việc hai».*sớm hơn ngày bắt đầu"):
        workspace.tasks.bulk_change([good, bad], {"due_on": "2026-08-01"})
    assert values_of(workspace, good)["due_on"] is None
    with pytest.raises(InvalidRecord, match="lý do"):
        workspace.tasks.bulk_change([good], {"status": "dropped"})
    with pytest.raises(RecordNotFound):
        workspace.tasks.bulk_change([good, "không có"], {"status": "done"})
    assert values_of(workspace, good)["status"] is TaskStatus.NOT_STARTED


def test_programmes_in_vietnamese_order(workspace: Workspace, add: Add) -> None:
    add("Một", tags=[{"programme": "Đô thị"}, {"programme": "Dân số"}])
    add("Hai", tags=[{"programme": "Dân số"}, {"programme": "Ăn sạch"}])
    assert workspace.tasks.programmes() == ("Ăn sạch", "Dân số", "Đô thị")


def test_the_words_make_a_monthly_task_come_every_second_month(workspace: Workspace, add: Add) -> None:
    task = add("Giao ban Ban Chỉ đạo", recurrence="MONTHLY")
    done = occurrence(workspace, task, "Tháng 2/2026")
    workspace.tasks.mark_occurrence(done, TaskStatus.DONE, task_id=task)
    change(workspace, task, deadline_note="02 tháng/lần")
    pairs = [f"Tháng {month}–{month + 1}/2026" for month in range(1, 12, 2)]
    assert sorted(labels(workspace, task)) == sorted(["Tháng 2/2026", *pairs])
    change(workspace, task, deadline_note="hằng tháng")
    assert labels(workspace, task) == [f"Tháng {month}/2026" for month in range(1, 13)]
