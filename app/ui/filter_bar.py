"""Type-to-filter, a chip for each filter, and one button that takes all of it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget
from typing_extensions import override

from app.ui.flow import FlowLayout
from app.ui.strings import lists as words
from app.ui.theme import mark

DEBOUNCE_MS: Final = 180
_LABEL_SHOWN: Final = 32
"""So many letters of a chosen value stand on its chip."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter or of a choice, with the words shown for it."""

    value: Any
    label: str


Options = Sequence[Option] | Callable[[], Sequence[Option]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterSpec:
    """One chip. `key` goes into `ListQuery.filters`, with a tuple of values if `many`, else with one.

    `options` may be a function: it is called each time the chip's menu opens, so that new units or
    themes are there. `start` is what is chosen at first (one value, or a tuple if `many`).
    """

    key: str
    title: str
    options: Options
    many: bool = False
    start: Any = None

    def all_options(self) -> Sequence[Option]:
        """The options as they are now."""
        return self.options() if callable(self.options) else self.options


class FilterBar(QWidget):
    """Emits `changed` when the typing pauses or a chip is set."""

    changed = Signal()
    left_downwards = Signal()
    """The down key or Enter was pressed in the box: the list wants the focus."""

    def __init__(self, filters: Sequence[FilterSpec] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search: Final = _SearchBox(self)
        self.chips: Final = {spec.key: FilterChip(spec, self) for spec in filters}
        self.clear_button: Final = QToolButton(self)
        self.clear_button.setText(words.CLEAR_FILTERS)
        self.clear_button.setVisible(False)
        mark(self.clear_button, "chip")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._quiet = False
        # In lines: a chosen value makes its chip longer, and must not make the window wider.
        layout = FlowLayout(self, spacing=6)
        layout.addWidget(self.search)
        for chip in self.chips.values():
            layout.addWidget(chip)
            chip.changed.connect(self._announce)
        layout.addWidget(self.clear_button)
        self.search.textChanged.connect(lambda _: None if self._quiet else self._timer.start())
        self.search.left_downwards.connect(self._leave)
        self.clear_button.clicked.connect(self.clear)
        self._timer.timeout.connect(self._announce)

    def search_text(self) -> str:
        """What was typed."""
        return self.search.text().strip()

    def filters(self) -> dict[str, Any]:
        """The chips that are set: key → value, or tuple of values."""
        chosen = {key: chip.value() for key, chip in self.chips.items()}
        return {key: value for key, value in chosen.items() if value not in (None, ())}

    @property
    def filtering(self) -> bool:
        """Whether anything is typed or set."""
        return bool(self.search_text() or self.filters())

    def set_filter(self, key: str, value: Any) -> None:
        """Set a chip, as a figure on another tab does to show its records."""
        self.chips[key].set_value(value)

    def clear(self) -> None:
        """Take back everything typed and chosen."""
        self._quiet = True
        self.search.clear()
        for chip in self.chips.values():
            chip.set_value(None)
        self._quiet = False
        self._announce()

    def _announce(self) -> None:
        self._timer.stop()
        if self._quiet:
            return
        self.clear_button.setVisible(self.filtering)
        self.changed.emit()

    def _leave(self) -> None:
        if self._timer.isActive():
            self._announce()
        self.left_downwards.emit()


class _SearchBox(QLineEdit):
    """The type-to-filter box: Escape empties it, down or Enter goes to the list."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words.SEARCH_PLACEHOLDER)
        self.setAccessibleName(words.SEARCH_NAME)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(210)
        self.setMaximumWidth(360)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterChip(QToolButton):
    """A button that names its filter and what is chosen; its menu holds the options."""

    changed = Signal()

    def __init__(self, spec: FilterSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec: Final = spec
        self._chosen: tuple[Any, ...] = ()
        self._labels: dict[Any, str] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = _StayingMenu(self) if spec.many else QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.set_value(spec.start)

    def value(self) -> Any:
        """The chosen value, or tuple of values; None or empty when all are shown."""
        if self.spec.many:
            return self._chosen
        return self._chosen[0] if self._chosen else None

    def set_value(self, value: Any) -> None:
        """Choose a value (None: all), or a tuple of values."""
        chosen = () if value is None else tuple(value) if self.spec.many else (value,)
        changed = chosen != self._chosen
        self._chosen = chosen
        if chosen and any(item not in self._labels for item in chosen):
            self._read_labels(self.spec.all_options())
        self._show()
        if changed:
            self.changed.emit()

    def choose(self, value: Any) -> None:
        """Click the option `value`: adds or removes it if several may be chosen."""
        if not self.spec.many:
            self.set_value(value)
        elif value in self._chosen:
            self.set_value(tuple(item for item in self._chosen if item != value))
        else:
            self.set_value((*self._chosen, value))

    def _read_labels(self, options: Sequence[Option]) -> None:
        self._labels = {option.value: option.label for option in options}

    def _fill(self) -> None:
        options = self.spec.all_options()
        self._read_labels(options)
        self._menu.clear()
        group = QActionGroup(self._menu)
        group.setExclusive(not self.spec.many)
        everything = self._menu.addAction(words.FILTER_ALL.format(title=self.spec.title))
        everything.triggered.connect(lambda: self.set_value(None))
        self._menu.addSeparator()
        for option in options:
            action = QAction(option.label.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(option.value in self._chosen)
            action.triggered.connect(lambda _checked, value=option.value: self.choose(value))
            group.addAction(action)
            self._menu.addAction(action)

    def _show(self) -> None:
        title, chosen = self.spec.title, self._chosen
        if not chosen:
            text = title
        elif len(chosen) == 1:
            label = self._labels.get(chosen[0], "")
            shown = label if len(label) <= _LABEL_SHOWN else label[: _LABEL_SHOWN - 1] + "…"
            text = words.FILTER_ONE.format(title=title, value=shown)
        else:
            text = words.FILTER_MANY.format(title=title, count=len(chosen))
        self.setText(f"{text}  ▾".replace("&", "&&"))
        self.setAccessibleName(text)
        mark(self, "chip-on" if chosen else "chip")


class _StayingMenu(QMenu):
    """A menu that stays open while options are ticked."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        active = self.activeAction()
        ticked = [action for action in self.actions() if action is active and action.isCheckable()]
        for action in ticked:
            action.trigger()
        return bool(ticked)
