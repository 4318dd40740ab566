"""The buttons of a dialog: the line at its foot, or many that are found by their words."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


def button_row(*buttons: QPushButton, enter: bool = True) -> QHBoxLayout:
    """Return the buttons at the right, in this order.

    Without `enter` none of them is pressed by the Enter key while the keyboard is in a field.
    """
    line = QHBoxLayout()
    line.addStretch(1)
    for button in buttons:
        if not enter:
            button.setAutoDefault(False)
        line.addWidget(button)
    return line


class NamedButtons(dict[str, QPushButton]):
    """Buttons by the words on them; none is pressed by the Enter key while the keyboard is elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self._parent = parent

    def add(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """Make one that calls `slot`."""
        button = QPushButton(text, self._parent)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        self[text] = button
        return button

    def line(self, *buttons: tuple[str, Callable[[], object]]) -> QHBoxLayout:
        """Make several in a line, from the left."""
        line = QHBoxLayout()
        for text, slot in buttons:
            line.addWidget(self.add(text, slot))
        line.addStretch(1)
        return line
