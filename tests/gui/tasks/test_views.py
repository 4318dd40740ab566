"""The four views: what they show, how one leads to the other, and that they follow changes."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableWidget

from app.core.vocabulary import TaskStatus
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.strings import tasks as words
from app.ui.tasks.form import TaskForm
from app.ui.tasks.tab import DUE, LIST, MONTH, UNITS, TasksTab
from tests.gui.tasks.conftest import PutTask, titles
from tests.helpers.hands import click, double_click, strike
from tests.helpers.ui import RecordingMessages, press


def click_view(tab: TasksTab, key: str) -> None:
    click(tab.view_buttons[key])


# --- list ---------------------------------------------------------------------------------------


def test_an_empty_list_says_how_to_begin(tab: TasksTab) -> None:
    assert tab.list.list.empty_label.isVisible()
    assert "Mở kế hoạch…" in tab.list.list.empty_label.text()


def test_the_state_shown_is_overdue_once_the_day_is_past(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Muộn", due_on="2026-07-13", status="doing")
    put_task("Đúng hạn", due_on="2026-07-14", status="doing")
    tab.list.refresh()
    model = tab.list.table.rows
    status = [column.key for column in model.columns].index("status")
    assert {model.row_at(line).title: model.texts(line)[status] for line in range(2)} == {
        "Muộn": "Quá hạn",
        "Đúng hạn": "Đang làm",
    }


def test_the_list_begins_with_what_is_due_first(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Cuối năm", due_on="2026-12-31")
    put_task("Mỗi quý", recurrence="QUARTERLY")
    put_task("Không ngày")
    put_task("Tháng tám", due_on="2026-08-01")
    tab.list.refresh()
    assert titles(tab) == ["Mỗi quý", "Tháng tám", "Cuối năm", "Không ngày"]


def test_the_deadline_chip_asks_for_overdue_week_month_and_undated(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Tháng trước", due_on="2026-06-01")
    put_task("Tuần này", due_on="2026-07-17")
    put_task("Cuối tháng", due_on="2026-07-31")
    put_task("Không ngày")
    chip = tab.list.filter_bar.chips["when"]
    for value, found in (
        ("overdue", ["Tháng trước"]),
        ("this_week", ["Tuần này"]),
        ("month", ["Tuần này", "Cuối tháng"]),
        ("no_date", ["Không ngày"]),
    ):
        chip.choose(value)
        assert titles(tab) == found


def test_programmes_and_plans_are_offered_as_they_come(
    tab: TasksTab, put_task: PutTask, context: UiContext, workspace: Workspace
) -> None:
    assert tab.choices.programmes() == []
    saved = workspace.records.put("plans", {"title": "Kế hoạch năm", "year": 2026})
    context.hub.announce(saved.changes)
    put_task("Ngoài kế hoạch")
    tagged = workspace.records.put(
        "tasks",
        {"title": "Có thẻ", "plan_id": saved.record.id, "tags": [{"programme": "Gia đình"}]},
    )
    context.hub.announce(tagged.changes)
    tab.list.filter_bar.set_filter("programme", tab.choices.programmes()[0].value)
    assert titles(tab) == ["Có thẻ"]
    tab.list.filter_bar.clear()
    tab.list.filter_bar.set_filter("plan", tab.choices.plans()[0].value)
    assert titles(tab) == ["Có thẻ"]
    assert tab.choices.plans()[0].label == "2026: Kế hoạch năm"


def test_a_figure_elsewhere_shows_its_tasks(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Muộn", due_on="2026-07-01")
    put_task("Xong", status="done")
    tab.show_view(MONTH)
    tab.show_filtered(overdue=True)
    assert (tab.view, titles(tab)) == (LIST, ["Muộn"])
    tab.show_filtered(status=TaskStatus.DONE)
    assert titles(tab) == ["Xong"]


# --- by unit ------------------------------------------------------------------------------------


def cell_of(table: QTableWidget, name: str, title: str) -> tuple[int, int]:
    lines = {table.item(line, 0).text(): line for line in range(table.rowCount())}  # type: ignore[union-attr]
    columns = {
        table.horizontalHeaderItem(column).text(): column  # type: ignore[union-attr]
        for column in range(table.columnCount())
    }
    return lines[name], columns[title]


def text_of(table: QTableWidget, name: str, title: str) -> str:
    item = table.item(*cell_of(table, name, title))
    assert item is not None
    return item.text()


def test_a_click_on_a_units_figure_lists_exactly_these_tasks(
    tab: TasksTab, put_task: PutTask, units: dict[str, str]
) -> None:
    name, unit = next(iter(units.items()))
    other = list(units.values())[1]
    put_task("Muộn của đơn vị", due_on="2026-07-01", lead_unit_id=unit)
    put_task("Xong của đơn vị", status="done", lead_unit_id=unit)
    put_task("Muộn của đơn vị khác", due_on="2026-07-01", lead_unit_id=other, coop_units=[{"unit_id": unit}])
    click_view(tab, UNITS)
    table = tab.units.table
    assert text_of(table, name, words.UNIT_TOTAL) == "2"
    assert text_of(table, words.UNIT_SUM, words.UNIT_OVERDUE) == "2"
    assert text_of(table, name, words.UNIT_SHARE) == "50%"
    place = table.model().index(*cell_of(table, name, words.UNIT_OVERDUE))
    click(table.viewport(), table.visualRect(place).center())
    assert (tab.view, titles(tab)) == (LIST, ["Muộn của đơn vị"])


def test_tasks_without_a_unit_are_opened_by_key(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Chưa giao")
    click_view(tab, UNITS)
    tab.units.table.setFocus()
    tab.units.table.setCurrentCell(*cell_of(tab.units.table, words.NO_UNIT, words.UNIT_OPEN))
    strike(tab.units.table, Qt.Key.Key_Return)
    assert (tab.view, titles(tab)) == (LIST, ["Chưa giao"])


# --- month --------------------------------------------------------------------------------------


def test_the_calendar_shows_this_month_and_turns_by_key_and_button(tab: TasksTab) -> None:
    click_view(tab, MONTH)
    view = tab.month
    assert view.title.text() == "Tháng 7 năm 2026"
    assert view.grid.current_cell().day == date(2026, 7, 14)  # type: ignore[union-attr]
    strike(view.grid, Qt.Key.Key_PageDown)
    assert view.title.text() == "Tháng 8 năm 2026"
    click(view.previous_button)
    click(view.previous_button)
    assert view.month == (2026, 6)
    click(view.today_button)
    assert view.month == (2026, 7)
    for _ in range(7):
        view.turn(-1)
    assert view.title.text() == "Tháng 12 năm 2025"


def test_a_click_on_an_item_opens_its_task(tab: TasksTab, put_task: PutTask, opened: list[TaskForm]) -> None:
    task = put_task("Họp tổng kết", due_on="2026-07-22")
    click_view(tab, MONTH)
    place = tab.month.grid.item_rect(date(2026, 7, 22), task).center()
    click(tab.month.grid.viewport(), place)
    assert [form.record.id for form in opened if form.record] == [task]


def test_a_double_click_on_a_day_makes_a_task_due_that_day(
    tab: TasksTab, opened: list[TaskForm], workspace: Workspace
) -> None:
    click_view(tab, MONTH)
    grid = tab.month.grid
    rect = grid.visualRect(grid.days.index_of(date(2026, 7, 22)))
    double_click(grid.viewport(), rect.center())
    form = opened[-1]
    form.fields["title"].set_raw("Việc mới")
    form.save()
    rows = workspace.tasks.page(ListQuery()).rows
    assert [(row.title, row.due_on) for row in rows] == [("Việc mới", date(2026, 7, 22))]
    assert not grid.item_rect(date(2026, 7, 22), rows[0].id).isEmpty(), "the calendar follows the change"


def test_the_chosen_day_is_told_in_words(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Họp tổng kết", due_on="2026-07-11")
    put_task("Kéo dài", start_on="2026-07-09", due_on="2026-07-13")
    click_view(tab, MONTH)
    tab.month.grid.select_day(date(2026, 7, 11))
    pane = tab.month.pane
    assert pane.title.text() == "Thứ Bảy, 11/07/2026"
    assert "Ngày Dân số thế giới" in pane.named.text()
    lines = [pane.items.item(line).text() for line in range(pane.items.count())]
    assert lines[:2] == ["Đến hạn (1)", "! Họp tổng kết"]
    assert lines[3].startswith("! Kéo dài")
    assert "đến 13/07/2026" in lines[3]
    index = tab.month.grid.currentIndex()
    spoken = tab.month.grid.days.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "1 việc đến hạn" in spoken
    assert "Họp tổng kết" in spoken


def test_the_days_list_is_reached_and_opened_by_keys(
    tab: TasksTab, put_task: PutTask, opened: list[TaskForm]
) -> None:
    task = put_task("Họp tổng kết", due_on="2026-07-15")
    click_view(tab, MONTH)
    grid, items = tab.month.grid, tab.month.pane.items
    grid.setFocus()
    strike(grid, Qt.Key.Key_Right)
    strike(grid, Qt.Key.Key_Return)
    assert items.hasFocus()
    strike(items, Qt.Key.Key_Down)
    strike(items, Qt.Key.Key_Return)
    assert [form.record.id for form in opened if form.record] == [task]


def test_a_click_beside_the_items_opens_nothing(
    tab: TasksTab, put_task: PutTask, opened: list[TaskForm]
) -> None:
    put_task("Họp tổng kết", due_on="2026-07-22")
    click_view(tab, MONTH)
    grid = tab.month.grid
    rect = grid.visualRect(grid.days.index_of(date(2026, 7, 22)))
    click(grid.viewport(), rect.bottomRight() - QPoint(5, 5))
    assert opened == []


# --- due ----------------------------------------------------------------------------------------


def test_due_lists_what_is_late_and_what_is_due_this_week(
    tab: TasksTab, put_task: PutTask, opened: list[TaskForm]
) -> None:
    put_task("Muộn hơn", due_on="2026-07-13")
    late = put_task("Muộn nhất", due_on="2026-07-04")
    put_task("Chủ nhật này", due_on="2026-07-19")
    put_task("Tuần sau", due_on="2026-07-20")
    click_view(tab, DUE)
    view = tab.due
    assert view.overdue_title.text() == "Quá hạn (2)"
    assert view.week_title.text() == "Đến hạn trong tuần này, 13/7 – 19/7 (2)"
    rows = view.overdue.model
    assert [rows.texts(line)[:3] for line in range(2)] == [
        ("04/07/2026", "10 ngày", "Muộn nhất"),
        ("13/07/2026", "1 ngày", "Muộn hơn"),
    ]
    view.overdue.table.select_id(late)
    press(view.overdue.table, Qt.Key.Key_Return)
    assert [form.record.id for form in opened if form.record] == [late]


def test_views_that_are_not_seen_are_read_again_when_they_are(
    tab: TasksTab, workspace: Workspace, context: UiContext
) -> None:
    for key in (DUE, UNITS, MONTH, LIST):
        click_view(tab, key)
    saved = workspace.records.put("tasks", {"title": "Mới", "due_on": "2026-07-01"})
    context.hub.announce(saved.changes)
    assert titles(tab) == ["Mới"]
    click_view(tab, DUE)
    assert tab.due.overdue.model.total == 1
    click_view(tab, UNITS)
    assert text_of(tab.units.table, words.UNIT_SUM, words.UNIT_TOTAL) == "1"
    click_view(tab, MONTH)
    assert not tab.month.grid.item_rect(date(2026, 7, 1), saved.record.id).isEmpty()


def test_delete_and_undo_are_seen_in_the_view(
    tab: TasksTab, put_task: PutTask, context: UiContext, messages: RecordingMessages
) -> None:
    put_task("Sẽ xóa")
    tab.list.refresh()
    tab.list.table.selectAll()
    tab.list.table.setFocus()
    strike(tab.list.table, Qt.Key.Key_Delete)
    assert titles(tab) == []
    context.hub.undo_last()
    assert titles(tab) == ["Sẽ xóa"]
    assert messages.said == []
