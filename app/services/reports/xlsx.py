"""A report's tables as an Excel file, for the office that adds them up."""

from app.core.progress import NoProgress, Progress
from app.services.reports.model import Report


def render_xlsx(report: Report, *, progress: Progress | None = None) -> bytes:
    """The report's tables as the bytes of an .xlsx file, after a sheet that says what they belong to.

    Raises Cancelled between two sheets.
    """
    from app.services.reports.xlsx_workbook import build

    return build(report, progress=progress or NoProgress())
