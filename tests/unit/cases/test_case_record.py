"""The case record's field list: every key is kept where it belongs, at its tier, with its values.

The list is that of the reference for case intake (GBVIMS, Primero and the law joined), section by section.
"""

import pytest

from app.core.case_vocabulary import (
    Abduction,
    AgeBand,
    AgeType,
    CaseContext,
    CaseStatus,
    CaseStep,
    ChildStatus,
    DatePrecision,
    DelayBand,
    Disability,
    GbvType,
    Guardian,
    Injury,
    Marital,
    PerpetratorRole,
    ReceiveForm,
    Relationship,
    ReportedElsewhere,
    Sex,
    StateAgeBand,
    TimeOfDay,
    VerifyStatus,
    ViolenceAct,
    ViolenceForm,
    Vulnerability,
)
from app.core.case_work_vocabulary import (
    Authority,
    ClosingReason,
    CodeList,
    ConsentFrom,
    ConsentManner,
    ContactReason,
    FollowUpKind,
    Measure,
    NeedKind,
    Progress,
    Recipient,
    ReferralStatus,
    RiskFactor,
    RiskLevel,
    Service,
    Undecided,
    WithholdReason,
)
from app.core.equality_violations import EqualityViolation
from app.core.text import fold
from app.core.vocabulary import Choice
from app.models import Case
from app.services.cases.defaults import CODES
from app.services.records.fields import Field, FieldType, fields_of

_T0, _T1, _T2, _T3 = 0, 1, 2, 3

TIERS = {
    _T0: """
        case_no survivors.survivor_code receive_form receive_place source_type reported_by_survivor
        received_by reported_elsewhere verify_status status step case_kind violation is_domestic
        survivors.sex survivors.age_estimated survivors.age_band survivors.state_age_band
        survivors.may_call survivors.may_text survivors.marital survivors.vuln survivors.vuln.vuln
        survivors.disability survivors.child_status
        incidents.date_precision incidents.time_of_day incidents.place_type incidents.gbv_type
        incidents.is_domestic incidents.dv_form incidents.dv_form.form incidents.dv_acts
        incidents.dv_acts.act incidents.causes incidents.causes.cause incidents.harmful_practice
        incidents.goods_exchanged incidents.abduction incidents.injury incidents.children_present
        incidents.previous_incidents incidents.previous_count incidents.delay_band
        perpetrators.role perpetrators.sex perpetrators.age_band perpetrators.age_type
        perpetrators.relationship perpetrators.same_home perpetrators.former_perpetrator
        perpetrators.handled_before perpetrators.alcohol perpetrators.drugs perpetrators.gambling
        perpetrators.has_weapon
        consent_services consent_manner consent_from consent_sharing withhold_reason mandatory_report
        mandatory_told consents.recipient consents.agreed consents.scope consents.scope.scope
        consents.override
        immediate_danger risk_assessments.factors risk_assessments.factors.factor
        risk_assessments.factors.answer risk_assessments.suggested_level risk_assessments.risk_level
        risk_assessments.set_by risk_assessments.review_date
        needs.need needs.needed safety_plans.needed safety_plans.with_survivor safety_plans.review_date
        measures.measure measures.sanction measures.requester measures.survivor_agrees measures.outcome
        measures.authority measures.signer
        referrals.service referrals.status referrals.consent_written wants_legal_action
        follow_ups.type follow_ups.safe_contact follow_ups.needs_met follow_ups.progress_safety
        follow_ups.progress_health follow_ups.progress_psychosocial follow_ups.progress_justice
        follow_ups.propose_closing
        closures.reasons closures.reasons.reason closures.safety_plan_reviewed closures.support_completed
        closures.both_agree closures.told_may_return closures.leader_approved closures.felt_confidential
        closures.decided_freely closures.feels_better reopenings.reopened_by
        sensitivity retention_until legal_hold
    """,
    _T1: """
        received_at survivors.dob survivors.age survivors.village survivors.ethnicity
        survivors.occupation survivors.education survivors.dependents_no survivors.dependents_ages
        survivors.child_guardian incidents.incident_date incidents.village perpetrators.occupation
        perpetrators.village consents.organisation consents.agreed_on consents.withdrawn_on consent_on
        measures.requested_at measures.decided_at measures.decision_no measures.valid_from
        measures.valid_to referrals.appointment_at referrals.organisation referrals.place
        referrals.done_on follow_ups.due_date follow_ups.done_date follow_ups.next_date
        closures.closed_on reopenings.reopened_on
    """,
    _T2: """
        incidents.narrative incidents.observations withhold_what consents.override_reason
        risk_assessments.emotional_state risk_assessments.main_concerns risk_assessments.override_reason
        needs.note safety_plans.concerns safety_plans.resources safety_plans.signals
        safety_plans.during_violence safety_plans.after_leaving measures.supervision measures.result
        referrals.feedback follow_ups.action follow_ups.new_needs closures.summary reopenings.reason
        flags.text flags.removed_reason notes.text
    """,
    _T3: """
        reporter_name reporter_phone survivors.full_name survivors.id_number survivors.address
        survivors.safe_phone survivors.safe_time survivors.safe_word perpetrators.name
        perpetrators.address attachments attachments.name measures.requester_name other_reports.contact
    """,
}
AUTOMATIC = {
    "case_no",
    "status",
    "step",
    "is_domestic",
    "survivors.survivor_code",
    "survivors.age_band",
    "survivors.state_age_band",
    "incidents.delay_band",
    "risk_assessments.suggested_level",
}


