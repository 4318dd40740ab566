"""What the log of propaganda adds up to in a stretch of days: numbers, each with the ids behind it.

The report's prose, its annex and the overview all take these, so they cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.dates import DateRange
from app.core.vocabulary import ActivityForm, MaterialKind, MediaChannel, MediaKind, MediaTheme
from app.services.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFigures:
    """One channel: items that went out on it for the first time in the days, and its broadcasts in them."""

    channel: MediaChannel
    items: Counted
    broadcasts: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFigures:
    """Tin/bài of a stretch of days.

    An item counts once, in the stretch that holds its first broadcast. The local information system
    (loudspeakers of the commune and of the thôn: target 6.3 of the Strategy) and what is online
    (website, fanpage, Zalo) are counted apart, each by the item's first appearance there; an item that
    went out on both stands in both. `items` counts by the first appearance anywhere, other channels
    included; `by_kind` and `by_theme` divide `items` (theme None: none was chosen).

    `radio_broadcasts` sums the loudspeaker broadcasts in the days, `radio_repeats` those of them that are
    not an item's first. `radio_minutes` is their air time, of the items whose length is known.
    """

    days: DateRange
    items: Counted
    radio: Counted
    online: Counted
    radio_broadcasts: Counted
    radio_repeats: Counted
    radio_minutes: Counted
    online_posts: Counted
    by_kind: Mapping[MediaKind, Counted]
    by_theme: Mapping[MediaTheme | None, Counted]
    by_channel: tuple[ChannelFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaEntry:
    """One line of the annex: an item and its broadcasts within the days.

    `first_on` is its first day within them; `is_repeat` tells that it first went out before.
    """

    id: str
    title: str
    media_kind: MediaKind
    theme: MediaTheme | None
    minutes: int | None
    author: str
    approver: str
    link: str
    note: str
    first_on: date
    channels: tuple[MediaChannel, ...]
    times: int
    radio_times: int
    is_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySums:
    """Activities, sessions, attendances (lượt người) by sex, and money in đồng.

    Sums leave out what is not known; `without_attendance` and `without_sex` say of which activities.
    """

    activities: Counted
    sessions: Counted
    attendance_total: Counted
    attendance_male: Counted
    attendance_female: Counted
    cost_state: Counted
    cost_social: Counted
    without_attendance: Counted
    without_sex: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFigures:
    """Direct activities held in a stretch of days, by the day they began."""

    days: DateRange
    all: ActivitySums
    by_form: Mapping[ActivityForm, ActivitySums]
    by_theme: Mapping[MediaTheme | None, ActivitySums]
    materials: Mapping[MaterialKind, Counted]
    hamlets: tuple[str, ...]
    """Names of the thôn in which some were held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry:
    """One line of the annex. `materials` in words: 200 tờ rơi, 3 băng rôn."""

    id: str
    title: str
    form: ActivityForm
    theme: MediaTheme | None
    held_on: date
    ended_on: date | None
    host: str
    partners: tuple[str, ...]
    place: str
    hamlet: str
    sessions: int
    attendance_total: int | None
    attendance_male: int | None
    attendance_female: int | None
    materials: tuple[tuple[MaterialKind, int], ...]
    cost_state: int | None
    cost_social: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSums:
    """Models, the thôn that have them, families and men's pledges."""

    models: Counted
    hamlets: tuple[str, ...]
    families: Counted
    pledges: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFigures:
    """Models at the thôn: registered in the days, standing at their end, reviewed in the days.

    A model without a day of registration stands (`standing`) but is new in no stretch; `without_date`
    names those.
    """

    days: DateRange
    registered: ModelSums
    standing: ModelSums
    reviewed: Counted
    without_date: Counted
    hamlets_without: tuple[str, ...]
