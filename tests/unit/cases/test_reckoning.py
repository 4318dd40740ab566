"""Ages, delay, forms, context, type, step and risk: every border, every letter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.case_reckoning import (
    ContextAnswers,
    Course,
    TypeAnswers,
    age_band,
    age_on,
    ages_on,
    contexts,
    delay_band,
    is_closed,
    is_domestic,
    main_type,
    state_age_band,
    step_of,
    suggested_forms,
)
from app.core.case_risk import suggest
from app.core.case_vocabulary import (
    FAMILY,
    FORMER_GROUPS,
    Abduction,
    AgeBand,
    Answer,
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
from app.core.case_work_vocabulary import GRAVE_FACTORS, Measure, RiskFactor, RiskLevel
from app.core.equality_violations import EqualityViolation

DAY = date(2026, 7, 14)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, DelayBand.WITHIN_72H),
        (3, DelayBand.WITHIN_72H),
        (4, DelayBand.DAYS_4_5),
        (5, DelayBand.DAYS_4_5),
        (6, DelayBand.DAYS_6_14),
        (14, DelayBand.DAYS_6_14),
        (15, DelayBand.DAYS_15_30),
        (30, DelayBand.DAYS_15_30),
        (31, DelayBand.OVER_30),
        (-1, DelayBand.UNKNOWN),
    ],
)
def test_bands_of_delay_neither_overlap_nor_leave_a_gap(days: int, band: DelayBand) -> None:
    assert delay_band(DAY - timedelta(days=days), DatePrecision.EXACT, DAY) is band


def test_a_day_that_is_not_known_says_nothing_of_delay() -> None:
    assert delay_band(None, None, DAY) is DelayBand.UNKNOWN
    assert delay_band(DAY, DatePrecision.MONTH, DAY) is DelayBand.UNKNOWN


@pytest.mark.parametrize(
    ("age", "band", "state"),
    [
        (None, AgeBand.UNKNOWN, StateAgeBand.UNKNOWN),
        (0, AgeBand.A0_11, StateAgeBand.UNDER_16),
        (11, AgeBand.A0_11, StateAgeBand.UNDER_16),
        (12, AgeBand.A12_17, StateAgeBand.UNDER_16),
        (15, AgeBand.A12_17, StateAgeBand.UNDER_16),
        (16, AgeBand.A12_17, StateAgeBand.A16_59),
        (17, AgeBand.A12_17, StateAgeBand.A16_59),
        (18, AgeBand.A18_25, StateAgeBand.A16_59),
        (25, AgeBand.A18_25, StateAgeBand.A16_59),
        (26, AgeBand.A26_40, StateAgeBand.A16_59),
        (40, AgeBand.A26_40, StateAgeBand.A16_59),
        (41, AgeBand.A41_60, StateAgeBand.A16_59),
        (59, AgeBand.A41_60, StateAgeBand.A16_59),
        (60, AgeBand.A41_60, StateAgeBand.OVER_60),
        (61, AgeBand.A61, StateAgeBand.OVER_60),
    ],
)
def test_borders_of_both_age_bands(age: int | None, band: AgeBand, state: StateAgeBand) -> None:
    assert age_band(age) is band
    assert state_age_band(age) is state


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 120))
def test_a_birthday_makes_a_year_older_and_no_day_before(born: date, years: int) -> None:
    day = (
        date(born.year + years, 3, 1)
        if (born.month, born.day) == (2, 29)
        else born.replace(year=born.year + years)
    )
    if day.year < 9999:
        assert age_on(day, born) == years
        assert age_on(day - timedelta(days=1), born) == (years - 1 if years or day > born else -1)


def test_a_birth_date_known_in_part_allows_a_span_of_ages() -> None:
    assert ages_on(DAY, "1992") == (33, 34)
    assert ages_on(DAY, "1992-07") == (33, 34)
    assert ages_on(DAY, "1992-03-05") == (34, 34)


def test_every_act_suggests_a_form_as_the_reference_says() -> None:
    wanted = {
        ViolenceForm.PHYSICAL: "adp",
        ViolenceForm.MENTAL: "bcđeghlpq",
        ViolenceForm.SEXUAL: "ikm",
        ViolenceForm.ECONOMIC: "noq",
    }
    for act in ViolenceAct:
        forms = tuple(form for form, letters in wanted.items() if act.value in letters)
        assert forms
        assert suggested_forms([act]) == forms
    assert suggested_forms([]) == ()


def test_the_legal_codes_are_complete() -> None:
    assert "".join(act.value for act in ViolenceAct) == "abcdđeghiklmnopq"
    assert all(act.label.startswith(f"{act.value}) ") for act in ViolenceAct)
    assert [measure.value for measure in Measure] == [str(number) for number in range(1, 11)]
    assert len(EqualityViolation) == 25


@pytest.mark.parametrize("relationship", sorted(FAMILY))
def test_one_of_the_family_makes_it_domestic(relationship: Relationship) -> None:
    assert is_domestic([Relationship.STRANGER, relationship, None]) is True


def test_the_groups_of_the_decree_belong_to_the_family() -> None:
    assert FORMER_GROUPS < FAMILY


def test_what_is_not_known_is_not_decided() -> None:
    assert is_domestic([]) is None
    assert is_domestic([None]) is None
    assert is_domestic([Relationship.STRANGER, Relationship.UNKNOWN]) is None
    assert is_domestic([Relationship.STRANGER]) is False
    assert is_domestic([Relationship.EX_PARTNER]) is False


def test_the_main_type_is_the_first_that_fits() -> None:
    everything = TypeAnswers(
        penetration=True,
        sexual_contact=True,
        physical=True,
        forced_marriage=True,
        denial=True,
        psychological=True,
    )
    assert main_type(everything) is GbvType.RAPE
    assert main_type(TypeAnswers(physical=True, psychological=True)) is GbvType.PHYSICAL_ASSAULT
    assert main_type(TypeAnswers(denial=True, psychological=True)) is GbvType.DENIAL
    assert main_type(TypeAnswers()) is GbvType.NOT_GBV


def test_contexts_follow_from_the_answers() -> None:
    answers = ContextAnswers(
        gbv_type=GbvType.RAPE,
        ages=(15,),
        relationships=(Relationship.PARTNER,),
        goods_exchanged=True,
        abduction=Abduction.TRAFFICKING,
        harmful_practice="bride_pulling",
    )
    assert set(contexts(answers)) == set(CaseContext) - {CaseContext.EARLY_MARRIAGE}
    nothing = ContextAnswers(
        gbv_type=None,
        ages=(),
        relationships=(),
        goods_exchanged=None,
        abduction=None,
        harmful_practice="none",
    )
    assert contexts(nothing) == ()


def test_the_step_follows_the_work() -> None:
    assert step_of(Course()) is CaseStep.NEW
    assert step_of(Course(assessed=True)) is CaseStep.ASSESSMENT
    assert step_of(Course(assessed=True, planned=True)) is CaseStep.PLAN
    assert step_of(Course(supported=True)) is CaseStep.SUPPORT
    assert step_of(Course(supported=True, all_done=True)) is CaseStep.DONE
    assert step_of(Course(closed=True)) is CaseStep.CLOSED
    assert step_of(Course(reopened=True)) is CaseStep.REOPENED
    assert step_of(Course(closed=True, reopened=True)) is CaseStep.CLOSED


@pytest.mark.parametrize(
    ("closings", "reopenings", "closed"),
    [
        ([], [], False),
        ([3], [], True),
        ([3], [5], False),
        ([3, 8], [5], True),
        # Closed, reopened and closed again on one day.
        ([3], [3], False),
        ([3, 3], [3], True),
        ([3, 5], [5], True),
        # Closed on two machines: one reopening opens it.
        ([3, 4], [], True),
        ([3, 4], [6], False),
        ([3, 3], [6], False),
        ([3, 4, 9], [6], True),
        # Reopened on two machines.
        ([3], [5, 6], False),
        ([3, 9], [5, 6], True),
    ],
)
def test_closed_or_not(closings: list[int], reopenings: list[int], closed: bool) -> None:
    assert is_closed(*([date(2026, 7, day) for day in days] for days in (closings, reopenings))) is closed


@pytest.mark.parametrize("factor", GRAVE_FACTORS)
def test_any_grave_factor_alone_suggests_a_high_level_and_says_why(factor: RiskFactor) -> None:
    found = suggest({factor: Answer.YES})
    assert found.level is RiskLevel.HIGH
    assert factor.label.casefold() in found.reason
    assert suggest({factor: Answer.UNKNOWN}).level is None


@given(st.dictionaries(st.sampled_from(RiskFactor), st.sampled_from(Answer)), st.booleans())
def test_a_suggestion_is_words_never_a_score(factors: dict[RiskFactor, Answer], danger: bool) -> None:
    found = suggest(factors, immediate_danger=danger)
    present = {factor for factor, answer in factors.items() if answer is Answer.YES}
    assert set(found.present) == present
    assert "điểm" not in found.reason
    if danger or present & set(GRAVE_FACTORS):
        assert found.level is RiskLevel.HIGH
    more = suggest({**factors, RiskFactor.DEATH_THREAT: Answer.YES}, immediate_danger=danger)
    assert more.level is RiskLevel.HIGH
    if found.level is None:
        assert not present
