"""A proposal as the rows of a task: dates, occurrences, quota, doubts in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.core.dates import DateRange, format_date, format_range
from app.core.text import capitalised
from app.core.vocabulary import Frequency, QuotaPeriod
from app.models import TaskOccurrence
from app.services.plans.preview import Flag, ProposedPeriod, ProposedTask
from app.services.tasks.occurrences import Occurrence, occurrence_id, occurrences_of
from app.services.tasks.unit_names import is_collective

LONGEST_TITLE: Final = 2000
_LONGEST_SECTION: Final = 60
_LONGEST_UNIT: Final = 60
_LONGEST_LABEL: Final = 300
_CUT: Final = "…"

_QUOTA_PERIODS: Final = {
    "month": QuotaPeriod.MONTH,
    "quarter": QuotaPeriod.QUARTER,
    "half_year": QuotaPeriod.HALF_YEAR,
    "year": QuotaPeriod.YEAR,
}
# Spans that a quota is not counted by; they stay in words.
_OTHER_PERIODS: Final = {"day": "mỗi ngày", "week": "mỗi tuần", "term": "mỗi nhiệm kỳ"}

_DOUBTS: Final = {
    Flag.YEAR_MISMATCH: "Ngày trong kế hoạch ghi năm khác với năm của kế hoạch{raw}; hãy kiểm tra thời hạn.",
    Flag.END_BEFORE_START: "Ngày kết thúc đứng trước ngày bắt đầu{raw}; hãy kiểm tra thời hạn.",
    Flag.INVALID_DATE: "Ngày trong kế hoạch không có trong lịch{raw}; hãy điền thời hạn.",
    Flag.YEAR_TO_CONFIRM: "Kế hoạch không ghi rõ năm của ngày này{raw}; hãy xác nhận năm.",
    Flag.RELATIVE_DEADLINE: "Thời hạn tính từ một mốc khác{raw}; hãy điền ngày cụ thể.",
    Flag.EVENT_RELATIVE: "Thời hạn gắn với một sự kiện{raw}; hãy kiểm tra ngày.",
    Flag.CONDITIONAL_DATE: "Thời gian mới là dự kiến hoặc còn phụ thuộc điều kiện khác{raw}.",
    Flag.DITTO: "Ô trong kế hoạch ghi «nt», đã lấy theo dòng trên; hãy kiểm tra.",
    Flag.OCR: "Có chữ hoặc số nghi do quét nhận dạng sai; hãy đối chiếu với bản gốc.",
    Flag.BROKEN_PARAGRAPH: "Câu trong kế hoạch bị ngắt xuống dòng, đã nối lại; hãy kiểm tra.",
    Flag.PAGE_BREAK: "Câu trong kế hoạch bị ngắt khi sang trang, đã nối lại; hãy kiểm tra.",
    Flag.REPEATED_NUMBER: "Số mục bị lặp lại trong kế hoạch.",
    Flag.DUPLICATE_DUTY: "Giống một nhiệm vụ khác trong kế hoạch; hãy gộp nếu là một việc.",
}


@dataclass(frozen=True, slots=True)
class MadeTask:
    """Column values of a task and of its occurrences."""

    values: dict[str, Any]
    occurrences: tuple[dict[str, Any], ...]

    def occurrence_rows(self, task_id: str) -> list[TaskOccurrence]:
        """Return the occurrences as rows."""
        return [TaskOccurrence(task_id=task_id, **values) for values in self.occurrences]


def made_task(task_id: str, task: ProposedTask, *, years: DateRange) -> MadeTask:
    """Return what a proposal becomes. Units are not among the values: they need the register.

    One period gives the task's own dates; several give an occurrence each and the task's dates span them.
    A recurrence adds its occurrences within the dates, else over the plan's `years`. What the words do not
    date stays undated; all words about time are kept in `deadline_note`.
    """
    periods = [period for period in task.periods if period.start or period.end]
    start, due = _dates(periods)
    frequency = Frequency[task.recurrence.freq.name] if task.recurrence else None
    repeated = occurrences_of(
        task_id,
        frequency=frequency,
        start=start or years.start,
        due=due or years.end,
        year=years.start.year,
        words=_time_words(task),
    )
    occurrences = [_row(one) for one in repeated]
    if len(periods) > 1:
        occurrences += [_period_row(task_id, period) for period in periods if period.end]
    return MadeTask(
        values={
            **wording(task),
            "start_on": start,
            "due_on": due,
            "deadline_note": _time_words(task),
            "recurrence": frequency,
            **_quota(task),
            "flags": "\n".join(doubts(task)),
            "note": _note(task),
        },
        occurrences=tuple({one["id"]: one for one in occurrences}.values()),
    )


def wording(task: ProposedTask) -> dict[str, Any]:
    """Return the values that hold the plan's words and where they stand."""
    title = " ".join(task.text.split())
    return {
        "title": _cut(capitalised(title), LONGEST_TITLE),
        "paragraph": task.paragraph or task.text,
        "section": _cut(task.section, _LONGEST_SECTION),
        "line": task.line,
    }


