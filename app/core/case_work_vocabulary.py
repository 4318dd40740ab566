"""Closed lists of the work on a case: consent, risk, measures, referrals, follow-up, closing, clocks.

Law: Luật Phòng, chống bạo lực gia đình 13/2022/QH15, NĐ 76/2023/NĐ-CP, TT 66/2025/TT-BCA.
"""

from typing import Final

from app.core.vocabulary import Choice


class ConsentManner(Choice):
    """How consent was given."""

    WRITTEN = "written", "Bằng văn bản"
    SPOKEN = "spoken", "Lời nói có người chứng kiến"
    FINGERPRINT = "fingerprint", "Điểm chỉ"


class ConsentFrom(Choice):
    """Who gave consent."""

    SELF = "self", "Bản thân"
    GUARDIAN = "guardian", "Người giám hộ, đại diện"
    OTHER = "other", "Người khác"


class Recipient(Choice):
    """Bodies that consent is given for, one by one."""

    POLICE = "police", "Công an xã"
    HEALTH = "health", "Cơ sở y tế"
    COUNSELLING = "counselling", "Tư vấn tâm lý, Hội Liên hiệp Phụ nữ"
    SHELTER = "shelter", "Nơi tạm lánh, địa chỉ tin cậy"
    LEGAL_AID = "legal_aid", "Trợ giúp pháp lý"
    CHILD_PROTECTION = "child_protection", "Bảo vệ trẻ em"
    LIVELIHOOD = "livelihood", "Hỗ trợ sinh kế"
    SUPERIOR = "superior", "Cơ quan cấp trên"
    OTHER = "other", "Cơ quan, tổ chức khác"


class ConsentScope(Choice):
    """What may be told to a recipient. `Consents` knows which fields each covers."""

    IDENTITY = "identity", "Họ tên, ngày sinh, giới tính"
    CONTACT = "contact", "Địa chỉ, liên lạc an toàn"
    BACKGROUND = "background", "Hoàn cảnh: hôn nhân, nghề nghiệp, người phụ thuộc"
    HEALTH = "health", "Sức khỏe, khuyết tật, mang thai, thương tích"
    INCIDENT = "incident", "Vụ việc: thời gian, nơi xảy ra, hình thức, hành vi"
    NARRATIVE = "narrative", "Diễn biến theo lời kể"
    PERPETRATOR = "perpetrator", "Người bị cho là gây bạo lực"
    RISK = "risk", "Nguy cơ và kế hoạch an toàn"
    NEEDS = "needs", "Nhu cầu hỗ trợ"
    EVIDENCE = "evidence", "Tài liệu, ảnh"


class WithholdReason(Choice):
    """Why something is to be kept back."""

    FEAR = "fear", "Sợ bị hại"
    SELF = "self", "Muốn tự nói"
    OTHER = "other", "Lý do khác"


class RiskFactor(Choice):
    """Warning signs, summarised from public descriptions of danger assessments."""

    ESCALATION = "escalation", "Bạo lực tăng về tần suất, mức độ trong 12 tháng"
    DEATH_THREAT = "death_threat", "Đe dọa giết"
    CHOKING = "choking", "Bóp cổ, làm ngạt"
    WEAPON = "weapon", "Có hoặc dùng vũ khí, hung khí"
    FORCED_SEX = "forced_sex", "Ép quan hệ tình dục"
    BEATEN_PREGNANT = "beaten_pregnant", "Đánh khi mang thai"
    CONTROL = "control", "Kiểm soát, ghen tuông"
    SEPARATION = "separation", "Mới ly thân hoặc định bỏ đi"
    THREAT_TO_CHILDREN = "threat_to_children", "Đe dọa con"
    SUICIDE_THREAT = "suicide_threat", "Đe dọa tự tử"
    SUBSTANCE = "substance", "Lạm dụng rượu bia, ma túy"
    ORDER_BROKEN = "order_broken", "Đã vi phạm cấm tiếp xúc"
    FEARS_DEATH = "fears_death", "Người bị bạo lực tin mình có thể bị giết"


GRAVE_FACTORS: Final = (
    RiskFactor.DEATH_THREAT,
    RiskFactor.CHOKING,
    RiskFactor.WEAPON,
    RiskFactor.BEATEN_PREGNANT,
)
"""Any one of them alone suggests a high level."""


class RiskLevel(Choice):
    """Level of risk as the officer sets it."""

    HIGH = "high", "Cao"
    MEDIUM = "medium", "Trung bình"
    LOW = "low", "Thấp"


