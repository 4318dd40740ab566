"""Clicks and key strokes as the window system sends them: shortcuts and focus included."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click with the left button, in the middle or at `place`."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, place or widget.rect().center())


def double_click(widget: QWidget, place: QPoint) -> None:
    """Double-click with the left button at `place`."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, _NONE, place)


def strike(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go of a key in the active window's `widget`."""
    QTest.keyClick(widget, key, modifiers)
