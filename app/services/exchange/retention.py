"""Which packages are kept: rules as data, and a function of what lies there and the present moment.

Time is that of the packages' heads. A clock that was set back or forward must never cost the last
verified package, nor one from the future.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.services.exchange.header import Reason

GUARDED: Final = frozenset({Reason.BEFORE_MERGE, Reason.BEFORE_RESTORE, Reason.BEFORE_HANDOVER})
"""Made before something risky: what one goes back to weeks later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many to keep: all of the last `all_days`, the `newest`, the last of so many days …

    `guarded_days`: how long those made before a merge, restore or handover stay.
    """

    all_days: int = 0
    newest: int = 0
    daily: int = 0
    weekly: int = 0
    monthly: int = 0
    guarded_days: int = 90


LOCAL: Final = Retention(all_days=2, newest=1, daily=14, weekly=8, monthly=12)
STICK: Final = Retention(newest=10, monthly=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package of this machine as the rules see it."""

    name: str
    created: datetime
    reason: Reason
    verified: bool


def superfluous(
    packages: Iterable[Package], rule: Retention, *, now: datetime, just_verified: str
) -> tuple[Package, ...]:
    """Return the packages that no rule keeps, oldest first.

    `just_verified` names the one that was written and read back a moment ago; it stays whatever its time.
    """
    ordered = sorted(packages, key=lambda package: (package.created, package.name))
    kept = {just_verified}
    kept.update(package.name for package in ordered if _recent(package, rule, now))
    kept.update(package.name for package in ordered[len(ordered) - min(rule.newest, len(ordered)) :])
    kept.update(package.name for package in [one for one in ordered if one.verified][-1:])
    for count, bucket in ((rule.daily, _day), (rule.weekly, _week), (rule.monthly, _month)):
        kept.update(_last_of_each(ordered, bucket, count, now))
    return tuple(package for package in ordered if package.name not in kept)


def _recent(package: Package, rule: Retention, now: datetime) -> bool:
    """Whether age alone keeps it; what seems to come from the future is left alone."""
    days = rule.guarded_days if package.reason in GUARDED else 0
    return package.created >= now - timedelta(days=max(days, rule.all_days))


def _last_of_each(
    ordered: Sequence[Package], bucket: Callable[[datetime], Hashable], count: int, now: datetime
) -> list[str]:
    """Return the names of the last package of each of the newest `count` days, weeks or months.

    A verified one goes before a later one that was never read back.
    """
    last: dict[Hashable, Package] = {}
    for package in ordered:
        held = last.get(span := bucket(package.created.astimezone(now.tzinfo)))
        if held is None or package.verified or not held.verified:
            last[span] = package
    newest = sorted(last.values(), key=lambda package: package.created)
    return [package.name for package in newest[len(newest) - min(count, len(newest)) :]]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
