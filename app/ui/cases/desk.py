"""What every screen of the case tab shares: services, veil, open lists, the record that is in front."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.core.case_work_vocabulary import CodeList
from app.core.progress import Progress
from app.services.cases.deidentified import DeidentifiedCopy
from app.services.cases.service import Cases
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery
from app.services.reports.case_documents import CaseDocuments
from app.ui.cases.fields import CodeField, joined, shown
from app.ui.columns import field_of
from app.ui.context import UiContext
from app.ui.fields import Option, PickField
from app.ui.secrecy import CaptureShield, SecretField, Veil
from app.ui.settings_dialog.ports import SettingsService
from app.ui.strings import cases as words

_MOST_CODES: Final = 5000


class CopyExports(Protocol):
    """Writes copies of cases without persons; notes it."""

    def export_copy(
        self, copy: DeidentifiedCopy, path: Path, /, *, progress: Progress | None = None
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class CaseServices:
    """The services of the tab."""

    cases: Cases
    settings: SettingsService
    documents: CaseDocuments
    exports: CopyExports


class Desk(QObject):
    """Made with the tab, thrown away when its lock closes."""

    codes_read = Signal()
    """The open lists were read; the forms made from now on offer them."""

    def __init__(
        self,
        context: UiContext,
        services: CaseServices,
        *,
        shield: CaptureShield,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self.cases: Final = services.cases
        self.settings: Final = services.settings
        self.documents: Final = services.documents
        self.exports: Final = services.exports
        self.shield: Final = shield
        self.veil: Final = Veil(parent=self)
        self._codes: dict[str, list[Any]] = {}
        context.hub.closing.connect(self.veil.drop)
        context.hub.changed.connect(self._take_changes)
        self._read_codes()

    # --- open lists -----------------------------------------------------------------------

    def offered(self, code_list: CodeList) -> list[Option]:
        """The entries of an open list that may be chosen today."""
        today = self.context.clock.today()
        return [
            Option(str(field_of(row, "code")), str(field_of(row, "label")))
            for row in self._codes.get(code_list, ())
            if _in_use(row, today)
        ]

    def label(self, code_list: CodeList, code: str) -> str:
        """What a code is called, offered or not; the code itself when nobody knows."""
        rows = self._codes.get(code_list, ())
        return next((str(field_of(row, "label")) for row in rows if field_of(row, "code") == code), code)

    def code(self, code_list: CodeList) -> CodeField:
        """A field over an open list."""
        return CodeField(self.offered(code_list), lambda code: self.label(code_list, code))

    def hamlet(self) -> PickField:
        """A field over the thôn."""
        return PickField(self.context.lookups.provider("hamlets"))

    def _read_codes(self) -> None:
        records = self.context.records

        def work(_progress: Progress) -> Sequence[Any]:
            return records.page("code_items", ListQuery(limit=_MOST_CODES)).rows

        def show(rows: Sequence[Any]) -> None:
            self._codes = {}
            for row in rows:
                self._codes.setdefault(str(field_of(row, "code_list")), []).append(row)
            self.codes_read.emit()

        self.context.jobs.read(work, show, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("code_items"):
            self._read_codes()

    # --- secrets --------------------------------------------------------------------------

    def secret(
        self, case_id: str, label: str, *, hint: str = "", max_length: int = 200, tail: int = 0
    ) -> SecretField:
        """A field for what identifies a person; each look at a stored one is logged under `label`."""
        noted = self.noting(case_id)
        return SecretField(label, self.veil, noted, hint=hint, max_length=max_length, tail=tail)

    def noting(self, case_id: str) -> Callable[[str], None]:
        """What logs that a name of this case was looked at."""
        access, jobs = self.cases.access, self.context.jobs

        def noted(what: str) -> None:
            if case_id:
                jobs.keep(lambda _progress: access.note(case_id, "reveal", words.REVEALED.format(what=what)))

        return noted

    def open_guarded(self, dialog: QDialog) -> None:
        """Show a dialog over a case: guarded, gone when it is closed or the session is."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.guard_window(dialog)
        self.context.hub.closing.connect(dialog.reject)
        dialog.open()

    def guard_window(self, window: QWidget) -> None:
        """Keep a dialog of the case tab out of screenshots, and close it when the session is covered."""
        self.shield.add(window)


def _in_use(row: Any, today: Any) -> bool:
    start, end = field_of(row, "valid_from"), field_of(row, "valid_to")
    return not field_of(row, "hidden") and (not start or start <= today) and (not end or today <= end)


def survivor_options(values: Mapping[str, Any]) -> list[Option]:
    """The survivors of a case as their codes, for rows that are about one of them; empty is all."""
    rows = values.get("survivors") or ()
    named = [
        Option(str(row["id"]), words.SURVIVOR_CODE.format(code=row.get("survivor_code") or number))
        for number, row in enumerate(rows, 1)
    ]
    return [Option("", words.EVERY_SURVIVOR), *named]


def measure_options(values: Mapping[str, Any]) -> list[Option]:
    """The measures of a case, for what belongs to one of them; empty is the whole case."""
    found = [Option("", words.WHOLE_CASE)]
    for row in values.get("measures") or ():
        what = getattr(row.get("measure"), "label", "")
        found.append(Option(str(row["id"]), joined(what, shown(row.get("requested_at")))))
    return found


def perpetrator_options(values: Mapping[str, Any]) -> list[Option]:
    """The alleged perpetrators of a case by number and relationship."""
    found = [Option("", words.EVERY_PERPETRATOR)]
    for number, row in enumerate(values.get("perpetrators") or (), 1):
        relation = getattr(row.get("relationship"), "label", "") or words.RELATION_UNKNOWN
        found.append(Option(str(row["id"]), words.PERPETRATOR_NUMBER.format(number=number, who=relation)))
    return found
