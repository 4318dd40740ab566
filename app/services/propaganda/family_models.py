"""Models registered by the thôn, as a list."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.text import text_sort_key
from app.models import FamilyModel, Hamlet
from app.services.list_statements import Narrowing, SortBy, day_within
from app.services.listing import ListQuery, Page
from app.services.propaganda.rows import ModelRow

_HAMLET_SORT = (
    select(Hamlet.name_sort)
    .where(Hamlet.id == FamilyModel.hamlet_id)
    .correlate(FamilyModel)
    .scalar_subquery()
)
_SORT = SortBy(
    columns={
        "name": FamilyModel.name_sort,
        "hamlet": _HAMLET_SORT,
        "registered_on": FamilyModel.registered_on,
        "families": FamilyModel.families,
        "pledges": FamilyModel.pledges,
        "reviewed_on": FamilyModel.reviewed_on,
    },
    default=(_HAMLET_SORT, FamilyModel.registered_on.desc()),
    tie=FamilyModel.id,
)
_MISSING: Mapping[str, ColumnElement[bool]] = {
    "review": FamilyModel.reviewed_on.is_(None),
    "date": FamilyModel.registered_on.is_(None),
    "figures": FamilyModel.families.is_(None) | FamilyModel.pledges.is_(None),
}
_NARROWING: Final = Narrowing(
    id=FamilyModel.id,
    search=FamilyModel.search,
    filters={
        "hamlet": FamilyModel.hamlet_id.in_,
        "missing": lambda values: or_(*(_MISSING[value] for value in values)),
    },
    within=day_within(FamilyModel.registered_on),
)


def model_page(session: Session, query: ListQuery) -> Page[ModelRow]:
    """Return one page with totals `families` and `pledges`; period filters go by the day of registration."""
    sums = (func.sum(FamilyModel.families), func.sum(FamilyModel.pledges))
    total, families, pledges = session.execute(
        _NARROWING.narrowed(select(func.count(FamilyModel.id), *sums), query)
    ).one()
    columns = select(
        FamilyModel.id,
        FamilyModel.name,
        func.coalesce(Hamlet.name, "").label("hamlet"),
        FamilyModel.registered_on,
        FamilyModel.families,
        FamilyModel.pledges,
        FamilyModel.reviewed_on,
        FamilyModel.review,
    ).outerjoin(Hamlet, Hamlet.id == FamilyModel.hamlet_id)
    ordered = _NARROWING.narrowed(columns, query).order_by(*_SORT.order(query))
    found = session.execute(ordered.offset(query.offset).limit(query.limit)).mappings()
    rows = tuple(ModelRow(**row) for row in found)
    return Page(rows, total, {"families": families or 0, "pledges": pledges or 0})


def hamlets_without_model(session: Session) -> tuple[str, ...]:
    """Return the names of the thôn in use that have registered no model."""
    with_model = select(FamilyModel.hamlet_id).where(FamilyModel.hamlet_id.is_not(None))
    without = select(Hamlet.name).where(Hamlet.active, Hamlet.id.not_in(with_model))
    return tuple(sorted(session.scalars(without), key=text_sort_key))
