"""What GUI tests share: messages that record, and keys as a person types them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError
from app.ui.messages import Choice, FileKind
from app.ui.strings import common as words


@dataclass
class RecordingMessages:
    """Keeps what was said; answers as the test has set it up."""

    said: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, Callable[[], None] | None]] = field(default_factory=list)
    yes: bool = True
    choice: str | None = None
    files: tuple[Path, ...] = ()
    path: Path | None = None

    def inform(self, text: str) -> None:
        self.said.append(("inform", text))

    def notice(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.notices.append((text, undo))

    def warn(self, text: str) -> None:
        self.said.append(("warn", text))

    def ask(self, question: str, *, yes: str, no: str = words.CANCEL, details: Sequence[str] = ()) -> bool:
        self.said.append(("ask", "\n".join((question, *details))))
        return self.yes

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        self.said.append(("choose", question))
        return self.choice

    def error(self, error: AppError) -> None:
        self.said.append(("error", str(error)))

    def bug(self, reference: str) -> None:
        self.said.append(("bug", reference))

    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        return self.files

    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        return self.path

    def choose_folder(self, title: str) -> Path | None:
        return self.path


def type_text(widget: QWidget, text: str) -> None:
    """Type into `widget`, any script: one key event a character, as UniKey sends them."""
    for char in text:
        press(widget, Qt.Key.Key_unknown, char)


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and let go of one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_telex(widget: QWidget, steps: Sequence[tuple[int, str]]) -> None:
    """Type as UniKey does on Windows: each step takes back so many letters and sends others."""
    for back, letters in steps:
        for _ in range(back):
            press(widget, Qt.Key.Key_Backspace, "\b")
        type_text(widget, letters)


def compose(widget: QWidget, preedits: Sequence[str], commit: str) -> None:
    """Compose as an input method does: preedit texts that replace each other, then the commit."""
    for preedit in preedits:
        QCoreApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)
