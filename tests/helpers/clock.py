"""A clock that stands still until a test moves it."""

from datetime import date, datetime, time, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


class FixedClock:
    """Stands at `moment` (Vietnamese time when it has no zone)."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """Return a clock that stands at half past eight of `day`."""
        return cls(datetime.combine(day, time(8, 30)))

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self._moment

    def today(self) -> date:
        """Return the day it stands at."""
        return self._moment.date()

    def set(self, moment: datetime) -> None:
        """Stand at another moment, also an earlier one."""
        self._moment = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)

    def advance(self, *, seconds: float = 0, days: float = 0) -> None:
        """Move on, or back when negative."""
        self._moment += timedelta(seconds=seconds, days=days)
