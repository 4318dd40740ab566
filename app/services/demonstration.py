"""Invented records for the demonstration: three months of one commune's work, every name marked as a sample.

Days are given relative to the plan's year, so that the demonstration reads the same whenever it runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.vocabulary import ActivityForm, MediaChannel, MediaKind, MediaTheme, TaskStatus
from app.services.demonstration_roster import fill_roster
from app.services.records import Records

COMMUNE = "An Phú Mẫu"
PROVINCE = "Mẫu"
REPORT_MONTH = 7

HAMLETS = (
    ("Thôn Mẫu Đông", 412, 803, 811),
    ("Thôn Mẫu Tây", 365, 698, 724),
    ("Thôn Mẫu Trung", 507, 977, 1003),
)

_MEDIA: tuple[tuple[str, MediaKind, MediaTheme, tuple[tuple[int, int, MediaChannel, int], ...]], ...] = (
    (
        "Những điều cần biết về Luật Bình đẳng giới",
        MediaKind.LEGAL_QA,
        MediaTheme.EQUALITY_LAW,
        ((5, 12, MediaChannel.LOUDSPEAKER, 3), (5, 13, MediaChannel.FANPAGE, 1)),
    ),
    (
        "Gương phụ nữ làm kinh tế giỏi tại Thôn Mẫu Đông",
        MediaKind.ARTICLE,
        MediaTheme.LEADERSHIP,
        ((5, 26, MediaChannel.LOUDSPEAKER, 2),),
    ),
    (
        "Phát động Tháng hành động quốc gia phòng, chống bạo lực gia đình",
        MediaKind.NEWS,
        MediaTheme.VIOLENCE,
        ((6, 2, MediaChannel.LOUDSPEAKER, 4), (6, 2, MediaChannel.WEBSITE, 1)),
    ),
    (
        "Nam giới cùng chia sẻ việc nhà",
        MediaKind.SKETCH,
        MediaTheme.MEN,
        ((6, 18, MediaChannel.LOUDSPEAKER, 3), (6, 19, MediaChannel.ZALO, 3)),
    ),
    (
        "Ngày Gia đình Việt Nam 28/6: gia đình là điểm tựa",
        MediaKind.ARTICLE,
        MediaTheme.VIOLENCE,
        ((6, 26, MediaChannel.LOUDSPEAKER, 5), (6, 28, MediaChannel.FANPAGE, 1)),
    ),
    (
        "Không lựa chọn giới tính thai nhi",
        MediaKind.MESSAGE,
        MediaTheme.BIRTH_RATIO,
        ((7, 6, MediaChannel.LOUDSPEAKER, 6),),
    ),
)
"""Title, kind, theme, and broadcasts as (month, day, channel, times)."""

_ACTIVITIES: tuple[Mapping[str, Any], ...] = (
    {
        "title": "Tập huấn kỹ năng tuyên truyền cho cộng tác viên thôn",
        "form": ActivityForm.TRAINING,
        "theme": MediaTheme.EQUALITY_LAW,
        "day": (5, 20),
        "place": "Hội trường UBND xã (mẫu)",
        "men": 14,
        "women": 31,
        "cost_state": 4_500_000,
        "materials": [{"material": "handbook", "quantity": 45}],
    },
    {
        "title": "Tọa đàm «Nam giới với hạnh phúc gia đình»",
        "form": ActivityForm.SEMINAR,
        "theme": MediaTheme.MEN,
        "day": (6, 27),
        "place": "Nhà văn hóa",
        "hamlet": "Thôn Mẫu Trung",
        "men": 62,
        "women": 58,
        "cost_state": 2_000_000,
        "cost_social": 1_500_000,
        "materials": [{"material": "leaflet", "quantity": 150}, {"material": "banner", "quantity": 3}],
    },
    {
        "title": "Lồng ghép nội dung phòng, chống bạo lực gia đình trong họp thôn",
        "form": ActivityForm.VILLAGE_MEETING,
        "theme": MediaTheme.VIOLENCE,
        "day": (7, 4),
        "place": "Nhà văn hóa",
        "hamlet": "Thôn Mẫu Tây",
        "sessions": 2,
        "men": 71,
        "women": 96,
    },
)


@dataclass(frozen=True, slots=True)
class Filled:
    """How many records the demonstration has."""

    media: int
    activities: int
    models: int
    people: int


def fill_demonstration(records: Records, *, year: int) -> Filled:
    """Write the sample thôn, items, activities, models and roster of `year`."""
    for place, (name, households, men, women) in enumerate(HAMLETS, 1):
        records.put(
            "hamlets",
            {"name": name, "households": households, "male": men, "female": women, "position": place},
        )
    for title, kind, theme, broadcasts in _MEDIA:
        records.put("media", _media(title, kind, theme, broadcasts, year))
    for activity in _ACTIVITIES:
        records.put("activities", _activity(activity, year), confirmed=True)
    for name, *_ in HAMLETS[:2]:
        records.put(
            "family_models",
            {
                "name": "Gia đình chia sẻ trách nhiệm",
                "hamlet_id": name,
                "registered_on": date(year, 6, 30),
                "families": 25,
                "pledges": 25,
            },
        )
    people = fill_roster(records, year=year)
    return Filled(len(_MEDIA), len(_ACTIVITIES), 2, people)


def report_progress(records: Records, task_ids: Sequence[str], *, year: int) -> None:
    """Write results into some of the plan's tasks, as an officer would have by the middle of July."""
    for task_id in task_ids:
        values = records.get("tasks", task_id).values
        change = _progress(values, past=date(year, 6, 15), present=date(year, 7, 14))
        if change:
            records.put("tasks", {"id": task_id, **change}, confirmed=True)


