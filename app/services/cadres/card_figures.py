"""What one person's page shows: the timeline, quy hoạch, classes, and what is said about them."""

from dataclasses import dataclass
from datetime import date

from app.core.cadre_vocabulary import (
    PostBasis,
    PostEnding,
    PostRole,
    Sex,
    SuccessionStatus,
    TrainingField,
    TrainingStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPost:
    """One post on a person's timeline, newest first; `held` on the card's day."""

    id: str
    body_id: str
    body: str
    title: str
    role: PostRole | None
    term: str
    from_date: str | None
    to_date: str | None
    started_on: date | None
    ended_on: date | None
    key_post: bool
    concurrent: bool
    basis: PostBasis | None
    decision: str
    ending: PostEnding | None
    end_decision: str
    through: str
    note: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSuccession:
    """One line of quy hoạch."""

    id: str
    body: str
    title: str
    term: str
    status: SuccessionStatus
    decided_on: date | None
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTraining:
    """One class that the person attends."""

    training_id: str
    title: str
    field: TrainingField
    level: str
    status: TrainingStatus
    starts_on: date | None
    ends_on: date | None
    certificate: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """When somebody reaches retirement age. `on` is the last day of that month, `months` the age then."""

    on: date
    months: int
    basis: str

    @property
    def age_text(self) -> str:
        """57 tuổi; 61 tuổi 6 tháng."""
        years, months = divmod(self.months, 12)
        return f"{years} tuổi {months} tháng" if months else f"{years} tuổi"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """Everything of one person on one page.

    `explanations` say in words which posts run side by side and where nothing is recorded; `missing` what
    the record lacks; neither forbids anything.
    """

    id: str
    full_name: str
    sex: Sex
    birth_text: str
    age: int | None
    as_of: date
    hamlet: str
    lines: tuple[tuple[str, str], ...]
    """Label and words of what is known besides: education, levels, party, rank."""
    posts: tuple[CardPost, ...]
    successions: tuple[CardSuccession, ...]
    trainings: tuple[CardTraining, ...]
    explanations: tuple[str, ...]
    missing: tuple[str, ...]
    retirement: Retirement | None
