"""Undo and restore across records: what stands upon what, whole savings, what came since."""

from datetime import date

import pytest

from app.core.errors import CannotUndo, RecordNotFound
from app.models import Plan, Task, Unit
from app.services.changelog.recorder import changes_of
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.ground.changing import put_task, tamper


def test_undo_of_a_plan_with_its_tasks(workspace: Workspace) -> None:
    """Plan and tasks are tied by a foreign key that no relationship tells the session of."""
    with workspace.database.transaction("Nhập kế hoạch") as session:
        plan = Plan(title="Kế hoạch", year=2026)
        session.add(plan)
        session.flush()
        session.add_all([Task(title=f"Nhiệm vụ {number}", plan_id=plan.id) for number in range(3)])
        changes = changes_of(session)
    undone = workspace.records.undo(str(changes.transaction))
    assert workspace.records.page("tasks", ListQuery()).total == 0
    with pytest.raises(RecordNotFound):
        workspace.records.get("plans", plan.id)
    workspace.records.undo(str(undone.transaction))
    assert workspace.records.page("tasks", ListQuery()).total == 3
    assert workspace.records.get("plans", plan.id).values["title"] == "Kế hoạch"


def test_undo_of_a_move_to_a_new_unit(workspace: Workspace) -> None:
    """Backwards the task must leave the unit before the unit goes."""
    old = workspace.records.put("units", {"name": "Ban cũ"}).record.id
    task_id = put_task(workspace, lead_unit_id=old)
    with workspace.database.transaction("Chuyển đơn vị") as session:
        unit = Unit(name="Ban mới")
        session.add(unit)
        session.flush()
        session.get_one(Task, task_id).lead_unit_id = unit.id
        session.flush()
        session.delete(session.get_one(Unit, old))
        changes = changes_of(session)
    workspace.records.undo(str(changes.transaction))
    assert workspace.records.get("tasks", task_id).values["lead_unit_id"] == old
    with pytest.raises(RecordNotFound):
        workspace.records.get("units", unit.id)


def test_what_others_point_to_by_now_is_not_undone(workspace: Workspace) -> None:
    unit = workspace.records.put("units", {"name": "Ban mới"})
    task_id = put_task(workspace, lead_unit_id=unit.record.id)
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(unit.changes.transaction))
    assert workspace.records.get("tasks", task_id).values["lead_unit_id"] == unit.record.id


def test_sub_rows_added_since_keep_a_record_from_being_undone(workspace: Workspace) -> None:
    made = workspace.records.put("tasks", {"title": "A"})
    workspace.records.put("tasks", {"id": made.record.id, "tags": [{"programme": "NTM"}]})
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(made.changes.transaction))
    assert len(workspace.records.get("tasks", made.record.id).values["tags"]) == 1


def test_fields_changed_by_others_since_do_not_matter_but_the_same_do(workspace: Workspace) -> None:
    task_id = put_task(workspace, note="1", result="1")
    first = workspace.records.put("tasks", {"id": task_id, "note": "2"})
    workspace.records.put("tasks", {"id": task_id, "result": "2"})
    workspace.records.undo(str(first.changes.transaction))
    values = workspace.records.get("tasks", task_id).values
    assert (values["note"], values["result"]) == ("1", "2")
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(first.changes.transaction))


def test_an_unknown_transaction_cannot_be_undone(workspace: Workspace) -> None:
    with pytest.raises(CannotUndo):
        workspace.records.undo("không có")


def test_restore_takes_a_whole_saving_not_half_of_it(workspace: Workspace) -> None:
    """The entry chosen is the task's own; its sub-rows came in the same saving."""
    made = workspace.records.put("tasks", {"title": "A", "tags": [{"programme": "NTM"}]}).record
    workspace.records.put("tasks", {"id": made.id, "title": "B", "tags": []})
    first = workspace.records.history("tasks", made.id)[0]
    workspace.records.restore("tasks", made.id, first)
    assert workspace.records.get("tasks", made.id).values == made.values


def test_a_deleted_record_is_restored_with_its_sub_rows(workspace: Workspace) -> None:
    made = workspace.records.put(
        "tasks", {"title": "A", "coop_units": [{"unit_id": "CA"}], "occurrences": [{"due_on": "2026-08-01"}]}
    ).record
    workspace.records.delete("tasks", [made.id])
    entry = next(entry for entry in workspace.records.history("tasks", made.id) if entry.action == "insert")
    workspace.records.restore("tasks", made.id, entry)
    assert workspace.records.get("tasks", made.id).values == made.values


def test_a_code_that_this_program_does_not_know_is_shown_and_not_restored(workspace: Workspace) -> None:
    task_id = put_task(workspace)
    changed = workspace.records.put("tasks", {"id": task_id, "status": "doing"})
    tamper(
        workspace,
        """UPDATE change_entries SET fields = '{"status": ["paused", "doing"]}' """
        f"WHERE transaction_id = '{changed.changes.transaction}'",
    )
    assert workspace.records.history("tasks", task_id)[-1].changes[0].old == "paused"
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(changed.changes.transaction))


def test_dates_and_moments_come_back_as_such(workspace: Workspace) -> None:
    task_id = put_task(workspace, due_on=date(2026, 8, 1))
    changed = workspace.records.put("tasks", {"id": task_id, "due_on": None})
    workspace.records.undo(str(changed.changes.transaction))
    assert workspace.records.get("tasks", task_id).values["due_on"] == date(2026, 8, 1)


def test_undo_goes_back_step_by_step_over_one_record(workspace: Workspace) -> None:
    made = workspace.records.put("tasks", {"title": "Một", "tags": [{"programme": "NTM"}]})
    task_id = made.record.id
    edits: tuple[dict[str, object], ...] = (
        {"title": "Hai"},
        {"title": "Ba", "note": "x"},
        {"tags": []},
        {"title": "Bốn"},
    )
    steps = [made.changes]
    steps += [workspace.records.put("tasks", {"id": task_id, **values}).changes for values in edits]
    titles = ["Ba", "Ba", "Hai", "Một"]
    for changes, title in zip(reversed(steps[1:]), titles, strict=True):
        workspace.records.undo(str(changes.transaction))
        assert workspace.records.get("tasks", task_id).values["title"] == title
    assert [tag["programme"] for tag in workspace.records.get("tasks", task_id).values["tags"]] == ["NTM"]
    workspace.records.undo(str(steps[0].transaction))
    with pytest.raises(RecordNotFound):
        workspace.records.get("tasks", task_id)


def test_what_is_no_longer_as_it_was_left_is_not_undone(workspace: Workspace) -> None:
    made = workspace.records.put("tasks", {"title": "Một"})
    workspace.records.put("tasks", {"id": made.record.id, "tags": [{"programme": "NTM"}]})
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(made.changes.transaction))
    noted = workspace.records.put("tasks", {"title": "Hai"})
    workspace.records.put("tasks", {"id": noted.record.id, "note": "thêm sau"})
    with pytest.raises(CannotUndo):
        workspace.records.undo(str(noted.changes.transaction))
