"""Inventing people of the roster with their posts. Every name has «Mẫu» in it: no real person's."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from app.core.cadre_vocabulary import (
    BodyKind,
    CivilRank,
    CollaboratorRole,
    Education,
    PoliticalTheory,
    PostBasis,
    PostEnding,
    PostRole,
    Sex,
    StateManagement,
    SuccessionStatus,
    TrainingField,
    TrainingStatus,
)
from app.core.ids import derived_id, new_id
from app.core.post_titles import role_of
from app.models import Cadre, Collaborator, DomainRow, Post, Succession, Training
from app.services.samples import words

FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
GIVEN: Final[Mapping[Sex, tuple[str, ...]]] = {
    Sex.FEMALE: ("Ánh", "Bích", "Dung", "Hà", "Hiền", "Hoa", "Hòa", "Lan", "Mai", "Nga", "Thu", "Yến"),
    Sex.MALE: ("An", "Bình", "Cường", "Dũng", "Đức", "Hải", "Hùng", "Long", "Nam", "Quân", "Sơn", "Tuấn"),
}
MIDDLE: Final[Mapping[Sex, tuple[str, ...]]] = {
    Sex.FEMALE: ("Thị Mẫu", "Mẫu Thu", "Mẫu Ngọc", "Thị Mẫu Kim"),
    Sex.MALE: ("Văn Mẫu", "Mẫu Đức", "Mẫu Quang", "Hữu Mẫu"),
}
TERMS: Final = ("2016-2021", "2021-2026", "2026-2031")
_COMMITTEE: Final = ("Ủy viên", "Ủy viên", "Ủy viên", "Phó Bí thư", "Bí thư")
TITLES: Final[Mapping[BodyKind, tuple[str, ...]]] = {
    BodyKind.PARTY_COMMITTEE: _COMMITTEE,
    BodyKind.PARTY_STANDING: _COMMITTEE,
    BodyKind.PARTY_INSPECTION: ("Ủy viên", "Phó Chủ nhiệm", "Chủ nhiệm"),
    BodyKind.COUNCIL: ("Đại biểu", "Đại biểu", "Đại biểu", "Trưởng Ban Pháp chế", "Phó Chủ tịch", "Chủ tịch"),
    BodyKind.PEOPLE_COMMITTEE: ("Ủy viên", "Phó Chủ tịch", "Chủ tịch"),
    BodyKind.ADVANCEMENT: ("Ủy viên", "Thư ký", "Phó Trưởng ban", "Trưởng ban"),
    BodyKind.UNION: ("Ủy viên Ban Chấp hành", "Chi hội trưởng", "Phó Chủ tịch", "Chủ tịch"),
    BodyKind.FRONT: ("Ủy viên", "Phó Chủ tịch", "Chủ tịch"),
}
_OFFICE: Final = ("Chuyên viên", "Chuyên viên", "Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng")
_LEADING: Final = (PostRole.HEAD, PostRole.DEPUTY)
_BIRTH_YEARS: Final = (22, 61)
"""Ages that people of the sample have."""


def invent_cadre(
    random: Random, bodies: Sequence[tuple[str, BodyKind]], today: date
) -> dict[type[DomainRow], Any]:
    """Return the rows of one person: the person, the posts, sometimes a line of quy hoạch."""
    sex = random.choices(tuple(Sex), (6, 5))[0]
    cadre_id = new_id()
    born = date(
        today.year - random.randrange(*_BIRTH_YEARS), random.randrange(1, 13), random.randrange(1, 28)
    )
    party = random.random() < 0.6
    joined = date(min(today.year - 1, born.year + random.randrange(19, 30)), random.randrange(1, 13), 15)
    person = {
        "id": cadre_id,
        "full_name": f"{random.choice(FAMILIES)} {random.choice(MIDDLE[sex])} {random.choice(GIVEN[sex])}",
        "sex": sex,
        "birth_date": _partial(random, born),
        "ethnicity": random.choices(("Kinh", "Mường", ""), (90, 5, 5))[0],
        "party_joined": joined.isoformat() if party else None,
        "education": _maybe(random, Education, (1, 1, 6, 10, 60, 18, 1)),
        "political_theory": _maybe(random, PoliticalTheory, (10, 20, 50, 12)),
        "state_management": _maybe(random, StateManagement, (25, 10, 45, 15, 1)),
        "rank": _maybe(random, CivilRank, (5, 10, 60, 10, 1, 5)),
        "note": words.MARK,
    }
    return {
        Cadre: [person],
        Post: _posts(random, cadre_id, bodies, born, today) if bodies else [],
        Succession: _succession(random, cadre_id, bodies, today),
    }


def _partial(random: Random, day: date) -> str:
    """A day as far as an old file knows it."""
    return day.isoformat()[: random.choices((10, 7, 4), (8, 1, 1))[0]]


def _maybe(random: Random, levels: Any, weights: Sequence[int]) -> Any:
    return random.choices(tuple(levels), weights)[0] if random.random() < 0.92 else None


def _posts(
    random: Random, cadre_id: str, bodies: Sequence[tuple[str, BodyKind]], born: date, today: date
) -> list[dict[str, Any]]:
    """One to three posts, the earlier ones ended, one after the other in different bodies."""
    count = random.choices((1, 2, 3), (6, 3, 1))[0]
    start = max(date(born.year + 20, 1, 1), today - timedelta(days=365 * 8)) + timedelta(
        days=random.randrange(200)
    )
    rows = []
    for place in range(count):
        body_id, kind = random.choice(bodies)
        title = random.choice(TITLES.get(kind, _OFFICE))
        last = place == count - 1
        end = min(today, start + timedelta(days=random.randrange(300, 900)))
        ended = not last or random.random() < 0.12
        role = role_of(title)
        rows.append(
            {
                "cadre_id": cadre_id,
                "body": body_id,
                "title": title,
                "role": role,
                "term": random.choice(TERMS) if kind is BodyKind.COUNCIL else "",
                "from": min(start, today).isoformat(),
                "to": end.isoformat() if ended else None,
                "key_post": role in _LEADING and random.random() < 0.5,
                "basis": random.choice(tuple(PostBasis)),
                "decision": f"QĐ mẫu {random.randrange(1, 400)}/QĐ-UBND",
                "ending": random.choice(tuple(PostEnding)) if ended else None,
            }
        )
        start = end + timedelta(days=random.randrange(1, 40))
        if start > today:
            break
    return rows


def _succession(
    random: Random, cadre_id: str, bodies: Sequence[tuple[str, BodyKind]], today: date
) -> list[dict[str, Any]]:
    if not bodies or random.random() > 0.1:
        return []
    body_id, kind = random.choice(bodies)
    return [
        {
            "cadre_id": cadre_id,
            "body": body_id,
            "title": TITLES.get(kind, _OFFICE)[-1],
            "term": TERMS[-1],
            "status": SuccessionStatus.APPROVED,
            "decided_on": today - timedelta(days=random.randrange(30, 700)),
        }
    ]


def network_and_classes(hamlets: Sequence[str], today: date) -> list[DomainRow]:
    """Return the rows made once: collaborators in two thôn of three, and a class of each field."""
    rows: list[DomainRow] = []
    for place, hamlet_id in enumerate(hamlets):
        if place % 3 == 2:
            continue
        name = f"{FAMILIES[place % len(FAMILIES)]} Thị Mẫu {GIVEN[Sex.FEMALE][place % 12]}"
        rows.append(
            Collaborator(
                id=derived_id("sample", "collaborator", str(place)),
                full_name=name,
                sex=Sex.FEMALE,
                hamlet_id=hamlet_id,
                role=tuple(CollaboratorRole)[place % 3],
                from_on=today - timedelta(days=500),
                note=words.MARK,
            )
        )
    for place, field in enumerate(TrainingField):
        begins = today + timedelta(days=40 * (place - 6))
        rows.append(
            Training(
                id=derived_id("sample", "training", field.value),
                title=f"Lớp mẫu: {field.label}",
                field=field,
                status=TrainingStatus.DONE if begins < today else TrainingStatus.PLANNED,
                starts_on=begins,
                ends_on=begins + timedelta(days=2),
                attended=30 + place,
                attended_women=14 + place,
                note=words.MARK,
            )
        )
    return rows