class NeedKind(Choice):
    """What a survivor may need."""

    SAFETY = "safety", "An toàn"
    HEALTH = "health", "Y tế"
    PSYCHOSOCIAL = "psychosocial", "Tâm lý"
    LEGAL = "legal", "Pháp lý"
    MATERIAL = "material", "Vật chất"


class Measure(Choice):
    """The ten measures in their order (Luật 13/2022/QH15 Điều 22 khoản 1)."""

    STOP = "1", "1. Buộc chấm dứt hành vi bạo lực gia đình"
    SUMMON = "2", "2. Yêu cầu đến trụ sở Công an xã"
    NO_CONTACT = "3", "3. Cấm tiếp xúc"
    SHELTER = "4", "4. Bố trí nơi tạm lánh và hỗ trợ nhu cầu thiết yếu"
    CARE = "5", "5. Chăm sóc, điều trị người bị bạo lực gia đình"
    LEGAL_AID = "6", "6. Trợ giúp pháp lý và tư vấn tâm lý, kỹ năng"
    EDUCATION = "7", "7. Giáo dục, hỗ trợ chuyển đổi hành vi bạo lực gia đình"
    CRITICISM = "8", "8. Góp ý, phê bình trong cộng đồng dân cư"
    COMMUNITY_WORK = "9", "9. Thực hiện công việc phục vụ cộng đồng"
    SANCTION = "10", "10. Xử lý vi phạm hành chính, tố tụng hình sự"


SUPPORT_MEASURES: Final = (Measure.SHELTER, Measure.CARE, Measure.LEGAL_AID)
"""Support of survivors: indicator 3.2a."""
COUNSELLING_MEASURES: Final = (Measure.EDUCATION,)
"""Counselling of perpetrators: indicator 3.2b, and `CRITICISM` where it was given with counselling."""


class SanctionKind(Choice):
    """What the tenth measure came to."""

    ADMINISTRATIVE = "administrative", "Xử phạt vi phạm hành chính"
    DETENTION = "detention", "Tạm giữ hành chính, xử phạt"
    CRIMINAL = "criminal", "Tố tụng hình sự"
    COURT = "court", "Đưa ra tòa án"


class Requester(Choice):
    """Who asks for a measure (no-contact orders: Điều 25 khoản 1)."""

    SURVIVOR = "survivor", "Người bị bạo lực"
    GUARDIAN = "guardian", "Người giám hộ, người đại diện"
    AGENCY = "agency", "Cơ quan, tổ chức, cá nhân có thẩm quyền"
    EX_OFFICIO = "ex_officio", "Chủ tịch Ủy ban nhân dân xã tự quyết định"
    OFFICER = "officer", "Người tiếp nhận vụ việc"


class Outcome(Choice):
    """What was decided upon a request."""

    GRANTED = "granted", "Quyết định áp dụng"
    REFUSED = "refused", "Không áp dụng, đã trả lời bằng văn bản"


class Authority(Choice):
    """Who decides a measure."""

    CHAIRMAN = "chairman", "Chủ tịch Ủy ban nhân dân xã"
    POLICE = "police", "Trưởng Công an xã"
    COURT = "court", "Tòa án nhân dân"
    COMMUNITY = "community", "Cộng đồng dân cư"
    OTHER = "other", "Cơ quan khác"


class ContactReason(Choice):
    """When contact during an order is allowed (NĐ 76/2023/NĐ-CP Điều 18)."""

    WEDDING_FUNERAL = "wedding_funeral", "Việc cưới, việc tang"
    ACCIDENT_ILLNESS = "accident_illness", "Tai nạn, bệnh nặng"
    DISASTER = "disaster", "Thiên tai, hỏa hoạn, dịch bệnh"


class Assignee(Choice):
    """Who a report is assigned to."""

    POLICE = "police", "Công an xã"
    OFFICE = "office", "Phòng Văn hóa - Xã hội"
    HEALTH = "health", "Trạm Y tế"
    CHILD_PROTECTION = "child_protection", "Người làm công tác bảo vệ trẻ em"
    VILLAGE = "village", "Trưởng thôn, tổ hòa giải"
    WOMEN_UNION = "women_union", "Hội Liên hiệp Phụ nữ"
    OTHER = "other", "Cơ quan, người khác"


