"""The Tổng quan tab: what it shows, and that each figure is a door to its records."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services.dashboard.tiles import Door
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.overview import OverviewTab
from app.ui.overview.line_button import LineButton
from tests.helpers.hands import click, strike

Put = Callable[..., str]
TabMaker = Callable[[], OverviewTab]


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Store a record of any kind, return its id."""

    def store(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return store


@pytest.fixture
def tab_of(qtbot: QtBot, workspace: Workspace, context: UiContext) -> TabMaker:
    """Makes the tab in a window of 1366 pixels, over what was stored before."""

    def make() -> OverviewTab:
        tab = OverviewTab(context, workspace.dashboard)
        qtbot.addWidget(tab)
        tab.resize(1366, 640)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    return make


def doors_of(tab: OverviewTab) -> list[Door]:
    """The doors that are opened from now on."""
    doors: list[Door] = []
    tab.door_opened.connect(doors.append)
    return doors


def line(tab: OverviewTab, key: str, part: str) -> LineButton:
    """The one line of a tile that holds `part`."""
    (found,) = [one for one in tab.cards[key].lines if part in one.line.text]
    return found


def texts(button: LineButton) -> list[str]:
    """What a line shows."""
    return [label.text() for label in button.findChildren(QLabel)]


def test_today_and_the_three_tiles(tab_of: TabMaker) -> None:
    tab = tab_of()
    assert tab.heading.text() == "Hôm nay: Thứ Ba, ngày 14/07/2026"
    assert list(tab.cards)[:3] == ["work", "report", "quota"]
    assert list(tab.cards)[-1] == "backup"
    assert "mở kế hoạch" in tab.cards["work"].lines[0].line.text


def test_a_number_opens_the_tasks_behind_it(workspace: Workspace, put: Put, tab_of: TabMaker) -> None:
    put("tasks", title="Quá hạn", due_on="2026-07-01")
    put("tasks", title="Tuần này", due_on="2026-07-17")
    tab = tab_of()
    doors = doors_of(tab)
    overdue = line(tab, "work", "nhiệm vụ quá hạn")
    assert texts(overdue)[:2] == ["1", "nhiệm vụ quá hạn"]
    click(overdue)
    click(line(tab, "work", "đến hạn tuần này"))
    assert [door.filters for door in doors] == [{"overdue": True}, {"this_week": True}]
    found = [workspace.tasks.page(ListQuery(filters=door.filters)).rows for door in doors]
    assert [[row.title for row in rows] for rows in found] == [["Quá hạn"], ["Tuần này"]]


def test_a_named_task_opens_by_keyboard(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    task = put("tasks", title="Treo băng rôn", due_on="2026-07-14")
    tab = tab_of()
    doors = doors_of(tab)
    button = line(tab, "work", "Treo băng rôn")
    tab.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    strike(button, Qt.Key.Key_Space)
    assert doors == [Door(tab="tasks", record=task)]
    assert button.accessibleName() == "Treo băng rôn. hạn 14/7"


def test_the_words_say_what_the_colours_say(put: Put, tab_of: TabMaker) -> None:
    put("tasks", title="Trễ rồi", due_on="2026-07-01")
    put("tasks", title="Chưa trễ", due_on="2026-07-18")
    tab = tab_of()
    assert any("quá hạn từ 01/7" in text for text in texts(line(tab, "work", "Trễ rồi")))
    assert any("hạn 18/7" in text for text in texts(line(tab, "work", "Chưa trễ")))


def test_a_running_clock_of_a_case_is_a_door_that_names_nobody(put: Put, tab_of: TabMaker) -> None:
    case = put(
        "cases",
        received_at="2026-07-14T08:00",
        receive_form="phone",
        survivors=[{"full_name": "Lò Thị Mẫu"}],
    )
    tab = tab_of()
    doors = doors_of(tab)
    card = tab.cards["clocks"]
    click(card.lines[-1])
    assert doors[-1].tab == "cases"
    assert case in (doors[-1].record, *doors[-1].ids)
    assert all("Mẫu" not in text for one in card.lines for text in texts(one))


def test_the_strip_opens_the_items_of_a_month(put: Put, tab_of: TabMaker) -> None:
    media = put("media", title="Tin", broadcasts=[{"on": "2026-03-05"}])
    tab = tab_of()
    doors = doors_of(tab)
    strip = tab.cards["quota"].strip
    assert strip is not None
    assert strip.cells[2].texts() == ("T3", "1/2", "thiếu 1")
    click(strip.cells[2])
    click(strip.cells[0])
    assert doors[0].ids == (media,)
    assert doors[0].label == "Tin, bài phát thanh tháng 3/2026"
    assert dict(doors[1].filters) == {"period": "2026-01"}


def test_the_report_and_what_it_lacks_are_doors(put: Put, tab_of: TabMaker) -> None:
    activity = put("activities", title="Thiếu lượt", held_on="2026-07-01")
    tab = tab_of()
    doors = doors_of(tab)
    click(line(tab, "report", "Báo cáo tháng 7"))
    click(line(tab, "report", "lượt người"))
    click(line(tab, "report", "người ký"))
    click(tab.cards["report"].open_button)
    assert [door.tab for door in doors] == ["reports", "propaganda", "settings", "reports"]
    assert doors[1].ids == (activity,)
    assert doors[2].view == "signers"
    due = line(tab, "report", "Hạn gửi")
    assert texts(due) == ["Hạn gửi: Thứ Bảy, 18/07/2026", "còn 4 ngày"]
    click(due)
    assert len(doors) == 4
    assert due.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_change_elsewhere_shows_at_once(workspace: Workspace, context: UiContext, tab_of: TabMaker) -> None:
    tab = tab_of()
    saved = workspace.records.put("tasks", {"title": "Mới", "due_on": "2026-07-01"})
    context.hub.announce(saved.changes)
    assert line(tab, "work", "nhiệm vụ quá hạn").line.number == 1
    context.hub.undo_last()
    assert "mở kế hoạch" in tab.cards["work"].lines[0].line.text


def test_a_hidden_tab_reads_again_when_it_is_shown(
    workspace: Workspace, tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    tab.hide()
    workspace.records.put("tasks", {"title": "Mới", "due_on": "2026-07-01"})
    with qtbot.waitExposed(tab):
        tab.show()
    assert line(tab, "work", "nhiệm vụ quá hạn").line.number == 1


def test_the_focus_stays_over_a_refresh(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    put("tasks", title="Quá hạn", due_on="2026-07-01")
    tab = tab_of()
    tab.activateWindow()
    button = line(tab, "work", "đến hạn tuần này")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    tab.refresh()
    again = line(tab, "work", "đến hạn tuần này")
    assert again is not button
    assert QApplication.focusWidget() is again


def test_a_tile_with_a_strip_waits_until_the_row_before_it_is_full(tab_of: TabMaker) -> None:
    tab = tab_of()
    shown = tab._dashboard.overview()
    strip = next(tile for tile in shown.tiles if tile.strip is not None)
    narrow = next(tile for tile in shown.tiles if tile.strip is None)
    tiles = (replace(narrow, key="first"), strip, replace(narrow, key="second"), replace(narrow, key="third"))
    tab.show_overview(replace(shown, tiles=tiles))
    places = {key: tab._grid.getItemPosition(tab._grid.indexOf(card)) for key, card in tab.cards.items()}
    assert places == {
        "first": (0, 0, 1, 1),
        "second": (0, 1, 1, 1),
        strip.key: (1, 0, 1, 2),
        "third": (2, 0, 1, 1),
    }
    assert list(places) == ["first", "second", strip.key, "third"], "the Tab key follows the eye"


def test_it_fits_a_small_screen_without_scrolling(put: Put, tab_of: TabMaker) -> None:
    for number in range(6):
        put(
            "tasks",
            title=f"Nhiệm vụ số {number} có tên khá dài để xuống dòng khi cửa sổ hẹp",
            due_on="2026-07-01",
        )
    tab = tab_of()
    bars = (tab.area.horizontalScrollBar(), tab.area.verticalScrollBar())
    assert [bar.maximum() for bar in bars] == [0, 0]
