"""The open file with every service over it: what the window and the command line work with."""

from dataclasses import dataclass

from app.core.clock import Clock
from app.db.database import Database
from app.db.keys import DataKey
from app.services.cadres.service import Roster
from app.services.cadres.upkeep import RosterUpkeep
from app.services.cases.service import Cases
from app.services.changelog.recorder import Recorder
from app.services.dashboard.service import Dashboard
from app.services.evidence import Evidence
from app.services.exchange.merge.packages import PackageMerges
from app.services.exchange.service import Exchange
from app.services.local_state import LocalStore
from app.services.plans.importing import PlanImports
from app.services.propaganda.service import Propaganda
from app.services.records import Records
from app.services.reports.case_documents import CaseDocuments
from app.services.reports.service import Reports
from app.services.reports.task_documents import TaskDocuments
from app.services.samples import Samples
from app.services.settings import Settings
from app.services.spreadsheets.service import Spreadsheets
from app.services.tasks.service import Tasks
from app.services.vault import Vault


@dataclass(frozen=True, slots=True)
class Workspace:
    """All services of one open file. Built by the composition root only; `close` lets go of the file."""

    vault: Vault
    key: DataKey
    clock: Clock
    database: Database
    recorder: Recorder
    records: Records
    settings: Settings
    evidence: Evidence
    local: LocalStore
    exchange: Exchange
    merges: PackageMerges
    plans: PlanImports
    tasks: Tasks
    propaganda: Propaganda
    roster: Roster
    roster_upkeep: RosterUpkeep
    cases: Cases
    dashboard: Dashboard
    reports: Reports
    task_documents: TaskDocuments
    case_documents: CaseDocuments
    spreadsheets: Spreadsheets
    samples: Samples

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
