"""Trying again while another process holds the thing."""

import time

import pytest

from app.core.patience import persist


class Held:
    """Refuses so many times, then gives in."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.left:
            raise PermissionError(self.tries)
        return "done"


def is_held(error: Exception) -> bool:
    return isinstance(error, PermissionError)


def test_until_it_is_let_go() -> None:
    held = Held(3)
    assert persist(held, held=is_held, seconds=60) == "done"
    assert held.tries == 4


def test_no_longer_than_it_was_told() -> None:
    begun = time.monotonic()
    with pytest.raises(PermissionError) as caught:
        persist(Held(10**9), held=is_held, seconds=0.1)
    assert 0.1 <= time.monotonic() - begun < 5
    assert caught.value.args[0] > 1


def test_once_where_nobody_waits() -> None:
    held = Held(1)
    with pytest.raises(PermissionError):
        persist(held, held=is_held, seconds=0)
    assert held.tries == 1


def test_anything_else_comes_out_at_once() -> None:
    held = Held(1)
    with pytest.raises(PermissionError):
        persist(held, held=lambda _error: False, seconds=60)
    assert held.tries == 1
