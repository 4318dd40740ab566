"""Printed documents of violence cases: which there are, their pages, and the way out of the office.

A document that goes to another body holds only what that body's consent covers, or what a legal duty makes
the officer tell; every way out is written into the ledger and the access log.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.core.case_papers import ASSIGNED, NAMING, REFERRED, SUBJECT_OF, CasePaper, Subject
from app.core.case_work_vocabulary import ConsentScope, DisclosureForm, Measure, Outcome, Recipient, Requester
from app.core.clock import Clock
from app.core.errors import AppError, RecordNotFound
from app.core.text import clean, fold
from app.db.database import Database
from app.models import Case, CaseAssignment, CaseClosure, CaseMeasure, CaseReferral
from app.services.cases.access import CaseAccess
from app.services.cases.consents import ALWAYS, SCOPE_FIELDS, Consents, Permission, permission
from app.services.cases.reading import case_in, incident_in
from app.services.files import write_atomically
from app.services.reports.build.cases.breach import breach_minutes
from app.services.reports.build.cases.letters import assignment_sheet, referral_letter, superior_report
from app.services.reports.build.cases.making import Making
from app.services.reports.build.cases.minutes import criticism_minutes, supervision_diary
from app.services.reports.build.cases.orders import (
    order_cancel,
    order_decision,
    order_refusal,
    order_request,
)
from app.services.reports.build.cases.sheets import closing_sheet, intake_sheet
from app.services.reports.build.cases.telling import Telling, listed, said
from app.services.reports.model import Edit, Report
from app.services.reports.service import Format, render
from app.services.reports.store import ReportChoices
from app.services.settings.office import load_in

_ASKED: Final = tuple(ALWAYS) + tuple(field for fields in SCOPE_FIELDS.values() for field in fields)
_SENT_BY_LAW: Final = (CasePaper.ORDER, CasePaper.ORDER_CANCEL)
_SENT_BY_LAW_GROUND: Final = (
    "Gửi người có liên quan, Trưởng Công an xã, Trưởng thôn theo Luật 13/2022/QH15 Điều 25 khoản 3"
)
_ORDERS: Final = (CasePaper.ORDER_REQUEST, CasePaper.ORDER, CasePaper.SUPERVISION)


class PaperRefused(AppError):
    """The document may not be made as the case stands."""


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """A document that can be made of a case. `recipient` is whose consent it needs; None: it stays here."""

    paper: CasePaper
    subject_id: str
    label: str
    recipient: Recipient | None
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """What is asked for. `names` prints names where they may be told; `override` is a legal duty in words.

    `marked` prints the box «LƯU HÀNH NỘI BỘ»; without it the copy for the parties is made.
    """

    case_id: str
    paper: CasePaper
    subject_id: str = ""
    names: bool = False
    to: str = ""
    override: str = ""
    marked: bool = True
    choices: ReportChoices = field(default_factory=ReportChoices)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaperDraft:
    """A document ready to be looked at. `withheld` are the contents that its recipient may not be told,
    `kept_back` is what the survivor asked to keep back, in words, for the officer's eyes.
    """

    order: PaperOrder
    report: Report
    recipient: Recipient | None
    organisation: str
    survivor_id: str
    told: tuple[str, ...]
    withheld: tuple[ConsentScope, ...]
    reasons: tuple[str, ...]
    kept_back: str
    file_stem: str


class CaseDocuments:
    """Makes and hands out the documents."""

    def __init__(self, database: Database, *, consents: Consents, access: CaseAccess, clock: Clock) -> None:
        self._database = database
        self._consents = consents
        self._access = access
        self._clock = clock

    def offered(self, case_id: str) -> tuple[PaperOffer, ...]:
        """Return the documents that the case has something for."""
        with self._database.read() as session:
            case = case_in(session, case_id)
            return tuple(_offers(case))

    def build(self, order: PaperOrder, edits: Mapping[str, Edit | None] | None = None) -> CasePaperDraft:
        """Return the document; raise `PaperRefused`, `RecordNotFound`."""
        with self._database.read() as session:
            return self._build(session, order, edits or {})

    def printed(self, draft: CasePaperDraft, edits: Mapping[str, Edit | None] | None = None) -> bytes:
        """Write down that it leaves on paper and return the PDF; raise `ConsentMissing`, `PaperRefused`."""
        fresh = self._handed_out(draft, edits, "print")
        return render(fresh.report, Format.PDF)

    def write(
        self,
        draft: CasePaperDraft,
        path: Path,
        form: Format,
        edits: Mapping[str, Edit | None] | None = None,
    ) -> Path:
        """Write down that it leaves as a file and write it; raise `ConsentMissing`, `CannotWrite`."""
        fresh = self._handed_out(draft, edits, "export")
        write_atomically(path, render(fresh.report, form), private=True)
        return path

    def breach_minutes(self, incident_id: str) -> bytes:
        """Note that the minutes of a breach leave on paper and return the PDF; raise `RecordNotFound`."""
        with self._database.read() as session:
            report = breach_minutes(session, incident_in(session, incident_id))
        self._access.note_incident(incident_id, "print", "In biên bản vi phạm dữ liệu cá nhân")
        return render(report, Format.PDF)

    def write_breach_minutes(self, incident_id: str, path: Path, form: Format) -> None:
        """Write down that they leave as a file and write it; raise `RecordNotFound`, `CannotWrite`."""
        with self._database.read() as session:
            report = breach_minutes(session, incident_in(session, incident_id))
        content = render(report, form)
        self._access.note_incident(incident_id, "export", "Xuất biên bản vi phạm dữ liệu cá nhân")
        write_atomically(path, content)

    def _handed_out(
        self, draft: CasePaperDraft, edits: Mapping[str, Edit | None] | None, action: str
    ) -> CasePaperDraft:
        """Make the document anew, so that a consent withdrawn since counts, and log it."""
        fresh = self.build(draft.order, edits)
        order, label = draft.order, draft.order.paper.label
        recipient, override = fresh.recipient, order.override
        if order.paper in _SENT_BY_LAW:
            recipient, override = Recipient.POLICE, _SENT_BY_LAW_GROUND
        if recipient is None:
            self._access.note(order.case_id, action, label)
            return fresh
        self._consents.disclose(
            order.case_id,
            recipient,
            fresh.told,
            form=_form(order.paper),
            document=label,
            organisation=fresh.organisation,
            survivor_id=fresh.survivor_id,
            override=override,
        )
        self._access.note(order.case_id, action, label)
        return fresh

    def _build(self, session: Session, order: PaperOrder, edits: Mapping[str, Edit | None]) -> CasePaperDraft:
        case = case_in(session, order.case_id)
        subject = _subject(case, order)
        recipient, organisation = _recipient(order.paper, subject)
        override = clean(order.override).strip()
        allowed = self._allowed(case, recipient, subject)
        making = Making(
            session=session,
            case=case,
            telling=Telling(
                names=order.names or order.paper in NAMING,
                fields=_may_tell(allowed, override),
            ),
            choices=order.choices,
            settings=load_in(session),
            today=self._clock.today(),
            to=clean(order.to).strip(),
            override=override or (allowed.override_reason if allowed else ""),
            marked=order.marked,
        )
        report = making.finished(_made(making, order.paper, subject)).with_edits(edits)
        refused = () if allowed is None or override else allowed.refused
        return CasePaperDraft(
            order=order,
            report=report,
            recipient=recipient,
            organisation=making.to or organisation,
            survivor_id=getattr(subject, "survivor_id", ""),
            told=tuple(making.used),
            withheld=_scopes([one.field for one in refused]),
            reasons=tuple(dict.fromkeys(one.reason for one in refused)),
            kept_back=case.withhold_what if recipient is not None else "",
            file_stem=f"{case.case_no}-{_plain(order.paper.label)}",
        )

    def _allowed(self, case: Case, recipient: Recipient | None, subject: Any) -> Permission | None:
        """Return what the recipient may be told; None: the document stays in the office."""
        if recipient is None:
            return None
        survivor_id = getattr(subject, "survivor_id", "")
        return permission(case, recipient, _ASKED, survivor_id=survivor_id, today=self._clock.today())


def _plain(label: str) -> str:
    """Return a paper's name as a file name that every disk and stick takes."""
    return "-".join(re.findall("[a-z0-9]+", fold(label)))


