"""Closed lists of a violence case: intake, persons, incidents. Each code is stored; the words are shown.

Lists whose codes carry legal meaning, or on which a clock, a rule or a statistic depends, are closed and
stand here and in `case_work_vocabulary`; the others are rows of `code_items` (docs/decisions/006).
Law: Luật Phòng, chống bạo lực gia đình 13/2022/QH15, NĐ 76/2023/NĐ-CP. International names: GBVIMS.
"""

from typing import Final

from app.core.vocabulary import Choice


class Answer(Choice):
    """Answer to a question that nobody has to answer."""

    YES = "yes", "Có"
    NO = "no", "Không"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class CaseKind(Choice):
    """What a case is about; only the first is counted as domestic violence."""

    DOMESTIC = "domestic", "Bạo lực gia đình"
    GENDER_VIOLENCE = "gender_violence", "Bạo lực trên cơ sở giới ngoài gia đình"
    HARASSMENT = "harassment", "Quấy rối tình dục"
    TRAFFICKING = "trafficking", "Mua bán người"
    CHILD_MARRIAGE = "child_marriage", "Tảo hôn, cưỡng ép hôn nhân"
    EQUALITY_VIOLATION = "equality_violation", "Vi phạm pháp luật về bình đẳng giới"
    OTHER = "other", "Vụ việc khác"


GENDER_VIOLENCE_KINDS: Final = (
    CaseKind.DOMESTIC,
    CaseKind.GENDER_VIOLENCE,
    CaseKind.HARASSMENT,
    CaseKind.TRAFFICKING,
    CaseKind.CHILD_MARRIAGE,
)
"""Kinds that indicators 3.2a and 3.2b count (BLGĐ, BLTCSG)."""


class ReceiveForm(Choice):
    """How the report came in (Luật 13/2022/QH15 Điều 19 khoản 2)."""

    PHONE = "phone", "Gọi điện, nhắn tin"
    LETTER = "letter", "Gửi đơn, thư"
    IN_PERSON = "in_person", "Trực tiếp báo tin"
    HOTLINE = "hotline", "Tổng đài chuyển"
    OTHER_BODY = "other_body", "Cơ quan khác chuyển"
    FOUND = "found", "Tự phát hiện"


class ReceivePlace(Choice):
    """Where the report was received (Luật 13/2022/QH15 Điều 19 khoản 1)."""

    COMMITTEE = "committee", "Ủy ban nhân dân xã"
    POLICE = "police", "Cơ quan Công an"
    SCHOOL = "school", "Cơ sở giáo dục"
    VILLAGE_HEAD = "village_head", "Trưởng thôn"
    FRONT = "front", "Trưởng Ban công tác Mặt trận"
    MASS_ORGANISATION = "mass_organisation", "Tổ chức chính trị - xã hội xã"
    NATIONAL_HOTLINE = "national_hotline", "Tổng đài quốc gia"


class ReportedElsewhere(Choice):
    """Whether the incident was reported to others before."""

    NO = "no", "Không"
    SHARED = "shared", "Có – nơi đã có hồ sơ chung"
    OTHER = "other", "Có – nơi khác"
    UNKNOWN = "unknown", "Không rõ"


class VerifyStatus(Choice):
    """How far the report has been verified."""

    NOT_YET = "not_yet", "Chưa xác minh"
    DOING = "doing", "Đang xác minh"
    VERIFIED = "verified", "Đã xác minh"
    UNFOUNDED = "unfounded", "Không đủ căn cứ"


class CaseStatus(Choice):
    """Where a case stands."""

    OPEN = "open", "Mở"
    CLOSED = "closed", "Đóng"
    TRANSFERRED = "transferred", "Đã chuyển"
    DUPLICATE = "duplicate", "Trùng"


class CaseStep(Choice):
    """The step that a case has come to."""

    NEW = "new", "Mới tiếp nhận"
    ASSESSMENT = "assessment", "Đánh giá"
    PLAN = "plan", "Lập kế hoạch"
    SUPPORT = "support", "Hỗ trợ"
    DONE = "done", "Hoàn tất hỗ trợ"
    CLOSED = "closed", "Đã đóng"
    REOPENED = "reopened", "Mở lại"


