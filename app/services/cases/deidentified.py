"""A copy of cases without persons: an allow-list of coded columns, guarded, for research and for superiors.

One row is one survivor of one case. No number, no day, no thôn, no age: a period, an age band, codes. The
period grows from month to quarter to year, then band and sex are masked, until at least three rows share
what a neighbour could know; what even then stands alone is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.case_reckoning import how_many
from app.core.case_work_vocabulary import CodeList
from app.core.dates import DateRange
from app.core.small_cells import LARGEST_SMALL, MASK
from app.db.database import Database
from app.models import Case, CaseIncident, CaseSurvivor, CodeItem

_Value = Callable[[Case, CaseSurvivor], Any]
_JOINER: Final = "; "


class Listed(NamedTuple):
    """A code of an open list, whose words the file has."""

    code_list: CodeList
    code: str


def _label(value: Any) -> str:
    return str(getattr(value, "label", "") or "")


def _incident(name: str) -> _Value:
    return lambda case, _survivor: _label(getattr(case.incidents[0], name)) if case.incidents else ""


def _listed(code_list: CodeList, found: Callable[[Case], str]) -> _Value:
    return lambda case, _survivor: Listed(code_list, found(case))


def _place(case: Case) -> str:
    return case.incidents[0].place_type if case.incidents else ""


def _offender(name: str) -> _Value:
    return lambda case, _survivor: _label(getattr(case.perpetrators[0], name)) if case.perpetrators else ""


def _codes(values: Iterable[Any]) -> str:
    """The letters and numbers under which the law has acts and measures."""
    return _JOINER.join(sorted({str(value.value) for value in values}))


def _labels(values: Iterable[Any]) -> str:
    return _JOINER.join(sorted({_label(value) for value in values}))


COLUMNS: Final[tuple[tuple[str, str, _Value], ...]] = (
    ("case_kind", "Loại vụ việc", lambda case, _: _label(case.case_kind)),
    ("receive_form", "Hình thức báo tin", lambda case, _: _label(case.receive_form)),
    ("source_type", "Nguồn báo tin", _listed(CodeList.SOURCE, lambda case: case.source_type)),
    ("verify_status", "Xác minh", lambda case, _: _label(case.verify_status)),
    ("status", "Trạng thái", lambda case, _: _label(case.status)),
    ("marital", "Hôn nhân", lambda _, survivor: _label(survivor.marital)),
    ("disability", "Khuyết tật", lambda _, survivor: _label(survivor.disability)),
    ("vuln", "Nhóm cần ưu tiên", lambda _, survivor: _labels(row.vuln for row in survivor.vuln)),
    ("gbv_type", "Loại chính", _incident("gbv_type")),
    (
        "dv_form",
        "Hình thức",
        lambda case, _: _labels(row.form for one in case.incidents for row in one.dv_form),
    ),
    (
        "dv_acts",
        "Hành vi",
        lambda case, _: _codes(row.act for one in case.incidents for row in one.dv_acts),
    ),
    ("time_of_day", "Thời điểm", _incident("time_of_day")),
    ("place_type", "Nơi xảy ra", _listed(CodeList.PLACE, _place)),
    ("injury", "Mức tổn hại", _incident("injury")),
    ("children_present", "Trẻ em chứng kiến", _incident("children_present")),
    ("previous_incidents", "Đã từng bị", _incident("previous_incidents")),
    ("delay_band", "Chậm báo", _incident("delay_band")),
    ("perpetrators", "Số người gây", lambda case, _: how_many(len(case.perpetrators))),
    ("perpetrator_sex", "Giới tính người gây", _offender("sex")),
    ("perpetrator_age_band", "Nhóm tuổi người gây", _offender("age_band")),
    ("relationship", "Quan hệ", _offender("relationship")),
    ("measures", "Biện pháp", lambda case, _: _codes(row.measure for row in case.measures)),
    ("referrals", "Chuyển gửi", lambda case, _: _labels(row.service for row in case.referrals)),
)
"""The allow-list: what is not here does not leave. All of tier 0."""
GUARDED: Final = (("period", "Kỳ"), ("sex", "Giới tính"), ("age_band", "Nhóm tuổi"))


@dataclass(frozen=True, slots=True)
class DeidentifiedCopy:
    """The copy."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    withheld: int
    """Rows that are left out: too few to hide among each other."""
    unshared: int
    """Persons of cases for which nobody agreed to share such a copy; silence is no consent."""


