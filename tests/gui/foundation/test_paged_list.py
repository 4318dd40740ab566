"""The paged table: pages, sorting, selection and scroll over a refresh, copying, sums, stale answers."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.core.text import fold
from app.services.listing import PAGE_SIZE, ListQuery, Page
from app.ui.columns import Align, Column
from app.ui.context import UiContext
from app.ui.jobs import Job, JobRunner
from app.ui.list_pane import ListPane
from app.ui.row_window import CHUNK, KEPT_PAGES
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


def _turn(qtbot: QtBot) -> None:
    """Let the event loop do everything that is due by now."""
    due = QTimer()
    due.setSingleShot(True)
    with qtbot.waitSignal(due.timeout):
        due.start(0)


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


# --- long lists -----------------------------------------------------------------------------------

LONG = 5_000


@pytest.fixture
def long_pane(qtbot: QtBot, context: UiContext) -> tuple[ListPane, Shelf]:
    """Several thousand rows, scrolled through to the last."""
    shelf = Shelf(LONG)
    pane = ListPane("Mục", COLUMNS, shelf.page, context, empty="Chưa có mục nào.")
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.table.filter("", {})
    bar = pane.table.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return pane.model.rowCount() == LONG and bar.value() == bar.maximum() > LONG - 100

    qtbot.waitUntil(at_the_end)
    return pane, shelf


def _held(pane: ListPane) -> int:
    return sum(pane.model.row_at(line) is not None for line in range(pane.model.rowCount()))


def _shown(pane: ListPane, line: int) -> str:
    return str(pane.model.data(pane.model.index(line, 0)))


def test_only_the_pages_last_seen_are_held(long_pane: tuple[ListPane, Shelf]) -> None:
    pane, shelf = long_pane
    assert pane.model.rowCount() == pane.model.total == LONG
    assert _held(pane) == KEPT_PAGES * PAGE_SIZE
    assert [pane.model.id_at(line) for line in range(LONG)] == [item.id for item in shelf.items]
    assert _shown(pane, LONG - 1) == "Mục số 04999"


def test_rows_that_come_into_sight_again_are_read_again(
    qtbot: QtBot, long_pane: tuple[ListPane, Shelf]
) -> None:
    pane, shelf = long_pane
    shelf.asked.clear()
    assert _shown(pane, 3) == "…"
    pane.table.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: pane.model.row_at(3) is not None)
    assert _shown(pane, 3) == "Mục số 00003"
    assert [(query.offset, query.limit) for query in shelf.asked] == [(0, PAGE_SIZE)]
    assert _held(pane) == KEPT_PAGES * PAGE_SIZE


def test_two_pages_in_sight_are_read_at_once(qtbot: QtBot, long_pane: tuple[ListPane, Shelf]) -> None:
    pane, shelf = long_pane
    shelf.asked.clear()
    pane.table.verticalScrollBar().setValue(3 * PAGE_SIZE - 3)
    qtbot.waitUntil(lambda: pane.model.row_at(3 * PAGE_SIZE) is not None)
    assert _shown(pane, 3 * PAGE_SIZE - 1) == "Mục số 00599"
    assert [(query.offset, query.limit) for query in shelf.asked] == [(2 * PAGE_SIZE, 2 * PAGE_SIZE)]


def test_what_is_only_passed_over_is_not_read(
    qtbot: QtBot, context: UiContext, messages: RecordingMessages, long_pane: tuple[ListPane, Shelf]
) -> None:
    pane, shelf = long_pane
    runner = HeldRunner(messages)
    pane.model._jobs = runner
    shelf.asked.clear()
    bar = pane.table.verticalScrollBar()
    for line in range(2_500, -1, -100):
        bar.setValue(line)
        pane.table.viewport().repaint()
    qtbot.waitUntil(lambda: len(runner.held) == 1)
    runner.release(0)
    assert [query.offset for query in shelf.asked] == [0]
    assert _shown(pane, 0) == "Mục số 00000"


def test_rows_that_are_not_held_are_selected_opened_and_copied(
    qtbot: QtBot, long_pane: tuple[ListPane, Shelf]
) -> None:
    pane, shelf = long_pane
    table = pane.table
    assert table.select_id("id7")
    assert table.selected_ids() == ("id7",)
    assert table.current_id() == "id7"
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["id7"]
    table.selectAll()
    assert table.selected_ids() == tuple(item.id for item in shelf.items)
    with qtbot.waitSignal(table.copied) as copied:
        table.copy_selection()
    assert copied.args == [LONG]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == ["Tên\tSố lượt", *(f"{item.name}\t{item.count}" for item in shelf.items)]
    assert _held(pane) == KEPT_PAGES * PAGE_SIZE


def test_selected_rows_are_read_for_who_needs_more_than_their_ids(
    long_pane: tuple[ListPane, Shelf],
) -> None:
    pane, shelf = long_pane
    for line in (4_990, 10, 2_500):
        pane.table.selectionModel().select(
            pane.model.index(line, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    del shelf.items[2_500]
    found: list[list[str]] = []
    pane.table.read_selected(lambda row: row.name, found.append)
    assert found == [["Mục số 00010", "Mục số 04990"]]


def test_selection_and_scroll_survive_a_refresh_far_down(long_pane: tuple[ListPane, Shelf]) -> None:
    pane, shelf = long_pane
    table = pane.table
    chosen = ("id5", "id6", "id4998")
    for record_id in chosen:
        line = pane.model.line_of(record_id)
        assert line is not None
        table.selectionModel().select(
            pane.model.index(line, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    before = table.verticalScrollBar().value()
    shelf.asked.clear()
    table.refresh()
    assert table.selected_ids() == chosen
    assert table.verticalScrollBar().value() == before
    assert pane.model.rowCount() == LONG
    assert _held(pane) == KEPT_PAGES * PAGE_SIZE
    assert _shown(pane, LONG - 1) == "Mục số 04999"
    assert [(query.offset, query.limit) for query in shelf.asked] == [(0, CHUNK), (CHUNK, LONG - CHUNK)]


def test_lines_that_hold_others_by_now_make_the_list_read_anew(
    qtbot: QtBot, long_pane: tuple[ListPane, Shelf]
) -> None:
    pane, shelf = long_pane
    shelf.items.insert(0, Item("new", "Mục mới", 1))
    pane.table.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: pane.model.id_at(0) == "new")
    assert _shown(pane, 1) == "Mục số 00000"
    assert pane.model.total == LONG + 1


def test_rows_added_elsewhere_are_appended_without_a_gap(pane: ListPane, shelf: Shelf) -> None:
    while pane.model.canFetchMore(ROOT):
        pane.model.fetchMore(ROOT)
    shelf.items.extend(Item(f"id{number}", f"Mục số {number:05}", 1) for number in range(1000, 1250))
    del shelf.items[995:]
    shelf.items.extend(Item(f"id{number}", f"Mục số {number:05}", 1) for number in range(995, 1250))
    pane.table.refresh()
    while pane.model.canFetchMore(ROOT):
        pane.model.fetchMore(ROOT)
    assert [pane.model.id_at(line) for line in range(1250)] == [item.id for item in shelf.items]
    assert [pane.model.row_at(line).name for line in (999, 1000, 1249)] == [
        "Mục số 00999",
        "Mục số 01000",
        "Mục số 01249",
    ]


def test_a_page_that_cannot_be_read_again_is_told_once(
    qtbot: QtBot,
    messages: RecordingMessages,
    long_pane: tuple[ListPane, Shelf],
    monkeypatch: pytest.MonkeyPatch,
    context: UiContext,
) -> None:
    pane, shelf = long_pane

    def fail(_query: ListQuery) -> Page[Any]:
        raise CannotWrite("Không đọc được.")

    monkeypatch.setattr(pane.model, "_fetch", fail)
    pane.table.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: bool(messages.said))
    for _ in range(3):
        pane.table.viewport().repaint()
        _turn(qtbot)
    assert messages.said == [("error", "Không đọc được.")]
    assert _shown(pane, 3) == "…"
    monkeypatch.setattr(pane.model, "_fetch", shelf.page)
    pane.table.refresh()
    assert _shown(pane, 3) == "Mục số 00003"
