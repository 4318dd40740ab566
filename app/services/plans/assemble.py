"""The last stage: drafts with their times, recurrences, quotas and doubts made into proposed tasks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.core.text import capitalised
from app.services.plans.aligned import aligned_fold
from app.services.plans.draft_clues import Draft, Passage, TimePassage
from app.services.plans.duplicates import find_duplicates
from app.services.plans.head import Parts
from app.services.plans.ocr import looks_scanned
from app.services.plans.paragraph import Paragraph
from app.services.plans.periods import Years
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
from app.services.plans.quotas import find_quota
from app.services.plans.recurrence import find_recurrence
from app.services.plans.sections import Outline
from app.services.plans.tables import FROM_COLUMN, TO_COLUMN
from app.services.plans.times import find_periods

_FLAG_ORDER: Final = tuple(Flag)


def assemble(drafts: Sequence[Draft], *, years: Years) -> tuple[ProposedTask, ...]:
    """Proposed tasks in reading order; duties given twice are marked."""
    tasks = [_task(draft, years) for draft in drafts]
    doubles = find_duplicates(tasks)
    return tuple(
        replace(task, flags=_ordered({*task.flags, Flag.DUPLICATE_DUTY})) if index in doubles else task
        for index, task in enumerate(tasks)
    )


def _task(draft: Draft, years: Years) -> ProposedTask:
    passage = draft.passage
    paragraph = passage.paragraph
    periods, flags = _periods(draft, years)
    flags |= draft.flags
    quota = _quota(draft)
    if looks_scanned(passage.text):
        flags.add(Flag.OCR)
    return ProposedTask(
        line=paragraph.line_at(passage.start),
        section=draft.number,
        text=" ".join(passage.text.split()),
        lead_unit=_name(draft.lead),
        coop_units=tuple(draft.coop),
        periods=periods,
        recurrence=_recurrence(draft, periods),
        quota=quota,
        flags=_ordered(flags),
        spans=paragraph.spans(passage.start, passage.end),
        paragraph=" ".join(paragraph.body.split()),
        heading=draft.section.heading,
        product=" ".join(draft.product.split()),
        budget=" ".join(draft.budget.split()),
        note=" ".join(draft.note.split()),
    )


def _name(unit: str | None) -> str | None:
    name = " ".join((unit or "").split()).strip(" ,;.:")
    return capitalised(name) if name else None


def _ordered(flags: set[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in _FLAG_ORDER if flag in flags)


# --- times ------------------------------------------------------------------------------------------------


def _periods(draft: Draft, years: Years) -> tuple[tuple[ProposedPeriod, ...], set[Flag]]:
    """The duty's own times; without any, those of the nearest heading that has some."""
    own = [*draft.times, TimePassage(draft.passage, field=False)]
    periods, flags = _read_times(own, years)
    if not periods and not flags and draft.default_times:
        periods, flags = _read_times(draft.default_times, years)
    section = draft.section
    while not periods and not flags and section.paragraph is not None and section.parent is not None:
        paragraph = section.paragraph
        end = min(paragraph.body_start + len(section.heading) + 4, len(paragraph.text))
        heading = Passage(paragraph, paragraph.body_start, end)
        periods, flags = _read_times([TimePassage(heading, field=False)], years)
        section = section.parent
    unique: dict[tuple[object, ...], ProposedPeriod] = {}
    for period in periods:
        key = (period.start, period.end, period.raw if period.start is None and period.end is None else "")
        known = unique.get(key)
        if known is None or (known.label is None and period.label is not None):
            unique[key] = period
    return tuple(unique.values()), flags


def _read_times(passages: Sequence[TimePassage], years: Years) -> tuple[list[ProposedPeriod], set[Flag]]:
    periods: list[ProposedPeriod] = []
    flags: set[Flag] = set()
    settled = False
    by_column: dict[str, ProposedPeriod] = {}
    for one in sorted(passages, key=lambda time: not time.field):
        passage = one.passage
        text = passage.text
        told = one.told
        if told and not told.endswith(" "):
            text, told = told, ""  # a mark in a month's column: the column says when
        text = told + text
        found, doubts = find_periods(aligned_fold(text), text, years=years, field=one.field)
        flags |= doubts
        for period in found:
            if settled and period.label is not None:
                continue  # a field gives the day: the days named here are what it is about
            flags |= period.flags
            left = max(period.left - len(told), 0) + passage.start
            right = max(period.right - len(told), 0) + passage.start
            spans = passage.paragraph.spans(left, min(right, passage.end))
            raw = " ".join(text[period.left : period.right].split()).strip(" :,;")
            periods.append(ProposedPeriod(period.start, period.end, raw, period.label, spans))
            by_column.setdefault(one.told, periods[-1])
        if one.field and any(
            period.end is not None and period.start in (None, period.end) for period in periods
        ):
            settled = True
    return _from_to(periods, by_column, flags), flags


