"""Yes or no, one of a few, one of many."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.core.text import fold
from app.ui.fields.base import Field
from app.ui.fields.completion import FoldedCompleter
from app.ui.filter_bar import Option
from app.ui.strings import fields as words


class UnknownChoice(AppError):
    """What was typed is none of the choices."""


class CheckField(Field):
    """Yes or no; the words stand beside the box."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: Final = QCheckBox(text, self)
        self.box.toggled.connect(lambda _: self.changed.emit())
        self.set_editor(self.box)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    @override
    def is_empty(self) -> bool:
        # No is an answer too: a box that is not ticked satisfies what is required.
        return False


class ChoiceField(Field):
    """One of a few options, none of them chosen at first if `optional`."""

    def __init__(
        self, options: Sequence[Option], *, optional: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = ((Option(None, words.NONE_CHOSEN),) if optional else ()) + tuple(options)
        self.combo: Final = QuietCombo(self)
        self.combo.addItems([option.label for option in self._options])
        self.combo.currentIndexChanged.connect(lambda _: self._choose())
        self.set_editor(self.combo)

    @override
    def value(self) -> Any:
        index = self.combo.currentIndex()
        return self._options[index].value if index >= 0 else None

    @override
    def set_value(self, value: Any) -> None:
        values = [option.value for option in self._options]
        if value is not None and value not in values:
            # One that is no longer offered stays chosen: opening a record must not change it.
            self._options = (*self._options, Option(value, words.GONE))
            self.combo.addItem(words.GONE)
            values.append(value)
        self.combo.setCurrentIndex(values.index(value) if value in values else 0)
        self.show_problem("")

    @override
    def raw(self) -> str | None:
        value = self.value()
        return None if value is None else str(value)

    @override
    def set_raw(self, raw: Any) -> None:
        self.set_value(next((option.value for option in self._options if str(option.value) == raw), None))

    def _choose(self) -> None:
        self.show_problem("")
        self.changed.emit()


class PickField(Field):
    """One of many: type a part without accents, pick from what is suggested. The value is the option's.

    `options` is called when the field gets the focus, so that what was added elsewhere is there;
    `keywords` gives more words that find an option (an abbreviation). With `allow_new`, a button lets
    the officer add what is missing: `new_asked` carries the words typed.
    """

    new_asked = Signal(str)

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        *,
        keywords: Callable[[Option], str] = lambda _option: "",
        allow_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_options = options
        self._keywords = keywords
        self._options: tuple[Option, ...] = ()
        self._gone: Option | None = None
        self.combo: Final = QuietCombo(self)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        line = self.combo.lineEdit()
        assert line is not None
        self._line = line
        self._line.setPlaceholderText(words.PICK_HINT)
        self.add_button: Final = QToolButton(self)
        self.add_button.setText(words.ADD_NEW)
        self.add_button.setVisible(allow_new)
        self.add_button.clicked.connect(lambda: self.new_asked.emit(self._line.text().strip()))
        self._allow_new = allow_new
        self.set_editor(self.combo, self.add_button)
        self.reload()
        self.combo.setCurrentIndex(-1)
        self._line.textChanged.connect(lambda _: self._typed())

    def reload(self) -> None:
        """Read the options anew; what is typed stays."""
        options = tuple(self._read_options())
        if options == self._options:
            return
        self._options = options
        typed, index = self._line.text() if self.combo.count() else "", -1
        labels = [option.label for option in options]
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems(labels)
        index = labels.index(typed) if typed in labels else -1
        self.combo.setCurrentIndex(index)
        self.combo.setEditText(typed)
        self.combo.blockSignals(False)
        keywords = [self._keywords(option) for option in options]
        self.combo.setCompleter(FoldedCompleter(labels, self.combo, keywords=keywords))

    @override
    def value(self) -> Any:
        typed = self._line.text().strip()
        if not typed:
            return None
        option = self._matching(typed)
        if option is None:
            sentence = words.NOT_IN_LIST_NEW if self._allow_new else words.NOT_IN_LIST
            raise UnknownChoice(sentence.format(typed=typed, add=words.ADD_NEW))
        return option.value

    @override
    def set_value(self, value: Any) -> None:
        if value is not None and all(option.value != value for option in self._options):
            self.reload()
        label = next((option.label for option in self._options if option.value == value), "")
        # One that is no longer offered stays chosen: opening a record must not change it.
        self._gone = Option(value, words.GONE) if value is not None and not label else None
        self._line.setText("" if value is None else label or words.GONE)
        self._line.setCursorPosition(0)
        self.show_problem("")

    @override
    def raw(self) -> str:
        return self._line.text().strip()

    @override
    def set_raw(self, raw: Any) -> None:
        self._line.setText(str(raw or ""))

    def _matching(self, typed: str) -> Option | None:
        if self._gone is not None and typed == self._gone.label:
            return self._gone
        folded = fold(typed)
        exact = [option for option in self._options if option.label == typed]
        same = [
            option for option in self._options if folded in (fold(option.label), fold(self._keywords(option)))
        ]
        # Two entries that differ by accents only: the one typed exactly, or none.
        found = exact or (same if len(same) == 1 else [])
        return found[0] if found else None

    def _typed(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()

    @override
    def eventFilter(self, watched: Any, event: Any) -> bool:
        if watched is self.editor and event.type() == event.Type.FocusIn:
            self.reload()
        return super().eventFilter(watched, event)

    @override
    def _leave(self) -> None:
        if self.check() and self._line.text().strip():
            option = self._matching(self._line.text().strip())
            if option is not None and option.label != self._line.text():
                self._line.setText(option.label)
        super()._leave()


class UnitCombo(PickField):
    """A unit, found by name or abbreviation; `units` gives (id, name, abbreviation)."""

    def __init__(
        self,
        units: Callable[[], Sequence[tuple[str, str, str]]],
        *,
        allow_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._abbreviations: dict[str, str] = {}

        def options() -> list[Option]:
            found = list(units())
            self._abbreviations = {unit_id: short for unit_id, _, short in found}
            return [Option(unit_id, name) for unit_id, name, _ in found]

        super().__init__(
            options,
            keywords=lambda option: self._abbreviations.get(option.value, ""),
            allow_new=allow_new,
            parent=parent,
        )


class QuietCombo(QComboBox):
    """A combo box that the wheel changes only when it has the focus: scrolling a form alters nothing."""

    @override
    def wheelEvent(self, event: Any) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
