"""What a record may hold: the rules of each kind, over whole records with nested rows as mappings."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.core.errors import Finding, Severity
from app.core.numbers import format_integer
from app.core.vocabulary import TaskStatus
from app.services.settings import setting_problems


def check_task(task: Mapping[str, Any], today: date) -> Iterator[Finding]:
    """Dates in order, a reason for what is not carried out, no completion ahead of time."""
    if task["start_on"] and task["due_on"] and task["due_on"] < task["start_on"]:
        yield Finding("due_on", "Thời hạn sớm hơn ngày bắt đầu. Hãy sửa một trong hai ngày.")
    if task["status"] is TaskStatus.DROPPED and not task["dropped_reason"]:
        yield Finding("dropped_reason", "Hãy ghi lý do không thực hiện nhiệm vụ này.")
    if task["done_on"] and task["done_on"] > today:
        yield Finding("done_on", "Ngày hoàn thành ở sau hôm nay. Có đúng như vậy không?", Severity.ASK)
    for index, occurrence in enumerate(task["occurrences"]):
        start, due = occurrence.get("start_on"), occurrence.get("due_on")
        if start and due and due < start:
            yield Finding(
                f"occurrences.{index}.due_on", "Thời hạn của kỳ này sớm hơn ngày bắt đầu. Hãy sửa lại."
            )


def complete_task(task: dict[str, Any]) -> None:
    """A finished task stands at 100 %; one that has begun to move is no longer «chưa làm»."""
    if task["status"] is TaskStatus.DONE:
        task["progress"] = 100
    elif task["status"] is TaskStatus.NOT_STARTED and 0 < task["progress"] < 100:
        task["status"] = TaskStatus.DOING


def check_media(item: Mapping[str, Any], today: date) -> Iterator[Finding]:
    """What is likely a slip: a day to come; the same channel twice on one day and slot (see `times`)."""
    seen = set()
    for index, broadcast in enumerate(item["broadcasts"]):
        if broadcast.get("on") and broadcast["on"] > today:
            yield Finding(
                f"broadcasts.{index}.on", "Ngày phát ở sau hôm nay. Có đúng như vậy không?", Severity.ASK
            )
        key = tuple(broadcast.get(name) for name in ("on", "slot", "channel", "hamlet_id"))
        if key in seen:
            yield Finding(
                f"broadcasts.{index}.on",
                "Lần phát này trùng ngày, buổi và kênh với lần khác. Nếu phát lại, có thể tăng số lần phát.",
                Severity.ASK,
            )
        seen.add(key)


def check_activity(activity: Mapping[str, Any], today: date) -> Iterator[Finding]:
    """Dates in order; a total that does not add up is questioned."""
    if activity["ended_on"] and activity["ended_on"] < activity["held_on"]:
        yield Finding("ended_on", "Ngày kết thúc sớm hơn ngày tổ chức. Hãy sửa một trong hai ngày.")
    total, male, female = (activity[f"attendance_{part}"] for part in ("total", "male", "female"))
    if total is not None and male is not None and female is not None and total != male + female:
        yield Finding(
            "attendance_total",
            f"Tổng {format_integer(total)} lượt người khác với nam {format_integer(male)} + "
            f"nữ {format_integer(female)} = {format_integer(male + female)}. Có đúng như vậy không?",
            Severity.ASK,
        )
    elif total is not None and max(male or 0, female or 0) > total:
        yield Finding(
            "attendance_total",
            "Số nam hoặc số nữ lớn hơn tổng lượt người. Có đúng như vậy không?",
            Severity.ASK,
        )
    if activity["held_on"] and activity["held_on"] > today and total:
        yield Finding(
            "held_on", "Hoạt động ở sau hôm nay nhưng đã có lượt người. Có đúng ngày không?", Severity.ASK
        )


def complete_activity(activity: dict[str, Any]) -> None:
    """Men and women known, total not: the total is their sum."""
    male, female = activity["attendance_male"], activity["attendance_female"]
    if activity["attendance_total"] is None and male is not None and female is not None:
        activity["attendance_total"] = male + female


def check_family_model(model: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """A review comes after the registration."""
    if model["reviewed_on"] and model["registered_on"] and model["reviewed_on"] < model["registered_on"]:
        yield Finding("reviewed_on", "Ngày đánh giá sớm hơn ngày đăng ký. Hãy sửa một trong hai ngày.")


_ACADEMIC = re.compile(r"(gs|pgs|ts|ths|cn|bs|ks|ls|cử nhân|thạc sĩ|tiến sĩ|giáo sư|bác sĩ|kỹ sư)[.\s]", re.I)
"""Academic titles and degrees as they are written before a name."""


def check_signer(signer: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """No academic title before the signer's name (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 7b)."""
    if _ACADEMIC.match(signer["name"]):
        yield Finding(
            "name",
            "Thể thức văn bản hành chính không ghi học hàm, học vị trước họ tên người ký. Vẫn ghi như vậy?",
            Severity.ASK,
        )


def check_legal_basis(basis: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """Validity dates in order."""
    if basis["valid_from"] and basis["valid_to"] and basis["valid_to"] < basis["valid_from"]:
        yield Finding("valid_to", "Ngày hết hiệu lực sớm hơn ngày có hiệu lực. Hãy sửa một trong hai ngày.")


def check_setting(setting: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """A setting that there is, under `value`, of its type and within its bounds."""
    if set(setting["value"]) != {"value"}:
        yield Finding("value", 'Giá trị của mục cài đặt phải có dạng {"value": …}.')
        return
    for finding in setting_problems(setting["key"], setting["value"]["value"]):
        yield Finding("value", finding.message)