def _from_to(
    periods: list[ProposedPeriod], by_column: dict[str, ProposedPeriod], flags: set[Flag]
) -> list[ProposedPeriod]:
    """A column of first days and one of last days tell one period."""
    first, last = by_column.get(FROM_COLUMN), by_column.get(TO_COLUMN)
    if first is None or last is None or first.end is not None or last.start is not None:
        return periods
    if first.start is not None and last.end is not None and last.end < first.start:
        flags.add(Flag.END_BEFORE_START)
    whole = ProposedPeriod(
        first.start, last.end, f"{first.raw} - {last.raw}", first.label, (*first.spans, *last.spans)
    )
    return [whole, *(one for one in periods if one is not first and one is not last)]


# --- recurrences and quotas -------------------------------------------------------------------------------


def _places(draft: Draft) -> list[Passage]:
    own = [*(time.passage for time in draft.times if time.field), draft.passage, *draft.more]
    return own if draft.times else [*own, *(time.passage for time in draft.default_times)]


def _recurrence(draft: Draft, periods: Sequence[ProposedPeriod]) -> ProposedRecurrence | None:
    """The surest recurrence of the duty's words; an event that only sets a deadline is none."""
    deadlines = {
        span for period in periods if period.start is None and period.end is None for span in period.spans
    }
    best: ProposedRecurrence | None = None
    for passage in _places(draft):
        text = passage.text
        folded = aligned_fold(text)
        found = find_recurrence(folded, find_quota(folded, text))
        if found is None:
            continue
        one = ProposedRecurrence(
            freq=found.freq,
            raw=" ".join(text[found.left : found.right].split()),
            spans=passage.paragraph.spans(passage.start + found.left, passage.start + found.right),
        )
        if one.freq is Frequency.EVENT and any(_lies_in(one.spans, deadline) for deadline in deadlines):
            continue
        if best is None or (best.freq in _OPEN and one.freq not in _OPEN):
            best = one
    return best


_OPEN: Final = (Frequency.CONTINUOUS, Frequency.EVENT)


def _lies_in(spans: Sequence[Span], outer: Span) -> bool:
    return any(one.line == outer.line and outer.start <= one.start < outer.end for one in spans)


def _quota(draft: Draft) -> ProposedQuota | None:
    for passage in [draft.passage, *_places(draft)]:
        text = passage.text
        found = find_quota(aligned_fold(text), text)
        if found is not None:
            return ProposedQuota(
                minimum=found.minimum,
                unit=found.unit,
                per=found.per,
                raw=" ".join(text[found.left : found.right].split()),
                spans=passage.paragraph.spans(passage.start + found.left, passage.start + found.right),
            )
    return _quota_of_product(draft)


def _quota_of_product(draft: Draft) -> ProposedQuota | None:
    """A number for each stretch of time may stand in the column of products: "02 tin, bài/tháng"."""
    found = find_quota(aligned_fold(draft.product), draft.product)
    if found is None or found.per is None:
        return None
    raw = " ".join(draft.product[found.left : found.right].split())
    return ProposedQuota(minimum=found.minimum, unit=found.unit, per=found.per, raw=raw, spans=())


# --- warnings ---------------------------------------------------------------------------------------------

_SPOKEN: Final = {
    Flag.YEAR_MISMATCH: "có ngày ghi năm khác với năm của kế hoạch",
    Flag.END_BEFORE_START: "có ngày kết thúc đứng trước ngày bắt đầu",
    Flag.INVALID_DATE: "có ngày không có trong lịch",
    Flag.RELATIVE_DEADLINE: "có thời hạn tính từ một mốc khác, cần điền ngày cụ thể",
    Flag.EVENT_RELATIVE: "có thời hạn gắn với một sự kiện, cần kiểm tra ngày",
    Flag.CONDITIONAL_DATE: "có thời gian dự kiến hoặc còn phụ thuộc điều kiện khác",
    Flag.DITTO: "có ô ghi «nt», đã lấy theo dòng trên",
    Flag.OCR: "có chữ hoặc số nghi do quét nhận dạng sai",
    Flag.BROKEN_PARAGRAPH: "câu bị ngắt xuống dòng, đã nối lại",
    Flag.PAGE_BREAK: "câu bị ngắt khi sang trang, đã nối lại",
    Flag.REPEATED_NUMBER: "số mục bị lặp lại",
    Flag.DUPLICATE_DUTY: "nhiệm vụ giống một nhiệm vụ khác trong kế hoạch",
}


