"""Everything about Excel files over one open file."""

from dataclasses import dataclass
from typing import Self

from app.core.clock import Clock
from app.db.database import Database
from app.services.changelog.recorder import Recorder
from app.services.records import Records
from app.services.spreadsheets.exporting import Exports
from app.services.spreadsheets.importing import Imports
from app.services.spreadsheets.unit_sheets import UnitSheets


@dataclass(frozen=True, slots=True)
class Spreadsheets:
    """Lists out, lists in, and the task sheets that go to units and come back."""

    exports: Exports
    imports: Imports
    unit_sheets: UnitSheets

    @classmethod
    def over(cls, database: Database, *, records: Records, recorder: Recorder, clock: Clock) -> Self:
        """Return the services over a file."""
        return cls(
            exports=Exports(database, recorder=recorder),
            imports=Imports(database, records=records, clock=clock),
            unit_sheets=UnitSheets(database, records=records, recorder=recorder, clock=clock),
        )
