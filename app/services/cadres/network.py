"""Propagandists and collaborators: their list, and which thôn has whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import CollaboratorRole, Sex
from app.models import Collaborator, Hamlet
from app.services.cadres.figures import Coverage, HamletCoverage
from app.services.cadres.people import day_of, level
from app.services.cadres.rows import CollaboratorRow
from app.services.counted import Counted, counted
from app.services.list_statements import Narrowing, Rows, SortBy, values_of
from app.services.listing import ListQuery, Page


def serving(on: date) -> ColumnElement[bool]:
    """Whether somebody belongs to the network on the day."""
    return and_(
        or_(Collaborator.from_on.is_(None), Collaborator.from_on <= on),
        or_(Collaborator.to_on.is_(None), Collaborator.to_on >= on),
    )


_HAMLET_SORT = (
    select(Hamlet.name_sort).where(Hamlet.id == Collaborator.hamlet_id).correlate(Collaborator)
).scalar_subquery()
_SORT: Final = SortBy(
    columns={
        "full_name": Collaborator.name_sort,
        "sex": Collaborator.sex,
        "birth_date": Collaborator.birth_date,
        "hamlet": _HAMLET_SORT,
        "role": level(Collaborator.role, CollaboratorRole),
        "post": Collaborator.post,
        "from_on": Collaborator.from_on,
        "to_on": Collaborator.to_on,
    },
    default=(_HAMLET_SORT.is_(None), _HAMLET_SORT, Collaborator.name_sort),
    tie=Collaborator.id,
)
_MISSING: Final[Mapping[str, ColumnElement[bool]]] = {
    "hamlet": Collaborator.hamlet_id.is_(None),
    "phone": Collaborator.phone == "",
    "decision": Collaborator.decision == "",
    "sex": Collaborator.sex.is_(None),
}
_NARROWING: Final = Narrowing(
    id=Collaborator.id,
    search=Collaborator.search,
    filters={
        "hamlet": Collaborator.hamlet_id.in_,
        "role": Collaborator.role.in_,
        "sex": Collaborator.sex.in_,
        "missing": lambda values: or_(*(_MISSING[value] for value in values)),
    },
    own=("serving", "as_of"),
)


def collaborator_page(session: Session, query: ListQuery, *, today: date) -> Page[CollaboratorRow]:
    """Return one page of the network with totals `women` and `serving` (on the list's day)."""
    on = day_of(query, today)
    sums = select(
        func.count(Collaborator.id),
        func.sum(case((Collaborator.sex == Sex.FEMALE, 1), else_=0)),
        func.sum(case((serving(on), 1), else_=0)),
    )
    total, women, now = session.execute(_narrowed(sums, query, on)).one()
    columns = select(
        Collaborator.id,
        Collaborator.full_name,
        Collaborator.sex,
        Collaborator.birth_date,
        func.coalesce(Hamlet.name, "").label("hamlet"),
        Collaborator.role,
        Collaborator.post,
        Collaborator.phone,
        Collaborator.from_on,
        Collaborator.to_on,
        Collaborator.decision,
        serving(on).label("serving"),
    ).outerjoin(Hamlet, Hamlet.id == Collaborator.hamlet_id)
    ordered = _narrowed(columns, query, on).order_by(*_SORT.order(query))
    page = session.execute(ordered.offset(query.offset).limit(query.limit)).mappings()
    rows = tuple(CollaboratorRow(**{**row, "serving": bool(row["serving"])}) for row in page)
    return Page(rows, total, {"women": women or 0, "serving": now or 0})


def _narrowed(statement: Rows, query: ListQuery, on: date) -> Rows:
    statement = _NARROWING.narrowed(statement, query)
    if "serving" in query.filters:
        wanted = [serving(on) if value else ~serving(on) for value in values_of(query.filters["serving"])]
        statement = statement.where(or_(*wanted))
    return statement


def coverage(session: Session, on: date) -> Coverage:
    """Return the network of every thôn in use on the day."""
    people: dict[str | None, list[Any]] = defaultdict(list)
    wanted = (
        select(
            Collaborator.id,
            Collaborator.hamlet_id,
            Collaborator.full_name,
            Collaborator.sex,
            Collaborator.role,
        )
        .where(serving(on))
        .order_by(Collaborator.name_sort, Collaborator.id)
    )
    for row in session.execute(wanted):
        people[row.hamlet_id].append(row)
    in_use = session.execute(
        select(Hamlet.id, Hamlet.name).where(Hamlet.active).order_by(Hamlet.position, Hamlet.name_sort)
    )
    hamlets = tuple(_hamlet(row.id, row.name, people.pop(row.id, [])) for row in in_use)
    return Coverage(
        as_of=on,
        hamlets=hamlets,
        without_hamlet=counted(row.id for rest in people.values() for row in rest),
    )


def _hamlet(hamlet_id: str, name: str, people: Sequence[Any]) -> HamletCoverage:
    by_role: dict[CollaboratorRole, Counted] = {}
    for role in CollaboratorRole:
        found = counted(row.id for row in people if row.role is role)
        if found.value:
            by_role[role] = found
    return HamletCoverage(
        hamlet_id=hamlet_id,
        name=name,
        people=counted(row.id for row in people),
        women=counted(row.id for row in people if row.sex is Sex.FEMALE),
        by_role=by_role,
        names=tuple(row.full_name for row in people),
    )
