"""Whoever is concerned joins no register: the task's note names them."""

from pathlib import Path

from app.services.plans.importing import ChosenTask, ImportChoices
from app.services.plans.reader import read_plan
from app.services.tasks.unit_names import is_collective
from tests.helpers.seed import SEED_PLAN
from tests.helpers.workspace import make_workspace


def test_the_register_keeps_units_only(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "sổ")
    preview = read_plan(SEED_PLAN)
    named = {name for task in preview.tasks for name in task.coop_units if is_collective(name)}
    assert named
    assert not named & set(workspace.plans.new_units(sorted(named)))
    choices = ImportChoices(create=tuple(ChosenTask(task) for task in preview.tasks))
    made = workspace.plans.import_plan(preview, choices)
    assert not any(is_collective(name) for name in made.new_units)
    notes = [workspace.records.get("tasks", task_id).values["note"] for task_id in made.created]
    assert all(any(name in note for note in notes) for name in named)
    workspace.close()
