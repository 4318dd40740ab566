"""«Chúng tôi đang giữ gì»: what the book holds about a person, by place and kind, never the values."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.progress import Progress
from app.services.cases.subjects import ANSWER_DAYS, Holding
from app.ui.cases.desk import Desk
from app.ui.cases.text_table import TextTable
from app.ui.error_label import ErrorLabel
from app.ui.jobs import to_be_told
from app.ui.strings import case_registers as words
from app.ui.theme import mark
from app.ui.wrapped import wrapped


class SubjectView(QWidget):
    """Looks a name up; each case found is noted in the access log. The name itself is kept nowhere."""

    case_asked = Signal(str)
    """A case to open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Sequence[Holding] = ()
        self.name: Final = QLineEdit(self)
        self.find_button: Final = QPushButton(words.SUBJECT_FIND, self)
        self.error: Final = ErrorLabel(self)
        self.result: Final = QLabel(self)
        self.table: Final = TextTable(
            (words.SUBJECT_KIND, words.SUBJECT_WHERE, words.SUBJECT_PART, words.SUBJECT_HELD),
            words.SUBJECT_TITLE,
            wide=3,
        )
        self._build()
        self.find_button.clicked.connect(self.look_up)
        self.name.returnPressed.connect(self.look_up)
        self.name.textChanged.connect(lambda _: self.error.say(""))
        self.table.opened.connect(self._open)
        desk.context.hub.closing.connect(self.forget)
        desk.veil.fell.connect(self.forget)

    def _build(self) -> None:
        self.name.setAccessibleName(words.SUBJECT_NAME)
        self.name.setPlaceholderText(words.SUBJECT_NAME)
        self.name.setMaximumWidth(360)
        mark(self.find_button, "primary")
        days = "; ".join(words.SUBJECT_DAYS.format(what=what, days=days) for what, days in ANSWER_DAYS)
        note = wrapped(words.SUBJECT_NOTE.format(days=days), self)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.find_button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.error)
        layout.addWidget(note)
        layout.addWidget(self.result)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.name)

    def look_up(self) -> None:
        """Look the typed name up."""
        subjects, name = self._desk.cases.subjects, self.name.text()

        def work(_progress: Progress) -> Sequence[Holding]:
            return subjects.about(name)

        def failed(error: Exception) -> None:
            if to_be_told(error):
                self.error.say(str(error))

        self._desk.context.jobs.read(work, self._show, failed=failed, owner=self)

    def forget(self) -> None:
        """Empty the page: a name must not stay on the screen."""
        self.name.clear()
        self.result.clear()
        self._found = ()
        self.table.show_rows(())

    def _show(self, found: Sequence[Holding]) -> None:
        self._found = found
        self.result.setText(words.SUBJECT_FOUND.format(count=len(found)) if found else words.SUBJECT_NOTHING)
        # Outside the cases a title may be the name itself, which was typed here anyway.
        self.table.show_rows([(one.kind_words, one.title, one.part, ", ".join(one.held)) for one in found])

    def _open(self, row: int) -> None:
        if row < len(self._found) and self._found[row].kind == "cases":
            self.case_asked.emit(self._found[row].record_id)
