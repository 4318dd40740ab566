"""Age, its bands, and the road map of retirement (NĐ 135/2020/NĐ-CP)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cadre_vocabulary import Sex
from app.services.cadres.ages import age_on, band_of
from app.services.cadres.retirement import retirement, road_map
from app.services.cadres.rows import AgeBand
from app.services.settings import OfficeSettings

DAY = date(2026, 7, 14)
SETTINGS = OfficeSettings()


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1996, 7, 14), 30),
        (date(1996, 7, 15), 29),
        (date(1996, 7, 13), 30),
        (date(1970, 1, 1), 56),
        (date(2026, 7, 14), 0),
    ],
)
def test_age(born: date, age: int) -> None:
    assert age_on(born, DAY) == age


def test_29_february_is_a_year_older_on_1_march() -> None:
    born = date(2000, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 25
    assert age_on(born, date(2026, 3, 1)) == 26


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (18, AgeBand.UNDER_30),
        (29, AgeBand.UNDER_30),
        (30, AgeBand.UNDER_35),
        (34, AgeBand.UNDER_35),
        (35, AgeBand.UNDER_45),
        (45, AgeBand.UP_TO_55),
        (55, AgeBand.UP_TO_55),
        (56, AgeBand.OVER_55),
        (99, AgeBand.OVER_55),
    ],
)
def test_bands(age: int, band: AgeBand) -> None:
    assert band_of(age) is band


@pytest.mark.parametrize(
    ("year", "women", "men"),
    [
        (2021, 55 * 12 + 4, 60 * 12 + 3),
        (2025, 56 * 12 + 8, 61 * 12 + 3),
        (2026, 57 * 12, 61 * 12 + 6),
        (2027, 57 * 12 + 4, 61 * 12 + 9),
        (2028, 57 * 12 + 8, 62 * 12),
        (2034, 59 * 12 + 8, 62 * 12),
        (2035, 60 * 12, 62 * 12),
        (2050, 60 * 12, 62 * 12),
    ],
)
def test_the_road_map(year: int, women: int, men: int) -> None:
    assert road_map(Sex.FEMALE, SETTINGS).months_in(year) == women
    assert road_map(Sex.MALE, SETTINGS).months_in(year) == men


@pytest.mark.parametrize(
    ("born", "sex", "on", "age"),
    [
        # Phụ lục I of the decree: women born 5–12/1969 retire at 57 in 2026, men born 10/1964–6/1965 at 61,5.
        (date(1969, 1, 20), Sex.FEMALE, date(2025, 9, 30), "56 tuổi 8 tháng"),
        (date(1969, 5, 20), Sex.FEMALE, date(2026, 5, 31), "57 tuổi"),
        (date(1969, 12, 31), Sex.FEMALE, date(2026, 12, 31), "57 tuổi"),
        (date(1970, 1, 1), Sex.FEMALE, date(2027, 5, 31), "57 tuổi 4 tháng"),
        (date(1964, 9, 30), Sex.MALE, date(2025, 12, 31), "61 tuổi 3 tháng"),
        (date(1964, 10, 5), Sex.MALE, date(2026, 4, 30), "61 tuổi 6 tháng"),
        (date(1975, 5, 1), Sex.FEMALE, date(2035, 5, 31), "60 tuổi"),
        (date(1990, 2, 10), Sex.MALE, date(2052, 2, 29), "62 tuổi"),
    ],
)
def test_when_somebody_retires(born: date, sex: Sex, on: date, age: str) -> None:
    found = retirement(born, sex, SETTINGS)
    assert (found.on, found.age_text) == (on, age)
    assert "135/2020" in found.basis


def test_the_road_map_is_the_office_s() -> None:
    changed = OfficeSettings(retirement_women_last=58 * 12)
    assert retirement(date(1990, 1, 1), Sex.FEMALE, changed).age_text == "58 tuổi"


@given(st.dates(date(1940, 1, 1), date(2005, 12, 31)), st.sampled_from(Sex), st.integers(1, 800))
def test_who_is_younger_never_retires_earlier(born: date, sex: Sex, later: int) -> None:
    first = retirement(born, sex, SETTINGS)
    second = retirement(born + timedelta(days=later), sex, SETTINGS)
    assert first.on <= second.on
    plan = road_map(sex, SETTINGS)
    assert plan.start <= first.months <= plan.last
    assert age_on(born, first.on) * 12 <= first.months <= (age_on(born, first.on) + 1) * 12
