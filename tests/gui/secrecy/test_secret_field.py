"""The masked line: dots until asked, every asking noted, hidden again by time and by the veil."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.secrecy import SecretField, Veil
from tests.helpers.hands import click, strike
from tests.helpers.ui import type_text

NAME = "Lò Thị Mẩy"


def texts_in(widget: QWidget) -> str:
    """Everything that `widget` shows or tells a screen reader."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLineEdit | QLabel | QPushButton):
            found.append(one.text())
    return "\n".join(found)


@pytest.fixture
def noted() -> list[str]:
    return []


@pytest.fixture
def field(qtbot: QtBot, noted: list[str]) -> SecretField:
    made = SecretField("full_name", Veil(seconds=1), noted.append)
    made.name("Họ và tên")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_a_stored_name_is_in_no_widget_until_it_is_asked_for(field: SecretField, noted: list[str]) -> None:
    field.set_value(NAME)
    assert NAME not in texts_in(field)
    assert field.value() == NAME
    assert noted == []
    click(field.reveal_button)
    assert field.line.text() == NAME
    assert noted == ["full_name"]


def test_the_end_of_a_long_number_stays_visible(qtbot: QtBot, noted: list[str]) -> None:
    field = SecretField("id_number", Veil(), noted.append, tail=4)
    qtbot.addWidget(field)
    field.set_value("001190004567")
    assert "4567" in field.reveal_button.text()
    assert "0045" not in " ".join(texts_in(field))
    field.set_value("4567")
    assert "45" not in field.reveal_button.text(), "that would be all of it"


def test_it_hides_again_after_its_time(qtbot: QtBot, field: SecretField) -> None:
    field.set_value(NAME)
    field.reveal()
    qtbot.waitUntil(lambda: field.hidden, timeout=3000)
    assert NAME not in texts_in(field)


def test_the_veil_hides_at_once(qtbot: QtBot, noted: list[str]) -> None:
    veil = Veil()
    field = SecretField("full_name", veil, noted.append)
    qtbot.addWidget(field)
    field.set_value(NAME)
    field.reveal()
    veil.drop()
    assert field.hidden
    assert NAME not in texts_in(field)
    assert field.value() == NAME


def test_an_empty_one_is_typed_into_without_asking(field: SecretField, noted: list[str]) -> None:
    field.set_value("")
    assert field.line.isVisible()
    type_text(field.line, NAME)
    assert field.value() == NAME
    assert noted == []
    field.conceal()
    assert field.hidden
    assert field.value() == NAME


def test_by_keys(qtbot: QtBot, field: SecretField, noted: list[str]) -> None:
    field.set_value(NAME)
    field.setFocus()
    qtbot.waitUntil(field.reveal_button.hasFocus)
    strike(field.reveal_button, Qt.Key.Key_F2)
    qtbot.waitUntil(field.line.hasFocus)
    assert noted == ["full_name"]


def test_what_is_changed_is_the_value_and_revealing_alone_changes_nothing(field: SecretField) -> None:
    field.set_value(NAME)
    before = field.raw()
    field.reveal()
    assert field.raw() == before
    field.line.selectAll()
    type_text(field.line, "Vàng Thị Sua")
    field.conceal()
    assert field.raw() == "Vàng Thị Sua"


def test_a_draft_comes_back_hidden(field: SecretField, noted: list[str]) -> None:
    field.set_value("")
    field.set_raw(NAME)
    assert field.hidden
    assert NAME not in texts_in(field)
    field.reveal()
    assert noted == []
