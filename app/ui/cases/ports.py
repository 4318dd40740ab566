"""What the case tab needs of the services."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.core.case_work_vocabulary import ClockCode
from app.services.cases.clocks import RunningClock
from app.services.changelog.changes import Changes


class Clocks(Protocol):
    """The legal clocks."""

    def running(self, now: datetime | None = None) -> tuple[RunningClock, ...]: ...
    def of_case(self, case_id: str, now: datetime | None = None) -> tuple[RunningClock, ...]: ...
    def record_reason(self, case_id: str, clock: ClockCode, subject_id: str, reason: str, /) -> Changes: ...
    def warning(self) -> str: ...


class Access(Protocol):
    """The log of looks."""

    def note_reveal(self, case_id: str, what: str, /) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseServices:
    """Every service of the tab."""

    clocks: Clocks
    access: Access