def every_field() -> dict[str, Field]:
    """The fields of a case and of its sub-rows, by their path."""
    found: dict[str, Field] = {}

    def walk(model: type, path: str) -> None:
        for key, field in fields_of(model).items():
            found[path + key] = field
            if field.value is FieldType.ROWS:
                assert field.model is not None
                walk(field.model, f"{path}{key}.")

    walk(Case, "")
    return found


FIELDS = every_field()


@pytest.mark.parametrize(
    ("path", "tier"), [(path, tier) for tier, paths in TIERS.items() for path in paths.split()]
)
def test_a_key_of_the_record_has_its_tier(path: str, tier: int) -> None:
    assert FIELDS[path].tier == tier
    assert FIELDS[path].label


def test_what_is_worked_out_is_not_asked_for() -> None:
    assert {path for path in AUTOMATIC if not FIELDS[path].automatic} == set()


def test_everything_that_is_told_in_words_is_never_repeated_by_a_message() -> None:
    told = {path for path, field in FIELDS.items() if field.tier >= _T2}
    assert {path for path in told if not FIELDS[path].private} == set()


VALUES: dict[type[Choice], str] = {
    ReceiveForm: "Gọi điện, nhắn tin / Gửi đơn, thư / Trực tiếp báo tin / Tổng đài chuyển / "
    "Cơ quan khác chuyển / Tự phát hiện",
    ReportedElsewhere: "Không / Có – nơi đã có hồ sơ chung / Có – nơi khác / Không rõ",
    VerifyStatus: "Chưa xác minh / Đang xác minh / Đã xác minh / Không đủ căn cứ",
    CaseStatus: "Mở / Đóng / Đã chuyển / Trùng",
    CaseStep: "Mới tiếp nhận / Đánh giá / Lập kế hoạch / Hỗ trợ / Hoàn tất hỗ trợ / Đã đóng / Mở lại",
    Sex: "Nam / Nữ / Khác / Không rõ / Không muốn trả lời",
    AgeBand: "0–11 / 12–17 / 18–25 / 26–40 / 41–60 / 61 trở lên / Không rõ",
    StateAgeBand: "Dưới 16 tuổi / Từ 16 đến 59 tuổi / Từ 60 tuổi trở lên / Không rõ tuổi",
    AgeType: "Người lớn / Chưa thành niên / Không rõ",
    Marital: "Độc thân / Kết hôn, chung sống / Ly hôn, ly thân / Góa / Không rõ / Không muốn trả lời",
    Vulnerability: "Trẻ em / Phụ nữ mang thai / Nuôi con dưới 36 tháng tuổi / Người cao tuổi / "
    "Người khuyết tật / Không có khả năng tự chăm sóc / Đang điều trị bệnh",
    Disability: "Không / Tâm thần, trí tuệ / Thể chất / Cả hai / Không rõ / Không muốn trả lời",
    Guardian: "Cha, mẹ hoặc người giám hộ / Họ hàng / Vợ, chồng / Sống một mình / Người khác / "
    "Không rõ / Không muốn trả lời",
    ChildStatus: "Không / Không nơi nương tựa / Tách gia đình / Dễ bị tổn thương khác / "
    "Không rõ / Không muốn trả lời",
    DatePrecision: "Chính xác / Chỉ biết tháng / Không rõ",
    TimeOfDay: "Sáng / Chiều / Tối, đêm / Không rõ / Không muốn trả lời",
    GbvType: "Hiếp dâm (có xâm nhập) / Tấn công tình dục / Hành hung thân thể / Cưỡng ép hôn nhân / "
    "Tước đoạt nguồn lực, cơ hội, dịch vụ / Lạm dụng tâm lý, tinh thần / Không phải bạo lực giới / Không rõ",
    ViolenceForm: "Thể chất / Tinh thần / Tình dục / Kinh tế",
    Abduction: "Không / Mua bán người / Bắt cóc khác / Không rõ",
    Injury: "Không / Nhẹ / Cần khám / Nhập viện / Đe dọa tính mạng / Không rõ / Không muốn trả lời",
    DelayBand: "Trong 72 giờ / 4–5 ngày / 6–14 ngày / 15–30 ngày / Trên 30 ngày / Không rõ",
    CaseContext: "Bạn đời / Xâm hại trẻ em / Kết hôn sớm / Nghi bóc lột tình dục / "
    "Nghi nô lệ tình dục, mua bán người / Hủ tục",
    PerpetratorRole: "Chính / Phụ",
    ConsentManner: "Bằng văn bản / Lời nói có người chứng kiến / Điểm chỉ",
    ConsentFrom: "Bản thân / Người giám hộ, đại diện / Người khác",
    WithholdReason: "Sợ bị hại / Muốn tự nói / Lý do khác",
    RiskLevel: "Cao / Trung bình / Thấp",
    NeedKind: "An toàn / Y tế / Tâm lý / Pháp lý / Vật chất",
    ReferralStatus: "Đã chuyển / Đơn vị mình làm / Đã nhận ở nơi khác / Không cần / "
    "Người bị bạo lực từ chối / Không có dịch vụ",
    Undecided: "Có / Không / Chưa quyết định",
    FollowUpKind: "Gọi điện / Gặp trực tiếp / Qua đơn vị khác",
    Progress: "Không áp dụng / Đang thực hiện / Đạt",
    ContactReason: "Việc cưới, việc tang / Tai nạn, bệnh nặng / Thiên tai, hỏa hoạn, dịch bệnh",
}


