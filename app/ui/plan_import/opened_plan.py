"""A plan as read and compared, ready for the window: what the job brings, and what goes back to be made."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from app.core.clock import Clock
from app.core.progress import Progress
from app.services.plans.difference import PlanDifference, Standing
from app.services.plans.importing import ChosenTask, ImportChoices
from app.services.plans.preview import PlanHead, PlanPreview, ProposedTask
from app.services.plans.reader import read_plan
from app.ui.plan_import.draft import Entry, PlanDraft, State
from app.ui.plan_import.keeping import Kept, from_json
from app.ui.plan_import.ports import PlanService

_STATES: Final = {Standing.NEW: State.NEW, Standing.CHANGED: State.CHANGED, Standing.KNOWN: State.SAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlan:
    """One file, read with `year` (None: the plan's own). `resumed`: the entries are those of last time."""

    path: Path
    digest: str
    year: int | None
    preview: PlanPreview
    entries: tuple[Entry, ...]
    resumed: bool = False

    @property
    def year_of_days(self) -> int:
        """The year of days that are typed without one; 0 when the plan has none."""
        return self.preview.head.year or 0

    def draft(self) -> PlanDraft:
        """The entries to work on."""
        return PlanDraft(self.entries, self.preview.lines)


def open_plan(
    path: Path,
    plans: PlanService,
    progress: Progress,
    *,
    clock: Clock,
    year: int | None = None,
    kept: Mapping[str, Any] | None = None,
) -> OpenedPlan:
    """Read a plan and compare it with what is there; put back what was `kept` of the same file.

    Raises `UnreadableDocument` and `FileTooLarge`.
    """
    preview = read_plan(path, year=kept["year"] if kept else year, clock=clock, progress=progress)
    progress.check()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if kept is not None and kept["digest"] == digest:
        back = from_json(kept, head=preview.head)
        return OpenedPlan(
            path=path,
            digest=digest,
            year=back.year,
            preview=replace(preview, head=back.head),
            entries=back.entries,
            resumed=True,
        )
    difference = plans.compare(preview, source=path).difference
    return OpenedPlan(path=path, digest=digest, year=year, preview=preview, entries=entries_of(difference))


def entries_of(difference: PlanDifference) -> tuple[Entry, ...]:
    """An entry a proposal, ticked when it is new or reworded; below them the tasks that the plan lost."""
    entries = [
        Entry(
            key=key,
            task=one.task,
            words=(one.task.text,),
            ticked=one.standing is not Standing.KNOWN,
            state=_STATES[one.standing],
            known=one.known.id if one.known else None,
            before=one.known.text if one.known else "",
        )
        for key, one in enumerate(difference.tasks)
    ]
    for key, lost in enumerate(difference.gone, start=len(entries)):
        entries.append(
            Entry(
                key=key,
                task=ProposedTask(line=lost.line, section=lost.section, text=lost.text),
                words=(lost.text,),
                ticked=False,
                state=State.GONE,
                known=lost.id,
            )
        )
    return tuple(entries)


def kept_of(opened: OpenedPlan, head: PlanHead, entries: Sequence[Entry]) -> Kept:
    """What is to be kept of a plan that is being looked at."""
    return Kept(
        path=str(opened.path), digest=opened.digest, year=opened.year, head=head, entries=tuple(entries)
    )


def choices_of(entries: Sequence[Entry]) -> ImportChoices:
    """The ticked entries as the plans service takes them."""
    return ImportChoices(
        create=tuple(ChosenTask(entry.task, entry.words) for entry in entries if entry.state is State.NEW),
        reword={entry.known: entry.task for entry in entries if entry.state is State.CHANGED and entry.known},
    )
