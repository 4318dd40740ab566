"""What a case may hold: receiving, persons, incidents, consent, risk, follow-up.

What the law forbids is refused with its article, what is only unusual is asked. The rules of measures
and of closing stand in `case_measure_rules`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from app.core.case_reckoning import ages_on
from app.core.case_vocabulary import Answer
from app.core.errors import Finding, Severity
from app.services.records.case_measure_rules import check_closing, check_measures

Row = Mapping[str, Any]
_ID_LENGTHS: Final = (9, 12)
_ASK: Final = Severity.ASK


def check_case(case: Row, today: date) -> Iterator[Finding]:
    """Check a whole case."""
    yield from _check_receiving(case, today)
    for index, row in enumerate(case["survivors"]):
        yield from _check_person(row, f"survivors.{index}.", case["received_at"].date(), today)
        if row["id_number"] and not (row["id_number"].isdigit() and len(row["id_number"]) in _ID_LENGTHS):
            yield Finding(
                f"survivors.{index}.id_number",
                "Số định danh thường có 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân). Có đúng không?",
                _ASK,
            )
    for index, row in enumerate(case["perpetrators"]):
        yield from _check_person(row, f"perpetrators.{index}.", case["received_at"].date(), today)
    yield from _check_incidents(case, today)
    yield from _check_consents(case, today)
    yield from _check_risk(case)
    yield from _check_follow_ups(case, today)
    yield from _check_persons_named(case)
    yield from check_measures(case, today)
    yield from check_closing(case, today)


def _check_receiving(case: Row, today: date) -> Iterator[Finding]:
    if case["received_at"].date() > today:
        yield Finding("received_at", "Thời điểm tiếp nhận ở sau hôm nay. Hãy kiểm tra lại ngày giờ.")
    for index, row in enumerate(case["assignments"]):
        path, moment = f"assignments.{index}.assigned_at", row["assigned_at"]
        if moment.date() > today:
            yield Finding(path, "Thời điểm phân công ở sau hôm nay. Hãy kiểm tra lại ngày giờ.")
        elif moment < case["received_at"]:
            yield Finding(path, "Phân công trước khi tiếp nhận tin báo. Có đúng như vậy không?", _ASK)
    if case["mandatory_report"] and case["mandatory_told"] is False:
        yield Finding(
            "mandatory_told",
            "Thuộc diện phải báo theo luật nhưng chưa báo trước cho người bị bạo lực. Có đúng như vậy không?",
            _ASK,
        )
    if case["withhold_what"] and case["withhold_reason"] is None:
        yield Finding("withhold_reason", "Chưa ghi lý do giữ lại thông tin. Có để trống không?", _ASK)
    if case["legal_hold"] and not case["legal_hold_reason"]:
        yield Finding("legal_hold_reason", "Hãy ghi lý do giữ lại hồ sơ theo pháp luật.")


def _check_person(row: Row, path: str, received: date, today: date) -> Iterator[Finding]:
    if not row["dob"]:
        return
    least, greatest = ages_on(received, row["dob"])
    if ages_on(today, row["dob"])[1] < 0:
        yield Finding(path + "dob", "Ngày sinh ở sau hôm nay. Hãy kiểm tra lại.")
    elif row["age"] is not None and not least <= row["age"] <= greatest:
        told = f"{least}" if least == greatest else f"từ {least} đến {greatest}"
        yield Finding(
            path + "age",
            f"Tuổi {row['age']} không khớp ngày sinh (khi tiếp nhận là {told} tuổi). Có đúng không?",
            _ASK,
        )


def _check_incidents(case: Row, today: date) -> Iterator[Finding]:
    received = case["received_at"].date()
    for index, row in enumerate(case["incidents"]):
        path, happened = f"incidents.{index}.", row["incident_date"]
        if happened and happened > today:
            yield Finding(path + "incident_date", "Ngày xảy ra ở sau hôm nay. Hãy kiểm tra lại.")
        elif happened and happened > received:
            yield Finding(
                path + "incident_date",
                "Ngày xảy ra sau thời điểm tiếp nhận. Nếu là vụ xảy ra thêm sau khi tiếp nhận thì giữ lại; "
                "nếu gõ nhầm thì hãy sửa.",
                _ASK,
            )
        if row["previous_count"] and row["previous_incidents"] is Answer.NO:
            yield Finding(
                path + "previous_count", "Đã ghi số lần trước nhưng lại ghi chưa từng bị. Hãy xem lại.", _ASK
            )


def _check_consents(case: Row, today: date) -> Iterator[Finding]:
    for index, row in enumerate(case["consents"]):
        path = f"consents.{index}."
        if row["agreed_on"] and row["agreed_on"] > today:
            yield Finding(path + "agreed_on", "Ngày trả lời ở sau hôm nay. Hãy kiểm tra lại.")
        if row["withdrawn_on"] and row["agreed_on"] and row["withdrawn_on"] < row["agreed_on"]:
            yield Finding(path + "withdrawn_on", "Ngày rút lại sớm hơn ngày đồng ý. Hãy sửa một trong hai.")
        if row["withdrawn_on"] and not row["agreed"]:
            yield Finding(
                path + "withdrawn_on", "Chưa đồng ý thì không có việc rút lại. Có đúng như vậy không?", _ASK
            )
        if row["override"] and not row["override_reason"]:
            yield Finding(
                path + "override_reason",
                "Báo theo nghĩa vụ pháp luật thì phải ghi căn cứ, lý do. Hãy ghi lý do.",
            )


def _check_risk(case: Row) -> Iterator[Finding]:
    for index, row in enumerate(case["risk_assessments"]):
        path = f"risk_assessments.{index}."
        differs = row["risk_level"] and row["suggested_level"] and row["risk_level"] != row["suggested_level"]
        if differs and not row["override_reason"]:
            yield Finding(
                path + "override_reason",
                f"Hãy ghi lý do chọn mức «{row['risk_level'].label}» khác mức đề xuất "
                f"«{row['suggested_level'].label}».",
            )
        if row["review_date"] and row["assessed_on"] and row["review_date"] < row["assessed_on"]:
            yield Finding(path + "review_date", "Ngày rà soát sớm hơn ngày đánh giá. Hãy sửa một trong hai.")
    for index, row in enumerate(case["safety_plans"]):
        if row["review_date"] and row["made_on"] and row["review_date"] < row["made_on"]:
            yield Finding(
                f"safety_plans.{index}.review_date", "Ngày rà soát sớm hơn ngày lập. Hãy sửa một trong hai."
            )


def _check_follow_ups(case: Row, today: date) -> Iterator[Finding]:
    for index, row in enumerate(case["follow_ups"]):
        path = f"follow_ups.{index}."
        if row["done_date"] and row["done_date"] > today:
            yield Finding(path + "done_date", "Ngày thực hiện ở sau hôm nay. Hãy kiểm tra lại.")
        if row["next_date"] and row["done_date"] and row["next_date"] < row["done_date"]:
            yield Finding(path + "next_date", "Ngày hẹn tiếp sớm hơn ngày thực hiện. Hãy sửa một trong hai.")
    for index, row in enumerate(case["referrals"]):
        if row["done_on"] and row["referred_on"] and row["done_on"] < row["referred_on"]:
            yield Finding(
                f"referrals.{index}.done_on", "Ngày đã thực hiện sớm hơn ngày chuyển. Hãy sửa một trong hai."
            )


def _check_persons_named(case: Row) -> Iterator[Finding]:
    """A row that names a survivor or perpetrator names one of this case."""
    known = {
        "survivor_id": {row["id"] for row in case["survivors"]},
        "perpetrator_id": {row["id"] for row in case["perpetrators"]},
    }
    for rows in ("consents", "risk_assessments", "safety_plans", "measures", "referrals"):
        for index, row in enumerate(case[rows]):
            for key, ids in known.items():
                if row.get(key) and row[key] not in ids:
                    yield Finding(
                        f"{rows}.{index}.{key}",
                        "Người được chọn không thuộc hồ sơ này. Hãy chọn lại hoặc bỏ trống.",
                    )


# --- registers --------------------------------------------------------------------------------


def keep_code_item(item: Any) -> str:
    """Return why a list's entry must not be deleted, or nothing."""
    return "Mục theo quy định thì không xóa được. Hãy đánh dấu «Ẩn» để không dùng nữa." if item.legal else ""


