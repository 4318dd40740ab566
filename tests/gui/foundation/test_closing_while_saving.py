"""The session ends right after Ctrl+S: what is on its way into the file is no draft as well."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.hub import ChangeHub
from app.ui.jobs import WorkerJobRunner
from tests.gui.foundation.conftest import UnitForm
from tests.helpers.ui import RecordingMessages

DRAFT = "draft.units.new"


def working(context: UiContext, workspace: Workspace, messages: RecordingMessages) -> UiContext:
    """The session with a real worker: a save is still on its way when the next line runs."""
    jobs = WorkerJobRunner(messages)
    return replace(context, jobs=jobs, hub=ChangeHub(workspace.records.undo, jobs, messages))


def typed(form: UnitForm, name: str) -> None:
    field = form.fields["name"]
    field.set_raw(name)
    field.changed.emit()


def test_a_save_on_its_way_leaves_no_draft(
    qtbot: QtBot, context: UiContext, workspace: Workspace, messages: RecordingMessages
) -> None:
    context = working(context, workspace, messages)
    form = UnitForm(context)
    qtbot.addWidget(form)
    form.open_new()
    typed(form, "Hội Làm vườn")
    form.save()
    context.hub.close()
    context.jobs.finish()
    assert workspace.records.page("units", ListQuery(search="lam vuon")).total == 1
    assert workspace.local.get(DRAFT) is None


def test_what_was_typed_after_the_save_is_kept(
    qtbot: QtBot, context: UiContext, workspace: Workspace, messages: RecordingMessages
) -> None:
    context = working(context, workspace, messages)
    form = UnitForm(context)
    qtbot.addWidget(form)
    form.open_new()
    typed(form, "Hội Làm vườn")
    form.save()
    typed(form, "Hội Làm vườn xã")
    context.hub.close()
    context.jobs.finish()
    assert workspace.local.get(DRAFT) == {"name": "Hội Làm vườn xã"}


def test_a_save_that_was_refused_leaves_the_draft(
    qtbot: QtBot, context: UiContext, workspace: Workspace, messages: RecordingMessages
) -> None:
    workspace.records.put("units", {"name": "Hội Làm vườn"})
    context = working(context, workspace, messages)
    form = UnitForm(context)
    qtbot.addWidget(form)
    form.open_new()
    typed(form, "Hội Làm vườn")
    form.save()
    context.hub.close()
    context.jobs.finish()
    assert workspace.local.get(DRAFT) == {"name": "Hội Làm vườn"}
