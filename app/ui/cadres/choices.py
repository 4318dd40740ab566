"""What the tab's filters and forms offer: bodies, thôn, people of the roster, earlier words, tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from app.core.cadre_vocabulary import BodyKind
from app.core.progress import Progress
from app.services.cadres.choosing import PersonName
from app.services.cadres.rows import RosterSuggestions
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery
from app.ui.cadres.ports import RosterService, RosterUpkeepService
from app.ui.columns import field_of, id_of
from app.ui.context import UiContext
from app.ui.fields import Option
from app.ui.propaganda.choices import task_label
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words

_KINDS: Final = ("cadres", "bodies", "trainings", "collaborators", "tasks")
_MOST_TASKS: Final = 500


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read last."""

    words: RosterSuggestions
    people: tuple[Option, ...] = ()
    tasks: tuple[Option, ...] = ()


class CadreChoices(QObject):
    """Read when the tab is made, and again when something of the roster changed."""

    def __init__(
        self, context: UiContext, roster: RosterService, upkeep: RosterUpkeepService, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._roster = roster
        self._upkeep = upkeep
        self._known = _Known(RosterSuggestions())
        context.hub.changed.connect(self._take_changes)
        self._read()

    def bodies(self) -> list[Option]:
        """Every body; those out of use last."""
        return self._context.lookups.options("bodies")

    @property
    def body_keywords(self) -> Callable[[Option], str]:
        """The abbreviations of the bodies."""
        return self._context.lookups.keywords("bodies")

    def body_name(self, body: object) -> str:
        """The name of a body by its id; anything else as it is."""
        return self._context.lookups.label("bodies", str(body)) or str(body) if body else ""

    def person_name(self, person: object) -> str:
        """The name of somebody of the roster by id; anything else as it is."""
        found = next((one.label for one in self._known.people if one.value == person), "")
        return found or str(person or "")

    def body_kind(self, body_id: object) -> BodyKind | None:
        """What a body is."""
        row = self._context.lookups.row("bodies", body_id) if isinstance(body_id, str) else None
        found = None if row is None else field_of(row, "body_kind")
        return found if isinstance(found, BodyKind) else None

    def hamlets(self) -> list[Option]:
        """Every thôn."""
        return self._context.lookups.options("hamlets")

    def units(self) -> list[Option]:
        """Every unit."""
        return self._context.lookups.options("units")

    def people(self) -> Sequence[Option]:
        """Everybody of the roster, by name, with the year of birth."""
        return self._known.people

    def tasks(self) -> Sequence[Option]:
        """Tasks that a class may belong to."""
        return self._known.tasks

    def titles(self) -> Sequence[str]:
        """Titles of earlier posts."""
        return self._known.words.titles

    def terms(self) -> Sequence[str]:
        """Terms of earlier posts."""
        return self._known.words.terms

    def term_options(self) -> list[Option]:
        """The terms as a filter offers them."""
        return [Option(term, term) for term in self._known.words.terms]

    def years(self) -> list[Option]:
        """Next year, this one and two before."""
        this = self._context.clock.today().year
        return [Option(str(year), words.YEAR.format(year=year)) for year in range(this + 1, this - 3, -1)]

    def suggested(self, what: str) -> Callable[[], Sequence[str]]:
        """A function that gives a list of `RosterSuggestions` as it is then."""
        return lambda: tuple(getattr(self._known.words, what))

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches(*_KINDS):
            self._read()

    def _read(self) -> None:
        roster, upkeep, records = self._roster, self._upkeep, self._context.records

        def work(_progress: Progress) -> _Known:
            tasks = records.page("tasks", ListQuery(limit=_MOST_TASKS)).rows
            return _Known(
                words=roster.suggestions(),
                people=tuple(Option(one.id, _person_label(one)) for one in upkeep.names()),
                tasks=tuple(
                    Option(id_of(task), task_label(field_of(task, "section"), field_of(task, "title")))
                    for task in tasks
                ),
            )

        self._context.jobs.read(work, self._take, owner=self)

    def _take(self, known: _Known) -> None:
        self._known = known


def _person_label(person: PersonName) -> str:
    if not person.birth_text:
        return person.full_name
    return form_words.PERSON_LABEL.format(name=person.full_name, birth=person.birth_text)
