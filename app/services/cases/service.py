"""Everything the window, the printed documents and the command line ask of violence cases."""

from dataclasses import dataclass
from typing import Self

from app.core.clock import Clock
from app.db.database import Database
from app.services.cases.access import CaseAccess
from app.services.cases.anonymising import Anonymising
from app.services.cases.breaches import Breaches
from app.services.cases.clocks import CaseClocks
from app.services.cases.code_lists import CodeLists
from app.services.cases.consents import Consents
from app.services.cases.deidentified import DeidentifiedCopies
from app.services.cases.duplicates import Duplicates
from app.services.cases.files import CaseFiles
from app.services.cases.overview import CaseOverview
from app.services.cases.statistics import CaseStatistics
from app.services.cases.subjects import Subjects
from app.services.changelog.recorder import Recorder
from app.services.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Cases:
    """The services of violence cases over one file. A case itself is put and got through `Records`."""

    overview: CaseOverview
    clocks: CaseClocks
    consents: Consents
    access: CaseAccess
    codes: CodeLists
    duplicates: Duplicates
    statistics: CaseStatistics
    anonymising: Anonymising
    copies: DeidentifiedCopies
    subjects: Subjects
    breaches: Breaches
    files: CaseFiles

    @classmethod
    def over(cls, database: Database, *, recorder: Recorder, clock: Clock) -> Self:
        """Return the services over a file."""
        codes = CodeLists(database)
        return cls(
            overview=CaseOverview(database, codes=codes, clock=clock),
            clocks=CaseClocks(database, clock=clock),
            consents=Consents(database, recorder=recorder, clock=clock),
            access=CaseAccess(database, recorder=recorder),
            codes=codes,
            duplicates=Duplicates(database, recorder=recorder),
            statistics=CaseStatistics(database),
            anonymising=Anonymising(database, recorder=recorder, clock=clock),
            copies=DeidentifiedCopies(database),
            subjects=Subjects(database, recorder=recorder),
            breaches=Breaches(database, clock=clock),
            files=CaseFiles(Evidence(database)),
        )