class Sensitivity(Choice):
    """How closely a case is kept."""

    NORMAL = "normal", "Thông thường"
    HIGH = "high", "Đặc biệt"


class Sex(Choice):
    """Sex of a person."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"
    OTHER = "other", "Khác"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class AgeBand(Choice):
    """Age bands of GBVIMS, in years."""

    A0_11 = "0-11", "0–11"
    A12_17 = "12-17", "12–17"
    A18_25 = "18-25", "18–25"
    A26_40 = "26-40", "26–40"
    A41_60 = "41-60", "41–60"
    A61 = "61+", "61 trở lên"
    UNKNOWN = "unknown", "Không rõ"


class StateAgeBand(Choice):
    """Age bands of the state's tables (TT 23/2011, TT 07/2017/TT-BVHTTDL)."""

    UNDER_16 = "under_16", "Dưới 16 tuổi"
    A16_59 = "16-59", "Từ 16 đến 59 tuổi"
    OVER_60 = "60+", "Từ 60 tuổi trở lên"
    UNKNOWN = "unknown", "Không rõ tuổi"


class AgeType(Choice):
    """Whether somebody is of age, where no age is known."""

    ADULT = "adult", "Người lớn"
    MINOR = "minor", "Chưa thành niên"
    UNKNOWN = "unknown", "Không rõ"


class Marital(Choice):
    """Marital status."""

    SINGLE = "single", "Độc thân"
    MARRIED = "married", "Kết hôn, chung sống"
    DIVORCED = "divorced", "Ly hôn, ly thân"
    WIDOWED = "widowed", "Góa"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class Vulnerability(Choice):
    """Groups to be served first (Luật 13/2022/QH15 Điều 20 khoản 4; NĐ 76/2023/NĐ-CP chương III)."""

    CHILD = "child", "Trẻ em"
    PREGNANT = "pregnant", "Phụ nữ mang thai"
    NURSING = "nursing", "Nuôi con dưới 36 tháng tuổi"
    ELDERLY = "elderly", "Người cao tuổi"
    DISABLED = "disabled", "Người khuyết tật"
    DEPENDENT = "dependent", "Không có khả năng tự chăm sóc"
    IN_TREATMENT = "in_treatment", "Đang điều trị bệnh"


POLICE_VULNERABILITIES: Final = (
    Vulnerability.CHILD,
    Vulnerability.PREGNANT,
    Vulnerability.NURSING,
    Vulnerability.ELDERLY,
    Vulnerability.DISABLED,
    Vulnerability.DEPENDENT,
)
"""Groups for whom the commune's police are assigned (Điều 20 khoản 4)."""


class Disability(Choice):
    """Disability of a survivor."""

    NONE = "no", "Không"
    MENTAL = "mental", "Tâm thần, trí tuệ"
    PHYSICAL = "physical", "Thể chất"
    BOTH = "both", "Cả hai"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class Guardian(Choice):
    """Who a child lives with."""

    PARENT = "parent", "Cha, mẹ hoặc người giám hộ"
    RELATIVE = "relative", "Họ hàng"
    SPOUSE = "spouse", "Vợ, chồng"
    ALONE = "alone", "Sống một mình"
    OTHER = "other", "Người khác"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class ChildStatus(Choice):
    """A child without adults."""

    NO = "no", "Không"
    UNACCOMPANIED = "unaccompanied", "Không nơi nương tựa"
    SEPARATED = "separated", "Tách gia đình"
    OTHER = "other", "Dễ bị tổn thương khác"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class DatePrecision(Choice):
    """How exactly the day of an incident is known."""

    EXACT = "exact", "Chính xác"
    MONTH = "month", "Chỉ biết tháng"
    UNKNOWN = "unknown", "Không rõ"


