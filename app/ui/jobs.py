"""Work off the window's thread: one worker, so that one thing at a time touches the data file.

    runner.read(work, then=self._show)                      # list, preview: the window stays free
    runner.write(work, then=self._saved, label="Đang lưu…") # modal; progress and cancel after 0.3 s

`work` takes a `Progress` and returns frozen data; it knows no Qt. Results and failures arrive in the
window's thread. `AppError` goes to `failed`, or is shown; anything else is a bug: its class and the
lines of the program that it passed through are logged under a reference, never a value.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeGuard, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid
from typing_extensions import override

from app.core.errors import AppError
from app.core.progress import Cancelled, Progress
from app.ui.messages import Messages
from app.ui.strings import common as words

T = TypeVar("T")
Work = Callable[[Progress], T]


class JobKind(Enum):
    """Whether the window waits, and whether the work may be dropped."""

    READ = "read"
    """The window stays free; dropped when nobody looks any more."""
    WRITE = "write"
    """The window waits."""
    QUIET = "quiet"
    """Keeps drafts and column widths: the window stays free, never dropped."""


class Job(QObject):
    """One piece of work. Connect first, then start; exactly one of the last three signals follows."""

    progressed = Signal(int, int, str)
    """done, total (0: unknown), Vietnamese message."""
    arrived = Signal()
    """The work is over and its result about to be told, perhaps in a question: nothing waits any more."""
    succeeded = Signal(object)
    failed = Signal(object)
    """An AppError, or another Exception that has been logged under `reference`."""
    cancelled = Signal()
    ended = Signal()
    """After any of the three."""

    def __init__(self, work: Work[Any], *, kind: JobKind, label: str = words.WORKING) -> None:
        super().__init__()
        self.kind: Final = kind
        self.label: Final = label
        self.reference = ""
        self.over = False
        self._work: Work[Any] = work
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._cancel.set()

    @property
    def cancel_asked(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancel.is_set()

    def execute(self, progress: Progress) -> "Outcome":
        """Do the work, in whichever thread; never raises."""
        try:
            progress.check()
            return Outcome(value=self._work(progress))
        except Cancelled:
            return Outcome(cancelled=True)
        except AppError as error:
            return Outcome(error=error)
        except Exception as error:  # noqa: BLE001 - the boundary at which bugs are logged
            self.reference = log_bug(error)
            return Outcome(error=error)

    def deliver(self, outcome: "Outcome") -> None:
        """Send the outcome's signals, in the window's thread."""
        self.over = True
        self.arrived.emit()
        if outcome.cancelled:
            self.cancelled.emit()
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.succeeded.emit(outcome.value)
        self.ended.emit()
        # What is connected holds the job and the job its connections: Python's collector sees no way round.
        self.deleteLater()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended."""

    value: Any = None
    error: Exception | None = None
    cancelled: bool = False


def to_be_told(error: Exception) -> TypeGuard[AppError]:
    """Whether the officer is still to hear of what `failed` got.

    Not of a stop, which was asked for, and not of a bug, which has been shown already.
    """
    return isinstance(error, AppError) and not isinstance(error, Cancelled)


def log_bug(error: BaseException) -> str:
    """Log where `error` happened, never its text or values; return the reference for the officer."""
    import logging
    from uuid import uuid4

    from app.core.bugs import described

    reference = uuid4().hex[:8].upper()
    logging.getLogger(__name__).error("bug %s\n%s", reference, described(error))
    return reference


