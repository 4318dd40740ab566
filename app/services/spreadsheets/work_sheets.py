"""Sheets of tasks, activities and media items: their headings and the words in their cells."""

import re
from datetime import date
from typing import Any, Final

from app.core.dates import parse_range
from app.core.errors import InvalidDate
from app.core.vocabulary import MediaChannel, MediaKind, TaskStatus
from app.models import Broadcast
from app.services.spreadsheets.cells import CellRules, RangeEnd
from app.services.spreadsheets.likeness import Target
from app.services.spreadsheets.row_draft import RowDraft
from app.services.spreadsheets.sheet_kind import SheetKind
from app.services.spreadsheets.words import folded


def _dates_from_words(record: dict[str, Any], today: date) -> None:
    """Fill a task's dates from the words about time."""
    words = record.get("deadline_note")
    if not words or record.get("due_on") or record.get("start_on"):
        return
    try:
        days = parse_range(words, today=today)
    except InvalidDate:
        # Words that are no date by themselves («trước cuộc bầu cử») stay words.
        return
    record["due_on"] = days.end
    if days.start != days.end:
        record["start_on"] = days.start


_MONEY: Final = frozenset(
    {"planned_state", "planned_social", "spent_state", "spent_social", "cost_state", "cost_social"}
)

TASKS: Final = SheetKind(
    name="tasks",
    required="title",
    identity=("title", "due_on"),
    headings={
        "title": (
            "Nội dung",
            "Nội dung nhiệm vụ",
            "Nội dung công việc",
            "Nhiệm vụ, giải pháp",
            "Công việc",
            "Tên nhiệm vụ",
            "Hoạt động",
        ),
        "section": ("Mục",),
        "lead_unit_id": ("Chủ trì", "Cơ quan chủ trì", "Đơn vị thực hiện", "Cơ quan thực hiện", "Phụ trách"),
        "coop_units": ("Phối hợp", "Cơ quan phối hợp"),
        "start_on": ("Ngày bắt đầu", "Từ ngày"),
        "due_on": ("Hạn hoàn thành", "Thời gian hoàn thành", "Thời hạn hoàn thành", "Đến ngày", "Hạn"),
        "deadline_note": ("Thời gian", "Thời gian thực hiện", "Tiến độ, thời gian"),
        "status": ("Tình trạng", "Tình hình thực hiện"),
        "progress": ("Tiến độ", "Tỷ lệ hoàn thành", "% hoàn thành"),
        "result": ("Kết quả thực hiện", "Kết quả đạt được"),
        "attendance_male": ("Nam", "Số nam"),
        "attendance_female": ("Nữ", "Số nữ"),
        "planned_state": ("Dự toán", "Kinh phí dự kiến", "Dự toán ngân sách"),
        "spent_state": ("Đã chi", "Kinh phí đã chi", "Đã chi ngân sách"),
        "spent_social": ("Xã hội hóa", "Đã chi xã hội hóa"),
        "difficulties": ("Khó khăn", "Vướng mắc"),
        "proposals": ("Đề xuất", "Kiến nghị"),
        "tags": ("Chương trình",),
    },
    rules=CellRules(
        synonyms={
            "status": {
                "da hoan thanh": TaskStatus.DONE.value,
                "da thuc hien": TaskStatus.DONE.value,
                "da xong": TaskStatus.DONE.value,
                "xong": TaskStatus.DONE.value,
                "dang thuc hien": TaskStatus.DOING.value,
                "dang trien khai": TaskStatus.DOING.value,
                "chua thuc hien": TaskStatus.NOT_STARTED.value,
                "chua trien khai": TaskStatus.NOT_STARTED.value,
                "chua hoan thanh": TaskStatus.DOING.value,
                "qua han": TaskStatus.NOT_STARTED.value,
                "huy": TaskStatus.DROPPED.value,
            }
        },
        range_ends={"start_on": RangeEnd.FIRST, "due_on": RangeEnd.LAST, "done_on": RangeEnd.LAST},
        money=_MONEY,
    ),
    left_out=frozenset({"flags"}),
    asked_by={"dropped_reason": "status"},
    finish=_dates_from_words,
)
ACTIVITIES: Final = SheetKind(
    name="activities",
    required="title",
    identity=("title", "held_on"),
    headings={
        "title": ("Nội dung", "Hoạt động", "Tên hoạt động"),
        "held_on": ("Ngày", "Thời gian", "Thời gian tổ chức"),
        "host_unit_id": ("Chủ trì", "Đơn vị tổ chức"),
        "partners": ("Phối hợp",),
        "attendance_total": ("Tổng số", "Số người", "Tổng số người", "Số lượt người"),
        "attendance_male": ("Nam", "Số nam"),
        "attendance_female": ("Nữ", "Số nữ"),
        "cost_state": ("Kinh phí", "Ngân sách"),
        "cost_social": ("Xã hội hóa",),
    },
    rules=CellRules(money=_MONEY),
)


def _read_media(draft: RowDraft) -> None:
    """Read a media item with the one broadcast that its row tells."""
    draft.read_fields()
    _add_broadcast(draft, draft.record)


