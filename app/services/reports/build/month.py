"""The month's summary: sections of the usual monthly report, fed by tasks and propaganda.

A part without records of its own is left for typing; it says that nothing occurred only where the
officer recorded so. The numbers of the prose and of the annexes are the same `Figure` objects.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import uncapitalised
from app.core.dates import format_date, format_official_date
from app.core.numbers import format_integer
from app.core.periods import ReportingPeriod
from app.models import Plan
from app.services.reports.build.annexes import propaganda_annex, task_annex
from app.services.reports.build.cadres_month import capacity_paragraphs, committee_paragraphs
from app.services.reports.build.frame import Frame, frame_of
from app.services.reports.build.funds import spending_paragraph, task_money
from app.services.reports.build.propaganda_figures import PropagandaFigures, propaganda_figures
from app.services.reports.build.propaganda_text import propaganda_section
from app.services.reports.build.task_figures import TaskFigures, TaskLine, Told, tasks_due, tasks_in
from app.services.reports.build.violence import month_paragraphs
from app.services.reports.model import Annex, Paragraph, Report, Run, Section, part
from app.services.reports.numbering import labelled
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings

TYPE_CODE = "BC"
SUBJECT = "Kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ"
LISTED_NEXT = 15
"""Tasks of the next period that the prose names; the rest is counted, the annex of that period lists all."""


def build_month(
    session: Session,
    period: ReportingPeriod,
    *,
    choices: ReportChoices,
    settings: OfficeSettings,
    today: date,
) -> Report:
    """Return the month's report as the records stand, without the officer's edits."""
    frame = frame_of(
        session, type_code=TYPE_CODE, choices=choices, settings=settings, on=choices.signed_on or today
    )
    tasks = tasks_in(session, period.range)
    coming = tasks_due(session, period.next().range)
    propaganda = propaganda_figures(session, period, settings)
    annexes = _annexes(period, propaganda, tasks)
    report = Report(
        kind="month",
        type_name="BÁO CÁO",
        title=f"{SUBJECT} {period.label}",
        period=period.code,
        period_note=period.range_note,
        blocks=(
            _opening(session, period, frame),
            _results(session, period, tasks, propaganda, today=today, annexes=annexes),
            _difficulties(tasks),
            _next_tasks(period, coming),
            _proposals(tasks),
        ),
        closing=frame.closing(f"{uncapitalised(SUBJECT)} {period.label}"),
        annexes=annexes,
    )
    return frame.around(report)


def _annexes(period: ReportingPeriod, propaganda: PropagandaFigures, tasks: TaskFigures) -> tuple[Annex, ...]:
    """Propaganda, then the plan's progress where a task belongs to the period."""
    progress = (task_annex(period, tasks),) if tasks.states else ()
    return labelled((propaganda_annex(period, propaganda), *progress))


def _opening(session: Session, period: ReportingPeriod, frame: Frame) -> Paragraph:
    plan = session.scalars(
        select(Plan).where(Plan.year == period.year).order_by(Plan.id.desc()).limit(1)
    ).first()
    issuer = frame.letterhead.issuer_name
    done = f"{issuer} báo cáo kết quả thực hiện {period.label} như sau:"
    if plan is None:
        return Paragraph("opening", (done,))
    number = f" số {plan.number}" if plan.number else ""
    issued = f" {format_official_date(plan.issued_on)}" if plan.issued_on else ""
    by = f" của {plan.issuer}" if plan.issuer else ""
    title = uncapitalised(plan.title) if plan.title else ""
    about = f" về {title}" if title and not title.startswith("kế hoạch") else ""
    return Paragraph("opening", (f"Thực hiện Kế hoạch{number}{issued}{by}{about}, {done}",))


