"""How long work reports and is cancelled, without knowing who watches."""

from typing import Protocol

from app.core.errors import AppError


class Cancelled(AppError):
    """The officer cancelled; what was begun has been undone."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu; chưa có gì bị thay đổi.")


class Progress(Protocol):
    """A watcher of long work."""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Report `done` of `total` units (`total` 0: unknown) with a Vietnamese message."""

    def check(self) -> None:
        """Raise `Cancelled` when the officer asked to stop."""


class NoProgress:
    """Nobody watches and nobody cancels."""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Do nothing."""

    def check(self) -> None:
        """Do nothing."""
