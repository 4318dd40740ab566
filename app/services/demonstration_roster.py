"""The roster of the demonstration: invented people with «Mẫu» in their names, seats, training, network.

Days are given relative to the plan's year, as in `demonstration`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.core.cadre_vocabulary import (
    CollaboratorRole,
    Education,
    PoliticalTheory,
    PostBasis,
    PostEnding,
    PostRole,
    Sex,
    StateManagement,
    TrainingField,
    TrainingStatus,
)
from app.services.listing import ListQuery
from app.services.records import Records

_COUNCIL: Final = "Hội đồng nhân dân xã"
_COMMITTEE: Final = "Ủy ban nhân dân xã"
_PARTY: Final = "Ban Chấp hành Đảng bộ xã"
_STANDING: Final = "Ban Thường vụ Đảng ủy xã"
_CULTURE: Final = "Phòng Văn hóa - Xã hội"
_ECONOMY: Final = "Phòng Kinh tế"
_WOMEN: Final = "Hội Liên hiệp Phụ nữ xã"
_HEALTH: Final = "Trạm Y tế xã"
_BOARD: Final = "Ban Vì sự tiến bộ của phụ nữ xã"
_DECISION: Final = "Quyết định số 45/QĐ-UBND (mẫu)"

_SEATS: Final[tuple[tuple[str, int, int | None, int | None], ...]] = (
    (_PARTY, 9, None, None),
    (_STANDING, 3, None, 15),
    (_COUNCIL, 25, 9, None),
    (_COMMITTEE, 3, None, 30),
    (_CULTURE, 4, None, 30),
    (_ECONOMY, 4, None, 30),
    (_HEALTH, 5, 3, 50),
)
"""Body, seats, women when nobody is recorded by name, target in percent that the commune has set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """One post; `start` and `end` as (years after the plan's, month, day), month 0: the year alone."""

    body: str
    title: str
    role: PostRole
    start: tuple[int, int, int]
    end: tuple[int, int, int] | None = None
    key: bool = False
    more: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """One person: `born` is the year as years before the plan's."""

    name: str
    sex: Sex
    born: int
    posts: Sequence[_Post]
    education: Education = Education.UNIVERSITY
    theory: PoliticalTheory | None = PoliticalTheory.INTERMEDIATE
    state: StateManagement | None = StateManagement.OFFICER
    party: bool = True
    planned: tuple[str, str] | None = None


def _seat(body: str, title: str, role: PostRole, start: tuple[int, int, int], **more: Any) -> _Post:
    return _Post(body=body, title=title, role=role, start=start, **more)


def _through(title: str, role: PostRole, body: str, by: str) -> _Post:
    """A seat in the Ban VSTBPN by virtue of another post."""
    return _Post(
        body=_BOARD,
        title=title,
        role=role,
        start=(0, 2, 10),
        more={"decision": _DECISION, "through_body": body, "through_title": by, "concurrent": True},
    )


