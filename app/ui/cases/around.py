"""What follows from a case, as the services work it out: clocks, what is open, doubles, papers, context."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.case_vocabulary import CaseContext
from app.services.cases.clocks import RunningClock
from app.services.cases.duplicates import LikelySame
from app.services.cases.overview import OpenItem
from app.services.cases.service import Cases
from app.services.reports.case_documents import CaseDocuments, PaperOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """All of it; `warning` is a sentence when the PC's clock cannot be right."""

    clocks: Sequence[RunningClock] = ()
    open_items: Sequence[OpenItem] = ()
    likely_same: Sequence[LikelySame] = ()
    papers: Sequence[PaperOffer] = ()
    contexts: Sequence[CaseContext] = ()
    warning: str = ""


def read_around(cases: Cases, documents: CaseDocuments, case_id: str) -> Around:
    """Read it of one case. For the worker's thread."""
    return Around(
        clocks=cases.clocks.of_case(case_id),
        open_items=cases.overview.open_items(case_id),
        likely_same=cases.duplicates.of_case(case_id),
        papers=documents.offered(case_id),
        contexts=cases.overview.contexts(case_id),
        warning=cases.clocks.warning(),
    )
