"""Records that a second process writes are seen in the window that is open."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.session import TASKS
from app.bootstrap.window import Desktop
from app.services.changelog.changes import Changes
from app.services.changelog.watching import ChangeWatch
from app.services.workspace import Workspace
from app.ui.file_watch import FileWatch
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.main_window import MainWindow
from app.ui.messages import QtMessages
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen

ROOT = Path(__file__).resolve().parents[2]
PUT = """
import sys
from pathlib import Path
from tests.helpers.workspace import reopen

workspace = reopen(Path(sys.argv[1]))
workspace.records.put("tasks", {"title": sys.argv[2]})
workspace.close()
"""


def put_elsewhere(folder: Path, title: str) -> None:
    """Write a task in a process of its own."""
    subprocess.run([sys.executable, "-c", PUT, str(folder), title], check=True, cwd=ROOT)


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    folder = tmp_path / "sổ"
    make_workspace(folder).close()
    messages = QtMessages()
    jobs = WorkerJobRunner(messages)
    window = MainWindow(messages, jobs)
    desktop = Desktop(make_vault(folder), window, jobs, messages, IdleWatch(qapp))
    qtbot.addWidget(window)
    desktop.door.show()
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(desktop.door.unlocked, timeout=20_000):
        desktop.door.unlock(PASSPHRASE)
    yield desktop
    desktop.door.leave()


def quiet(qtbot: QtBot, desktop: Desktop) -> None:
    qtbot.waitUntil(lambda: not desktop._jobs.busy, timeout=20_000)


def come_to_the_front(desktop: Desktop) -> None:
    QCoreApplication.sendEvent(desktop._window, QEvent(QEvent.Type.WindowActivate))


def test_what_another_process_writes_is_shown_when_the_window_is_looked_at(
    qtbot: QtBot, desktop: Desktop
) -> None:
    tab: Any = desktop._window.open_tab(TASKS)
    rows = tab.list.table.rows
    qtbot.waitUntil(lambda: rows.asked and not desktop._jobs.busy, timeout=20_000)
    assert rows.total == 0
    put_elsewhere(desktop.vault.folder, "Việc ghi từ dòng lệnh")
    come_to_the_front(desktop)
    qtbot.waitUntil(lambda: rows.total == 1, timeout=20_000)
    assert rows.row_at(0).title == "Việc ghi từ dòng lệnh"
    assert desktop.door.session is not None
    assert desktop.door.session.hub.undo_label == "", "not this window's to take back"


def test_own_changes_are_not_told_twice(qtbot: QtBot, desktop: Desktop) -> None:
    assert desktop.door.session is not None
    assert desktop._workspace is not None
    hub = desktop.door.session.hub
    told: list[Changes] = []
    hub.announce(desktop._workspace.records.put("tasks", {"title": "Của cửa sổ này"}).changes)
    quiet(qtbot, desktop)
    hub.changed.connect(told.append)
    put_elsewhere(desktop.vault.folder, "Của máy khác")
    come_to_the_front(desktop)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    quiet(qtbot, desktop)
    come_to_the_front(desktop)
    quiet(qtbot, desktop)
    assert len(told) == 1
    assert len(told[0].touched["tasks"]) == 1


def test_a_locked_window_looks_no_more(qtbot: QtBot, desktop: Desktop) -> None:
    assert desktop.door.session is not None
    watch = desktop.door.session.hub.findChild(FileWatch)
    assert watch is not None
    assert watch._timer.isActive()
    quiet(qtbot, desktop)
    desktop.door.lock()
    assert not watch._timer.isActive()
    quiet(qtbot, desktop)
    come_to_the_front(desktop)
    assert not desktop._jobs.busy


# --- the service ------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    one = make_workspace(tmp_path / "sổ")
    other = reopen(tmp_path / "sổ")
    yield one, other
    one.close()
    other.close()


def test_a_look_tells_what_was_written_since_the_last(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    watch = ChangeWatch(one.database)
    assert watch.look() == ()
    put = other.records.put("tasks", {"title": "Một"}).changes
    renamed = other.records.put("units", {"name": "Đơn vị mới"}).changes
    assert watch.look() == (put, renamed)
    assert watch.look() == ()
    undone = other.records.undo(str(put.transaction))
    assert [changes.transaction for changes in watch.look()] == [undone.transaction]


def test_what_changes_no_record_is_no_news(two: tuple[Workspace, Workspace]) -> None:
    one, other = two
    watch = ChangeWatch(one.database)
    watch.look()
    with other.database.transaction("Xem") as session:
        other.recorder.note(session, action="view", kind="tasks", record_id="x", label="Xem")
    assert watch.look() == ()
