"""A few tasks around the still day, Tuesday 14 July 2026, and the tab over them."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.tasks.form import TaskForm
from app.ui.tasks.tab import TasksTab

PutTask = Callable[..., str]


@pytest.fixture
def put_task(workspace: Workspace) -> PutTask:
    """Put a task by title and further values; its id."""

    def put(title: str, **values: Any) -> str:
        return workspace.records.put("tasks", {"title": title, **values}, confirmed=True).record.id

    return put


@pytest.fixture
def units(workspace: Workspace) -> dict[str, str]:
    """The ids of the units by name."""
    rows = workspace.records.page("units", ListQuery(limit=500)).rows
    return {str(row.values["name"]): row.id for row in rows}


@pytest.fixture
def tab(qtbot: QtBot, workspace: Workspace, context: UiContext) -> TasksTab:
    tab = TasksTab(context, workspace.tasks)
    qtbot.addWidget(tab)
    tab.resize(1340, 640)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def opened(tab: TasksTab) -> list[TaskForm]:
    """The forms that were opened, as they come."""
    forms: list[TaskForm] = []
    tab.form_opened.connect(forms.append)
    return forms


def titles(tab: TasksTab) -> list[str]:
    """The titles in the list, as shown."""
    model = tab.list.table.rows
    return [str(model.row_at(line).title) for line in range(model.rowCount())]
