"""How the report came in, who has it now, where else it went."""

from collections.abc import Mapping
from typing import Any

from app.core.case_vocabulary import (
    CaseKind,
    ReceiveForm,
    ReceivePlace,
    ReportedElsewhere,
    Sensitivity,
    VerifyStatus,
)
from app.core.case_work_vocabulary import Assignee, CodeList, Undecided
from app.core.equality_violations import EqualityViolation
from app.ui.cases.desk import Desk
from app.ui.cases.entries import line, one_of
from app.ui.cases.fields import LinesField, MomentField, OneOf, YesNoField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import CheckField, DateField, Entry, Field, LineField, RowShape
from app.ui.strings import case_pages as words


class ReceptionPage(CasePage):
    """The head of a case."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "reception")
        self._add_report()
        self._add_course()
        self._add_assignments()
        self._add_other_reports()
        self._add_flags()
        self.fields["case_kind"].changed.connect(self._show_violation)
        self.opened.connect(self._show_violation)

    def _add_report(self) -> None:
        clock = self.desk.context.clock
        self.add("received_at", words.RECEIVED_AT, MomentField(clock), required=True, half=True)
        self.add(
            "receive_form",
            words.RECEIVE_FORM,
            OneOf(ReceiveForm, optional=False),
            required=True,
            half=True,
        )
        self.add("receive_place", words.RECEIVE_PLACE, OneOf(ReceivePlace), half=True)
        self.add("source_type", words.SOURCE, self.desk.code(CodeList.SOURCE), half=True)
        self.add("reporter_name", words.REPORTER, self.secret(words.REPORTER)(), half=True)
        self.add(
            "reporter_phone",
            words.REPORTER_PHONE,
            self.secret(words.REPORTER_PHONE, max_length=60)(),
            half=True,
        )
        self.add("reported_by_survivor", words.BY_SURVIVOR, YesNoField(), half=True)
        self.add("received_by", words.RECEIVED_BY, LineField(max_length=200), half=True)

    def _add_course(self) -> None:
        self.add("case_kind", words.CASE_KIND, OneOf(CaseKind), half=True)
        self.add("verify_status", words.VERIFY, OneOf(VerifyStatus, optional=False), half=True)
        self.add("violation", words.VIOLATION, OneOf(EqualityViolation))
        self.add("immediate_danger", words.DANGER, YesNoField(), half=True)
        self.add("wants_legal_action", words.WANTS_LAW, OneOf(Undecided), half=True)
        self.add("sensitivity", words.SENSITIVITY, OneOf(Sensitivity, optional=False), half=True)
        self.add("reported_elsewhere", words.ELSEWHERE, OneOf(ReportedElsewhere), half=True)

    def _add_assignments(self) -> None:
        clock = self.desk.context.clock
        entries = (
            Entry(
                key="assigned_at",
                label=words.ASSIGNED_AT,
                make=lambda: MomentField(clock),
                span=4,
                required=True,
            ),
            one_of("assignee", words.ASSIGNEE, of=Assignee, span=4, required=True),
            line("person", words.ASSIGNED_PERSON, max_length=200, span=4),
            line("assigned_by", words.ASSIGNED_BY, max_length=200, span=4),
            line("document_no", words.DOCUMENT_NO, max_length=60, span=4),
            Entry(key="note", label=words.NOTE, make=LineField, span=4),
        )
        shape = RowShape(
            entries=entries, add=words.ASSIGN_ADD, empty=words.ASSIGN_NONE, summary=_assigned_line
        )
        self.add_rows("assignments", words.ASSIGNMENTS, shape)

    def _add_other_reports(self) -> None:
        clock = self.desk.context.clock
        entries = (
            Entry(key="agency", label=words.AGENCY, make=LineField, span=5, required=True),
            Entry(key="contact", label=words.AGENCY_CONTACT, make=self.secret(words.AGENCY_CONTACT), span=4),
            Entry(key="reported_on", label=words.REPORTED_ON, make=lambda: DateField(clock), span=3),
        )
        shape = RowShape(entries=entries, add=words.REPORT_ADD)
        self.add_rows("other_reports", words.OTHER_REPORTS, shape)

    def _add_flags(self) -> None:
        clock = self.desk.context.clock
        entries = (
            Entry(key="text", label=words.FLAG, make=LineField, span=6, required=True),
            Entry(key="due_on", label=words.FLAG_DUE, make=lambda: DateField(clock), span=3),
            Entry(key="removed_on", label=words.FLAG_REMOVED, make=lambda: DateField(clock), span=3),
            Entry(key="removed_reason", label=words.FLAG_WHY, make=LineField, span=12, shown=_removed),
        )
        self.add_rows("flags", words.FLAGS, RowShape(entries=entries, add=words.FLAG_ADD))
        self.add("legal_hold", "", CheckField(words.LEGAL_HOLD), half=True)
        self.add("retention_until", words.RETENTION, DateField(clock), half=True)
        self.add("legal_hold_reason", words.LEGAL_HOLD_REASON, LinesField(lines=2))

    def _show_violation(self) -> None:
        violation = self.fields["violation"]
        wanted = self.fields["case_kind"].value() == CaseKind.EQUALITY_VIOLATION or not violation.is_empty()
        cell = violation.parentWidget()
        if cell is not None:
            cell.setVisible(wanted)


def _removed(fields: Mapping[str, Field]) -> bool:
    return not fields["removed_on"].is_empty()


def _assigned_line(values: Mapping[str, Any]) -> str:
    return joined(*(shown(values.get(key)) for key in ("assigned_at", "assignee", "document_no")))
