"""Evidence files of a record: added, looked at inside the program, saved out, removed.

The value is the list of sub-rows (name, media_type, size, sha256, …) as the records service has it. The
bytes go into the encrypted file when a file is added; looking at one leaves nothing on the disk.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UnreadableDocument
from app.core.numbers import format_size
from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.fields.base import Field
from app.ui.messages import ANY_FILE
from app.ui.strings import fields as words
from app.ui.wrapped import wrapped

_SHOWN_ROWS: Final = 4
Row = dict[str, Any]


class AttachmentsField(Field):
    """A list of files with buttons; files can be dropped on it."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Final = context
        self._rows: list[Row] = []
        self.list: Final = _FileList(self)
        self.empty_label: Final = wrapped(words.ATTACH_NONE, self)
        self.add_button: Final = QPushButton(words.ATTACH, self)
        self.open_button: Final = QPushButton(words.ATTACH_OPEN, self)
        self.save_button: Final = QPushButton(words.ATTACH_SAVE, self)
        self.remove_button: Final = QPushButton(words.ATTACH_REMOVE, self)
        self.setAcceptDrops(True)
        self.set_editor(self.list)
        self._lay_out_buttons()
        self.add_button.clicked.connect(self.ask_files)
        self.open_button.clicked.connect(self.open_current)
        self.save_button.clicked.connect(self.save_current)
        self.remove_button.clicked.connect(self.remove_current)
        self.list.opened.connect(self.open_current)
        self.list.removed.connect(self.remove_current)
        self.list.currentRowChanged.connect(lambda _: self._follow())
        self._show()

    def _lay_out_buttons(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        line = QHBoxLayout()
        line.setSpacing(6)
        for button in (self.add_button, self.open_button, self.save_button, self.remove_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        layout.insertWidget(0, self.empty_label)
        layout.insertLayout(2, line)

    # --- value ----------------------------------------------------------------------------

    @override
    def value(self) -> list[Row]:
        return [dict(row) for row in self._rows]

    @override
    def set_value(self, value: Any) -> None:
        self._rows = [dict(row) for row in value or ()]
        self.show_problem("")
        self._show()

    # --- what the officer does ------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask which files to add."""
        self.add_files(self._context.messages.open_files(words.ATTACH_TITLE, (ANY_FILE,), many=True))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read files into the encrypted file and list them; what cannot be read is said."""
        if not paths:
            return
        # Loaded with the services, after unlocking.
        from app.services.evidence import FileTooLarge

        evidence = self._context.evidence

        def work(progress: Progress) -> tuple[list[Row], list[str]]:
            rows, refused = [], []
            for done, path in enumerate(paths):
                progress.check()
                progress.step(done, len(paths), words.ATTACH_READING)
                try:
                    rows.append(dict(evidence.store(path.name, _read(path))))
                except (UnreadableDocument, FileTooLarge) as error:
                    refused.append(str(error))
            return rows, refused

        self._context.jobs.write(work, self._take, label=words.ATTACH_READING, owner=self)

    def _take(self, read: tuple[list[Row], list[str]]) -> None:
        rows, refused = read
        if rows:
            self._list_also(rows)
        if refused:
            self._context.messages.error(UnreadableDocument("\n".join(refused)))

    def _list_also(self, rows: list[Row]) -> None:
        known = {row["sha256"] for row in self._rows}
        self._rows += [row for row in rows if row["sha256"] not in known]
        self._show()
        self.list.setCurrentRow(len(self._rows) - 1)
        self.changed.emit()

    def open_current(self) -> None:
        """Look at the current file, from memory."""
        row = self._current()
        if row is None:
            return

        def show(content: bytes) -> None:
            from app.ui.attachment_viewer import AttachmentViewer, can_show

            if can_show(row["media_type"]):
                viewer = AttachmentViewer(row["name"], row["media_type"], content, self)
                self._context.hub.closing.connect(viewer.close)
                viewer.open()
            else:
                self._context.messages.inform(words.ATTACH_CANNOT_SHOW)

        self._read_content(row, show)

    def save_current(self) -> None:
        """Save the current file out of the encrypted file, after saying what that means."""
        row, messages = self._current(), self._context.messages
        if row is None or not messages.ask(words.ATTACH_WARN_PLAIN, yes=words.ATTACH_SAVE):
            return
        path = messages.save_path(words.ATTACH_SAVE_TITLE, self.saved_name(row), (ANY_FILE,))
        if path is None:
            return
        evidence, digest, target = self._context.evidence, row["sha256"], path

        def work(_progress: Progress) -> None:
            from app.services.files import write_atomically

            self.note_saving()
            write_atomically(target, evidence.content(digest), private=True)

        self._context.jobs.write(work, lambda _none: messages.notice(words.ATTACH_SAVED), owner=self)

    def listed(self, row: Row) -> str:
        """What a file is called in the list; subclasses may keep its name to themselves."""
        return str(row["name"])

    def saved_name(self, row: Row) -> str:
        """What a copy is called at first; subclasses may keep the name to themselves."""
        return str(row["name"])

    def note_saving(self) -> None:
        """Called in the job before a copy is written; subclasses may log it."""

    def remove_current(self) -> None:
        """Take the current file off the list; saving the record makes it so."""
        index = self.list.currentRow()
        if 0 <= index < len(self._rows):
            del self._rows[index]
            self._show()
            self.changed.emit()

    def _read_content(self, row: Row, then: Any) -> None:
        evidence, digest = self._context.evidence, row["sha256"]

        def work(_progress: Progress) -> bytes:
            return evidence.content(digest)

        self._context.jobs.read(work, then, owner=self)

    # --- showing --------------------------------------------------------------------------

    def _current(self) -> Row | None:
        index = self.list.currentRow()
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def _show(self) -> None:
        index = self.list.currentRow()
        self.list.clear()
        self.list.addItems(
            [f"{self.listed(row)}  ({format_size(row['size'], up=True)})" for row in self._rows]
        )
        self.list.setCurrentRow(min(index, len(self._rows) - 1))
        shown = min(_SHOWN_ROWS, len(self._rows))
        self.list.setFixedHeight(shown * (self.list.sizeHintForRow(0) + 2) + 6 if shown else 0)
        self.list.setVisible(bool(self._rows))
        self.empty_label.setVisible(not self._rows)
        self.setFocusProxy(self.list if self._rows else self.add_button)
        self._follow()

    def _follow(self) -> None:
        for button in (self.open_button, self.save_button, self.remove_button):
            button.setEnabled(self._current() is not None)

    @override
    def name(self, label: str) -> None:
        super().name(f"{label}. {words.ATTACH_LIST}")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()


class _FileList(QListWidget):
    """Enter looks at a file, Del takes it off."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    @override
    def event(self, event: QEvent) -> bool:
        # Tab leaves the list: its rows are for the arrow keys.
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _read(path: Path) -> bytes:
    # Loaded with the services, after unlocking.
    from app.services.evidence import LARGEST_FILE

    try:
        with path.open("rb") as stream:
            # One byte more than allowed: the service refuses it without reading a whole film.
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableDocument(words.ATTACH_UNREADABLE.format(name=path.name)) from error
