"""A year's figures of one commune without anything of a person, and many communes' figures put together.

A summary holds numbers a calendar month, the commune's name and nothing else: no title, no note, no name, no
code of a case. What is counted is listed in `FIGURES`; the city puts a folder of such files together.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.case_vocabulary import CaseStatus
from app.core.clock import Clock
from app.core.dates import DateRange
from app.core.errors import AppError
from app.core.progress import NoProgress, Progress
from app.core.text import nfc, text_sort_key
from app.core.vocabulary import TaskStatus
from app.db.database import Database
from app.models import Case, Task, TaskOccurrence
from app.services.changelog.recorder import Recorder
from app.services.files import write_atomically
from app.services.propaganda.adding_up import activity_figures
from app.services.propaganda.counting import media_figures
from app.services.settings.office import load_in

FORMAT: Final = "so-binh-dang-gioi/summary"
VERSION: Final = 1
MONTHS: Final = range(1, 13)
SUFFIX: Final = ".json"
_LARGEST_FILE: Final = 1_000_000
_LARGEST_NUMBER: Final = 10**12
_TWICE: Final = (
    "Xã {name} có nhiều tệp tổng hợp khác nhau của năm {year}; chỉ tính tệp lập sau cùng là «{kept}»."
)


@dataclass(frozen=True, slots=True)
class SummaryFigure:
    """One number a month: a stable key, its Vietnamese title."""

    key: str
    title: str


FIGURES: Final = (
    SummaryFigure("tasks_due", "Nhiệm vụ đến hạn"),
    SummaryFigure("tasks_done", "Nhiệm vụ hoàn thành"),
    SummaryFigure("radio_items", "Tin, bài phát thanh"),
    SummaryFigure("radio_broadcasts", "Lượt phát thanh"),
    SummaryFigure("online_posts", "Tin, bài đăng mạng"),
    SummaryFigure("activities", "Hoạt động trực tiếp"),
    SummaryFigure("attendance_total", "Lượt người dự"),
    SummaryFigure("attendance_female", "Trong đó: nữ"),
    SummaryFigure("cases_received", "Vụ việc tiếp nhận"),
)
_KEYS: Final = tuple(figure.key for figure in FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One commune's year: `months` has twelve entries of key → number. `created` is when it was made."""

    commune: str
    province: str
    year: int
    created: datetime
    months: tuple[Mapping[str, int], ...]

    def total(self, key: str) -> int:
        """Return the year's sum of one figure."""
        return sum(month.get(key, 0) for month in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The communes of a year by name. `problems` are sentences about files that were left out."""

    year: int
    summaries: tuple[Summary, ...]
    problems: tuple[str, ...]


class NotASummary(AppError):
    """A file is no summary of this program, or is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"«{path.name}» không phải là tệp tổng hợp của chương trình hoặc đã bị sửa. "
            "Hãy xin xã gửi lại tệp xuất bằng lệnh export summary."
        )


class NewerSummary(NotASummary):
    """A file is of a later program, whose figures may mean something else."""

    def __init__(self, path: Path) -> None:
        AppError.__init__(
            self,
            f"«{path.name}» do phiên bản mới hơn của chương trình xuất ra nên chưa tính. "
            "Hãy cài phiên bản mới trên máy này rồi tổng hợp lại.",
        )


class NothingToGather(AppError):
    """A folder has no summary of the year."""

    def __init__(self, folder: Path, year: int) -> None:
        super().__init__(
            f"Thư mục «{folder}» không có tệp tổng hợp nào của năm {year}. "
            "Hãy kiểm tra thư mục và năm cần tổng hợp."
        )