def doubts(task: ProposedTask) -> list[str]:
    """Return a sentence for every flag, with the words of the plan where it is about a date."""
    raw = "; ".join(dict.fromkeys(period.raw for period in task.periods if period.raw))
    quoted = f" («{raw}»)" if raw else ""
    return [_DOUBTS[flag].format(raw=quoted) for flag in task.flags]


def _dates(periods: Sequence[ProposedPeriod]) -> tuple[date | None, date | None]:
    """Return the task's start and due date. A period that ends before it starts has a deadline only."""
    if not periods:
        return None, None
    ends = [period.end for period in periods if period.end]
    due = max(ends) if ends else None
    if len(periods) == 1:
        start = periods[0].start
    else:
        start = min(day for period in periods for day in (period.start, period.end) if day)
    return (None if start and due and start > due else start), due


def _row(one: Occurrence) -> dict[str, Any]:
    return {"id": one.id, "label": one.label, "start_on": one.start, "due_on": one.due}


def _period_row(task_id: str, period: ProposedPeriod) -> dict[str, Any]:
    assert period.end is not None
    start = period.start if period.start and period.start <= period.end else None
    key = f"{start or ''}..{period.end}"
    return {
        "id": occurrence_id(task_id, key),
        "label": _cut(period.label or _period_words(start, period.end), _LONGEST_LABEL),
        "start_on": start if start != period.end else None,
        "due_on": period.end,
    }


def _period_words(start: date | None, end: date) -> str:
    if start is None:
        return f"Trước ngày {format_date(end)}"
    return capitalised(format_range(DateRange(start, end)))


def _time_words(task: ProposedTask) -> str:
    words = [period.raw for period in task.periods]
    if task.recurrence:
        words.append(task.recurrence.raw)
    return "; ".join(dict.fromkeys(word for word in words if word))


def _quota(task: ProposedTask) -> dict[str, Any]:
    if task.quota is None:
        return {}
    per = task.quota.per or ""
    unit = " ".join(part for part in (task.quota.unit, _OTHER_PERIODS.get(per, "")) if part)
    return {
        "quota_min": task.quota.minimum,
        "quota_unit": _cut(unit, _LONGEST_UNIT),
        "quota_per": _QUOTA_PERIODS.get(per),
    }


def _note(task: ProposedTask) -> str:
    named = [task.lead_unit] if task.lead_unit and is_collective(task.lead_unit) else []
    joined = [name for name in task.coop_units if name.strip() and is_collective(name)]
    parts = (
        ("Chủ trì", "; ".join(named)),
        ("Phối hợp", "; ".join(joined)),
        ("Sản phẩm", task.product),
        ("Kinh phí", task.budget),
        ("Ghi chú", task.note),
    )
    return "\n".join(f"{name}: {words}" for name, words in parts if words)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + _CUT
