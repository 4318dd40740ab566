"""Papers that leave the office: assignment, referral, report to superiors. They tell what consent covers."""

from collections.abc import Sequence

from app.core.vocabulary import DocumentUse
from app.models import CaseAssignment, CaseReferral, CaseSurvivor
from app.services.reports.build.cases.facts import (
    Facts,
    tell_care,
    tell_incidents,
    tell_perpetrators,
    tell_survivors,
)
from app.services.reports.build.cases.making import Making, paragraph
from app.services.reports.build.cases.telling import listed, moment, said, survivors_of
from app.services.reports.model import Block, Column, Report, Row, Table, part

SECRECY = (
    "Thông tin trong văn bản này chỉ dùng để bảo vệ, hỗ trợ người bị bạo lực và xử lý vụ việc; "
    "người nhận có trách nhiệm giữ bí mật, không sao chụp, không cung cấp cho người không có trách nhiệm."
)


def assignment_sheet(making: Making, assignment: CaseAssignment) -> Report:
    """Return the sheet that puts somebody in charge (Luật 13/2022/QH15 Điều 20 khoản 3, 4)."""
    case = making.case
    facts = _facts(making, case.survivors)
    making.used += facts.used
    making.told("case_no", "received_at", "receive_form")
    who = listed((assignment.assignee.label, assignment.person))
    danger = case.immediate_danger and making.telling.may("immediate_danger")
    return Report(
        kind="case_assignment",
        type_name="Phiếu phân công",
        title=f"Xử lý tin báo về hành vi bạo lực, hồ sơ số {case.case_no}",
        letterhead=making.head("PC"),
        addressees=(making.to or who,),
        blocks=(
            paragraph(
                "receiving",
                f"{moment(case.received_at)}, {making.issuer_name} tiếp nhận tin báo về hành vi bạo lực "
                f"({case.receive_form.label.lower()}), vào sổ theo dõi với số {case.case_no}.",
            ),
            paragraph(
                "assignment",
                f"Giao {who} chủ trì xử lý từ {moment(assignment.assigned_at)}: "
                "bảo đảm an toàn cho người bị bạo lực; ngăn chặn hành vi bạo lực; xác minh vụ việc; "
                "thực hiện biện pháp theo thẩm quyền và báo cáo ngay kết quả.",
            ),
            *((paragraph("danger", _DANGER),) if danger else ()),
            *((facts.table("facts", title="Thông tin về vụ việc"),) if facts.rows else ()),
            paragraph("secrecy", SECRECY),
        ),
        signature=making.chairman(assignment.assigned_by),
        recipients=("Như trên", making.archive),
    )


_DANGER = (
    "Vụ việc có dấu hiệu đe dọa sức khỏe, tính mạng: đề nghị có mặt ngay tại nơi xảy ra vụ việc và "
    "áp dụng biện pháp ngăn chặn theo quy định."
)


def referral_letter(making: Making, referral: CaseReferral) -> Report:
    """Return the letter that asks a body to serve the survivor, with what this body may know."""
    case = making.case
    survivors = survivors_of(case, referral.survivor_id)
    facts = _facts(making, survivors)
    making.used += facts.used
    making.told("case_no", "survivors.survivor_code")
    organisation = making.to or referral.organisation or referral.service.label
    codes = listed(row.survivor_code for row in survivors)
    appointment = (
        f" Lịch hẹn: {moment(referral.appointment_at)}{f', tại {referral.place}' if referral.place else ''}."
        if referral.appointment_at
        else ""
    )
    return Report(
        kind="case_referral",
        title="V/v đề nghị hỗ trợ người bị bạo lực",
        letterhead=making.letter_head(),
        addressees=(organisation,),
        blocks=(
            paragraph(
                "request",
                f"{making.issuer_name} đang xử lý vụ việc theo hồ sơ số {case.case_no} và đề nghị "
                f"{organisation} tiếp nhận, hỗ trợ người bị bạo lực (mã {codes}) về "
                f"{referral.service.label.lower()}.{appointment}",
            ),
            *((facts.table("facts", title="Thông tin được chia sẻ"),) if facts.rows else ()),
            paragraph("consent", _ground(making)),
            paragraph("secrecy", SECRECY),
        ),
        closing=paragraph(
            "closing", f"Đề nghị {organisation} phản hồi kết quả tiếp nhận, hỗ trợ để phối hợp theo dõi."
        ),
        signature=making.signature(),
        recipients=("Như trên", making.archive),
    )


def _ground(making: Making) -> str:
    """Say on what ground the letter tells what it tells."""
    if making.telling.fields is None or making.override:
        return (
            "Việc cung cấp thông tin được thực hiện theo nghĩa vụ báo tin quy định của pháp luật"
            f"{f': {making.override}' if making.override else ''}."
        )
    return "Việc chia sẻ thông tin được thực hiện trong phạm vi người bị bạo lực đã đồng ý."


def superior_report(making: Making) -> Report:
    """Return the report on a case that exceeds the commune's authority."""
    case = making.case
    facts = _facts(making, case.survivors)
    making.used += facts.used
    making.told("case_no", "received_at", "receive_form")
    return Report(
        kind="case_superior_report",
        type_name="Báo cáo",
        title=f"Về vụ việc vượt quá thẩm quyền, hồ sơ số {case.case_no}",
        letterhead=making.head("BC"),
        addressees=(making.to,) if making.to else (),
        legal_bases=making.bases(DocumentUse.ANY) if making.settings.print_legal_bases else (),
        blocks=(
            part(
                "course",
                "I.",
                "Diễn biến vụ việc",
                paragraph(
                    "course.receiving",
                    f"{moment(case.received_at)}, {making.issuer_name} tiếp nhận tin báo về hành vi bạo lực "
                    f"({case.receive_form.label.lower()}).",
                ),
                *((facts.table("facts"),) if facts.rows else ()),
            ),
            part("done", "II.", "Kết quả xử lý", *_done(making)),
            part("beyond", "III.", "Nội dung vượt quá thẩm quyền", paragraph("beyond.text")),
            part("proposal", "IV.", "Kiến nghị, đề xuất", paragraph("proposal.text")),
        ),
        closing=paragraph("closing", f"Trên đây là báo cáo của {making.issuer_name}."),
        signature=making.signature(),
        recipients=("Như trên", making.archive),
    )


def _done(making: Making) -> tuple[Block, ...]:
    """Say what was done in the order of time, as far as it may be told."""
    case = making.case
    if not making.telling.may("measures"):
        return (paragraph("done.text"),)
    making.told("measures")
    steps = [(row.assigned_at, f"Phân công xử lý: {row.assignee.label}") for row in case.assignments]
    for row in case.measures:
        at = row.decided_at or row.requested_at
        words = listed((row.measure.label, said(row.outcome), row.decision_no and f"số {row.decision_no}"))
        steps += [(at, words)] if at else []
    if not steps:
        return (paragraph("done.text"),)
    columns = (Column(header="Thời điểm", weight=2.4), Column(header="Việc đã làm", weight=5))
    rows = tuple(Row((said(at), words)) for at, words in sorted(steps))
    return (Table(key="steps", columns=columns, rows=rows), paragraph("done.text"))


def _facts(making: Making, survivors: Sequence[CaseSurvivor]) -> Facts:
    """Collect what the recipient may know of the case."""
    facts = Facts(making.telling, making.words)
    tell_survivors(facts, survivors)
    tell_incidents(facts, making.case.incidents)
    tell_perpetrators(facts, making.case.perpetrators)
    tell_care(facts, making.case)
    return facts
