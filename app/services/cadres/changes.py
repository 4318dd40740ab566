"""Biến động: who came, left or holds another title, body by body, between two days.

By heads: before + came - left = after. Before is the evening before the first day, after the evening of the
last. Somebody who came and left in between stands in both columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, PostBasis, PostEnding, PostRole, Sex
from app.core.dates import DateRange
from app.core.post_titles import post_at, role_of
from app.core.text import fold
from app.models import Body, Cadre, Post
from app.services.cadres.figures import BodyMovement, Movement, Movements
from app.services.cadres.holdings import ROLE_ORDER
from app.services.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """One post that touches the days. None as a day: without beginning, without end."""

    post_id: str
    cadre_id: str
    full_name: str
    sex: Sex
    body_id: str
    body: str
    body_kind: BodyKind
    title: str
    role: PostRole | None
    key_post: bool
    concurrent: bool
    started_on: date | None
    ended_on: date | None
    from_date: str | None
    to_date: str | None
    decision: str
    basis: PostBasis | None
    ending: PostEnding | None
    end_decision: str

    @property
    def aside(self) -> bool:
        """Whether it is held beside another post: nobody moves for it."""
        return self.concurrent or self.body_kind is BodyKind.ADVANCEMENT

    def held(self, on: date) -> bool:
        """Whether it may be held on the day."""
        return (self.started_on is None or self.started_on <= on) and (
            self.ended_on is None or self.ended_on >= on
        )


_OF_STINT: Final = (
    Post.id.label("post_id"),
    Post.cadre_id,
    Cadre.full_name,
    Cadre.sex,
    Post.body.label("body_id"),
    Body.name.label("body"),
    Body.body_kind,
    Post.title,
    Post.role,
    Post.key_post,
    Post.concurrent,
    Post.started_on,
    Post.ended_on,
    Post.from_.label("from_date"),
    Post.to.label("to_date"),
    Post.decision,
    Post.basis,
    Post.ending,
    Post.end_decision,
)
"""What a `Stint` is made of, by the names of its fields."""


def changes(session: Session, days: DateRange) -> Movements:
    """Return what changed within `days`, in the bodies' order."""
    return movements_of(_stints(session, days), days)


def moves(session: Session, days: DateRange) -> Movements:
    """Return the same movements without what stayed: the bodies' numbers are of those who moved only."""
    return movements_of(_stints(session, days, moving=True), days)


def _stints(session: Session, days: DateRange, *, moving: bool = False) -> list[Stint]:
    """Every post held on the evening before or on any of the days, main posts first.

    `moving`: only of people of whom a post begins or ends then.
    """
    eve = days.start - timedelta(days=1)
    wanted = (
        select(*_OF_STINT)
        .join(Cadre, Cadre.id == Post.cadre_id)
        .join(Body, Body.id == Post.body)
        .where(
            or_(Post.started_on.is_(None), Post.started_on <= days.end),
            or_(Post.ended_on.is_(None), Post.ended_on >= eve),
        )
        .order_by(Body.position, Body.name_sort, Body.id, Cadre.name_sort, Cadre.id, Post.id)
    )
    if moving:
        turning = or_(Post.started_on.between(days.start, days.end), Post.ended_on.between(eve, days.end))
        wanted = wanted.where(Post.cadre_id.in_(select(Post.cadre_id).where(turning)))
    return [
        Stint(**{**row, "role": row["role"] or role_of(row["title"])})
        for row in session.execute(wanted).mappings()
    ]


def movements_of(stints: Sequence[Stint], days: DateRange) -> Movements:
    """Return the movements among these posts."""
    bodies: dict[str, list[Stint]] = defaultdict(list)
    for stint in stints:
        bodies[stint.body_id].append(stint)
    whole = _Whole(stints, days)
    rows, came, left, changed = [], [], [], []
    for of_body in bodies.values():
        row, arrivals, departures, others = _of_body(of_body, days, whole)
        rows.append(row)
        came += arrivals
        left += departures
        changed += others
    return Movements(
        days=days, bodies=tuple(rows), came=tuple(came), left=tuple(left), changed=tuple(changed)
    )


class _Whole:
    """What each person holds before and after, over all bodies: where somebody came from or went to."""

    def __init__(self, stints: Sequence[Stint], days: DateRange) -> None:
        self._before: dict[str, list[Stint]] = defaultdict(list)
        self._after: dict[str, list[Stint]] = defaultdict(list)
        eve = days.start - timedelta(days=1)
        for stint in stints:
            if stint.held(eve):
                self._before[stint.cadre_id].append(stint)
            if stint.held(days.end):
                self._after[stint.cadre_id].append(stint)

    def left_behind(self, stint: Stint) -> list[Stint]:
        """Posts in other bodies that the person held before and holds no more; none for one held aside."""
        return _elsewhere(stint, self._before[stint.cadre_id], but=self._after[stint.cadre_id])

    def taken_up(self, stint: Stint) -> list[Stint]:
        """Posts in other bodies that the person holds now and did not before; none for one held aside."""
        return _elsewhere(stint, self._after[stint.cadre_id], but=self._before[stint.cadre_id])


