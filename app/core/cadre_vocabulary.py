"""The closed lists of words of the roster: bodies, posts, levels of training (`law.md` section 5)."""

from collections.abc import Mapping
from typing import Final

from app.core.vocabulary import Choice


class Sex(Choice):
    """Sex as the roster's statistics split by it."""

    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class BodyKind(Choice):
    """What a body is; the statistics stand in this order (`law.md` 5.2)."""

    PARTY_COMMITTEE = "party_committee", "Ban Chấp hành Đảng bộ"
    PARTY_STANDING = "party_standing", "Ban Thường vụ Đảng ủy"
    PARTY_INSPECTION = "party_inspection", "Ủy ban Kiểm tra Đảng ủy"
    PARTY_CELL = "party_cell", "Chi bộ, chi ủy"
    COUNCIL = "council", "Hội đồng nhân dân"
    PEOPLE_COMMITTEE = "people_committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Phòng, đơn vị chuyên môn"
    FRONT = "front", "Ủy ban Mặt trận Tổ quốc"
    UNION = "union", "Tổ chức chính trị - xã hội"
    POLICE = "police", "Công an"
    MILITARY = "military", "Ban Chỉ huy Quân sự"
    SCHOOL = "school", "Trường học"
    HEALTH_STATION = "health_station", "Trạm Y tế"
    HAMLET = "hamlet", "Thôn"
    PART_TIME = "part_time", "Người hoạt động không chuyên trách"
    ADVANCEMENT = "advancement", "Ban Vì sự tiến bộ của phụ nữ"
    ENTERPRISE = "enterprise", "Doanh nghiệp, hợp tác xã"
    MEDIATION = "mediation", "Hòa giải, hội thẩm"
    OTHER = "other", "Cơ quan, tổ chức khác"


class PostRole(Choice):
    """Rank of a post within its body; indicator 1.1 counts heads and deputies."""

    HEAD = "head", "Cấp trưởng"
    DEPUTY = "deputy", "Cấp phó"
    STANDING = "standing", "Thường trực, thường vụ"
    MEMBER = "member", "Ủy viên, đại biểu, thành viên"
    STAFF = "staff", "Chuyên viên, nhân viên"


LEADING: Final = (PostRole.HEAD, PostRole.DEPUTY)


class PostBasis(Choice):
    """How somebody came into a post."""

    ELECTED = "elected", "Bầu cử"
    APPOINTED = "appointed", "Bổ nhiệm"
    NAMED = "named", "Chỉ định"
    ASSIGNED = "assigned", "Phân công, giao phụ trách"
    HIRED = "hired", "Tuyển dụng, hợp đồng"


class PostEnding(Choice):
    """Why somebody left a post."""

    TERM = "term", "Hết nhiệm kỳ"
    MOVED = "moved", "Chuyển công tác, luân chuyển"
    PROMOTED = "promoted", "Nhận chức vụ khác"
    RETIRED = "retired", "Nghỉ hưu"
    RESIGNED = "resigned", "Thôi việc, từ chức"
    DISMISSED = "dismissed", "Miễn nhiệm, cách chức"
    REORGANISED = "reorganised", "Sắp xếp tổ chức bộ máy"
    DIED = "died", "Từ trần"
    OTHER = "other", "Lý do khác"


class Education(Choice):
    """Highest professional level."""

    SCHOOL = "school", "Phổ thông"
    ELEMENTARY = "elementary", "Sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    COLLEGE = "college", "Cao đẳng"
    UNIVERSITY = "university", "Đại học"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"


class PoliticalTheory(Choice):
    """Level of political theory (lý luận chính trị)."""

    UNTRAINED = "untrained", "Chưa qua đào tạo"
    ELEMENTARY = "elementary", "Sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ADVANCED = "advanced", "Cao cấp, cử nhân"


