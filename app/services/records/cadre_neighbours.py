"""What a record of the roster means beside the others: two chairs at once, more heads than seats, twins."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, PostRole
from app.core.dates import PartialDate, format_partial_date
from app.core.errors import Finding, Severity
from app.core.numbers import format_integer
from app.core.text import fold, name_sort_key, quoted
from app.models import Body, BodySeats, Cadre, Post

_ONE_HEAD: Final = (
    BodyKind.PARTY_COMMITTEE,
    BodyKind.PARTY_STANDING,
    BodyKind.PARTY_INSPECTION,
    BodyKind.COUNCIL,
    BodyKind.PEOPLE_COMMITTEE,
    BodyKind.DEPARTMENT,
    BodyKind.FRONT,
    BodyKind.POLICE,
    BodyKind.MILITARY,
    BodyKind.HEALTH_STATION,
    BodyKind.ADVANCEMENT,
)
"""Bodies with one head; a register's line «Chi bộ thôn» or «Thôn» may stand for many."""


def _held(on: date | BindParameter[date]) -> ColumnElement[bool]:
    return and_(
        or_(Post.started_on.is_(None), Post.started_on <= on),
        or_(Post.ended_on.is_(None), Post.ended_on >= on),
    )


# Made once: a list of ten thousand people asks each of these as many times.
_SAME_PERSON: Final = (
    select(Cadre.id)
    .where(Cadre.name_sort == bindparam("name"), Cadre.birth_date == bindparam("born"))
    .limit(1)
)
_OTHER_HEADS: Final = (
    select(Post.title, Post.started_on, Post.ended_on, Body.name)
    .join(Body, Body.id == Post.body)
    .where(
        Post.body == bindparam("body"),
        Post.role == PostRole.HEAD,
        Body.body_kind.in_(_ONE_HEAD),
        Post.cadre_id != bindparam("person"),
    )
    .order_by(Post.id)
)
_SEATS: Final = (
    select(BodySeats.seats, Body.name)
    .join(Body, Body.id == BodySeats.body_id)
    .where(BodySeats.body_id == bindparam("body"), BodySeats.from_on <= bindparam("today"))
    .order_by(BodySeats.from_on.desc(), BodySeats.id.desc())
    .limit(1)
)
_OTHERS_INSIDE: Final = (
    select(Post.cadre_id)
    .where(_held(bindparam("today")), Post.body == bindparam("body"), Post.cadre_id != bindparam("person"))
    .distinct()
    .limit(bindparam("most"))
)


def check_cadre_among(
    session: Session, person_id: str | None, person: Mapping[str, Any], today: date
) -> Iterator[Finding]:
    """Question a person who is there already, a chair that is taken, a body that is full."""
    if person_id is None:
        yield from _twins(session, person)
    for index, post in enumerate(person["posts"]):
        if post.get("role") is PostRole.HEAD:
            yield from _taken(session, person_id, post, index)
        yield from _full(session, person_id, post, index, today)


def _twins(session: Session, person: Mapping[str, Any]) -> Iterator[Finding]:
    born = person["birth_date"]
    same = {"name": name_sort_key(person["full_name"]), "born": born}
    if born and session.execute(_SAME_PERSON, same).first():
        day = format_partial_date(PartialDate.from_iso(born))
        yield Finding(
            "full_name",
            f"Danh sách đã có người cùng họ tên, cùng ngày sinh {day}. Có đúng là người khác không?",
            Severity.ASK,
        )


def _taken(session: Session, person_id: str | None, post: Mapping[str, Any], index: int) -> Iterator[Finding]:
    """Whether another head of the same title surely sits there at the same time."""
    start, end = _edges(post)
    for other in session.execute(_OTHER_HEADS, {"body": post["body"], "person": person_id or ""}):
        latest_start = max(start, other.started_on or date.min)
        earliest_end = min(end, other.ended_on or date.max)
        if fold(other.title) == fold(str(post["title"])) and latest_start < earliest_end:
            yield Finding(
                f"posts.{index}.title",
                f"Chức danh {quoted(other.title)} ở {other.name} đang có người khác giữ trong thời gian này. "
                "Nếu người đó đã thôi, hãy ghi ngày thôi giữ chức của họ trước.",
                Severity.ASK,
            )
            return


def _full(
    session: Session, person_id: str | None, post: Mapping[str, Any], index: int, today: date
) -> Iterator[Finding]:
    """Whether the body has more people than seats with this post, as things stand today."""
    start, end = _edges(post)
    if not start <= today <= end:
        return
    asked = {"body": post["body"], "today": today}
    seats = session.execute(_SEATS, asked).first()
    if seats is None:
        return
    # One more than the seats is enough to know.
    others = {**asked, "person": person_id or "", "most": seats.seats + 1}
    heads = 1 + len(session.execute(_OTHERS_INSIDE, others).all())
    if heads > seats.seats:
        yield Finding(
            f"posts.{index}.body",
            f"{seats.name} có {format_integer(seats.seats)} ghế mà thêm người này thì số người nhiều hơn. "
            "Hãy kiểm tra số ghế hoặc ngày thôi giữ chức của người khác.",
            Severity.ASK,
        )


def check_body_among(
    session: Session, body_id: str | None, body: Mapping[str, Any], today: date
) -> Iterator[Finding]:
    """Question a number of seats below the people recorded today."""
    current = [(row["from_on"], index) for index, row in enumerate(body["seats"]) if row["from_on"] <= today]
    if body_id is None or not current:
        return
    index = max(current)[1]
    heads = session.scalar(
        select(func.count(Post.cadre_id.distinct())).where(Post.body == body_id, _held(today))
    )
    seats = body["seats"][index]["seats"]
    if heads and heads > seats:
        yield Finding(
            f"seats.{index}.seats",
            f"Danh sách đang có {format_integer(heads)} người giữ chức vụ ở đây, nhiều hơn "
            f"{format_integer(seats)} ghế. Có đúng số ghế không?",
            Severity.ASK,
        )


def _edges(post: Mapping[str, Any]) -> tuple[date, date]:
    """The first and the last day that a post may be held."""
    start, end = post.get("from"), post.get("to")
    return (
        PartialDate.from_iso(start).earliest if start else date.min,
        PartialDate.from_iso(end).latest if end else date.max,
    )