def _read_more_media(draft: RowDraft, first: RowDraft) -> None:
    _add_broadcast(draft, first.record)


def _add_broadcast(draft: RowDraft, record: dict[str, Any]) -> None:
    reader = RowDraft(
        draft.reader.of(Broadcast, CellRules()),
        values={key.removeprefix(_SUB): value for key, value in draft.values.items() if key.startswith(_SUB)},
        cells={key.removeprefix(_SUB): cell for key, cell in draft.cells.items() if key.startswith(_SUB)},
        groups=draft.groups,
        titles=draft.titles,
        bodies=draft.bodies,
    )
    if all(value is None for value in reader.values.values()):
        return
    named = reader.values.get("channel")
    channels = channels_in(named) if isinstance(named, str) else ()
    if channels:
        reader.values["channel"] = channels[0].value
    reader.read_fields()
    draft.problems.extend(reader.problems)
    if "on" in reader.record:
        # What went out on several channels is as many broadcasts of the one item.
        told = [{**reader.record, "channel": one} for one in channels] or [reader.record]
        record.setdefault("broadcasts", []).extend(told)
    elif not reader.problems:
        draft.problem(f"{_SUB}on", "Chưa có ngày phát. Hãy điền ngày ở ô này.")


_SUB: Final = "broadcasts."
_BETWEEN_CHANNELS: Final = re.compile(r"\s*[,;/+\n]\s*|\s+(?:và|\s-|–)\s+", re.IGNORECASE)
# Folded words; what is the province's or the press' comes before «đài», which alone is the commune's.
_CHANNELS: Final = (
    (r"zalo", MediaChannel.ZALO),
    (r"facebook|fanpage|\bfb\b|\bface\b|mang xa hoi", MediaChannel.FANPAGE),
    (
        r"\b(?:bao|tap chi|truyen hinh|tivi|youtube|tiktok|to roi|to gap|bang ron|pano|pa no|ptth)\b",
        MediaChannel.OTHER,
    ),
    (r"\b(?:dai|kenh)\b.*\b(?:tinh|huyen|thanh pho|tp|trung uong)\b", MediaChannel.OTHER),
    (
        r"cong (?:thong tin|ttdt)|trang (?:thong tin|tin|ttdt)|\bttdt\b|\bweb(?:site)?\b|dien tu",
        MediaChannel.WEBSITE,
    ),
    (
        r"(?:loa|truyen thanh|phat thanh|dai)\b.*\b(?:thon|xom|ap|khu|to dan pho|tdp)\b|cum loa|loa keo",
        MediaChannel.HAMLET_SPEAKER,
    ),
    (r"\bloa\b|truyen thanh|phat thanh|\bdai\b", MediaChannel.LOUDSPEAKER),
)
_CHANNEL_PATTERNS: Final = tuple((re.compile(words), channel) for words, channel in _CHANNELS)


def channels_in(text: str) -> tuple[MediaChannel, ...]:
    """Return the channels that a cell names («Loa truyền thanh xã, Zalo»); none when one is unknown."""
    found: list[MediaChannel] = []
    for part in _BETWEEN_CHANNELS.split(text.strip()):
        plain = folded(part)
        own = next((one for one in MediaChannel if folded(one.label) == plain), None)
        channel = own or next((one for words, one in _CHANNEL_PATTERNS if words.search(plain)), None)
        if channel is None:
            return ()
        found.append(channel)
    return tuple(dict.fromkeys(found))


MEDIA: Final = SheetKind(
    name="media",
    required="title",
    identity=("title",),
    headings={
        "title": ("Tên tin, bài", "Tin, bài", "Tên bài", "Nội dung", "Nội dung tin, bài", "Tiêu đề tin, bài"),
        "media_kind": ("Loại", "Loại tin, bài", "Thể loại tin, bài"),
        "theme": ("Chủ đề tuyên truyền", "Nội dung tuyên truyền"),
        "minutes": ("Thời lượng", "Số phút"),
        "author": ("Tác giả", "Người viết", "Nguồn", "Người thực hiện"),
        "approver": ("Duyệt", "Người kiểm duyệt"),
        "link": ("Link", "Đường link", "Địa chỉ"),
    },
    rules=CellRules(
        synonyms={"media_kind": {"tin": MediaKind.NEWS.value, "tin tuc": MediaKind.NEWS.value}},
    ),
    extra=(
        Target(
            "broadcasts.on",
            ("Ngày phát", "Ngày đăng", "Ngày phát sóng", "Ngày", "Thời gian phát", "Ngày đăng, phát"),
        ),
        Target("broadcasts.channel", ("Kênh", "Kênh phát", "Phương tiện", "Hình thức phát", "Nơi đăng")),
        Target("broadcasts.slot", ("Buổi", "Buổi phát")),
        Target("broadcasts.times", ("Số lần phát", "Số lần", "Số lượt phát", "Lượt phát")),
        Target("broadcasts.hamlet_id", ("Thôn", "Phát tại thôn")),
    ),
    read=_read_media,
    read_more=_read_more_media,
    continuing=frozenset({f"broadcasts.{key}" for key in ("on", "channel", "slot", "times", "hamlet_id")}),
)