def _may_tell(allowed: Permission | None, override: str) -> frozenset[str] | None:
    """Return the fields a document may tell; None: it stays in the office. No duty covers who reported."""
    if allowed is None:
        return None
    return frozenset(_ASKED if override else allowed.allowed)


def _offers(case: Case) -> list[PaperOffer]:
    found = [PaperOffer(CasePaper.INTAKE, "", CasePaper.INTAKE.label, None, "")]
    rows: Sequence[tuple[CasePaper, Any, str]] = [
        *((CasePaper.ASSIGNMENT, row, row.assignee.label) for row in case.assignments),
        *((CasePaper.REFERRAL, row, row.organisation or row.service.label) for row in case.referrals),
        *((paper, row, said(row.requested_at)) for row in case.measures for paper in _of_measure(row)),
        *((CasePaper.CLOSING, row, said(row.closed_on)) for row in case.closures),
    ]
    for paper, row, about in rows:
        recipient, organisation = _recipient(paper, row)
        label = listed((paper.label, about), separator=" – ")
        found.append(PaperOffer(paper, row.id, label, recipient, organisation))
    report = CasePaper.SUPERIOR_REPORT
    return [*found, PaperOffer(report, "", report.label, Recipient.SUPERIOR, "")]


def _of_measure(measure: CaseMeasure) -> tuple[CasePaper, ...]:
    if measure.measure is Measure.CRITICISM:
        return (CasePaper.CRITICISM,)
    if measure.measure is not Measure.NO_CONTACT:
        return ()
    if measure.outcome is Outcome.REFUSED:
        return (CasePaper.ORDER_REQUEST, CasePaper.ORDER_REFUSAL)
    cancelling = measure.cancel_requested_at or measure.cancel_decided_at
    return (*_ORDERS, CasePaper.ORDER_CANCEL) if cancelling else _ORDERS


