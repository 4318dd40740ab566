"""What a document may tell of a case, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import uncapitalised
from app.core.case_vocabulary import Sex
from app.core.dates import PartialDate, format_date, format_official_date, format_partial_date
from app.core.vocabulary import Choice
from app.models import (
    Case,
    CaseIncident,
    CaseMeasure,
    CasePerpetrator,
    CaseSurvivor,
    CodeItem,
    DomainRow,
    Hamlet,
)
from app.models.tiers import Tier

_MODELS: Mapping[str, type[DomainRow]] = {
    "survivors": CaseSurvivor,
    "incidents": CaseIncident,
    "perpetrators": CasePerpetrator,
    "measures": CaseMeasure,
}
BLANK = "…………………………"
"""Where the hand fills in what is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a document may tell: every field, or those that a recipient's consent covers; names or codes.

    `fields` are places in the record as `Consents` names them («survivors.full_name»); None: the document
    stays in the office.
    """

    names: bool
    fields: frozenset[str] | None = None

    def may(self, field: str) -> bool:
        """Whether the document tells this field."""
        if not self.names and _tier(field) >= Tier.NARRATIVE:
            return False
        return self.fields is None or field in self.fields


def _tier(field: str) -> Tier:
    """Return how closely a field identifies; a place without a column of its own names nobody."""
    kind, _, key = field.partition(".")
    model = _MODELS.get(kind, Case)
    column = model.__table__.c.get(key or kind)
    return Tier(column.info.get("tier", Tier.CODED)) if column is not None else Tier.CODED


class Words:
    """Codes, thôn and moments in the words of a document; reads the lists once."""

    def __init__(self, session: Session) -> None:
        self._labels = {
            (item.code_list.value, item.code): item.label for item in session.scalars(select(CodeItem))
        }
        self._hamlets = {row.id: row.name for row in session.execute(select(Hamlet.id, Hamlet.name))}

    def code(self, code_list: str, code: str) -> str:
        """Return what a code of an open list is called."""
        return str(self._labels.get((code_list, code), code))

    def hamlet(self, hamlet_id: str | None) -> str:
        """Return a thôn's name."""
        return str(self._hamlets.get(hamlet_id or "", ""))


def said(value: object) -> str:
    """Return a value as printed: words of a code, a day, a moment, yes or no; "" for what is not known."""
    match value:
        case None | "":
            return ""
        case bool():
            return "Có" if value else "Không"
        case Choice():
            return value.label
        case datetime():
            return moment(value)
        case date():
            return format_date(value)
    return str(value)


def moment(at: datetime | None) -> str:
    """Return «14 giờ 05 phút, ngày 03/7/2026»; room to fill in when it is not known."""
    if at is None:
        return f"{BLANK[:4]} giờ {BLANK[:4]} phút, ngày {BLANK[:10]}"
    return f"{at:%H} giờ {at:%M} phút, {format_official_date(at.date())}"


def born(dob: str | None, age: int | None, *, estimated: bool = False) -> str:
    """Return a birth date as far as known, else the age."""
    if dob:
        return f"sinh {format_partial_date(PartialDate.from_iso(dob))}"
    if age is None:
        return ""
    return f"khoảng {age} tuổi" if estimated else f"{age} tuổi"


def listed(parts: Iterable[str], *, separator: str = ", ") -> str:
    """Return the parts that say something, joined."""
    return separator.join(part for part in parts if part)


def survivors_of(case: Case, survivor_id: str) -> list[CaseSurvivor]:
    """Return the survivor that a row is about, or all of the case."""
    return [row for row in case.survivors if survivor_id in ("", row.id)]


def perpetrators_of(case: Case, perpetrator_id: str) -> list[CasePerpetrator]:
    """Return the person that a measure is about, or all of the case."""
    return [row for row in case.perpetrators if perpetrator_id in ("", row.id)]


def survivor_words(survivor: CaseSurvivor, telling: Telling) -> str:
    """Return «bà Lò Thị … (sinh 1990)», or the code where the name is not told.

    Never where the survivor lives: what the other party reads must not tell where somebody hides.
    """
    if not (survivor.full_name and telling.may("survivors.full_name")):
        return f"người bị bạo lực mã {survivor.survivor_code}"
    may_tell_age = telling.may("survivors.dob")
    age = born(survivor.dob, survivor.age, estimated=survivor.age_estimated) if may_tell_age else ""
    return _named(survivor.full_name, survivor.sex, survivor.age, age)


def perpetrator_words(person: CasePerpetrator, telling: Telling, words: Words) -> str:
    """Return who is said to have used violence, as far as it may be told."""
    if not (person.name and telling.may("perpetrators.name")):
        return "người bị cho là gây bạo lực"
    home = listed(
        (person.address if telling.may("perpetrators.address") else "", words.hamlet(person.village))
    )
    age = born(person.dob, person.age) if telling.may("perpetrators.age") else ""
    details = listed((age, f"trú tại {home}" if home else ""))
    return _named(person.name, person.sex, person.age, details)


_ADULT_FROM = 18
_TITLES = {Sex.FEMALE: "bà ", Sex.MALE: "ông "}


def _named(name: str, sex: Sex | None, age: int | None, details: str) -> str:
    """Return a name with «ông», «bà» or, for a child, «em», and details in brackets."""
    title = "em " if age is not None and age < _ADULT_FROM else _TITLES.get(sex, "") if sex else ""
    return f"{title}{name}{f' ({details})' if details else ''}"


def village_head(names: Iterable[str]) -> str:
    """Return «Trưởng thôn Đông» of «Thôn Đông»; without a name the post alone."""
    known = sorted(filter(None, names))
    if not known:
        return "Trưởng thôn"
    plain = (name if name.lower().startswith("thôn") else f"thôn {name}" for name in known)
    return "Trưởng " + ", ".join(map(uncapitalised, plain))
