"""What the roster adds up to: numbers, each with the ids behind it, and the sentences that explain them.

The window, the report's prose, its tables and the overview all take these, so they cannot differ.

As of a day: a post counts from the first day that its start may mean to the last day that its end may
mean; a start that is not known was always, an end that is not known is still to come. `2021-06` as a start
counts from 1 June, as an end to 30 June.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.cadre_vocabulary import (
    BodyKind,
    CollaboratorRole,
    PostBasis,
    PostEnding,
    PostRole,
    Sex,
    TargetLevel,
    TrainingField,
)
from app.core.dates import DateRange
from app.services.cadres.card_figures import Retirement
from app.services.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The share of women that a body is to reach, in percent, from a day on."""

    percent: int
    level: TargetLevel
    basis: str
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyShare:
    """Women's share of one body as of a day.

    `seats` is the number registered as of the day (None: none is), `heads` the people recorded in posts,
    each once; `women` those of them who are women or, where the seats' row says more, that number;
    `ranks` parts the leading posts by what they are called: everybody and the women, heads first.
    `posts`, `women_posts` count a person as often as the posts held. `denominator` is the seats, or the
    heads where no seats are registered or more people than seats are recorded. `findings` say in words
    what does not fit.
    """

    body_id: str
    name: str
    body_kind: BodyKind
    seats: int | None
    heads: Counted
    women: Counted
    leaders: Counted
    women_leaders: Counted
    ranks: Mapping[str, tuple[Counted, Counted]]
    posts: int
    women_posts: int
    target: Target | None
    findings: tuple[str, ...] = ()

    @property
    def denominator(self) -> int:
        """What the share is of."""
        return max(self.seats or 0, self.heads.value)

    @property
    def by_heads(self) -> bool:
        """Whether the share is of the people recorded because no seats are registered."""
        return self.seats is None

    @property
    def share(self) -> float | None:
        """Women in 100 of the denominator; None of nothing."""
        return 100 * self.women.value / self.denominator if self.denominator else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without target or without anybody."""
        if self.target is None or not self.denominator:
            return None
        return 100 * self.women.value >= self.target.percent * self.denominator

    @property
    def lacking(self) -> int:
        """How many more women of the same denominator would reach the target."""
        if self.target is None:
            return 0
        return max(0, -(-self.target.percent * self.denominator // 100) - self.women.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """All bodies together, each person once (`heads`), and posts as often as held.

    Enterprises and mediation are not among them. `unrecorded` seats and women are those that stand in the
    seats' rows only: nobody knows whether they hold another post too, so they are told apart.
    """

    heads: Counted
    women: Counted
    posts: int
    women_posts: int
    key_heads: Counted
    key_women: Counted
    unrecorded: int
    unrecorded_women: int

    @property
    def share(self) -> float | None:
        """Women in 100 heads."""
        return 100 * self.women.value / self.heads.value if self.heads.value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Every body with its share as of a day, in the bodies' order, and all together."""

    as_of: date
    bodies: tuple[BodyShare, ...]
    overall: Overall

    def of(self, body_id: str) -> BodyShare:
        """Return the share of one body; KeyError when it is not among them."""
        for body in self.bodies:
            if body.body_id == body_id:
                return body
        raise KeyError(body_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorUnit:
    """A unit that indicator 1.1 counts: who chairs it, women among them."""

    body_id: str
    name: str
    chairs: Counted
    women: Counted
    names: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether a woman is Chủ tịch or Phó Chủ tịch."""
        return bool(self.women.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator11:
    """Target 1.1 of NQ 28/NQ-CP as CV 2792/LĐTBXH-BĐG defines it.

    Counted are the HĐND and the UBND that have anybody recorded as Chủ tịch or Phó Chủ tịch, or are in use;
    a unit counts with at least one woman among them. `unknown` names those without anybody recorded.
    """

    as_of: date
    units: tuple[IndicatorUnit, ...]
    unknown: tuple[str, ...]
    sentence: str

    @property
    def reached(self) -> int:
        """Units with a woman among their chairs."""
        return sum(unit.counts for unit in self.units)

    @property
    def percent(self) -> float | None:
        """In 100 units; None when there is no unit."""
        return 100 * self.reached / len(self.units) if self.units else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One person who came into a body, left it, or holds another title in it now.

    `on` is the day as far as known (ISO, partial). `before` and `after` are titles; `words` says it in
    a sentence's end: «bổ nhiệm, chuyển từ Phòng Kinh tế», «nghỉ hưu». `decision` is that of coming into
    the post, of who left that of leaving it.
    """

    cadre_id: str
    full_name: str
    sex: Sex
    body_id: str
    body: str
    before: str
    after: str
    role: PostRole | None
    key_post: bool
    on: str | None
    decision: str
    basis: PostBasis | None
    ending: PostEnding | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMovement:
    """One body between two days, by heads: `before` + `came` - `left` = `after`, of women too.

    Somebody who came and left within the days stands in both.
    """

    body_id: str
    name: str
    body_kind: BodyKind
    before: Counted
    before_women: Counted
    came: Counted
    came_women: Counted
    left: Counted
    left_women: Counted
    after: Counted
    after_women: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Movements:
    """Changes from the day before `days` to its last day."""

    days: DateRange
    bodies: tuple[BodyMovement, ...]
    came: tuple[Movement, ...]
    left: tuple[Movement, ...]
    changed: tuple[Movement, ...]

    @property
    def all(self) -> tuple[Movement, ...]:
        """Everything that happened."""
        return (*self.came, *self.left, *self.changed)

    @property
    def key_women(self) -> tuple[Movement, ...]:
        """What happened among women in key posts."""
        return tuple(one for one in self.all if one.key_post and one.sex is Sex.FEMALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A person put into a post for a try. `until` is the end of the term, None: not asked."""

    cadre_id: str
    body_id: str
    title: str
    until: date | None = None
    first: bool = True
    """Whether it is a first term (else: held again), for the time that must remain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeConcern:
    """Somebody whose age does not suffice to the term's end."""

    cadre_id: str
    full_name: str
    title: str
    retires: Retirement
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Shares before and after what was tried; `bodies` are those that it touches: (before, after)."""

    as_of: date
    bodies: tuple[tuple[BodyShare, BodyShare], ...]
    before: Overall
    after: Overall
    concerns: tuple[AgeConcern, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSums:
    """Classes of a stretch of days: planned and held, people and women, money in đồng."""

    classes: Counted
    people: int
    women: int
    cost_state: int
    cost_social: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFigures:
    """Training of a stretch of days: what was held or runs (`done`), what is planned, by field.

    A class belongs to the stretch that its first day lies in.
    """

    days: DateRange
    done: TrainingSums
    planned: TrainingSums
    done_by_field: Mapping[TrainingField, TrainingSums]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingGap:
    """Somebody in a key post and the levels wanting, in words. `unknown`: not recorded rather than low."""

    cadre_id: str
    full_name: str
    sex: Sex
    title: str
    body: str
    lacks: tuple[str, ...]
    unknown: tuple[str, ...]
    planned: tuple[str, ...]
    """Classes planned or running that the person is to attend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HamletCoverage:
    """One thôn and its network as of a day; `by_role` counts by what they do."""

    hamlet_id: str
    name: str
    people: Counted
    women: Counted
    by_role: Mapping[CollaboratorRole, Counted]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The network over all thôn in use as of a day; `without_hamlet` are people of none."""

    as_of: date
    hamlets: tuple[HamletCoverage, ...]
    without_hamlet: Counted

    @property
    def uncovered(self) -> tuple[HamletCoverage, ...]:
        """Thôn without anybody."""
        return tuple(hamlet for hamlet in self.hamlets if not hamlet.people.value)

    @property
    def people(self) -> int:
        """Everybody of the network."""
        return sum(hamlet.people.value for hamlet in self.hamlets) + self.without_hamlet.value


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMember:
    """One member of the Ban VSTBPN. `through` is the post by which he or she sits there."""

    post_id: str
    cadre_id: str
    full_name: str
    sex: Sex
    title: str
    role: PostRole | None
    through: str
    since: str | None
    until: str | None
    decision: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class BoardWarning:
    """What is wrong with the Ban, in words, and the people it is about (none: the Ban as a whole)."""

    message: str
    cadre_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The Ban Vì sự tiến bộ của phụ nữ as of a day, head first. No such body: `body_id` None."""

    as_of: date
    body_id: str | None
    name: str
    members: tuple[BoardMember, ...]
    warnings: tuple[BoardWarning, ...]
    decisions: tuple[str, ...]
