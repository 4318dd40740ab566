"""Time as the program sees it, and stamps that order changes across machines.

Stamps follow the hybrid logical clock of Kulkarni et al. (2014): they never go back, even when the
PC's clock does, and stay close to wall time otherwise.
"""

from datetime import date, datetime
from typing import Protocol

_COUNTER_BITS = 15


class Clock(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""

    def today(self) -> date:
        """Return the local calendar day."""


class SystemClock:
    """The PC's clock in its local time zone."""

    def now(self) -> datetime:
        """Return the present moment with the local offset."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """Return the local calendar day."""
        return self.now().date()


def wall_milliseconds(stamp: int) -> int:
    """Return the milliseconds since 1970 that a stamp holds: the latest wall clock that it had seen."""
    return stamp >> _COUNTER_BITS


class StampSource:
    """Gives out strictly growing 63-bit stamps: 48 bits of milliseconds, 15 bits of counter."""

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self._last = last

    def next(self) -> int:
        """Return a stamp greater than every one given or witnessed before."""
        wall = int(self._clock.now().timestamp() * 1000) << _COUNTER_BITS
        self._last = max(wall, self._last + 1)
        return self._last

    def witness(self, stamp: int) -> None:
        """Take note of a stamp from elsewhere: the next one given is greater."""
        self._last = max(self._last, stamp)
