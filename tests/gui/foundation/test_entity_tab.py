"""The generic register tab by clicks and keys."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.entity_tab import EntityTab
from app.ui.form_dialog import FormDialog
from tests.gui.foundation.conftest import UnitForm, unit_spec
from tests.helpers.ui import RecordingMessages, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def names(tab: EntityTab) -> list[str]:
    rows = tab.table.rows
    return [rows.texts(row)[0] for row in range(rows.rowCount())]


def open_form(qtbot: QtBot, tab: EntityTab) -> UnitForm:
    dialog = tab.findChild(FormDialog)
    assert dialog is not None
    # The list's window may still be on its way to the front, and a shortcut belongs to what is there.
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert isinstance(dialog.form, UnitForm)
    return dialog.form


def test_typing_filters_without_accents_and_down_enters_the_list(qtbot: QtBot, tab: EntityTab) -> None:
    before = len(names(tab))
    assert before > 5
    tab.activateWindow()
    qtbot.keyClick(tab.table, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(tab.table.rows.loaded):
        type_text(tab.filter_bar.search, "phu nu")
    found = names(tab)
    assert 0 < len(found) < before
    assert all("phụ nữ" in name.casefold() for name in found)
    qtbot.keyClick(tab.filter_bar.search, Qt.Key.Key_Down)
    assert tab.table.current_id() == tab.table.rows.id_at(0)


def test_enter_opens_saving_refreshes_and_the_row_stays_selected(qtbot: QtBot, tab: EntityTab) -> None:
    tab.table.selectRow(3)
    record_id = tab.table.rows.id_at(3)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    form = open_form(qtbot, tab)
    assert form.record is not None
    assert form.record.id == record_id
    form.fields["abbreviation"].set_raw("ZZZ")
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.fields["abbreviation"].editor, Qt.Key.Key_S, CTRL)
    assert tab.table.rows.texts(3)[1] == "ZZZ"
    assert tab.table.selected_ids() == (record_id,)


def test_a_new_record_is_selected_in_the_list(qtbot: QtBot, tab: EntityTab) -> None:
    tab.activateWindow()
    qtbot.keyClick(tab.table, Qt.Key.Key_N, CTRL)
    form = open_form(qtbot, tab)
    form.fields["name"].set_raw("Hội Chữ thập đỏ xã")
    form.save()
    assert "Hội Chữ thập đỏ xã" in names(tab)
    [selected] = tab.table.selected_ids()
    assert form.record is not None
    assert selected == form.record.id


def test_delete_and_take_back(
    qtbot: QtBot, tab: EntityTab, context: UiContext, messages: RecordingMessages
) -> None:
    context.records.put("units", {"name": "Đơn vị thử", "position": 0})
    tab.refresh()
    line = names(tab).index("Đơn vị thử")
    tab.table.select_id(tab.table.rows.id_at(line))
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "Đơn vị thử" not in names(tab)
    assert messages.said == [], "one row is deleted at once: it can be taken back"
    text, undo = messages.notices[-1]
    assert text == "Đã xóa 1 mục."
    assert undo is not None
    undo()
    assert "Đơn vị thử" in names(tab)
    context.hub.undo_last()
    assert "Đơn vị thử" in names(tab), "what was taken back is not taken back twice"


def test_several_are_deleted_after_asking(
    qtbot: QtBot, tab: EntityTab, context: UiContext, messages: RecordingMessages
) -> None:
    for number in range(3):
        context.records.put("units", {"name": f"Thử {number}", "position": 0})
    tab.refresh()
    tab.filter_bar.search.setText("thử")
    with qtbot.waitSignal(tab.table.rows.loaded):
        pass
    tab.table.selectAll()
    messages.yes = False
    tab.delete_selected()
    assert len(names(tab)) == 3
    messages.yes = True
    tab.delete_selected()
    assert names(tab) == []
    assert "3 mục" in messages.said[-1][1]
    assert "Bỏ lọc" in tab.list.empty_label.text()


def test_del_in_the_filter_box_deletes_a_letter_only(qtbot: QtBot, tab: EntityTab) -> None:
    before = names(tab)
    tab.table.selectRow(0)
    tab.activateWindow()
    tab.filter_bar.search.setFocus()
    tab.filter_bar.search.setText("x")
    tab.filter_bar.search.setCursorPosition(0)
    qtbot.keyClick(tab.filter_bar.search, Qt.Key.Key_Delete)
    assert tab.filter_bar.search.text() == ""
    tab.filter_bar.clear()
    assert names(tab) == before


def test_widths_order_and_sorting_are_kept(
    qtbot: QtBot, tab: EntityTab, context: UiContext, workspace: Workspace
) -> None:
    header = tab.table.horizontalHeader()
    header.resizeSection(1, 155)
    header.moveSection(1, 0)
    tab.table.sort_by("abbreviation", descending=True)
    sorted_names = names(tab)
    qtbot.waitUntil(lambda: workspace.local.get("layout.units") is not None, timeout=3000)
    again = EntityTab(unit_spec(context), context)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.table.horizontalHeader().sectionSize(1) == 155
    assert again.table.visible_columns() == [1, 0, 2]
    assert names(again) == sorted_names
    assert (again.query.sort, again.query.descending) == ("abbreviation", True)


def test_the_view_without_kept_widths_fits_the_window(tab: EntityTab) -> None:
    header = tab.table.horizontalHeader()
    assert abs(header.length() - tab.table.viewport().width()) <= 2
    tab.resize(800, 400)
    assert abs(header.length() - tab.table.viewport().width()) <= 2


def test_a_hidden_list_reads_again_when_it_is_looked_at(tab: EntityTab, context: UiContext) -> None:
    tab.hide()
    context.hub.announce(context.records.put("units", {"name": "Đến sau", "position": 0}).changes)
    assert "Đến sau" not in names(tab)
    tab.show()
    assert "Đến sau" in names(tab)


def test_the_menu_of_a_row_holds_what_the_buttons_do(tab: EntityTab) -> None:
    tab.table.selectRow(0)
    tab.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    labels = [action.text() for action in menu.actions() if action.text()]
    assert labels == [
        "Thêm mới",
        "Mở",
        "Xóa",
        "Chọn tất cả",
        "Sao chép",
        "Xuất danh sách ra Excel…",
        "In danh sách…",
        "Tải lại",
        "Đặt lại cột",
    ]
    menu.close()


def test_a_pane_follows_the_selection_but_not_over_unsaved_entries(
    qtbot: QtBot, context: UiContext, messages: RecordingMessages
) -> None:
    tab = EntityTab(unit_spec(context, pane=True), context)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    form: Any = tab.form
    tab.table.select_id(tab.table.rows.id_at(2))
    assert form.record.id == tab.table.rows.id_at(2)
    form.fields["note"].set_raw("đang gõ")
    tab.table.select_id(tab.table.rows.id_at(4))
    assert form.record.id == tab.table.rows.id_at(2)
    messages.choice = "discard"
    tab.open_current()
    assert form.record.id == tab.table.rows.id_at(4)


@pytest.mark.parametrize("key", ["status", "units"])
def test_changes_elsewhere_are_no_reason_to_read(tab: EntityTab, context: UiContext, key: str) -> None:
    reads: list[bool] = []
    tab.table.rows.loading_changed.connect(reads.append)
    kind = {"status": "hamlets", "units": "units"}[key]
    context.hub.announce(context.records.put(kind, {"name": "Mục mới"}).changes)
    assert bool(reads) is (key == "units")
