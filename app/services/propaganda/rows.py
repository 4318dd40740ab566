"""Rows of the propaganda lists, and what the entry forms suggest."""

from dataclasses import dataclass
from datetime import date

from app.core.vocabulary import ActivityForm, MediaChannel, MediaKind, MediaTheme


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRow:
    """One tin/bài. `first_on` is its first broadcast on any channel, None when it never went out.

    `times` counts all its broadcasts, `radio_times` those on the loudspeakers; `channels` are in the
    vocabulary's order.
    """

    id: str
    title: str
    media_kind: MediaKind
    theme: MediaTheme | None
    minutes: int | None
    author: str
    link: str
    first_on: date | None
    last_on: date | None
    channels: tuple[MediaChannel, ...]
    times: int
    radio_times: int
    evidence: int

    @property
    def repeats(self) -> int:
        """Broadcasts after the first."""
        return max(0, self.times - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One direct activity. Counts of people are attendances (lượt người); money is in đồng."""

    id: str
    title: str
    form: ActivityForm
    theme: MediaTheme | None
    held_on: date
    ended_on: date | None
    host: str
    hamlet: str
    place: str
    sessions: int
    attendance_total: int | None
    attendance_male: int | None
    attendance_female: int | None
    cost_state: int | None
    cost_social: int | None
    evidence: int

    @property
    def cost(self) -> int | None:
        """State budget and social mobilisation together; None when neither is known."""
        known = [part for part in (self.cost_state, self.cost_social) if part is not None]
        return sum(known) if known else None

    @property
    def questioned(self) -> bool:
        """Whether men and women do not add up to the total."""
        parts = (self.attendance_total, self.attendance_male, self.attendance_female)
        total, male, female = (part or 0 for part in parts)
        if None in parts:
            return self.attendance_total is not None and male + female > total
        return total != male + female

    @property
    def where(self) -> str:
        """Thôn and place, as far as known."""
        return ", ".join(part for part in (self.place, self.hamlet) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRow:
    """One model registered by a thôn; `pledges` are men who signed."""

    id: str
    name: str
    hamlet: str
    registered_on: date | None
    families: int | None
    pledges: int | None
    reviewed_on: date | None
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskName:
    """A task that an entry may be linked to."""

    id: str
    title: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Earlier entries by field, and the tasks that are open or were due in the last year or so."""

    authors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    model_names: tuple[str, ...] = ()
    tasks: tuple[TaskName, ...] = ()
