"""Which report is due next, and on which day."""

from calendar import monthrange
from datetime import date

from sqlalchemy.orm import Session

from app.core.periods import PeriodKind, ReportingPeriod, period_containing
from app.core.vocabulary import ReportKind
from app.services.reports.store import choices_of, saved_report
from app.services.settings import OfficeSettings


def due_day(period: ReportingPeriod, *, day: int) -> date:
    """Return the first `day` of a month that lies after the period; a short month's last day stands in."""
    end = period.range.end
    this_month = _day_in(end.year, end.month, day)
    if this_month > end:
        return this_month
    return _day_in(end.year + end.month // 12, end.month % 12 + 1, day)


def _day_in(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def next_month_report(session: Session, *, today: date, office: OfficeSettings) -> ReportingPeriod:
    """Return the earliest month whose report is not frozen and not yet due, or is late but was begun."""
    day = office.month_report_day
    period = period_containing(today, kind=PeriodKind.MONTH, rule=office.period_rule)
    while due_day(period.previous(), day=day) >= today:
        period = period.previous()
    late = choices_of(saved_report(session, ReportKind.MONTH, period.previous()))
    if late.begun and not late.frozen:
        return period.previous()
    while choices_of(saved_report(session, ReportKind.MONTH, period)).frozen:
        period = period.next()
    return period
