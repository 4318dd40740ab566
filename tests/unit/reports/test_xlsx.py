"""The Excel file, read with openpyxl."""

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from app.core.progress import Cancelled
from app.services.reports.model import Annex, Column, Figure, Report, Row, Table
from app.services.reports.xlsx import render_xlsx
from tests.helpers.sample_report import media_table, sample_letter, sample_report, sample_sheet


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return _opened(sample_report())


def _opened(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))


def _cells(workbook: Workbook) -> list[Cell]:
    return [
        cell
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.value is not None
    ]


def test_a_sheet_a_table_after_the_information(workbook: Workbook) -> None:
    assert workbook.sheetnames == ["Thông tin", "Bảng", "Phụ lục I", "Phụ lục II"]
    info = {row[0].value: row[1].value for row in workbook["Thông tin"].iter_rows()}
    assert info["Văn bản"] == "BÁO CÁO"
    assert info["Kỳ báo cáo"] == "Tháng 7 năm 2026"
    assert info["Số liệu"] == "Số liệu từ 15/6/2026 đến 14/7/2026"
    assert info["Phụ lục I"] == "Danh mục tin, bài về bình đẳng giới đã phát trong tháng 7 năm 2026"


def test_numbers_and_dates_are_typed(workbook: Workbook) -> None:
    sheet = workbook["Phụ lục I"]
    row = [sheet.cell(4, index) for index in range(1, 8)]
    assert row[1].value == datetime(2026, 7, 1)
    assert row[1].is_date
    assert row[1].number_format.endswith("dd/mm/yyyy")
    assert row[5].value == 2
    assert row[5].data_type == "n"
    body = workbook["Bảng"]
    assert body["C4"].value == 60
    assert body["C7"].value == pytest.approx(0.5834)
    assert body["C7"].number_format.endswith("0.0%")
    assert "+" in body["F4"].number_format


def test_heads_are_frozen_and_printed_on_every_page(workbook: Workbook) -> None:
    media, quota = workbook["Phụ lục I"], workbook["Phụ lục II"]
    assert media.freeze_panes == "A3"
    assert media.print_title_rows == "$2:$2"
    assert quota.freeze_panes == "A5"
    assert quota.print_title_rows == "$3:$4"
    assert media.print_area == "'Phụ lục I'!$A$1:$G$65"


def test_pages_are_a4_and_one_page_wide(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        assert int(sheet.page_setup.paperSize or 0) == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert workbook["Phụ lục II"].page_setup.orientation == "landscape"
    assert workbook["Phụ lục I"].page_setup.orientation == "portrait"


def test_everything_is_times_new_roman_and_wraps(workbook: Workbook) -> None:
    for cell in _cells(workbook):
        assert cell.font.name == "Times New Roman"
        assert cell.alignment.wrap_text


def test_grouped_heads_group_rows_and_headings_are_merged(workbook: Workbook) -> None:
    merged = {str(cells) for cells in workbook["Bảng"].merged_cells.ranges}
    assert {"A1:F1", "C2:D2", "A2:A3", "B2:B3", "E2:E3", "F2:F3"} <= merged
    assert "A3:G3" in {str(cells) for cells in workbook["Phụ lục I"].merged_cells.ranges}
    assert workbook["Bảng"]["C2"].value == "Năm 2026"
    assert workbook["Bảng"]["D3"].value == "Lũy kế"
    assert workbook["Bảng"]["E2"].value == "Cùng kỳ năm trước"


def test_numbers_have_room(workbook: Workbook) -> None:
    sheet = workbook["Phụ lục I"]
    assert sheet.column_dimensions["B"].width >= len("01/07/2026")
    assert sheet.row_dimensions[5].height is not None
    assert sheet.row_dimensions[5].height > 30, "two lines of text"


@pytest.mark.parametrize("text", ["=1+1", "+84 24", "-5", "@A1", '=HYPERLINK("x")', "#N/A", "TRUE", "1e5"])
def test_text_stays_text(text: str) -> None:
    table = Table(key="t", title=text, columns=(Column(header=text),), rows=(Row((text,)),), note=text)
    sheet = _opened(Report(kind="k", title=text, blocks=(table,))).worksheets[1]
    for row in range(1, 5):
        assert sheet.cell(row, 1).value == text
        assert sheet.cell(row, 1).data_type == "s"
        assert bool(sheet.cell(row, 1).quotePrefix) == text.startswith(("=", "+", "-", "@"))


def test_sheet_names_are_allowed_and_differ() -> None:
    labels = [
        "Phụ lục I/II: [số liệu] của tháng 7 năm 2026",
        "Phụ lục I/II: [số liệu] của tháng 8 năm 2026",
        "'",
        "thông tin",
    ]
    annexes = tuple(
        Annex(
            key=f"a{index}",
            label=label,
            title="",
            blocks=(Table(key=f"t{index}", columns=(Column(header="h"),), rows=()),),
        )
        for index, label in enumerate(labels)
    )
    names = _opened(Report(kind="k", title="t", blocks=(), annexes=annexes)).sheetnames
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in names)


def test_an_unknown_figure_is_text_not_zero() -> None:
    table = Table(key="t", columns=(Column(header="h"),), rows=(Row((Figure(None),)), Row((Figure(0),))))
    sheet = _opened(Report(kind="k", title="t", blocks=(table,))).worksheets[1]
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["…", 0]


def test_a_document_without_tables_has_only_the_information() -> None:
    assert _opened(Report(kind="k", title="Tên", blocks=())).sheetnames == ["Thông tin"]
    assert _opened(sample_letter()).sheetnames == ["Thông tin", "Bảng"]
    assert _opened(sample_sheet()).worksheets[1].page_setup.orientation == "landscape"


def test_the_file_tells_nobody_s_name(workbook: Workbook) -> None:
    assert not workbook.properties.creator
    assert not workbook.properties.title


class _CancelAtOnce:
    def step(self, done: int, total: int, message: str = "") -> None:
        raise AssertionError("checked first")

    def check(self) -> None:
        raise Cancelled


def test_it_can_be_cancelled() -> None:
    report = Report(kind="k", title="t", blocks=(media_table(3),))
    with pytest.raises(Cancelled):
        render_xlsx(report, progress=_CancelAtOnce())
