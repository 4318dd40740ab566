"""One of several buttons of which just one is down: which view, which people are shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.ui.theme import mark


class SwitchButton(QToolButton):
    """`choose` is called at a click, also at one on the button that is down already."""

    def __init__(
        self, label: str, choose: Callable[[], object], *, group: QButtonGroup, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, "chip")
        self.toggled.connect(self._show_state)
        self.clicked.connect(lambda: choose())
        group.addButton(self)

    def _show_state(self, down: bool) -> None:
        mark(self, "chip-on" if down else "chip")
