"""What the tab's filters and forms offer: periods, vocabularies, earlier words, tasks to link to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from app.core.periods import QUARTER_NAMES
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.propaganda.rows import Suggestions
from app.ui.context import UiContext
from app.ui.filter_bar import Option
from app.ui.propaganda.ports import PropagandaService
from app.ui.strings import propaganda as words

_KINDS: Final = ("media", "activities", "family_models", "tasks")
_TASK_SHOWN: Final = 90


class PropagandaChoices(QObject):
    """Read when the tab is made, and again when something was logged."""

    def __init__(self, context: UiContext, propaganda: PropagandaService, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._propaganda = propaganda
        self._known = Suggestions()
        context.hub.changed.connect(self._take_changes)
        self._read()

    def hamlets(self) -> list[Option]:
        """Every thôn."""
        return self._context.lookups.options("hamlets")

    def units(self) -> list[Option]:
        """Every unit."""
        return self._context.lookups.options("units")

    def periods(self) -> list[Option]:
        """Months and quarters of this year, the latest first, then both years as a whole."""
        today = self._context.clock.today()
        year = today.year
        months = [
            Option(f"{year}-{month:02}", words.PERIOD_MONTH.format(month=month, year=year))
            for month in range(12, 0, -1)
        ]
        quarters = [
            Option(f"{year}-Q{place + 1}", words.PERIOD_QUARTER.format(name=QUARTER_NAMES[place], year=year))
            for place in range(3, -1, -1)
        ]
        years = [Option(str(one), words.PERIOD_YEAR.format(year=one)) for one in (year, year - 1, year - 2)]
        return [*years, *quarters, *months]

    def authors(self) -> Sequence[str]:
        """Authors and sources of earlier items."""
        return self._known.authors

    def approvers(self) -> Sequence[str]:
        """Who approved earlier items."""
        return self._known.approvers

    def places(self) -> Sequence[str]:
        """Places of earlier activities."""
        return self._known.places

    def model_names(self) -> Sequence[str]:
        """Names of earlier models."""
        return self._known.model_names

    def tasks(self) -> list[Option]:
        """Tasks that an entry may be linked to."""
        return [Option(task.id, task_label(task.section, task.title)) for task in self._known.tasks]

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches(*_KINDS):
            self._read()

    def _read(self) -> None:
        def work(_progress: Progress) -> Suggestions:
            return self._propaganda.suggestions()

        self._context.jobs.read(work, self._take, owner=self)

    def _take(self, known: Suggestions) -> None:
        self._known = known


def task_label(section: str, title: str) -> str:
    """Section and the beginning of a task's title, in one line."""
    text = " ".join(words.TASK_NAME.format(section=section, title=title).split())
    return text if len(text) <= _TASK_SHOWN else text[: _TASK_SHOWN - 1] + "…"