def _subject(case: Case, order: PaperOrder) -> Any:
    """Return the row that the document is about; raise `RecordNotFound`, `PaperRefused`."""
    wanted = SUBJECT_OF[order.paper]
    if wanted is Subject.CASE:
        return None
    row = next((one for one in getattr(case, wanted.value) if one.id == order.subject_id), None)
    if row is None:
        raise RecordNotFound
    if order.paper is CasePaper.ORDER_REQUEST and not _may_be_asked_for(row):
        raise PaperRefused(
            "Đề nghị cấm tiếp xúc của cơ quan, tổ chức phải được người bị bạo lực đồng ý, trừ khi tính mạng "
            "bị đe dọa. Hãy hỏi ý kiến người bị bạo lực và ghi vào mục biện pháp."
        )
    if order.paper is CasePaper.ORDER_REFUSAL and not row.refusal_reason:
        raise PaperRefused(
            "Trả lời không cấm tiếp xúc phải nêu rõ lý do. Hãy ghi lý do không áp dụng ở mục biện pháp."
        )
    return row


def _may_be_asked_for(measure: CaseMeasure) -> bool:
    """Whether an office may ask for an order: the survivor asked or agrees, or life is at stake."""
    own = measure.requester in (Requester.SURVIVOR, Requester.GUARDIAN)
    return own or bool(measure.survivor_agrees) or measure.life_threatened


def _recipient(paper: CasePaper, subject: Any) -> tuple[Recipient | None, str]:
    match subject:
        case CaseAssignment():
            return ASSIGNED[subject.assignee], listed((subject.assignee.label, subject.person))
        case CaseReferral():
            return REFERRED[subject.service], subject.organisation
    return (Recipient.SUPERIOR if paper is CasePaper.SUPERIOR_REPORT else None), ""


def _made(making: Making, paper: CasePaper, subject: Any) -> Report:
    match subject:
        case CaseAssignment():
            return assignment_sheet(making, subject)
        case CaseReferral():
            return referral_letter(making, subject)
        case CaseClosure():
            return closing_sheet(making, subject)
        case CaseMeasure():
            return _OF_MEASURE[paper](making, subject)
    return superior_report(making) if paper is CasePaper.SUPERIOR_REPORT else intake_sheet(making)


_OF_MEASURE: Final = {
    CasePaper.ORDER_REQUEST: order_request,
    CasePaper.ORDER: order_decision,
    CasePaper.ORDER_REFUSAL: order_refusal,
    CasePaper.ORDER_CANCEL: order_cancel,
    CasePaper.SUPERVISION: supervision_diary,
    CasePaper.CRITICISM: criticism_minutes,
}


def _scopes(fields: Sequence[str]) -> tuple[ConsentScope, ...]:
    return tuple(scope for scope, covered in SCOPE_FIELDS.items() if set(covered).intersection(fields))


def _form(paper: CasePaper) -> DisclosureForm:
    if paper in _SENT_BY_LAW:
        return DisclosureForm.DECISION
    return DisclosureForm.REPORT if paper is CasePaper.SUPERIOR_REPORT else DisclosureForm.LETTER
