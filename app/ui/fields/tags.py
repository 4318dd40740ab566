"""Several entries at once: free tags, or several of many."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.text import clean, fold
from app.ui.fields.base import Field
from app.ui.fields.choices import UnknownChoice
from app.ui.fields.completion import FoldedCompleter
from app.ui.filter_bar import Option
from app.ui.flow import FlowLayout
from app.ui.strings import fields as words
from app.ui.theme import mark


class _ChipsField(Field):
    """A line whose entries become chips; Enter or leaving adds, a click on a chip takes it away."""

    def __init__(self, *, hint: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._chosen: list[Option] = []
        self.line: Final = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(lambda _: self._typed())
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._chips.hide()
        self.set_editor(self.line)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self._chips)

    def add_typed(self) -> bool:
        """Make chips of what is typed; whether all of it could be taken."""
        parts = [part.strip() for part in clean(self.line.text()).split(";")]
        left = [part for part in parts if part and not self._take(part)]
        self.line.setText("; ".join(left))
        return not left

    def add(self, option: Option) -> None:
        """Add a chip unless it is there."""
        if all(option.value != chosen.value for chosen in self._chosen):
            self._chosen.append(option)
            self._show()

    def remove(self, value: Any) -> None:
        """Take a chip away."""
        self._chosen = [option for option in self._chosen if option.value != value]
        self._show()

    @override
    def value(self) -> tuple[Any, ...]:
        typed = self.line.text().strip()
        options = [self._match(part.strip()) for part in typed.split(";") if part.strip()]
        if any(option is None for option in options):
            raise UnknownChoice(words.NOT_IN_LIST.format(typed=typed))
        values = [option.value for option in (*self._chosen, *options) if option is not None]
        return tuple(dict.fromkeys(values))

    @override
    def is_empty(self) -> bool:
        return not self._chosen and not self.line.text().strip()

    def _match(self, typed: str) -> Option | None:
        return Option(typed, typed)

    def _take(self, typed: str) -> bool:
        option = self._match(typed)
        if option is not None:
            self.add(option)
        return option is not None

    def _set(self, options: Sequence[Option], typed: str = "") -> None:
        self._chosen = list(options)
        self.line.setText(typed)
        self.show_problem("")
        self._show()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip_before := item.widget()) is not None:
                chip_before.hide()
                chip_before.deleteLater()
        for option in self._chosen:
            chip = QToolButton(self._chips)
            chip.setText(f"{option.label}  ×".replace("&", "&&"))
            chip.setAccessibleName(words.REMOVE_ITEM.format(item=option.label))
            chip.setToolTip(words.REMOVE_ITEM.format(item=option.label))
            mark(chip, "chip")
            chip.clicked.connect(lambda _checked=False, value=option.value: self.remove(value))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))
        self.updateGeometry()
        self.changed.emit()

    def _typed(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and self.line.text().strip():
                self.add_typed()
                self.check()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._chosen:
                self.remove(self._chosen[-1].value)
                return True
        return super().eventFilter(watched, event)

    @override
    def _leave(self) -> None:
        self.add_typed()
        self.check()
        super()._leave()


class TagsField(_ChipsField):
    """Free tags; several are parted by semicolons. The value is a tuple of strings."""

    def __init__(
        self,
        *,
        suggest: Callable[[], Sequence[str]] = lambda: (),
        hint: str = words.TAG_HINT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hint=hint, parent=parent)
        self._suggest = suggest
        self._completing = False

    @override
    def set_value(self, value: Any) -> None:
        self._set([Option(str(tag), str(tag)) for tag in value or ()])

    @override
    def raw(self) -> list[str]:
        typed = self.line.text().strip()
        return [str(option.value) for option in self._chosen] + ([typed] if typed else [])

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusIn and not self._completing:
            self._completing = True
            self.line.setCompleter(FoldedCompleter(self._suggest(), self))
        return super().eventFilter(watched, event)


class PicksField(_ChipsField):
    """Several of many, such as the cooperating units. The value is a tuple of the options' values.

    `keywords` gives more words that find an option, such as an abbreviation.
    """

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        *,
        keywords: Callable[[Option], str] = lambda _option: "",
        hint: str = words.PICK_HINT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hint=hint, parent=parent)
        self._read_options = options
        self._keywords = keywords
        self._options: tuple[Option, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read the options anew."""
        options = tuple(self._read_options())
        if options == self._options:
            return
        self._options = options
        keywords = [self._keywords(option) for option in options]
        completer = FoldedCompleter([option.label for option in options], self, keywords=keywords)
        completer.activated.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)

    @override
    def set_value(self, value: Any) -> None:
        wanted = tuple(value or ())
        if any(all(option.value != item for option in self._options) for item in wanted):
            self.reload()
        by_value = {option.value: option for option in self._options}
        # One that is no longer offered stays chosen: opening a record must not change it.
        self._set([by_value.get(item, Option(item, words.GONE)) for item in wanted])

    @override
    def raw(self) -> dict[str, Any]:
        return {"chosen": [option.value for option in self._chosen], "typed": self.line.text().strip()}

    @override
    def set_raw(self, raw: Any) -> None:
        self.set_value(raw["chosen"])
        self.line.setText(raw["typed"])

    @override
    def _match(self, typed: str) -> Option | None:
        folded = fold(typed)
        for option in self._options:
            if option.label == typed:
                return option
        found = [o for o in self._options if folded in (fold(o.label), fold(self._keywords(o)))]
        return found[0] if len(found) == 1 else None

    def _picked(self, _text: str) -> None:
        self.add_typed()

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusIn:
            self.reload()
        return super().eventFilter(watched, event)
