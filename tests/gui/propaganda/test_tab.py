"""The Tuyên truyền tab: views, strip, filters, figures opened from elsewhere."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.propaganda import PropagandaTab
from app.ui.theme import Tone
from tests.gui.propaganda.conftest import Put, TabMaker, titles


def shown(tab: PropagandaTab, place: int) -> tuple[str, str, str]:
    """The three lines of one cell of the strip."""
    return tab.strip.cells[place].texts()


def test_the_strip_names_what_is_met_missing_and_ahead(put: Put, tab_of: TabMaker) -> None:
    for day in ("2026-06-01", "2026-06-02", "2026-02-10", "2026-07-01"):
        put("media", title=f"Tin {day}", broadcasts=[{"on": day}])
    tab = tab_of()
    assert len(tab.strip.cells) == 16
    assert shown(tab, 5) == ("T6", "2/2", "✓ đủ")
    assert shown(tab, 1) == ("T2", "1/2", "thiếu 1")
    assert shown(tab, 6) == ("T7", "1/2", "cần 1")
    assert shown(tab, 7) == ("T8", "–", "")
    assert shown(tab, 14) == ("Quý III", "1/4", "cần 3")
    assert [tab.strip.cells[place].tone for place in (5, 1, 6, 7)] == [
        Tone.GOOD,
        Tone.BAD,
        Tone.WARN,
        Tone.MUTED,
    ]
    assert "tháng 2 (có 1)" in tab.strip.sentence.text()
    assert tab.strip.title.text() == "Tin, bài phát thanh năm 2026"


def test_a_cell_opens_its_items_and_the_filter_can_be_taken_back(
    put: Put, tab_of: TabMaker, qtbot: QtBot
) -> None:
    put("media", title="Tháng ba", broadcasts=[{"on": "2026-03-05"}])
    put("media", title="Tháng tư", broadcasts=[{"on": "2026-04-05"}])
    put("media", title="Chỉ mạng", broadcasts=[{"on": "2026-03-06", "channel": "zalo"}])
    tab = tab_of()
    tab.show_view("models")
    qtbot.mouseClick(tab.strip.cells[2], Qt.MouseButton.LeftButton)
    assert tab.view == "media"
    assert titles(tab) == ["Tháng ba"]
    bar = tab.lists["media"].filter_bar
    chip = bar.chips["picked"]
    assert chip.isVisible()
    assert "Tin, bài phát thanh tháng 3/2026" in chip.text()
    qtbot.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert titles(tab) == ["Tháng tư", "Chỉ mạng", "Tháng ba"]
    assert not chip.isVisible()


def test_channels_and_theme_of_an_item_are_read_without_widening_the_list(put: Put, tab_of: TabMaker) -> None:
    channels = [{"on": "2026-07-01", "channel": name} for name in ("loudspeaker", "fanpage")]
    put("media", title="Tin", theme="violence", broadcasts=channels)
    tab = tab_of()
    table = tab.lists["media"].table
    for column in range(table.rows.columnCount()):
        text = table.rows.texts(0)[column]
        cell = QRect(0, 0, table.columnWidth(column) - 12, 10_000)
        needed = table.fontMetrics().boundingRect(cell, Qt.TextFlag.TextWordWrap, text)
        assert needed.height() <= table.rowHeight(0), text


def test_a_cell_by_keyboard(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    put("media", title="Tháng ba", broadcasts=[{"on": "2026-03-05"}])
    put("media", title="Tháng tư", broadcasts=[{"on": "2026-04-05"}])
    tab = tab_of()
    tab.strip.cells[3].setFocus()
    qtbot.keyClick(tab.strip.cells[3], Qt.Key.Key_Space)
    assert titles(tab) == ["Tháng tư"]


def test_a_month_without_items_shows_what_it_has_at_all(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    put("media", title="Chỉ mạng", broadcasts=[{"on": "2026-05-06", "channel": "website"}])
    put("media", title="Tháng tư", broadcasts=[{"on": "2026-04-05"}])
    tab = tab_of()
    qtbot.mouseClick(tab.strip.cells[4], Qt.MouseButton.LeftButton)
    assert titles(tab) == ["Chỉ mạng"]
    assert "Tháng 5/2026" in tab.lists["media"].filter_bar.chips["period"].text()


def test_another_year(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    put("media", title="Năm ngoái", broadcasts=[{"on": "2025-12-31"}])
    tab = tab_of()
    qtbot.mouseClick(tab.strip.earlier, Qt.MouseButton.LeftButton)
    assert tab.strip.title.text().endswith("2025")
    assert shown(tab, 11) == ("T12", "1/2", "thiếu 1")
    qtbot.mouseClick(tab.strip.later, Qt.MouseButton.LeftButton)
    assert tab.strip.title.text().endswith("2026")


def test_thresholds_changed_elsewhere_show_at_once(
    workspace: Workspace, context: UiContext, put: Put, tab_of: TabMaker
) -> None:
    put("media", title="Tin", broadcasts=[{"on": "2026-06-01"}])
    tab = tab_of()
    assert shown(tab, 5)[1] == "1/2"
    context.hub.announce(workspace.settings.save(media_per_month=1))
    assert shown(tab, 5) == ("T6", "1/1", "✓ đủ")


def test_the_three_lists(put: Put, hamlets: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    put("media", title="Tin", broadcasts=[{"on": "2026-06-01"}])
    put("activities", title="Tọa đàm", held_on="2026-06-02", attendance_male=3, attendance_female=4)
    put("family_models", name="Gia đình", hamlet_id=hamlets["Thôn Đông"], families=5)
    tab = tab_of()
    assert titles(tab) == ["Tin"]
    qtbot.mouseClick(tab.view_buttons["activities"], Qt.MouseButton.LeftButton)
    assert titles(tab) == ["Tọa đàm"]
    assert tab.lists["activities"].list.totals.sums()["attendance_total"] == "7"
    qtbot.mouseClick(tab.view_buttons["models"], Qt.MouseButton.LeftButton)
    assert tab.lists["models"].table.rows.row_at(0).name == "Gia đình"
    assert tab.without_model.text() == "Thôn chưa đăng ký mô hình: Thôn Đa Sĩ, Thôn Tây."


def test_distinct_items_and_broadcasts_stand_apart_in_the_totals(put: Put, tab_of: TabMaker) -> None:
    put("media", title="Tin", broadcasts=[{"on": "2026-06-01", "times": 3}, {"on": "2026-06-08"}])
    put("media", title="Bài", broadcasts=[{"on": "2026-06-02", "channel": "fanpage"}])
    tab = tab_of()
    totals = tab.lists["media"].list.totals
    assert totals.text() == "2 dòng"
    assert totals.sums() == {"times": "5", "radio_times": "4"}


def test_a_questioned_total_is_seen_in_the_list(put: Put, tab_of: TabMaker) -> None:
    put(
        "activities",
        title="Lệch",
        held_on="2026-06-02",
        attendance_total=10,
        attendance_male=3,
        attendance_female=4,
    )
    tab = tab_of()
    tab.show_view("activities")
    model = tab.lists["activities"].table.rows
    column = [column.key for column in model.columns].index("attendance_total")
    index = model.index(0, column)
    assert "nam 3 + nữ 4" in str(model.data(index, Qt.ItemDataRole.ToolTipRole))


def test_an_empty_list_says_what_to_do(tab_of: TabMaker) -> None:
    tab = tab_of()
    for view, part in (("media", "Ctrl+N"), ("activities", "hội nghị"), ("models", "mô hình")):
        tab.show_view(view)
        assert part in tab.lists[view].list.empty_label.text()


def test_it_fits_a_small_screen_and_is_named_for_screen_readers(tab_of: TabMaker) -> None:
    tab = tab_of()
    assert tab.minimumSizeHint().width() <= 1366
    assert all(button.text() for button in tab.view_buttons.values())
    assert all(button.accessibleName() for button in (tab.strip.earlier, tab.strip.later))
    assert all("tin, bài" in cell.accessibleName() for cell in tab.strip.cells)
