"""From a plan document to its head and proposed tasks: all stages, one after the other."""

from pathlib import Path

from app.core.clock import Clock, SystemClock
from app.core.progress import NoProgress, Progress
from app.services.plans.assemble import assemble, plan_warnings
from app.services.plans.drafts import build_drafts
from app.services.plans.head import read_head, split_parts
from app.services.plans.lines import read_lines
from app.services.plans.outline import build_outline
from app.services.plans.paragraphs import build_paragraphs
from app.services.plans.periods import Years
from app.services.plans.preview import PlanPreview, SourceLine


def read_plan(
    path: Path, *, year: int | None = None, clock: Clock | None = None, progress: Progress | None = None
) -> PlanPreview:
    """Read a plan (.docx, .txt, .pdf with text) and propose its tasks; nothing is changed or stored.

    `year` overrides the plan's year; where neither names one, its days are read as of the `clock`'s year
    and flagged. Raises UnreadableDocument with a sentence for the officer.
    """
    watcher = progress or NoProgress()
    lines = read_lines(path, progress=watcher)
    watcher.check()
    return preview_lines(lines, year=year, clock=clock)


def preview_lines(
    lines: tuple[SourceLine, ...], *, year: int | None = None, clock: Clock | None = None
) -> PlanPreview:
    """The stages after reading: the preview of a document's lines."""
    parts = split_parts(build_paragraphs(lines))
    head = read_head(parts, year=year)
    outline = build_outline(parts.body, annex_from=parts.annex_from)
    first = head.year if head.year is not None else (clock or SystemClock()).today().year
    years = Years(
        first,
        max(head.year_end or first, first),
        certain=head.year is not None and head.year_certain,
        turns_in=head.begins_in,
    )
    tasks = assemble(build_drafts(outline), years=years)
    return PlanPreview(
        head=head,
        tasks=tasks,
        warnings=plan_warnings(head, tasks, parts=parts, outline=outline),
        lines=lines,
    )
