"""The short registers that forms choose from (units, thôn, signers), held in memory while unlocked.

A form asks `options("units")` and has the answer at once; the lists are read again when a `Changes`
touches their kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery
from app.ui.columns import field_of, id_of
from app.ui.filter_bar import Option
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.ports import Records
from app.ui.strings import common
from app.ui.strings import reports as words

LONGEST: Final = 5000
"""So many rows of a register are offered at most; a commune has a few hundred."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One register to choose from: its kind, the words shown for a row, and more words that find it."""

    kind: str
    label: Callable[[Any], str]
    keywords: Callable[[Any], str] = lambda _row: ""


def by_name(kind: str, *, keyword: str = "") -> Lookup:
    """A register shown by its `name`, found by `keyword` too (such as `abbreviation`)."""
    return Lookup(
        kind,
        lambda row: str(field_of(row, "name") or ""),
        (lambda row: str(field_of(row, keyword) or "")) if keyword else (lambda _row: ""),
    )


def _in_use(row: Any) -> bool:
    return field_of(row, "active") is not False


def _issuer_words(row: Any) -> str:
    return str(field_of(row, "short_name") or field_of(row, "name") or "").replace("\n", " ")


def _signer_words(row: Any) -> str:
    name = str(field_of(row, "name") or "")
    authority = ", ".join(str(field_of(row, "authority") or "").splitlines())
    return f"{name} – {authority}" if name else words.SIGNER_UNNAMED.format(authority=authority)


REGISTERS: Final = (
    by_name("units", keyword="abbreviation"),
    by_name("hamlets"),
    by_name("bodies", keyword="abbreviation"),
    Lookup("plans", lambda row: str(field_of(row, "title") or "")),
    Lookup("issuers", _issuer_words),
    Lookup("signers", _signer_words),
)
"""Every register that a form of this program chooses from."""


class Lookups(QObject):
    """All registers to choose from, by kind."""

    changed = Signal(str)
    """The register of this kind was read again."""

    def __init__(
        self,
        lookups: tuple[Lookup, ...],
        records: Records,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lookups: Mapping[str, Lookup] = {lookup.kind: lookup for lookup in lookups}
        self._records = records
        self._jobs = jobs
        self._rows: dict[str, tuple[Any, ...]] = {}
        hub.changed.connect(self._take_changes)
        for kind in self._lookups:
            self._read(kind)

    def options(self, kind: str) -> list[Option]:
        """The rows of a register as id and label, in its own order; those out of use last, marked so."""
        rows = sorted(self._rows.get(kind, ()), key=lambda row: not _in_use(row))
        return [Option(id_of(row), self._words(kind, row)) for row in rows]

    def provider(self, kind: str) -> Callable[[], list[Option]]:
        """`options` as a function, as the fields and filters want it."""
        return lambda: self.options(kind)

    def keywords(self, kind: str) -> Callable[[Option], str]:
        """The further words that find an option, as `PickField` and `PicksField` want it."""

        def words(option: Option) -> str:
            row = self.row(kind, option.value)
            return "" if row is None else self._lookups[kind].keywords(row)

        return words

    def label(self, kind: str, record_id: str | None) -> str:
        """The words for one row; empty when there is none."""
        row = self.row(kind, record_id)
        return "" if row is None else self._words(kind, row)

    def _words(self, kind: str, row: Any) -> str:
        label = self._lookups[kind].label(row)
        return label if _in_use(row) else common.OUT_OF_USE.format(label=label)

    def row(self, kind: str, record_id: str | None) -> Any:
        """One row, or None."""
        return next((row for row in self._rows.get(kind, ()) if id_of(row) == record_id), None)

    def _take_changes(self, changes: Changes) -> None:
        for kind in self._lookups:
            if changes.touches(kind):
                self._read(kind)

    def _read(self, kind: str) -> None:
        def work(_progress: Progress) -> tuple[Any, ...]:
            return tuple(self._records.page(kind, ListQuery(limit=LONGEST)).rows)

        def show(rows: tuple[Any, ...]) -> None:
            self._rows[kind] = rows
            self.changed.emit(kind)

        self._jobs.read(work, show, owner=self)
