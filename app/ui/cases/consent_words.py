"""Consents and what was told under them, in words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.core.case_work_vocabulary import ConsentScope, Recipient
from app.core.dates import format_moment
from app.ui.cases.fields import joined, label_of, shown
from app.ui.strings import case_pages as words

_ANSWERS: Final[Mapping[Any, str]] = {True: words.AGREED_YES, False: words.AGREED_NO}


def consents_in_force(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the consents of a case that can be withdrawn."""
    rows: list[Mapping[str, Any]] = list(values.get("consents") or ())
    return [row for row in rows if row.get("agreed") and not row.get("withdrawn_on")]


def ledger_lines(rows: Iterable[Mapping[str, Any]], recipient: Recipient | None = None) -> list[str]:
    """Return what was told in words, newest first; of one recipient where one is named."""
    told = [row for row in rows if recipient is None or row.get("recipient") == recipient]
    told.sort(key=lambda one: str(one.get("disclosed_at") or ""), reverse=True)
    return [_ledger_line(row) for row in told]


def scope_words(scopes: Any) -> str:
    """Return the scopes of a disclosure, stored as codes with commas, in words."""
    codes = [code.strip() for code in str(scopes or "").split(",") if code.strip()]
    return "; ".join(label_of(ConsentScope, code) for code in codes)


def _ledger_line(row: Mapping[str, Any]) -> str:
    moment = row.get("disclosed_at")
    recipient = getattr(row.get("recipient"), "label", "") or ""
    form = getattr(row.get("form"), "label", "") or ""
    who = " – ".join(part for part in (recipient, str(row.get("organisation") or "")) if part)
    head = joined(format_moment(moment) if moment else "", who, form, str(row.get("document") or ""))
    told = scope_words(row.get("scopes"))
    ground = words.LEDGER_OVERRIDE.format(reason=row["override_reason"]) if row.get("override_reason") else ""
    return "\n".join(part for part in (head, told, ground) if part)


def consent_line(values: Mapping[str, Any]) -> str:
    """Return a consent in one line: to whom, the answer, since when."""
    answer = _ANSWERS.get(values.get("agreed"), words.AGREED_OPEN)
    withdrawn = shown(values.get("withdrawn_on"))
    return joined(
        shown(values.get("recipient")),
        shown(values.get("organisation")),
        answer,
        words.WITHDRAWN_LINE.format(day=withdrawn) if withdrawn else shown(values.get("agreed_on")),
        words.OVERRIDE_LINE if values.get("override") else "",
    )
