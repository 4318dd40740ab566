"""The office's settings: typed values with defaults; only what the officer changed is stored."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import Education, PoliticalTheory, StateManagement
from app.core.errors import Finding, InvalidRecord
from app.core.ids import derived_id
from app.core.periods import PeriodRule
from app.core.places import commune_name, tidy_commune, tidy_province
from app.core.text import clean, quoted
from app.db.database import Database
from app.models import Setting
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Every setting. Days are days of the month, minutes of idleness 1–30, sizes points."""

    commune: str = "Hưng Đạo"
    province: str = "Hà Nội"
    place: str = ""
    """Địa danh on documents; empty: the commune's name."""
    officer: str = ""
    officer_initials: str = ""
    period_rule: PeriodRule = PeriodRule.ND09
    month_report_day: int = 18
    quarter_report_day: int = 18
    half_year_report_day: int = 10
    year_report_day: int = 10
    media_per_month: int = 2
    media_per_quarter: int = 4
    idle_minutes: int = 5
    body_size: Literal[13, 14] = 14
    no_contact_metres: int = 100
    """How far somebody under a no-contact order must stay away (NĐ 76/2023/NĐ-CP)."""
    case_retention_years: int = 5
    """How long a closed case is kept before its persons are made unknown."""
    print_legal_bases: bool = False
    """Whether reports open with «Căn cứ …»; letters and plans always may."""
    retirement_first_year: int = 2021
    """Ages of retirement in months: at the start, more each year, at last (NĐ 135/2020/NĐ-CP, Điều 4)."""
    retirement_women_start: int = 55 * 12 + 4
    retirement_women_step: int = 4
    retirement_women_last: int = 60 * 12
    retirement_men_start: int = 60 * 12 + 3
    retirement_men_step: int = 3
    retirement_men_last: int = 62 * 12
    retirement_basis: str = "Nghị định số 135/2020/NĐ-CP, Điều 4"
    first_term_months: int = 60
    """How long somebody must still have to retirement when taking up a post, or holding it again."""
    next_term_months: int = 30
    remaining_basis: str = "Chỉ thị số 35-CT/TW năm 2024 và hướng dẫn của cấp ủy cấp trên"
    key_education: Education = Education.UNIVERSITY
    """The levels that somebody in a key post is to have; the lowest level of each asks for nothing."""
    key_political_theory: PoliticalTheory = PoliticalTheory.INTERMEDIATE
    key_state_management: StateManagement = StateManagement.OFFICER

    @property
    def place_name(self) -> str:
        """The place that stands before the date on documents."""
        return self.place or commune_name(self.commune)


_LONGEST_TEXT = 200
_AGES = (40 * 12, 75 * 12)
"""Bounds of an age in months."""
_BOUNDS = {
    "month_report_day": (1, 31),
    "quarter_report_day": (1, 31),
    "half_year_report_day": (1, 31),
    "year_report_day": (1, 31),
    "media_per_month": (0, 1000),
    "media_per_quarter": (0, 1000),
    "idle_minutes": (1, 30),
    "case_retention_years": (1, 100),
    "body_size": (13, 14),
    "no_contact_metres": (1, 1000),
    "retirement_first_year": (2000, 2100),
    "retirement_women_start": _AGES,
    "retirement_women_step": (0, 12),
    "retirement_women_last": _AGES,
    "retirement_men_start": _AGES,
    "retirement_men_step": (0, 12),
    "retirement_men_last": _AGES,
    "first_term_months": (0, 120),
    "next_term_months": (0, 120),
}


class Settings:
    """Reads and changes the settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> OfficeSettings:
        """Return the settings as they stand."""
        with self._database.read() as session:
            return load_in(session)

    def save(self, **changes: Any) -> Changes:
        """Change the settings given by name; raise `InvalidRecord` for a value out of bounds."""
        with self._database.transaction("Sửa cài đặt") as session:
            save_in(session, **changes)
            return changes_of(session)


def load_in(session: Session) -> OfficeSettings:
    """Return the settings inside a caller's session.

    What is stored but not understood (a later program's setting, come by a merge) keeps its default:
    the file must open whatever stands here.
    """
    stored: dict[str, Any] = {}
    for key, value in session.execute(select(Setting.key, Setting.value)):
        try:
            stored[key] = _typed(key, value["value"])
        except (LookupError, TypeError, ValueError):
            continue
    return replace(OfficeSettings(), **stored)


def officer_in(session: Session) -> str:
    """Return the officer's name as the change log writes it, inside a caller's session."""
    value = session.scalar(select(Setting.value).where(Setting.key == "officer")) or {}
    return str(value.get("value", ""))


def check_settings(**changes: Any) -> None:
    """Raise `InvalidRecord` for a setting that there is not, of a wrong type or out of bounds."""
    findings = [finding for key, value in changes.items() for finding in setting_problems(key, value)]
    if findings:
        raise InvalidRecord(findings)


def save_in(session: Session, **changes: Any) -> None:
    """Change settings inside a caller's transaction; raise `InvalidRecord`."""
    check_settings(**changes)
    present = asdict(load_in(session))
    for key, value in changes.items():
        kept = _typed(key, value)
        if present[key] == kept:
            continue
        row = session.get(Setting, derived_id("settings", key))
        if row is None:
            session.add(Setting(id=derived_id("settings", key), key=key, value={"value": kept}))
        else:
            row.value = {"value": kept}


def _typed(key: str, value: Any) -> Any:
    """Return `value` as the setting `key` holds it; raise KeyError, TypeError or ValueError."""
    default = _DEFAULTS[key]
    if isinstance(default, Enum):
        return type(default)(value)
    if type(value) is not type(default):
        raise TypeError(key)
    if key in _BOUNDS and not _BOUNDS[key][0] <= value <= _BOUNDS[key][1]:
        raise ValueError(key)
    if key in _TIDY:
        return _TIDY[key](value)
    return " ".join(clean(value).split()) if isinstance(value, str) else value


def setting_problems(key: str, value: Any) -> Iterator[Finding]:
    """Find what is wrong with one setting: no such key, another type, out of bounds."""
    try:
        kept = _typed(key, value)
    except KeyError:
        yield Finding(key, f"Không có mục cài đặt {quoted(key)}. Các mục hiện có: {', '.join(_DEFAULTS)}.")
    except (TypeError, ValueError):
        yield Finding(key, _expected(key))
    else:
        if key == "commune" and not kept:
            yield Finding(key, "Hãy nhập tên xã.")
        if isinstance(kept, str) and len(kept) > _LONGEST_TEXT:
            yield Finding(key, f"Nội dung dài quá {_LONGEST_TEXT} ký tự. Hãy rút gọn.")


def _expected(key: str) -> str:
    if key in _BOUNDS:
        low, high = _BOUNDS[key]
        if _BOUNDS[key] == _AGES:
            return f"Giá trị phải là tuổi từ {low // 12} đến {high // 12}, tính bằng tháng."
        return f"Giá trị phải là số từ {low} đến {high}."
    if isinstance(_DEFAULTS[key], Enum):
        return f"Giá trị phải là một trong: {', '.join(member.value for member in type(_DEFAULTS[key]))}."
    return "Giá trị phải là chữ."


_DEFAULTS = asdict(OfficeSettings())
_TIDY = {"commune": tidy_commune, "province": tidy_province}
"""Settings that are kept in another form than they may be typed in."""
