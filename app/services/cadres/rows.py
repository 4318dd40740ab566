"""Rows of the roster's lists, and what its entry forms suggest."""

from dataclasses import dataclass
from datetime import date

from app.core.cadre_vocabulary import (
    BodyKind,
    CivilRank,
    CollaboratorRole,
    Education,
    PoliticalTheory,
    PostRole,
    Sex,
    StateManagement,
    TrainingField,
    TrainingStatus,
)
from app.core.dates import PartialDate, format_partial_date
from app.core.vocabulary import Choice


class AgeBand(Choice):
    """Age as the statistics split it (`law.md` 5.2); a person of 55 belongs to the fourth band."""

    UNDER_30 = "under-30", "Dưới 30 tuổi"
    UNDER_35 = "30-34", "Từ 30 đến dưới 35 tuổi"
    UNDER_45 = "35-44", "Từ 35 đến dưới 45 tuổi"
    UP_TO_55 = "45-55", "Từ 45 đến 55 tuổi"
    OVER_55 = "over-55", "Trên 55 tuổi"


class InPost(Choice):
    """Whether somebody holds a post on the list's day."""

    NOW = "now", "Đang giữ chức vụ"
    LEFT = "left", "Đã thôi giữ chức vụ"
    NEVER = "never", "Chưa ghi chức vụ"


class Missing(Choice):
    """What a person's record may lack."""

    BIRTH = "birth", "Chưa có ngày sinh"
    POST = "post", "Chưa ghi chức vụ"
    START = "start", "Chức vụ chưa có ngày bắt đầu"
    DECISION = "decision", "Chức vụ chưa có số quyết định"
    END = "end", "Nhiệm kỳ đã qua nhưng chưa ghi ngày thôi giữ chức"
    EDUCATION = "education", "Chưa có trình độ chuyên môn"
    POLITICAL_THEORY = "political_theory", "Chưa có trình độ lý luận chính trị"
    STATE_MANAGEMENT = "state_management", "Chưa có bồi dưỡng quản lý nhà nước"
    PARTY = "party", "Chưa có ngày vào Đảng"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person. `post`, `body`, `since` are of the main post on the list's day, empty without one.

    `posts` counts the posts held on that day; `age` is in whole years on that day, by the year alone when
    no more is known; ethnicity, religion and phone are not in the list at all.
    """

    id: str
    full_name: str
    sex: Sex
    birth_date: str | None
    age: int | None
    post: str
    role: PostRole | None
    body: str
    body_id: str | None
    body_kind: BodyKind | None
    term: str
    since: str | None
    key_post: bool
    posts: int
    party_joined: str | None
    education: Education | None
    political_theory: PoliticalTheory | None
    state_management: StateManagement | None
    rank: CivilRank | None
    hamlet: str
    position: int

    @property
    def birth_text(self) -> str:
        """03/07/1985, 07/1985, 1985 or nothing."""
        return partial_text(self.birth_date)

    @property
    def since_text(self) -> str:
        """Since when the main post is held, as far as known."""
        return partial_text(self.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """One body on the list's day. `share` and `target` in percent; `reached` None: no target or no heads."""

    id: str
    name: str
    abbreviation: str
    body_kind: BodyKind
    hamlet: str
    position: int
    active: bool
    seats: int | None
    heads: int
    women: int
    share: float | None
    target: int | None
    reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRow:
    """One class. `attendees` are people of the roster; `attended` and its women are numbers typed."""

    id: str
    title: str
    field: TrainingField
    level: str
    organiser: str
    status: TrainingStatus
    starts_on: date | None
    ends_on: date | None
    attended: int | None
    attended_women: int | None
    attendees: int
    attendees_women: int
    certificates: int
    cost_state: int | None
    cost_social: int | None

    @property
    def people(self) -> int:
        """Who took part: the number typed, else the people named."""
        return self.attendees if self.attended is None else self.attended

    @property
    def women(self) -> int:
        """Women among them: the number typed, else the women named."""
        return self.attendees_women if self.attended_women is None else self.attended_women


@dataclass(frozen=True, slots=True, kw_only=True)
class CollaboratorRow:
    """One propagandist or collaborator; `serving` on the list's day."""

    id: str
    full_name: str
    sex: Sex | None
    birth_date: str | None
    hamlet: str
    role: CollaboratorRole
    post: str
    phone: str
    from_on: date | None
    to_on: date | None
    decision: str
    serving: bool

    @property
    def birth_text(self) -> str:
        """03/07/1985, 07/1985, 1985 or nothing."""
        return partial_text(self.birth_date)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body that a post may be in."""

    id: str
    name: str
    body_kind: BodyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSuggestions:
    """Words of earlier entries, newest first; bodies in their order; people for the class and the network."""

    titles: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    majors: tuple[str, ...] = ()
    ethnicities: tuple[str, ...] = ()
    religions: tuple[str, ...] = ()
    hometowns: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    training_levels: tuple[str, ...] = ()
    collaborator_posts: tuple[str, ...] = ()
    bodies: tuple[BodyName, ...] = ()


def partial_text(stored: str | None) -> str:
    """Return a stored partial date as printed; nothing for none."""
    return format_partial_date(PartialDate.from_iso(stored)) if stored else ""
