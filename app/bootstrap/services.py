"""The services' half of the composition root: vault, engine and every service over an open file."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.clock import Clock, SystemClock
from app.core.progress import Progress
from app.services.vault import Vault

if TYPE_CHECKING:
    from app.db.database import Database
    from app.services.changelog.recorder import Recorder
    from app.services.vault import DataKey
    from app.services.workspace import Workspace

PORTABLE_MARK = "portable.txt"
APP_FOLDER = "SoBinhDangGioi"


@dataclass(frozen=True, slots=True)
class Office:
    """Whose file is made on the first day."""

    commune: str = "Hưng Đạo"
    province: str = "Hà Nội"


def data_folder(given: Path | None = None) -> Path:
    """Return where the data lies: as given, beside a portable program, else the user's own folder."""
    if given is not None:
        with suppress(RuntimeError):
            # «~name» of nobody here: taken as it stands.
            given = given.expanduser()
        return given.absolute()
    program = Path(sys.executable if getattr(sys, "frozen", False) else __file__).absolute()
    home = program.parent if getattr(sys, "frozen", False) else program.parents[2]
    if (home / PORTABLE_MARK).exists():
        return home / "du-lieu"
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False)


def open_vault(folder: Path, *, clock: Clock | None = None) -> Vault:
    """Return the vault of a folder."""
    return Vault(folder, clock=clock or SystemClock())


def create_workspace(vault: Vault, passphrase: str, office: Office | None = None) -> "tuple[Workspace, str]":
    """Create the encrypted file; return the open workspace and the recovery code.

    Raises `InvalidRecord` for an office without a name, before anything is made.
    """
    from app.services.settings import check_settings

    office = office or Office()
    check_settings(commune=office.commune, province=office.province)
    key, code = vault.create(passphrase)
    return open_workspace(vault, key, office=office), code


def open_workspace(
    vault: Vault, key: "DataKey", *, office: Office | None = None, progress: Progress | None = None
) -> "Workspace":
    """Open the file with its key, upgrading an older one after a verified copy.

    A file in which nothing was ever written gets the first content of its registers, also when the
    program was killed between making the key and making the file.
    """
    from app.db.database import Database
    from app.db.migrate import ensure_schema
    from app.services.cases.setup import set_up_cases
    from app.services.changelog.recorder import Recorder
    from app.services.exchange.seat import settle_seat
    from app.services.settings import officer_in, set_up_bodies, set_up_office

    fresh = vault.is_fresh
    ensure_schema(vault.data_file, key, now=vault.clock.now(), fresh=fresh, progress=progress)
    settle_seat(vault)
    recorder = Recorder(machine=vault.machine.id, officer=officer_in, clock=vault.clock)
    database = Database(vault.data_file, key, attach=recorder.attach)
    try:
        office = office or Office()
        set_up_office(database, commune=office.commune, province=office.province)
        set_up_bodies(database)
        set_up_cases(database)
        if fresh:
            vault.settle()
        return _with_services(vault, key, database, recorder)
    except BaseException:
        database.close()
        raise


def _with_services(vault: Vault, key: "DataKey", database: "Database", recorder: "Recorder") -> "Workspace":
    """Return every service over the open file."""
    from app.services.cadres.service import Roster
    from app.services.cadres.upkeep import RosterUpkeep
    from app.services.cases.code_lists import keep_code_item
    from app.services.cases.keeping import CaseKeeping
    from app.services.cases.service import Cases
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
    from app.services.tasks.upkeep import keep_occurrences
    from app.services.workspace import Workspace

    clock = vault.clock
    local = LocalStore(database)
    exchange = Exchange.over(vault, key, database, local=local, recorder=recorder, clock=clock)
    settings = Settings(database)
    records = Records(
        database,
        clock=clock,
        recorder=recorder,
        follow={
            "tasks": keep_occurrences,
            "cases": CaseKeeping(letter=lambda: vault.machine.letter, clock=clock),
            "code_items": keep_code_item,
        },
    )
    cases = Cases.over(database, recorder=recorder, clock=clock)
    return Workspace(
        vault=vault,
        key=key,
        clock=clock,
        database=database,
        recorder=recorder,
        records=records,
        settings=settings,
        evidence=Evidence(database),
        local=local,
        exchange=exchange,
        merges=PackageMerges(database, recorder=recorder, clock=clock, exchange=exchange, local=local),
        plans=PlanImports(database, clock=clock),
        tasks=Tasks(database, records=records, clock=clock),
        propaganda=Propaganda(database, clock=clock),
        roster=Roster(database, clock=clock),
        roster_upkeep=RosterUpkeep(database, recorder=recorder),
        cases=cases,
        dashboard=Dashboard(database, clock=clock),
        reports=Reports(database, settings=settings, recorder=recorder, clock=clock),
        task_documents=TaskDocuments(database, recorder=recorder, clock=clock),
        case_documents=CaseDocuments(database, consents=cases.consents, access=cases.access, clock=clock),
        spreadsheets=Spreadsheets.over(database, records=records, recorder=recorder, clock=clock),
        samples=Samples(database, recorder=recorder, clock=clock),
    )
