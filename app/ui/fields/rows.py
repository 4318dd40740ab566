"""Nested rows of a record, each a card of fields: posts of a person, seats of a body, people of a class.

A record's form is told what a row looks like (`RowShape`); the value is the list of rows that the records
service takes. A finding such as `posts.0.to` is shown below that entry of that row.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.ui.fields.base import Field
from app.ui.fields.row_card import RowCard, RowShape
from app.ui.icons import icon
from app.ui.strings import fields as words
from app.ui.wrapped import wrapped


class UnreadableRow(AppError):
    """A row that lacks something or cannot be read."""


class RowsField(Field):
    """All rows of one list."""

    def __init__(self, shape: RowShape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape: Final = shape
        self.cards: Final[list[RowCard]] = []
        self._stored: dict[str, Mapping[str, Any]] = {}
        # Drawn once for all rows.
        self._close = icon("close", self)
        self.add_button: Final = QToolButton(self)
        self.add_button.setText(shape.add)
        self.add_button.setToolTip(shape.add_tip or shape.add)
        self.add_button.setIcon(icon("plus", self))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_button.clicked.connect(lambda: self.add_row().focus_first())
        self.empty_label: Final = wrapped(shape.empty, self)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        above = QHBoxLayout()
        above.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self.empty_label, 1)
        self._column.addLayout(above)
        self.set_editor(body)
        self.setFocusProxy(self.add_button)
        self._settle()

    # --- rows -----------------------------------------------------------------------------

    def add_row(self, values: Mapping[str, Any] | None = None) -> RowCard:
        """Add a row: a new one where new ones belong, open."""
        card = self._make(values or {}, first=self.shape.newest_first)
        self._settle()
        self.changed.emit()
        return card

    def _make(self, values: Mapping[str, Any], *, first: bool) -> RowCard:
        card = RowCard(self.shape, values, self._close, self)
        card.built.connect(self._settle)
        card.changed.connect(self._row_changed)
        card.remove_asked.connect(lambda: self.remove_row(card))
        place = 0 if first else len(self.cards)
        # The first item of the column is the line with the button.
        self._column.insertWidget(place + 1, card)
        self.cards.insert(place, card)
        # The layout would show it in the next turn only, too late for the focus.
        card.show()
        return card

    def remove_row(self, card: RowCard) -> None:
        """Take a row away."""
        place = self.cards.index(card)
        self._drop(card)
        self._settle()
        if self.cards:
            self.cards[min(place, len(self.cards) - 1)].remove_button.setFocus()
        else:
            self.add_button.setFocus()
        self.show_problem("")
        self.changed.emit()

    def _drop(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _settle(self) -> None:
        before: QWidget = self.add_button
        for row, card in enumerate(self.cards, 1):
            card.number(row)
            for widget in card.chain():
                QWidget.setTabOrder(before, widget)
                before = widget
        self.empty_label.setVisible(not self.cards and bool(self.shape.empty))

    def _row_changed(self) -> None:
        if self.error_label.text():
            super().show_problem("")
        self.changed.emit()

    # --- field ----------------------------------------------------------------------------

    @override
    def name(self, label: str) -> None:
        super().name(label)
        self.add_button.setAccessibleDescription(label)

    @override
    def value(self) -> list[dict[str, Any]]:
        rows = []
        for place, card in enumerate(self.cards, 1):
            if card.is_blank():
                continue
            problem = next(iter(card.problems().values()), "")
            if problem:
                raise UnreadableRow(words.ROW_BAD.format(row=place, sentence=problem))
            rows.append(card.values())
        return rows

    @override
    def set_value(self, value: Any) -> None:
        for card in list(self.cards):
            self._drop(card)
        self._stored = {str(values["id"]): values for values in value or () if values.get("id")}
        for values in value or ():
            self._make(values, first=False)
        self._settle()
        self.show_problem("")

    @override
    def raw(self) -> list[dict[str, Any]]:
        return [card.raw() for card in self.cards if not card.is_blank()]

    @override
    def set_raw(self, raw: Any) -> None:
        for card in list(self.cards):
            self._drop(card)
        for row in raw or ():
            stored = self._stored.get(str(row.get("id")))
            if set(row) > {"id"}:
                self._make(stored or {}, first=False).set_raw(row)
            elif stored is not None:
                self._make(stored, first=False)
        self._settle()
        self.changed.emit()

    @override
    def is_empty(self) -> bool:
        return not self.raw()

    @override
    def show_problem(self, sentence: str) -> None:
        """Show what is wrong below the entries if it is theirs, else below all rows."""
        self.setFocusProxy(self.add_button)
        shown = False
        for card in self.cards:
            problems = card.problems() if sentence and not card.is_blank() else {}
            card.show_problems(problems)
            if problems and not shown:
                self.setFocusProxy(card.fields[next(iter(problems))])
                shown = True
        super().show_problem("" if shown else sentence)

    @override
    def show_problem_at(self, place: str, sentence: str, /) -> bool:
        row, _, key = place.partition(".")
        cards = [card for card in self.cards if not card.is_blank()]
        if not row.isdecimal() or int(row) >= len(cards) or key not in cards[int(row)].fields:
            return False
        card = cards[int(row)]
        before = card.fields[key].error_label.text()
        card.fields[key].show_problem(f"{before} {sentence}".strip())
        card.fold(False)
        if self.focusProxy() is self.add_button:
            self.setFocusProxy(card.fields[key])
        super().show_problem("")
        return True
