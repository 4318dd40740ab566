"""No-contact orders: request, decision, refusal, cancellation (Luật 13/2022/QH15 Điều 25, NĐ 76/2023/NĐ-CP).

They go to the parties, so they name them; where the survivor lives or hides is told by none of them.
"""

from app.core.case_work_vocabulary import ClockCode, ContactReason, Requester
from app.core.dates import format_official_date
from app.core.places import commune_title
from app.core.vocabulary import DocumentUse
from app.models import CaseMeasure
from app.services.reports.build.cases.facts import in_order
from app.services.reports.build.cases.making import Making, article, paragraph
from app.services.reports.build.cases.telling import (
    BLANK,
    listed,
    moment,
    perpetrator_words,
    perpetrators_of,
    survivor_words,
    survivors_of,
    village_head,
)
from app.services.reports.model import Report, Section

_TOLD = (
    "survivors.full_name",
    "survivors.dob",
    "perpetrators.name",
    "perpetrators.age",
    "perpetrators.address",
)


def order_request(making: Making, measure: CaseMeasure) -> Report:
    """Return the request of an agency to the chairman; the survivor asked or agreed, or life is threatened."""
    making.told("case_no", *_TOLD)
    making.from_office = True
    victims, persons = _victims(making, measure), _persons(making, measure)
    if measure.life_threatened:
        ground = "Hành vi bạo lực đe dọa tính mạng của người bị bạo lực."
    elif measure.requester is Requester.SURVIVOR:
        ground = "Người bị bạo lực đã đề nghị áp dụng biện pháp này."
    elif measure.requester is Requester.GUARDIAN:
        ground = "Người giám hộ, người đại diện của người bị bạo lực đã đề nghị áp dụng biện pháp này."
    else:
        ground = "Người bị bạo lực đã đồng ý với đề nghị này."
    return Report(
        kind="case_order_request",
        title="V/v đề nghị áp dụng biện pháp cấm tiếp xúc",
        letterhead=making.letter_head(),
        addressees=(making.to or f"Chủ tịch Ủy ban nhân dân {commune_title(making.settings.commune)}",),
        blocks=(
            paragraph(
                "request",
                f"Qua xử lý vụ việc theo hồ sơ số {making.case.case_no}, {making.issuer_name} đề nghị "
                f"Chủ tịch Ủy ban nhân dân xã quyết định áp dụng biện pháp cấm tiếp xúc đối với {persons} "
                f"để bảo vệ {victims}.",
            ),
            paragraph("ground", ground),
            paragraph("reasons", _acts(making)),
            paragraph(
                "time",
                f"Thời điểm đề nghị: {moment(measure.requested_at)}. Theo quy định, quyết định hoặc văn bản "
                f"trả lời nêu rõ lý do được ban hành trong {making.limit(ClockCode.NO_CONTACT_DECISION)} "
                "kể từ khi nhận đề nghị.",
            ),
        ),
        closing=paragraph("closing", "Kính đề nghị Chủ tịch Ủy ban nhân dân xã xem xét, quyết định."),
        signature=making.signature(),
        recipients=("Như trên", making.archive),
    )


def order_decision(making: Making, measure: CaseMeasure) -> Report:
    """Return the draft decision: whom it binds, how long, when contact is allowed, who carries it out."""
    making.told("case_no", *_TOLD)
    victims, persons = _victims(making, measure), _persons(making, measure)
    exceptions = "; ".join(reason.label.lower() for reason in ContactReason)
    return _decision(
        making,
        measure,
        kind="case_order",
        title="Về việc áp dụng biện pháp cấm tiếp xúc",
        asked=_asked(measure),
        articles=(
            article(
                1,
                "Áp dụng biện pháp cấm tiếp xúc",
                f"Cấm {persons} tiếp xúc với {victims}.",
                "Trong thời gian bị cấm tiếp xúc, người bị cấm không được đến gần người bị bạo lực "
                f"trong phạm vi {making.settings.no_contact_metres} mét; không dùng điện thoại, mạng xã hội, "
                "phương tiện hoặc người khác để thực hiện hành vi bạo lực.",
            ),
            article(2, "Thời hạn", f"Từ {moment(measure.valid_from)} đến {moment(measure.valid_to)}."),
            article(
                3,
                "Tiếp xúc trong thời gian bị cấm",
                f"Chỉ được tiếp xúc khi có: {exceptions}. Người bị cấm tiếp xúc phải "
                "thông báo trước bằng văn bản, được người giám sát xác nhận; mỗi lần không quá "
                f"{making.limit(ClockCode.CONTACT_END)}.",
            ),
        ),
        charged="Trưởng Công an xã phân công người giám sát;",
    )


