"""What the window chooses from and lists besides the pages: names, posts held, the succession plan."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import Sex, SuccessionStatus
from app.models import Body, Cadre, Post, Succession
from app.services.cadres.holdings import held
from app.services.cadres.people import main_order
from app.services.cadres.rows import partial_text


@dataclass(frozen=True, slots=True)
class PersonName:
    """Somebody to choose: name, and the date of birth as printed, to tell two of one name apart."""

    id: str
    full_name: str
    birth_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHeld:
    """One post held on a day."""

    post_id: str
    full_name: str
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSuccession:
    """One line of quy hoạch with its person."""

    cadre_id: str
    full_name: str
    sex: Sex
    body_id: str
    body: str
    title: str
    term: str
    status: SuccessionStatus
    decided_on: date | None
    decision: str


def names(session: Session) -> tuple[PersonName, ...]:
    """Return everybody of the roster, by name."""
    wanted = select(Cadre.id, Cadre.full_name, Cadre.birth_date).order_by(Cadre.name_sort, Cadre.id)
    return tuple(
        PersonName(row.id, row.full_name, partial_text(row.birth_date)) for row in session.execute(wanted)
    )


def posts_held(session: Session, on: date) -> tuple[PostHeld, ...]:
    """Return every post held on a day, by person, the main post first."""
    wanted = (
        select(Post.id.label("post_id"), Cadre.full_name, Post.title, Body.name.label("body"))
        .join(Cadre, Cadre.id == Post.cadre_id)
        .join(Body, Body.id == Post.body)
        .where(held(on))
        .order_by(Cadre.name_sort, Cadre.id, *main_order())
    )
    return tuple(PostHeld(**row) for row in session.execute(wanted).mappings())


def succession_plan(session: Session) -> tuple[PlannedSuccession, ...]:
    """Return everybody in quy hoạch who was not taken out, in the bodies' order."""
    wanted = (
        select(
            Succession.cadre_id,
            Cadre.full_name,
            Cadre.sex,
            Body.id.label("body_id"),
            Body.name.label("body"),
            Succession.title,
            Succession.term,
            Succession.status,
            Succession.decided_on,
            Succession.decision,
        )
        .join(Cadre, Cadre.id == Succession.cadre_id)
        .join(Body, Body.id == Succession.body)
        .where(Succession.status != SuccessionStatus.REMOVED)
        .order_by(Body.position, Body.name_sort, Succession.term.desc(), Cadre.name_sort, Succession.id)
    )
    return tuple(PlannedSuccession(**row) for row in session.execute(wanted).mappings())