class TimeOfDay(Choice):
    """Part of the day of an incident."""

    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    NIGHT = "night", "Tối, đêm"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class GbvType(Choice):
    """The one main type, the first that fits from the top (GBVIMS); `CASE_TYPES` keeps that order."""

    RAPE = "1", "Hiếp dâm (có xâm nhập)"
    SEXUAL_ASSAULT = "2", "Tấn công tình dục"
    PHYSICAL_ASSAULT = "3", "Hành hung thân thể"
    FORCED_MARRIAGE = "4", "Cưỡng ép hôn nhân"
    DENIAL = "5", "Tước đoạt nguồn lực, cơ hội, dịch vụ"
    PSYCHOLOGICAL = "6", "Lạm dụng tâm lý, tinh thần"
    NOT_GBV = "0", "Không phải bạo lực giới"
    UNKNOWN = "unknown", "Không rõ"


class ViolenceForm(Choice):
    """The four forms of domestic violence (Luật 13/2022/QH15 Điều 2 khoản 1)."""

    PHYSICAL = "physical", "Thể chất"
    MENTAL = "mental", "Tinh thần"
    SEXUAL = "sexual", "Tình dục"
    ECONOMIC = "economic", "Kinh tế"


class ViolenceAct(Choice):
    """The sixteen acts under their letters (Luật 13/2022/QH15 Điều 3 khoản 1)."""

    A = "a", "a) Hành hạ, ngược đãi, đánh đập, đe dọa, cố ý xâm hại sức khỏe, tính mạng"
    B = "b", "b) Lăng mạ, chì chiết, xúc phạm danh dự, nhân phẩm"
    C = "c", "c) Cưỡng ép chứng kiến bạo lực nhằm gây áp lực thường xuyên về tâm lý"
    D = "d", "d) Bỏ mặc, không quan tâm, không nuôi dưỡng, chăm sóc; không giáo dục trẻ em"
    DD = "đ", "đ) Kỳ thị, phân biệt đối xử về hình thể, giới, giới tính, năng lực"
    E = "e", "e) Ngăn cản gặp người thân, quan hệ xã hội nhằm cô lập, gây áp lực tâm lý"
    G = "g", "g) Ngăn cản thực hiện quyền, nghĩa vụ trong quan hệ gia đình"
    H = "h", "h) Tiết lộ, phát tán đời sống riêng tư, bí mật nhằm xúc phạm"
    I = "i", "i) Cưỡng ép quan hệ tình dục trái ý muốn của vợ hoặc chồng"  # noqa: E741 - the letter of the decree
    K = "k", "k) Cưỡng ép trình diễn, nghe, xem, đọc nội dung khiêu dâm, kích thích bạo lực"
    L = "l", "l) Cưỡng ép tảo hôn, kết hôn, ly hôn hoặc cản trở kết hôn, ly hôn hợp pháp"
    M = "m", "m) Cưỡng ép mang thai, phá thai, lựa chọn giới tính thai nhi"
    N = "n", "n) Chiếm đoạt, hủy hoại tài sản chung hoặc riêng"
    O = "o", "o) Cưỡng ép học tập, lao động, đóng góp tài chính quá sức; kiểm soát tài sản"  # noqa: E741 - the letter of the decree
    P = "p", "p) Cô lập, giam cầm"
    Q = "q", "q) Cưỡng ép ra khỏi chỗ ở hợp pháp trái pháp luật"


class Abduction(Choice):
    """Whether the survivor was taken or sold."""

    NO = "no", "Không"
    TRAFFICKING = "trafficking", "Mua bán người"
    ABDUCTION = "abduction", "Bắt cóc khác"
    UNKNOWN = "unknown", "Không rõ"


class Injury(Choice):
    """How badly the survivor was hurt."""

    NONE = "no", "Không"
    LIGHT = "light", "Nhẹ"
    NEEDS_CARE = "needs_care", "Cần khám"
    HOSPITAL = "hospital", "Nhập viện"
    LIFE = "life", "Đe dọa tính mạng"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


class DelayBand(Choice):
    """Time from the incident to the report."""

    WITHIN_72H = "72h", "Trong 72 giờ"
    DAYS_4_5 = "4-5", "4–5 ngày"
    DAYS_6_14 = "6-14", "6–14 ngày"
    DAYS_15_30 = "15-30", "15–30 ngày"
    OVER_30 = "30+", "Trên 30 ngày"
    UNKNOWN = "unknown", "Không rõ"


