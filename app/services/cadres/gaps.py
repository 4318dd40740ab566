"""Who in a key post lacks which level. What is asked for is set in the office's settings."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import (
    Education,
    PoliticalTheory,
    StateManagement,
    TrainingStatus,
)
from app.core.vocabulary import Choice
from app.models import Body, Cadre, Post, Training, TrainingAttendee
from app.services.cadres.figures import TrainingGap
from app.services.cadres.holdings import held
from app.services.cadres.people import main_order
from app.services.settings import OfficeSettings


def training_gaps(session: Session, as_of: date, settings: OfficeSettings) -> tuple[TrainingGap, ...]:
    """Return those in key posts on the day whose levels are below what is asked for, or not recorded."""
    wanted = (
        select(
            Cadre.id,
            Cadre.full_name,
            Cadre.sex,
            Cadre.education,
            Cadre.political_theory,
            Cadre.state_management,
            Post.title,
            Body.name.label("body"),
        )
        .join(Post, Post.cadre_id == Cadre.id)
        .join(Body, Body.id == Post.body)
        .where(held(as_of), Post.key_post)
        .order_by(Body.position, Cadre.name_sort, Cadre.id, *main_order())
    )
    asked: dict[str, Choice] = {
        "education": settings.key_education,
        "political_theory": settings.key_political_theory,
        "state_management": settings.key_state_management,
    }
    planned = _planned(session)
    found: dict[str, TrainingGap] = {}
    for row in session.execute(wanted):
        if row.id not in found:
            gap = _gap(row, asked, planned.get(row.id, ()))
            if gap is not None:
                found[row.id] = gap
    return tuple(found.values())


_LABELS = {
    "education": "trình độ chuyên môn",
    "political_theory": "lý luận chính trị",
    "state_management": "quản lý nhà nước",
}
_WORDS: dict[str, type[Choice]] = {
    "education": Education,
    "political_theory": PoliticalTheory,
    "state_management": StateManagement,
}


def _gap(row: Any, asked: dict[str, Choice], planned: tuple[str, ...]) -> TrainingGap | None:
    lacks, unknown = [], []
    for key, least in asked.items():
        places = {member: place for place, member in enumerate(_WORDS[key])}
        has = getattr(row, key)
        if places[least] == 0:
            continue
        if has is None:
            unknown.append(f"{_LABELS[key]} (cần {least.label.lower()})")
        elif places[has] < places[least]:
            lacks.append(f"{_LABELS[key]} {least.label.lower()} (đang có: {has.label.lower()})")
    if not lacks and not unknown:
        return None
    return TrainingGap(
        cadre_id=row.id,
        full_name=row.full_name,
        sex=row.sex,
        title=row.title,
        body=row.body,
        lacks=tuple(lacks),
        unknown=tuple(unknown),
        planned=planned,
    )


def _planned(session: Session) -> dict[str, tuple[str, ...]]:
    """Classes planned or running, by person."""
    wanted = (
        select(TrainingAttendee.cadre_id, Training.title)
        .join(Training, Training.id == TrainingAttendee.training_id)
        .where(Training.status.in_((TrainingStatus.PLANNED, TrainingStatus.RUNNING)))
        .order_by(Training.starts_on, Training.id)
    )
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for cadre_id, title in session.execute(wanted):
        found[cadre_id] = (*found[cadre_id], title)
    return found
