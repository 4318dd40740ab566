"""What the roster is kept with besides records: manual order, looks at what is masked, choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import RecordNotFound
from app.core.ids import is_id
from app.db.database import Database
from app.models import Cadre
from app.services.cadres import choosing
from app.services.cadres.choosing import PersonName, PlannedSuccession, PostHeld
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.list_statements import among


@dataclass(frozen=True, slots=True)
class Sensitive:
    """What lists and cards mask."""

    ethnicity: str
    religion: str


class RosterUpkeep:
    """Orders people by hand, notes who looked at what, and lists people and posts to choose from."""

    def __init__(self, database: Database, *, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def names(self) -> tuple[PersonName, ...]:
        """Return everybody of the roster, by name."""
        with self._database.read() as session:
            return choosing.names(session)

    def posts_held(self, on: date) -> tuple[PostHeld, ...]:
        """Return every post held on a day, by person."""
        with self._database.read() as session:
            return choosing.posts_held(session, on)

    def succession_plan(self) -> tuple[PlannedSuccession, ...]:
        """Return everybody in quy hoạch who was not taken out, in the bodies' order."""
        with self._database.read() as session:
            return choosing.succession_plan(session)

    def reveal(self, person_id: str) -> Sensitive:
        """Return ethnicity and religion of a person; that they were looked at is noted in the log.

        Raises `RecordNotFound`.
        """
        label = "Xem dân tộc, tôn giáo"
        with self._database.transaction(label) as session:
            person = _person(session, person_id)
            self._recorder.note(session, action="reveal", kind=Cadre.kind, record_id=person.id, label=label)
            return Sensitive(person.ethnicity, person.religion)

    def note_print(self, person_id: str) -> None:
        """Note that a person's card was laid out for the printer. Raises `RecordNotFound`."""
        label = "In lý lịch trích ngang"
        with self._database.transaction(label) as session:
            person = _person(session, person_id)
            self._recorder.note(session, action="print", kind=Cadre.kind, record_id=person.id, label=label)

    def move(self, person_id: str, *, beside: str, after: bool) -> Changes:
        """Put a person right before (or after) another one in the manual order.

        People without a place of their own come after those with one, by name: those of them who now
        stand before the person moved get a place too. Raises `RecordNotFound`.
        """
        with self._database.transaction("Xếp thứ tự cán bộ") as session:
            moved = _person(session, person_id)
            neighbour = _person(session, beside)
            order = _in_order(session)
            order.remove(moved.id)
            order.insert(order.index(neighbour.id) + after, moved.id)
            # Whoever stands before a ranked one needs a rank; the rest stays in the order of names.
            ranked = set(session.scalars(select(Cadre.id).where(Cadre.position > 0))) | {moved.id}
            last = max(place for place, one in enumerate(order) if one in ranked)
            _number(session, order[: last + 1])
            return changes_of(session)


def _person(session: Session, person_id: str) -> Cadre:
    person = session.get(Cadre, person_id) if is_id(person_id) else None
    if person is None:
        raise RecordNotFound
    return person


def _in_order(session: Session) -> list[str]:
    """Everybody as the list stands by itself."""
    ordered = select(Cadre.id).order_by(Cadre.position == 0, Cadre.position, Cadre.name_sort, Cadre.id)
    return list(session.scalars(ordered))


def _number(session: Session, order: Sequence[str]) -> None:
    people = {person.id: person for person in session.scalars(select(Cadre).where(among(Cadre.id, order)))}
    for place, person_id in enumerate(order, 1):
        if people[person_id].position != place:
            people[person_id].position = place
    session.flush()