@pytest.mark.parametrize("vocabulary", VALUES, ids=lambda one: one.__name__)
def test_a_closed_list_has_its_values_in_their_order(vocabulary: type[Choice]) -> None:
    assert " / ".join(member.label for member in vocabulary) == VALUES[vocabulary]


HOLDS: dict[type[Choice], tuple[str, ...]] = {
    Relationship: (
        "Vợ, chồng",
        "Đã ly hôn",
        "Chung sống như vợ chồng",
        "Người yêu cũ",
        "Cha, mẹ, người chăm sóc chính",
        "Con",
        "Cha, mẹ vợ hoặc chồng",
        "Cha mẹ, con riêng, anh chị em của người đã ly hôn hoặc sống chung",
        "Từng là cha mẹ nuôi, con nuôi",
        "Họ hàng khác",
        "Hàng xóm, bạn của gia đình",
        "Thầy, cô giáo",
        "Cấp trên, người sử dụng lao động",
        "Bạn học",
        "Người ở cùng nhà",
        "Người cung cấp dịch vụ",
        "Người quen khác",
        "Không quen",
        "Không rõ",
    ),
    Recipient: (
        "Công an xã",
        "Cơ sở y tế",
        "Tư vấn tâm lý, Hội Liên hiệp Phụ nữ",
        "Nơi tạm lánh, địa chỉ tin cậy",
        "Trợ giúp pháp lý",
        "Bảo vệ trẻ em",
        "Hỗ trợ sinh kế",
        "Cơ quan, tổ chức khác",
    ),
    ClosingReason: (
        "Nhu cầu đã được đáp ứng",
        "Mất liên lạc trên 30 ngày",
        "Người bị bạo lực yêu cầu",
        "Chuyển nơi ở",
        "Chuyển cơ quan khác",
        "Hết nguồn lực",
    ),
    Service: (
        "An toàn, tạm lánh",
        "Y tế",
        "Tâm lý",
        "Công an",
        "Pháp lý",
        "Sinh kế",
        "Bảo vệ trẻ em",
        "Giáo dục",
        "Dịch vụ khác",
    ),
    Authority: ("Chủ tịch Ủy ban nhân dân xã", "Tòa án nhân dân"),
}