def order_refusal(making: Making, measure: CaseMeasure) -> Report:
    """Return the answer in writing to a request that is not granted, with its reasons."""
    making.told("case_no", *_TOLD)
    persons = _persons(making, measure)
    asker = making.to or measure.requester_name or _asker(measure)
    return Report(
        kind="case_order_refusal",
        title="V/v không áp dụng biện pháp cấm tiếp xúc",
        letterhead=making.letter_head(),
        addressees=(asker,),
        blocks=(
            paragraph(
                "answer",
                "Chủ tịch Ủy ban nhân dân xã nhận được đề nghị áp dụng biện pháp cấm tiếp xúc đối với "
                f"{persons} vào {moment(measure.requested_at)}. Sau khi xem xét, Chủ tịch Ủy ban nhân dân "
                "xã không áp dụng biện pháp này vì lý do sau:",
            ),
            paragraph("reason", measure.refusal_reason),
            paragraph(
                "help",
                "Khi có hành vi bạo lực hoặc nguy cơ mới, người bị bạo lực có quyền đề nghị lại; "
                "các biện pháp bảo vệ, hỗ trợ khác vẫn được thực hiện theo quy định.",
            ),
        ),
        closing=paragraph("closing", "Trân trọng thông báo để được biết."),
        signature=making.chairman(measure.signer),
        recipients=("Như trên", making.archive),
    )


def order_cancel(making: Making, measure: CaseMeasure) -> Report:
    """Return the draft decision that cancels an order."""
    making.told("case_no", *_TOLD)
    number = measure.decision_no or BLANK[:8]
    day = format_official_date(measure.decided_at.date()) if measure.decided_at else f"ngày {BLANK[:10]}"
    asked = measure.cancel_requester.label.lower() if measure.cancel_requester else BLANK[:10]
    return _decision(
        making,
        measure,
        kind="case_order_cancel",
        title="Về việc hủy bỏ biện pháp cấm tiếp xúc",
        asked=f"Xét đề nghị hủy bỏ biện pháp cấm tiếp xúc của {asked}",
        articles=(
            article(
                1,
                "Hủy bỏ biện pháp cấm tiếp xúc",
                f"Hủy bỏ Quyết định số {number} {day} về việc áp dụng biện pháp cấm tiếp xúc đối với "
                f"{_persons(making, measure)}.",
                *((f"Lý do: {measure.cancel_reason}",) if measure.cancel_reason else ()),
            ),
        ),
        charged="Trưởng Công an xã,",
    )


def _decision(
    making: Making,
    measure: CaseMeasure,
    *,
    kind: str,
    title: str,
    asked: str,
    articles: tuple[Section, ...],
    charged: str,
) -> Report:
    """Return a decision of the chairman; its last article says from when it holds and who carries it out.

    `asked` is the ground beside the legal ones, `charged` begins the list of who carries it out.
    """
    last = len(articles) + 1
    return Report(
        kind=kind,
        type_name="Quyết định",
        title=title,
        letterhead=making.head("QĐ"),
        decided_by=f"Chủ tịch Ủy ban nhân dân {commune_title(making.settings.commune)}",
        legal_bases=(*making.bases(DocumentUse.NO_CONTACT), asked),
        blocks=(
            *articles,
            article(last, "Hiệu lực và trách nhiệm thi hành", "Quyết định có hiệu lực kể từ thời điểm ký."),
        ),
        closing=paragraph(
            f"article{last}.last",
            f"{charged} {_village(making)} và những người có tên tại Điều 1 "
            "chịu trách nhiệm thi hành Quyết định này.",
        ),
        signature=making.chairman(measure.signer),
        recipients=_parties(making),
    )


def _victims(making: Making, measure: CaseMeasure) -> str:
    found = survivors_of(making.case, measure.survivor_id)
    return listed((survivor_words(row, making.telling) for row in found), separator="; ") or BLANK


def _persons(making: Making, measure: CaseMeasure) -> str:
    found = perpetrators_of(making.case, measure.perpetrator_id)
    return (
        listed((perpetrator_words(row, making.telling, making.words) for row in found), separator="; ")
        or BLANK
    )


def _acts(making: Making) -> str:
    acts = in_order({row.act for incident in making.case.incidents for row in incident.dv_acts})
    if not acts or not making.telling.may("incidents.dv_acts"):
        return ""
    making.told("incidents.dv_acts")
    return f"Hành vi đã xác định: {'; '.join(acts)}."


def _village(making: Making) -> str:
    return village_head({making.words.hamlet(row.village) for row in making.case.survivors})


def _parties(making: Making) -> tuple[str, ...]:
    return ("Như Điều 1", "Người bị bạo lực", "Trưởng Công an xã", _village(making), making.archive)


def _asker(measure: CaseMeasure) -> str:
    return measure.requester.label if measure.requester else "Người đề nghị"


def _asked(measure: CaseMeasure) -> str:
    if measure.requester is Requester.EX_OFFICIO:
        return "Xét thấy hành vi bạo lực đe dọa tính mạng của người bị bạo lực"
    return f"Xét đề nghị của {measure.requester.label.lower() if measure.requester else BLANK[:10]}"
