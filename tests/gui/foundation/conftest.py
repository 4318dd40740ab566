"""A small form and list over a real register, the window with its door, and the program's look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.beginning import StartChoice
from app.ui.columns import Align, Column
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.fields import CheckField, LineField, NumberField, Option, TextField
from app.ui.filter_bar import FilterSpec
from app.ui.first_run import FirstRun
from app.ui.form import Form
from tests.gui.conftest import FixedClock
from tests.gui.foundation.house import House, click, walk_first_run


class UnitForm(Form):
    """The register of units."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "units")
        self.add("name", "Tên đơn vị", LineField(), required=True)
        self.add("abbreviation", "Tên viết tắt", LineField(), half=True)
        self.add("position", "Thứ tự", NumberField(), half=True)
        self.add("active", "", CheckField("Đang dùng"))
        self.add("note", "Ghi chú", TextField())


def unit_spec(context: UiContext, *, pane: bool = False) -> EntitySpec:
    return EntitySpec(
        key="units",
        title="Đơn vị",
        columns=(
            Column(key="name", title="Tên đơn vị", width=220, stretch=True),
            Column(key="abbreviation", title="Viết tắt", width=90),
            Column(key="position", title="Thứ tự", width=70, align=Align.RIGHT),
        ),
        fetch=lambda query: context.records.page("units", query),
        empty="Chưa có đơn vị nào. Bấm «Thêm mới» để nhập.",
        filters=(
            FilterSpec(
                key="active",
                title="Trạng thái",
                options=(Option(True, "Đang dùng"), Option(False, "Ngừng dùng")),
            ),
        ),
        form=UnitForm,
        pane=pane,
    )


@pytest.fixture
def form(qtbot: QtBot, context: UiContext) -> UnitForm:
    form = UnitForm(context)
    qtbot.addWidget(form)
    form.resize(700, 500)
    with qtbot.waitExposed(form):
        form.show()
    return form


@pytest.fixture
def tab(qtbot: QtBot, context: UiContext) -> EntityTab:
    tab = EntityTab(unit_spec(context), context)
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture(autouse=True)
def vietnamese_locale(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    house = House(tmp_path / "data", qapp, clock)
    qtbot.addWidget(house.window)
    with qtbot.waitExposed(house.window):
        house.window.show()
    yield house
    house.door.leave()


@pytest.fixture
def code(qtbot: QtBot, house: House) -> str:
    """A file that was made and is open."""
    code = walk_first_run(qtbot, house)
    with qtbot.waitSignal(house.door.unlocked):
        click(qtbot, house.screen(FirstRun).start_buttons[StartChoice.EMPTY])
    return code
