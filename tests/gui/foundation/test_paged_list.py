"""The paged table: pages, sorting, selection and scroll over a refresh, copying, sums, stale answers."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.core.text import fold
from app.services.listing import PAGE_SIZE, ListQuery, Page
from app.ui.columns import Align, Column
from app.ui.context import UiContext
from app.ui.jobs import Job, JobRunner
from app.ui.list_pane import ListPane
from tests.helpers.ui import RecordingMessages

ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    name: str
    count: int


class Shelf:
    """A list as a service has it: filters, sorts, pages and sums."""

    def __init__(self, size: int) -> None:
        self.items = [Item(f"id{number}", f"Mục số {number:05}", number % 7) for number in range(size)]
        self.asked: list[ListQuery] = []

    def page(self, query: ListQuery) -> Page[Item]:
        self.asked.append(query)
        found = [item for item in self.items if fold(query.search) in fold(item.name)]
        if query.sort:
            found.sort(key=lambda item: getattr(item, query.sort or ""), reverse=query.descending)
        rows = tuple(found[query.offset : query.offset + query.limit])
        return Page(rows, len(found), {"count": sum(item.count for item in found)})


COLUMNS = (
    Column(key="name", title="Tên", width=200, stretch=True),
    Column(key="count", title="Số lượt", width=90, align=Align.RIGHT),
)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1000)


@pytest.fixture
def pane(qtbot: QtBot, context: UiContext, shelf: Shelf) -> ListPane:
    pane = ListPane("Mục", COLUMNS, shelf.page, context, empty="Chưa có mục nào.")
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.table.filter("", {})
    return pane


def test_rows_come_by_pages(pane: ListPane, shelf: Shelf) -> None:
    model = pane.model
    assert (model.rowCount(), model.total) == (PAGE_SIZE, 1000)
    assert model.canFetchMore(ROOT)
    model.fetchMore(ROOT)
    assert model.rowCount() == 2 * PAGE_SIZE
    assert shelf.asked[-1].offset == PAGE_SIZE
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)
    assert model.rowCount() == 1000
    assert [model.id_at(row) for row in range(1000)] == [item.id for item in shelf.items]


def test_scrolling_down_fetches_more(qtbot: QtBot, pane: ListPane) -> None:
    pane.table.verticalScrollBar().setValue(pane.table.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: pane.model.rowCount() > PAGE_SIZE)


def test_a_click_on_a_heading_sorts_in_the_service(qtbot: QtBot, pane: ListPane, shelf: Shelf) -> None:
    header = pane.table.horizontalHeader()
    place = header.sectionViewportPosition(1) + 10
    for descending in (False, True):
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + _point(place)
        )
        assert (shelf.asked[-1].sort, shelf.asked[-1].descending) == ("count", descending)
    assert pane.model.row_at(0).count == 6


def _point(x: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(x, 5)


def test_selection_and_scroll_survive_a_refresh(pane: ListPane, shelf: Shelf) -> None:
    pane.model.fetchMore(ROOT)
    table = pane.table
    table.select_id("id250")
    bar = table.verticalScrollBar()
    bar.setValue(240)
    shelf.items.insert(0, Item("new", "Mục mới", 1))
    table.refresh()
    assert table.selected_ids() == ("id250",)
    assert table.current_id() == "id250"
    assert bar.value() == 240
    assert pane.model.rowCount() >= 260


def test_a_filter_starts_at_the_top_and_keeps_what_is_selected(pane: ListPane) -> None:
    pane.table.select_id("id7")
    pane.table.verticalScrollBar().setValue(100)
    pane.table.filter("0007", {})
    assert pane.table.verticalScrollBar().value() == 0
    assert pane.table.selected_ids() == ("id7",)


def test_copying_gives_tab_parted_lines_in_the_order_shown(qtbot: QtBot, pane: ListPane) -> None:
    pane.table.horizontalHeader().moveSection(1, 0)
    pane.table.selectRow(1)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Số lượt\tTên\n1\tMục số 00001"


def test_sums_are_over_all_rows_not_the_loaded_ones(pane: ListPane, shelf: Shelf) -> None:
    expected = f"{sum(item.count for item in shelf.items):,}".replace(",", ".")
    assert pane.totals.sums() == {"count": expected}
    assert pane.totals.text() == "1.000 dòng"
    assert expected in pane.totals.accessibleName()


def test_an_empty_list_says_what_to_do(pane: ListPane, shelf: Shelf) -> None:
    pane.filtering = True
    pane.table.filter("không có", {})
    assert pane.empty_label.isVisible()
    assert "Bỏ lọc" in pane.empty_label.text()
    shelf.items.clear()
    pane.filtering = False
    pane.table.filter("", {})
    assert pane.empty_label.text() == "Chưa có mục nào."


def test_enter_opens_the_current_row(qtbot: QtBot, pane: ListPane) -> None:
    pane.table.select_id("id3")
    with qtbot.waitSignal(pane.table.opened) as opened:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened.args == ["id3"]


class HeldRunner(JobRunner):
    """Starts jobs when the test says so."""

    def __init__(self, messages: RecordingMessages) -> None:
        super().__init__(messages)
        self.held: list[Job] = []

    def _dispatch(self, job: Job) -> None:
        self.held.append(job)

    def release(self, index: int) -> None:
        super()._dispatch(self.held[index])


def test_an_answer_to_an_old_question_is_dropped(
    qtbot: QtBot, context: UiContext, messages: RecordingMessages, shelf: Shelf
) -> None:
    runner = HeldRunner(messages)
    pane = ListPane("Mục", COLUMNS, shelf.page, replace(context, jobs=runner), empty="")
    qtbot.addWidget(pane)
    pane.table.filter("00001", {})
    pane.table.filter("00002", {})
    runner.release(1)
    runner.release(0)
    assert [pane.model.row_at(row).name for row in range(pane.model.rowCount())] == ["Mục số 00002"]


def test_rows_stay_when_reading_fails(
    context: UiContext, messages: RecordingMessages, pane: ListPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_query: ListQuery) -> Page[Any]:
        raise CannotWrite("Không đọc được.")

    monkeypatch.setattr(pane.model, "_fetch", fail)
    pane.table.filter("x", {})
    assert messages.said == [("error", "Không đọc được.")]
    assert pane.model.rowCount() == PAGE_SIZE