class DeidentifiedCopies:
    """Makes such copies; `Spreadsheets.exports.export_copy` writes one to a file and logs it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, days: DateRange) -> DeidentifiedCopy:
        """Return the copy of the cases received within days whose survivors agreed to it, in an order that
        says nothing. The statutory statistics count every case; this copy is beyond them.
        """
        with self._database.read() as session:
            received = session.scalars(_within(days)).all()
            cases = [one for one in received if one.consent_sharing]
            unshared = sum(len(one.survivors) for one in received if not one.consent_sharing)
            persons = [(case, survivor) for case in cases for survivor in case.survivors]
            keys = _guarded([(case.received_at.date(), one.sex, one.age_band) for case, one in persons])
            counts = Counter(keys)
            words = _words(session)
            rows = [
                (*key, *(_told(value(case, survivor), words) for _, _, value in COLUMNS))
                for key, (case, survivor) in zip(keys, persons, strict=True)
                if counts[key] > LARGEST_SMALL
            ]
        titles = (*(title for _, title in GUARDED), *(title for _, title, _ in COLUMNS))
        ordered = tuple(sorted(rows, key=lambda row: tuple(map(str, row))))
        return DeidentifiedCopy(titles, ordered, len(persons) - len(rows), unshared)


def _words(session: Session) -> dict[tuple[str, str], str]:
    return {(item.code_list.value, item.code): item.label for item in session.scalars(select(CodeItem))}


def _told(value: Any, words: Mapping[tuple[str, str], str]) -> Any:
    """A code of an open list in words; one that is on no list any more as it stands."""
    if isinstance(value, Listed):
        return words.get((value.code_list.value, value.code), value.code)
    return value


def _within(days: DateRange) -> Any:
    start = datetime.combine(days.start, time.min)
    end = datetime.combine(days.end, time.min) + timedelta(days=1)
    return (
        select(Case)
        .where(Case.received_at >= start, Case.received_at < end)
        .options(
            selectinload(Case.survivors).selectinload(CaseSurvivor.vuln),
            selectinload(Case.incidents).selectinload(CaseIncident.dv_form),
            selectinload(Case.incidents).selectinload(CaseIncident.dv_acts),
            selectinload(Case.perpetrators),
            selectinload(Case.measures),
            selectinload(Case.referrals),
        )
    )


def _guarded(persons: list[tuple[date, Any, Any]]) -> list[tuple[str, str, str]]:
    """Return (period, sex, band) of each row, blurred until no such triple stands for fewer than three rows.

    What cannot be hidden among others even so is masked, and left out by the caller.
    """
    keys = [(f"{day:%Y-%m}", _label(sex), _label(band)) for day, sex, band in persons]
    for blur in (_quarter, _year, _without_band, _without_sex, _without_period):
        counts = Counter(keys)
        keys = [
            blur(key, day) if counts[key] <= LARGEST_SMALL else key
            for key, (day, _, _) in zip(keys, persons, strict=True)
        ]
    return keys


_Key = tuple[str, str, str]


def _quarter(key: _Key, day: date) -> _Key:
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}", key[1], key[2]


def _year(key: _Key, day: date) -> _Key:
    return str(day.year), key[1], key[2]


def _without_band(key: _Key, _day: date) -> _Key:
    return key[0], key[1], MASK


def _without_sex(key: _Key, _day: date) -> _Key:
    return key[0], MASK, MASK


def _without_period(_key: _Key, _day: date) -> _Key:
    return MASK, MASK, MASK
