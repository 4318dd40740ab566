"""Consent by recipient, and what was told to whom."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_work_vocabulary import ConsentFrom, ConsentManner, ConsentScope, DisclosureForm, Recipient
from app.models.base import DomainRow
from app.models.tiers import Tier, tiered


class CaseConsent(DomainRow):
    """What the survivor allows, or does not, to be told to one recipient."""

    __tablename__ = "case_consents"
    kind = "case_consents"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    survivor_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người bị bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    recipient: Mapped[Recipient] = mapped_column(info=tiered("Nơi nhận", Tier.CODED, required=True))
    organisation: Mapped[str] = mapped_column(
        String(300), default="", info=tiered("Tên đơn vị nhận", Tier.QUASI)
    )
    agreed: Mapped[bool] = mapped_column(info=tiered("Đồng ý", Tier.CODED, required=True))
    agreed_on: Mapped[date | None] = mapped_column(info=tiered("Ngày trả lời", Tier.QUASI))
    manner: Mapped[ConsentManner | None] = mapped_column(info=tiered("Hình thức", Tier.CODED))
    consent_from: Mapped[ConsentFrom | None] = mapped_column(info=tiered("Người đồng ý", Tier.CODED))
    withdrawn_on: Mapped[date | None] = mapped_column(info=tiered("Ngày rút lại", Tier.QUASI))
    withdrawn_reason: Mapped[str] = mapped_column(default="", info=tiered("Lý do rút lại", Tier.NARRATIVE))
    override: Mapped[bool] = mapped_column(
        default=False, info=tiered("Báo theo nghĩa vụ pháp luật dù không đồng ý", Tier.CODED)
    )
    override_reason: Mapped[str] = mapped_column(
        default="", info=tiered("Căn cứ, lý do báo theo luật", Tier.NARRATIVE)
    )

    scope: Mapped[list["CaseConsentScope"]] = relationship(
        cascade="all, delete-orphan",
        order_by="CaseConsentScope.id",
        info=tiered("Nội dung được chia sẻ", Tier.CODED),
    )


class CaseConsentScope(DomainRow):
    """One thing that may be told under a consent."""

    __tablename__ = "case_consent_scopes"
    kind = "case_consent_scopes"
    owner: ClassVar = ("consent_id", "case_consents")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("scope",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    consent_id: Mapped[str] = mapped_column(ForeignKey("case_consents.id"), index=True)
    scope: Mapped[ConsentScope] = mapped_column(info=tiered("Nội dung", Tier.CODED))


class CaseDisclosure(DomainRow):
    """One line of the ledger: what was told to whom, when, on what ground. Written by `Consents` only."""

    __tablename__ = "case_disclosures"
    kind = "case_disclosures"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    disclosed_at: Mapped[datetime] = mapped_column(info=tiered("Thời điểm cung cấp", Tier.QUASI))
    recipient: Mapped[Recipient] = mapped_column(info=tiered("Nơi nhận", Tier.CODED))
    organisation: Mapped[str] = mapped_column(
        String(300), default="", info=tiered("Tên đơn vị nhận", Tier.QUASI)
    )
    form: Mapped[DisclosureForm] = mapped_column(info=tiered("Hình thức", Tier.CODED))
    document: Mapped[str] = mapped_column(String(300), default="", info=tiered("Văn bản", Tier.QUASI))
    scopes: Mapped[str] = mapped_column(
        String(300), default="", info=tiered("Nội dung đã cung cấp", Tier.CODED)
    )
    """Codes of `ConsentScope` joined by a comma."""
    consent_id: Mapped[str] = mapped_column(String(36), default="", info=tiered("Theo sự đồng ý", Tier.CODED))
    override_reason: Mapped[str] = mapped_column(
        default="", info=tiered("Căn cứ, lý do báo theo luật", Tier.NARRATIVE)
    )
    officer: Mapped[str] = mapped_column(String(200), default="", info=tiered("Người cung cấp", Tier.CODED))
