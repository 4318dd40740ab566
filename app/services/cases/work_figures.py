"""What was done about the cases of a period: the few figures of Primero that an office of one can use."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.case_vocabulary import Answer, CaseStatus
from app.core.case_work_vocabulary import Progress, ReferralStatus
from app.models import Case, CaseFollowUp

_DONE = (ReferralStatus.REFERRED, ReferralStatus.OWN)
_GOALS = (
    ("progress_safety", "an toàn"),
    ("progress_health", "sức khỏe"),
    ("progress_psychosocial", "tâm lý"),
    ("progress_justice", "công lý"),
)


def work_figures(session: Session, case_ids: Sequence[str]) -> tuple[tuple[tuple[str], int], ...]:
    """Return (label, figure): referrals, follow-ups, safety plans, goals reached, closing; days are whole."""
    loaded = (
        selectinload(Case.referrals),
        selectinload(Case.follow_ups),
        selectinload(Case.safety_plans),
        selectinload(Case.closures),
    )
    cases = session.scalars(select(Case).where(Case.id.in_(case_ids)).options(*loaded)).all()
    closed = [one for one in cases if one.status in (CaseStatus.CLOSED, CaseStatus.TRANSFERRED)]
    days = [_days_open(one) for one in closed if one.closures]
    wanted = [one for one in cases if any(plan.needed is Answer.YES for plan in one.safety_plans)]
    made = [one for one in wanted if any(plan.made_on for plan in one.safety_plans)]
    rows = [
        ("Lượt chuyển gửi, tự hỗ trợ", sum(row.status in _DONE for one in cases for row in one.referrals)),
        ("Lần theo dõi đã thực hiện", sum(bool(row.done_date) for one in cases for row in one.follow_ups)),
        ("Vụ cần kế hoạch an toàn", len(wanted)),
        ("Trong đó đã lập kế hoạch an toàn", len(made)),
        *((f"Vụ đạt mục tiêu {goal}", sum(_reached(one, key) for one in cases)) for key, goal in _GOALS),
        ("Vụ đã đóng", len(closed)),
        ("Số ngày trung bình từ tiếp nhận đến đóng", round(sum(days) / len(days)) if days else 0),
    ]
    return tuple(((label,), figure) for label, figure in rows)


def _days_open(case: Case) -> int:
    return (max(row.closed_on for row in case.closures) - case.received_at.date()).days


def _reached(case: Case, goal: str) -> bool:
    """Whether the last follow-up that was done says that a goal is reached."""
    done: list[CaseFollowUp] = [row for row in case.follow_ups if row.done_date]
    last = max(done, key=lambda row: (str(row.done_date), row.id), default=None)
    return last is not None and getattr(last, goal) is Progress.REACHED
