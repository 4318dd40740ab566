"""Referrals to services, follow-up, and notes."""

from collections.abc import Mapping
from typing import Any

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import FollowUpKind, Progress, ReferralStatus, Service
from app.ui.cases.desk import Desk, survivor_options
from app.ui.cases.fields import LinesField, MomentField, OneOf, TickField, YesNoField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import ChoiceField, DateField, Entry, LineField, RowShape
from app.ui.strings import case_pages as words


class ReferralsPage(CasePage):
    """Which services the survivor was referred to, declined, or could not get."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "referrals")
        clock, people = desk.context.clock, survivor_options(case.values)
        entries = (
            Entry(key="service", label=words.SERVICE, make=lambda: OneOf(Service), span=4, required=True),
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
            Entry(
                key="survivor_id",
                label=words.ABOUT_WHOM,
                make=lambda: ChoiceField(people, optional=False),
                span=4,
                start="",
            ),
            Entry(key="done_on", label=words.DONE_ON, make=lambda: DateField(clock), span=4),
            Entry(key="feedback", label=words.FEEDBACK, make=lambda: LinesField(lines=2), span=12),
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
            Entry(key="type", label=words.FOLLOW_KIND, make=lambda: OneOf(FollowUpKind), span=4),
            Entry(key="safe_contact", label=words.SAFE_CONTACT, make=lambda: OneOf(Answer), span=4),
            Entry(key="violence_again", label=words.AGAIN, make=lambda: OneOf(Answer), span=4),
            Entry(key="needs_met", label=words.NEEDS_MET, make=lambda: OneOf(Answer), span=4),
            Entry(key="action", label=words.ACTION, make=lambda: LinesField(lines=2), span=6),
            Entry(key="new_needs", label=words.NEW_NEEDS, make=lambda: LinesField(lines=2), span=6),
            *(Entry(key=key, label=label, make=lambda: OneOf(Progress), span=3) for key, label in goals),
            Entry(key="next_date", label=words.NEXT_DATE, make=lambda: DateField(clock), span=4),
            Entry(
                key="propose_closing",
                label="",
                make=lambda: TickField(words.PROPOSE_CLOSING),
                span=6,
                captioned=False,
            ),
        )
        return RowShape(entries=entries, add=words.FOLLOW_ADD, empty=words.FOLLOW_NONE, summary=_follow_line)

    def _note(self) -> RowShape:
        clock = self.desk.context.clock
        return RowShape(
            entries=(
                Entry(key="written_at", label=words.WRITTEN_AT, make=lambda: MomentField(clock), span=5),
                Entry(key="author", label=words.AUTHOR, make=lambda: LineField(max_length=200), span=7),
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