class Service(Choice):
    """Kinds of service that a survivor is referred to."""

    SAFETY = "safety", "An toàn, tạm lánh"
    HEALTH = "health", "Y tế"
    PSYCHOSOCIAL = "psychosocial", "Tâm lý"
    POLICE = "police", "Công an"
    LEGAL = "legal", "Pháp lý"
    LIVELIHOOD = "livelihood", "Sinh kế"
    CHILD = "child", "Bảo vệ trẻ em"
    EDUCATION = "education", "Giáo dục"
    OTHER = "other", "Dịch vụ khác"


class ReferralStatus(Choice):
    """What became of a referral."""

    REFERRED = "referred", "Đã chuyển"
    OWN = "own", "Đơn vị mình làm"
    ELSEWHERE = "elsewhere", "Đã nhận ở nơi khác"
    NOT_NEEDED = "not_needed", "Không cần"
    DECLINED = "declined", "Người bị bạo lực từ chối"
    UNAVAILABLE = "unavailable", "Không có dịch vụ"


class Undecided(Choice):
    """A wish that may still be open."""

    YES = "yes", "Có"
    NO = "no", "Không"
    UNDECIDED = "undecided", "Chưa quyết định"


class FollowUpKind(Choice):
    """How a follow-up is done."""

    CALL = "call", "Gọi điện"
    VISIT = "visit", "Gặp trực tiếp"
    OTHER_BODY = "other_body", "Qua đơn vị khác"


class Progress(Choice):
    """Progress towards a goal."""

    NOT_APPLICABLE = "not_applicable", "Không áp dụng"
    GOING_ON = "going_on", "Đang thực hiện"
    REACHED = "reached", "Đạt"


class ClosingReason(Choice):
    """Why a case is closed."""

    NEEDS_MET = "needs_met", "Nhu cầu đã được đáp ứng"
    LOST_CONTACT = "lost_contact", "Mất liên lạc trên 30 ngày"
    SURVIVOR_WISH = "survivor_wish", "Người bị bạo lực yêu cầu"
    MOVED = "moved", "Chuyển nơi ở"
    TRANSFERRED = "transferred", "Chuyển cơ quan khác"
    NO_RESOURCES = "no_resources", "Hết nguồn lực"
    UNFOUNDED = "unfounded", "Không đủ căn cứ"


class DisclosureForm(Choice):
    """How something of a case was told to somebody."""

    LETTER = "letter", "Công văn, phiếu chuyển"
    REPORT = "report", "Báo cáo"
    DECISION = "decision", "Quyết định"
    SPOKEN = "spoken", "Trao đổi trực tiếp, điện thoại"
    EXPORT = "export", "Tệp dữ liệu"
    OTHER = "other", "Hình thức khác"


class ClockCode(Choice):
    """The clocks of the law; `clock_rules` holds how long each runs and where that is laid down."""

    ASSIGN = "assign", "Xử lý hoặc phân công ngay"
    POLICE_ASSIGN = "police_assign", "Phân công Công an xã (nạn nhân dễ bị tổn thương, nguy hiểm tính mạng)"
    CHILD_PATH = "child_path", "Chuyển quy trình bảo vệ trẻ em"
    NO_CONTACT_DECISION = "no_contact_decision", "Quyết định cấm tiếp xúc hoặc từ chối bằng văn bản"
    ORDER_END = "order_end", "Quyết định cấm tiếp xúc hết hiệu lực"
    COURT_ORDER_END = "court_order_end", "Cấm tiếp xúc của Tòa án hết hiệu lực"
    POLICE_PLAN = "police_plan", "Công an xã phân công và lập kế hoạch giám sát"
    POLICE_SUMMON = "police_summon", "Công an xã mời, lập cam kết với người bị cấm tiếp xúc"
    CONTACT_END = "contact_end", "Thời gian tiếp xúc được phép"
    CANCEL_DECISION = "cancel_decision", "Quyết định hủy bỏ cấm tiếp xúc hoặc trả lời bằng văn bản"


class CodeList(Choice):
    """The open lists kept as rows of `code_items`."""

    SOURCE = "source", "Nguồn báo tin"
    PLACE = "place", "Nơi xảy ra"
    HARMFUL_PRACTICE = "harmful_practice", "Hủ tục liên quan"
    CAUSE = "cause", "Nguyên nhân"
    OCCUPATION = "occupation", "Nghề nghiệp"
    EDUCATION = "education", "Học vấn"
    ETHNICITY = "ethnicity", "Dân tộc"
    HOTLINE = "hotline", "Số điện thoại cần gọi"
