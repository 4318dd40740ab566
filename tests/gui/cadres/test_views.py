"""Shares, changes, gaps, plan, the Ban, the network: figures as text, each opening its records."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.reports.build.cadres import board_report
from app.services.reports.pdf import render_pdf
from app.services.workspace import Workspace
from app.ui.cadres import CadresTab
from app.ui.cadres.figure_table import FigureTable
from app.ui.cadres.share_bar import Bar
from app.ui.cadres.share_print import shares_pdf
from app.ui.cadres.what_if_dialog import WhatIfDialog
from app.ui.strings import cadres as words
from tests.gui.cadres.conftest import (
    BOARD,
    COMMITTEE,
    COUNCIL,
    Put,
    TabMaker,
    enter,
    forms_of,
    names,
    strike_in,
)
from tests.helpers.hands import click
from tests.helpers.pdf import pdf_text
from tests.helpers.ui import RecordingMessages


def line_of(table: FigureTable, first: str) -> int:
    """The line whose first cell says `first`."""
    return next(line for line in range(table.rowCount()) if table.text_at(line, 0) == first)


def texts(table: FigureTable, line: int) -> list[str]:
    return [table.text_at(line, column) for column in range(table.columnCount())]


def click_cell(table: FigureTable, line: int, column: int) -> None:
    item = table.item(line, column)
    assert item is not None
    table.scrollToItem(item)
    click(table.viewport(), table.visualItemRect(item).center())


def seen(tab: CadresTab, view: str) -> CadresTab:
    click(tab.switch.buttons[view])
    return tab


def test_shares_stand_in_words_beside_the_bars(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = seen(tab_of(), "shares")
    table = tab.shares.table
    assert texts(table, line_of(table, COMMITTEE)) == [
        COMMITTEE, "1", "3", "33,3%", "", "≥ 30%", "✓ đạt", "1/2",
    ]  # fmt: skip
    council = line_of(table, COUNCIL)
    assert texts(table, council)[6] == "còn thiếu 8 nữ"
    drawn = table.item(council, 4)
    assert drawn is not None
    assert drawn.data(Qt.ItemDataRole.UserRole + 1) == Bar(share=4.0, target=35, reached=False)
    assert "Chỉ tiêu 1.1" in tab.shares.indicator.text()


def test_a_share_opens_its_people_and_a_name_its_body(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = seen(tab_of(), "shares")
    table = tab.shares.table
    click_cell(table, line_of(table, COMMITTEE), 1)
    assert tab.view == "people"
    assert names(tab) == ["Đỗ Thị Ánh"]
    seen(tab, "shares")
    forms = forms_of(tab)
    table.setCurrentCell(line_of(table, COMMITTEE), 0)
    strike_in(qtbot, table, Qt.Key.Key_Return)
    assert [form.fields["name"].value() for form in forms] == [COMMITTEE]


def test_another_day_shows_who_sat_there_then(roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = seen(tab_of(), "shares")
    table = tab.shares.table
    day = tab.shares.day.field
    enter(day, "1/3/2026")
    strike_in(qtbot, day.line, Qt.Key.Key_Return)
    assert texts(table, line_of(table, COMMITTEE))[1:3] == ["0", "3"]
    assert texts(table, line_of(table, COUNCIL))[1:3] == ["2", "25"]
    click(tab.shares.day.today_button)
    assert texts(table, line_of(table, COMMITTEE))[1] == "1"


def test_shares_follow_a_change_elsewhere(
    roster: dict[str, str], put: Put, tab_of: TabMaker, workspace: Workspace
) -> None:
    tab = seen(tab_of(), "shares")
    saved = workspace.records.put(
        "bodies",
        {"id": roster[COMMITTEE], "seats": [{"from_on": "2026-01-01", "seats": 5}]},
        confirmed=True,
    )
    tab.context.hub.announce(saved.changes)
    table = tab.shares.table
    assert texts(table, line_of(table, COMMITTEE))[2:4] == ["5", "20,0%"]


def test_the_bars_are_printed_in_black_and_white(workspace: Workspace, roster: dict[str, str]) -> None:
    pdf = shares_pdf(workspace.roster.shares(date(2026, 7, 14)))
    text = " ".join(pdf_text(pdf).split())
    assert "33,3%" in text
    assert "còn thiếu 8 nữ" in text


def test_changes_since_new_year(roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = seen(tab_of(), "changes")
    changes = tab.changes
    assert "01/01/2026 đến 14/07/2026" in changes.sentence.text()
    shown = [texts(changes.people, line) for line in range(changes.people.rowCount())]
    assert [(row[0], row[1]) for row in shown] == [
        ("20/03/2026", "Đỗ Thị Ánh"),
        ("30/03/2026", "Nguyễn Thị Chi"),
        ("04/2026", "Đỗ Thị Ánh"),
    ]
    assert "Thôi chức Phó Chủ tịch HĐND" in shown[1][3]
    click(changes.whom_buttons["key"])
    assert changes.people.rowCount() == 2
    enter(changes.days, "tháng 4/2026")
    strike_in(qtbot, changes.days.line, Qt.Key.Key_Return)
    assert "01/04/2026 đến 30/04/2026" in changes.sentence.text()
    click(changes.whom_buttons["all"])
    assert [changes.people.text_at(line, 1) for line in range(changes.people.rowCount())] == ["Đỗ Thị Ánh"]


def test_a_change_opens_its_people(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = seen(tab_of(), "changes")
    bodies = tab.changes.bodies
    line = line_of(bodies, COUNCIL)
    assert bodies.text_at(line, 3) == "1 (1 nữ)"
    click_cell(bodies, line, 3)
    assert names(tab) == ["Nguyễn Thị Chi"]


def test_who_lacks_a_level_and_which_class_mends_it(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = tab_of()
    tab.show_view("gaps")
    table = tab.gaps.table
    row = texts(table, line_of(table, "Đỗ Thị Ánh"))
    assert "quản lý nhà nước" in row[4]
    assert row[5] == "Tập huấn kỹ năng lãnh đạo cho cán bộ nữ"
    forms = forms_of(tab)
    click_cell(table, line_of(table, "Đỗ Thị Ánh"), 0)
    assert forms[0].fields["full_name"].value() == "Đỗ Thị Ánh"


def test_the_plan_of_succession(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = tab_of()
    tab.show_view("plan")
    assert texts(tab.plan.table, line_of(tab.plan.table, "Đỗ Thị Ánh"))[2:4] == ["Chủ tịch", "2026-2031"]
    assert "1 nữ" in tab.plan.sentence.text()


def test_the_ban_warns_when_a_member_left_the_post(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker
) -> None:
    person = roster["Đỗ Thị Ánh"]
    posts = workspace.records.get("cadres", person).values["posts"]
    changed = [
        {"id": post["id"], **({"to": "2026-06-30"} if post["title"] == "Phó Chủ tịch" else {})}
        for post in posts
    ]
    workspace.records.put("cadres", {"id": person, "posts": changed}, confirmed=True)
    tab = seen(tab_of(), "board")
    assert "Đỗ Thị Ánh không còn giữ chức vụ Phó Chủ tịch" in tab.board.warnings.text()
    assert texts(tab.board.table, 0)[7] == "!"
    assert "1 thành viên, 1 nữ" in tab.board.title.text()


def test_the_list_of_the_ban_is_printed_as_it_is_attached_to_its_decision(
    roster: dict[str, str], tab_of: TabMaker, messages: RecordingMessages
) -> None:
    view = seen(tab_of(), "board").board
    assert view.board is not None
    click(view.print_button)
    # No printer here: it is laid out, and the window says what is wanting.
    assert [kind for kind, _ in messages.said] == ["warn"]
    text = " ".join(pdf_text(render_pdf(board_report(view.board))).split())
    assert "Bà Đỗ Thị Ánh Phó Chủ tịch UBND xã (mẫu) Trưởng ban 04/2026" in text
    assert "(Kèm theo 45/QĐ-UBND)" in text


def test_a_member_is_added_with_the_ban_filled_in(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = seen(tab_of(), "board")
    forms = forms_of(tab)
    click(tab.board.add_button)
    posts = forms[0].fields["posts"]
    assert [card.fields["body"].raw() for card in posts.cards] == [BOARD]  # type: ignore[attr-defined]


def test_a_hamlet_without_anybody_is_marked(roster: dict[str, str], tab_of: TabMaker) -> None:
    tab = seen(tab_of(), "network")
    coverage = tab.network.coverage
    assert coverage.gaps.text() == "Thôn chưa có ai: Thôn Đa Sĩ."
    line = line_of(coverage.table, words.COVERAGE_NONE.format(name="Thôn Đa Sĩ"))
    assert coverage.table.text_at(line, coverage.table.columnCount() - 1) == "0"
    click_cell(coverage.table, line_of(coverage.table, "Thôn Đông"), 2)
    assert names(tab, "network") == ["Lê Thị Na"]


def test_what_if_shows_shares_before_and_after(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = seen(tab_of(), "shares")
    click(tab.shares.what_if_button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WhatIfDialog)
    click(dialog.count_button)
    assert dialog.plans.error_label.text() == words.WHAT_IF_NOTHING
    fields = dialog.plans.cards[0].fields
    enter(fields["cadre_id"], "nguyen thi chi (1968)")
    enter(fields["body"], COMMITTEE)
    enter(fields["title"], "Chủ tịch")
    enter(fields["until"], "30/6/2031")
    click(dialog.leaving.add_button)
    enter(dialog.leaving.cards[0].fields["post"], f"Trần Văn Bình: Chủ tịch, {COMMITTEE}")
    click(dialog.count_button)
    row = texts(dialog.table, line_of(dialog.table, COMMITTEE))
    assert (row[1], row[3]) == ("1/3 (33,3%)", "2/3 (66,7%)")
    assert "tuổi nghỉ hưu" in dialog.concerns.text()
    dialog.close()


@pytest.mark.parametrize("view", ["shares", "changes", "board", "network"])
def test_an_empty_roster_is_no_trouble(tab_of: TabMaker, view: str) -> None:
    tab = seen(tab_of(), view)
    assert tab.view == view


def test_views_are_reached_by_keys(roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    strike_in(qtbot, tab.switch.buttons["people"], Qt.Key.Key_Right)
    assert tab.view == "bodies"
    strike_in(qtbot, tab.switch.buttons["board"], Qt.Key.Key_Space)
    assert tab.view == "board"
    assert tab.switch.buttons["board"].focusPolicy() & Qt.FocusPolicy.TabFocus
