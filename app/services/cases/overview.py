"""What is still open on a case, the red page, and the way to the list. No name anywhere."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.case_reckoning import ContextAnswers, contexts
from app.core.case_vocabulary import CaseContext, CaseStatus, VerifyStatus
from app.core.case_work_vocabulary import CodeList
from app.core.clock import Clock
from app.db.database import Database
from app.models import Case
from app.services.cases.case_list import CaseRow, page_of_cases
from app.services.cases.code_lists import Code, CodeLists
from app.services.cases.reading import case_in, is_child, is_vulnerable
from app.services.listing import ListQuery, Page


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that a step of the case still lacks. `intake`: one of the ten fields of the intake."""

    step: str
    field: str
    words: str
    intake: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """What the law wants now, and where it says so."""

    words: str
    basis: str


@dataclass(frozen=True, slots=True)
class RedPage:
    """Immediate danger: numbers to call (code: the number, label: whose) and what the law demands."""

    case_no: str
    numbers: tuple[Code, ...]
    demands: tuple[Demand, ...]


class CaseOverview:
    """Questions about cases that need no name."""

    def __init__(self, database: Database, *, codes: CodeLists, clock: Clock) -> None:
        self._database = database
        self._codes = codes
        self._clock = clock

    def page(self, query: ListQuery) -> Page[CaseRow]:
        """Return one page of the list: see `case_list.page_of_cases`."""
        with self._database.read() as session:
            return page_of_cases(session, query, self._clock.now().replace(tzinfo=None))

    def open_items(self, case_id: str) -> tuple[OpenItem, ...]:
        """Return what is still open on a case, by step."""
        with self._database.read() as session:
            return open_items(case_in(session, case_id), self._clock.today())

    def contexts(self, case_id: str) -> tuple[CaseContext, ...]:
        """Return the contexts of a case's incidents, worked out from the answers (GBVIMS)."""
        with self._database.read() as session:
            return contexts_of(case_in(session, case_id))

    def red_page(self, case_id: str | None = None) -> RedPage:
        """Return whom to call and what to do now; without a case, what holds for every case."""
        numbers = self._codes.offered(CodeList.HOTLINE, self._clock.today())
        if case_id is None:
            return RedPage("", numbers, _DEMANDS)
        with self._database.read() as session:
            case = case_in(session, case_id)
            demands = list(_DEMANDS)
            if any(is_vulnerable(one) for one in case.survivors):
                demands.append(_VULNERABLE)
            if any(is_child(one) for one in case.survivors):
                demands.append(_CHILD)
            return RedPage(case.case_no, numbers, tuple(demands))


_DEMANDS: Final = (
    Demand(
        "Gọi Công an xã hoặc 113; phân công Công an xã xử lý ngay vì nguy hiểm đến sức khỏe, tính mạng.",
        "Luật 13/2022/QH15 Điều 20 khoản 4; NĐ 76/2023/NĐ-CP Điều 11",
    ),
    Demand(
        "Buộc chấm dứt hành vi; đưa người bị bạo lực đi cấp cứu hoặc đến nơi tạm lánh.",
        "Luật 13/2022/QH15 Điều 22 khoản 1",
    ),
    Demand(
        "Trình Chủ tịch Ủy ban nhân dân xã quyết định cấm tiếp xúc: khi đe dọa tính mạng không cần chờ đề "
        "nghị; có đề nghị thì quyết định trong 12 giờ; mỗi lần không quá 03 ngày.",
        "Luật 13/2022/QH15 Điều 25",
    ),
    Demand("Có dấu hiệu tội phạm thì chuyển theo pháp luật tố tụng hình sự.", "Luật 13/2022/QH15 Điều 20"),
)
_VULNERABLE: Final = Demand(
    "Người bị bạo lực thuộc nhóm dễ bị tổn thương: Trưởng Công an xã yêu cầu người gây bạo lực đến trụ sở.",
    "Luật 13/2022/QH15 Điều 20 khoản 4, Điều 24",
)
_CHILD: Final = Demand(
    "Người bị bạo lực là trẻ em: gọi 111 và chuyển quy trình bảo vệ trẻ em.",
    "NĐ 76/2023/NĐ-CP Điều 9, 10; NĐ 56/2017/NĐ-CP",
)


def open_items(case: Case, today: date) -> tuple[OpenItem, ...]:
    """Return what a case still lacks: the ten fields of the intake, what the steps want, what is due."""
    due = _due_items(case, today) if case.status is CaseStatus.OPEN else []
    return (*_intake_items(case), *_step_items(case), *due)


