"""How the people in post divide by age, levels, rank, ethnicity, party: heads, each once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import (
    CivilRank,
    Education,
    PoliticalTheory,
    Sex,
    StateManagement,
    SuccessionStatus,
)
from app.core.dates import DateRange
from app.core.text import fold
from app.core.vocabulary import Choice
from app.models import Body, Cadre, Post, Succession
from app.services.cadres.ages import age_on, band_of
from app.services.cadres.holdings import held
from app.services.cadres.rows import AgeBand
from app.services.cadres.shares import APART
from app.services.counted import Counted, counted

NOT_RECORDED: Final = "Chưa ghi"
_LOW: Final = (Education.SCHOOL, Education.ELEMENTARY, Education.INTERMEDIATE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a division: everybody and the women among them."""

    label: str
    people: Counted
    women: Counted


@dataclass(frozen=True, slots=True)
class Division:
    """The people in post divided one way; the lines add up to all of them."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Divisions as of a day; `members` of the Party and those `admitted` in the stretch of days."""

    as_of: date
    all: Line
    divisions: tuple[Division, ...]
    members: Line
    admitted: Line


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """People approved in quy hoạch for the posts of one body and term."""

    body: str
    term: str
    people: Counted
    women: Counted


def breakdown(session: Session, as_of: date, days: DateRange) -> Breakdown:
    """Return how those in post on the day divide; `days` is the stretch of new party members."""
    people = _people(session, as_of)
    return Breakdown(
        as_of=as_of,
        all=_line("Tổng số", people),
        divisions=tuple(_division(title, people, of, labels) for title, of, labels in _divisions(as_of)),
        members=_line("Đảng viên", [one for one in people if one.party_joined]),
        admitted=_line(
            "Đảng viên mới kết nạp trong kỳ",
            [one for one in people if one.party_on and days.contains(one.party_on)],
        ),
    )


def _people(session: Session, as_of: date) -> Sequence[Any]:
    in_post = (
        select(Post.cadre_id)
        .join(Body, Body.id == Post.body)
        .where(held(as_of), Body.body_kind.not_in(APART))
    )
    wanted = (
        select(
            Cadre.id,
            Cadre.sex,
            Cadre.birth_on,
            Cadre.education,
            Cadre.political_theory,
            Cadre.state_management,
            Cadre.rank,
            Cadre.languages,
            Cadre.computing,
            Cadre.ethnicity,
            Cadre.religion,
            Cadre.party_joined,
            Cadre.party_on,
        )
        .where(Cadre.id.in_(in_post))
        .order_by(Cadre.name_sort, Cadre.id)
    )
    return session.execute(wanted).all()


_Of = Callable[[Any], str]


def _divisions(as_of: date) -> Iterator[tuple[str, _Of, tuple[str, ...]]]:
    """Title, the label of a person, and the labels in their order."""

    def age(person: Any) -> str:
        return band_of(age_on(person.birth_on, as_of)).label if person.birth_on else NOT_RECORDED

    def education(person: Any) -> str:
        if person.education is None:
            return NOT_RECORDED
        return _LOW_LABEL if person.education in _LOW else str(person.education.label)

    yield "Độ tuổi", age, _labels(AgeBand)
    high = (level.label for level in Education if level not in _LOW)
    yield "Trình độ chuyên môn", education, (_LOW_LABEL, *high, NOT_RECORDED)
    yield "Lý luận chính trị", _by("political_theory"), _labels(PoliticalTheory)
    yield "Quản lý nhà nước", _by("state_management"), _labels(StateManagement)
    yield "Ngạch", _by("rank"), _labels(CivilRank)
    yield "Ngoại ngữ", _said("languages"), (_HAS_LABEL, _HAS_NOT_LABEL, NOT_RECORDED)
    yield "Tin học", _said("computing"), (_HAS_LABEL, _HAS_NOT_LABEL, NOT_RECORDED)
    yield "Dân tộc", _ethnicity, ("Kinh", "Dân tộc thiểu số", NOT_RECORDED)
    yield "Tôn giáo", _religion, ("Không theo tôn giáo", "Có theo tôn giáo", NOT_RECORDED)


_LOW_LABEL: Final = "Trung cấp trở xuống"
_HAS_LABEL: Final = "Có chứng chỉ, trình độ"
_HAS_NOT_LABEL: Final = "Chưa có"
_NONE: Final = re.compile(r"(?:khong|chua|-)")


def _labels(words: type[Choice]) -> tuple[str, ...]:
    return (*(member.label for member in words), NOT_RECORDED)


def _by(key: str) -> _Of:
    def label(person: Any) -> str:
        level = getattr(person, key)
        return str(level.label) if level is not None else NOT_RECORDED

    return label


def _said(key: str) -> _Of:
    """What people have in words («B1», «Tin học cơ bản») counts as had, but for «Không», «Chưa có»."""

    def label(person: Any) -> str:
        text = fold(getattr(person, key))
        if not text:
            return NOT_RECORDED
        return _HAS_NOT_LABEL if _NONE.match(text) else _HAS_LABEL

    return label


def _ethnicity(person: Any) -> str:
    if not person.ethnicity:
        return NOT_RECORDED
    return "Kinh" if fold(person.ethnicity) == "kinh" else "Dân tộc thiểu số"


def _religion(person: Any) -> str:
    if not person.religion:
        return NOT_RECORDED
    return "Không theo tôn giáo" if fold(person.religion).startswith("khong") else "Có theo tôn giáo"


def _division(title: str, people: Sequence[Any], of: _Of, labels: tuple[str, ...]) -> Division:
    groups: dict[str, list[Any]] = {label: [] for label in labels}
    for person in people:
        groups[of(person)].append(person)
    return Division(title, tuple(_line(label, members) for label, members in groups.items() if members))


def _line(label: str, people: Iterable[Any]) -> Line:
    listed = list(people)
    return Line(
        label,
        counted(one.id for one in listed),
        counted(one.id for one in listed if one.sex is Sex.FEMALE),
    )


def successions(session: Session, as_of: date) -> tuple[SuccessionLine, ...]:
    """Return who is approved in quy hoạch as of the day, by body and term, each person once a line."""
    wanted = (
        select(Body.name, Succession.term, Cadre.id, Cadre.sex)
        .join(Succession, Succession.body == Body.id)
        .join(Cadre, Cadre.id == Succession.cadre_id)
        .where(
            Succession.status.in_((SuccessionStatus.APPROVED, SuccessionStatus.APPOINTED)),
            (Succession.decided_on.is_(None)) | (Succession.decided_on <= as_of),
        )
        .order_by(Body.position, Body.name_sort, Succession.term.desc(), Cadre.name_sort, Cadre.id)
    )
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in session.execute(wanted):
        groups.setdefault((row.name, row.term), []).append(row)
    return tuple(
        SuccessionLine(
            body,
            term,
            counted(row.id for row in rows),
            counted(row.id for row in rows if row.sex is Sex.FEMALE),
        )
        for (body, term), rows in groups.items()
    )