def plan_warnings(
    head: PlanHead, tasks: Sequence[ProposedTask], *, parts: Parts, outline: Outline
) -> tuple[str, ...]:
    """What the officer should look at, as sentences: the head first, then the text from top to bottom."""
    warnings: list[str] = []
    if head.year is None:
        warnings.append("Không tìm thấy năm của kế hoạch; các ngày không ghi năm cần được xác nhận.")
    elif not head.year_certain:
        warnings.append(f"Năm của kế hoạch không ghi rõ, tạm hiểu là năm {head.year}; hãy xác nhận lại.")
    if not tasks:
        warnings.append(
            "Không tìm thấy nhiệm vụ nào trong văn bản. Hãy kiểm tra đã chọn đúng tệp kế hoạch chưa."
        )
    warnings.extend(outline.oddities)
    for flag, words in _SPOKEN.items():
        marked = [task for task in tasks if flag in task.flags]
        if marked:
            warnings.append(f"{_lines_of(marked)}: {words}{_shown(flag, marked)}.")
    warnings.extend(_programme_names(parts))
    return tuple(warnings)


def _lines_of(tasks: Sequence[ProposedTask]) -> str:
    numbers = list(dict.fromkeys(task.line for task in tasks))
    shown = "Dòng " + ", ".join(str(number) for number in numbers[:MOST_LINES])
    more = len(numbers) - MOST_LINES
    return f"{shown} và {more} dòng khác" if more > 0 else shown


MOST_LINES: Final = 40
"""A warning names so many lines at most."""


def _shown(flag: Flag, tasks: Sequence[ProposedTask]) -> str:
    """The doubtful words themselves, where they are dates."""
    if flag not in (Flag.YEAR_MISMATCH, Flag.END_BEFORE_START, Flag.INVALID_DATE, Flag.RELATIVE_DEADLINE):
        return ""
    raws = [period.raw for task in tasks for period in task.periods if _is_doubtful(flag, period)]
    return f" («{'»; «'.join(dict.fromkeys(raws))}»)" if raws else ""


def _is_doubtful(flag: Flag, period: ProposedPeriod) -> bool:
    match flag:
        case Flag.YEAR_MISMATCH:
            return any(
                str(end.year) not in period.raw and re.search(r"20\d\d", period.raw) is not None
                for end in (period.start, period.end)
                if end is not None
            ) or (period.end is not None and str(period.end.year) in period.raw)
        case Flag.END_BEFORE_START:
            return period.start is not None and period.end is not None and period.end < period.start
        case _:
            return period.start is None and period.end is None


_KIND: Final = re.compile(r"\b(?:chien luoc|chuong trinh|ke hoach|de an|nghi quyet)\b")
_SPAN_OF_YEARS: Final = re.compile(r"giai doan\s+(20\d\d)\s*-\s*(20\d\d)")


def _programme_names(parts: Parts) -> list[str]:
    """One programme called by two different spans of years ("giai đoạn 2021-2030", "giai đoạn 2026-2030")."""
    named: dict[str, dict[str, int]] = {}
    shown: dict[str, str] = {}
    for block in [*parts.head, *parts.body]:
        if not isinstance(block, Paragraph):
            continue
        for found in _SPAN_OF_YEARS.finditer(block.folded):
            words = block.folded[: found.start()].split()[-6:]
            if len(words) < 6 or any(word[-1] in ".;:" for word in words):
                continue
            key = " ".join(words)
            shown[key] = _programme(block, found.start())
            named.setdefault(key, {}).setdefault(f"{found[1]}–{found[2]}", block.line_at(found.start()))
    return [
        f"«{shown[key]}» được ghi với các giai đoạn khác nhau: "
        + ", ".join(f"{years} (dòng {line})" for years, line in spans.items())
        + "; hãy kiểm tra lại."
        for key, spans in named.items()
        if len(spans) > 1
    ]


def _programme(block: Paragraph, end: int) -> str:
    """The programme's name before its years, from its kind ("Chiến lược …") on."""
    begin = max(
        (found.start() for found in _KIND.finditer(block.folded, max(end - 140, 0), end)), default=None
    )
    words = block.text[begin if begin is not None else 0 : end].split()
    return " ".join(words if begin is not None else words[-6:])
