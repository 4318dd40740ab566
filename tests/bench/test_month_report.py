"""The month's three documents over 100,000 records, and what importing the libraries alone costs."""

import subprocess
import sys
import time

from app.core.vocabulary import ReportKind
from app.services.reports.service import Format, render
from app.services.workspace import Workspace


def test_three_documents(filled: Workspace) -> None:
    period = filled.reports.period(ReportKind.MONTH, "2026-06")
    begun = time.perf_counter()
    built = filled.reports.build(ReportKind.MONTH, period)
    queried = time.perf_counter()
    sizes = {form.value: len(render(built.report, form)) for form in Format}
    ended = time.perf_counter()
    imports = _process("import reportlab.platypus, docx, openpyxl")
    bare = _process("pass")
    rows = sum(len(table.rows) for table in built.report.tables())
    print(
        f"\nmonth's report, {rows} annex rows: figures {queried - begun:.2f} s, three documents "
        f"{ended - queried:.2f} s with imports (libraries alone {imports - bare:.2f} s), goal ≤ 1.5 s; "
        f"bytes {sizes}"
    )


def _process(code: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begun