_HEAD, _DEPUTY, _MEMBER = PostRole.HEAD, PostRole.DEPUTY, PostRole.MEMBER
_PEOPLE: Final = (
    _Person(
        name="Nguyễn Văn Mẫu Bình",
        sex=Sex.MALE,
        born=52,
        theory=PoliticalTheory.ADVANCED,
        posts=(
            _seat(_COMMITTEE, "Chủ tịch", _HEAD, (-1, 7, 1), key=True),
            _seat(_STANDING, "Phó Bí thư", _DEPUTY, (-1, 7, 1)),
            _seat(_PARTY, "Phó Bí thư", _DEPUTY, (-1, 7, 1)),
        ),
    ),
    _Person(
        name="Trần Thị Mẫu Ánh",
        sex=Sex.FEMALE,
        born=44,
        theory=PoliticalTheory.ADVANCED,
        posts=(
            _seat(_COMMITTEE, "Phó Chủ tịch", _DEPUTY, (0, 3, 20), key=True),
            _seat(_CULTURE, "Trưởng phòng", _HEAD, (-1, 7, 1), end=(0, 3, 19), key=True),
            _seat(_WOMEN, "Chủ tịch", _HEAD, (-7, 5, 0), end=(-1, 6, 30), key=True),
            _seat(_PARTY, "Ủy viên", _MEMBER, (-6, 0, 0)),
            _through("Trưởng ban", _HEAD, _COMMITTEE, "Phó Chủ tịch"),
        ),
        planned=(_COMMITTEE, "Chủ tịch"),
    ),
    _Person(
        name="Lê Thị Mẫu Chi",
        sex=Sex.FEMALE,
        born=39,
        posts=(
            _seat(_CULTURE, "Trưởng phòng", _HEAD, (0, 3, 20), key=True),
            _seat(_CULTURE, "Phó Trưởng phòng", _DEPUTY, (-1, 7, 1), end=(0, 3, 19)),
            _through("Phó Trưởng ban Thường trực", _DEPUTY, _CULTURE, "Trưởng phòng"),
        ),
        planned=(_COMMITTEE, "Phó Chủ tịch"),
    ),
    _Person(
        name="Phạm Thị Mẫu Dung",
        sex=Sex.FEMALE,
        born=47,
        theory=PoliticalTheory.ELEMENTARY,
        posts=(
            _seat(_WOMEN, "Chủ tịch", _HEAD, (-1, 7, 1), key=True),
            _seat(_PARTY, "Ủy viên", _MEMBER, (-1, 7, 1)),
            _through("Phó Trưởng ban", _DEPUTY, _WOMEN, "Chủ tịch"),
        ),
    ),
    _Person(
        name="Hoàng Thị Mẫu Hà",
        sex=Sex.FEMALE,
        born=31,
        state=None,
        party=False,
        posts=(
            _seat(_CULTURE, "Công chức", PostRole.STAFF, (-3, 0, 0)),
            _through("Ủy viên, Thư ký", _MEMBER, _CULTURE, "Công chức"),
        ),
    ),
    _Person(
        name="Vũ Văn Mẫu Hùng",
        sex=Sex.MALE,
        born=49,
        posts=(
            _seat(_ECONOMY, "Trưởng phòng", _HEAD, (-1, 7, 1), key=True),
            _seat(_PARTY, "Ủy viên", _MEMBER, (-1, 7, 1)),
            _through("Ủy viên", _MEMBER, _ECONOMY, "Trưởng phòng"),
        ),
    ),
    _Person(
        name="Đặng Thị Mẫu Lan",
        sex=Sex.FEMALE,
        born=36,
        theory=None,
        posts=(_seat(_ECONOMY, "Phó Trưởng phòng", _DEPUTY, (-1, 9, 1), key=True),),
        planned=(_ECONOMY, "Trưởng phòng"),
    ),
    _Person(
        name="Bùi Thị Mẫu Nga",
        sex=Sex.FEMALE,
        born=57,
        theory=PoliticalTheory.INTERMEDIATE,
        posts=(
            _seat(
                _COMMITTEE,
                "Phó Chủ tịch",
                _DEPUTY,
                (-5, 6, 30),
                end=(0, 2, 28),
                key=True,
                more={"ending": PostEnding.RETIRED, "end_decision": "Quyết định số 08/QĐ (mẫu)"},
            ),
        ),
    ),
    _Person(
        name="Đỗ Văn Mẫu Sơn",
        sex=Sex.MALE,
        born=54,
        education=Education.COLLEGE,
        posts=(
            _seat(_STANDING, "Bí thư", _HEAD, (-1, 7, 1), key=True),
            _seat(_PARTY, "Bí thư", _HEAD, (-1, 7, 1)),
        ),
    ),
    _Person(
        name="Ngô Thị Mẫu Yến",
        sex=Sex.FEMALE,
        born=42,
        posts=(_seat(_STANDING, "Ủy viên", _MEMBER, (-1, 7, 1), key=True),),
    ),
)

_NETWORK: Final = (
    ("Lý Thị Mẫu Hòa", Sex.FEMALE, "Thôn Mẫu Đông", CollaboratorRole.PROPAGANDIST),
    ("Dương Văn Mẫu An", Sex.MALE, "Thôn Mẫu Đông", CollaboratorRole.MEDIATOR),
    ("Trần Thị Mẫu Thu", Sex.FEMALE, "Thôn Mẫu Tây", CollaboratorRole.COLLABORATOR),
)