class JobRunner(QObject):
    """Starts jobs. This base runs them at once in the caller's thread; see `WorkerJobRunner`."""

    write_started = Signal(object)
    """A write job began: the window shows its progress if it lasts."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._open: list[Job] = []

    def read(
        self,
        work: Work[T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Start work that changes nothing; `then` gets its result unless `owner` is gone by then.

        Without `failed`, an `AppError` is shown. `failed` gets it instead (to show it in its place), or
        `Cancelled`, or a bug that has been logged and shown already; see `to_be_told`.
        """
        return self._begin(Job(work, kind=JobKind.READ), then, failed, owner)

    def write(
        self,
        work: Work[T],
        then: Callable[[T], None],
        *,
        label: str = words.WORKING,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Start work that changes data or writes a file; the window waits for it. Else as `read`."""
        return self._begin(Job(work, kind=JobKind.WRITE, label=label), then, failed, owner)

    def keep(self, work: Work[None]) -> Job:
        """Start a small write that the officer does not wait for: a draft, a column width."""
        return self._begin(Job(work, kind=JobKind.QUIET), lambda _nothing: None, None, None)

    def start(self, job: Job) -> None:
        """Start a job whose signals are connected already."""
        self._open.append(job)
        job.ended.connect(lambda: self._open.remove(job))
        if job.kind is JobKind.WRITE:
            self.write_started.emit(job)
        self._dispatch(job)

    def cancel_reads(self) -> None:
        """Ask every read that waits or runs to stop: nobody looks any more."""
        for job in self._open:
            if job.kind is JobKind.READ:
                job.cancel()

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        return bool(self._open)

    @property
    def writing(self) -> Job | None:
        """The write job that waits or runs; not one whose result is being told, perhaps in a question."""
        return next((job for job in self._open if job.kind is JobKind.WRITE and not job.over), None)

    def stop(self) -> None:
        """Cancel what waits and wait for what runs."""

    def finish(self) -> None:
        """Wait for everything that was started, drafts and the letting go of the file included."""

    def _begin(
        self,
        job: Job,
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None,
        owner: QObject | None,
    ) -> Job:
        def wanted() -> bool:
            return owner is None or isValid(owner)

        def on_success(value: T) -> None:
            if wanted():
                then(value)

        def on_failure(error: Exception) -> None:
            if not isinstance(error, AppError):
                self._messages.bug(job.reference)
            if failed is not None and wanted():
                failed(error)
            elif failed is None and isinstance(error, AppError) and wanted():
                self._messages.error(error)

        def on_cancel() -> None:
            if failed is not None and wanted():
                failed(Cancelled())

        job.cancelled.connect(on_cancel)
        job.succeeded.connect(on_success)
        job.failed.connect(on_failure)
        self.start(job)
        return job

    def _dispatch(self, job: Job) -> None:
        job.deliver(job.execute(_Watch(job, job.progressed.emit)))


class WorkerJobRunner(JobRunner):
    """Runs jobs one after another in a thread of its own, started with the first job."""

    _ended = Signal(object, object)
    _stepped = Signal(object, int, int, str)

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        # Emitted in the worker's thread, and so queued for the one in which this object lives.
        self._ended.connect(self._deliver)
        self._stepped.connect(self._progress)

    @override
    def stop(self) -> None:
        for job in self._open:
            job.cancel()
        self.finish()

    @override
    def finish(self) -> None:
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    @override
    def _dispatch(self, job: Job) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="data", daemon=True)
            self._thread.start()
        self._queue.put(job)

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            self._ended.emit(job, job.execute(_Watch(job, self._stepper(job))))

    def _stepper(self, job: Job) -> "Step":
        return lambda done, total, message: self._stepped.emit(job, done, total, message)

    def _deliver(self, job: Job, outcome: Outcome) -> None:
        job.deliver(outcome)

    def _progress(self, job: Job, done: int, total: int, message: str) -> None:
        job.progressed.emit(done, total, message)


Step = Callable[[int, int, str], None]


class _Watch:
    """The `Progress` that a job's work sees; used in the worker's thread."""

    def __init__(self, job: Job, step: Step) -> None:
        self._job = job
        self._step = step

    def step(self, done: int, total: int, message: str = "") -> None:
        self._step(done, total, message)

    def check(self) -> None:
        if self._job.cancel_asked:
            raise Cancelled
