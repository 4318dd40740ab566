"""«Nhập từ Excel…»: from the menu to the book and back by undo, columns set by hand, doubles side by side."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.spreadsheets.doubles import Decision
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.import_excel import open_excel_import
from app.ui.import_excel.window import ImportExcelDialog
from app.ui.strings.secrecy import DOTS
from tests.helpers.messy_rosters import WORKBOOKS, save
from tests.helpers.ui import RecordingMessages

MESSY = "birth years in two columns, groups, totals, signatures"
HEAD = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Đơn vị", "Chức vụ", "Điện thoại")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 728)
    widget.show()
    return widget


def opened(
    host: QWidget, workspace: Workspace, context: UiContext, messages: RecordingMessages, path: Path
) -> ImportExcelDialog:
    messages.choice, messages.files = "cadres", (path,)
    open_excel_import(context, workspace.spreadsheets.imports, host)
    [dialog] = host.findChildren(ImportExcelDialog)
    return dialog


def people(workspace: Workspace) -> set[str]:
    rows = workspace.records.page("cadres", ListQuery(limit=99)).rows
    return {str(row.values["full_name"]) for row in rows}


def shown(dialog: ImportExcelDialog) -> list[list[Any]]:
    model = dialog.rows.model
    return [
        [model.data(model.index(line, column)) for column in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def cell(table: QTableWidget, line: int, column: int) -> str:
    item = table.item(line, column)
    assert item is not None
    return item.text()


def test_a_list_is_seen_imported_and_taken_back(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS[MESSY].write(path)
    dialog = opened(host, workspace, context, messages, path)
    assert dialog.windowTitle() == "Nhập từ Excel – Cán bộ"
    assert dialog.summary.text() == "3 dòng: 2 dòng nhập được, 1 dòng có lỗi, 0 dòng trùng."
    lines = shown(dialog)
    assert [line[:3] for line in lines] == [
        ["8", "Sẽ nhập", "Đỗ Thị Ánh"],
        ["9", "Sẽ nhập", "Nguyễn Văn Bình"],
        ["11", "Có lỗi", "Trần Thị Hoà"],
    ]
    assert "⚠" in lines[2]
    assert dialog.rows.sentences.count() == 1
    assert dialog.rows.sentences.item(0).text().startswith("E11: ")
    assert dialog.skipped.rowCount() == 8
    assert dialog.apply_button.text() == "Nhập 2 dòng"
    assert people(workspace) == set()

    dialog.apply_button.click()
    assert people(workspace) == {"Đỗ Thị Ánh", "Nguyễn Văn Bình"}
    text, undo = messages.notices[-1]
    assert text == "Đã nhập từ ds.xlsx: thêm 2, bổ sung 0, bỏ qua 1 dòng."
    assert undo is not None
    undo()
    assert people(workspace) == set()


def test_the_sentence_leads_to_its_line_and_the_filter_narrows(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["decomposed letters, wrong cells"].write(path)
    page = opened(host, workspace, context, messages, path).rows
    page.filter.setCurrentIndex(1)
    assert page.model.rowCount() == 3
    page.filter.setCurrentIndex(2)
    assert page.model.rowCount() == 0
    page.sentences.setCurrentRow(1)
    assert page.filter.currentIndex() == 0
    index = page.table.currentIndex()
    assert page.model.row_at(index.row()).number == 4
    header = page.model.headerData(index.column(), Qt.Orientation.Horizontal)
    assert header == "Trình độ chuyên môn"
    assert "lớp học" in str(page.model.data(index, Qt.ItemDataRole.ToolTipRole))


def test_what_lists_mask_is_nowhere_in_the_preview(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xlsx"
    head = ("STT", "Họ và tên", "Năm sinh", "Dân tộc", "Tôn giáo", "Chức vụ")
    rows = [
        (1, "Lê Thị Én", 1980, "Mường", "Công giáo", "Chủ tịch HĐND"),
        (2, "Lê Thị Ẩn", 1981, "Mường", None, "Chuyên viên UBND xã"),
    ]
    save(path, (head, *rows))
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    dialog = opened(host, workspace, context, messages, path)
    model = dialog.rows.model
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    line = dict(zip(titles, shown(dialog)[0], strict=True))
    assert (line["Dân tộc"], line["Tôn giáo"], line["Họ và tên"]) == (DOTS, DOTS, "Lê Thị Én")

    def everything() -> str:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        cells = [model.data(model.index(0, column), role) for column in range(len(titles)) for role in roles]
        tables = [dialog.columns.table, dialog.skipped]
        cells += [
            item.data(role)
            for table in tables
            for row in range(table.rowCount())
            for column in range(table.columnCount())
            if (item := table.item(row, column))
            for role in roles
        ]
        return str(cells)

    told = everything()
    assert "Lê Thị Ẩn" in told, "a hidden row is named"
    assert "Mường" not in told
    assert "Công giáo" not in told
    # Left out, the column keeps its mask.
    dialog.set_column("D", "")
    assert "Dân tộc" not in [
        model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())
    ]
    titles = titles[: model.columnCount()]
    assert "Mường" not in everything()
    # What goes into the book is what the file has.
    dialog.set_column("D", "ethnicity")
    dialog.apply_button.click()
    [row] = workspace.records.page("cadres", ListQuery()).rows
    assert row.values["ethnicity"] == "Mường"


def test_the_last_column_reaches_the_edge(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xlsx"
    save(path, (("Họ và tên", "Năm sinh"), ("Lê Thị Én", 1980)))
    table = opened(host, workspace, context, messages, path).rows.table
    header = table.horizontalHeader()
    assert header.length() >= table.viewport().width()


def test_columns_are_set_by_hand_where_the_headings_tell_nothing(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xlsx"
    save(path, (("Người", "Sinh", "Việc"), ("Lê Thị Én", "1980", "Chủ tịch HĐND")))
    dialog = opened(host, workspace, context, messages, path)
    assert dialog.pages.currentWidget() is dialog.columns
    assert "«Họ và tên»" in dialog.summary.text()
    assert not dialog.apply_button.isEnabled()
    for letter, key in (("B", "birth_date"), ("A", "full_name"), ("C", "posts.title")):
        box = dialog.columns.boxes[letter]
        place = box.findData(key)
        box.setCurrentIndex(place)
        box.activated.emit(place)
    assert dialog.apply_button.text() == "Nhập 1 dòng"
    dialog.apply_button.click()
    assert people(workspace) == {"Lê Thị Én"}
    # The next file with these headings is known.
    save(path, (("Người", "Sinh", "Việc"), ("Lê Thị Hến", "1981", "Chủ tịch HĐND")))
    preview = workspace.spreadsheets.imports.preview("cadres", path)
    assert [row.record["full_name"] for row in preview.rows] == ["Lê Thị Hến"]


def test_doubles_stand_side_by_side_and_wait_for_a_decision(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    values = {"full_name": "Lê Thị Én", "birth_date": "1980", "phone": "0911111111"}
    values["ethnicity"] = "Mường"
    known = workspace.records.put("cadres", values).record.id
    path = tmp_path / "ds.xlsx"
    save(path, (HEAD, (1, "LÊ THỊ ÉN", "Nữ", "1/2/1980", "UBND xã", "Chuyên viên", "0922222222")))
    dialog = opened(host, workspace, context, messages, path)
    assert dialog.pages.tabText(2) == "Dòng trùng (1)"
    assert not dialog.apply_button.isEnabled()
    page = dialog.doubles
    sides = {
        cell(page.sides, line, 0): (cell(page.sides, line, 1), cell(page.sides, line, 2))
        for line in range(page.sides.rowCount())
    }
    assert sides["Ngày sinh"] == ("1980", "01/02/1980")
    assert sides["Điện thoại"] == ("0911111111", "0922222222")
    assert sides["Dân tộc"] == (DOTS, ""), "what is masked in lists is masked here"
    assert page.note.isVisibleTo(page)
    assert page.choices[Decision.SKIP].isChecked()
    page.choices[Decision.MERGE].click()
    assert cell(page.table, 0, 3) == "Bổ sung vào mục đã có"
    assert dialog.apply_button.text() == "Nhập 1 dòng"
    dialog.apply_button.click()
    record = workspace.records.get("cadres", known).values
    assert (record["phone"], [post["title"] for post in record["posts"]]) == ("0911111111", ["Chuyên viên"])
    assert people(workspace) == {"Lê Thị Én"}


def test_a_file_that_is_no_list_is_said(
    host: QWidget,
    workspace: Workspace,
    context: UiContext,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ds.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    messages.choice, messages.files = "cadres", (path,)
    open_excel_import(context, workspace.spreadsheets.imports, host)
    assert host.findChildren(ImportExcelDialog) == []
    assert messages.said[-1][0] == "error"
    assert ".xlsx" in messages.said[-1][1]


def test_backing_out_reads_nothing(
    host: QWidget, workspace: Workspace, context: UiContext, messages: RecordingMessages
) -> None:
    messages.choice = None
    open_excel_import(context, workspace.spreadsheets.imports, host)
    messages.choice, messages.files = "cadres", ()
    open_excel_import(context, workspace.spreadsheets.imports, host)
    assert host.findChildren(ImportExcelDialog) == []
