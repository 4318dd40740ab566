"""The roster's figures of one period, counted once for prose, tables and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.services.counted import Counted
from app.core.periods import ReportingPeriod
from app.services.cadres.board import board
from app.services.cadres.breakdown import Breakdown, SuccessionLine, breakdown, successions
from app.services.cadres.changes import changes
from app.services.cadres.figures import (
    Board,
    BodyShare,
    Coverage,
    Indicator11,
    Movements,
    Shares,
    TrainingFigures,
    TrainingGap,
)
from app.services.cadres.gaps import training_gaps
from app.services.cadres.network import coverage
from app.services.cadres.shares import indicator_1_1, shares
from app.services.cadres.trainings import training_figures
from app.services.reports.model import PERCENT, Figure, Records
from app.services.settings import OfficeSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class CadreFigures:
    """Everything that the report on women cadres says. `before` are the shares at the end of the period
    before; `as_of` is the period's last day, or today where the period still runs.
    """

    as_of: date
    before_on: date
    now: Shares
    before: Shares
    breakdown: Breakdown
    breakdown_before: Breakdown
    indicator: Indicator11
    movements: Movements
    training: TrainingFigures
    gaps: tuple[TrainingGap, ...]
    successions: tuple[SuccessionLine, ...]
    board: Board
    coverage: Coverage

    @property
    def bodies_before(self) -> Mapping[str, BodyShare]:
        """The shares of the period before, by body."""
        return {share.body_id: share for share in self.before.bodies}


def day_of(period: ReportingPeriod, today: date) -> date:
    """Return the day as of which a period's report counts: its last, or today while it runs."""
    return today if period.range.contains(today) else period.range.end


def cadre_figures(
    session: Session, period: ReportingPeriod, *, settings: OfficeSettings, today: date
) -> CadreFigures:
    """Count what one report says."""
    as_of = day_of(period, today)
    earlier = period.previous().range
    return CadreFigures(
        as_of=as_of,
        before_on=earlier.end,
        now=shares(session, as_of),
        before=shares(session, earlier.end),
        breakdown=breakdown(session, as_of, period.range),
        breakdown_before=breakdown(session, earlier.end, earlier),
        indicator=indicator_1_1(session, as_of),
        movements=changes(session, type(period.range)(period.range.start, as_of)),
        training=training_figures(session, period.range),
        gaps=training_gaps(session, as_of, settings),
        successions=successions(session, as_of),
        board=board(session, as_of),
        coverage=coverage(session, as_of),
    )


def people(counted: Counted, label: str) -> Figure:
    """Return a number of people with the people behind it."""
    return Figure(counted.value, label=label, records=(Records("cadres", counted.ids),))


def percent(part: int, whole: int, label: str, ids: tuple[str, ...] = ()) -> Figure:
    """Return part in 100 of the whole, one decimal; without value of nothing."""
    value = Decimal(100 * part) / whole if whole else None
    return Figure(
        value, label=label, unit=PERCENT, places=1, records=(Records("cadres", ids),) if ids else ()
    )


def more_or_less(now: int, before: int, label: str) -> Figure:
    """Return the difference with its sign."""
    return Figure(now - before, label=label, signed=True)
