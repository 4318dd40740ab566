"""The people of the roster as a list: who holds what as of a day, filtered, sorted and paged in SQL."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal, not_, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.cadre_vocabulary import (
    BodyKind,
    CivilRank,
    Education,
    PoliticalTheory,
    PostRole,
    Sex,
    StateManagement,
)
from app.core.vocabulary import Choice
from app.models import Body, BodySeats, Cadre, Hamlet, Post
from app.services.cadres.ages import age_on, in_band
from app.services.cadres.holdings import held
from app.services.cadres.rows import AgeBand, InPost, Missing, PersonRow
from app.services.list_statements import Narrowing, Rows, SortBy, among, values_of
from app.services.listing import ListQuery, Page

Word = TypeVar("Word", bound=Choice)
_Of = Callable[[tuple[Any, ...]], ColumnElement[bool]]


def _kinds(values: tuple[Any, ...]) -> ColumnElement[bool]:
    return Post.body.in_(select(Body.id).where(Body.body_kind.in_(values)))


POST_FILTERS: Final[Mapping[str, _Of]] = {
    "body": Post.body.in_,
    "body_kind": _kinds,
    "role": Post.role.in_,
    "term": Post.term.in_,
    "key_post": Post.key_post.in_,
}
"""Filters that one and the same post has to fulfil."""


def _party(values: tuple[Any, ...]) -> ColumnElement[bool]:
    return or_(*((Cadre.party_joined.is_not(None)) == literal(bool(value)) for value in values))


PERSON_FILTERS: Final[Mapping[str, _Of]] = {
    "sex": Cadre.sex.in_,
    "party": _party,
    "education": Cadre.education.in_,
    "political_theory": Cadre.political_theory.in_,
    "state_management": Cadre.state_management.in_,
    "rank": Cadre.rank.in_,
    "hamlet": Cadre.hamlet_id.in_,
}
_NARROWING: Final = Narrowing(
    id=Cadre.id,
    search=Cadre.search,
    filters=PERSON_FILTERS,
    own=(*POST_FILTERS, "age", "in_post", "missing", "as_of"),
)


def people_page(session: Session, query: ListQuery, *, today: date) -> Page[PersonRow]:
    """Return one page of people with totals `women`, `party` (members) and `key` (in a key post)."""
    on = day_of(query, today)
    sums = (
        func.count(Cadre.id),
        func.sum(case((Cadre.sex == Sex.FEMALE, 1), else_=0)),
        func.sum(case((Cadre.party_joined.is_not(None), 1), else_=0)),
        func.sum(case((_has(held(on), Post.key_post), 1), else_=0)),
    )
    total, women, party, key = session.execute(_narrowed(select(*sums), query, on)).one()
    ordered = _narrowed(select(Cadre.id), query, on).order_by(*_sorting(on).order(query))
    ids = list(session.scalars(ordered.offset(query.offset).limit(query.limit)))
    totals = {"women": women or 0, "party": party or 0, "key": key or 0}
    return Page(rows_of(session, ids, on), total, totals)


def day_of(query: ListQuery, today: date) -> date:
    """Return the day as of which a list is asked: its filter `as_of`, else today."""
    given = query.filters.get("as_of")
    if isinstance(given, date):
        return given
    return date.fromisoformat(str(given)) if given else today


def _narrowed(statement: Rows, query: ListQuery, on: date) -> Rows:
    statement = _NARROWING.narrowed(statement, query)
    if "age" in query.filters:
        bands = _members(AgeBand, query.filters["age"])
        statement = statement.where(or_(*(in_band(band, on) for band in bands)))
    if "missing" in query.filters:
        wanting = missing_conditions(on)
        lacks = (wanting[one] for one in _members(Missing, query.filters["missing"]))
        statement = statement.where(or_(*lacks))
    return statement.where(*_posts(query.filters, on))


def _members(words: type[Word], value: Any) -> tuple[Word, ...]:
    """The members of a vocabulary that a filter names by code."""
    known = {member.value: member for member in words}
    return tuple(known[str(one)] for one in values_of(value))


def _posts(filters: Mapping[str, Any], on: date) -> Iterable[ColumnElement[bool]]:
    """Conditions over posts. A term is looked for on any day, the rest on the list's day."""
    conditions = [of(values_of(filters[key])) for key, of in POST_FILTERS.items() if key in filters]
    states = _members(InPost, filters["in_post"]) if "in_post" in filters else ()
    if not states:
        if conditions:
            yield _has(*conditions, *(() if "term" in filters else (held(on),)))
        return
    of_state = {
        InPost.NOW: _has(*conditions, held(on)),
        InPost.LEFT: and_(_has(*conditions), not_(_has(held(on)))),
        InPost.NEVER: not_(_has()),
    }
    yield or_(*(of_state[state] for state in states))


def _has(*conditions: ColumnElement[bool] | Any) -> ColumnElement[bool]:
    """Whether the person has a post that fulfils all conditions."""
    chosen = select(literal(1)).where(Post.cadre_id == Cadre.id, *conditions)
    return chosen.correlate(Cadre).exists()


