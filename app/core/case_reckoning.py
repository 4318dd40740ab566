"""What follows from the answers of a case: ages, delay, forms suggested by acts, context, type, step.

Pure functions over codes and dates. `None` and «không rõ» answers never raise and never decide.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.case_vocabulary import (
    FAMILY,
    INTIMATE,
    Abduction,
    AgeBand,
    CaseContext,
    CaseStep,
    DatePrecision,
    DelayBand,
    GbvType,
    Relationship,
    StateAgeBand,
    ViolenceAct,
    ViolenceForm,
)
from app.core.dates import PartialDate

CHILD_BELOW: Final = 16
"""Trẻ em: Luật Trẻ em 102/2016/QH13 Điều 1."""
MINOR_BELOW: Final = 18
ELDERLY_FROM: Final = 60
"""Người cao tuổi: Luật Người cao tuổi 39/2009/QH12 Điều 2."""

COUNTED_ONE_BY_ONE: Final = 3

_BANDS: Final = (
    (11, AgeBand.A0_11),
    (17, AgeBand.A12_17),
    (25, AgeBand.A18_25),
    (40, AgeBand.A26_40),
    (60, AgeBand.A41_60),
)
_DELAYS: Final = (
    (3, DelayBand.WITHIN_72H),
    (5, DelayBand.DAYS_4_5),
    (14, DelayBand.DAYS_6_14),
    (30, DelayBand.DAYS_15_30),
)
_FORMS: Final = (
    (ViolenceForm.PHYSICAL, frozenset("adp")),
    (ViolenceForm.MENTAL, frozenset("bcđeghlpq")),
    (ViolenceForm.SEXUAL, frozenset("ikm")),
    (ViolenceForm.ECONOMIC, frozenset("noq")),
)
_SEXUAL_TYPES: Final = (GbvType.RAPE, GbvType.SEXUAL_ASSAULT)


# --- ages -------------------------------------------------------------------------------------


def age_on(day: date, born: date) -> int:
    """Return the completed years of somebody born on `born`; one born on 29 February ages on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def ages_on(day: date, born: str) -> tuple[int, int]:
    """Return the least and the greatest age that a partial birth date allows on a day."""
    known = PartialDate.from_iso(born)
    return age_on(day, known.latest), age_on(day, known.earliest)


def age_band(age: int | None) -> AgeBand:
    """Return the GBVIMS band of an age in years."""
    if age is None:
        return AgeBand.UNKNOWN
    return next((band for last, band in _BANDS if age <= last), AgeBand.A61)


def state_age_band(age: int | None) -> StateAgeBand:
    """Return the band of the state's tables: under 16, 16 to 59, 60 and above."""
    if age is None:
        return StateAgeBand.UNKNOWN
    if age < CHILD_BELOW:
        return StateAgeBand.UNDER_16
    return StateAgeBand.A16_59 if age < ELDERLY_FROM else StateAgeBand.OVER_60


# --- incidents --------------------------------------------------------------------------------


def delay_band(happened: date | None, precision: DatePrecision | None, received: date) -> DelayBand:
    """Return how late an incident was reported, by whole days, without gap or overlap between bands.

    A day that is only known by its month says nothing of days; an incident after the report has no delay.
    """
    if happened is None or precision in (DatePrecision.MONTH, DatePrecision.UNKNOWN):
        return DelayBand.UNKNOWN
    days = (received - happened).days
    if days < 0:
        return DelayBand.UNKNOWN
    return next((band for last, band in _DELAYS if days <= last), DelayBand.OVER_30)


def suggested_forms(acts: Iterable[ViolenceAct]) -> tuple[ViolenceForm, ...]:
    """Return the forms that acts usually mean; the law has no such table, the officer may say otherwise."""
    letters = {act.value for act in acts}
    return tuple(form for form, usual in _FORMS if letters & usual)


