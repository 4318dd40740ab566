"""Views one of which is seen, under a line of buttons that choose it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.focus import focus_inside
from app.ui.switch_button import SwitchButton


class ViewSwitch(QWidget):
    """Add the views in the order of their buttons; the first is seen at first."""

    shown = Signal(str)
    """The key of the view that came to the front."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: Final[dict[str, SwitchButton]] = {}
        self.views: Final[dict[str, QWidget]] = {}
        self.stack: Final = QStackedWidget(self)
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addStretch(1)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._line)
        layout.addWidget(self.stack, 1)

    def add(self, key: str, label: str, view: QWidget) -> None:
        """Add a view."""
        button = SwitchButton(label, lambda: self.show_view(key), group=self._group, parent=self)
        self._line.insertWidget(len(self.buttons), button)
        self.buttons[key] = button
        self.views[key] = view
        self.stack.addWidget(view)
        button.setChecked(len(self.buttons) == 1)

    @property
    def current(self) -> str:
        """The key of the view seen."""
        return next(key for key, view in self.views.items() if view is self.stack.currentWidget())

    def show_view(self, key: str) -> None:
        """Bring a view to the front; the keyboard goes there."""
        self.buttons[key].setChecked(True)
        self.stack.setCurrentWidget(self.views[key])
        focus_inside(self.views[key])
        self.shown.emit(key)