def _results(
    session: Session,
    period: ReportingPeriod,
    tasks: TaskFigures,
    propaganda: PropagandaFigures,
    *,
    today: date,
    annexes: tuple[Annex, ...],
) -> Section:
    return part(
        "results",
        "I.",
        "Kết quả thực hiện",
        part(
            "direction",
            "1.",
            "Công tác chỉ đạo, triển khai",
            Paragraph("direction.documents"),
            _task_summary(tasks, annexes),
            _task_results(tasks),
        ),
        propaganda_section(period, propaganda, number="2.", annex=annexes[0].label),
        part(
            "capacity",
            "3.",
            "Nâng cao năng lực, quản lý nhà nước; công tác cán bộ nữ",
            *capacity_paragraphs(session, period, today),
        ),
        part(
            "violence",
            "4.",
            "Phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
            *month_paragraphs(session, period),
        ),
        part(
            "committee",
            "5.",
            "Hoạt động của Ban Vì sự tiến bộ của phụ nữ",
            *committee_paragraphs(session, period, today),
        ),
        part(
            "funds",
            "6.",
            "Kinh phí thực hiện",
            spending_paragraph(propaganda, task_money(session, period.range)),
        ),
    )


def _task_summary(tasks: TaskFigures, annexes: tuple[Annex, ...]) -> Paragraph:
    key = "direction.tasks"
    if not tasks.states:
        return Paragraph(key, ("Trong kỳ không có nhiệm vụ nào của kế hoạch đến hạn.",))
    runs: list[Run] = [
        "Số nhiệm vụ của kế hoạch phải thực hiện trong kỳ: ",
        tasks.total,
        "; trong đó hoàn thành ",
        tasks.done,
        ", đang thực hiện ",
        tasks.doing,
        ", quá hạn ",
        tasks.overdue,
    ]
    if tasks.dropped.value:
        runs += [", không thực hiện ", tasks.dropped]
    return Paragraph(key, (*runs, f" (chi tiết tại {annexes[-1].label} kèm theo)."))


def _task_results(tasks: TaskFigures) -> Paragraph:
    words = _listed(tasks.results, lambda line: line.result, named=True)
    return Paragraph("direction.results", words, optional=True)


def _difficulties(tasks: TaskFigures) -> Section:
    paragraph = Paragraph("difficulties.text", _listed(tasks.difficulties, lambda line: line.difficulties))
    return part("difficulties", "II.", "Khó khăn, hạn chế, nguyên nhân", paragraph)


def _proposals(tasks: TaskFigures) -> Section:
    paragraph = Paragraph("proposals.text", _listed(tasks.proposals, lambda line: line.proposals))
    return part("proposals", "IV.", "Kiến nghị, đề xuất", paragraph)


def _next_tasks(period: ReportingPeriod, coming: TaskFigures) -> Section:
    lines: list[Run] = []
    for line in coming.lines[:LISTED_NEXT]:
        due = f" (hạn {format_date(line.due_on)})" if line.due_on else ""
        lines.append(f"{chr(10) if lines else ''}- {_short(line.title)}{due};")
    if lines:
        lines[-1] = str(lines[-1]).removesuffix(";") + "."
    rest = len(coming.states) - LISTED_NEXT
    if rest > 0:
        lines[-1] = str(lines[-1]).removesuffix(".") + ";"
        lines.append(f"\n- Và {rest} nhiệm vụ khác đến hạn trong kỳ.")
    title = f"Nhiệm vụ trọng tâm {period.next().label}"
    return part("next", "III.", title, Paragraph("next.tasks", tuple(lines)))


def _listed(told: Told, words: Callable[[TaskLine], str], *, named: bool = False) -> tuple[Run, ...]:
    """Return one dash a task, with the unit's name in front; where there is none and `named`, the task's.

    Of more tasks than a person reads the rest is counted.
    """
    runs: list[Run] = []
    for line in told.lines:
        lead = line.lead_unit or (_short(line.title) if named else "")
        unit = f"{lead}: " if lead else ""
        text = " ".join(words(line).split()).rstrip(".;")
        end = "" if text.endswith("…") else "."
        runs.append(f"{chr(10) if runs else ''}- {unit}{text}{end}")
    if told.unlisted:
        rest = format_integer(told.unlisted)
        runs.append(f"\n- Và {rest} nhiệm vụ khác, ghi trong sổ theo dõi nhiệm vụ của đơn vị.")
    return tuple(runs)


def _short(title: str, limit: int = 220) -> str:
    """Return a duty's words as a list item: cut at a word when the plan's sentence is very long."""
    text = " ".join(title.split()).rstrip(".;:, ")
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
