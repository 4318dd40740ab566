"""One person on one page: the timeline, what overlaps, where nothing is recorded, what is missing."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.core.dates import format_date
from app.core.errors import RecordNotFound
from app.core.ids import is_id
from app.core.post_titles import post_at, role_of
from app.models import Body, Cadre, Hamlet, Post, Succession, Training, TrainingAttendee
from app.services.cadres.ages import age_on
from app.services.cadres.card_figures import CardPost, CardSuccession, CardTraining, PersonCard
from app.services.cadres.holdings import held
from app.services.cadres.people import main_order, missing_conditions
from app.services.cadres.retirement import retirement
from app.services.cadres.rows import partial_text
from app.services.settings import OfficeSettings

_GAP = timedelta(days=45)
"""Shorter breaks between posts are the days between two decisions."""


NOTE = "Ghi chú"
"""The label of the officer's own words, which are not for print."""


def card(session: Session, person_id: str, as_of: date, settings: OfficeSettings) -> PersonCard:
    """Return the card of a person as of a day; raise `RecordNotFound`."""
    person = session.get(Cadre, person_id) if is_id(person_id) else None
    if person is None:
        raise RecordNotFound
    posts = _posts(session, person_id, as_of)
    hamlet = session.get(Hamlet, person.hamlet_id) if person.hamlet_id else None
    return PersonCard(
        id=person.id,
        full_name=person.full_name,
        sex=person.sex,
        birth_text=partial_text(person.birth_date),
        age=age_on(person.birth_on, as_of) if person.birth_on else None,
        as_of=as_of,
        hamlet=hamlet.name if hamlet else "",
        lines=tuple(_lines(person)),
        posts=posts,
        successions=_successions(session, person_id),
        trainings=_trainings(session, person_id),
        explanations=(*_overlaps(posts), *_gaps(posts, as_of)),
        missing=_missing(session, person_id, as_of),
        retirement=retirement(person.birth_on, person.sex, settings) if person.birth_on else None,
    )


def _lines(person: Cadre) -> Iterator[tuple[str, str]]:
    values = (
        ("Quê quán", person.hometown),
        ("Ngày vào Đảng", partial_text(person.party_joined)),
        ("Ngày chính thức", partial_text(person.party_official)),
        ("Trình độ chuyên môn", person.education.label if person.education else ""),
        ("Chuyên ngành", person.major),
        ("Lý luận chính trị", person.political_theory.label if person.political_theory else ""),
        ("Quản lý nhà nước", person.state_management.label if person.state_management else ""),
        ("Ngạch", person.rank.label if person.rank else ""),
        ("Ngoại ngữ", person.languages),
        ("Tin học", person.computing),
        (NOTE, person.note),
    )
    return ((label, text) for label, text in values if text)


def _posts(session: Session, person_id: str, as_of: date) -> tuple[CardPost, ...]:
    through = aliased(Body)
    wanted = (
        select(Post, Body.name, through.name, held(as_of))
        .join(Body, Body.id == Post.body)
        .outerjoin(through, through.id == Post.through_body)
        .where(Post.cadre_id == person_id)
        .order_by(Post.started_on.is_(None), Post.started_on.desc(), *main_order())
    )
    return tuple(
        CardPost(
            id=post.id,
            body_id=post.body,
            body=body,
            title=post.title,
            role=post.role or role_of(post.title),
            term=post.term,
            from_date=getattr(post, "from"),
            to_date=post.to,
            started_on=post.started_on,
            ended_on=post.ended_on,
            key_post=post.key_post,
            concurrent=post.concurrent,
            basis=post.basis,
            decision=post.decision,
            ending=post.ending,
            end_decision=post.end_decision,
            through=post_at(post.through_title, by) if by else post.through_title,
            note=post.note,
            held=bool(now),
        )
        for post, body, by, now in session.execute(wanted)
    )


def _successions(session: Session, person_id: str) -> tuple[CardSuccession, ...]:
    wanted = (
        select(
            Succession.id,
            Body.name.label("body"),
            Succession.title,
            Succession.term,
            Succession.status,
            Succession.decided_on,
            Succession.decision,
        )
        .join(Body, Body.id == Succession.body)
        .where(Succession.cadre_id == person_id)
        .order_by(Succession.decided_on.desc(), Succession.id)
    )
    return tuple(CardSuccession(**row) for row in session.execute(wanted).mappings())


def _trainings(session: Session, person_id: str) -> tuple[CardTraining, ...]:
    wanted = (
        select(
            TrainingAttendee.training_id,
            Training.title,
            Training.field,
            Training.level,
            Training.status,
            Training.starts_on,
            Training.ends_on,
            TrainingAttendee.certificate,
            TrainingAttendee.result,
        )
        .join(Training, Training.id == TrainingAttendee.training_id)
        .where(TrainingAttendee.cadre_id == person_id)
        .order_by(Training.starts_on.desc(), Training.id)
    )
    return tuple(CardTraining(**row) for row in session.execute(wanted).mappings())


def _overlaps(posts: Sequence[CardPost]) -> Iterator[str]:
    """Tell which posts run side by side, and whether they are said to be concurrent."""
    for place, one in enumerate(posts):
        for other in posts[place + 1 :]:
            start = max(one.started_on or date.min, other.started_on or date.min)
            end = min(one.ended_on or date.max, other.ended_on or date.max)
            if start > end or (start == end and start in {one.started_on, other.started_on}):
                continue
            known = one.concurrent or other.concurrent or one.through or other.through
            why = "kiêm nhiệm" if known else "chưa đánh dấu kiêm nhiệm, hãy kiểm tra ngày"
            yield f"{_named(one)} và {_named(other)} cùng giữ {_stretch(start, end)} ({why})."


def _gaps(posts: Sequence[CardPost], as_of: date) -> Iterator[str]:
    """Tell of breaks between one post's end and the next one's beginning."""
    known = sorted((post for post in posts if post.started_on), key=lambda post: post.started_on or date.min)
    covered: date | None = None
    last: CardPost | None = None
    for post in known:
        assert post.started_on is not None
        if covered is not None and last is not None and post.started_on - covered > _GAP:
            yield (
                f"Từ {format_date(covered + timedelta(days=1))} đến "
                f"{format_date(post.started_on - timedelta(days=1))} chưa ghi chức vụ nào "
                f"(sau khi thôi {_named(last)})."
            )
        ended = post.ended_on or date.max
        if covered is None or ended > covered:
            covered, last = ended, post
    if covered is not None and last is not None and covered < as_of and not any(post.held for post in posts):
        yield f"Từ {format_date(covered + timedelta(days=1))} đến nay không giữ chức vụ nào."


def _named(post: CardPost) -> str:
    return f"{post.title} ({post.body})"


def _stretch(start: date, end: date) -> str:
    begins = f"từ {format_date(start)}" if start != date.min else "từ trước"
    return f"{begins} đến {format_date(end)}" if end != date.max else f"{begins} đến nay"


def _missing(session: Session, person_id: str, as_of: date) -> tuple[str, ...]:
    conditions = missing_conditions(as_of)
    row = session.execute(select(*conditions.values()).where(Cadre.id == person_id)).one()
    return tuple(key.label for key, lacks in zip(conditions, row, strict=True) if lacks)
