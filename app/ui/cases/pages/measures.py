"""The ten measures of Điều 22; a no-contact order with its moments, supervision, contacts, cancellation."""

from collections.abc import Mapping
from typing import Any, Final

from app.core.case_work_vocabulary import (
    Authority,
    ContactReason,
    Measure,
    Outcome,
    Requester,
    SanctionKind,
)
from app.ui.cases.desk import Desk, perpetrator_options, survivor_options
from app.ui.cases.entries import line, lines, one_of, person, tick
from app.ui.cases.fields import MomentField, YesNoField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import (
    DateField,
    Entry,
    Field,
    LineField,
    RowsField,
    RowShape,
)
from app.ui.strings import case_pages as words
from app.ui.wrapped import wrapped

Shown = Mapping[str, Field]
_DECIDED: Final = (Measure.STOP, Measure.SUMMON, Measure.NO_CONTACT, Measure.COMMUNITY_WORK, Measure.SANCTION)
"""Measures for which somebody in authority signs a decision."""


class MeasuresPage(CasePage):
    """One row a measure; what only an order has is shown for an order only."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "measures")
        note = wrapped(words.MEASURES_NOTE)
        self.add_widget(note)
        shape = RowShape(
            entries=(
                *self._request(),
                *self._decision(),
                *self._notified(),
                *self._supervision(),
                *self._cancelling(),
                *self._end(),
            ),
            add=words.MEASURE_ADD,
            empty=words.MEASURES_NONE,
            summary=_line,
        )
        self.rows = self.add_rows("measures", words.MEASURES, shape)

    def _moment(self, key: str, label: str, shown: Any = None, *, span: int = 4) -> Entry:
        clock = self.desk.context.clock
        return Entry(key=key, label=label, make=lambda: MomentField(clock), span=span, shown=shown)

    def _request(self) -> tuple[Entry, ...]:
        survivors = survivor_options(self.case.values)
        perpetrators = perpetrator_options(self.case.values)
        return (
            one_of("measure", words.MEASURE, of=Measure, span=8, required=True),
            self._moment("requested_at", words.REQUESTED_AT),
            one_of("requester", words.REQUESTER, of=Requester, span=5),
            Entry(
                key="requester_name",
                label=words.REQUESTER_NAME,
                make=self.secret(words.REQUESTER_NAME),
                span=7,
                shown=_is_agency_or_guardian,
            ),
            Entry(key="survivor_agrees", label=words.SURVIVOR_AGREES, make=YesNoField, span=4),
            person("survivor_id", words.ABOUT_WHOM, among=survivors, span=4),
            person("perpetrator_id", words.AGAINST_WHOM, among=perpetrators, span=4),
            tick("life_threatened", words.LIFE_THREATENED, shown=_is_order),
        )

    def _decision(self) -> tuple[Entry, ...]:
        return (
            one_of("outcome", words.OUTCOME, of=Outcome, span=5, shown=_decided),
            one_of("authority", words.AUTHORITY, of=Authority, span=5, shown=_decided),
            self._moment("decided_at", words.DECIDED_AT, _decided),
            line("decision_no", words.DECISION_NO, max_length=60, span=4, shown=_decided),
            line("signer", words.SIGNER, max_length=200, span=4, shown=_decided),
            lines("refusal_reason", words.REFUSAL, shown=_is_refused),
            one_of("sanction", words.SANCTION, of=SanctionKind, span=12, shown=_is_sanction),
            self._moment("valid_from", words.VALID_FROM, _in_force),
            self._moment("valid_to", words.VALID_TO, _in_force, span=8),
        )

    def _notified(self) -> tuple[Entry, ...]:
        return (
            self._moment("sent_perpetrator_at", words.SENT_PERPETRATOR, _is_order, span=6),
            self._moment("sent_survivor_at", words.SENT_SURVIVOR, _is_order, span=6),
            self._moment("sent_police_at", words.SENT_POLICE, _is_order, span=6),
            self._moment("sent_village_at", words.SENT_VILLAGE, _is_order, span=6),
        )

    def _supervision(self) -> tuple[Entry, ...]:
        return (
            self._moment("police_assigned_at", words.POLICE_ASSIGNED, _is_order, span=6),
            self._moment("police_summoned_at", words.POLICE_SUMMONED, _is_order, span=6),
            line("supervisor", words.SUPERVISOR, max_length=200, span=5, shown=_is_order),
            Entry(
                key="commitment_signed",
                label=words.COMMITMENT,
                make=YesNoField,
                span=3,
                shown=_is_order,
            ),
            self._moment("violated_at", words.VIOLATED_AT, _is_order),
            Entry(
                key="contacts",
                label=words.CONTACTS,
                make=lambda: RowsField(self._contacts()),
                span=12,
                shown=_is_order,
            ),
        )

    def _contacts(self) -> RowShape:
        return RowShape(
            entries=(
                one_of("reason", words.CONTACT_REASON, of=ContactReason, span=6, required=True),
                self._moment("notified_at", words.CONTACT_NOTIFIED, span=6),
                line("confirmed_by", words.CONTACT_CONFIRMED, max_length=200, span=4),
                self._moment("start_at", words.CONTACT_START),
                self._moment("end_at", words.CONTACT_END),
                Entry(key="note", label=words.NOTE, make=LineField, span=12),
            ),
            add=words.CONTACT_ADD,
            add_tip=words.CONTACT_TIP,
        )

    def _cancelling(self) -> tuple[Entry, ...]:
        return (
            self._moment("cancel_requested_at", words.CANCEL_REQUESTED, _is_order),
            one_of("cancel_requester", words.CANCEL_REQUESTER, of=Requester, span=4, shown=_cancelling),
            one_of("cancel_outcome", words.CANCEL_OUTCOME, of=Outcome, span=4, shown=_cancelling),
            self._moment("cancel_decided_at", words.CANCEL_DECIDED, _cancelling),
            line("cancel_no", words.CANCEL_NO, max_length=60, span=4, shown=_cancelling),
            lines("cancel_reason", words.CANCEL_REASON, shown=_cancelling),
        )

    def _end(self) -> tuple[Entry, ...]:
        clock = self.desk.context.clock
        return (
            tick(
                "counselled",
                words.COUNSELLED,
                span=8,
                shown=lambda fields: fields["measure"].value() in (Measure.CRITICISM, Measure.EDUCATION),
            ),
            Entry(key="done_on", label=words.DONE_ON, make=lambda: DateField(clock), span=4),
            lines("supervision", words.SUPERVISION, span=6),
            lines("result", words.RESULT, span=6),
        )


def _is_order(fields: Shown) -> bool:
    return bool(fields["measure"].value() == Measure.NO_CONTACT)


def _decided(fields: Shown) -> bool:
    return fields["measure"].value() in _DECIDED


def _is_sanction(fields: Shown) -> bool:
    return bool(fields["measure"].value() == Measure.SANCTION)


def _is_refused(fields: Shown) -> bool:
    return bool(fields["outcome"].value() == Outcome.REFUSED)


def _in_force(fields: Shown) -> bool:
    return fields["measure"].value() in (Measure.NO_CONTACT, Measure.SHELTER, Measure.COMMUNITY_WORK)


def _cancelling(fields: Shown) -> bool:
    return _is_order(fields) and not fields["cancel_requested_at"].is_empty()


def _is_agency_or_guardian(fields: Shown) -> bool:
    return fields["requester"].value() in (Requester.AGENCY, Requester.GUARDIAN)


def _line(values: Mapping[str, Any]) -> str:
    valid, asked = shown(values.get("valid_to")), shown(values.get("requested_at"))
    done = shown(values.get("done_on"))
    return joined(
        shown(values.get("measure")),
        shown(values.get("outcome")) or (words.ASKED_LINE.format(at=asked) if asked else ""),
        words.VALID_LINE.format(at=valid) if valid else "",
        words.DONE_LINE.format(day=done) if done else "",
    )
