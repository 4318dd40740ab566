"""What the officer keeps of a report: choices, words, declarations, the frozen copy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.ids import derived_id
from app.core.periods import ReportingPeriod
from app.core.text import clean
from app.core.vocabulary import ReportKind
from app.models import ReportText, SavedReport
from app.services.reports.model import Edit

NOTHING_OCCURRED = "Trong kỳ không phát sinh."


class ReportFrozen(AppError):
    """A frozen report is not changed."""

    def __init__(self) -> None:
        super().__init__(
            "Báo cáo này đã chốt nên không sửa được. "
            "Nếu cần sửa, hãy bấm «Mở lại báo cáo»; bản đã chốt vẫn còn trong lịch sử."
        )


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What the officer chose for one report; None and "" mean the default or blank.

    `begun`: something about it was changed already.
    """

    begun: bool = False
    issuer_id: str | None = None
    signer_id: str | None = None
    number: str = ""
    signed_on: date | None = None
    frozen: bool = False
    chain_head: str = ""


def report_id(kind: ReportKind, period: ReportingPeriod) -> str:
    """Return the id of a report: the same on every machine, one a kind, period and rule."""
    return derived_id("reports", kind.value, period.code, period.rule.value)


def saved_report(session: Session, kind: ReportKind, period: ReportingPeriod) -> SavedReport | None:
    """Return the saved report, if the officer has changed anything about it."""
    return session.get(SavedReport, report_id(kind, period))


def for_writing(session: Session, kind: ReportKind, period: ReportingPeriod) -> SavedReport:
    """Return the saved report to change, made on first use; raise `ReportFrozen`."""
    row = saved_report(session, kind, period)
    if row is None:
        row = SavedReport(
            id=report_id(kind, period), report_kind=kind, period=period.code, rule=period.rule.value
        )
        session.add(row)
    elif row.frozen_at is not None:
        raise ReportFrozen
    return row


def choices_of(row: SavedReport | None) -> ReportChoices:
    """Return what was chosen."""
    if row is None:
        return ReportChoices()
    return ReportChoices(
        begun=True,
        issuer_id=row.issuer_id,
        signer_id=row.signer_id,
        number=row.number,
        signed_on=row.signed_on,
        frozen=row.frozen_at is not None,
        chain_head=row.chain_head,
    )


def edits_of(row: SavedReport | None) -> dict[str, Edit]:
    """Return the officer's words by paragraph key."""
    if row is None:
        return {}
    return {
        text.key: Edit(NOTHING_OCCURRED if text.not_occurred else text.text, text.auto_text or None)
        for text in row.texts
    }


def write_text(row: SavedReport, key: str, text: str | None, *, over: str | None, nothing: bool) -> None:
    """Keep the words for one paragraph (None: take them back)."""
    present = next((found for found in row.texts if found.key == key), None)
    if text is None and not nothing:
        if present is not None:
            row.texts.remove(present)
        return
    values: dict[str, Any] = {
        "text": clean(text or "").strip(),
        "auto_text": over or "",
        "not_occurred": nothing,
    }
    if present is None:
        row.texts.append(ReportText(id=derived_id(row.id, key), report_id=row.id, key=key, **values))
        return
    for name, value in values.items():
        setattr(present, name, value)
