"""What the period's work cost, by source: direct activities, and the plan's tasks that were finished."""

from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.services.counted import Counted
from app.core.dates import DateRange
from app.models import Activity, Task
from app.services.reports.build.propaganda_figures import PropagandaFigures, activities
from app.services.reports.model import Figure, Paragraph, Records, Run


@dataclass(frozen=True, slots=True)
class TaskMoney:
    """Đồng spent on tasks that were finished in a period, by source, with the tasks behind each sum."""

    state: Counted
    social: Counted


def task_money(session: Session, days: DateRange) -> TaskMoney:
    """Add up what was spent on the tasks finished in `days`.

    A task holds one sum for all its life, so it counts in the period in which it was finished. One that
    has activities with costs of their own stays out: its money is told with these.
    """
    told_already = exists().where(
        Activity.task_id == Task.id, or_(Activity.cost_state.is_not(None), Activity.cost_social.is_not(None))
    )
    rows = session.execute(
        select(Task.id, Task.spent_state, Task.spent_social)
        .where(
            Task.done_on.between(days.start, days.end),
            or_(Task.spent_state.is_not(None), Task.spent_social.is_not(None)),
            ~told_already,
        )
        .order_by(Task.done_on, Task.id)
    ).all()
    return TaskMoney(
        state=_sum([(row.id, row.spent_state) for row in rows]),
        social=_sum([(row.id, row.spent_social) for row in rows]),
    )


def spending_paragraph(figures: PropagandaFigures, tasks: TaskMoney) -> Paragraph:
    """Return what was spent in the period, by source; left for typing when nothing was entered."""
    sums = figures.now.activities.all
    runs: list[Run] = []
    if sums.cost_state.ids or sums.cost_social.ids:
        runs += _by_source(
            "Kinh phí chi cho các hoạt động tuyên truyền trong kỳ",
            activities(sums.cost_state, "kinh phí NSNN"),
            activities(sums.cost_social, "kinh phí xã hội hóa"),
        )
    if tasks.state.ids or tasks.social.ids:
        runs += ["\n"] if runs else []
        runs += _by_source(
            "Kinh phí đã chi của các nhiệm vụ hoàn thành trong kỳ",
            _spent(tasks.state, "kinh phí NSNN của nhiệm vụ"),
            _spent(tasks.social, "kinh phí xã hội hóa của nhiệm vụ"),
        )
    return Paragraph("funds.text", tuple(runs))


def _by_source(what: str, state: Figure, social: Figure) -> list[Run]:
    return [f"{what}: ngân sách nhà nước ", state, " đồng; nguồn xã hội hóa ", social, " đồng."]


def _spent(sum_: Counted, label: str) -> Figure:
    return Figure(sum_.value, label=label, records=(Records("tasks", sum_.ids),))


def _sum(spent: list[tuple[str, int | None]]) -> Counted:
    known = [(task_id, money) for task_id, money in spent if money is not None]
    return Counted(sum(money for _, money in known), tuple(task_id for task_id, _ in known))
