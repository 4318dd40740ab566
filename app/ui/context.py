"""What every screen of an unlocked session is given: one frozen bundle instead of globals."""

from dataclasses import dataclass

from app.core.clock import Clock
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.lookups import Lookups
from app.ui.messages import Messages
from app.ui.ports import Evidence, ListExports, LocalState, Records


@dataclass(frozen=True, slots=True, kw_only=True)
class UiContext:
    """Built once after unlocking, dropped at locking."""

    messages: Messages
    jobs: JobRunner
    hub: ChangeHub
    records: Records
    lookups: Lookups
    local: LocalState
    evidence: Evidence
    clock: Clock
    exports: ListExports | None = None
    """Lists can leave as Excel files when it is there."""
