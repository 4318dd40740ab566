"""The course of a case: who works on it, notes, reasons for what was late, closing, evidence."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import Assignee, ClockCode, ClosingReason
from app.models.base import DomainRow
from app.models.files import AttachmentColumns
from app.models.tiers import Tier, tiered


class CaseAssignment(DomainRow):
    """Who was put in charge, and when (Luật 13/2022/QH15 Điều 20 khoản 3, 4)."""

    __tablename__ = "case_assignments"
    __table_args__ = (Index(None, "case_id", "assigned_at"),)
    kind = "case_assignments"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    assigned_at: Mapped[datetime] = mapped_column(
        info=tiered("Thời điểm phân công", Tier.QUASI, required=True)
    )
    assignee: Mapped[Assignee] = mapped_column(info=tiered("Giao cho", Tier.CODED, required=True))
    person: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người được phân công", Tier.CODED)
    )
    assigned_by: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Người phân công", Tier.CODED)
    )
    document_no: Mapped[str] = mapped_column(String(60), default="", info=tiered("Số văn bản", Tier.QUASI))
    note: Mapped[str] = mapped_column(default="", info=tiered("Ghi chú", Tier.NARRATIVE))


class CaseNote(DomainRow):
    """A note on the case."""

    __tablename__ = "case_notes"
    kind = "case_notes"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    written_at: Mapped[datetime | None] = mapped_column(info=tiered("Thời điểm", Tier.QUASI))
    author: Mapped[str] = mapped_column(String(200), default="", info=tiered("Người ghi", Tier.CODED))
    text: Mapped[str] = mapped_column(info=tiered("Nội dung", Tier.NARRATIVE, required=True))


class CaseFlag(DomainRow):
    """Something to remember, with a day and the reason why it was taken off."""

    __tablename__ = "case_flags"
    kind = "case_flags"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    text: Mapped[str] = mapped_column(info=tiered("Nội dung", Tier.NARRATIVE, required=True))
    due_on: Mapped[date | None] = mapped_column(info=tiered("Hạn", Tier.QUASI))
    removed_on: Mapped[date | None] = mapped_column(info=tiered("Ngày gỡ", Tier.QUASI))
    removed_reason: Mapped[str] = mapped_column(default="", info=tiered("Gỡ vì", Tier.NARRATIVE))


class CaseClockReason(DomainRow):
    """Why a legal clock was not kept. `subject_id` is the row that the clock belongs to."""

    __tablename__ = "case_clock_reasons"
    kind = "case_clock_reasons"
    owner: ClassVar = ("case_id", "cases")
    natural_key = ("clock", "subject_id")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    clock: Mapped[ClockCode] = mapped_column(info=tiered("Thời hạn", Tier.CODED))
    subject_id: Mapped[str] = mapped_column(
        String(36), info=tiered("Dòng của thời hạn", Tier.CODED, required=True)
    )
    reason: Mapped[str] = mapped_column(info=tiered("Lý do quá hạn", Tier.NARRATIVE, required=True))
    recorded_at: Mapped[datetime | None] = mapped_column(info=tiered("Ghi lúc", Tier.QUASI))


class CaseClosure(DomainRow):
    """One closing, with its checklist and the survivor's three answers."""

    __tablename__ = "case_closures"
    kind = "case_closures"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    closed_on: Mapped[date] = mapped_column(index=True, info=tiered("Ngày đóng", Tier.QUASI, required=True))
    safety_plan_reviewed: Mapped[bool] = mapped_column(
        default=False, info=tiered("Kế hoạch an toàn đã rà soát", Tier.CODED)
    )
    support_completed: Mapped[bool] = mapped_column(
        default=False, info=tiered("Kế hoạch hỗ trợ đã hoàn tất", Tier.CODED)
    )
    both_agree: Mapped[bool] = mapped_column(default=False, info=tiered("Hai bên thống nhất", Tier.CODED))
    told_may_return: Mapped[bool] = mapped_column(
        default=False, info=tiered("Đã báo có thể quay lại bất cứ lúc nào", Tier.CODED)
    )
    leader_approved: Mapped[bool] = mapped_column(default=False, info=tiered("Lãnh đạo duyệt", Tier.CODED))
    summary: Mapped[str] = mapped_column(default="", info=tiered("Tóm tắt", Tier.NARRATIVE))
    felt_confidential: Mapped[Answer | None] = mapped_column(info=tiered("Được tôn trọng bí mật", Tier.CODED))
    decided_freely: Mapped[Answer | None] = mapped_column(info=tiered("Được tự quyết định", Tier.CODED))
    feels_better: Mapped[Answer | None] = mapped_column(info=tiered("Thấy khá hơn", Tier.CODED))

    reasons: Mapped[list["CaseClosureReason"]] = relationship(
        cascade="all, delete-orphan",
        order_by="CaseClosureReason.id",
        info=tiered("Lý do đóng", Tier.CODED),
    )


class CaseClosureReason(DomainRow):
    """A reason of a closing."""

    __tablename__ = "case_closure_reasons"
    kind = "case_closure_reasons"
    owner: ClassVar = ("closure_id", "case_closures")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("reason",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    closure_id: Mapped[str] = mapped_column(ForeignKey("case_closures.id"), index=True)
    reason: Mapped[ClosingReason] = mapped_column(info=tiered("Lý do", Tier.CODED))


class CaseReopening(DomainRow):
    """A case taken up again."""

    __tablename__ = "case_reopenings"
    kind = "case_reopenings"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    reopened_on: Mapped[date] = mapped_column(info=tiered("Ngày mở lại", Tier.QUASI, required=True))
    reopened_by: Mapped[str] = mapped_column(String(200), default="", info=tiered("Người mở lại", Tier.CODED))
    reason: Mapped[str] = mapped_column(info=tiered("Lý do mở lại", Tier.NARRATIVE, required=True))


class CaseAttachment(AttachmentColumns, DomainRow):
    """A paper or photo of the case. Its name can give a person away as well as its content."""

    __tablename__ = "case_attachments"
    kind = "case_attachments"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    measure_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Thuộc biện pháp", Tier.CODED)
    )
    name: Mapped[str] = mapped_column(String(255), info=tiered("Tên tệp", Tier.IDENTIFIER, required=True))
    media_type: Mapped[str] = mapped_column(String(100), info=tiered("Loại tệp", Tier.CODED, required=True))
    size: Mapped[int] = mapped_column(info=tiered("Dung lượng (byte)", Tier.CODED, minimum=0))
    sha256: Mapped[str] = mapped_column(
        ForeignKey("blobs.sha256"), index=True, info=tiered("SHA-256", Tier.IDENTIFIER, required=True)
    )
    note: Mapped[str] = mapped_column(default="", info=tiered("Ghi chú", Tier.NARRATIVE))
    location_removed: Mapped[bool] = mapped_column(
        default=False, info=tiered("Đã gỡ vị trí chụp trong ảnh", Tier.CODED)
    )
