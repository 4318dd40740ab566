"""The history in the officer's words: names instead of ids, nothing that only the program understands."""

from datetime import date

from app.core.vocabulary import Frequency, TaskStatus
from app.services.workspace import Workspace


def unit(workspace: Workspace, name: str) -> str:
    return workspace.records.put("units", {"name": name}).record.id


def test_a_reference_is_shown_by_its_name(workspace: Workspace) -> None:
    school, clinic = unit(workspace, "Trường học mẫu"), unit(workspace, "Trạm y tế mẫu")
    task = workspace.records.put("tasks", {"title": "Khám sức khỏe", "lead_unit_id": school}).record.id
    workspace.records.put("tasks", {"id": task, "lead_unit_id": clinic})
    (change,) = workspace.records.history("tasks", task)[-1].changes
    assert (change.label, change.old, change.new) == ("Đơn vị chủ trì", "Trường học mẫu", "Trạm y tế mẫu")


def test_a_deleted_row_keeps_its_name_in_the_history(workspace: Workspace) -> None:
    school = unit(workspace, "Trường học mẫu")
    task = workspace.records.put("tasks", {"title": "Khám sức khỏe", "lead_unit_id": school}).record.id
    workspace.records.put("tasks", {"id": task, "lead_unit_id": None})
    workspace.records.delete("units", (school,))
    (change,) = workspace.records.history("tasks", task)[-1].changes
    assert (change.old, change.new) == ("Trường học mẫu", None)


def test_a_sub_row_does_not_say_whose_it_is(workspace: Workspace) -> None:
    monthly = {
        "title": "Phát tin",
        "start_on": date(2026, 1, 1),
        "due_on": date(2026, 12, 31),
        "recurrence": Frequency.MONTHLY,
    }
    task = workspace.records.put("tasks", monthly).record.id
    history = workspace.records.history("tasks", task)
    fields = {change.field for entry in history if entry.row_kind != "tasks" for change in entry.changes}
    assert "label" in fields
    assert "task_id" not in fields


def test_codes_of_sub_rows_have_words(workspace: Workspace) -> None:
    record = workspace.records.put(
        "tasks", {"title": "Phát tin", "occurrences": [{"label": "Đợt 1", "due_on": date(2026, 3, 1)}]}
    ).record
    (occurrence,) = record.values["occurrences"]
    done = {**occurrence, "status": TaskStatus.DONE, "done_on": date(2026, 3, 1)}
    workspace.records.put("tasks", {"id": record.id, "occurrences": [done]})
    entry = next(e for e in reversed(workspace.records.history("tasks", record.id)) if e.row_kind != "tasks")
    assert {change.new for change in entry.changes if change.field == "status"} == {"Hoàn thành"}
