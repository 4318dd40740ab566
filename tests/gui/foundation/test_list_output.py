"""What leaves a list: all rows, in the columns, filters and order that are seen."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from app.core.progress import NoProgress
from app.services.listing import ListQuery, Page
from app.services.reports.list_report import MOST_ROWS, ListTooLong, PrintedColumn, list_report
from app.services.reports.model import Orientation
from app.services.workspace import Workspace
from app.ui.columns import Column
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.list_output import list_pdf
from tests.helpers.pdf import pdf_text
from tests.helpers.ui import RecordingMessages

TODAY = date(2026, 7, 14)


def test_excel_holds_what_is_seen(
    tab: EntityTab, messages: RecordingMessages, workspace: Workspace, tmp_path: Path
) -> None:
    tab.table.horizontalHeader().moveSection(2, 0)
    tab.table.sort_by("name", descending=True)
    tab.filter_bar.search.setText("hội")
    tab.filter_bar.set_filter("active", True)
    messages.path = tmp_path / "đơn vị.xlsx"
    tab.export_list()
    sheet = load_workbook(messages.path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Thứ tự", "Tên đơn vị", "Viết tắt")
    shown = [tab.table.rows.texts(line)[0] for line in range(tab.table.rows.rowCount())]
    assert [row[1] for row in rows[1:]] == shown
    assert 3 < len(shown) < 15
    assert all(isinstance(row[0], int) for row in rows[1:])
    assert messages.notices[-1][0] == f"Đã xuất {len(shown)} dòng ra tệp đơn vị.xlsx."


def test_backing_out_writes_nothing(tab: EntityTab, messages: RecordingMessages) -> None:
    messages.path = None
    tab.export_list()
    assert messages.notices == []


def test_the_print_holds_what_is_seen(tab: EntityTab) -> None:
    tab.table.sort_by("name", descending=False)
    text = pdf_text(list_pdf(tab.shown_list(), on=TODAY, progress=NoProgress()))
    assert "ĐƠN VỊ" in text
    assert "lập ngày 14/07/2026" in text
    for line in range(tab.table.rows.rowCount()):
        for word in tab.table.rows.texts(line)[0].split():
            assert word in text


def test_a_list_with_sums_prints_them(qtbot: QtBot, context: UiContext) -> None:
    def fetch(_query: ListQuery) -> Page[dict[str, object]]:
        return Page(
            ({"id": "1", "name": "Một", "count": 1234}, {"id": "2", "name": "Hai", "count": 1}),
            2,
            {"count": 1235},
        )

    spec = EntitySpec(
        key="sums",
        title="Lượt người",
        columns=(Column(key="name", title="Tên"), Column(key="count", title="Số lượt")),
        fetch=fetch,
        empty="",
    )
    tab = EntityTab(spec, context)
    qtbot.addWidget(tab)
    text = " ".join(pdf_text(list_pdf(tab.shown_list(), on=TODAY, progress=NoProgress())).split())
    assert "Cộng 1.235" in text


def test_too_long_a_list_is_a_sentence() -> None:
    with pytest.raises(ListTooLong, match=r"hơn 3\.000 dòng"):
        list_report("X", columns=[PrintedColumn("A", 1)], rows=[["a"]] * (MOST_ROWS + 1), on=TODAY)


@pytest.mark.parametrize(
    ("weights", "lying"), [((200, 200), Orientation.PORTRAIT), ((400, 300), Orientation.LANDSCAPE)]
)
def test_wide_lists_lie_across_the_sheet(weights: tuple[int, ...], lying: Orientation) -> None:
    columns = [PrintedColumn(str(weight), weight) for weight in weights]
    assert list_report("X", columns=columns, rows=[], on=TODAY).orientation is lying
