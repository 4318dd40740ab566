"""The line of buttons at the foot of a dialog."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton


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
