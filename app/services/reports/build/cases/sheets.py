"""The sheets that stay in the office: of the intake and of the end of a case."""

from app.core.case_vocabulary import Answer
from app.core.dates import format_date, format_official_date
from app.core.numbers import format_integer
from app.models import CaseClosure
from app.services.reports.build.cases.facts import (
    Facts,
    tell_care,
    tell_incidents,
    tell_perpetrators,
    tell_receiving,
    tell_survivors,
)
from app.services.reports.build.cases.making import Making, paragraph
from app.services.reports.build.cases.telling import listed, said
from app.services.reports.model import Report, Signature


def intake_sheet(making: Making) -> Report:
    """Return the sheet of what was said on receiving a report and what is known since."""
    case = making.case
    facts = Facts(making.telling, making.words)
    tell_receiving(facts, case)
    tell_survivors(facts, case.survivors)
    tell_incidents(facts, case.incidents)
    tell_perpetrators(facts, case.perpetrators)
    tell_care(facts, case)
    making.used += facts.used
    reporter = case.reporter_name if making.telling.may("reporter_name") else ""
    return Report(
        kind="case_intake",
        type_name="Phiếu tiếp nhận",
        title="Tin báo, tố giác về hành vi bạo lực",
        letterhead=making.head(),
        blocks=(facts.table("facts"),),
        cosigners=(
            Signature(("NGƯỜI BÁO TIN",), reporter),
            Signature(("NGƯỜI TIẾP NHẬN",), case.received_by),
        ),
    )


def closing_sheet(making: Making, closure: CaseClosure) -> Report:
    """Return the sheet of a closing: why, what was done, whether the survivor knows the way back."""
    case = making.case
    facts = Facts(making.telling, making.words)
    facts.group("Vụ việc")
    facts.tell("case_no", "Số hồ sơ", case.case_no)
    facts.tell("received_at", "Thời điểm tiếp nhận", said(case.received_at))
    for survivor in case.survivors:
        name = survivor.full_name if making.telling.may("survivors.full_name") else ""
        facts.tell("survivors.survivor_code", "Người bị bạo lực", listed((survivor.survivor_code, name)))
    tell_care(facts, case)
    done = sum(1 for row in case.follow_ups if row.done_date)
    facts.tell("follow_ups", "Số lần theo dõi", format_integer(done))
    facts.group("Kết thúc")
    facts.tell("closures", "Ngày kết thúc", format_date(closure.closed_on))
    reasons = listed((row.reason.label for row in closure.reasons), separator="; ")
    facts.tell("closures", "Lý do", reasons)
    for label, answer in _checks(closure):
        facts.tell("closures", label, said(answer))
    if making.telling.names:
        facts.tell("closures", "Tóm tắt", closure.summary)
    making.used += facts.used
    return Report(
        kind="case_closing",
        type_name="Phiếu kết thúc vụ việc",
        title=f"Hồ sơ số {case.case_no}",
        letterhead=making.head(),
        blocks=(
            facts.table("facts"),
            paragraph(
                "return",
                f"Hồ sơ kết thúc từ {format_official_date(closure.closed_on)}; "
                "được mở lại bất cứ lúc nào người bị bạo lực đề nghị hoặc khi bạo lực tái diễn.",
            ),
        ),
        cosigners=(
            Signature(("NGƯỜI THEO DÕI",), case.received_by),
            Signature(("LÃNH ĐẠO DUYỆT",)),
        ),
    )


def _checks(closure: CaseClosure) -> tuple[tuple[str, bool | Answer | None], ...]:
    return (
        ("Kế hoạch an toàn đã rà soát", closure.safety_plan_reviewed),
        ("Kế hoạch hỗ trợ đã hoàn tất", closure.support_completed),
        ("Hai bên thống nhất kết thúc", closure.both_agree),
        ("Đã báo có thể quay lại bất cứ lúc nào", closure.told_may_return),
        ("Người bị bạo lực thấy được tôn trọng bí mật", closure.felt_confidential),
        ("Người bị bạo lực được tự quyết định", closure.decided_freely),
        ("Người bị bạo lực thấy khá hơn", closure.feels_better),
    )
