"""The one seam for everything the program says to the officer or asks of them.

Screens receive a `Messages`; `QtMessages` shows dialogs, tests pass a recording one. A text says what
happened, what it means and what to do; it carries no code and no name of a person.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import AppError
from app.ui.strings import common as words

if TYPE_CHECKING:
    # Qt's dialogs are loaded with the first one shown, not before the lock screen.
    from PySide6.QtWidgets import QFileDialog, QMessageBox


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: what is returned, and the words on its button."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file in a file dialog: Vietnamese name and patterns such as `*.docx`."""

    label: str
    patterns: tuple[str, ...]


ANY_FILE: Final = FileKind(words.ALL_FILES, ("*",))
WORD: Final = FileKind(words.WORD_FILES, ("*.docx",))
EXCEL: Final = FileKind(words.EXCEL_FILES, ("*.xlsx",))
PDF: Final = FileKind(words.PDF_FILES, ("*.pdf",))

_MOST_BUTTONS: Final = 4
_FOLDERS_VISITED: Final = ("history", "lastVisited")
_DETAILS: Final = (330, 90, 110, 160)
"""Widths of name, size, kind, date in Qt's own file dialog."""


class Messages(Protocol):
    """What a screen can say and ask."""

    def inform(self, text: str) -> None:
        """Say something that needs no answer but must be seen."""

    def notice(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say in passing that something was done; `undo` takes it back at one click."""

    def warn(self, text: str) -> None:
        """Say something that may need care."""

    def ask(self, question: str, *, yes: str, no: str = words.CANCEL, details: Sequence[str] = ()) -> bool:
        """Ask for a yes; `yes` names the act («Xóa»), `details` are shown as a list. Escape is no."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        """Ask which of `choices`; None when the officer backs out."""

    def error(self, error: AppError) -> None:
        """Show an expected failure as it stands."""

    def bug(self, reference: str) -> None:
        """Say that the program failed; `reference` finds the place in the log."""

    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        """Ask for files to read; empty when the officer backs out."""

    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        """Ask where to write; `name` is suggested, the first kind's suffix is added when none is typed."""

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder."""


class QtMessages(QObject):
    """Messages as dialogs over the active window; notices go to whoever listens to `notice_posted`."""

    notice_posted = Signal(str, object)

    def inform(self, text: str) -> None:
        """Show an information box."""
        self._say(words.NOTICE_TITLE, text, "Information")

    def notice(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Post a notice to the window's notice bar."""
        self.notice_posted.emit(text, undo)

    def warn(self, text: str) -> None:
        """Show a warning box."""
        self._say(words.WARNING_TITLE, text, "Warning")

    def ask(self, question: str, *, yes: str, no: str = words.CANCEL, details: Sequence[str] = ()) -> bool:
        """Show a question box whose default button is no."""
        from PySide6.QtWidgets import QMessageBox

        box = _box(words.CONFIRM_TITLE, question, "Question")
        if details:
            box.setInformativeText("\n".join(f"• {detail}" for detail in details))
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        return _answer(box) is accept

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        """Show a question box with a button for each choice, or a list of many, and cancel."""
        if len(choices) > _MOST_BUTTONS:
            from app.ui.choice_dialog import ask_choice

            return ask_choice(question, [(one.key, one.label) for one in choices], _active())
        from PySide6.QtWidgets import QMessageBox

        box = _box(words.CONFIRM_TITLE, question, "Question")
        keys = {
            box.addButton(choice.label, QMessageBox.ButtonRole.AcceptRole): choice.key for choice in choices
        }
        cancel = box.addButton(words.CANCEL, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        clicked = _answer(box)
        return next((key for button, key in keys.items() if button is clicked), None)

    def error(self, error: AppError) -> None:
        """Show the error's sentence."""
        self._say(words.ERROR_TITLE, str(error), "Warning")

    def bug(self, reference: str) -> None:
        """Show that the program failed, with the log's reference."""
        self._say(words.BUG_TITLE, words.BUG_TEXT.format(reference=reference), "Critical")

    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        """Show a file dialog."""
        from PySide6.QtWidgets import QFileDialog

        dialog = _file_dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        """Show a file dialog that asks before it replaces a file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = _file_dialog(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kinds[0].patterns[0].removeprefix("*."))
        dialog.selectFile(name)
        return next(iter(_chosen(dialog)), None)

    def choose_folder(self, title: str) -> Path | None:
        """Show a file dialog for folders."""
        from PySide6.QtWidgets import QFileDialog

        dialog = _file_dialog(title, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return next(iter(_chosen(dialog)), None)

    def _say(self, title: str, text: str, icon: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = _box(title, text, icon)
        box.addButton(words.OK, QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _active() -> QWidget | None:
    widget = QApplication.activeModalWidget() or QApplication.activeWindow()
    # The box answered a moment ago may still count as active: it takes its children with it when it goes.
    while widget is not None and not widget.isVisible():
        widget = widget.parentWidget()
    return widget


def _box(title: str, text: str, icon: str) -> "QMessageBox":
    """A message box; `icon` is the name of one of `QMessageBox.Icon`."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(_active())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon[icon])
    # Texts carry what was typed and file names: never markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _answer(box: "QMessageBox") -> object:
    """Show `box` and return the button clicked; None when it was closed by locking.

    Noted at the click: the box deletes itself before `exec` returns.
    """
    clicked: list[object] = []
    box.buttonClicked.connect(clicked.append)
    box.exec()
    return clicked[0] if clicked else None


def _file_dialog(title: str, kinds: Sequence[FileKind]) -> "QFileDialog":
    from PySide6.QtWidgets import QFileDialog

    _keep_no_folders(dialog := QFileDialog(_active(), title))
    dialog.setNameFilters([f"{kind.label} ({' '.join(kind.patterns)})" for kind in kinds])
    native = system_speaks_vietnamese()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not native)
    if not native:
        _give_room(dialog)
    return dialog


def _give_room(dialog: "QFileDialog") -> None:
    """Make Qt's own dialog wide enough for names, sizes and dates."""
    from PySide6.QtWidgets import QTreeView

    dialog.resize(860, 520)
    details = dialog.findChild(QTreeView, "treeView")
    if isinstance(details, QTreeView):
        for column, width in enumerate(_DETAILS):
            details.header().resizeSection(column, width)


def _keep_no_folders(dialog: "QFileDialog") -> None:
    """Take back what Qt's own dialog writes into its settings at its end: the folders visited."""
    from PySide6.QtCore import QSettings

    def settings() -> QSettings:
        found = QSettings(QSettings.Scope.UserScope, "QtProject")
        found.beginGroup("FileDialog")
        return found

    before = settings()
    kept = {key: before.value(key) for key in _FOLDERS_VISITED if before.contains(key)}

    def restore() -> None:
        after = settings()
        for key in _FOLDERS_VISITED:
            if key in kept:
                after.setValue(key, kept[key])
            else:
                after.remove(key)

    dialog.destroyed.connect(restore)


def _chosen(dialog: "QFileDialog") -> tuple[Path, ...]:
    accepted = dialog.exec()
    paths = tuple(Path(name) for name in dialog.selectedFiles()) if accepted else ()
    dialog.deleteLater()
    return paths


def system_speaks_vietnamese() -> bool:
    """Whether the system's own dialogs are Vietnamese; elsewhere Qt's translated ones are shown."""
    return sys.platform == "win32" and QLocale.system().uiLanguages()[:1] == ["vi-VN"]