def missing_conditions(on: date) -> Mapping[Missing, ColumnElement[bool]]:
    """Return what tells that a person's record lacks something as of the day."""
    ends = _last_year(Post.term)
    # The body has begun a later term: an election year does not have to be over.
    later_term = (
        select(literal(1))
        .where(BodySeats.body_id == Post.body, BodySeats.from_on <= on, _last_year(BodySeats.term) > ends)
        .correlate(Post)
        .exists()
    )
    over = ends.between(1900, on.year - 1) | (ends.between(1900, 2999) & later_term)
    return {
        Missing.BIRTH: Cadre.birth_date.is_(None),
        Missing.POST: not_(_has()),
        Missing.START: _has(held(on), Post.started_on.is_(None)),
        Missing.DECISION: _has(held(on), Post.decision == ""),
        Missing.END: _has(Post.ended_on.is_(None), over),
        Missing.EDUCATION: Cadre.education.is_(None),
        Missing.POLITICAL_THEORY: Cadre.political_theory.is_(None),
        Missing.STATE_MANAGEMENT: Cadre.state_management.is_(None),
        Missing.PARTY: Cadre.party_joined.is_(None),
    }


def _last_year(term: Any) -> Any:
    """The year that a term such as 2021-2026 ends with; 0 of a text that ends otherwise."""
    return cast(func.substr(func.trim(term), -4), Integer)


# --- the main post ------------------------------------------------------------------------------


def level(column: Any, words: type[Choice]) -> Any:
    """Return an SQL expression that sorts a code by its place in the vocabulary."""
    places = {member: place for place, member in enumerate(words)}
    return case(places, value=column, else_=None)


def _main(what: Any, on: date) -> Any:
    """A value of the person's main post as of the day: key posts first, then the highest rank."""
    return (
        select(what)
        .select_from(Post)
        .join(Body, Body.id == Post.body)
        .where(Post.cadre_id == Cadre.id, held(on))
        .order_by(*main_order())
        .limit(1)
        .correlate(Cadre)
        .scalar_subquery()
    )


def main_order() -> tuple[Any, ...]:
    """Return the order of a person's posts, the main one first; Ban VSTBPN comes after all others."""
    return (
        Body.body_kind == BodyKind.ADVANCEMENT,
        Post.key_post.desc(),
        Post.concurrent,
        func.coalesce(level(Post.role, PostRole), len(PostRole)),
        Body.position,
        Post.started_on.desc(),
        Post.id,
    )


def _sorting(on: date) -> SortBy:
    hamlet = select(Hamlet.name_sort).where(Hamlet.id == Cadre.hamlet_id).correlate(Cadre)
    count = select(func.count(Post.id)).where(Post.cadre_id == Cadre.id, held(on)).correlate(Cadre)
    return SortBy(
        columns={
            "full_name": Cadre.name_sort,
            "sex": Cadre.sex,
            "birth_date": Cadre.birth_on,
            "age": -func.julianday(Cadre.birth_on),
            "post": _main(func.coalesce(level(Post.role, PostRole), len(PostRole)), on),
            "body": _main(Body.position * 1000 + func.coalesce(level(Post.role, PostRole), 9), on),
            "term": _main(Post.term, on),
            "since": _main(Post.started_on, on),
            "posts": count.scalar_subquery(),
            "party_joined": Cadre.party_on,
            "education": level(Cadre.education, Education),
            "political_theory": level(Cadre.political_theory, PoliticalTheory),
            "state_management": level(Cadre.state_management, StateManagement),
            "rank": level(Cadre.rank, CivilRank),
            "hamlet": hamlet.scalar_subquery(),
            "position": func.nullif(Cadre.position, 0),
        },
        default=(Cadre.position == 0, Cadre.position, Cadre.name_sort),
        tie=Cadre.id,
    )


def rows_of(session: Session, ids: list[str], on: date) -> tuple[PersonRow, ...]:
    """Return the people with these ids, in this order."""
    main, body = aliased(Post), aliased(Body)
    count = select(func.count(Post.id)).where(Post.cadre_id == Cadre.id, held(on)).correlate(Cadre)
    columns = (
        select(
            Cadre.id,
            Cadre.full_name,
            Cadre.sex,
            Cadre.birth_date,
            Cadre.birth_on,
            func.coalesce(main.title, "").label("post"),
            main.role,
            func.coalesce(body.name, "").label("body"),
            body.id.label("body_id"),
            body.body_kind,
            func.coalesce(main.term, "").label("term"),
            getattr(main, "from").label("since"),
            func.coalesce(main.key_post, literal(False)).label("key_post"),
            count.scalar_subquery().label("posts"),
            Cadre.party_joined,
            Cadre.education,
            Cadre.political_theory,
            Cadre.state_management,
            Cadre.rank,
            func.coalesce(Hamlet.name, "").label("hamlet"),
            Cadre.position,
        )
        .select_from(Cadre)
        .outerjoin(main, main.id == _main(Post.id, on))
        .outerjoin(body, body.id == main.body)
        .outerjoin(Hamlet, Hamlet.id == Cadre.hamlet_id)
        .where(among(Cadre.id, ids))
    )
    found = {}
    for row in session.execute(columns).mappings():
        values = dict(row)
        born = values.pop("birth_on")
        found[row["id"]] = PersonRow(**values, age=age_on(born, on) if born else None)
    return tuple(found[one] for one in ids if one in found)
