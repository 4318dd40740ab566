"""Retirement age by the road map of NĐ 135/2020/NĐ-CP, Điều 4, whose numbers are settings.

In the first year of the road map the age is the start; every year after adds the step until the last age
is reached. Somebody retires in the year whose age he or she reaches first. Where only the year of birth is
known, the birthday is 1 January (Điều 6 of the decree), which is the first day that the date may mean.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.core.cadre_vocabulary import Sex
from app.services.cadres.card_figures import Retirement
from app.services.settings import OfficeSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadMap:
    """Ages in months: at the start, added each year, and at last."""

    first_year: int
    start: int
    step: int
    last: int
    basis: str

    def months_in(self, year: int) -> int:
        """The retirement age of a calendar year, in months."""
        years = max(0, year - self.first_year)
        return min(self.last, self.start + years * self.step)


def road_map(sex: Sex, settings: OfficeSettings) -> RoadMap:
    """Return the road map of a sex as the office has set it."""
    woman = sex is Sex.FEMALE
    return RoadMap(
        first_year=settings.retirement_first_year,
        start=settings.retirement_women_start if woman else settings.retirement_men_start,
        step=settings.retirement_women_step if woman else settings.retirement_men_step,
        last=settings.retirement_women_last if woman else settings.retirement_men_last,
        basis=settings.retirement_basis,
    )


def retirement(born: date, sex: Sex, settings: OfficeSettings) -> Retirement:
    """Return when somebody reaches retirement age: the first year that is not before its own age."""
    plan = road_map(sex, settings)
    year = born.year + min(plan.start, plan.last) // 12
    while True:
        months = plan.months_in(year)
        on = _months_later(born, months)
        if on.year <= year:
            return Retirement(on=on, months=months, basis=plan.basis)
        year += 1


def _months_later(born: date, months: int) -> date:
    """The last day of the month in which somebody is so many months old."""
    years, month = divmod(born.month - 1 + months, 12)
    year = born.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1])
