"""A day of work on one case without an end, as a process to be killed: a line is printed after each act."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.errors import AppError
from app.core.vocabulary import ReportKind
from app.services.reports.case_documents import PaperOrder
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace
from tests.integration.cases.papers import ADDRESS, STORY, VICTIM, full_case


def acts(workspace: Workspace, case_id: str) -> Iterator[Callable[[], object]]:
    """Yield what an officer does in a day, with what goes wrong on the way."""
    photo = b"%PDF-1.7 " + STORY.encode()
    yield lambda: workspace.cases.files.store(f"{VICTIM}.pdf", photo)
    yield lambda: workspace.records.put("cases", {"id": case_id, "notes": [{"text": STORY * 400}]})
    yield lambda: _refused(workspace, {"id": case_id, "survivors": VICTIM})
    yield lambda: _refused(workspace, {"id": VICTIM})
    yield lambda: workspace.local.put(f"draft.cases.{case_id}", {"address": ADDRESS})
    for offer in workspace.case_documents.offered(case_id):
        order = PaperOrder(case_id=case_id, paper=offer.paper, subject_id=offer.subject_id, names=True)
        for form in (Format.PDF, Format.DOCX):
            yield lambda order=order, form=form: _printed(workspace, order, form)  # type: ignore[misc]
    yield lambda: _counted(workspace)
    yield lambda: workspace.exchange.backups.make()
    yield lambda: workspace.cases.subjects.about(VICTIM)


def _refused(workspace: Workspace, values: dict[str, object]) -> None:
    try:
        workspace.records.put("cases", values)
    except AppError as error:
        print(error, flush=True)


def _printed(workspace: Workspace, order: PaperOrder, form: Format) -> None:
    try:
        render(workspace.case_documents.build(order).report, form)
    except AppError as error:
        print(error, flush=True)


def _counted(workspace: Workspace) -> None:
    built = workspace.reports.build(
        ReportKind.VIOLENCE, workspace.reports.period(ReportKind.VIOLENCE, "2026-H1")
    )
    render(built.report, Format.XLSX)


def main(folder: Path) -> None:
    """Work until somebody ends it."""
    workspace = make_workspace(folder)
    workspace.records.put("hamlets", {"name": "Thôn Đông"})
    case_id = full_case(workspace)["id"]
    while True:
        for act in acts(workspace, case_id):
            act()
            print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
