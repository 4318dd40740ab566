"""The lists of the roster: order, filters, moving by hand, delete and undo, what an empty one says."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.cadre_vocabulary import Education, PoliticalTheory
from app.core.progress import NoProgress
from app.services.cadres.rows import AgeBand
from app.services.workspace import Workspace
from app.ui.cadres import CadresTab
from app.ui.context import UiContext
from app.ui.list_output import list_pdf
from app.ui.paged_table import PagedTable
from app.ui.strings import cadres as words
from tests.gui.cadres.conftest import COMMITTEE, COUNCIL, Put, TabMaker, names, strike_in
from tests.helpers.hands import click
from tests.helpers.pdf import pdf_text
from tests.helpers.ui import RecordingMessages


def test_people_stand_by_given_name_until_they_are_moved(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    assert names(tab) == ["Đỗ Thị Ánh", "Trần Văn Bình", "Nguyễn Thị Chi"]
    tab.people.table.select_id(roster["Nguyễn Thị Chi"])
    strike_in(qtbot, tab.people.table, Qt.Key.Key_Up, alt=True)
    assert names(tab) == ["Đỗ Thị Ánh", "Nguyễn Thị Chi", "Trần Văn Bình"]
    assert tab.people.table.current_id() == roster["Nguyễn Thị Chi"]
    strike_in(qtbot, tab.people.table, Qt.Key.Key_Up, alt=True)
    strike_in(qtbot, tab.people.table, Qt.Key.Key_Up, alt=True)
    assert names(tab) == ["Nguyễn Thị Chi", "Đỗ Thị Ánh", "Trần Văn Bình"]
    strike_in(qtbot, tab.people.table, Qt.Key.Key_Down, alt=True)
    assert names(tab) == ["Đỗ Thị Ánh", "Nguyễn Thị Chi", "Trần Văn Bình"]
    assert workspace.records.get("cadres", roster["Trần Văn Bình"]).values["position"] == 0


def test_a_move_is_undone(roster: dict[str, str], tab_of: TabMaker, context: UiContext, qtbot: QtBot) -> None:
    tab = tab_of()
    tab.people.table.select_id(roster["Nguyễn Thị Chi"])
    click_action = tab.people.up_action
    click_action.trigger()
    assert names(tab)[1] == "Nguyễn Thị Chi"
    context.hub.undo_last()
    assert names(tab)[2] == "Nguyễn Thị Chi"


def test_a_sorted_list_says_why_nothing_moves(
    roster: dict[str, str], messages: RecordingMessages, tab_of: TabMaker
) -> None:
    tab = tab_of()
    tab.people.table.sort_by("age")
    tab.people.table.select_id(roster["Nguyễn Thị Chi"])
    before = names(tab)
    tab.people.up_action.trigger()
    assert names(tab) == before
    assert messages.said == [("inform", words.MOVE_SORTED)]


def test_filters_narrow_the_people(
    workspace: Workspace, put: Put, roster: dict[str, str], tab_of: TabMaker
) -> None:
    tab = tab_of()
    bar = tab.people.filter_bar
    bar.set_filter("body", roster[COMMITTEE])
    assert names(tab) == ["Đỗ Thị Ánh", "Trần Văn Bình"]
    bar.set_filter("sex", "female")
    assert names(tab) == ["Đỗ Thị Ánh"]
    bar.clear()
    bar.set_filter("age", (AgeBand.OVER_55,))
    assert names(tab) == ["Nguyễn Thị Chi"]
    bar.clear()
    bar.set_filter("party", True)
    assert names(tab) == ["Đỗ Thị Ánh"]
    bar.clear()
    bar.set_filter("key_post", True)
    assert names(tab) == ["Đỗ Thị Ánh", "Trần Văn Bình"]
    bar.clear()
    bar.set_filter("education", (Education.UNIVERSITY,))
    assert names(tab) == ["Đỗ Thị Ánh"]
    bar.clear()
    bar.set_filter("political_theory", (PoliticalTheory.ADVANCED,))
    assert names(tab) == []
    bar.clear()
    posts = workspace.records.get("cadres", roster["Nguyễn Thị Chi"]).values["posts"]
    put("cadres", id=roster["Nguyễn Thị Chi"], posts=[{**posts[0], "term": "2021-2026"}])
    bar.set_filter("term", "2021-2026")
    assert names(tab) == ["Nguyễn Thị Chi"]


def test_sums_stand_below_their_columns(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = tab_of()
    assert tab.people.list.totals.sums() == {"sex": "2", "party_joined": "1", "key_post": "2"}


def test_no_list_shows_what_is_sensitive(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = tab_of()
    shown = " ".join(
        text for line in range(tab.people.table.rows.rowCount()) for text in tab.people.table.rows.texts(line)
    )
    assert "Ánh" in shown
    assert "Mường" not in shown
    assert "Công giáo" not in shown


def test_delete_and_undo(roster: dict[str, str], tab_of: TabMaker, context: UiContext, qtbot: QtBot) -> None:
    tab = tab_of()
    tab.people.table.select_id(roster["Trần Văn Bình"])
    strike_in(qtbot, tab.people.table, Qt.Key.Key_Delete)
    assert names(tab) == ["Đỗ Thị Ánh", "Nguyễn Thị Chi"]
    context.hub.undo_last()
    assert "Trần Văn Bình" in names(tab)


def test_an_empty_roster_says_what_to_do(tab_of: TabMaker) -> None:
    tab = tab_of()
    assert tab.people.list.empty_label.isVisible()
    assert "«Thêm mới»" in tab.people.list.empty_label.text()


def test_bodies_show_share_and_target(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = tab_of()
    click(tab.switch.buttons["bodies"])
    rows = tab.lists["bodies"].table.rows
    line = rows.line_of(roster[COMMITTEE])
    assert line is not None
    assert rows.texts(line)[3:] == ("3", "2", "1", "33,3%", "≥ 30%", "✓ đạt")
    line = rows.line_of(roster[COUNCIL])
    assert line is not None
    assert rows.texts(line)[-1] == "chưa đạt"


def exported(tab: CadresTab, view: str, messages: RecordingMessages, path: Path) -> Worksheet:
    messages.path = path
    tab.show_view(view)
    tab.lists[view].export_list()
    return load_workbook(path).worksheets[0]


def test_a_list_goes_to_excel_with_dates_and_numbers(
    roster: dict[str, str], tab_of: TabMaker, messages: RecordingMessages, tmp_path: Path
) -> None:
    tab = tab_of()
    sheet = exported(tab, "people", messages, tmp_path / "người.xlsx")
    heads = [cell.value for cell in sheet[1]]
    people = {row[1].value: dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)}
    birth = {name: one[words.COLUMN_BIRTH].value for name, one in people.items()}
    assert birth == {"Đỗ Thị Ánh": "07/1980", "Trần Văn Bình": datetime(1972, 5, 2), "Nguyễn Thị Chi": 1968}
    assert people["Trần Văn Bình"][words.COLUMN_AGE].value == 54
    assert people["Đỗ Thị Ánh"][words.COLUMN_SINCE].value == datetime(2026, 3, 20)
    assert people["Nguyễn Thị Chi"][words.COLUMN_SINCE].value is None
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "A2",
        "landscape",
        int(sheet.PAPERSIZE_A4),
    )
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$M$4"
    assert [table.ref for table in sheet.tables.values()] == ["A1:M4"]
    sheet = exported(tab, "bodies", messages, tmp_path / "cơ quan.xlsx")
    heads = [cell.value for cell in sheet[1]]
    row = next(one for one in sheet.iter_rows(min_row=2) if one[1].value == COMMITTEE)
    committee = dict(zip(heads, row, strict=True))
    share, target = committee[words.COLUMN_SHARE], committee[words.COLUMN_TARGET]
    assert share.value == pytest.approx(1 / 3)
    assert (share.number_format, target.value) == ("0.0%", 0.3)
    assert [committee[one].value for one in (words.COLUMN_HEADS, words.COLUMN_WOMEN)] == [2, 1]


def test_a_list_on_paper_is_numbered_once_and_marked_as_offices_do(
    roster: dict[str, str], tab_of: TabMaker
) -> None:
    tab = tab_of()
    for view in ("people", "bodies"):
        tab.show_view(view)
        pdf = list_pdf(tab.lists[view].shown_list(), on=date(2026, 7, 14), progress=NoProgress())
        text = " ".join(pdf_text(pdf).split())
        assert "STT" in text
        assert " TT " not in text
        assert "✓" not in text
        assert {"people": "1 Đỗ Thị Ánh x 07/1980 46", "bodies": "đạt"}[view] in text
    tab.show_view("people")
    text = " ".join(
        pdf_text(list_pdf(tab.people.shown_list(), on=date(2026, 7, 14), progress=NoProgress())).split()
    )
    assert text.startswith("DANH SÁCH CÁN BỘ (3 dòng, lập ngày 14/07/2026)")


def test_the_classes_and_who_attends(roster: dict[str, str], put: Put, tab_of: TabMaker) -> None:
    tab = tab_of()
    tab.show_view("classes")
    rows = tab.lists["training"].table.rows
    (texts,) = [rows.texts(line) for line in range(rows.rowCount())]
    assert texts[:2] == ("20/08/2026", "Tập huấn kỹ năng lãnh đạo cho cán bộ nữ")
    assert texts[5:7] == ("1", "1")


def test_who_left_every_post_is_not_said_to_lack_one(roster: dict[str, str], tab_of: TabMaker) -> None:
    rows = tab_of().people.table.rows
    line = rows.line_of(roster["Nguyễn Thị Chi"])
    assert line is not None
    assert rows.texts(line)[5] == "không giữ chức vụ"


def test_the_import_from_excel_is_asked_for(tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    with qtbot.waitSignal(tab.import_wanted) as asked:
        tab.people.import_action.trigger()
    assert asked.args == ["cadres"]


def shown_columns(table: PagedTable) -> list[str]:
    header = table.horizontalHeader()
    return [one.key for place, one in enumerate(table.rows.columns) if not header.isSectionHidden(place)]


@pytest.mark.parametrize("view", ["people", "bodies", "training", "network"])
def test_no_list_scrolls_sideways_on_a_small_screen_of_large_letters(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot, view: str
) -> None:
    tab = tab_of()
    tab.show_view(view)
    table = tab.lists[view].table
    whole = shown_columns(table)
    # 1366 × 768 at 125 %.
    tab.resize(1073, 520)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert {"full_name", "name", "title"}.intersection(shown_columns(table))
    tab.resize(1340, 640)
    qtbot.waitUntil(lambda: shown_columns(table) == whole)


def test_a_wide_window_shows_every_column(roster: dict[str, str], tab_of: TabMaker) -> None:
    table = tab_of().people.table
    assert shown_columns(table) == [column.key for column in table.rows.columns]
    assert "political_theory" in shown_columns(table)
