"""A stage for the pictures of the user guide: the real window, played step by step in a real event loop."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.bootstrap.window import Desktop
from app.services.vault import Cost, Vault
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.main_window import MainWindow
from app.ui.messages import Choice, FileKind, QtMessages

SIZE: Final = (1366, 728)
"""The window on the smallest screen that the program is made for, without the task bar."""
TURN_MS: Final = 5
LONGEST_WAIT_MS: Final = 30_000
_TONES_OF_TEXT: Final = 20

Ready = Callable[[], bool]
Screen = TypeVar("Screen", bound=QWidget)
Story = Iterator[Ready]


class StoryStuck(Exception):
    """A step of the story has waited too long for what it needs."""


class StillClock:
    """Stands at a morning of July, so that the pictures are the same whenever they are made."""

    def __init__(self, day: date) -> None:
        self._moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=timezone(timedelta(hours=7)))

    def now(self) -> datetime:
        """Return the moment."""
        return self._moment

    def today(self) -> date:
        """Return the day."""
        return self._moment.date()


class GuideMessages(QtMessages):
    """Answers where the officer would: the file to open, where to save, yes to every question."""

    def __init__(self, plan: Path, folder: Path) -> None:
        super().__init__()
        self._plan = plan
        self._folder = folder

    @override
    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        return (self._plan,)

    @override
    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        return self._folder / name

    @override
    def ask(self, question: str, *, yes: str, no: str = "", details: Sequence[str] = ()) -> bool:
        return True

    @override
    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        return choices[0].key


class Stage:
    """One window over one file, and where its pictures go."""

    def __init__(
        self, application: QApplication, vault: Vault, messages: GuideMessages, pictures: Path
    ) -> None:
        self.application: Final = application
        self.pictures: Final = pictures
        self.jobs: Final = WorkerJobRunner(messages)
        self.window: Final = MainWindow(messages, self.jobs)
        self.desktop: Final = Desktop(vault, self.window, self.jobs, messages, IdleWatch(application))
        self.window.resize(*SIZE)
        self.desktop.door.show()
        self.window.show()

    def idle(self) -> Ready:
        """Until no job runs, and the window has had a turn to lay itself out."""
        turns = iter(range(3))
        return lambda: not self.jobs.busy and next(turns, None) is None

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture of the window, or of a dialog, which gets an edge."""
        shown = widget or self.window
        picture = shown.grab()
        if widget is not None:
            _draw_edge(picture)
        picture.save(str(self.pictures / f"{name}.png"))

    def screen(self, kind: type[Screen]) -> Screen:
        """The first-run or lock screen."""
        found = self.window.findChild(kind)
        if found is None:
            raise StoryStuck(f"no {kind.__name__} is shown")
        return found

    def dialog(self) -> QWidget:
        """The dialog on top."""
        found = QApplication.activeModalWidget()
        if found is None:
            raise StoryStuck("no dialog is open")
        return found

    def close(self) -> None:
        """Close the window and let go of the file."""
        self.window.close()
        self.window.deleteLater()


def vault_of(folder: Path, day: date) -> Vault:
    """A vault whose key is derived at the least cost: nobody is to be kept out of sample data."""
    return Vault(folder, clock=StillClock(day), cost=Cost.floor)


def play(application: QApplication, story: Story) -> None:
    """Take one step of the story after the other, each when what it waits for is there."""
    player = _Player(application, story)
    application.exec()
    if player.failure is not None:
        raise player.failure


class _Player:
    def __init__(self, application: QApplication, story: Story) -> None:
        self.failure: Exception | None = None
        self._application = application
        self._story = story
        self._ready: Ready = lambda: True
        self._turns = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)

    def _turn(self) -> None:
        try:
            if self._ready():
                self._turns = 0
                self._ready = next(self._story)
            elif self._turns * TURN_MS > LONGEST_WAIT_MS:
                raise StoryStuck("a step waits in vain")
            self._turns += 1
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001 - raised again outside of Qt's slot
            self.failure = error
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._application.quit()


def is_drawn(view: QWidget) -> bool:
    """Whether a page has been drawn in `view`: a PDF comes from a thread of its own, some time later."""
    image = view.grab().toImage().scaledToWidth(120)
    tones = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())}
    return len(tones) > _TONES_OF_TEXT


def _draw_edge(picture: QPixmap) -> None:
    painter = QPainter(picture)
    painter.setPen(QColor("#8a949e"))
    size = picture.deviceIndependentSize()
    painter.drawRect(0, 0, round(size.width()) - 1, round(size.height()) - 1)
    painter.end()
