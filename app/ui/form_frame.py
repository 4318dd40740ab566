"""How a form is laid out: fields in two columns that scroll, notes, and the buttons below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.fields.base import Field
from app.ui.icons import icon
from app.ui.strings import common
from app.ui.strings import forms as words
from app.ui.theme import Tone, mark, set_tone


class FormFrame:
    """Builds the widgets around a form's fields and puts them into `form`."""

    def __init__(self, form: QWidget) -> None:
        self.save_button = QPushButton(common.SAVE, form)
        self.close_button = QPushButton(common.CLOSE, form)
        self.history_button = QPushButton(words.HISTORY, form)
        self.drop_draft_button = QPushButton(words.DRAFT_DROP, form)
        self._status = QLabel(form)
        self._area = QScrollArea(form)
        self._grid = QGridLayout()
        self._row = 0
        self._half_open = False
        self._required_note = QLabel(words.REQUIRED_NOTE, form)
        self._draft_note = self._make_draft_note(form)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self._draft_note)
        layout.addWidget(self._make_area(), 1)
        layout.addWidget(self._required_note)
        layout.addLayout(self._make_buttons(form))

    def _make_area(self) -> QScrollArea:
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 8, 0)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _make_draft_note(self, form: QWidget) -> QFrame:
        note = QFrame(form)
        mark(note, "notice")
        line = QHBoxLayout(note)
        line.setContentsMargins(10, 4, 6, 4)
        text = QLabel(words.DRAFT_FOUND, note)
        text.setWordWrap(True)
        line.addWidget(text, 1)
        line.addWidget(self.drop_draft_button)
        note.hide()
        return note

    def _make_buttons(self, form: QWidget) -> QHBoxLayout:
        mark(self.save_button, "primary")
        self.save_button.setToolTip(words.SAVE_TIP)
        self.history_button.setIcon(icon("history", form))
        for button in (self.save_button, self.close_button, self.history_button, self.drop_draft_button):
            # Enter belongs to the fields; a dialog must not press a button for it.
            button.setAutoDefault(False)
        self._status.setWordWrap(True)
        set_tone(self._required_note, Tone.MUTED)
        self._required_note.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.history_button)
        buttons.addWidget(self._status, 1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        return buttons

    def add_field(self, label: str, field: Field, *, required: bool, half: bool) -> None:
        """Set a field with its label above it."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        caption = QLabel(f"{label} *" if required else label, cell)
        caption.setBuddy(field.editor)
        column.addWidget(caption)
        column.addWidget(field)
        column.addStretch(1)
        if required:
            self._required_note.show()
        if half and self._half_open:
            self._grid.addWidget(cell, self._row - 1, 1)
            self._half_open = False
        elif half:
            self._grid.addWidget(cell, self._row, 0)
            self._row += 1
            self._half_open = True
        else:
            self.add_wide(cell)

    def add_wide(self, widget: QWidget) -> None:
        """Set a widget across both columns."""
        self._grid.addWidget(widget, self._row, 0, 1, 2)
        self._row += 1
        self._half_open = False

    def add_heading(self, text: str) -> None:
        """Set a heading across both columns."""
        heading = QLabel(text)
        mark(heading, "subtitle")
        heading.setContentsMargins(0, 8, 0, 2)
        self.add_wide(heading)

    def bring_into_view(self, field: Field) -> None:
        """Scroll so that `field` is seen with its sentence."""
        self._area.ensureWidgetVisible(field, 0, 40)

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Show a line beside the buttons."""
        set_tone(self._status, tone)
        self._status.setText(text)

    def status(self) -> str:
        """The line beside the buttons."""
        return self._status.text()

    def show_draft_note(self, shown: bool) -> None:
        """Say that entries of an earlier time were put back."""
        self._draft_note.setVisible(shown)
