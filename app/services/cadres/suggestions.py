"""What the roster's forms suggest: words of earlier entries, newest first, and the bodies."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import Body, Cadre, Collaborator, DomainRow, Post, Training
from app.services.cadres.rows import BodyName, RosterSuggestions

MOST_WORDS = 200


def suggestions(session: Session) -> RosterSuggestions:
    """Return what to suggest."""
    bodies = session.execute(
        select(Body.id, Body.name, Body.body_kind)
        .where(Body.active)
        .order_by(Body.position, Body.name_sort, Body.id)
    )
    return RosterSuggestions(
        titles=_earlier(session, Post, Post.title),
        terms=_earlier(session, Post, Post.term),
        decisions=_earlier(session, Post, Post.decision),
        majors=_earlier(session, Cadre, Cadre.major),
        ethnicities=_earlier(session, Cadre, Cadre.ethnicity),
        religions=_earlier(session, Cadre, Cadre.religion),
        hometowns=_earlier(session, Cadre, Cadre.hometown),
        organisers=_earlier(session, Training, Training.organiser),
        training_levels=_earlier(session, Training, Training.level),
        collaborator_posts=_earlier(session, Collaborator, Collaborator.post),
        bodies=tuple(BodyName(*row) for row in bodies),
    )


def _earlier(session: Session, model: type[DomainRow], column: InstrumentedAttribute[str]) -> tuple[str, ...]:
    # Ids grow with time: the greatest is the latest entry.
    words: Any = select(column).where(column != "").group_by(column).order_by(func.max(model.id).desc())
    return tuple(session.scalars(words.limit(MOST_WORDS)))
