"""126 communes by twelve months, read, added up and laid out."""

import time
from datetime import UTC, datetime
from pathlib import Path

from app.services.exchange.summary import FIGURES, Summary, gather, to_json
from app.services.exchange.summary_report import consolidated
from app.services.reports.service import Format, render

COMMUNES = 126


def test_a_city(tmp_path: Path) -> None:
    for number in range(COMMUNES):
        summary = Summary(
            commune=f"Xã mẫu {number:03}",
            province="Thành phố mẫu",
            year=2026,
            created=datetime(2027, 1, 5, tzinfo=UTC),
            months=tuple({figure.key: number * month for figure in FIGURES} for month in range(12)),
        )
        (tmp_path / f"{number}.json").write_text(to_json(summary), encoding="utf-8")
    begun = time.perf_counter()
    gathered = gather(tmp_path, 2026)
    read = time.perf_counter()
    report = consolidated(gathered)
    sizes = {form.value: len(render(report, form)) for form in (Format.XLSX, Format.PDF)}
    ended = time.perf_counter()
    print(
        f"\n{len(gathered.summaries)} communes × 12 months: read {read - begun:.2f} s, "
        f"Excel and PDF {ended - read:.2f} s (goal: seconds); bytes {sizes}"
    )