class StateManagement(Choice):
    """Training in state management (quản lý nhà nước), by the rank that it is for."""

    UNTRAINED = "untrained", "Chưa bồi dưỡng"
    CLERK = "clerk", "Cán sự"
    OFFICER = "officer", "Chuyên viên"
    PRINCIPAL = "principal", "Chuyên viên chính"
    SENIOR = "senior", "Chuyên viên cao cấp"


class CivilRank(Choice):
    """Rank of a civil servant (ngạch)."""

    EMPLOYEE = "employee", "Nhân viên"
    CLERK = "clerk", "Cán sự"
    OFFICER = "officer", "Chuyên viên"
    PRINCIPAL = "principal", "Chuyên viên chính"
    SENIOR = "senior", "Chuyên viên cao cấp"
    OTHER = "other", "Ngạch, hạng khác"


class SuccessionStatus(Choice):
    """State of a person in a succession plan (quy hoạch)."""

    PROPOSED = "proposed", "Đang giới thiệu"
    APPROVED = "approved", "Đã phê duyệt"
    APPOINTED = "appointed", "Đã bổ nhiệm, trúng cử"
    REMOVED = "removed", "Đưa ra khỏi quy hoạch"


class TrainingField(Choice):
    """What a class is about."""

    GENDER = "gender", "Bình đẳng giới"
    LEADERSHIP = "leadership", "Kỹ năng lãnh đạo, quản lý"
    PROFESSIONAL = "professional", "Chuyên môn, nghiệp vụ"
    POLITICAL_THEORY = "political_theory", "Lý luận chính trị"
    STATE_MANAGEMENT = "state_management", "Quản lý nhà nước"
    LANGUAGE = "language", "Ngoại ngữ"
    COMPUTING = "computing", "Tin học, chuyển đổi số"
    OTHER = "other", "Nội dung khác"


class TrainingStatus(Choice):
    """State of a class."""

    PLANNED = "planned", "Dự kiến"
    RUNNING = "running", "Đang học"
    DONE = "done", "Đã hoàn thành"
    CANCELLED = "cancelled", "Không tổ chức"


class TargetLevel(Choice):
    """Who has set a target."""

    CENTRAL = "central", "Trung ương"
    CITY = "city", "Thành phố, tỉnh"
    COMMUNE = "commune", "Xã"


class CollaboratorRole(Choice):
    """What somebody of the network in the thôn does."""

    PROPAGANDIST = "propagandist", "Tuyên truyền viên"
    COLLABORATOR = "collaborator", "Cộng tác viên"
    REPORTER = "reporter", "Báo cáo viên"
    MEDIATOR = "mediator", "Hòa giải viên"
    TRUSTED_ADDRESS = "trusted_address", "Phụ trách địa chỉ tin cậy"
    OTHER = "other", "Vai trò khác"


BLOCKS: Final[Mapping[str, tuple[BodyKind, ...]]] = {
    "Khối Đảng": (
        BodyKind.PARTY_COMMITTEE,
        BodyKind.PARTY_STANDING,
        BodyKind.PARTY_INSPECTION,
        BodyKind.PARTY_CELL,
    ),
    "Hội đồng nhân dân": (BodyKind.COUNCIL,),
    "Ủy ban nhân dân và các phòng, đơn vị": (
        BodyKind.PEOPLE_COMMITTEE,
        BodyKind.DEPARTMENT,
        BodyKind.POLICE,
        BodyKind.MILITARY,
    ),
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội": (BodyKind.FRONT, BodyKind.UNION),
    "Trường học, Trạm Y tế": (BodyKind.SCHOOL, BodyKind.HEALTH_STATION),
    "Thôn": (BodyKind.HAMLET, BodyKind.PART_TIME),
    "Tổ chức khác": (BodyKind.ADVANCEMENT, BodyKind.MEDIATION, BodyKind.ENTERPRISE, BodyKind.OTHER),
}
"""The blocks in which statistics are laid out, in their order."""
