"""The closed lists of words that records use, each a stored code with its Vietnamese label."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A stored code and the words the officer sees for it."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make the member: its value is `code`."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class TaskStatus(Choice):
    """State of a task or of one occurrence; «quá hạn» is computed, never stored."""

    NOT_STARTED = "todo", "Chưa làm"
    DOING = "doing", "Đang làm"
    DONE = "done", "Hoàn thành"
    DROPPED = "dropped", "Không thực hiện"


OPEN_STATUSES = (TaskStatus.NOT_STARTED, TaskStatus.DOING)


class Frequency(Choice):
    """How often a task comes back."""

    DAILY = "DAILY", "Hằng ngày"
    WEEKLY = "WEEKLY", "Hằng tuần"
    MONTHLY = "MONTHLY", "Hằng tháng"
    QUARTERLY = "QUARTERLY", "Hằng quý"
    HALFYEARLY = "HALFYEARLY", "6 tháng một lần"
    YEARLY = "YEARLY", "Hằng năm"
    TERM = "TERM", "Mỗi nhiệm kỳ"
    CONTINUOUS = "CONTINUOUS", "Thường xuyên"
    EVENT = "EVENT", "Khi phát sinh"


class QuotaPeriod(Choice):
    """The span over which a quota counts."""

    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF_YEAR = "half-year", "6 tháng"
    YEAR = "year", "năm"


class MediaKind(Choice):
    """Genre of an item (`law.md` 6.1)."""

    NEWS = "news", "Tin"
    ARTICLE = "article", "Bài"
    INTERVIEW = "interview", "Phỏng vấn"
    SKETCH = "sketch", "Tiểu phẩm"
    LEGAL_QA = "legal_qa", "Hỏi – đáp pháp luật"
    MESSAGE = "message", "Thông điệp"
    RELAY = "relay", "Tiếp âm"


class MediaChannel(Choice):
    """Where an item went out. The first two are the local information system."""

    LOUDSPEAKER = "loudspeaker", "Truyền thanh xã"
    HAMLET_SPEAKER = "hamlet_speaker", "Cụm loa thôn"
    WEBSITE = "website", "Trang thông tin điện tử"
    FANPAGE = "fanpage", "Fanpage"
    ZALO = "zalo", "Nhóm Zalo thôn"
    OTHER = "other", "Kênh khác"


LOCAL_RADIO = (MediaChannel.LOUDSPEAKER, MediaChannel.HAMLET_SPEAKER)
ONLINE = (MediaChannel.WEBSITE, MediaChannel.FANPAGE, MediaChannel.ZALO)


class MediaTheme(Choice):
    """Theme of an item or activity (`law.md` 6.1)."""

    EQUALITY_LAW = "equality_law", "Luật Bình đẳng giới"
    VIOLENCE = "violence", "Phòng, chống bạo lực gia đình"
    LEADERSHIP = "leadership", "Phụ nữ tham gia lãnh đạo, quản lý"
    MEN = "men", "Trách nhiệm của nam giới"
    ELECTION = "election", "Bầu cử"
    BIRTH_RATIO = "birth_ratio", "Mất cân bằng giới tính khi sinh"
    CHILDREN = "children", "Bảo vệ trẻ em"
    TRAFFICKING = "trafficking", "Phòng, chống mua bán người"
    RIGHTS = "rights", "Quyền và nghĩa vụ của công dân"
    OTHER = "other", "Chủ đề khác"


class DaySlot(Choice):
    """Part of the day of a broadcast."""

    MORNING = "morning", "Sáng"
    NOON = "noon", "Trưa"
    AFTERNOON = "afternoon", "Chiều"
    EVENING = "evening", "Tối"


class ActivityForm(Choice):
    """Form of a direct activity (`law.md` 6.2)."""

    CONFERENCE = "conference", "Hội nghị"
    SEMINAR = "seminar", "Tọa đàm"
    TRAINING = "training", "Tập huấn"
    CLUB = "club", "Sinh hoạt câu lạc bộ, chi hội"
    VILLAGE_MEETING = "village_meeting", "Họp thôn lồng ghép"
    PARTY_CELL = "party_cell", "Sinh hoạt chi bộ lồng ghép"
    SCHOOL = "school", "Ngoại khóa, họp phụ huynh"
    PERFORMANCE = "performance", "Giao lưu văn nghệ"
    CONTEST = "contest", "Hội thi, hỏi đáp pháp luật"
    LAUNCH = "launch", "Lễ phát động"
    PARADE = "parade", "Cổ động, diễu hành"
    LEAFLETS = "leaflets", "Cấp phát tài liệu"
    BANNERS = "banners", "Treo băng rôn, pa-nô"
    VISIT = "visit", "Thăm hỏi, tặng quà, biểu dương"
    OTHER = "other", "Hình thức khác"


class MaterialKind(Choice):
    """Kind of printed or displayed material."""

    LEAFLET = "leaflet", "Tờ rơi"
    HANDBOOK = "handbook", "Sổ tay"
    BANNER = "banner", "Băng rôn"
    PANEL = "panel", "Pa-nô"
    POSTER = "poster", "Áp phích"
    OTHER = "other", "Tài liệu khác"


class ReportKind(Choice):
    """Kinds of report."""

    MONTH = "month", "Báo cáo tháng"
    CADRES = "cadres", "Báo cáo cán bộ nữ"
    VIOLENCE = "violence-statistics", "Thống kê bạo lực gia đình"
    VIOLENCE_REKEYING = "violence-rekeying", "Phiếu nhập cơ sở dữ liệu quốc gia"


class DocumentUse(Choice):
    """Which document a signer, addressee or legal basis is offered for."""

    REPORT = "report", "Báo cáo"
    LETTER = "letter", "Công văn"
    VIOLENCE = "violence", "Thống kê bạo lực gia đình"
    NO_CONTACT = "no_contact", "Quyết định cấm tiếp xúc"
    ANY = "any", "Mọi văn bản"


class ConflictState(Choice):
    """What became of a value that lost in a merge."""

    OPEN = "open", "Chờ xem lại"
    ACCEPTED = "accepted", "Giữ giá trị đang dùng"
    SWAPPED = "swapped", "Đã đổi sang giá trị kia"
