"""Rules of the ten measures and of closing a case.

How long an order or a contact may be is data (`clock_rules`), held against a case when it is kept.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from app.core.case_reckoning import is_closed
from app.core.case_work_vocabulary import Measure, Outcome, Requester
from app.core.errors import Finding, Severity

Row = Mapping[str, Any]
_ASK: Final = Severity.ASK
_PAST: Final = (
    "requested_at",
    "decided_at",
    "sent_perpetrator_at",
    "sent_survivor_at",
    "sent_police_at",
    "sent_village_at",
    "police_assigned_at",
    "police_summoned_at",
    "violated_at",
    "cancel_requested_at",
    "cancel_decided_at",
)
"""Moments of what has happened: one ahead of time would stop a clock that still runs."""


def check_measures(case: Row, today: date) -> Iterator[Finding]:
    """Times in order; no-contact orders by Luật 13/2022/QH15 Điều 25, contacts by NĐ 76/2023 Điều 18."""
    for index, row in enumerate(case["measures"]):
        path = f"measures.{index}."
        yield from _check_order_of_times(row, path)
        for key in _PAST:
            if row[key] and row[key].date() > today:
                yield Finding(path + key, "Thời điểm này ở sau hôm nay. Hãy kiểm tra lại ngày giờ.")
        if row["outcome"] is Outcome.REFUSED and not row["refusal_reason"]:
            yield Finding(
                path + "refusal_reason",
                "Không áp dụng thì phải trả lời bằng văn bản và nêu rõ lý do "
                "(Luật 13/2022/QH15 Điều 25 khoản 2). Hãy ghi lý do.",
            )
        if row["sanction"] and row["measure"] is not Measure.SANCTION:
            yield Finding(
                path + "sanction",
                "Hình thức xử lý chỉ đi với biện pháp thứ 10. Có đúng biện pháp không?",
                _ASK,
            )
        if row["measure"] is Measure.NO_CONTACT:
            yield from _check_no_contact(row, path)


def _check_order_of_times(row: Row, path: str) -> Iterator[Finding]:
    for earlier, later, message in (
        ("requested_at", "decided_at", "Thời điểm quyết định sớm hơn thời điểm đề nghị."),
        ("valid_from", "valid_to", "Thời điểm hết hiệu lực sớm hơn thời điểm bắt đầu."),
        ("cancel_requested_at", "cancel_decided_at", "Thời điểm quyết định hủy bỏ sớm hơn lúc đề nghị."),
        (
            "police_assigned_at",
            "police_summoned_at",
            "Thời điểm mời, cam kết sớm hơn lúc phân công giám sát.",
        ),
    ):
        if row[earlier] and row[later] and row[later] < row[earlier]:
            yield Finding(path + later, f"{message} Hãy sửa một trong hai.")
    if row["valid_from"] and row["decided_at"] and row["valid_from"] < row["decided_at"]:
        yield Finding(
            path + "valid_from",
            "Thời điểm có hiệu lực sớm hơn lúc ra quyết định. Có đúng như vậy không?",
            _ASK,
        )


def _check_no_contact(row: Row, path: str) -> Iterator[Finding]:
    granted = row["outcome"] is Outcome.GRANTED
    if granted and row["decided_at"] is None:
        yield Finding(
            path + "decided_at",
            "Chưa ghi thời điểm ký quyết định nên chưa tính được giờ hiệu lực, giám sát. Có để trống không?",
            _ASK,
        )
    if row["cancel_outcome"] is Outcome.REFUSED and not row["cancel_reason"]:
        yield Finding(
            path + "cancel_reason",
            "Không hủy bỏ cấm tiếp xúc thì phải trả lời bằng văn bản và nêu rõ lý do "
            "(Luật 13/2022/QH15 Điều 25). Hãy ghi lý do.",
        )
    if granted and row["requester"] is Requester.AGENCY and row["survivor_agrees"] is not True:
        yield Finding(
            path + "survivor_agrees",
            "Cơ quan, tổ chức đề nghị cấm tiếp xúc thì phải được người bị bạo lực đồng ý "
            "(Luật 13/2022/QH15 Điều 25 khoản 1). Hãy ghi sự đồng ý hoặc đổi bên đề nghị.",
        )
    if granted and row["requester"] is Requester.EX_OFFICIO and not row["life_threatened"]:
        yield Finding(
            path + "life_threatened",
            "Chủ tịch tự quyết định cấm tiếp xúc khi hành vi đe dọa tính mạng "
            "(Luật 13/2022/QH15 Điều 25 khoản 1). Có đúng là không có đe dọa tính mạng không?",
            _ASK,
        )
    if granted and row["valid_to"] is None:
        yield Finding(
            path + "valid_to", "Chưa ghi thời điểm hết hiệu lực của quyết định. Có để trống không?", _ASK
        )
    for index, contact in enumerate(row["contacts"]):
        yield from _check_contact(contact, row, f"{path}contacts.{index}.")


def _check_contact(contact: Row, order: Row, path: str) -> Iterator[Finding]:
    start, end = contact["start_at"], contact["end_at"]
    if start and end and end < start:
        yield Finding(
            path + "end_at", "Thời điểm kết thúc sớm hơn lúc bắt đầu tiếp xúc. Hãy sửa một trong hai."
        )
    if contact["notified_at"] is None or (start and contact["notified_at"] > start):
        yield Finding(
            path + "notified_at",
            "Tiếp xúc khi đang bị cấm phải thông báo bằng văn bản trước (Mẫu số 09, NĐ 76/2023/NĐ-CP "
            "Điều 18). Có đúng là chưa thông báo trước không?",
            _ASK,
        )
    outside = (start and order["valid_from"] and start < order["valid_from"]) or (
        end and order["valid_to"] and end > order["valid_to"]
    )
    if outside:
        yield Finding(
            path + "start_at",
            "Lần tiếp xúc này nằm ngoài thời gian cấm tiếp xúc. Có đúng như vậy không?",
            _ASK,
        )


# --- closing ----------------------------------------------------------------------------------


def check_closing(case: Row, today: date) -> Iterator[Finding]:
    """A case is closed when nothing that the law wants decided is still open."""
    received = case["received_at"].date()
    for index, row in enumerate(case["closures"]):
        path = f"closures.{index}."
        if row["closed_on"] < received:
            yield Finding(path + "closed_on", "Ngày đóng sớm hơn ngày tiếp nhận. Hãy sửa một trong hai.")
        if row["closed_on"] > today:
            yield Finding(path + "closed_on", "Ngày đóng ở sau hôm nay. Hãy kiểm tra lại.")
        if not row["reasons"]:
            yield Finding(path + "reasons", "Chưa chọn lý do đóng hồ sơ. Có để trống không?", _ASK)
        if not row["told_may_return"]:
            yield Finding(
                path + "told_may_return",
                "Chưa báo cho người bị bạo lực biết có thể quay lại bất cứ lúc nào. Có đóng luôn không?",
                _ASK,
            )
    closings = [row["closed_on"] for row in case["closures"]]
    for index, row in enumerate(case["reopenings"]):
        if closings and row["reopened_on"] < min(closings):
            yield Finding(
                f"reopenings.{index}.reopened_on",
                "Ngày mở lại sớm hơn ngày đóng. Hãy sửa một trong hai ngày.",
            )
    if is_closed(closings, (row["reopened_on"] for row in case["reopenings"])):
        yield from _check_nothing_open(case, f"closures.{len(case['closures']) - 1}.closed_on")


def _check_nothing_open(case: Row, path: str) -> Iterator[Finding]:
    for row in case["measures"]:
        if row["measure"] is not Measure.NO_CONTACT:
            continue
        if row["requested_at"] and row["outcome"] is None:
            yield Finding(
                path,
                "Chưa đóng được hồ sơ: còn đề nghị cấm tiếp xúc chưa được quyết định hoặc trả lời bằng văn "
                "bản (Luật 13/2022/QH15 Điều 25 khoản 2). Hãy ghi kết quả của đề nghị trước.",
            )
        elif row["cancel_requested_at"] and row["cancel_outcome"] is None:
            yield Finding(
                path,
                "Chưa đóng được hồ sơ: còn đề nghị hủy bỏ cấm tiếp xúc chưa được trả lời "
                "(Luật 13/2022/QH15 Điều 25). Hãy ghi kết quả của đề nghị trước.",
            )
    if any(row["due_date"] and not row["done_date"] for row in case["follow_ups"]):
        yield Finding(path, "Còn lần theo dõi đã hẹn mà chưa thực hiện. Có đóng hồ sơ không?", _ASK)
