"""Bodies as a list, each with its share as of the day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, Sex
from app.models import Body, BodySeats, BodyTarget, Cadre, Hamlet, Post
from app.services.cadres.holdings import held
from app.services.cadres.people import day_of, level
from app.services.cadres.rows import BodyRow
from app.services.list_statements import Narrowing, Rows, SortBy, among, values_of
from app.services.listing import ListQuery, Page


def _seats(what: Any, on: date) -> Any:
    latest = select(what).where(BodySeats.body_id == Body.id, BodySeats.from_on <= on)
    return latest.order_by(BodySeats.from_on.desc(), BodySeats.id.desc()).limit(1).scalar_subquery()


def _target(on: date) -> Any:
    latest = select(BodyTarget.percent).where(BodyTarget.body_id == Body.id, BodyTarget.from_on <= on)
    return latest.order_by(BodyTarget.from_on.desc(), BodyTarget.id.desc()).limit(1).scalar_subquery()


def _counted(on: date, bodies: Any) -> Any:
    """Who holds a post of the bodies on the day, by body: all posts are gone through once."""
    # Not the bare column: its index would be followed, which reads the table by leaps and takes eight times
    # as long as reading it through.
    body = Post.body.concat("")
    woman = case((Cadre.sex == Sex.FEMALE, Post.cadre_id), else_=None)
    return (
        select(
            body.label("body"),
            func.count(Post.cadre_id.distinct()).label("heads"),
            func.count(woman.distinct()).label("women"),
        )
        .join(Cadre, Cadre.id == Post.cadre_id)
        .where(held(on), body.in_(bodies))
        .group_by(body)
        .subquery()
    )


def _measures(on: date, counted: Any) -> dict[str, Any]:
    """SQL of each number of a body: the same rules as `shares.share_of`."""
    told = func.coalesce(_seats(BodySeats.women, on), 0)
    return {
        "seats": _seats(BodySeats.seats, on),
        "heads": func.coalesce(counted.c.heads, 0),
        "women": func.max(func.coalesce(counted.c.women, 0), told),
        "target": _target(on),
    }


_NARROWING: Final = Narrowing(
    id=Body.id,
    search=Body.search,
    filters={
        "body_kind": Body.body_kind.in_,
        "hamlet": Body.hamlet_id.in_,
        "active": Body.active.in_,
    },
    own=("missing", "as_of"),
)


def body_page(session: Session, query: ListQuery, *, today: date) -> Page[BodyRow]:
    """Return one page of bodies with totals `seats`, `heads` and `women` (a person in two bodies twice)."""
    on = day_of(query, today)
    counted = _counted(on, _NARROWING.narrowed(select(Body.id), query))
    measured = _measures(on, counted)
    # The numbers of all bodies are worked out for the totals: those of the page are among them.
    numbers = select(Body.id, *(one.label(key) for key, one in measured.items()))
    numbers = numbers.outerjoin(counted, counted.c.body == Body.id)
    numbers = _wanting(_NARROWING.narrowed(numbers, query), query, measured).order_by(
        *_sorting(measured).order(query)
    )
    found = session.execute(numbers).mappings().all()
    shown = found[query.offset : query.offset + query.limit]
    named = _named(session, [row["id"] for row in shown])
    totals = {key: sum(row[key] or 0 for row in found) for key in ("seats", "heads", "women")}
    return Page(tuple(_row({**named[row["id"]], **row}) for row in shown), len(found), totals)


def _named(session: Session, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Return what the bodies are called, by id."""
    hamlet = select(Hamlet.name).where(Hamlet.id == Body.hamlet_id).correlate(Body).scalar_subquery()
    columns = select(
        Body.id,
        Body.name,
        Body.abbreviation,
        Body.body_kind,
        func.coalesce(hamlet, "").label("hamlet"),
        Body.position,
        Body.active,
    )
    return {row["id"]: dict(row) for row in session.execute(columns.where(among(Body.id, ids))).mappings()}


def _wanting(statement: Rows, query: ListQuery, measures: Mapping[str, Any]) -> Rows:
    """Keep the bodies that lack what the filter asks for."""
    if "missing" not in query.filters:
        return statement
    wanting = {
        "seats": measures["seats"].is_(None),
        "people": measures["heads"] == 0,
        "target": measures["target"].is_(None),
    }
    return statement.where(or_(*(wanting[value] for value in values_of(query.filters["missing"]))))


def _sorting(measures: Mapping[str, Any]) -> SortBy:
    whole = func.max(func.coalesce(measures["seats"], 0), measures["heads"])
    share = case((whole > 0, 1.0 * measures["women"] / whole), else_=None)
    return SortBy(
        columns={
            "name": Body.name_sort,
            "abbreviation": Body.abbreviation,
            "body_kind": level(Body.body_kind, BodyKind),
            "position": Body.position,
            "active": Body.active,
            "share": share,
            **measures,
        },
        default=(Body.position, Body.name_sort),
        tie=Body.id,
    )


def _row(row: Mapping[str, Any]) -> BodyRow:
    whole = max(row["seats"] or 0, row["heads"])
    reached = None
    if row["target"] is not None and whole:
        reached = 100 * row["women"] >= row["target"] * whole
    return BodyRow(**row, share=100 * row["women"] / whole if whole else None, reached=reached)
