"""«Biên bản» of a breach of personal data, which also holds what the notice to the authority must tell.

Source: Luật 91/2025/QH15 Điều 23, NĐ 356/2025/NĐ-CP Điều 28. The layout is our own: the form of the notice
(Mẫu 08) is filled in at the authority's portal.
"""

from sqlalchemy.orm import Session

from app.core.dates import format_official_date
from app.core.numbers import format_integer
from app.models import Issuer, PrivacyIncident
from app.services.cases.breaches import BASIS, NOTICE
from app.services.reports.build.cases.making import MARKING, paragraph
from app.services.reports.build.cases.telling import BLANK, moment
from app.services.reports.build.frame import chosen_row, letterhead_of
from app.services.reports.model import Paragraph, Report, Signature, part
from app.services.reports.store import ReportChoices
from app.services.settings.office import load_in, officer_in

_HARM = {
    True: "Có thể gây hại đến tính mạng, sức khỏe, danh dự, nhân phẩm hoặc tài sản: phải thông báo.",
    False: "Không có khả năng gây hại: lập biên bản, lưu hồ sơ, không phải thông báo.",
    None: "Chưa đánh giá khả năng gây hại.",
}


def breach_minutes(session: Session, incident: PrivacyIncident) -> Report:
    """Return the minutes of one incident. They name nobody: an incident holds numbers and kinds of data."""
    settings = load_in(session)
    on = incident.detected_at.date()
    return Report(
        kind="breach_minutes",
        type_name="Biên bản",
        title="Vi phạm quy định về bảo vệ dữ liệu cá nhân",
        letterhead=letterhead_of(
            chosen_row(session, Issuer, None), "/BB", ReportChoices(), settings, on
        ),
        blocks=(
            _line("detected", "Thời điểm phát hiện", moment(incident.detected_at)),
            _line("happened", "Thời điểm xảy ra", moment(incident.happened_at) if incident.happened_at else ""),
            _line("place", "Nơi xảy ra", incident.place),
            part("what", "I.", "Hành vi, diễn biến", paragraph("what-text", incident.what)),
            part("data", "II.", "Dữ liệu bị ảnh hưởng", *_data(incident)),
            part(
                "consequences",
                "III.",
                "Hậu quả",
                paragraph("harm", _HARM[incident.harm]),
                paragraph("consequences-text", incident.consequences),
            ),
            part("steps", "IV.", "Biện pháp đã thực hiện", paragraph("steps-text", incident.steps_taken)),
            part("notice", "V.", "Thông báo cơ quan chuyên trách", *_notice(incident)),
        ),
        closing=paragraph(
            "closing", "Biên bản được lập và lưu cùng hồ sơ xử lý vi phạm trong thời hạn ít nhất 05 năm."
        ),
        cosigners=(
            Signature(("NGƯỜI LẬP BIÊN BẢN",), officer_in(session)),
            Signature(("ĐẠI DIỆN CƠ QUAN",), ""),
        ),
        markings=(MARKING,),
        body_size=settings.body_size,
    )


def _data(incident: PrivacyIncident) -> tuple[Paragraph, ...]:
    return (
        _line("data-kinds", "Loại dữ liệu", incident.data_kinds),
        _line("cases", "Số hồ sơ vụ việc", _number(incident.cases_count)),
        _line("persons", "Số người bị ảnh hưởng", _number(incident.persons_count)),
    )


def _notice(incident: PrivacyIncident) -> tuple[Paragraph, ...]:
    due = incident.detected_at + NOTICE
    lines = [
        paragraph("due", f"Hạn thông báo: {moment(due)} (72 giờ kể từ khi phát hiện; {BASIS})."),
        _line("notified", "Đã thông báo lúc", moment(incident.notified_at) if incident.notified_at else ""),
        _line("notified-to", "Cơ quan nhận thông báo", incident.notified_to),
        _line("contact", "Đầu mối liên hệ", incident.contact),
    ]
    if incident.late_reason:
        lines.append(_line("late", "Lý do chậm", incident.late_reason))
    if incident.closed_on:
        lines.append(_line("closed", "Kết thúc xử lý", format_official_date(incident.closed_on)))
    return tuple(lines)


def _number(count: int | None) -> str:
    return "" if count is None else format_integer(count)


def _line(key: str, name: str, words: str) -> Paragraph:
    return paragraph(key, f"{name}: {(words or BLANK).rstrip('.')}.")
