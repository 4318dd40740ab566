"""What a put of a case brings into step: its number, the survivors' codes, codes of open lists."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.core.case_clocks import remaining_words
from app.core.case_work_vocabulary import Authority, ClockCode, Measure
from app.core.clock import Clock
from app.core.errors import Finding, InvalidRecord
from app.models import Case, CaseMeasure, CaseSurvivor
from app.services.cases.code_lists import settle_codes
from app.services.cases.keeping_questions import ask_closing, ask_withdrawals, check_fixed, check_turns
from app.services.cases.reading import rule_book

CODE_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No look-alikes: neither I and 1 nor O and 0."""
CODE_LENGTH: Final = 5
_TOO_LONG: Final = {
    ClockCode.ORDER_END: "Mỗi lần cấm tiếp xúc không quá {} ({}). Hãy rút ngắn hoặc ra quyết định mới.",
    ClockCode.COURT_ORDER_END: "Mỗi lần Tòa án cấm tiếp xúc không quá {} ({}). Hãy sửa thời điểm kết thúc.",
    ClockCode.CONTACT_END: "Mỗi lần tiếp xúc khi đang bị cấm không quá {} ({}). Hãy sửa thời điểm kết thúc.",
}


class CaseKeeping:
    """Follows every put of a case. `letter` tells this machine's, which a merge may change: two machines
    never give one number.
    """

    def __init__(self, *, letter: Callable[[], str], clock: Clock) -> None:
        self._letter = letter
        self._clock = clock

    def __call__(
        self,
        session: Session,
        row: Case,
        given: Mapping[str, Any],
        /,
        *,
        today: date,  # noqa: ARG002 - as every `Follow` takes it
    ) -> list[Finding]:
        """Give numbers and codes; raise `InvalidRecord` for what is on no list or lasts too long.

        Answers what is asked: closing while a clock runs, a consent withdrawn.
        """
        if row.anonymised_at is not None:
            message = "Hồ sơ đã ẩn danh hóa nên không sửa được nữa. Nếu có vụ việc mới, hãy lập hồ sơ mới."
            raise InvalidRecord([Finding("id", message)])
        findings = [
            *settle_codes(session, row),
            *check_lengths(session, row),
            *check_fixed(row, given),
            *check_turns(row),
        ]
        if findings:
            raise InvalidRecord(findings)
        if row.entered_at is None and inspect(row).pending:
            row.entered_at = self._clock.now().replace(tzinfo=None, microsecond=0)
        if not row.case_no:
            row.case_no = next_number(session, year=row.received_at.year, letter=self._letter())
        for survivor in row.survivors:
            if not survivor.survivor_code:
                survivor.survivor_code = new_survivor_code(session)
        now = self._clock.now().replace(tzinfo=None)
        return [*ask_closing(row, rule_book(session), now), *ask_withdrawals(row)]


def check_lengths(session: Session, case: Case) -> list[Finding]:
    """Find orders and contacts that are longer than the rules of their day allow."""
    rules = rule_book(session)
    found = []
    for index, measure in enumerate(case.measures):
        for clock, start, end, field in _spans(measure):
            limit = rules.limit(clock, start)
            if limit and end - start > limit[0]:
                message = _TOO_LONG[clock].format(remaining_words(limit[0]).removeprefix("còn "), limit[1])
                found.append(Finding(f"measures.{index}.{field}", message))
    return found


def _spans(measure: CaseMeasure) -> Iterator[tuple[ClockCode, datetime, datetime, str]]:
    """Yield (clock, start, end, field of the end) of what a no-contact order lets last."""
    if measure.measure is not Measure.NO_CONTACT:
        return
    if measure.valid_from and measure.valid_to:
        court = measure.authority is Authority.COURT
        clock = ClockCode.COURT_ORDER_END if court else ClockCode.ORDER_END
        yield clock, measure.valid_from, measure.valid_to, "valid_to"
    for index, contact in enumerate(measure.contacts):
        if contact.start_at and contact.end_at:
            yield ClockCode.CONTACT_END, contact.start_at, contact.end_at, f"contacts.{index}.end_at"


def next_number(session: Session, *, year: int, letter: str) -> str:
    """Return the next case number of a year on one machine: 2026-A-007."""
    head = f"{year:04}-{letter}-"
    numbers = session.scalars(select(Case.case_no).where(Case.case_no.startswith(head, autoescape=True)))
    highest = max((int(tail) for number in numbers if (tail := number[len(head) :]).isdigit()), default=0)
    return f"{head}{highest + 1:03}"


def new_survivor_code(session: Session) -> str:
    """Return a code that no survivor has."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if session.execute(select(CaseSurvivor.id).where(CaseSurvivor.survivor_code == code)).first() is None:
            return code