def contexts_of(case: Case) -> tuple[CaseContext, ...]:
    """Return every context that one of a case's incidents has."""
    ages = tuple(one.age for one in case.survivors if one.age is not None)
    relationships = tuple(one.relationship for one in case.perpetrators if one.relationship)
    found: set[CaseContext] = set()
    for incident in case.incidents:
        answers = ContextAnswers(
            gbv_type=incident.gbv_type,
            ages=ages,
            relationships=relationships,
            goods_exchanged=incident.goods_exchanged,
            abduction=incident.abduction,
            harmful_practice=incident.harmful_practice,
        )
        found.update(contexts(answers))
    return tuple(context for context in CaseContext if context in found)


def _intake_items(case: Case) -> list[OpenItem]:
    lacking: list[tuple[str, str]] = []
    survivor = case.survivors[0] if case.survivors else None
    incident = case.incidents[0] if case.incidents else None
    perpetrator = case.perpetrators[0] if case.perpetrators else None
    if survivor is None or survivor.sex is None:
        lacking.append(("survivors.0.sex", "Giới tính người bị bạo lực"))
    if survivor is None or survivor.age is None:
        lacking.append(("survivors.0.age", "Tuổi người bị bạo lực"))
    if incident is None or (incident.incident_date is None and incident.date_precision is None):
        lacking.append(("incidents.0.incident_date", "Ngày xảy ra (hoặc ghi không rõ)"))
    if incident is None or incident.gbv_type is None:
        lacking.append(("incidents.0.gbv_type", "Loại chính"))
    if incident is None or (not incident.dv_form and case.is_domestic is not False):
        lacking.append(("incidents.0.dv_form", "Hình thức bạo lực"))
    if perpetrator is None or perpetrator.relationship is None:
        lacking.append(("perpetrators.0.relationship", "Quan hệ với người gây bạo lực"))
    if case.consent_services is None:
        lacking.append(("consent_services", "Đồng ý nhận hỗ trợ, chuyển gửi"))
    if case.consent_sharing is None:
        lacking.append(("consent_sharing", "Đồng ý chia sẻ bản ẩn danh"))
    return [OpenItem("Tiếp nhận", field, words, intake=True) for field, words in lacking]


def _step_items(case: Case) -> list[OpenItem]:
    found = []
    if not case.assignments:
        found.append(OpenItem("Tiếp nhận", "assignments", "Chưa phân công xử lý"))
    if case.verify_status is VerifyStatus.NOT_YET:
        found.append(OpenItem("Xác minh", "verify_status", "Chưa xác minh"))
    if not case.risk_assessments:
        found.append(OpenItem("Đánh giá", "risk_assessments", "Chưa đánh giá nguy cơ"))
    elif any(row.risk_level is None for row in case.risk_assessments):
        found.append(OpenItem("Đánh giá", "risk_assessments", "Chưa chốt mức nguy cơ"))
    if not case.needs:
        found.append(OpenItem("Đánh giá", "needs", "Chưa ghi nhu cầu"))
    if case.consent_services and not case.consents:
        found.append(OpenItem("Đồng ý", "consents", "Chưa hỏi đồng ý theo từng nơi nhận"))
    if not (case.measures or case.referrals):
        found.append(OpenItem("Hỗ trợ", "measures", "Chưa có biện pháp hoặc chuyển gửi"))
    if not case.follow_ups:
        found.append(OpenItem("Theo dõi", "follow_ups", "Chưa hẹn theo dõi"))
    return found


def _due_items(case: Case, today: date) -> list[OpenItem]:
    """What the officer set a day for, once the day has come; the last review set is the one that counts."""
    flags = [one for one in case.flags if one.removed_on is None and one.due_on and one.due_on <= today]
    visits = [one for one in case.follow_ups if not one.done_date and one.due_date and one.due_date <= today]
    risk = max((one.review_date for one in case.risk_assessments if one.review_date), default=None)
    plan = max((one.review_date for one in case.safety_plans if one.review_date), default=None)
    found = [
        (bool(flags), "Tiếp nhận", "flags", f"Nhắc việc đến hạn ({len(flags)})"),
        (risk is not None and risk <= today, "Đánh giá", "risk_assessments", "Đến ngày rà soát nguy cơ"),
        (plan is not None and plan <= today, "Đánh giá", "safety_plans", "Đến ngày rà soát kế hoạch an toàn"),
        (bool(visits), "Theo dõi", "follow_ups", "Đến hẹn theo dõi"),
    ]
    return [OpenItem(step, field, words) for due, step, field, words in found if due]