def _elsewhere(stint: Stint, held: Sequence[Stint], *, but: Sequence[Stint]) -> list[Stint]:
    if stint.aside:
        return []
    out = {one.body_id for one in but} | {stint.body_id}
    return [one for one in held if one.body_id not in out and not one.aside]


_Found = tuple[BodyMovement, list[Movement], list[Movement], list[Movement]]


def _of_body(stints: Sequence[Stint], days: DateRange, whole: _Whole) -> _Found:
    eve = days.start - timedelta(days=1)
    people: dict[str, list[Stint]] = defaultdict(list)
    for stint in stints:
        people[stint.cadre_id].append(stint)
    groups: Mapping[str, list[str]] = {name: [] for name in ("before", "came", "left", "after")}
    came, left, changed = [], [], []
    for cadre_id, own in people.items():
        first = _main(one for one in own if one.held(eve))
        last = _main(one for one in own if one.held(days.end))
        if first:
            groups["before"].append(cadre_id)
        if last:
            groups["after"].append(cadre_id)
        passing = not first and not last
        if passing or (last and not first):
            groups["came"].append(cadre_id)
            came.append(_came(last or _latest(own), _earliest(own), whole))
        if passing or (first and not last):
            groups["left"].append(cadre_id)
            left.append(_left(first or _latest(own), own, whole))
        if first and last and _differ(first, last):
            changed.append(_changed(first, last))
    women = {one.cadre_id for one in stints if one.sex is Sex.FEMALE}
    counts: dict[str, Any] = {}
    for name, ids in groups.items():
        counts[name] = Counted(len(ids), tuple(ids))
        of_women = tuple(one for one in ids if one in women)
        counts[f"{name}_women"] = Counted(len(of_women), of_women)
    head = stints[0]
    row = BodyMovement(body_id=head.body_id, name=head.body, body_kind=head.body_kind, **counts)
    return row, came, left, changed


def _main(stints: Iterable[Stint]) -> Stint | None:
    """The weightiest of a person's posts in one body."""
    return min(stints, key=lambda one: (not one.key_post, ROLE_ORDER[one.role], one.post_id), default=None)


def _earliest(stints: Sequence[Stint]) -> Stint:
    return min(stints, key=lambda one: (one.started_on or date.min, one.post_id))


def _latest(stints: Sequence[Stint]) -> Stint:
    return max(stints, key=lambda one: (one.ended_on or date.max, one.post_id))


def _differ(first: Stint, last: Stint) -> bool:
    return first.post_id != last.post_id and (
        fold(first.title) != fold(last.title) or first.role is not last.role
    )


def _came(stint: Stint, first: Stint, whole: _Whole) -> Movement:
    from_ = whole.left_behind(stint)
    words = stint.basis.label.lower() if stint.basis else "mới tham gia"
    if from_:
        words = f"{words}, chuyển từ {from_[0].body}"
    return _movement(stint, before="", after=stint.title, on=first.from_date, words=words)


def _left(stint: Stint, own: Sequence[Stint], whole: _Whole) -> Movement:
    # Of several posts in the body the one that ended last tells when and why the person left.
    last = _latest([one for one in own if one.ended_on is not None] or [stint])
    to = whole.taken_up(stint)
    words = last.ending.label.lower() if last.ending else "thôi giữ chức"
    if to:
        moved = last.ending in {None, PostEnding.MOVED, PostEnding.PROMOTED}
        words = f"{'' if moved else f'{words}, '}chuyển sang {post_at(to[0].title, to[0].body)}"
    return _movement(stint, before=stint.title, after="", on=last.to_date, words=words, leaving=last)


def _changed(first: Stint, last: Stint) -> Movement:
    higher = ROLE_ORDER[last.role] < ROLE_ORDER[first.role]
    lower = ROLE_ORDER[last.role] > ROLE_ORDER[first.role]
    words = "giữ chức vụ cao hơn" if higher else "giữ chức vụ thấp hơn" if lower else "đổi chức danh"
    return _movement(
        last,
        before=first.title,
        after=last.title,
        on=last.from_date or first.to_date,
        words=words,
        key_post=first.key_post or last.key_post,
    )


def _movement(
    stint: Stint,
    *,
    before: str,
    after: str,
    on: str | None,
    words: str,
    leaving: Stint | None = None,
    key_post: bool | None = None,
) -> Movement:
    return Movement(
        cadre_id=stint.cadre_id,
        full_name=stint.full_name,
        sex=stint.sex,
        body_id=stint.body_id,
        body=stint.body,
        before=before,
        after=after,
        role=stint.role,
        key_post=stint.key_post if key_post is None else key_post,
        on=on,
        decision=leaving.end_decision if leaving else stint.decision,
        basis=stint.basis,
        ending=leaving.ending if leaving else None,
        words=words,
    )
