"""The printed documents of a violence case, and whom each goes to."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.core.case_work_vocabulary import Assignee, Recipient, Service
from app.core.vocabulary import Choice


class CasePaper(Choice):
    """A document made from a case."""

    INTAKE = "intake", "Phiếu tiếp nhận"
    ASSIGNMENT = "assignment", "Phiếu phân công xử lý"
    REFERRAL = "referral", "Công văn chuyển gửi"
    ORDER_REQUEST = "order_request", "Văn bản đề nghị cấm tiếp xúc"
    ORDER = "order", "Quyết định cấm tiếp xúc"
    ORDER_REFUSAL = "order_refusal", "Văn bản trả lời không cấm tiếp xúc"
    ORDER_CANCEL = "order_cancel", "Quyết định hủy bỏ cấm tiếp xúc"
    SUPERVISION = "supervision", "Sổ giám sát cấm tiếp xúc"
    CRITICISM = "criticism", "Biên bản góp ý, phê bình"
    SUPERIOR_REPORT = "superior_report", "Báo cáo cấp trên"
    CLOSING = "closing", "Phiếu kết thúc vụ việc"


class Subject(StrEnum):
    """The sub-row of the case that a document is about."""

    CASE = ""
    ASSIGNMENT = "assignments"
    REFERRAL = "referrals"
    MEASURE = "measures"
    CLOSURE = "closures"


SUBJECT_OF: Final[Mapping[CasePaper, Subject]] = {
    CasePaper.INTAKE: Subject.CASE,
    CasePaper.ASSIGNMENT: Subject.ASSIGNMENT,
    CasePaper.REFERRAL: Subject.REFERRAL,
    CasePaper.ORDER_REQUEST: Subject.MEASURE,
    CasePaper.ORDER: Subject.MEASURE,
    CasePaper.ORDER_REFUSAL: Subject.MEASURE,
    CasePaper.ORDER_CANCEL: Subject.MEASURE,
    CasePaper.SUPERVISION: Subject.MEASURE,
    CasePaper.CRITICISM: Subject.MEASURE,
    CasePaper.SUPERIOR_REPORT: Subject.CASE,
    CasePaper.CLOSING: Subject.CLOSURE,
}

NAMING: Final = frozenset(
    {CasePaper.ORDER_REQUEST, CasePaper.ORDER, CasePaper.ORDER_REFUSAL, CasePaper.ORDER_CANCEL}
)
"""Documents that are worth nothing without the names of the parties: they go to the parties themselves."""

ASSIGNED: Final[Mapping[Assignee, Recipient | None]] = {
    Assignee.POLICE: Recipient.POLICE,
    Assignee.OFFICE: None,
    Assignee.HEALTH: Recipient.HEALTH,
    Assignee.CHILD_PROTECTION: Recipient.CHILD_PROTECTION,
    Assignee.VILLAGE: Recipient.OTHER,
    Assignee.WOMEN_UNION: Recipient.COUNSELLING,
    Assignee.OTHER: Recipient.OTHER,
}
"""Whose consent an assignment needs; None: the office that keeps the case."""

REFERRED: Final[Mapping[Service, Recipient]] = {
    Service.SAFETY: Recipient.SHELTER,
    Service.HEALTH: Recipient.HEALTH,
    Service.PSYCHOSOCIAL: Recipient.COUNSELLING,
    Service.POLICE: Recipient.POLICE,
    Service.LEGAL: Recipient.LEGAL_AID,
    Service.LIVELIHOOD: Recipient.LIVELIHOOD,
    Service.CHILD: Recipient.CHILD_PROTECTION,
    Service.EDUCATION: Recipient.OTHER,
    Service.OTHER: Recipient.OTHER,
}
