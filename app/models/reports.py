"""Reports as the officer edits and freezes them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.vocabulary import ReportKind
from app.models.base import DomainRow, described


class SavedReport(DomainRow):
    """One report of one kind and period: the officer's choices and texts; once frozen, its snapshot."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("report_kind", "period", "rule"),)
    kind = "reports"
    merged_together = (("number", "signed_on"), ("frozen_at", "chain_head", "snapshot"))
    natural_key = ("report_kind", "period", "rule")
    searched = ("number", "note")

    report_kind: Mapped[ReportKind] = mapped_column(info=described("Loại báo cáo"))
    period: Mapped[str] = mapped_column(String(40), info=described("Kỳ báo cáo", required=True))
    rule: Mapped[str] = mapped_column(String(20), info=described("Cách tính kỳ", required=True))
    issuer_id: Mapped[str | None] = mapped_column(
        ForeignKey("issuers.id"), info=described("Cơ quan ban hành")
    )
    signer_id: Mapped[str | None] = mapped_column(ForeignKey("signers.id"), info=described("Người ký"))
    number: Mapped[str] = mapped_column(String(60), default="", info=described("Số"))
    signed_on: Mapped[date | None] = mapped_column(info=described("Ngày ký"))
    frozen_at: Mapped[datetime | None] = mapped_column(info=described("Chốt lúc"))
    chain_head: Mapped[str] = mapped_column(String(64), default="", info=described("Mã kiểm tra sổ"))
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(info=described("Bản chốt", internal=True))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))

    texts: Mapped[list["ReportText"]] = relationship(
        cascade="all, delete-orphan", order_by="ReportText.id", info=described("Lời văn đã sửa")
    )


class ReportText(DomainRow):
    """What the officer wrote for one paragraph, or the word that nothing occurred."""

    __tablename__ = "report_texts"
    __table_args__ = (UniqueConstraint("report_id", "key"),)
    kind = "report_texts"
    merged_together = (("text", "auto_text", "not_occurred"),)
    natural_key = ("key",)
    owner = ("report_id", "reports")

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"))
    key: Mapped[str] = mapped_column(String(100), info=described("Đoạn", required=True))
    text: Mapped[str] = mapped_column(default="", info=described("Lời văn"))
    auto_text: Mapped[str] = mapped_column(default="", info=described("Lời văn tự động khi sửa"))
    not_occurred: Mapped[bool] = mapped_column(default=False, info=described("Không phát sinh"))