@pytest.mark.parametrize("vocabulary", HOLDS, ids=lambda one: one.__name__)
def test_a_list_that_the_program_widened_holds_the_record_s_values(vocabulary: type[Choice]) -> None:
    labels = [member.label for member in vocabulary]
    assert [label for label in HOLDS[vocabulary] if label not in labels] == []


def test_the_thirteen_risk_factors_stand_in_the_record_s_order() -> None:
    words = (
        "tăng về tần suất",
        "đe dọa giết",
        "bóp cổ",
        "vũ khí",
        "ép quan hệ tình dục",
        "đánh khi mang thai",
        "ghen tuông",
        "mới ly thân",
        "đe dọa con",
        "đe dọa tự tử",
        "rượu bia",
        "vi phạm cấm tiếp xúc",
        "có thể bị giết",
    )
    factors = [fold(factor.label) for factor in RiskFactor]
    assert len(factors) == len(words)
    assert all(fold(word) in factor for word, factor in zip(words, factors, strict=True))


def test_the_legal_lists_stand_as_the_law_has_them() -> None:
    assert "".join(act.value for act in ViolenceAct) == "abcdđeghiklmnopq"
    assert all(act.label.startswith(f"{act.value}) ") for act in ViolenceAct)
    assert [measure.value for measure in Measure] == [str(number) for number in range(1, 11)]
    assert all(measure.label.startswith(f"{measure.value}. ") for measure in Measure)
    fields = [violation.label.partition(":")[0] for violation in EqualityViolation]
    assert {field: fields.count(field) for field in dict.fromkeys(fields)} == {
        "Chính trị": 3,
        "Kinh tế": 2,
        "Lao động": 4,
        "Giáo dục, đào tạo": 4,
        "Khoa học, công nghệ": 2,
        "Văn hóa, thông tin, thể thao": 3,
        "Y tế": 2,
        "Gia đình": 5,
    }


OPEN_LISTS: dict[CodeList, str] = {
    CodeList.SOURCE: "Tự đến / Người thân / Hàng xóm / Trưởng thôn / Công an xã / Trạm Y tế / Trường học / "
    "Hội Liên hiệp Phụ nữ / Mặt trận Tổ quốc, đoàn thể / Cơ quan khác / Ẩn danh",
    CodeList.PLACE: "Nhà người bị bạo lực / Nhà người gây bạo lực / Đường / Ruộng, vườn / Trường học / "
    "Nơi làm việc / Nhà nghỉ / Chợ / Nơi vui chơi / Mạng, điện thoại / Nơi khác / Không rõ / "
    "Không muốn trả lời",
    CodeList.HARMFUL_PRACTICE: "Không / Tảo hôn / Kéo vợ / Hôn nhân cận huyết / Hủ tục khác / Không rõ",
    CodeList.CAUSE: "Rượu bia / Kinh tế / Ma túy / Cờ bạc / Ngoại tình / Định kiến giới / "
    "Nguyên nhân khác / Không rõ",
}


@pytest.mark.parametrize("code_list", OPEN_LISTS, ids=lambda one: one.value)
def test_an_open_list_begins_with_the_record_s_values(code_list: CodeList) -> None:
    assert " / ".join(label for _, label in CODES[code_list]) == OPEN_LISTS[code_list]
    assert {field.code_list for field in FIELDS.values()} >= {code_list.value}
