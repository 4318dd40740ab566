"""One place that hides everything revealed at once: at the cover key, at the tab's lock, when leaving."""

from typing import Final

from PySide6.QtCore import QObject, Signal

SHOWN_SECONDS: Final = 30
"""So long a revealed name stays to be read."""


class Veil(QObject):
    """Masked widgets listen to `fell`; whoever hides the screen calls `drop`.

    `seconds` is how long something revealed stays shown.
    """

    fell = Signal()

    def __init__(self, *, seconds: int = SHOWN_SECONDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds: Final = seconds

    def drop(self) -> None:
        """Hide everything that was revealed."""
        self.fell.emit()