class Summaries:
    """Makes the summary of the open book."""

    def __init__(self, database: Database, *, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock

    def of_year(self, year: int) -> Summary:
        """Return the figures of a year's calendar months."""
        with self._database.read() as session:
            office = load_in(session)
            return Summary(
                commune=office.commune,
                province=office.province,
                year=year,
                created=self._clock.now(),
                months=tuple(_figures(session, _month(year, month)) for month in MONTHS),
            )

    def export(self, year: int, path: Path) -> Summary:
        """Write the year's summary as JSON; the log notes it. Raises `CannotWrite`."""
        summary = self.of_year(year)
        write_atomically(path, to_json(summary).encode())
        label = f"Xuất số liệu tổng hợp năm {year}"
        with self._database.transaction(label) as session:
            self._recorder.note(session, action="export", kind="settings", record_id="", label=label)
        return summary


def to_json(summary: Summary) -> str:
    """Return the file's text."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "commune": summary.commune,
        "province": summary.province,
        "year": summary.year,
        "created": summary.created.isoformat(),
        "months": [
            {"month": month, "figures": dict(figures)}
            for month, figures in zip(MONTHS, summary.months, strict=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_summary(path: Path) -> Summary:
    """Read one file; raise `NotASummary`, `NewerSummary`. Figures that are not known here are left out."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise NotASummary(path)
        raw: Any = json.loads(path.read_text(encoding="utf-8-sig"))
        if raw["format"] != FORMAT:
            raise NotASummary(path)
        if int(raw["version"]) > VERSION:
            raise NewerSummary(path)
        months = {int(one["month"]): _known(one["figures"]) for one in raw["months"]}
        summary = Summary(
            commune=_name(raw["commune"]),
            province=_name(raw["province"]),
            year=int(raw["year"]),
            created=datetime.fromisoformat(raw["created"]),
            months=tuple(months[month] for month in MONTHS),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotASummary(path) from error
    if summary.created.tzinfo is None:
        raise NotASummary(path)
    return summary


def gather(folder: Path, year: int, progress: Progress | None = None) -> Gathered:
    """Read every summary of `year` in a folder; of two of one commune the one made last counts.

    Raises `NothingToGather`.
    """
    progress = progress or NoProgress()
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
    except OSError as error:
        raise NothingToGather(folder, year) from error
    found: dict[tuple[str, str], tuple[Path, Summary]] = {}
    problems = []
    for number, path in enumerate(paths):
        progress.check()
        progress.step(number, len(paths), "Đang đọc số liệu của các xã")
        try:
            summary = read_summary(path)
        except NotASummary as error:
            problems.append(str(error))
            continue
        if summary.year != year:
            continue
        key = summary.province.casefold(), summary.commune.casefold()
        before = found.get(key)
        if before is None:
            found[key] = path, summary
        elif (before[1].created, before[1].months) != (summary.created, summary.months):
            # A second copy of one file is no second answer.
            found[key] = max(before, (path, summary), key=lambda one: one[1].created)
            problems.append(_TWICE.format(name=found[key][1].commune, year=year, kept=found[key][0].name))
    if not found:
        raise NothingToGather(folder, year)
    ordered = sorted(
        (one for _, one in found.values()),
        key=lambda one: (text_sort_key(one.province), text_sort_key(one.commune)),
    )
    return Gathered(year=year, summaries=tuple(ordered), problems=tuple(dict.fromkeys(problems)))


def _figures(session: Session, days: DateRange) -> dict[str, int]:
    media, held = media_figures(session, days), activity_figures(session, days).all
    received = func.date(Case.received_at).between(days.start.isoformat(), days.end.isoformat())
    return {
        "tasks_due": _tasks(session, lambda model: model.due_on.between(days.start, days.end)),
        "tasks_done": _tasks(
            session,
            lambda model: (model.status == TaskStatus.DONE) & model.done_on.between(days.start, days.end),
        ),
        "radio_items": media.radio.value,
        "radio_broadcasts": media.radio_broadcasts.value,
        "online_posts": media.online_posts.value,
        "activities": held.activities.value,
        "attendance_total": held.attendance_total.value,
        "attendance_female": held.attendance_female.value,
        "cases_received": session.scalar(
            select(func.count()).select_from(Case).where(Case.status != CaseStatus.DUPLICATE, received)
        )
        or 0,
    }


def _tasks(session: Session, condition: Callable[[Any], Any]) -> int:
    """Count tasks by their own date, and by their occurrences' where they have some."""
    repeated = select(TaskOccurrence.task_id)
    own = select(func.count()).select_from(Task).where(condition(Task), Task.id.not_in(repeated))
    occurrences = select(func.count()).select_from(TaskOccurrence).where(condition(TaskOccurrence))
    return (session.scalar(own) or 0) + (session.scalar(occurrences) or 0)


def _month(year: int, month: int) -> DateRange:
    start = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return DateRange(start, after - timedelta(days=1))


def _known(figures: Mapping[str, Any]) -> dict[str, int]:
    kept = {key: figures[key] for key in _KEYS if key in figures}
    if any(type(value) is not int or not 0 <= value < _LARGEST_NUMBER for value in kept.values()):
        raise ValueError("a figure is a number")
    return kept


def _name(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip() or len(raw) > 200:
        raise ValueError("a commune has a name")
    return " ".join(nfc(raw).split())


def totals(summaries: Iterable[Summary], key: str) -> int:
    """Return the sum of one figure over communes and months."""
    return sum(summary.total(key) for summary in summaries)


def month_totals(summaries: Sequence[Summary], key: str) -> tuple[int, ...]:
    """Return the sum over communes of one figure for each month."""
    return tuple(sum(one.months[place].get(key, 0) for one in summaries) for place in range(len(MONTHS)))