def fill_roster(records: Records, *, year: int) -> int:
    """Write the sample roster of `year`; return how many people it has."""
    for body, seats, women, percent in _SEATS:
        _set_seats(records, body, seats, women=women, percent=percent, year=year)
    ids = {person.name: _write_person(records, person, year) for person in _PEOPLE}
    _write_classes(records, ids, year)
    for name, sex, hamlet, role in _NETWORK:
        records.put(
            "collaborators",
            {
                "full_name": name,
                "sex": sex,
                "hamlet_id": hamlet,
                "role": role,
                "phone": "0900 000 000",
                "from_on": date(year - 1, 9, 1),
            },
        )
    return len(ids)


def _set_seats(
    records: Records, body: str, seats: int, *, women: int | None, percent: int | None, year: int
) -> None:
    (row,) = records.page("bodies", ListQuery(filters={"name": body})).rows
    since = date(year - 1, 7, 1)
    change: dict[str, Any] = {"id": row.id, "seats": [{"from_on": since, "seats": seats, "women": women}]}
    if percent is not None:
        basis = "Kế hoạch bình đẳng giới của xã (mẫu)"
        change["targets"] = [{"from_on": since, "percent": percent, "basis": basis}]
    records.put("bodies", change, confirmed=True)


def _write_person(records: Records, person: _Person, year: int) -> str:
    planned = person.planned
    values = {
        "full_name": person.name,
        "sex": person.sex,
        "birth_date": f"{year - person.born}-05",
        "ethnicity": "Kinh",
        "party_joined": str(year - person.born + 24) if person.party else None,
        "education": person.education,
        "political_theory": person.theory,
        "state_management": person.state,
        "posts": [_post(post, year) for post in person.posts],
        "successions": [{"body": planned[0], "title": planned[1], "term": f"{year}-{year + 5}"}]
        if planned
        else [],
    }
    return records.put("cadres", values, confirmed=True).record.id


def _post(post: _Post, year: int) -> dict[str, Any]:
    decision = {} if post.role is PostRole.STAFF else {"decision": "Quyết định số 12/QĐ (mẫu)"}
    basis = PostBasis.ELECTED if post.body in (_PARTY, _STANDING, _COMMITTEE) else PostBasis.APPOINTED
    return {
        "body": post.body,
        "title": post.title,
        "role": post.role,
        "basis": basis,
        "from": _day(post.start, year),
        "to": _day(post.end, year) if post.end else None,
        "key_post": post.key,
        "concurrent": post.body in (_PARTY, _STANDING) and not post.key,
        **decision,
        **(post.more or {}),
    }


def _day(given: tuple[int, int, int], year: int) -> str:
    """A day as far as it is known."""
    years, month, day = given
    parts = (f"{year + years}", *(f"{part:02}" for part in (month, day) if part))
    return "-".join(parts)


def _write_classes(records: Records, ids: Mapping[str, str], year: int) -> None:
    records.put(
        "trainings",
        {
            "title": "Bồi dưỡng kiến thức giới và lồng ghép giới",
            "field": TrainingField.GENDER,
            "status": TrainingStatus.DONE,
            "starts_on": date(year, 5, 12),
            "ends_on": date(year, 5, 14),
            "organiser": "Trung tâm Chính trị (mẫu)",
            "attended": 45,
            "attended_women": 31,
            "cost_state": 12_000_000,
            "attendees": [
                {"cadre_id": ids[name], "certificate": "Giấy chứng nhận"}
                for name in ("Lê Thị Mẫu Chi", "Phạm Thị Mẫu Dung")
            ],
        },
    )
    records.put(
        "trainings",
        {
            "title": "Lớp trung cấp lý luận chính trị",
            "field": TrainingField.POLITICAL_THEORY,
            "status": TrainingStatus.PLANNED,
            "starts_on": date(year, 9, 8),
            "organiser": "Trường Chính trị (mẫu)",
            "attendees": [{"cadre_id": ids["Đặng Thị Mẫu Lan"]}],
        },
    )
