"""What the officer has changed in an import, as plain data.

It is kept when the window closes, the lock falls or the program stops, and put back when the same file is
opened again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.services.plans.preview import (
    Flag,
    Frequency,
    PlanHead,
    ProposedPeriod,
    ProposedQuota,
    ProposedRecurrence,
    ProposedTask,
    Span,
)
from app.ui.plan_import.draft import Entry, State

KEY: Final = "draft.plan-import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A plan looked at half: the file, its digest, the year it was read with, head and entries."""

    path: str
    digest: str
    year: int | None
    head: PlanHead
    entries: tuple[Entry, ...]


def as_json(kept: Kept) -> dict[str, Any]:
    """Plain data for the local state."""
    head = kept.head
    return {
        "path": kept.path,
        "digest": kept.digest,
        "year": kept.year,
        "head": {
            "title": head.title,
            "number": head.number,
            "signed_on": _iso(head.signed_on),
        },
        "entries": [_entry(entry) for entry in kept.entries],
    }


def from_json(data: Mapping[str, Any], *, head: PlanHead) -> Kept:
    """What `as_json` gave, over the head as it was read; raises KeyError or ValueError for anything else."""
    typed = data["head"]
    return Kept(
        path=str(data["path"]),
        digest=str(data["digest"]),
        year=data["year"],
        head=PlanHead(
            title=typed["title"],
            number=typed["number"],
            issuer=head.issuer,
            year=head.year,
            year_end=head.year_end,
            year_certain=head.year_certain,
            signed_on=_day(typed["signed_on"]),
            place=head.place,
        ),
        entries=tuple(_read_entry(entry) for entry in data["entries"]),
    )


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "task": _task(entry.task),
        "words": list(entry.words),
        "ticked": entry.ticked,
        "state": entry.state.value,
        "known": entry.known,
        "before": entry.before,
        "edited": entry.edited,
    }


def _read_entry(data: Mapping[str, Any]) -> Entry:
    return Entry(
        key=data["key"],
        task=_read_task(data["task"]),
        words=tuple(data["words"]),
        ticked=data["ticked"],
        state=State(data["state"]),
        known=data["known"],
        before=data["before"],
        edited=data["edited"],
    )


def _task(task: ProposedTask) -> dict[str, Any]:
    recurrence, quota = task.recurrence, task.quota
    return {
        "line": task.line,
        "section": task.section,
        "text": task.text,
        "lead_unit": task.lead_unit,
        "coop_units": list(task.coop_units),
        "periods": [
            [_iso(one.start), _iso(one.end), one.raw, one.label, _spans(one.spans)] for one in task.periods
        ],
        "recurrence": recurrence and [recurrence.freq.value, recurrence.raw, _spans(recurrence.spans)],
        "quota": quota and [quota.minimum, quota.unit, quota.per, quota.raw, _spans(quota.spans)],
        "flags": [flag.value for flag in task.flags],
        "spans": _spans(task.spans),
        "texts": [task.paragraph, task.heading, task.product, task.budget, task.note],
    }


def _read_task(data: Mapping[str, Any]) -> ProposedTask:
    recurrence, quota = data["recurrence"], data["quota"]
    paragraph, heading, product, budget, note = data["texts"]
    return ProposedTask(
        line=data["line"],
        section=data["section"],
        text=data["text"],
        lead_unit=data["lead_unit"],
        coop_units=tuple(data["coop_units"]),
        periods=tuple(
            ProposedPeriod(_day(start), _day(end), raw, label, _read_spans(spans))
            for start, end, raw, label, spans in data["periods"]
        ),
        recurrence=recurrence
        and ProposedRecurrence(Frequency(recurrence[0]), recurrence[1], _read_spans(recurrence[2])),
        quota=quota and ProposedQuota(quota[0], quota[1], quota[2], quota[3], _read_spans(quota[4])),
        flags=tuple(Flag(flag) for flag in data["flags"]),
        spans=_read_spans(data["spans"]),
        paragraph=paragraph,
        heading=heading,
        product=product,
        budget=budget,
        note=note,
    )


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.line, span.start, span.end] for span in spans]


def _read_spans(data: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*numbers) for numbers in data)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
