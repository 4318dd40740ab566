"""Who looked at, revealed, printed, exported or changed which case; filtered, and printable as an extract."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final

from PySide6.QtWidgets import QToolButton, QWidget

from app.services.cases.access import ACTIONS, AccessEntry
from app.services.listing import ListQuery, Page
from app.ui.cases.desk import Desk
from app.ui.columns import Column
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.filter_bar import FilterSpec, Option
from app.ui.strings import case_registers as words

_MONTHS: Final = 6


class AccessView(EntityTab):
    """The access log. Holds numbers of cases and no content, so that it may be printed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        access = desk.cases.access
        today = desk.context.clock.today()

        def fetch(query: ListQuery) -> Page[Any]:
            filters = dict(query.filters)
            if (month := filters.pop("month", None)) is not None:
                filters["since"], filters["until"] = month
            found = access.page(
                ListQuery(search=query.search, filters=filters, offset=query.offset, limit=query.limit)
            )
            return Page(tuple(_Line(entry) for entry in found.rows), found.total)

        spec = EntitySpec(
            key="case_access",
            title=words.ACCESS_TITLE,
            columns=_COLUMNS,
            fetch=fetch,
            empty=words.ACCESS_EMPTY,
            watches=frozenset({"cases", "privacy_incidents"}),
            filters=(
                FilterSpec(key="action", title=words.ACCESS_WHAT, options=_actions(), many=True),
                FilterSpec(key="month", title=words.ACCESS_MONTH, options=_months(today)),
            ),
        )
        super().__init__(spec, desk.context, parent)
        self.fill_its_place()
        # The log is read, not searched by words, and nothing opens from it.
        self.filter_bar.search.hide()
        for button in self.actions_bar.findChildren(QToolButton):
            if button.defaultAction() is self.open_action:
                button.hide()
        self.add_action(words.ACCESS_PRINT, self.print_list, icon="print")


class _Line:
    """An entry with an id of its own."""

    def __init__(self, entry: AccessEntry) -> None:
        self.entry = entry

    @property
    def id(self) -> str:
        """Machine and number of the entry."""
        return f"{self.entry.machine}:{self.entry.sequence}"


def _column(key: str, title: str, width: int, *, stretch: bool = False) -> Column:
    return Column(
        key=key,
        title=title,
        width=width,
        stretch=stretch,
        sortable=False,
        value=lambda line: getattr(line.entry, key),
    )


_COLUMNS: Final = (
    _column("at", words.ACCESS_AT, 150),
    _column("officer", words.ACCESS_WHO, 190),
    _column("action_words", words.ACCESS_WHAT, 170),
    _column("case_no", words.ACCESS_CASE, 130),
    _column("label", words.ACCESS_LABEL, 380, stretch=True),
)


def _actions() -> list[Option]:
    return [Option(action, label) for action, label in ACTIONS.items()]


def _months(today: date) -> Sequence[Option]:
    found = []
    first = today.replace(day=1)
    after = datetime.combine(today, time.max)
    for _ in range(_MONTHS):
        since = datetime.combine(first, time.min)
        label = words.ACCESS_MONTH_NAME.format(month=first.month, year=first.year)
        found.append(Option((since, after), label))
        after = datetime.combine(first, time.min)
        first = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    return found
