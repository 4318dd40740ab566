"""The whole way with jobs in a thread of their own, as the program runs them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.hub import ChangeHub
from app.ui.jobs import WorkerJobRunner
from app.ui.lookups import REGISTERS, Lookups
from app.ui.plan_import import open_plan_import
from app.ui.plan_import.window import PlanImportWindow
from app.ui.tasks import TasksTab
from app.ui.tasks.form import TaskForm
from app.ui.tasks.tab import DUE, MONTH, UNITS
from tests.gui.conftest import FixedClock
from tests.helpers.seed import SEED_PLAN
from tests.helpers.ui import RecordingMessages


@pytest.fixture
def context(
    qtbot: QtBot, workspace: Workspace, messages: RecordingMessages, clock: FixedClock
) -> Iterator[UiContext]:
    """A session whose jobs are done by the worker."""
    jobs = WorkerJobRunner(messages)
    hub = ChangeHub(workspace.records.undo, jobs, messages)
    yield UiContext(
        messages=messages,
        jobs=jobs,
        hub=hub,
        records=workspace.records,
        lookups=Lookups(REGISTERS, workspace.records, jobs, hub),
        local=workspace.local,
        evidence=workspace.evidence,
        clock=clock,
    )
    jobs.stop()


def test_a_plan_becomes_tasks_that_every_view_shows(
    qtbot: QtBot, workspace: Workspace, context: UiContext, messages: RecordingMessages
) -> None:
    tab = TasksTab(context, workspace.tasks)
    qtbot.addWidget(tab)
    tab.resize(1300, 640)
    with qtbot.waitExposed(tab):
        tab.show()

    open_plan_import(context, workspace.plans, tab, path=SEED_PLAN, show_made=tab.show_picked)
    qtbot.waitUntil(lambda: bool(tab.findChildren(PlanImportWindow)), timeout=20_000)
    (window,) = tab.findChildren(PlanImportWindow)
    qtbot.waitUntil(lambda: "đơn vị mới" in window.summary.text(), timeout=20_000)
    count = len(window.draft.ticked)
    window.make()
    qtbot.waitUntil(window.made_page.isVisible, timeout=20_000)
    window.made_page.show_button.click()
    qtbot.waitUntil(lambda: tab.list.table.rows.total == count, timeout=20_000)

    _look_at_every_view(qtbot, tab)
    forms: list[TaskForm] = []
    tab.form_opened.connect(forms.append)
    late = tab.due.overdue.model.row_at(0)
    tab.open_task(late.id)
    qtbot.waitUntil(lambda: bool(forms) and forms[0].record is not None, timeout=20_000)
    assert forms[0].fields["title"].value() == late.title
    forms[0].fields["result"].set_raw("Đã xong từ lâu.")
    forms[0].save()
    qtbot.waitUntil(lambda: workspace.tasks.rows([late.id])[0].result != "", timeout=20_000)

    qtbot.waitUntil(lambda: context.hub.undo_label == "Sửa nhiệm vụ", timeout=20_000)
    context.hub.undo_last()
    qtbot.waitUntil(lambda: workspace.tasks.rows([late.id])[0].result == "", timeout=20_000)
    qtbot.waitUntil(lambda: context.hub.undo_label == "Nhập kế hoạch", timeout=20_000)
    assert messages.said == []
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)


def _look_at_every_view(qtbot: QtBot, tab: TasksTab) -> None:
    for key in (UNITS, MONTH, DUE):
        tab.show_view(key)
    qtbot.waitUntil(lambda: tab.units.table.rowCount() > 1, timeout=20_000)
    qtbot.waitUntil(lambda: tab.month.grid.days.rowCount() == 5, timeout=20_000)
    qtbot.waitUntil(lambda: tab.due.overdue.model.total > 0, timeout=20_000)
