"""Papers filled in by hand: the diary of supervision, the minutes of criticism before the community."""

from datetime import datetime

from app.models import CaseMeasure
from app.services.reports.build.cases.making import Making, paragraph
from app.services.reports.build.cases.telling import (
    BLANK,
    listed,
    moment,
    perpetrator_words,
    perpetrators_of,
    said,
)
from app.services.reports.model import Align, Column, Report, Row, Signature, Table, part

_EMPTY_LINES = 8


def supervision_diary(making: Making, measure: CaseMeasure) -> Report:
    """Return the diary of an order: what is recorded, and lines for the supervisor's hand."""
    making.told("case_no", "measures", "perpetrators.name")
    rows = [Row((said(at), words, "")) for at, words in sorted(_events(measure))]
    rows += [Row(("", "", "")) for _ in range(_EMPTY_LINES)]
    number = f" số {measure.decision_no}" if measure.decision_no else ""
    return Report(
        kind="case_supervision",
        type_name="Sổ theo dõi",
        title=f"Giám sát thực hiện Quyết định cấm tiếp xúc{number}",
        letterhead=making.head(),
        blocks=(
            paragraph(
                "order",
                f"Hồ sơ số {making.case.case_no}. Người bị cấm tiếp xúc: {_persons(making, measure)}. "
                f"Thời hạn: từ {moment(measure.valid_from)} đến {moment(measure.valid_to)}. "
                f"Người giám sát: {measure.supervisor or BLANK}.",
            ),
            Table(
                key="diary",
                columns=(
                    Column(header="Thời điểm", weight=2.2),
                    Column(header="Nội dung, việc đã làm", weight=4.6),
                    Column(header="Xác nhận", weight=1.4, align=Align.CENTER),
                ),
                rows=tuple(rows),
            ),
        ),
        cosigners=(
            Signature(("NGƯỜI GIÁM SÁT",), measure.supervisor),
            Signature(("TRƯỞNG CÔNG AN XÃ",)),
        ),
    )


def criticism_minutes(making: Making, measure: CaseMeasure) -> Report:
    """Return the minutes of a meeting that criticises who used violence."""
    making.told("case_no", "perpetrators.name")
    return Report(
        kind="case_criticism",
        type_name="Biên bản",
        title="Góp ý, phê bình người có hành vi bạo lực gia đình trong cộng đồng dân cư",
        letterhead=making.head("BB"),
        blocks=(
            paragraph(
                "opening",
                f"Hôm nay, {moment(measure.decided_at)}, tại {BLANK}{BLANK}, "
                "cuộc họp góp ý, phê bình được tổ chức "
                f"theo hồ sơ số {making.case.case_no}.",
            ),
            part(
                "present",
                "I.",
                "Thành phần",
                paragraph("present.chair", f"1. Chủ trì: {BLANK}{BLANK}"),
                paragraph("present.clerk", f"2. Thư ký: {BLANK}{BLANK}"),
                paragraph("present.person", f"3. Người được góp ý, phê bình: {_persons(making, measure)}"),
                paragraph("present.others", f"4. Thành phần khác: {BLANK}{BLANK}"),
            ),
            part(
                "content",
                "II.",
                "Nội dung góp ý, phê bình",
                paragraph("content.text"),
                paragraph("content.more"),
            ),
            part("answer", "III.", "Ý kiến của người được góp ý", paragraph("answer.text")),
            part(
                "result",
                "IV.",
                "Kết luận, cam kết",
                paragraph("result.text", measure.result if making.telling.names else ""),
            ),
        ),
        closing=paragraph(
            "closing", "Biên bản được đọc lại cho những người có mặt cùng nghe, thống nhất và ký tên"
        ),
        cosigners=(
            Signature(("NGƯỜI ĐƯỢC GÓP Ý",)),
            Signature(("THƯ KÝ",)),
            Signature(("ĐẠI DIỆN GIA ĐÌNH",)),
            Signature(("CHỦ TRÌ",)),
        ),
    )


def _persons(making: Making, measure: CaseMeasure) -> str:
    found = perpetrators_of(making.case, measure.perpetrator_id)
    return (
        listed((perpetrator_words(row, making.telling, making.words) for row in found), separator="; ")
        or BLANK
    )


def _events(measure: CaseMeasure) -> list[tuple[datetime, str]]:
    """Return what is recorded of an order, each with its moment."""
    known = (
        (measure.decided_at, "Ban hành quyết định"),
        (measure.sent_perpetrator_at, "Gửi quyết định cho người bị cấm tiếp xúc"),
        (measure.sent_survivor_at, "Gửi quyết định cho người bị bạo lực"),
        (measure.sent_police_at, "Gửi quyết định cho Trưởng Công an xã"),
        (measure.sent_village_at, "Gửi quyết định cho Trưởng thôn"),
        (measure.police_assigned_at, "Công an xã phân công người giám sát, lập kế hoạch"),
        (measure.police_summoned_at, "Công an xã mời người bị cấm tiếp xúc, lập cam kết"),
        (measure.violated_at, "Vi phạm quyết định cấm tiếp xúc"),
        (measure.cancel_decided_at, "Quyết định hủy bỏ hoặc trả lời đề nghị hủy bỏ"),
    )
    found = [(at, words) for at, words in known if at is not None]
    for contact in measure.contacts:
        if contact.start_at is not None:
            end = f", đến {moment(contact.end_at)}" if contact.end_at else ""
            found.append((contact.start_at, f"Tiếp xúc: {contact.reason.label.lower()}{end}"))
    return found
