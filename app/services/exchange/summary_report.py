"""The consolidated report of many communes: a row a commune, then a row a figure by months."""

from app.core.numbers import format_integer
from app.services.exchange.summary import FIGURES, MONTHS, Gathered, month_totals, totals
from app.services.reports.model import (
    Align,
    Block,
    Column,
    Figure,
    Orientation,
    Paragraph,
    Report,
    Row,
    RowKind,
    Section,
    Table,
)


def consolidated(gathered: Gathered) -> Report:
    """Return the report; it renders as PDF, Word and Excel like every other."""
    blocks: list[Block] = [
        Section(
            key="communes", number="I.", title="Theo xã, phường, cả năm", blocks=(_by_commune(gathered),)
        ),
        Section(key="months", number="II.", title="Theo tháng, toàn bộ", blocks=(_by_month(gathered),)),
    ]
    if gathered.problems:
        notes = tuple(Paragraph(f"note-{number}", (text,)) for number, text in enumerate(gathered.problems))
        blocks.append(Section(key="notes", number="III.", title="Lưu ý", blocks=notes))
    return Report(
        kind="consolidated-summary",
        title=f"TỔNG HỢP SỐ LIỆU BÌNH ĐẲNG GIỚI NĂM {gathered.year}",
        period_note=f"({format_integer(len(gathered.summaries))} xã, phường)",
        blocks=tuple(blocks),
        orientation=Orientation.LANDSCAPE,
        body_size=13,
    )


def _by_commune(gathered: Gathered) -> Table:
    rows = [
        Row((str(number), one.commune, *(Figure(one.total(figure.key)) for figure in FIGURES)))
        for number, one in enumerate(gathered.summaries, 1)
    ]
    sums = [Figure(totals(gathered.summaries, figure.key)) for figure in FIGURES]
    rows.append(Row(("", "Cộng", *sums), kind=RowKind.TOTAL))
    columns = (
        Column(header="TT", weight=0.6, align=Align.CENTER),
        Column(header="Xã, phường", weight=2.4),
        *(Column(header=figure.title, weight=1.1, align=Align.RIGHT) for figure in FIGURES),
    )
    return Table(key="by-commune", columns=columns, rows=tuple(rows))


def _by_month(gathered: Gathered) -> Table:
    rows = []
    for figure in FIGURES:
        numbers = month_totals(gathered.summaries, figure.key)
        rows.append(Row((figure.title, *map(Figure, numbers), Figure(sum(numbers)))))
    columns = (
        Column(header="Chỉ tiêu", weight=3),
        *(Column(header=f"T{month}", weight=0.8, align=Align.RIGHT) for month in MONTHS),
        Column(header="Cả năm", weight=1, align=Align.RIGHT),
    )
    return Table(key="by-month", columns=columns, rows=tuple(rows))
