"""First content of the open lists and of the clocks; every row can be changed, hidden or added to.

Clocks: Luật 13/2022/QH15 Điều 20, 25, 26; NĐ 76/2023/NĐ-CP; TT 66/2025/TT-BCA Điều 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.case_work_vocabulary import ClockCode, CodeList

_UNKNOWN: Final = (("unknown", "Không rõ"), ("declined", "Không muốn trả lời"))

CODES: Final[Mapping[CodeList, tuple[tuple[str, str], ...]]] = {
    CodeList.SOURCE: (
        ("self", "Tự đến"),
        ("relative", "Người thân"),
        ("neighbour", "Hàng xóm"),
        ("village_head", "Trưởng thôn"),
        ("police", "Công an xã"),
        ("health", "Trạm Y tế"),
        ("school", "Trường học"),
        ("women_union", "Hội Liên hiệp Phụ nữ"),
        ("front", "Mặt trận Tổ quốc, đoàn thể"),
        ("other_body", "Cơ quan khác"),
        ("anonymous", "Ẩn danh"),
    ),
    CodeList.PLACE: (
        ("survivor_home", "Nhà người bị bạo lực"),
        ("perpetrator_home", "Nhà người gây bạo lực"),
        ("road", "Đường"),
        ("field", "Ruộng, vườn"),
        ("school", "Trường học"),
        ("workplace", "Nơi làm việc"),
        ("guest_house", "Nhà nghỉ"),
        ("market", "Chợ"),
        ("entertainment", "Nơi vui chơi"),
        ("online", "Mạng, điện thoại"),
        ("other", "Nơi khác"),
        *_UNKNOWN,
    ),
    CodeList.HARMFUL_PRACTICE: (
        ("none", "Không"),
        ("child_marriage", "Tảo hôn"),
        ("bride_pulling", "Kéo vợ"),
        ("consanguineous", "Hôn nhân cận huyết"),
        ("other", "Hủ tục khác"),
        ("unknown", "Không rõ"),
    ),
    CodeList.CAUSE: (
        ("alcohol", "Rượu bia"),
        ("economic", "Kinh tế"),
        ("drugs", "Ma túy"),
        ("gambling", "Cờ bạc"),
        ("adultery", "Ngoại tình"),
        ("gender_prejudice", "Định kiến giới"),
        ("other", "Nguyên nhân khác"),
        ("unknown", "Không rõ"),
    ),
    CodeList.OCCUPATION: (
        ("farmer", "Nông dân"),
        ("worker", "Công nhân"),
        ("civil_servant", "Cán bộ, công chức, viên chức"),
        ("trader", "Buôn bán, kinh doanh"),
        ("freelance", "Lao động tự do"),
        ("pupil", "Học sinh, sinh viên"),
        ("homemaker", "Nội trợ"),
        ("retired", "Nghỉ hưu, người cao tuổi"),
        ("unemployed", "Không có việc làm"),
        ("other", "Nghề khác"),
        *_UNKNOWN,
    ),
    CodeList.EDUCATION: (
        ("none", "Chưa đi học"),
        ("primary", "Tiểu học"),
        ("lower_secondary", "Trung học cơ sở"),
        ("upper_secondary", "Trung học phổ thông"),
        ("vocational", "Trung cấp, cao đẳng"),
        ("university", "Đại học trở lên"),
        *_UNKNOWN,
    ),
    CodeList.ETHNICITY: (
        ("kinh", "Kinh"),
        ("muong", "Mường"),
        ("tay", "Tày"),
        ("thai", "Thái"),
        ("nung", "Nùng"),
        ("dao", "Dao"),
        ("hmong", "Mông"),
        ("other", "Dân tộc khác"),
        *_UNKNOWN,
    ),
    CodeList.HOTLINE: (
        ("113", "Công an"),
        ("115", "Cấp cứu y tế"),
        ("111", "Tổng đài quốc gia bảo vệ trẻ em"),
        ("1900 969 680", "Ngôi nhà bình yên – Hội Liên hiệp Phụ nữ Việt Nam"),
    ),
}

LEGAL_LISTS: Final = (CodeList.SOURCE, CodeList.HARMFUL_PRACTICE)
"""Lists whose first entries are kept as they are: statistics compare them between communes."""


@dataclass(frozen=True, slots=True)
class ClockDefault:
    """One clock: minutes it runs, minutes before its end at which to remind, its basis."""

    clock: ClockCode
    minutes: int
    warn: int
    basis: str
    valid_from: date


NO_CONTACT_BASES: Final = (
    ("Luật Tổ chức chính quyền địa phương", date(2025, 7, 1)),
    ("Luật Phòng, chống bạo lực gia đình", date(2023, 7, 1)),
    (
        (
            "Nghị định số 76/2023/NĐ-CP ngày 01 tháng 11 năm 2023 của Chính phủ quy định chi tiết một số "
            "điều của Luật Phòng, chống bạo lực gia đình"
        ),
        date(2023, 12, 25),
    ),
)
"""What a no-contact order is founded on, as cited; a law is cited without its number (NĐ 30/2020/NĐ-CP)."""

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_LAW: Final = date(2023, 7, 1)
_DECREE: Final = date(2023, 12, 25)
_CIRCULAR: Final = date(2025, 9, 4)

CLOCKS: Final = (
    ClockDefault(ClockCode.ASSIGN, 0, 0, "Luật 13/2022/QH15 Điều 20 khoản 3", _LAW),
    ClockDefault(
        ClockCode.POLICE_ASSIGN, 0, 0, "Luật 13/2022/QH15 Điều 20 khoản 4; NĐ 76/2023/NĐ-CP Điều 11", _LAW
    ),
    ClockDefault(ClockCode.CHILD_PATH, 0, 0, "NĐ 76/2023/NĐ-CP Điều 9, 10; NĐ 56/2017/NĐ-CP", _DECREE),
    ClockDefault(
        ClockCode.NO_CONTACT_DECISION, 12 * _HOUR, 3 * _HOUR, "Luật 13/2022/QH15 Điều 25 khoản 2", _LAW
    ),
    ClockDefault(ClockCode.ORDER_END, 3 * _DAY, 6 * _HOUR, "Luật 13/2022/QH15 Điều 25 khoản 1", _LAW),
    ClockDefault(ClockCode.COURT_ORDER_END, 4 * _DAY, 6 * _HOUR, "Luật 13/2022/QH15 Điều 26", _LAW),
    ClockDefault(ClockCode.POLICE_PLAN, _HOUR, 15, "TT 66/2025/TT-BCA Điều 2", _CIRCULAR),
    ClockDefault(ClockCode.POLICE_SUMMON, _HOUR, 15, "TT 66/2025/TT-BCA Điều 2", _CIRCULAR),
    ClockDefault(ClockCode.CONTACT_END, 4 * _HOUR, 30, "NĐ 76/2023/NĐ-CP Điều 18", _DECREE),
    ClockDefault(ClockCode.CANCEL_DECISION, 12 * _HOUR, 3 * _HOUR, "Luật 13/2022/QH15 Điều 25", _LAW),
)
