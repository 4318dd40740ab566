"""Assessments of risk with their factors, and safety plans."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import RiskFactor, RiskLevel
from app.models.base import DomainRow
from app.models.tiers import Tier, tiered


class CaseRiskAssessment(DomainRow):
    """One assessment; the level is the officer's, beside the one that the factors suggest."""

    __tablename__ = "case_risk_assessments"
    __table_args__ = (Index(None, "case_id", "assessed_on"),)
    kind = "case_risk_assessments"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    survivor_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người bị bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    assessed_on: Mapped[date | None] = mapped_column(info=tiered("Ngày đánh giá", Tier.QUASI))
    set_by: Mapped[str] = mapped_column(String(200), default="", info=tiered("Người đánh giá", Tier.CODED))
    suggested_level: Mapped[RiskLevel | None] = mapped_column(
        info=tiered("Mức đề xuất", Tier.CODED, automatic=True)
    )
    risk_level: Mapped[RiskLevel | None] = mapped_column(info=tiered("Mức nguy cơ", Tier.CODED))
    override_reason: Mapped[str] = mapped_column(
        default="", info=tiered("Lý do khác mức đề xuất", Tier.NARRATIVE)
    )
    review_date: Mapped[date | None] = mapped_column(index=True, info=tiered("Ngày rà soát", Tier.CODED))
    emotional_state: Mapped[str] = mapped_column(
        default="", info=tiered("Trạng thái tinh thần", Tier.NARRATIVE)
    )
    main_concerns: Mapped[str] = mapped_column(default="", info=tiered("Mối lo chính", Tier.NARRATIVE))

    factors: Mapped[list["CaseRiskFactor"]] = relationship(
        cascade="all, delete-orphan",
        order_by="CaseRiskFactor.id",
        info=tiered("Dấu hiệu nguy cơ", Tier.CODED),
    )


class CaseRiskFactor(DomainRow):
    """The answer to one factor."""

    __tablename__ = "case_risk_factors"
    kind = "case_risk_factors"
    owner: ClassVar = ("assessment_id", "case_risk_assessments")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("factor",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("case_risk_assessments.id"), index=True)
    factor: Mapped[RiskFactor] = mapped_column(info=tiered("Dấu hiệu", Tier.CODED))
    answer: Mapped[Answer] = mapped_column(default=Answer.YES, info=tiered("Trả lời", Tier.CODED))


class CaseSafetyPlan(DomainRow):
    """A plan for the survivor's safety."""

    __tablename__ = "case_safety_plans"
    kind = "case_safety_plans"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    survivor_id: Mapped[str] = mapped_column(
        String(36), default="", info=tiered("Người bị bạo lực (bỏ trống: mọi người)", Tier.CODED)
    )
    needed: Mapped[Answer | None] = mapped_column(info=tiered("Cần kế hoạch an toàn", Tier.CODED))
    with_survivor: Mapped[bool | None] = mapped_column(info=tiered("Lập cùng người bị bạo lực", Tier.CODED))
    made_on: Mapped[date | None] = mapped_column(info=tiered("Ngày lập", Tier.QUASI))
    concerns: Mapped[str] = mapped_column(default="", info=tiered("Mối lo chính", Tier.NARRATIVE))
    resources: Mapped[str] = mapped_column(
        default="", info=tiered("Nguồn lực: kinh tế, quan hệ, cộng đồng", Tier.NARRATIVE)
    )
    signals: Mapped[str] = mapped_column(default="", info=tiered("Tín hiệu, chuẩn bị", Tier.NARRATIVE))
    during_violence: Mapped[str] = mapped_column(
        default="", info=tiered("Khi bạo lực xảy ra", Tier.NARRATIVE)
    )
    after_leaving: Mapped[str] = mapped_column(default="", info=tiered("Sau khi rời đi", Tier.NARRATIVE))
    review_date: Mapped[date | None] = mapped_column(index=True, info=tiered("Ngày rà soát", Tier.CODED))
