"""The propaganda figures of one period: now, since the year's start, and a year before."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.services.counted import Counted
from app.core.periods import PeriodKind, ReportingPeriod, period_containing
from app.services.propaganda.adding_up import activity_figures, activity_listing, model_figures
from app.services.propaganda.counting import media_figures, media_listing
from app.services.propaganda.figures import (
    ActivityEntry,
    ActivityFigures,
    MediaEntry,
    MediaFigures,
    ModelFigures,
)
from app.services.reports.model import Figure, Records
from app.services.settings import OfficeSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One kind of figures over the three stretches that a table compares."""

    media: MediaFigures
    activities: ActivityFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class PropagandaFigures:
    """Everything that the prose and the annex say of propaganda.

    `quarter_items` counts the loudspeakers' items from the start of the period's quarter to the period's
    end; `month_goal` and `quarter_goal` are the office's thresholds.
    """

    now: Compared
    to_date: Compared
    year_before: Compared
    models: ModelFigures
    quarter_items: Counted
    quarter: ReportingPeriod
    month_goal: int
    quarter_goal: int
    media_entries: tuple[MediaEntry, ...]
    activity_entries: tuple[ActivityEntry, ...]


def propaganda_figures(
    session: Session, period: ReportingPeriod, settings: OfficeSettings
) -> PropagandaFigures:
    """Count what one month's report says."""
    quarter = period_containing(period.range.end, kind=PeriodKind.QUARTER, rule=period.rule)
    days = period.range
    return PropagandaFigures(
        now=_compared(session, period),
        to_date=Compared(
            media=media_figures(session, period.year_to_date),
            activities=activity_figures(session, period.year_to_date),
        ),
        year_before=_compared(session, period.same_period_last_year()),
        models=model_figures(session, days),
        quarter_items=media_figures(session, replace(quarter.range, end=days.end)).radio,
        quarter=quarter,
        month_goal=settings.media_per_month,
        quarter_goal=settings.media_per_quarter,
        media_entries=media_listing(session, days),
        activity_entries=activity_listing(session, days),
    )


def _compared(session: Session, period: ReportingPeriod) -> Compared:
    return Compared(
        media=media_figures(session, period.range), activities=activity_figures(session, period.range)
    )


def media(counted: Counted, label: str) -> Figure:
    """Return a number of media items or broadcasts with the items behind it."""
    return Figure(counted.value, label=label, records=(Records("media", counted.ids),))


def activities(counted: Counted, label: str) -> Figure:
    """Return a number of activities, attendances or đồng with the activities behind it."""
    return Figure(counted.value, label=label, records=(Records("activities", counted.ids),))


def models(counted: Counted, label: str) -> Figure:
    """Return a number of models, families or pledges with the models behind it."""
    return Figure(counted.value, label=label, records=(Records("family_models", counted.ids),))
