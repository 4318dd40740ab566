"""Who holds which post on a day, as rows to count."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, PostRole, Sex
from app.core.post_titles import role_of
from app.models import Body, BodySeats, BodyTarget, Cadre, Post
from app.services.cadres.figures import Target
from app.services.list_statements import among

ROLE_ORDER: Final[Mapping[PostRole | None, int]] = {
    **{role: place for place, role in enumerate(PostRole)},
    None: len(PostRole),
}
_TERM: Final = re.compile(r"(\d{4})\D+(\d{4})")


@dataclass(frozen=True, slots=True)
class Holding:
    """One post held on the day, with the person's sex. `rank` is the place of the role, heads first."""

    post_id: str
    cadre_id: str
    body_id: str
    title: str
    role: PostRole | None
    key_post: bool
    term: str
    sex: Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """A body and what is registered of it as of a day."""

    id: str
    name: str
    body_kind: BodyKind
    active: bool
    position: int
    seats: int | None
    seats_women: int | None
    seats_term: str
    target: Target | None


def held(on: date) -> ColumnElement[bool]:
    """Whether a post may be held on the day: from the first day of its start to the last of its end."""
    return and_(
        or_(Post.started_on.is_(None), Post.started_on <= on),
        or_(Post.ended_on.is_(None), Post.ended_on >= on),
    )


def holdings(session: Session, on: date, *, body_ids: Iterable[str] | None = None) -> list[Holding]:
    """Return every post held on the day, in the bodies' order of ranks and then of names."""
    wanted = (
        select(
            Post.id,
            Post.cadre_id,
            Post.body,
            Post.title,
            type_coerce(Post.role, String),
            Post.key_post,
            Post.term,
            type_coerce(Cadre.sex, String),
        )
        .join(Cadre, Cadre.id == Post.cadre_id)
        .where(held(on))
        .order_by(Cadre.name_sort, Cadre.id, Post.id)
    )
    if body_ids is not None:
        wanted = wanted.where(among(Post.body, body_ids))
    return [
        Holding(*row[:4], _ROLES[row[4]] or role_of(row[3]), bool(row[5]), row[6], _SEXES[row[7]])
        for row in session.execute(wanted)
    ]


_ROLES: Final[Mapping[str | None, PostRole | None]] = {
    None: None,
    **{role.value: role for role in PostRole},
}
_SEXES: Final[Mapping[str, Sex]] = {sex.value: sex for sex in Sex}


def bodies(session: Session, on: date, *, body_ids: Iterable[str] | None = None) -> list[BodyFacts]:
    """Return the bodies in their order with the seats and the target that apply on the day."""
    seats = _latest(session, BodySeats, on)
    targets = _latest(session, BodyTarget, on)
    wanted = select(Body.id, Body.name, Body.body_kind, Body.active, Body.position).order_by(
        Body.position, Body.name_sort, Body.id
    )
    if body_ids is not None:
        wanted = wanted.where(among(Body.id, body_ids))
    return [_facts(row, seats.get(row.id), targets.get(row.id)) for row in session.execute(wanted)]


def _latest(session: Session, model: type[BodySeats] | type[BodyTarget], on: date) -> dict[str, Any]:
    """The row of each body that applies on the day: the one with the latest first day up to it."""
    rows = session.execute(
        select(*model.__table__.columns).where(model.from_on <= on).order_by(model.from_on, model.id)
    )
    return {row.body_id: row for row in rows}


def _facts(row: Any, seats: Any, target: Any) -> BodyFacts:
    return BodyFacts(
        id=row.id,
        name=row.name,
        body_kind=row.body_kind,
        active=row.active,
        position=row.position,
        seats=seats.seats if seats else None,
        seats_women=seats.women if seats else None,
        seats_term=seats.term if seats else "",
        target=Target(percent=target.percent, level=target.level, basis=target.basis, from_on=target.from_on)
        if target
        else None,
    )


def term_years(term: str) -> tuple[int, int] | None:
    """Return the years of a term such as 2021–2026; None where it names no two years."""
    found = _TERM.search(term)
    return (int(found[1]), int(found[2])) if found else None


def same_term(one: str, other: str) -> bool:
    """Whether two terms are the same; one that names no years is taken for any."""
    first, second = term_years(one), term_years(other)
    return first is None or second is None or first == second