class CaseContext(Choice):
    """Context of an incident, worked out from the rest (GBVIMS case contexts)."""

    INTIMATE_PARTNER = "intimate_partner", "Bạn đời"
    CHILD_ABUSE = "child_abuse", "Xâm hại trẻ em"
    EARLY_MARRIAGE = "early_marriage", "Kết hôn sớm"
    EXPLOITATION = "exploitation", "Nghi bóc lột tình dục"
    SLAVERY = "slavery", "Nghi nô lệ tình dục, mua bán người"
    HARMFUL_PRACTICE = "harmful_practice", "Hủ tục"


class PerpetratorRole(Choice):
    """Part in the act."""

    MAIN = "main", "Chính"
    ACCESSORY = "accessory", "Phụ"


class Relationship(Choice):
    """What the alleged perpetrator is to the survivor (GBVIMS; NĐ 76/2023/NĐ-CP Điều 2–5)."""

    SPOUSE = "spouse", "Vợ, chồng"
    EX_SPOUSE = "ex_spouse", "Đã ly hôn"
    COHABITING = "cohabiting", "Chung sống như vợ chồng"
    PARTNER = "partner", "Người yêu"
    EX_PARTNER = "ex_partner", "Người yêu cũ"
    PARENT = "parent", "Cha, mẹ, người chăm sóc chính"
    CHILD = "child", "Con"
    SIBLING = "sibling", "Anh, chị, em"
    GRANDPARENT = "grandparent", "Ông, bà"
    GRANDCHILD = "grandchild", "Cháu nội, cháu ngoại"
    PARENT_IN_LAW = "parent_in_law", "Cha, mẹ vợ hoặc chồng"
    CHILD_IN_LAW = "child_in_law", "Con dâu, con rể"
    CLOSE_KIN = "close_kin", "Cô, dì, chú, cậu, bác, cháu ruột"
    FORMER_FAMILY = "former_family", "Cha mẹ, con riêng, anh chị em của người đã ly hôn hoặc sống chung"
    FORMER_ADOPTIVE = "former_adoptive", "Từng là cha mẹ nuôi, con nuôi"
    OTHER_RELATIVE = "other_relative", "Họ hàng khác"
    NEIGHBOUR = "neighbour", "Hàng xóm, bạn của gia đình"
    TEACHER = "teacher", "Thầy, cô giáo"
    SUPERIOR = "superior", "Cấp trên, người sử dụng lao động"
    SCHOOLMATE = "schoolmate", "Bạn học"
    HOUSEMATE = "housemate", "Người ở cùng nhà"
    SERVICE_PROVIDER = "service_provider", "Người cung cấp dịch vụ"
    ACQUAINTANCE = "acquaintance", "Người quen khác"
    STRANGER = "stranger", "Không quen"
    UNKNOWN = "unknown", "Không rõ"
    DECLINED = "declined", "Không muốn trả lời"


FAMILY: Final = frozenset(
    {
        Relationship.SPOUSE,
        Relationship.EX_SPOUSE,
        Relationship.COHABITING,
        Relationship.PARENT,
        Relationship.CHILD,
        Relationship.SIBLING,
        Relationship.GRANDPARENT,
        Relationship.GRANDCHILD,
        Relationship.PARENT_IN_LAW,
        Relationship.CHILD_IN_LAW,
        Relationship.CLOSE_KIN,
        Relationship.FORMER_FAMILY,
        Relationship.FORMER_ADOPTIVE,
    }
)
"""Between whom an act is domestic violence (Điều 3; NĐ 76/2023/NĐ-CP Điều 2–5)."""
FORMER_GROUPS: Final = frozenset(
    {
        Relationship.EX_SPOUSE,
        Relationship.COHABITING,
        Relationship.FORMER_FAMILY,
        Relationship.FORMER_ADOPTIVE,
    }
)
"""Groups that NĐ 76/2023/NĐ-CP adds, for whom not all of the sixteen acts apply."""
INTIMATE: Final = frozenset(
    {
        Relationship.SPOUSE,
        Relationship.EX_SPOUSE,
        Relationship.COHABITING,
        Relationship.PARTNER,
        Relationship.EX_PARTNER,
    }
)
