"""The office's settings: typed values with defaults; only what the officer changed is stored."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Finding, InvalidRecord
from app.core.ids import derived_id
from app.core.periods import PeriodRule
from app.core.text import clean
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
    body_size: int = 14
    print_legal_bases: bool = False
    """Whether reports open with «Căn cứ …»; letters and plans always may."""

    @property
    def place_name(self) -> str:
        """The place that stands before the date on documents."""
        return self.place or self.commune


_BOUNDS = {
    "month_report_day": (1, 31),
    "quarter_report_day": (1, 31),
    "half_year_report_day": (1, 31),
    "year_report_day": (1, 31),
    "media_per_month": (0, 1000),
    "media_per_quarter": (0, 1000),
    "idle_minutes": (1, 30),
    "body_size": (13, 14),
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
    """Return the settings inside a caller's session."""
    known = {field.name for field in fields(OfficeSettings)}
    stored = {
        setting.key: setting.value["value"]
        for setting in session.scalars(select(Setting))
        if setting.key in known
    }
    if "period_rule" in stored:
        stored["period_rule"] = PeriodRule(stored["period_rule"])
    return replace(OfficeSettings(), **stored)


def save_in(session: Session, **changes: Any) -> None:
    """Change settings inside a caller's transaction."""
    present = asdict(load_in(session))
    findings = []
    for key, value in changes.items():
        low, high = _BOUNDS.get(key, (None, None))
        if low is not None and high is not None and not (isinstance(value, int) and low <= value <= high):
            findings.append(Finding(key, f"Giá trị phải là số từ {low} đến {high}."))
    if not clean(str(changes.get("commune", present["commune"]))).strip():
        findings.append(Finding("commune", "Hãy nhập tên xã."))
    if findings:
        raise InvalidRecord(findings)
    for key, value in changes.items():
        kept = clean(value).strip() if isinstance(value, str) and key != "period_rule" else value
        if key not in present or present[key] == kept:
            continue
        row = session.get(Setting, derived_id("settings", key))
        if row is None:
            session.add(Setting(id=derived_id("settings", key), key=key, value={"value": kept}))
        else:
            row.value = {"value": kept}
