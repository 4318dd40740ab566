"""What a put of a case brings into step: its number, the survivors' codes, codes of open lists."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import InvalidRecord
from app.models import Case, CaseSurvivor
from app.services.cases.code_lists import settle_codes

CODE_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No look-alikes: neither I and 1 nor O and 0."""
CODE_LENGTH: Final = 5


class CaseKeeping:
    """Follows every put of a case. `letter` is this machine's, so that two machines never give one number."""

    def __init__(self, *, letter: str, clock: Clock) -> None:
        self._letter = letter
        self._clock = clock

    def __call__(
        self,
        session: Session,
        row: Case,
        _given: Mapping[str, Any],
        /,
        *,
        today: date,  # noqa: ARG002
    ) -> None:
        """Give numbers and codes; raise `InvalidRecord` for an entry that is on no list."""
        findings = settle_codes(session, row)
        if findings:
            raise InvalidRecord(findings)
        if row.entered_at is None and inspect(row).pending:
            row.entered_at = self._clock.now().replace(tzinfo=None, microsecond=0)
        if not row.case_no:
            row.case_no = next_number(session, year=row.received_at.year, letter=self._letter)
        for survivor in row.survivors:
            if not survivor.survivor_code:
                survivor.survivor_code = new_survivor_code(session)


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
