"""Work in the worker's thread: order, results, failures, cancelling, what is logged."""

import logging
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core.errors import CannotWrite
from app.core.progress import Cancelled, Progress
from app.ui.jobs import Job, JobKind, WorkerJobRunner, to_be_told
from app.ui.progress_dialog import JobProgress
from tests.helpers.ui import RecordingMessages

SECRET = "Nguyễn Thị Mẫu"


def noting(notes: list[int], number: int) -> Callable[[Progress], None]:
    """Work that notes its number."""
    return lambda _progress: notes.append(number)


@pytest.fixture
def jobs(qtbot: QtBot, messages: RecordingMessages) -> Iterator[WorkerJobRunner]:
    runner = WorkerJobRunner(messages)
    yield runner
    runner.stop()


def test_work_runs_in_another_thread_and_its_result_arrives_in_this_one(
    qtbot: QtBot, jobs: WorkerJobRunner
) -> None:
    seen: list[tuple[str, int]] = []

    def work(_progress: Progress) -> int:
        return threading.get_ident()

    def then(worker: int) -> None:
        seen.append(("worker", worker))
        seen.append(("window", threading.get_ident()))

    with qtbot.waitSignal(jobs.read(work, then).ended):
        pass
    assert dict(seen)["window"] == threading.get_ident()
    assert dict(seen)["worker"] != threading.get_ident()


def test_jobs_run_one_after_another_in_the_order_started(qtbot: QtBot, jobs: WorkerJobRunner) -> None:
    order: list[int] = []
    for number in range(20):
        jobs.keep(noting(order, number))
    last = jobs.read(lambda _progress: None, lambda _none: None)
    with qtbot.waitSignal(last.ended):
        pass
    assert order == list(range(20))


def test_expected_failure_is_shown_unless_taken(
    qtbot: QtBot, jobs: WorkerJobRunner, messages: RecordingMessages
) -> None:
    def work(_progress: Progress) -> None:
        raise CannotWrite("Ổ đĩa đã đầy.")

    with qtbot.waitSignal(jobs.write(work, lambda _none: None).ended):
        pass
    assert messages.said == [("error", "Ổ đĩa đã đầy.")]
    taken: list[Exception] = []
    with qtbot.waitSignal(jobs.write(work, lambda _none: None, failed=taken.append).ended):
        pass
    assert len(messages.said) == 1
    assert [str(error) for error in taken] == ["Ổ đĩa đã đầy."]


def test_of_what_failed_neither_a_stop_nor_a_bug_is_told_again() -> None:
    assert to_be_told(CannotWrite())
    assert not to_be_told(Cancelled())
    assert not to_be_told(RuntimeError("bug"))


def test_a_bug_is_logged_without_values_and_shown_by_its_reference(
    qtbot: QtBot, jobs: WorkerJobRunner, messages: RecordingMessages, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_progress: Progress) -> None:
        raise ValueError(SECRET)

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(jobs.read(work, lambda _none: None).ended):
        pass
    [(kind, reference)] = messages.said
    assert kind == "bug"
    assert reference in caplog.text
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_a_result_for_somebody_who_is_gone_is_dropped(qtbot: QtBot, jobs: WorkerJobRunner) -> None:
    owner = QObject()
    release = threading.Event()
    seen: list[object] = []

    def work(_progress: Progress) -> bool:
        return release.wait(10)

    job = jobs.read(work, seen.append, owner=owner)
    delete(owner)
    with qtbot.waitSignal(job.ended):
        release.set()
    assert seen == []


def test_cancelling_stops_at_the_next_check(
    qtbot: QtBot, jobs: WorkerJobRunner, messages: RecordingMessages
) -> None:
    begun, release = threading.Event(), threading.Event()
    done: list[str] = []
    met: list[Exception] = []

    def work(progress: Progress) -> None:
        begun.set()
        release.wait(10)
        progress.check()
        done.append("changed")

    job = jobs.write(work, lambda _none: None, failed=met.append)
    assert begun.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        release.set()
    assert done == []
    assert [type(error) for error in met] == [Cancelled]
    assert messages.said == []


def test_reads_can_be_dropped_but_drafts_are_kept(qtbot: QtBot, jobs: WorkerJobRunner) -> None:
    release, done = threading.Event(), []
    jobs.keep(lambda _progress: (release.wait(10), None)[1])
    jobs.read(lambda _progress: done.append("read"), lambda _none: None)
    last = jobs.keep(lambda _progress: done.append("draft"))
    jobs.cancel_reads()
    with qtbot.waitSignal(last.ended):
        release.set()
    assert done == ["draft"]


def test_progress_arrives_and_a_lasting_job_shows_a_dialog_that_cancels(
    qtbot: QtBot, jobs: WorkerJobRunner
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    shown, release = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress.step(3, 10, "Đang đọc trang 3")
        shown.set()
        release.wait(10)
        progress.check()

    job = Job(work, kind=JobKind.WRITE, label="Đang đọc…")
    JobProgress(job, window, appears_after_ms=0)
    with qtbot.waitSignal(job.progressed) as progressed:
        jobs.start(job)
    assert progressed.args == [3, 10, "Đang đọc trang 3"]
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None)
    dialog = window.findChild(QProgressDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert (dialog.value(), dialog.maximum(), dialog.labelText()) == (3, 10, "Đang đọc trang 3")
    dialog.close()
    assert dialog.isVisible(), "it stays until the work has really stopped"
    assert job.cancel_asked
    with qtbot.waitSignal(job.cancelled):
        release.set()
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is None)


def test_finish_waits_for_everything_started(qtbot: QtBot, jobs: WorkerJobRunner) -> None:
    done: list[int] = []
    for number in range(5):
        jobs.keep(noting(done, number))
    jobs.finish()
    assert done == [0, 1, 2, 3, 4]
