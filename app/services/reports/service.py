"""Reports as the officer works with them: build, edit, declare, choose, freeze, render."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.periods import PeriodKind, PeriodRule, ReportingPeriod, parse_period, period_containing
from app.core.progress import NoProgress, Progress
from app.core.vocabulary import ReportKind
from app.db.database import Database
from app.services.changelog.changes import Changes
from app.services.changelog.history import chain_head
from app.services.changelog.recorder import Recorder, changes_of
from app.services.files import write_atomically
from app.services.reports import snapshot, store
from app.services.reports.build.cadres import board_list, build_cadres
from app.services.reports.build.month import build_month
from app.services.reports.build.violence import build_rekeying, build_violence
from app.services.reports.due import next_month_report
from app.services.reports.model import Report
from app.services.reports.store import ReportChoices
from app.services.settings import Settings
from app.services.settings.office import load_in


class Format(StrEnum):
    """What a report is written as. The value is the file's ending."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """One report with the officer's words in it, and the choices it was built with."""

    id: str
    kind: ReportKind
    period: ReportingPeriod
    report: Report
    choices: ReportChoices
    not_occurred: frozenset[str]
    """Keys of paragraphs for which the officer recorded that nothing occurred."""

    @property
    def file_stem(self) -> str:
        """A neutral file name: kind and period, no names."""
        return f"bao-cao-{_FILE_NAMES[self.kind]}-{self.period.code}"


_FILE_NAMES: Mapping[ReportKind, str] = {
    ReportKind.MONTH: "thang",
    ReportKind.CADRES: "can-bo-nu",
    ReportKind.VIOLENCE: "thong-ke-blgd",
    ReportKind.VIOLENCE_REKEYING: "phieu-nhap-csdl",
}
_PERIODS: Mapping[ReportKind, tuple[PeriodKind, ...]] = {
    ReportKind.MONTH: (PeriodKind.MONTH,),
    ReportKind.CADRES: tuple(PeriodKind),
    ReportKind.VIOLENCE: tuple(PeriodKind),
    ReportKind.VIOLENCE_REKEYING: tuple(PeriodKind),
}
_BY_CALENDAR = (ReportKind.VIOLENCE, ReportKind.VIOLENCE_REKEYING)
"""Kinds whose statistics are counted from the 1st, whatever the office's rule for reports."""


