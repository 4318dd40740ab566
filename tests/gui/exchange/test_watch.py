"""Backups that nobody asks for: the day's own, and to a known stick once it is plugged in."""

from pathlib import Path

import pytest

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.exchange.watch import BackupWatch
from app.ui.strings import exchange as words
from tests.helpers.ui import RecordingMessages
from tests.helpers.volumes import FolderVolumes, exchange_over


def test_a_known_stick_that_is_plugged_in_is_written_to(
    context: UiContext, workspace: Workspace, messages: RecordingMessages, tmp_path: Path
) -> None:
    volumes = FolderVolumes()
    exchange = exchange_over(workspace, volumes)
    watch = BackupWatch(context, exchange)
    watch.look()
    assert len(list(exchange.backups.local_folder.iterdir())) == 1
    assert messages.notices == [], "what happens at home is not worth a word"
    stick = volumes.plug_in(tmp_path / "USB")
    watch.look()
    assert not (tmp_path / "USB" / "BDG").exists(), "never to a stick that nobody has spoken for"
    exchange.sticks.back_up(stick.id)
    exchange.sticks.answer(stick.id, automatic=True)
    workspace.records.put("tasks", {"title": "Thêm"})
    watch.look()
    assert len(list((tmp_path / "USB" / "BDG").iterdir())) == 2
    assert [text for text, _ in messages.notices] == [words.MADE_TO_STICK.format(name=tmp_path / "USB")]
    watch.look()
    assert len(messages.notices) == 1
    drill = exchange.backups.record.drill()
    assert drill is not None
    assert drill.problem == "", "the month's trial restore is made too"
    context.hub.closing.emit()
    assert not watch._timer.isActive()


@pytest.mark.parametrize("yes", [True, False])
def test_a_stick_used_before_is_asked_about_once_when_it_is_plugged_in(
    workspace: Workspace, context: UiContext, messages: RecordingMessages, tmp_path: Path, yes: bool
) -> None:
    volumes = FolderVolumes()
    exchange = exchange_over(workspace, volumes)
    stick = volumes.plug_in(tmp_path / "USB")
    exchange.backups.make(stick.root / "BDG")
    messages.yes = yes
    watch = BackupWatch(context, exchange)
    for _ in range(2):
        watch.look()
    assert messages.said == [("ask", words.ASK_AUTOMATIC.format(name=stick.name))]
    assert exchange.backups.record.sticks()[stick.id].automatic is yes
    workspace.records.put("tasks", {"title": "Thêm"})
    watch.look()
    assert len(list((stick.root / "BDG").iterdir())) == 1 + yes
    context.hub.closing.emit()
