"""The same person met again: suggested by name, birth year and thôn, revealing nothing of the other case."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import fold
from app.db.database import Database
from app.models import Case, CasePerpetrator, CaseSurvivor, ChangeEntry
from app.services.cases.reading import case_in
from app.services.changelog.recorder import Recorder


class Part(Enum):
    """As what somebody stands in a case."""

    SURVIVOR = "survivor"
    PERPETRATOR = "perpetrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelySame:
    """Another case in which the same person may stand; holds its number only."""

    case_id: str
    case_no: str
    part: Part
    other_part: Part
    sure: bool
    """Name and birth year and thôn agree; else the name with one of them."""


@dataclass(frozen=True, slots=True)
class _Person:
    case_id: str
    part: Part
    name: str
    year: int | None
    village: str | None


_DIFFERENT: Final = "Không phải cùng một người: "
_SAME: Final = "Cùng một người: "


class Duplicates:
    """Suggests cases that may belong together."""

    def __init__(self, database: Database, *, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def of_case(self, case_id: str) -> tuple[LikelySame, ...]:
        """Return likely matches of a case's persons in other cases, those already decided left out."""
        with self._database.read() as session:
            case_in(session, case_id)
            decided = _decided(session, case_id)
            numbers = {row.id: row.case_no for row in session.execute(select(Case.id, Case.case_no))}
            persons = _persons(session)
        own = [person for person in persons if person.case_id == case_id]
        found = {}
        for mine in own:
            for other in persons:
                strength = _likeness(mine, other)
                if other.case_id != case_id and strength and numbers[other.case_id] not in decided:
                    match = LikelySame(
                        case_id=other.case_id,
                        case_no=numbers[other.case_id],
                        part=mine.part,
                        other_part=other.part,
                        sure=strength == len(_SIGNS),
                    )
                    found[(match.case_id, match.part, match.other_part)] = match
        return tuple(sorted(found.values(), key=lambda one: (not one.sure, one.case_no)))

    def decide(self, case_id: str, other_id: str, *, same: bool) -> None:
        """Log in both cases what was decided; only then may the other file be opened from here."""
        words = _SAME if same else _DIFFERENT
        with self._database.transaction("So trùng người trong hồ sơ") as session:
            for one, other in ((case_id, other_id), (other_id, case_id)):
                label = words + case_in(session, other).case_no
                self._recorder.note(session, action="duplicate", kind="cases", record_id=one, label=label)


_SIGNS: Final = ("year", "village")


def _likeness(mine: _Person, other: _Person) -> int:
    """Return how many signs agree beside the name; 0 where the name or a known sign differs."""
    if mine.name != other.name:
        return 0
    agree = 0
    for sign in _SIGNS:
        one, two = getattr(mine, sign), getattr(other, sign)
        if one is None or two is None:
            continue
        if one != two and not (sign == "year" and abs(one - two) <= 1):
            return 0
        agree += 1
    return agree


def _persons(session: Session) -> list[_Person]:
    found = []
    survivors = select(
        CaseSurvivor.case_id,
        CaseSurvivor.full_name,
        CaseSurvivor.dob,
        CaseSurvivor.age,
        CaseSurvivor.village,
        Case.received_at,
    ).join(Case, Case.id == CaseSurvivor.case_id)
    perpetrators = select(
        CasePerpetrator.case_id,
        CasePerpetrator.name,
        CasePerpetrator.dob,
        CasePerpetrator.age,
        CasePerpetrator.village,
        Case.received_at,
    ).join(Case, Case.id == CasePerpetrator.case_id)
    for part, statement in ((Part.SURVIVOR, survivors), (Part.PERPETRATOR, perpetrators)):
        for case_id, name, dob, age, village, received in session.execute(statement):
            if folded := fold(name):
                found.append(_Person(case_id, part, folded, _birth_year(dob, age, received), village))
    return found


def _birth_year(dob: str | None, age: int | None, received: datetime) -> int | None:
    if dob:
        return int(dob[:4])
    return received.year - age if age is not None else None


def _decided(session: Session, case_id: str) -> set[str]:
    labels = session.scalars(
        select(ChangeEntry.label).where(
            ChangeEntry.record_kind == "cases",
            ChangeEntry.record_id == case_id,
            ChangeEntry.action == "duplicate",
        )
    )
    return {label.removeprefix(_DIFFERENT).removeprefix(_SAME) for label in labels}