def _progress(values: Mapping[str, Any], *, past: date, present: date) -> dict[str, Any]:
    """What is done of a task: everything due before `past`, part of what is due by `present`."""
    occurrences = [
        {**one, "status": TaskStatus.DONE, "done_on": one["due_on"]} if one["due_on"] < past else one
        for one in values["occurrences"]
    ]
    if occurrences:
        return {"occurrences": occurrences}
    due = values["due_on"]
    if due is None or due > present:
        return {}
    if due < past:
        result = "Đã thực hiện đúng thời hạn (số liệu mẫu)"
        return {"status": TaskStatus.DONE, "done_on": due, "result": result}
    return {
        "status": TaskStatus.DOING,
        "progress": 60,
        "result": "Đã thực hiện được khoảng 60% khối lượng công việc (số liệu mẫu)",
        "difficulties": "Thời gian trùng với nhiều việc khác của thôn (mẫu)",
        "proposals": "Hỗ trợ thêm tài liệu tuyên truyền (mẫu)",
    }


def _media(
    title: str,
    kind: MediaKind,
    theme: MediaTheme,
    broadcasts: tuple[tuple[int, int, MediaChannel, int], ...],
    year: int,
) -> dict[str, Any]:
    return {
        "title": title,
        "media_kind": kind,
        "theme": theme,
        "minutes": 5,
        "author": "Cộng tác viên (mẫu)",
        "broadcasts": [
            {"on": date(year, month, day), "channel": channel, "times": times}
            for month, day, channel, times in broadcasts
        ],
    }


def _activity(activity: Mapping[str, Any], year: int) -> dict[str, Any]:
    month, day = activity["day"]
    men, women = activity["men"], activity["women"]
    return {
        "title": activity["title"],
        "form": activity["form"],
        "theme": activity["theme"],
        "held_on": date(year, month, day),
        "place": activity["place"],
        "hamlet_id": activity.get("hamlet"),
        "host_unit_id": "VHXH",
        "sessions": activity.get("sessions", 1),
        "attendance_total": men + women,
        "attendance_male": men,
        "attendance_female": women,
        "cost_state": activity.get("cost_state"),
        "cost_social": activity.get("cost_social"),
        "materials": activity.get("materials", []),
    }
