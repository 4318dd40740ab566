"""What is done about a case: needs, the ten measures, referrals, follow-up."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import (
    Authority,
    ContactReason,
    FollowUpKind,
    Measure,
    NeedKind,
    Outcome,
    Progress,
    ReferralStatus,
    Requester,
    SanctionKind,
    Service,
)
from app.models.base import DomainRow
from app.models.tiers import Tier, tiered


class CaseNeed(DomainRow):
    """Whether the survivor needs one kind of help."""

    __tablename__ = "case_needs"
    kind = "case_needs"
    owner: ClassVar = ("case_id", "cases")
    natural_key = ("need",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    need: Mapped[NeedKind] = mapped_column(info=tiered("Nhu cầu", Tier.CODED))
    needed: Mapped[Answer] = mapped_column(default=Answer.YES, info=tiered("Cần", Tier.CODED))
    note: Mapped[str] = mapped_column(default="", info=tiered("Ghi chú", Tier.NARRATIVE))


class CaseMeasure(DomainRow):
    """One of the ten measures: asked for, decided, in force, supervised, cancelled.

    Times from `police_assigned_at` on are those of a no-contact order (Luật 13/2022/QH15 Điều 25,
    TT 66/2025/TT-BCA Điều 2). All are local wall time to the minute.
    """

    __tablename__ = "case_measures"
    __table_args__ = (Index(None, "measure", "case_id"), Index(None, "valid_to", "measure"))
    kind = "case_measures"
    owner: ClassVar = ("case_id", "cases")
    confidential = True
    merged_together = (
        (
            "outcome",
            "refusal_reason",
            "authority",
            "decided_at",
            "decision_no",
            "signer",
            "valid_from",
            "valid_to",
        ),
        ("cancel_outcome", "cancel_decided_at", "cancel_no", "cancel_reason"),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    measure: Mapped[Measure] = mapped_column(info=tiered("Biện pháp", Tier.CODED, required=True))
    sanction: Mapped[SanctionKind | None] = mapped_column(info=tiered("Hình thức xử lý", Tier.CODED))
    survivor_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người bị bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    perpetrator_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người gây bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    requested_at: Mapped[datetime | None] = mapped_column(info=tiered("Thời điểm đề nghị", Tier.QUASI))
    requester: Mapped[Requester | None] = mapped_column(info=tiered("Bên đề nghị", Tier.CODED))
    requester_name: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Tên người, cơ quan đề nghị", Tier.IDENTIFIER)
    )
    survivor_agrees: Mapped[bool | None] = mapped_column(info=tiered("Người bị bạo lực đồng ý", Tier.CODED))
    life_threatened: Mapped[bool] = mapped_column(default=False, info=tiered("Đe dọa tính mạng", Tier.CODED))
    outcome: Mapped[Outcome | None] = mapped_column(info=tiered("Kết quả đề nghị", Tier.CODED))
    refusal_reason: Mapped[str] = mapped_column(
        default="", info=tiered("Lý do không áp dụng", Tier.NARRATIVE)
    )
    authority: Mapped[Authority | None] = mapped_column(info=tiered("Người quyết định", Tier.CODED))
    decided_at: Mapped[datetime | None] = mapped_column(info=tiered("Thời điểm quyết định", Tier.QUASI))
    decision_no: Mapped[str] = mapped_column(String(60), default="", info=tiered("Số quyết định", Tier.QUASI))
    signer: Mapped[str] = mapped_column(String(200), default="", info=tiered("Người ký", Tier.CODED))
    valid_from: Mapped[datetime | None] = mapped_column(info=tiered("Hiệu lực từ", Tier.QUASI))
    valid_to: Mapped[datetime | None] = mapped_column(info=tiered("Hiệu lực đến", Tier.QUASI))
    sent_perpetrator_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Gửi người bị cấm tiếp xúc", Tier.QUASI)
    )
    sent_survivor_at: Mapped[datetime | None] = mapped_column(info=tiered("Gửi người bị bạo lực", Tier.QUASI))
    sent_police_at: Mapped[datetime | None] = mapped_column(info=tiered("Gửi Trưởng Công an xã", Tier.QUASI))
    sent_village_at: Mapped[datetime | None] = mapped_column(info=tiered("Gửi Trưởng thôn", Tier.QUASI))
    police_assigned_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Công an phân công, lập kế hoạch giám sát", Tier.QUASI)
    )
    supervisor: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người giám sát", Tier.CODED)
    )
    police_summoned_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Công an mời, lập cam kết", Tier.QUASI)
    )
    commitment_signed: Mapped[bool | None] = mapped_column(info=tiered("Đã ký cam kết", Tier.CODED))
    violated_at: Mapped[datetime | None] = mapped_column(info=tiered("Vi phạm lúc", Tier.QUASI))
    cancel_requested_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Thời điểm đề nghị hủy bỏ", Tier.QUASI)
    )
    cancel_requester: Mapped[Requester | None] = mapped_column(info=tiered("Bên đề nghị hủy bỏ", Tier.CODED))
    cancel_outcome: Mapped[Outcome | None] = mapped_column(info=tiered("Kết quả đề nghị hủy bỏ", Tier.CODED))
    cancel_decided_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Thời điểm quyết định hủy bỏ", Tier.QUASI)
    )
    cancel_no: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Số quyết định hủy bỏ", Tier.QUASI)
    )
    cancel_reason: Mapped[str] = mapped_column(
        default="", info=tiered("Lý do hủy bỏ hoặc không hủy bỏ", Tier.NARRATIVE)
    )
    counselled: Mapped[bool] = mapped_column(
        default=False, info=tiered("Có tư vấn, tham vấn người gây bạo lực", Tier.CODED)
    )
    supervision: Mapped[str] = mapped_column(default="", info=tiered("Giám sát", Tier.NARRATIVE))
    done_on: Mapped[date | None] = mapped_column(info=tiered("Ngày thực hiện xong", Tier.QUASI))
    result: Mapped[str] = mapped_column(default="", info=tiered("Kết quả", Tier.NARRATIVE))

    contacts: Mapped[list["CaseContact"]] = relationship(
        cascade="all, delete-orphan",
        order_by="(CaseContact.start_at, CaseContact.id)",
        info=tiered("Các lần tiếp xúc được phép", Tier.NARRATIVE),
    )


class CaseContact(DomainRow):
    """A contact while an order is in force: at most four hours, after a notice (NĐ 76/2023/NĐ-CP Điều 18)."""

    __tablename__ = "case_contacts"
    kind = "case_contacts"
    owner: ClassVar = ("measure_id", "case_measures")
    root: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    measure_id: Mapped[str] = mapped_column(ForeignKey("case_measures.id"), index=True)
    reason: Mapped[ContactReason] = mapped_column(info=tiered("Lý do tiếp xúc", Tier.CODED, required=True))
    notified_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Thông báo bằng văn bản lúc", Tier.QUASI)
    )
    confirmed_by: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người giám sát xác nhận", Tier.CODED)
    )
    start_at: Mapped[datetime | None] = mapped_column(info=tiered("Bắt đầu tiếp xúc", Tier.QUASI))
    end_at: Mapped[datetime | None] = mapped_column(info=tiered("Kết thúc tiếp xúc", Tier.QUASI))
    note: Mapped[str] = mapped_column(default="", info=tiered("Ghi chú", Tier.NARRATIVE))


class CaseReferral(DomainRow):
    """A service that the survivor was referred to."""

    __tablename__ = "case_referrals"
    kind = "case_referrals"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    survivor_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người bị bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    service: Mapped[Service] = mapped_column(info=tiered("Dịch vụ", Tier.CODED, required=True))
    status: Mapped[ReferralStatus] = mapped_column(
        default=ReferralStatus.REFERRED, info=tiered("Tình trạng chuyển gửi", Tier.CODED)
    )
    referred_on: Mapped[date | None] = mapped_column(info=tiered("Ngày chuyển", Tier.QUASI))
    appointment_at: Mapped[datetime | None] = mapped_column(info=tiered("Hẹn lúc", Tier.QUASI))
    organisation: Mapped[str] = mapped_column(String(300), default="", info=tiered("Đơn vị nhận", Tier.QUASI))
    place: Mapped[str] = mapped_column(String(300), default="", info=tiered("Địa điểm", Tier.QUASI))
    consent_written: Mapped[bool | None] = mapped_column(info=tiered("Đồng ý bằng văn bản", Tier.CODED))
    done_on: Mapped[date | None] = mapped_column(info=tiered("Ngày đã thực hiện", Tier.QUASI))
    feedback: Mapped[str] = mapped_column(default="", info=tiered("Phản hồi", Tier.NARRATIVE))


class CaseFollowUp(DomainRow):
    """A follow-up, planned or done."""

    __tablename__ = "case_follow_ups"
    __table_args__ = (Index(None, "done_date", "due_date"),)
    kind = "case_follow_ups"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    due_date: Mapped[date | None] = mapped_column(info=tiered("Ngày hẹn", Tier.QUASI))
    done_date: Mapped[date | None] = mapped_column(info=tiered("Ngày thực hiện", Tier.QUASI))
    type: Mapped[FollowUpKind | None] = mapped_column(info=tiered("Cách theo dõi", Tier.CODED))
    safe_contact: Mapped[Answer | None] = mapped_column(info=tiered("An toàn khi liên lạc", Tier.CODED))
    action: Mapped[str] = mapped_column(default="", info=tiered("Đã làm gì", Tier.NARRATIVE))
    new_needs: Mapped[str] = mapped_column(default="", info=tiered("Nhu cầu mới", Tier.NARRATIVE))
    needs_met: Mapped[Answer | None] = mapped_column(info=tiered("Nhu cầu đã được đáp ứng", Tier.CODED))
    violence_again: Mapped[Answer | None] = mapped_column(info=tiered("Bạo lực tái diễn", Tier.CODED))
    progress_safety: Mapped[Progress | None] = mapped_column(info=tiered("Mục tiêu an toàn", Tier.CODED))
    progress_health: Mapped[Progress | None] = mapped_column(info=tiered("Mục tiêu sức khỏe", Tier.CODED))
    progress_psychosocial: Mapped[Progress | None] = mapped_column(info=tiered("Mục tiêu tâm lý", Tier.CODED))
    progress_justice: Mapped[Progress | None] = mapped_column(info=tiered("Mục tiêu công lý", Tier.CODED))
    next_date: Mapped[date | None] = mapped_column(info=tiered("Hẹn tiếp", Tier.QUASI))
    propose_closing: Mapped[bool] = mapped_column(default=False, info=tiered("Đề nghị đóng", Tier.CODED))
