"""Persons and incidents of a case: survivors, alleged perpetrators, what happened."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.case_vocabulary import (
    Abduction,
    AgeBand,
    AgeType,
    Answer,
    ChildStatus,
    DatePrecision,
    DelayBand,
    Disability,
    GbvType,
    Guardian,
    Injury,
    Marital,
    PerpetratorRole,
    Relationship,
    Sex,
    StateAgeBand,
    TimeOfDay,
    ViolenceAct,
    ViolenceForm,
    Vulnerability,
)
from app.models.base import DomainRow
from app.models.tiers import Tier, tiered

_ROWS = "all, delete-orphan"


class CaseSurvivor(DomainRow):
    """A person who suffered violence. `survivor_code` is how everybody else speaks of the person."""

    __tablename__ = "case_survivors"
    kind = "case_survivors"
    owner: ClassVar = ("case_id", "cases")
    confidential = True
    merged_together = (("dob", "age", "age_estimated"),)
    searched = ("full_name",)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    survivor_code: Mapped[str] = mapped_column(
        String(10),
        default="",
        index=True,
        info=tiered("Mã người bị bạo lực", Tier.CODED, automatic=True),
    )
    full_name: Mapped[str] = mapped_column(String(200), default="", info=tiered("Họ tên", Tier.IDENTIFIER))
    id_number: Mapped[str] = mapped_column(
        String(20), default="", info=tiered("Số định danh cá nhân", Tier.IDENTIFIER)
    )
    sex: Mapped[Sex | None] = mapped_column(info=tiered("Giới tính", Tier.CODED))
    dob: Mapped[str | None] = mapped_column(
        String(10), info=tiered("Ngày sinh", Tier.QUASI, partial_date=True)
    )
    age: Mapped[int | None] = mapped_column(info=tiered("Tuổi", Tier.QUASI, minimum=0, maximum=130))
    age_estimated: Mapped[bool] = mapped_column(default=False, info=tiered("Tuổi ước lượng", Tier.CODED))
    age_band: Mapped[AgeBand] = mapped_column(
        default=AgeBand.UNKNOWN, info=tiered("Nhóm tuổi", Tier.CODED, automatic=True)
    )
    state_age_band: Mapped[StateAgeBand] = mapped_column(
        default=StateAgeBand.UNKNOWN, info=tiered("Nhóm tuổi theo biểu", Tier.CODED, automatic=True)
    )
    address: Mapped[str] = mapped_column(default="", info=tiered("Chỗ ở", Tier.IDENTIFIER))
    village: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=tiered("Thôn", Tier.QUASI)
    )
    safe_phone: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Số liên lạc an toàn", Tier.IDENTIFIER)
    )
    safe_time: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Giờ liên lạc an toàn", Tier.IDENTIFIER)
    )
    safe_word: Mapped[str] = mapped_column(String(200), default="", info=tiered("Mật hiệu", Tier.IDENTIFIER))
    may_call: Mapped[bool | None] = mapped_column(info=tiered("Được gọi điện", Tier.CODED))
    may_text: Mapped[bool | None] = mapped_column(info=tiered("Được nhắn tin", Tier.CODED))
    ethnicity: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Dân tộc", Tier.QUASI, code_list="ethnicity")
    )
    marital: Mapped[Marital | None] = mapped_column(info=tiered("Hôn nhân", Tier.CODED))
    occupation: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Nghề nghiệp", Tier.QUASI, code_list="occupation")
    )
    education: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Học vấn", Tier.QUASI, code_list="education")
    )
    disability: Mapped[Disability | None] = mapped_column(info=tiered("Khuyết tật", Tier.CODED))
    dependents_no: Mapped[int | None] = mapped_column(
        info=tiered("Số con và người phụ thuộc", Tier.QUASI, minimum=0, maximum=50)
    )
    dependents_ages: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Tuổi con và người phụ thuộc", Tier.QUASI)
    )
    child_guardian: Mapped[Guardian | None] = mapped_column(info=tiered("Dưới 18 tuổi: sống với", Tier.QUASI))
    child_status: Mapped[ChildStatus | None] = mapped_column(
        info=tiered("Trẻ không có người lớn đi cùng", Tier.CODED)
    )
    trafficked_back: Mapped[bool] = mapped_column(
        default=False, info=tiered("Bị mua bán trở về, được phát hiện", Tier.CODED)
    )
    wants_reintegration: Mapped[Answer | None] = mapped_column(
        info=tiered("Có nhu cầu hỗ trợ tái hòa nhập", Tier.CODED)
    )
    search: Mapped[str] = mapped_column(default="", info=tiered("", Tier.CODED, derived=True))

    vuln: Mapped[list["CaseVulnerability"]] = relationship(
        cascade=_ROWS, order_by="CaseVulnerability.id", info=tiered("Nhóm cần ưu tiên", Tier.CODED)
    )


class CaseVulnerability(DomainRow):
    """A group to be served first that a survivor belongs to."""

    __tablename__ = "case_vulnerabilities"
    kind = "case_vulnerabilities"
    owner: ClassVar = ("survivor_id", "case_survivors")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("vuln",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    survivor_id: Mapped[str] = mapped_column(ForeignKey("case_survivors.id"), index=True)
    vuln: Mapped[Vulnerability] = mapped_column(info=tiered("Nhóm", Tier.CODED))


class CaseIncident(DomainRow):
    """One thing that happened, at a time that need not be known."""

    __tablename__ = "case_incidents"
    __table_args__ = (Index(None, "gbv_type", "case_id"),)
    kind = "case_incidents"
    owner: ClassVar = ("case_id", "cases")
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    incident_date: Mapped[date | None] = mapped_column(info=tiered("Ngày xảy ra", Tier.QUASI))
    date_precision: Mapped[DatePrecision | None] = mapped_column(
        info=tiered("Mức chính xác của ngày", Tier.CODED)
    )
    time_of_day: Mapped[TimeOfDay | None] = mapped_column(info=tiered("Thời điểm", Tier.CODED))
    place_type: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Nơi xảy ra", Tier.CODED, code_list="place")
    )
    village: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=tiered("Thôn", Tier.QUASI)
    )
    gbv_type: Mapped[GbvType | None] = mapped_column(info=tiered("Loại chính", Tier.CODED))
    is_domestic: Mapped[bool | None] = mapped_column(
        info=tiered("Bạo lực gia đình", Tier.CODED, automatic=True)
    )
    harmful_practice: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Hủ tục liên quan", Tier.CODED, code_list="harmful_practice")
    )
    goods_exchanged: Mapped[bool | None] = mapped_column(
        info=tiered("Có trao đổi tiền, hàng, lợi ích", Tier.CODED)
    )
    abduction: Mapped[Abduction | None] = mapped_column(info=tiered("Bắt giữ, mua bán", Tier.CODED))
    injury: Mapped[Injury | None] = mapped_column(info=tiered("Mức tổn hại", Tier.CODED))
    children_present: Mapped[Answer | None] = mapped_column(info=tiered("Trẻ em chứng kiến", Tier.CODED))
    previous_incidents: Mapped[Answer | None] = mapped_column(info=tiered("Đã từng bị", Tier.CODED))
    previous_count: Mapped[int | None] = mapped_column(
        info=tiered("Số lần trước", Tier.CODED, minimum=0, maximum=1000)
    )
    previous_frequency: Mapped[str] = mapped_column(
        String(200), default="", info=tiered("Tần suất", Tier.QUASI)
    )
    narrative: Mapped[str] = mapped_column(
        default="", info=tiered("Diễn biến theo lời người bị bạo lực", Tier.NARRATIVE)
    )
    observations: Mapped[str] = mapped_column(
        default="", info=tiered("Nhận xét của người tiếp nhận", Tier.NARRATIVE)
    )
    delay_band: Mapped[DelayBand] = mapped_column(
        default=DelayBand.UNKNOWN, info=tiered("Chậm báo", Tier.CODED, automatic=True)
    )

    dv_form: Mapped[list["CaseIncidentForm"]] = relationship(
        cascade=_ROWS, order_by="CaseIncidentForm.id", info=tiered("Hình thức bạo lực gia đình", Tier.CODED)
    )
    dv_acts: Mapped[list["CaseIncidentAct"]] = relationship(
        cascade=_ROWS, order_by="CaseIncidentAct.act", info=tiered("Hành vi theo Điều 3", Tier.CODED)
    )
    causes: Mapped[list["CaseIncidentCause"]] = relationship(
        cascade=_ROWS, order_by="CaseIncidentCause.id", info=tiered("Nguyên nhân", Tier.CODED)
    )


class CaseIncidentForm(DomainRow):
    """A form of violence that an incident had; an incident can have several."""

    __tablename__ = "case_incident_forms"
    kind = "case_incident_forms"
    owner: ClassVar = ("incident_id", "case_incidents")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("form",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    incident_id: Mapped[str] = mapped_column(ForeignKey("case_incidents.id"), index=True)
    form: Mapped[ViolenceForm] = mapped_column(info=tiered("Hình thức", Tier.CODED))


class CaseIncidentAct(DomainRow):
    """An act of Điều 3 that an incident consisted of."""

    __tablename__ = "case_incident_acts"
    kind = "case_incident_acts"
    owner: ClassVar = ("incident_id", "case_incidents")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("act",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    incident_id: Mapped[str] = mapped_column(ForeignKey("case_incidents.id"), index=True)
    act: Mapped[ViolenceAct] = mapped_column(info=tiered("Hành vi", Tier.CODED))


class CaseIncidentCause(DomainRow):
    """A cause that was named for an incident."""

    __tablename__ = "case_incident_causes"
    kind = "case_incident_causes"
    owner: ClassVar = ("incident_id", "case_incidents")
    root: ClassVar = ("case_id", "cases")
    natural_key = ("cause",)
    confidential = True

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    incident_id: Mapped[str] = mapped_column(ForeignKey("case_incidents.id"), index=True)
    cause: Mapped[str] = mapped_column(
        String(60), info=tiered("Nguyên nhân", Tier.CODED, required=True, code_list="cause")
    )


class CasePerpetrator(DomainRow):
    """A person who is said to have used violence."""

    __tablename__ = "case_perpetrators"
    kind = "case_perpetrators"
    owner: ClassVar = ("case_id", "cases")
    confidential = True
    merged_together = (("dob", "age", "age_band"),)
    searched = ("name",)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    role: Mapped[PerpetratorRole] = mapped_column(
        default=PerpetratorRole.MAIN, info=tiered("Vai trò", Tier.CODED)
    )
    name: Mapped[str] = mapped_column(String(200), default="", info=tiered("Họ tên", Tier.IDENTIFIER))
    sex: Mapped[Sex | None] = mapped_column(info=tiered("Giới tính", Tier.CODED))
    dob: Mapped[str | None] = mapped_column(
        String(10), info=tiered("Ngày sinh", Tier.QUASI, partial_date=True)
    )
    age: Mapped[int | None] = mapped_column(info=tiered("Tuổi", Tier.QUASI, minimum=0, maximum=130))
    age_band: Mapped[AgeBand] = mapped_column(default=AgeBand.UNKNOWN, info=tiered("Nhóm tuổi", Tier.CODED))
    state_age_band: Mapped[StateAgeBand] = mapped_column(
        default=StateAgeBand.UNKNOWN, info=tiered("Nhóm tuổi theo biểu", Tier.CODED, automatic=True)
    )
    age_type: Mapped[AgeType | None] = mapped_column(info=tiered("Đã thành niên", Tier.CODED))
    relationship: Mapped[Relationship | None] = mapped_column(
        info=tiered("Quan hệ với người bị bạo lực", Tier.CODED)
    )
    address: Mapped[str] = mapped_column(default="", info=tiered("Chỗ ở", Tier.IDENTIFIER))
    village: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=tiered("Thôn", Tier.QUASI)
    )
    occupation: Mapped[str] = mapped_column(
        String(60), default="", info=tiered("Nghề nghiệp", Tier.QUASI, code_list="occupation")
    )
    same_home: Mapped[Answer | None] = mapped_column(info=tiered("Cùng nơi ở", Tier.CODED))
    former_perpetrator: Mapped[Answer | None] = mapped_column(info=tiered("Đã từng gây bạo lực", Tier.CODED))
    handled_before: Mapped[Answer | None] = mapped_column(info=tiered("Đã từng bị xử lý", Tier.CODED))
    alcohol: Mapped[Answer | None] = mapped_column(info=tiered("Rượu bia", Tier.CODED))
    drugs: Mapped[Answer | None] = mapped_column(info=tiered("Ma túy", Tier.CODED))
    gambling: Mapped[Answer | None] = mapped_column(info=tiered("Cờ bạc", Tier.CODED))
    has_weapon: Mapped[Answer | None] = mapped_column(info=tiered("Có vũ khí, hung khí", Tier.CODED))
    search: Mapped[str] = mapped_column(default="", info=tiered("", Tier.CODED, derived=True))
