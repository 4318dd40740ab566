"""Type-to-filter and chips."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.ui.filter_bar import FilterBar, FilterSpec, Option
from tests.helpers.ui import compose, type_telex, type_text

STATUS = FilterSpec(
    key="status", title="Trạng thái", options=(Option(1, "Chưa làm"), Option(2, "Đang làm")), many=True
)


@pytest.fixture
def units() -> list[Option]:
    return [Option("a", "Hội Phụ nữ")]


@pytest.fixture
def bar(qtbot: QtBot, units: list[Option]) -> FilterBar:
    bar = FilterBar((STATUS, FilterSpec(key="unit", title="Đơn vị", options=lambda: list(units))))
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.search.setFocus()
    return bar


def test_typing_asks_once_when_it_pauses(qtbot: QtBot, bar: FilterBar) -> None:
    spy = QSignalSpy(bar.changed)
    with qtbot.waitSignal(bar.changed):
        type_text(bar.search, "phụ nữ")
    assert spy.count() == 1
    assert bar.search_text() == "phụ nữ"


def test_letters_still_being_composed_do_not_filter(qtbot: QtBot, bar: FilterBar) -> None:
    spy = QSignalSpy(bar.changed)
    with qtbot.waitSignal(bar.changed):
        compose(bar.search, ["h", "ho", "hô", "hội"], "hội")
    assert spy.count() == 1
    assert bar.search_text() == "hội"


def test_unikey_takes_letters_back_and_the_text_is_whole(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed):
        type_telex(bar.search, [(0, "hoo"), (2, "ô"), (0, "i"), (2, "ội")])
    assert bar.search_text() == "hội"


def test_a_menu_chooses_several_and_the_chip_names_them(qtbot: QtBot, bar: FilterBar) -> None:
    chip = bar.chips["status"]
    menu = chip.menu()
    assert menu is not None
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    actions = [action for action in menu.actions() if action.isCheckable()]
    assert [action.text() for action in actions] == ["Chưa làm", "Đang làm"]
    menu.setActiveAction(actions[0])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible(), "ticking one leaves the menu open for the next"
    assert (bar.filters(), chip.accessibleName()) == ({"status": (1,)}, "Trạng thái: Chưa làm")
    menu.setActiveAction(actions[1])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert (bar.filters(), chip.accessibleName()) == ({"status": (1, 2)}, "Trạng thái: 2 mục")
    menu.close()


def test_options_are_read_when_the_menu_opens(bar: FilterBar, units: list[Option]) -> None:
    units.append(Option("b", "Công an & Dân quân"))
    menu = bar.chips["unit"].menu()
    assert menu is not None
    menu.aboutToShow.emit()
    labels = [action.text() for action in menu.actions() if action.isCheckable()]
    assert labels == ["Hội Phụ nữ", "Công an && Dân quân"]


def test_one_button_takes_everything_back(qtbot: QtBot, bar: FilterBar) -> None:
    assert not bar.clear_button.isVisible()
    bar.set_filter("unit", "a")
    with qtbot.waitSignal(bar.changed):
        type_text(bar.search, "abc")
    assert bar.clear_button.isVisible()
    spy = QSignalSpy(bar.changed)
    qtbot.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert (bar.search_text(), bar.filters(), spy.count()) == ("", {}, 1)
    assert not bar.clear_button.isVisible()


def test_escape_empties_and_down_goes_to_the_list_with_the_newest_filter(
    qtbot: QtBot, bar: FilterBar
) -> None:
    type_text(bar.search, "abc")
    spy = QSignalSpy(bar.changed)
    with qtbot.waitSignal(bar.left_downwards):
        qtbot.keyClick(bar.search, Qt.Key.Key_Down)
    assert spy.count() == 1, "what was typed counts before the list is entered"
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search_text() == ""