def is_domestic(relationships: Iterable[Relationship | None]) -> bool | None:
    """Return whether an act is domestic violence, by what the perpetrators are to the survivor.

    One of the family suffices; None while that is not known (Luật 13/2022/QH15 Điều 2, 3).
    """
    found = set(relationships)
    if found & FAMILY:
        return True
    if not found or found & {None, Relationship.UNKNOWN, Relationship.DECLINED}:
        return None
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeAnswers:
    """Answers that lead to the one main type, in the order in which they are asked."""

    penetration: bool = False
    sexual_contact: bool = False
    physical: bool = False
    forced_marriage: bool = False
    denial: bool = False
    psychological: bool = False


def main_type(answers: TypeAnswers) -> GbvType:
    """Return the first type that fits, from the top of the list (decision order of GBVIMS)."""
    order = (
        (answers.penetration, GbvType.RAPE),
        (answers.sexual_contact, GbvType.SEXUAL_ASSAULT),
        (answers.physical, GbvType.PHYSICAL_ASSAULT),
        (answers.forced_marriage, GbvType.FORCED_MARRIAGE),
        (answers.denial, GbvType.DENIAL),
        (answers.psychological, GbvType.PSYCHOLOGICAL),
    )
    return next((kind for fits, kind in order if fits), GbvType.NOT_GBV)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextAnswers:
    """What the context of an incident is worked out from."""

    gbv_type: GbvType | None
    ages: tuple[int, ...]
    relationships: tuple[Relationship, ...]
    goods_exchanged: bool | None
    abduction: Abduction | None
    harmful_practice: str


def contexts(answers: ContextAnswers) -> tuple[CaseContext, ...]:
    """Return every context that applies to an incident, in the order of the list."""
    child = any(age < MINOR_BELOW for age in answers.ages)
    sexual = answers.gbv_type in _SEXUAL_TYPES
    applies = (
        (CaseContext.INTIMATE_PARTNER, bool(INTIMATE.intersection(answers.relationships))),
        (CaseContext.CHILD_ABUSE, child and sexual),
        (CaseContext.EARLY_MARRIAGE, child and answers.gbv_type is GbvType.FORCED_MARRIAGE),
        (CaseContext.EXPLOITATION, sexual and answers.goods_exchanged is True),
        (CaseContext.SLAVERY, answers.abduction is Abduction.TRAFFICKING),
        (CaseContext.HARMFUL_PRACTICE, answers.harmful_practice not in ("", "none", "unknown")),
    )
    return tuple(context for context, holds in applies if holds)


# --- course -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What has been done on a case. `closed` as `is_closed` says; `reopened` at least once."""

    closed: bool = False
    reopened: bool = False
    assessed: bool = False
    planned: bool = False
    supported: bool = False
    all_done: bool = False


def is_closed(closings: Iterable[date], reopenings: Iterable[date]) -> bool:
    """Whether a case is closed, by the days of its closings and reopenings.

    Two machines may each have closed it: one reopening later opens it all the same. On one day the two
    take turns, whichever came first.
    """
    closed_on, reopened_on = Counter(closings), Counter(reopenings)
    closed = False
    for day in sorted({*closed_on, *reopened_on}):
        balance = closed_on[day] - reopened_on[day]
        if balance:
            closed = balance > 0
    return closed


def step_of(course: Course) -> CaseStep:
    """Return the step that a case has come to."""
    if course.closed:
        return CaseStep.CLOSED
    if course.reopened:
        return CaseStep.REOPENED
    if course.supported:
        return CaseStep.DONE if course.all_done else CaseStep.SUPPORT
    if course.planned:
        return CaseStep.PLAN
    return CaseStep.ASSESSMENT if course.assessed else CaseStep.NEW


def how_many(perpetrators: int) -> str:
    """Return the number of alleged perpetrators as the international tables have it; nothing for none."""
    return str(perpetrators) if 0 < perpetrators <= COUNTED_ONE_BY_ONE else "Trên 3" if perpetrators else ""
