"""Opening a package: at once where the book's key fits, else with its passphrase or code, asked once."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.progress import Progress
from app.ui.button_row import button_row
from app.ui.error_label import ErrorLabel
from app.ui.fitting import grow_to_fit
from app.ui.jobs import JobRunner, to_be_told
from app.ui.messages import Messages
from app.ui.passphrase import PassphraseLine
from app.ui.strings import common
from app.ui.strings import exchange as words
from app.ui.theme import mark

T = TypeVar("T")
Opening = dict[str, Any]
_WIDTH: Final = 460


class PackagePassphrase(QDialog):
    """Asks for what opens a package and tries it; stays open until it is right."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.PASSPHRASE_TITLE)
        self.setMinimumWidth(_WIDTH)
        text = QLabel(sentence, self)
        text.setWordWrap(True)
        self.passphrase: Final = PassphraseLine(words.PASSPHRASE, self)
        self.code: Final = QLineEdit(self)
        self.code.setAccessibleName(words.OR_CODE)
        self.error: Final = ErrorLabel(self)
        self.open_button: Final = QPushButton(words.OPEN, self)
        mark(self.open_button, "primary")
        cancel = QPushButton(common.CANCEL, self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(text)
        for caption, line in ((words.PASSPHRASE, self.passphrase), (words.OR_CODE, self.code)):
            label = QLabel(caption, self)
            label.setBuddy(line)
            layout.addWidget(label)
            layout.addWidget(line)
            line.textChanged.connect(lambda _: self.error.say(""))
        layout.addWidget(self.error)
        below = button_row(self.open_button, cancel)
        layout.addLayout(below)

    def refuse(self, sentence: str) -> None:
        """What was typed did not open it: say so, and let it be typed anew."""
        self.error.say(sentence)
        grow_to_fit(self)
        line = self.passphrase if self.passphrase.text() else self.code
        line.setFocus()
        line.selectAll()

    def opening(self) -> Opening | None:
        """What was typed; None after saying that nothing was."""
        if self.passphrase.text():
            return {"passphrase": self.passphrase.text()}
        if self.code.text().strip():
            return {"recovery_code": self.code.text()}
        self.error.say(words.MISSING)
        self.passphrase.setFocus()
        return None


def with_package(
    work: Callable[[Opening, Progress], T],
    then: Callable[[T, Opening], None],
    *,
    jobs: JobRunner,
    messages: Messages,
    parent: QWidget,
    ask_first: str = "",
    label: str = words.VERIFYING,
) -> None:
    """Do `work` with what opens the package; ask for it when the key at hand does not, or `ask_first`."""

    def failed(error: Exception) -> None:
        if _wants_other(error):
            _ask(str(error), work, then, jobs=jobs, parent=parent, label=label)
        elif to_be_told(error):
            messages.error(error)

    if ask_first:
        _ask(ask_first, work, then, jobs=jobs, parent=parent, label=label)
        return
    jobs.write(
        lambda progress: work({}, progress),
        lambda result: then(result, {}),
        label=label,
        failed=failed,
        owner=parent,
    )


def _ask(
    sentence: str,
    work: Callable[[Opening, Progress], T],
    then: Callable[[T, Opening], None],
    *,
    jobs: JobRunner,
    parent: QWidget,
    label: str,
) -> None:
    dialog = PackagePassphrase(sentence, parent)

    def failed(error: Exception) -> None:
        if to_be_told(error):
            dialog.refuse(str(error))

    def done(result: T, opening: Opening) -> None:
        dialog.accept()
        then(result, opening)

    def attempt() -> None:
        opening = dialog.opening()
        if opening is not None:
            jobs.write(
                lambda progress: work(opening, progress),
                lambda result: done(result, opening),
                label=label,
                failed=failed,
                owner=dialog,
            )

    dialog.open_button.clicked.connect(attempt)
    dialog.open()


def _wants_other(error: Exception) -> bool:
    from app.services.exchange.header import OtherKey

    return isinstance(error, OtherKey)
