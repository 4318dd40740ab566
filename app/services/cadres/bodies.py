"""Bodies as a list, each with its share as of the day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, Sex
from app.models import Body, BodySeats, BodyTarget, Cadre, Hamlet, Post
from app.services.cadres.holdings import held
from app.services.cadres.people import day_of, level
from app.services.cadres.rows import BodyRow
from app.services.listing import ListQuery, Page
from app.services.propaganda.asking import Rows, SortBy, UnknownFilter, among, matching, values_of


def _seats(what: Any, on: date) -> Any:
    latest = select(what).where(BodySeats.body_id == Body.id, BodySeats.from_on <= on)
    return latest.order_by(BodySeats.from_on.desc(), BodySeats.id.desc()).limit(1).scalar_subquery()


def _target(on: date) -> Any:
    latest = select(BodyTarget.percent).where(BodyTarget.body_id == Body.id, BodyTarget.from_on <= on)
    return latest.order_by(BodyTarget.from_on.desc(), BodyTarget.id.desc()).limit(1).scalar_subquery()


def _measures(on: date) -> dict[str, Any]:
    """SQL of each number of a body: the same rules as `shares.share_of`."""
    inside = select(func.count(Post.cadre_id.distinct())).where(Post.body == Body.id, held(on))
    women = (
        select(func.count(Post.cadre_id.distinct()))
        .join(Cadre, Cadre.id == Post.cadre_id)
        .where(Post.body == Body.id, held(on), Cadre.sex == Sex.FEMALE)
    )
    heads, recorded = inside.correlate(Body).scalar_subquery(), women.correlate(Body).scalar_subquery()
    return {
        "seats": _seats(BodySeats.seats, on),
        "heads": heads,
        "women": func.max(recorded, func.coalesce(_seats(BodySeats.women, on), 0)),
        "target": _target(on),
    }


_FILTERS: Final[Mapping[str, Callable[[tuple[Any, ...]], ColumnElement[bool]]]] = {
    "body_kind": Body.body_kind.in_,
    "hamlet": Body.hamlet_id.in_,
    "active": Body.active.in_,
}
_KNOWN: Final = (*_FILTERS, "missing", "ids", "as_of")


def body_page(session: Session, query: ListQuery, *, today: date) -> Page[BodyRow]:
    """Return one page of bodies with totals `seats`, `heads` and `women` (a person in two bodies twice)."""
    on = day_of(query, today)
    measures = _measures(on)
    kept = _narrowed(select(Body.id, *(one.label(key) for key, one in measures.items())), query, measures)
    sums = kept.subquery()
    total, *added = session.execute(
        select(func.count(sums.c.id), func.sum(sums.c.seats), func.sum(sums.c.heads), func.sum(sums.c.women))
    ).one()
    hamlet = select(Hamlet.name).where(Hamlet.id == Body.hamlet_id).correlate(Body).scalar_subquery()
    columns = select(
        Body.id,
        Body.name,
        Body.abbreviation,
        Body.body_kind,
        func.coalesce(hamlet, "").label("hamlet"),
        Body.position,
        Body.active,
        *(one.label(key) for key, one in measures.items()),
    )
    ordered = _narrowed(columns, query, measures).order_by(*_sorting(measures).order(query))
    page = session.execute(ordered.offset(query.offset).limit(query.limit)).mappings()
    totals = {key: value or 0 for key, value in zip(("seats", "heads", "women"), added, strict=True)}
    return Page(tuple(_row(row) for row in page), total, totals)


def _narrowed(statement: Rows, query: ListQuery, measures: Mapping[str, Any]) -> Rows:
    for key in query.filters:
        if key not in _KNOWN:
            raise UnknownFilter(key, _KNOWN)
    statement = matching(statement, query.search, Body.search)
    for key, condition in _FILTERS.items():
        if key in query.filters:
            statement = statement.where(condition(values_of(query.filters[key])))
    if "missing" in query.filters:
        wanting = {
            "seats": measures["seats"].is_(None),
            "people": measures["heads"] == 0,
            "target": measures["target"].is_(None),
        }
        statement = statement.where(or_(*(wanting[value] for value in values_of(query.filters["missing"]))))
    if "ids" in query.filters:
        statement = statement.where(among(Body.id, query.filters["ids"]))
    return statement


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


def _row(row: Any) -> BodyRow:
    whole = max(row["seats"] or 0, row["heads"])
    reached = None
    if row["target"] is not None and whole:
        reached = 100 * row["women"] >= row["target"] * whole
    return BodyRow(**row, share=100 * row["women"] / whole if whole else None, reached=reached)