class Reports:
    """Every kind of report over one file."""

    def __init__(self, database: Database, *, settings: Settings, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._recorder = recorder
        self._clock = clock

    def period(self, kind: ReportKind, code: str) -> ReportingPeriod:
        """Return the period that `code` names under the office's rule; raise `InvalidPeriod`."""
        found = parse_period(code, rule=self._rule(kind))
        return found if found.kind in _PERIODS[kind] else _refused(kind, code)

    def spans(self, kind: ReportKind) -> tuple[PeriodKind, ...]:
        """Return how long the periods of this kind of report may be, the usual one first."""
        return _PERIODS[kind]

    def period_like(self, kind: ReportKind, span: PeriodKind, near: ReportingPeriod) -> ReportingPeriod:
        """Return the period of a length in which another one ends, by the rule of this kind of report."""
        return period_containing(near.range.end, kind=span, rule=self._rule(kind))

    def _rule(self, kind: ReportKind) -> PeriodRule:
        return PeriodRule.CALENDAR if kind in _BY_CALENDAR else self._settings.load().period_rule

    def current_period(self) -> ReportingPeriod:
        """Return the month whose report is due next, as the overview says."""
        with self._database.read() as session:
            return next_month_report(session, today=self._clock.today(), office=load_in(session))

    def build(self, kind: ReportKind, period: ReportingPeriod) -> BuiltReport:
        """Return the report: its frozen copy, else built from the records with the officer's words."""
        with self._database.read() as session:
            return self._built(session, kind, period)

    def write_text(
        self, kind: ReportKind, period: ReportingPeriod, key: str, text: str | None, *, nothing: bool = False
    ) -> Changes:
        """Keep the officer's words for a paragraph; None takes them back; `nothing`: none occurred.

        Raises `ReportFrozen`, and KeyError for a paragraph that the report does not have.
        """
        with self._database.transaction("Sửa lời văn báo cáo") as session:
            built = self._built(session, kind, period)
            paragraphs = {paragraph.key: paragraph for paragraph in built.report.paragraphs()}
            row = store.for_writing(session, kind, period)
            store.write_text(row, key, text, over=paragraphs[key].auto_text, nothing=nothing)
            return changes_of(session)

    def choose(
        self,
        kind: ReportKind,
        period: ReportingPeriod,
        *,
        issuer_id: str | None = None,
        signer_id: str | None = None,
        number: str = "",
        signed_on: date | None = None,
    ) -> Changes:
        """Keep who issues and signs, and the number and date that the clerk gave."""
        with self._database.transaction("Chọn thể thức báo cáo") as session:
            row = store.for_writing(session, kind, period)
            row.issuer_id, row.signer_id = issuer_id, signer_id
            row.number, row.signed_on = number.strip(), signed_on
            return changes_of(session)

    def freeze(self, kind: ReportKind, period: ReportingPeriod) -> Changes:
        """Keep the report as it stands, with the log's chain head printed on it; raise `ReportFrozen`."""
        with self._database.transaction("Chốt báo cáo") as session:
            row = store.for_writing(session, kind, period)
            session.flush()
            head = chain_head(session, self._recorder.machine)
            built = self._built(session, kind, period)
            report = replace(built.report, verification=f"Mã kiểm tra sổ: {head[:16]}")
            row.snapshot = json.loads(snapshot.to_json(report))
            row.chain_head = head
            row.frozen_at = self._clock.now().replace(tzinfo=None)
            return changes_of(session)

    def reopen(self, kind: ReportKind, period: ReportingPeriod) -> Changes:
        """Let a frozen report be changed again; its frozen copy stays in the history."""
        with self._database.transaction("Mở lại báo cáo") as session:
            row = store.saved_report(session, kind, period)
            if row is not None:
                row.frozen_at, row.snapshot, row.chain_head = None, None, ""
            return changes_of(session)

    def board_list(self, as_of: date | None = None) -> Report:
        """Return the list of the Ban VSTBPN's members as it is attached to its decision (None: today)."""
        with self._database.read() as session:
            return board_list(session, as_of or self._clock.today())

    def note_printed(self, built: BuiltReport) -> None:
        """Write into the log that the report was printed."""
        self._note(built, "print", "In báo cáo")

    def write_file(self, built: BuiltReport, path: Path, form: Format) -> Path:
        """Write the report to `path` in one format. Raises `CannotWrite`."""
        write_atomically(path, render(built.report, form))
        self._note(built, "export", "Xuất báo cáo")
        return path

    def write_files(
        self,
        built: BuiltReport,
        folder: Path,
        formats: tuple[Format, ...] = tuple(Format),
        *,
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write the report into `folder` in each format; return the paths. Raises `CannotWrite`."""
        progress = progress or NoProgress()
        paths = []
        for done, form in enumerate(formats):
            progress.check()
            progress.step(done, len(formats), f"Đang lập tệp {form.value}")
            path = folder / f"{built.file_stem}.{form.value}"
            write_atomically(path, render(built.report, form))
            paths.append(path)
        progress.step(len(formats), len(formats), "Đã lập xong báo cáo")
        self._note(built, "export", "Xuất báo cáo")
        return tuple(paths)

    def _note(self, built: BuiltReport, action: str, label: str) -> None:
        with self._database.transaction(label) as session:
            self._recorder.note(session, action=action, kind="reports", record_id=built.id, label=label)

    def _built(self, session: Session, kind: ReportKind, period: ReportingPeriod) -> BuiltReport:
        row = store.saved_report(session, kind, period)
        choices = store.choices_of(row)
        if row is not None and row.snapshot is not None:
            report = snapshot.from_json(json.dumps(row.snapshot))
        else:
            made = _BUILDERS[kind](
                session, period, choices=choices, settings=load_in(session), today=self._clock.today()
            )
            report = made.with_edits(store.edits_of(row))
        nothing = frozenset(text.key for text in row.texts if text.not_occurred) if row else frozenset()
        return BuiltReport(store.report_id(kind, period), kind, period, report, choices, nothing)


_BUILDERS: Mapping[ReportKind, Callable[..., Report]] = {
    ReportKind.MONTH: build_month,
    ReportKind.CADRES: build_cadres,
    ReportKind.VIOLENCE: build_violence,
    ReportKind.VIOLENCE_REKEYING: build_rekeying,
}


def render(report: Report, form: Format) -> bytes:
    """Return the report's bytes in one format; each library is imported on first use."""
    if form is Format.PDF:
        from app.services.reports.pdf import render_pdf

        return render_pdf(report)
    if form is Format.DOCX:
        from app.services.reports.docx import render_docx

        return render_docx(report)
    from app.services.reports.xlsx import render_xlsx

    return render_xlsx(report)


def _refused(kind: ReportKind, code: str) -> ReportingPeriod:
    from app.core.errors import InvalidPeriod

    raise InvalidPeriod(f"«{code}» không phải kỳ của {kind.label.lower()}. Hãy ghi kỳ tháng dạng 2026-07.")
