"""The quota strip as it is shown: twelve months and four quarters against what is asked."""

from dataclasses import dataclass
from enum import Enum

from app.core.dates import DateRange
from app.services.counted import Counted


class When(Enum):
    """Where a month or quarter lies, seen from today."""

    PAST = "past"
    CURRENT = "current"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaCell:
    """One month or quarter. `label`: tháng 3, quý I; `index` from 1; `period` its code, such as 2026-03."""

    label: str
    index: int
    period: str
    days: DateRange
    radio: Counted
    online: Counted
    threshold: int
    when: When

    @property
    def met(self) -> bool:
        """Whether the quota is fulfilled."""
        return self.radio.value >= self.threshold

    @property
    def lacking(self) -> int:
        """How many items are wanting, 0 when none."""
        return max(0, self.threshold - self.radio.value)

    @property
    def missed(self) -> bool:
        """Whether the time is over and the quota was not fulfilled."""
        return self.when is When.PAST and not self.met


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaStrip:
    """A calendar year. `sentence` names what is missing."""

    year: int
    months: tuple[QuotaCell, ...]
    quarters: tuple[QuotaCell, ...]
    radio: Counted
    online: Counted
    sentence: str

    @property
    def missed_months(self) -> tuple[QuotaCell, ...]:
        """Months that are over without their quota."""
        return tuple(cell for cell in self.months if cell.missed)

    @property
    def current(self) -> QuotaCell | None:
        """The month that runs; None in another year."""
        return next((cell for cell in self.months if cell.when is When.CURRENT), None)
