"""Referrals to services, follow-up, and notes."""

from collections.abc import Mapping
from typing import Any

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import FollowUpKind, Progress, ReferralStatus, Service
from app.ui.cases.desk import Desk, survivor_options
from app.ui.cases.entries import line, lines, one_of, person, tick
from app.ui.cases.fields import LinesField, MomentField, OneOf, YesNoField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import DateField, Entry, LineField, RowShape
from app.ui.strings import case_pages as words


class ReferralsPage(CasePage):
    """Which services the survivor was referred to, declined, or could not get."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "referrals")
        clock, people = desk.context.clock, survivor_options(case.values)
        entries = (
            one_of("service", words.SERVICE, of=Service, span=4, required=True),
            Entry(
                key="status",
                label=words.REFERRAL_STATUS,
                make=lambda: OneOf(ReferralStatus, optional=False),
                span=4,
                start=ReferralStatus.REFERRED,
            ),
            Entry(
                key="referred_on",
                label=words.REFERRED_ON,
                make=lambda: DateField(clock),
                span=4,
                start=clock.today(),
            ),
            Entry(key="organisation", label=words.ORGANISATION, make=LineField, span=6),
            Entry(key="place", label=words.PLACE, make=LineField, span=6),
            Entry(key="appointment_at", label=words.APPOINTMENT, make=lambda: MomentField(clock), span=4),
            Entry(key="consent_written", label=words.CONSENT_WRITTEN, make=YesNoField, span=4),
            person("survivor_id", words.ABOUT_WHOM, among=people, span=4),
            Entry(key="done_on", label=words.DONE_ON, make=lambda: DateField(clock), span=4),
            lines("feedback", words.FEEDBACK),
        )
        shape = RowShape(
            entries=entries, add=words.REFERRAL_ADD, empty=words.REFERRALS_NONE, summary=_referral_line
        )
        self.rows = self.add_rows("referrals", words.REFERRALS, shape)


class FollowUpPage(CasePage):
    """Meetings and calls, planned or done, and the notes of the work."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "follow_ups")
        self.rows = self.add_rows("follow_ups", words.FOLLOW_UPS, self._follow_up())
        self.add_rows("notes", words.NOTES, self._note())

    def _follow_up(self) -> RowShape:
        clock = self.desk.context.clock
        goals = (
            ("progress_safety", words.GOAL_SAFETY),
            ("progress_health", words.GOAL_HEALTH),
            ("progress_psychosocial", words.GOAL_MIND),
            ("progress_justice", words.GOAL_JUSTICE),
        )
        entries = (
            Entry(key="due_date", label=words.DUE_DATE, make=lambda: DateField(clock), span=4),
            Entry(key="done_date", label=words.DONE_DATE, make=lambda: DateField(clock), span=4),
            one_of("type", words.FOLLOW_KIND, of=FollowUpKind, span=4),
            one_of("safe_contact", words.SAFE_CONTACT, of=Answer, span=4),
            one_of("violence_again", words.AGAIN, of=Answer, span=4),
            one_of("needs_met", words.NEEDS_MET, of=Answer, span=4),
            lines("action", words.ACTION, span=6),
            lines("new_needs", words.NEW_NEEDS, span=6),
            *(one_of(key, label, of=Progress, span=3) for key, label in goals),
            Entry(key="next_date", label=words.NEXT_DATE, make=lambda: DateField(clock), span=4),
            tick("propose_closing", words.PROPOSE_CLOSING, span=6),
        )
        return RowShape(entries=entries, add=words.FOLLOW_ADD, empty=words.FOLLOW_NONE, summary=_follow_line)

    def _note(self) -> RowShape:
        clock = self.desk.context.clock
        return RowShape(
            entries=(
                Entry(key="written_at", label=words.WRITTEN_AT, make=lambda: MomentField(clock), span=5),
                line("author", words.AUTHOR, max_length=200, span=7),
                Entry(
                    key="text",
                    label=words.NOTE_TEXT,
                    make=lambda: LinesField(lines=3),
                    span=12,
                    required=True,
                ),
            ),
            add=words.NOTE_ADD,
            newest_first=True,
            summary=lambda values: joined(shown(values.get("written_at")), shown(values.get("author"))),
        )


def _referral_line(values: Mapping[str, Any]) -> str:
    keys = ("service", "status", "organisation", "referred_on")
    return joined(*(shown(values.get(key)) for key in keys))


def _follow_line(values: Mapping[str, Any]) -> str:
    done, due = shown(values.get("done_date")), shown(values.get("due_date"))
    when = words.DONE_LINE.format(day=done) if done else words.DUE_LINE.format(day=due) if due else ""
    return joined(shown(values.get("type")), when)
