"""What the Cán bộ nữ tab needs from the services, as protocols: the services are loaded at unlocking."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.core.dates import DateRange
from app.services.cadres.figures import (
    Appointment,
    Board,
    Coverage,
    Indicator11,
    Movements,
    PersonCard,
    Shares,
    TrainingGap,
    WhatIf,
)
from app.services.cadres.rows import BodyRow, CollaboratorRow, PersonRow, RosterSuggestions, TrainingRow
from app.services.cadres.upkeep import PersonName, Sensitive
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery, Page


class RosterService(Protocol):
    """The roster, as far as the tab reads it."""

    def people_page(self, query: ListQuery, /) -> Page[PersonRow]: ...
    def bodies_page(self, query: ListQuery, /) -> Page[BodyRow]: ...
    def trainings_page(self, query: ListQuery, /) -> Page[TrainingRow]: ...
    def collaborators_page(self, query: ListQuery, /) -> Page[CollaboratorRow]: ...
    def card(self, person_id: str, as_of: date | None = None, /) -> PersonCard: ...
    def shares(self, as_of: date | None = None, /) -> Shares: ...
    def indicator_1_1(self, as_of: date | None = None, /) -> Indicator11: ...
    def changes(self, days: DateRange, /) -> Movements: ...
    def what_if(
        self,
        appointments: Sequence[Appointment] = (),
        /,
        *,
        vacate: Sequence[str] = (),
        as_of: date | None = None,
    ) -> WhatIf: ...
    def training_gaps(self, as_of: date | None = None, /) -> tuple[TrainingGap, ...]: ...
    def coverage(self, as_of: date | None = None, /) -> Coverage: ...
    def board(self, as_of: date | None = None, /) -> Board: ...
    def suggestions(self) -> RosterSuggestions: ...


class RosterUpkeepService(Protocol):
    """The manual order, names to choose from, and looks at what is masked."""

    def names(self) -> tuple[PersonName, ...]: ...
    def reveal(self, person_id: str, /) -> Sensitive: ...
    def move(self, person_id: str, /, *, beside: str, after: bool) -> Changes: ...
