"""The violence case: its head and what was said on receiving it.

Every column carries its `tier` (case-record: 3 direct identifier, 2 narrative, 1 quasi-identifier,
0 coded). Lists, history, merges and logs show tiers 0 and 1 only; sub-rows stand in the modules
`case_people`, `case_consent`, `case_care` and `case_course`.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_vocabulary import (
    CaseKind,
    CaseStatus,
    CaseStep,
    ReceiveForm,
    ReceivePlace,
    ReportedElsewhere,
    Sensitivity,
    VerifyStatus,
)
from app.core.case_work_vocabulary import ConsentFrom, ConsentManner, Undecided, WithholdReason
from app.core.equality_violations import EqualityViolation
from app.models.base import DomainRow
from app.models.tiers import Tier, tiered

if TYPE_CHECKING:
    from app.models.case_care import CaseFollowUp, CaseMeasure, CaseNeed, CaseReferral
    from app.models.case_consent import CaseConsent, CaseDisclosure
    from app.models.case_course import (
        CaseAssignment,
        CaseAttachment,
        CaseClockReason,
        CaseClosure,
        CaseFlag,
        CaseNote,
        CaseReopening,
    )
    from app.models.case_people import CaseIncident, CasePerpetrator, CaseSurvivor
    from app.models.case_risk import CaseRiskAssessment, CaseSafetyPlan

_ROWS = "all, delete-orphan"


class Case(DomainRow):
    """One case. Its number is all that may be shown of it outside the unlocked case screen."""

    __tablename__ = "cases"
    __table_args__ = (Index(None, "status", "received_at"), Index(None, "received_at", "id"))
    kind = "cases"
    numbered = "case_no"
    searched = ("case_no",)
    confidential = True

    case_no: Mapped[str] = mapped_column(
        String(20), unique=True, nullable=True, info=tiered("Số hồ sơ", Tier.CODED, automatic=True)
    )
    """Given on the first put. Unique, so that a merge of two books with one letter renumbers."""
    case_kind: Mapped[CaseKind | None] = mapped_column(info=tiered("Loại vụ việc", Tier.CODED))
    violation: Mapped[EqualityViolation | None] = mapped_column(
        info=tiered("Hành vi vi phạm pháp luật về bình đẳng giới", Tier.CODED)
    )
    received_at: Mapped[datetime] = mapped_column(
        info=tiered("Thời điểm tiếp nhận", Tier.QUASI, required=True)
    )
    entered_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Thời điểm nhập vào sổ", Tier.QUASI, automatic=True)
    )
    receive_form: Mapped[ReceiveForm] = mapped_column(
        info=tiered("Hình thức báo tin", Tier.CODED, required=True)
    )
    receive_place: Mapped[ReceivePlace | None] = mapped_column(info=tiered("Nơi tiếp nhận", Tier.CODED))
    source_type: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Nguồn báo tin", Tier.CODED, code_list="source")
    )
    reported_by_survivor: Mapped[bool | None] = mapped_column(
        info=tiered("Chính người bị bạo lực báo", Tier.CODED)
    )
    reporter_name: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người báo tin", Tier.IDENTIFIER)
    )
    reporter_phone: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Điện thoại người báo tin", Tier.IDENTIFIER)
    )
    received_by: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người tiếp nhận", Tier.CODED)
    )
    reported_elsewhere: Mapped[ReportedElsewhere | None] = mapped_column(
        info=tiered("Đã báo nơi khác", Tier.CODED)
    )
    verify_status: Mapped[VerifyStatus] = mapped_column(
        default=VerifyStatus.NOT_YET, info=tiered("Xác minh", Tier.CODED)
    )
    status: Mapped[CaseStatus] = mapped_column(
        default=CaseStatus.OPEN, info=tiered("Trạng thái", Tier.CODED, automatic=True)
    )
    step: Mapped[CaseStep] = mapped_column(
        default=CaseStep.NEW, info=tiered("Bước xử lý", Tier.CODED, automatic=True)
    )
    is_domestic: Mapped[bool | None] = mapped_column(
        index=True, info=tiered("Bạo lực gia đình", Tier.CODED, automatic=True)
    )
    duplicate_of_id: Mapped[str | None] = mapped_column(
        ForeignKey("cases.id"), index=True, info=tiered("Trùng với hồ sơ", Tier.CODED)
    )
    immediate_danger: Mapped[bool | None] = mapped_column(
        info=tiered("Đang nguy hiểm đến sức khỏe, tính mạng", Tier.CODED)
    )
    wants_legal_action: Mapped[Undecided | None] = mapped_column(
        info=tiered("Muốn xử lý theo pháp luật", Tier.CODED)
    )
    consent_services: Mapped[bool | None] = mapped_column(
        info=tiered("Đồng ý nhận hỗ trợ, chuyển gửi", Tier.CODED)
    )
    consent_on: Mapped[date | None] = mapped_column(info=tiered("Ngày đồng ý", Tier.QUASI))
    consent_manner: Mapped[ConsentManner | None] = mapped_column(info=tiered("Hình thức đồng ý", Tier.CODED))
    consent_from: Mapped[ConsentFrom | None] = mapped_column(info=tiered("Người đồng ý", Tier.CODED))
    consent_sharing: Mapped[bool | None] = mapped_column(
        info=tiered("Đồng ý chia sẻ bản ẩn danh ngoài thống kê bắt buộc", Tier.CODED)
    )
    withhold_what: Mapped[str] = mapped_column(
        default="", info=tiered("Điều cần giữ lại, không chia sẻ", Tier.NARRATIVE)
    )
    withhold_reason: Mapped[WithholdReason | None] = mapped_column(info=tiered("Lý do giữ lại", Tier.CODED))
    mandatory_report: Mapped[bool | None] = mapped_column(
        info=tiered("Thuộc diện phải báo theo luật", Tier.CODED)
    )
    mandatory_told: Mapped[bool | None] = mapped_column(
        info=tiered("Đã báo trước cho người bị bạo lực", Tier.CODED)
    )
    sensitivity: Mapped[Sensitivity] = mapped_column(
        default=Sensitivity.NORMAL, info=tiered("Mức giữ kín", Tier.CODED)
    )
    retention_until: Mapped[date | None] = mapped_column(info=tiered("Lưu đến ngày", Tier.CODED))
    legal_hold: Mapped[bool] = mapped_column(default=False, info=tiered("Giữ lại theo pháp luật", Tier.CODED))
    legal_hold_reason: Mapped[str] = mapped_column(default="", info=tiered("Lý do giữ lại", Tier.NARRATIVE))
    anonymised_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Ẩn danh hóa lúc", Tier.CODED, automatic=True)
    )
    is_sample: Mapped[bool] = mapped_column(default=False, info=tiered("Dữ liệu mẫu", Tier.CODED))
    search: Mapped[str] = mapped_column(default="", info=tiered("", Tier.CODED, derived=True))

    survivors: Mapped[list["CaseSurvivor"]] = relationship(
        cascade=_ROWS, order_by="CaseSurvivor.id", info=tiered("Người bị bạo lực", Tier.IDENTIFIER)
    )
    incidents: Mapped[list["CaseIncident"]] = relationship(
        cascade=_ROWS, order_by="CaseIncident.id", info=tiered("Vụ việc", Tier.NARRATIVE)
    )
    perpetrators: Mapped[list["CasePerpetrator"]] = relationship(
        cascade=_ROWS,
        order_by="CasePerpetrator.id",
        info=tiered("Người bị cho là gây bạo lực", Tier.IDENTIFIER),
    )
    other_reports: Mapped[list["CaseOtherReport"]] = relationship(
        cascade=_ROWS, order_by="CaseOtherReport.id", info=tiered("Nơi khác đã báo", Tier.QUASI)
    )
    consents: Mapped[list["CaseConsent"]] = relationship(
        cascade=_ROWS, order_by="CaseConsent.id", info=tiered("Đồng ý theo nơi nhận", Tier.QUASI)
    )
    disclosures: Mapped[list["CaseDisclosure"]] = relationship(
        cascade=_ROWS,
        order_by="CaseDisclosure.id",
        info=tiered("Sổ cung cấp thông tin", Tier.NARRATIVE, automatic=True),
    )
    risk_assessments: Mapped[list["CaseRiskAssessment"]] = relationship(
        cascade=_ROWS, order_by="CaseRiskAssessment.id", info=tiered("Đánh giá nguy cơ", Tier.NARRATIVE)
    )
    safety_plans: Mapped[list["CaseSafetyPlan"]] = relationship(
        cascade=_ROWS, order_by="CaseSafetyPlan.id", info=tiered("Kế hoạch an toàn", Tier.NARRATIVE)
    )
    needs: Mapped[list["CaseNeed"]] = relationship(
        cascade=_ROWS, order_by="CaseNeed.id", info=tiered("Nhu cầu", Tier.NARRATIVE)
    )
    assignments: Mapped[list["CaseAssignment"]] = relationship(
        cascade=_ROWS, order_by="CaseAssignment.id", info=tiered("Phân công xử lý", Tier.QUASI)
    )
    measures: Mapped[list["CaseMeasure"]] = relationship(
        cascade=_ROWS, order_by="CaseMeasure.id", info=tiered("Biện pháp", Tier.NARRATIVE)
    )
    referrals: Mapped[list["CaseReferral"]] = relationship(
        cascade=_ROWS, order_by="CaseReferral.id", info=tiered("Chuyển gửi", Tier.NARRATIVE)
    )
    follow_ups: Mapped[list["CaseFollowUp"]] = relationship(
        cascade=_ROWS, order_by="CaseFollowUp.id", info=tiered("Theo dõi", Tier.NARRATIVE)
    )
    notes: Mapped[list["CaseNote"]] = relationship(
        cascade=_ROWS, order_by="CaseNote.id", info=tiered("Ghi chú", Tier.NARRATIVE)
    )
    flags: Mapped[list["CaseFlag"]] = relationship(
        cascade=_ROWS, order_by="CaseFlag.id", info=tiered("Nhắc việc", Tier.NARRATIVE)
    )
    clock_reasons: Mapped[list["CaseClockReason"]] = relationship(
        cascade=_ROWS, order_by="CaseClockReason.id", info=tiered("Lý do quá hạn", Tier.NARRATIVE)
    )
    closures: Mapped[list["CaseClosure"]] = relationship(
        cascade=_ROWS, order_by="CaseClosure.id", info=tiered("Đóng hồ sơ", Tier.NARRATIVE)
    )
    reopenings: Mapped[list["CaseReopening"]] = relationship(
        cascade=_ROWS, order_by="CaseReopening.id", info=tiered("Mở lại hồ sơ", Tier.NARRATIVE)
    )
    attachments: Mapped[list["CaseAttachment"]] = relationship(
        cascade=_ROWS, order_by="CaseAttachment.id", info=tiered("Tài liệu, ảnh", Tier.IDENTIFIER)
    )


class CaseOtherReport(DomainRow):
    """A body that the incident was reported to before."""

    __tablename__ = "case_other_reports"
    kind = "case_other_reports"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    agency: Mapped[str] = mapped_column(
        String(300), info=tiered("Cơ quan, tổ chức", Tier.QUASI, required=True)
    )
    contact: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người đã nhận tin", Tier.IDENTIFIER)
    )
    reported_on: Mapped[date | None] = mapped_column(info=tiered("Ngày báo", Tier.QUASI))
