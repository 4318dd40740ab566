"""Lists, shares, changes and explanations of the roster over one file."""

from collections.abc import Sequence
from datetime import date

from app.core.clock import Clock
from app.core.dates import DateRange
from app.db.database import Database
from app.services.cadres import changes, shares
from app.services.cadres.board import board
from app.services.cadres.bodies import body_page
from app.services.cadres.card import card
from app.services.cadres.card_figures import PersonCard
from app.services.cadres.figures import (
    Appointment,
    Board,
    Coverage,
    Indicator11,
    Movements,
    Shares,
    TrainingFigures,
    TrainingGap,
    WhatIf,
)
from app.services.cadres.gaps import training_gaps
from app.services.cadres.network import collaborator_page, coverage
from app.services.cadres.people import people_page
from app.services.cadres.rows import BodyRow, CollaboratorRow, PersonRow, RosterSuggestions, TrainingRow
from app.services.cadres.suggestions import suggestions
from app.services.cadres.trainings import training_figures, training_page
from app.services.cadres.what_if import what_if
from app.services.listing import ListQuery, Page
from app.services.settings.office import load_in


class Roster:
    """Reads what is recorded; records are stored through the records service.

    Kinds: `cadres` (with `posts`, `successions`), `bodies` (with `seats`, `targets`), `trainings` (with
    `attendees`), `collaborators`. Every `as_of` None means today; see `figures` for what holds as of a day.
    """

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def people_page(self, query: ListQuery) -> Page[PersonRow]:
        """Return one page of people with totals `women`, `party`, `key`.

        Filters: `as_of` (date or ISO text), `body`, `body_kind`, `role`, `term`, `key_post` (one and the
        same post has to fulfil them: held on the day, but on any day when a term is asked for), `in_post`
        (`InPost`), `sex`, `age` (`AgeBand`), `party` (bool), `education`, `political_theory`,
        `state_management`, `rank`, `hamlet`, `missing` (`Missing`), `ids`. Sort keys: `full_name` (tên, họ,
        đệm), `position` (the manual order, also the default), `birth_date`, `age`, `sex`, `post` (rank of
        the main post), `body`, `term`, `since`, `posts`, `party_joined`, `education`, `political_theory`,
        `state_management`, `rank`, `hamlet`.
        """
        with self._database.read() as session:
            return people_page(session, query, today=self._clock.today())

    def bodies_page(self, query: ListQuery) -> Page[BodyRow]:
        """Return one page of bodies with totals `seats`, `heads`, `women`.

        Filters: `as_of`, `body_kind`, `hamlet`, `active`, `missing` (seats, people, target), `ids`. Sort
        keys: `name`, `abbreviation`, `body_kind`, `position`, `active`, `seats`, `heads`, `women`, `share`,
        `target`.
        """
        with self._database.read() as session:
            return body_page(session, query, today=self._clock.today())

    def trainings_page(self, query: ListQuery) -> Page[TrainingRow]:
        """Return one page of classes with totals `people`, `women`, `cost` (đồng).

        Filters: `field`, `status`, `task`, `cadre` (who attends), `missing` (dates, people, certificates),
        `ids`, and by the first day `range` or a calendar period's code under `period`, `month`, `quarter`
        or `year`. Sort keys: `title`, `field`, `level`, `organiser`, `status`, `starts_on`, `ends_on`,
        `people`, `women`, `certificates`, `cost`.
        """
        with self._database.read() as session:
            return training_page(session, query)

    def collaborators_page(self, query: ListQuery) -> Page[CollaboratorRow]:
        """Return one page of the network with totals `women`, `serving`.

        Filters: `as_of`, `hamlet`, `role`, `sex`, `serving` (bool), `missing` (hamlet, phone, decision,
        sex), `ids`. Sort keys: `full_name`, `sex`, `birth_date`, `hamlet`, `role`, `post`, `from_on`,
        `to_on`.
        """
        with self._database.read() as session:
            return collaborator_page(session, query, today=self._clock.today())

    def card(self, person_id: str, as_of: date | None = None) -> PersonCard:
        """Return the card of a person; raise `RecordNotFound`."""
        with self._database.read() as session:
            return card(session, person_id, self._day(as_of), load_in(session))

    def shares(self, as_of: date | None = None) -> Shares:
        """Return women's share of every body as of a day and of all together."""
        with self._database.read() as session:
            return shares.shares(session, self._day(as_of))

    def indicator_1_1(self, as_of: date | None = None) -> Indicator11:
        """Return target 1.1 of NQ 28/NQ-CP: HĐND and UBND with a woman as Chủ tịch or Phó Chủ tịch."""
        with self._database.read() as session:
            return shares.indicator_1_1(session, self._day(as_of))

    def changes(self, days: DateRange) -> Movements:
        """Return who came, left and moved within the days, body by body."""
        with self._database.read() as session:
            return changes.changes(session, days)

    def what_if(
        self,
        appointments: Sequence[Appointment] = (),
        *,
        vacate: Sequence[str] = (),
        as_of: date | None = None,
    ) -> WhatIf:
        """Return the shares before and after, and whose age does not suffice. Nothing is stored.

        `vacate` are ids of posts held on the day. Raises `RecordNotFound`.
        """
        with self._database.read() as session:
            return what_if(session, appointments, vacate, self._day(as_of), load_in(session))

    def training_figures(self, days: DateRange) -> TrainingFigures:
        """Return what was held and what is planned of the classes that begin in the days."""
        with self._database.read() as session:
            return training_figures(session, days)

    def training_gaps(self, as_of: date | None = None) -> tuple[TrainingGap, ...]:
        """Return who in a key post lacks which level, or of whom it is not recorded."""
        with self._database.read() as session:
            return training_gaps(session, self._day(as_of), load_in(session))

    def coverage(self, as_of: date | None = None) -> Coverage:
        """Return the network of every thôn in use."""
        with self._database.read() as session:
            return coverage(session, self._day(as_of))

    def board(self, as_of: date | None = None) -> Board:
        """Return the Ban Vì sự tiến bộ của phụ nữ with its warnings."""
        with self._database.read() as session:
            return board(session, self._day(as_of))

    def suggestions(self) -> RosterSuggestions:
        """Return what the entry forms suggest."""
        with self._database.read() as session:
            return suggestions(session)

    def _day(self, given: date | None) -> date:
        return self._clock.today() if given is None else given