def keep_case(case: Any) -> str:
    """Return why a case must not be deleted, or nothing."""
    if case.legal_hold:
        return "Hồ sơ đang được giữ lại theo pháp luật nên không xóa được. Hãy bỏ dấu giữ lại trước."
    return ""


def check_clock_rule(rule: Row, _today: date) -> Iterator[Finding]:
    """Validity dates in order, a reminder that comes before the end."""
    if rule["valid_to"] and rule["valid_to"] < rule["valid_from"]:
        yield Finding("valid_to", "Ngày hết áp dụng sớm hơn ngày bắt đầu. Hãy sửa một trong hai ngày.")
    if rule["warn_minutes"] > rule["minutes"] > 0:
        yield Finding("warn_minutes", "Nhắc sớm hơn cả lúc bắt đầu tính giờ. Có đúng như vậy không?", _ASK)


def check_privacy_incident(incident: Row, today: date) -> Iterator[Finding]:
    """Detected not ahead of time; told after it was detected."""
    detected, happened = incident["detected_at"], incident["happened_at"]
    if detected.date() > today:
        yield Finding("detected_at", "Thời điểm phát hiện ở sau hôm nay. Hãy kiểm tra lại.")
    if happened and happened > detected:
        yield Finding("happened_at", "Thời điểm xảy ra sau khi phát hiện. Hãy sửa một trong hai thời điểm.")
    if incident["notified_at"] and incident["notified_at"] < detected:
        yield Finding("notified_at", "Thời điểm thông báo sớm hơn khi phát hiện. Hãy sửa lại.")
