"""Lists and rules that cases go by, and incidents of data protection."""

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.case_work_vocabulary import ClockCode, CodeList
from app.models.base import DomainRow, described
from app.models.tiers import Tier, tiered


class CodeItem(DomainRow):
    """One entry of an open list. A legal entry keeps its code and words; it may only be hidden."""

    __tablename__ = "code_items"
    __table_args__ = (UniqueConstraint("code_list", "code"), Index(None, "code_list", "position"))
    kind = "code_items"
    natural_key = ("code_list", "code")
    searched = ("code", "label")

    code_list: Mapped[CodeList] = mapped_column(info=described("Danh mục", required=True))
    code: Mapped[str] = mapped_column(String(60), info=described("Mã", required=True))
    label: Mapped[str] = mapped_column(String(300), info=described("Tên gọi", required=True))
    legal: Mapped[bool] = mapped_column(default=False, info=described("Theo quy định", automatic=True))
    valid_from: Mapped[date | None] = mapped_column(info=described("Dùng từ ngày"))
    valid_to: Mapped[date | None] = mapped_column(info=described("Dùng đến ngày"))
    hidden: Mapped[bool] = mapped_column(default=False, info=described("Ẩn"))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))


class ClockRule(DomainRow):
    """How long a legal clock runs from a day on, and where that is laid down."""

    __tablename__ = "clock_rules"
    __table_args__ = (UniqueConstraint("clock", "valid_from"),)
    kind = "clock_rules"
    natural_key = ("clock", "valid_from")

    clock: Mapped[ClockCode] = mapped_column(info=described("Thời hạn", required=True))
    valid_from: Mapped[date] = mapped_column(info=described("Áp dụng từ ngày", required=True))
    valid_to: Mapped[date | None] = mapped_column(info=described("Áp dụng đến ngày"))
    minutes: Mapped[int] = mapped_column(info=described("Số phút", required=True, minimum=0, maximum=527040))
    warn_minutes: Mapped[int] = mapped_column(
        default=60, info=described("Nhắc trước (phút)", minimum=0, maximum=527040)
    )
    basis: Mapped[str] = mapped_column(String(300), info=described("Căn cứ", required=True))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))


class PrivacyIncident(DomainRow):
    """A breach of personal data: what the minutes and the notice within 72 hours hold.

    Source: Luật 91/2025/QH15 Điều 23, NĐ 356/2025/NĐ-CP Điều 28.
    """

    __tablename__ = "privacy_incidents"
    kind = "privacy_incidents"
    confidential = True

    detected_at: Mapped[datetime] = mapped_column(
        index=True, info=tiered("Thời điểm phát hiện", Tier.CODED, required=True)
    )
    happened_at: Mapped[datetime | None] = mapped_column(info=tiered("Thời điểm xảy ra", Tier.CODED))
    place: Mapped[str] = mapped_column(String(300), default="", info=tiered("Nơi xảy ra", Tier.QUASI))
    what: Mapped[str] = mapped_column(default="", info=tiered("Hành vi, diễn biến", Tier.NARRATIVE))
    data_kinds: Mapped[str] = mapped_column(default="", info=tiered("Loại dữ liệu", Tier.CODED))
    cases_count: Mapped[int | None] = mapped_column(info=tiered("Số hồ sơ vụ việc", Tier.CODED, minimum=0))
    persons_count: Mapped[int | None] = mapped_column(
        info=tiered("Số người bị ảnh hưởng", Tier.CODED, minimum=0)
    )
    harm: Mapped[bool | None] = mapped_column(
        info=tiered("Có thể gây hại tính mạng, sức khỏe, danh dự, tài sản", Tier.CODED)
    )
    consequences: Mapped[str] = mapped_column(default="", info=tiered("Hậu quả", Tier.NARRATIVE))
    steps_taken: Mapped[str] = mapped_column(default="", info=tiered("Biện pháp đã làm", Tier.NARRATIVE))
    contact: Mapped[str] = mapped_column(String(200), default="", info=tiered("Đầu mối liên hệ", Tier.CODED))
    notified_at: Mapped[datetime | None] = mapped_column(
        info=tiered("Đã thông báo cơ quan chuyên trách lúc", Tier.CODED)
    )
    notified_to: Mapped[str] = mapped_column(
        String(300), default="", info=tiered("Cơ quan nhận thông báo", Tier.CODED)
    )
    late_reason: Mapped[str] = mapped_column(default="", info=tiered("Lý do chậm", Tier.NARRATIVE))
    closed_on: Mapped[date | None] = mapped_column(info=tiered("Ngày kết thúc", Tier.CODED))
