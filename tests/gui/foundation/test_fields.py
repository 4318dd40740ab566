"""Entry fields: what is typed, composed or picked, and the sentence when it cannot be read."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.dates import DateRange
from app.ui.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LineField,
    MoneyField,
    NumberField,
    Option,
    PickField,
    PicksField,
    RangeField,
    TagsField,
    TextField,
    UnitCombo,
)
from app.ui.fields.dates import CalendarPopup
from tests.gui.conftest import FixedClock
from tests.helpers.ui import compose, press, type_telex, type_text

UNITS = (("a", "Hội Liên hiệp Phụ nữ xã", "Hội LHPN"), ("b", "Công an xã", "CA"), ("c", "Cống An xã", "X"))
Show = Callable[[Field], Field]


class Page(QWidget):
    """A field, and another to go to."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.other = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(self.other)


@pytest.fixture
def leave(qtbot: QtBot) -> Callable[[Field, str], None]:
    """Show the field, type into it, and go elsewhere."""
    # The bot holds its widgets weakly.
    pages: list[Page] = []

    def act(field: Field, text: str) -> None:
        page = Page(field)
        pages.append(page)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        field.setFocus()
        qtbot.waitUntil(lambda: field.editor.hasFocus())
        target = field.editor.focusProxy() or field.editor
        type_text(target, text)
        with qtbot.waitSignal(field.left):
            page.other.setFocus()

    return act


Leave = Callable[[Field, str], None]


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("5/3", "05/03/2026", date(2026, 3, 5)),
        ("05/03/26", "05/03/2026", date(2026, 3, 5)),
        ("", "", None),
    ],
)
def test_a_date_is_written_out_when_left(
    leave: Leave, clock: FixedClock, typed: str, shown: str, value: date | None
) -> None:
    field = DateField(clock)
    leave(field, typed)
    assert (field.line.text(), field.value()) == (shown, value)
    assert not field.error_label.isVisible()


def test_a_date_that_does_not_exist_stays_as_typed_with_a_sentence(
    leave: Leave, clock: FixedClock, qtbot: QtBot
) -> None:
    field = DateField(clock)
    leave(field, "31/2")
    assert field.line.text() == "31/2"
    assert field.error_label.isVisible()
    assert "Tháng 2 năm 2026 không có ngày 31" in field.error_label.text()
    assert field.editor.accessibleDescription() == field.error_label.text()
    type_text(field.line, "0")
    assert not field.error_label.isVisible(), "the sentence goes when the entry is changed"


def test_a_day_is_picked_on_a_vietnamese_calendar(qtbot: QtBot, clock: FixedClock) -> None:
    field = DateField(clock)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.set_value("2026-03-05")
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    calendar = popup.calendar
    assert calendar.locale().monthName(3) == "tháng 3"
    assert calendar.locale().standaloneDayName(1, calendar.locale().FormatType.ShortFormat) == "Thứ 2"
    days = calendar.findChild(QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert field.value() == date(2026, 3, 6)


def test_a_range_is_typed_as_a_month(leave: Leave, clock: FixedClock) -> None:
    field = RangeField(clock)
    leave(field, "tháng 3")
    assert field.value() == DateRange(date(2026, 3, 1), date(2026, 3, 31))
    assert field.line.text() == "01/03/2026 - 31/03/2026"
    assert field.value() == DateRange(date(2026, 3, 1), date(2026, 3, 31)), "its own words can be read"


def test_money_takes_words(leave: Leave) -> None:
    field = MoneyField()
    leave(field, "1,5 triệu")
    assert (field.line.text(), field.value()) == ("1.500.000", 1_500_000)


def test_a_number_below_zero_is_refused_in_a_sentence(leave: Leave) -> None:
    field = NumberField()
    leave(field, "-3")
    assert "không được nhỏ hơn 0" in field.error_label.text()


def test_tab_leaves_a_text_and_enter_breaks_its_line(qtbot: QtBot) -> None:
    field = TextField()
    page = Page(field)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    field.setFocus()
    type_text(field.text, "một")
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    type_text(field.text, "hai")
    qtbot.keyClick(field.text, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.other.hasFocus)
    assert field.value() == "một\nhai"


@pytest.mark.parametrize("make", [LineField, TextField])
def test_input_methods_compose_in_texts(qtbot: QtBot, make: Callable[[], Field]) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    compose(field.editor, ["n", "nư", "nữ"], "nữ")
    assert field.value() == "nữ"
    type_telex(field.editor, [(0, " gioi"), (2, "ới")])
    assert field.value() == "nữ giới"


def test_unikey_backspaces_are_not_eaten_by_suggestions(qtbot: QtBot) -> None:
    field = UnitCombo(lambda: UNITS)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    line = field.combo.lineEdit()
    assert line is not None
    type_telex(line, [(0, "co"), (1, "oo"), (2, "ô"), (0, "ng"), (0, " an xa"), (1, "ã")])
    assert line.text() == "công an xã"


def test_a_unit_is_found_by_part_without_accents_and_by_abbreviation(qtbot: QtBot) -> None:
    field = UnitCombo(lambda: UNITS)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    line = field.combo.lineEdit()
    assert line is not None
    for typed, expected in (("phu nu", ["Hội Liên hiệp Phụ nữ xã"]), ("lhpn", ["Hội Liên hiệp Phụ nữ xã"])):
        line.clear()
        type_text(line, typed)
        completer = field.combo.completer()
        assert completer is not None
        model = completer.completionModel()
        found = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        assert found == expected
        popup = completer.popup()
        assert popup is not None
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert line.text() == "Hội Liên hiệp Phụ nữ xã"
        assert field.value() == "a"


def test_two_names_that_differ_by_accents_are_told_apart(qtbot: QtBot) -> None:
    field = UnitCombo(lambda: UNITS)
    qtbot.addWidget(field)
    line = field.combo.lineEdit()
    assert line is not None
    line.setText("Cống An xã")
    assert field.value() == "c"
    line.setText("cong an xa")
    assert "Chưa có «cong an xa»" in field.problem()


def test_an_unknown_unit_is_said_and_kept_as_typed(leave: Leave) -> None:
    field = UnitCombo(lambda: UNITS, allow_new=True)
    leave(field, "Hội Làm vườn")
    assert field.raw() == "Hội Làm vườn"
    assert "Chưa có «Hội Làm vườn»" in field.error_label.text()
    assert "Thêm…" in field.error_label.text()


@pytest.mark.parametrize(
    "field_of",
    [
        lambda: PickField(lambda: [Option("a", "A")]),
        lambda: ChoiceField([Option("a", "A")]),
    ],
)
def test_a_choice_no_longer_offered_is_not_lost(qtbot: QtBot, field_of: Callable[[], Field]) -> None:
    field = field_of()
    qtbot.addWidget(field)
    field.set_value("gone")
    assert field.value() == "gone"
    field.set_value("a")
    assert field.value() == "a"


def test_several_units_become_chips(qtbot: QtBot) -> None:
    field = PicksField(
        lambda: [Option(unit, name) for unit, name, _ in UNITS],
        keywords=lambda option: {unit: short for unit, _, short in UNITS}[option.value],
    )
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    type_text(field.line, "CA; hội lhpn; lạ")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "lạ", "what is not known stays to be corrected"
    assert "lạ" in field.error_label.text()
    field.line.clear()
    assert field.value() == ("b", "a")
    press(field.line, Qt.Key.Key_Backspace)
    assert field.value() == ("b",)
    field.set_value(("gone", "a"))
    assert field.value() == ("gone", "a")


def test_drafts_give_back_what_was_typed(qtbot: QtBot, clock: FixedClock) -> None:
    fields: list[tuple[Field, Field, str]] = [
        (DateField(clock), DateField(clock), "31/2"),
        (MoneyField(), MoneyField(), "1,5 tr"),
        (TagsField(), TagsField(), "một; hai"),
        (UnitCombo(lambda: UNITS), UnitCombo(lambda: UNITS), "Hội Là"),
        (PicksField(list), PicksField(list), "dở dang"),
        (LineField(), LineField(), "chữ"),
    ]
    for before, after, typed in fields:
        qtbot.addWidget(before)
        qtbot.addWidget(after)
        line = before.findChild(QLineEdit)
        assert line is not None
        line.setText(typed)
        after.set_raw(before.raw())
        assert after.raw() == before.raw()
        assert before.raw() not in ("", [])


def test_tags_are_parted_by_semicolons_and_taken_away_by_a_click(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QToolButton

    field = TagsField()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    type_text(field.line, "Chương trình A; Chương trình B")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == ("Chương trình A", "Chương trình B")
    first = next(c for c in field.findChildren(QToolButton) if "Chương trình A" in c.accessibleName())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert field.value() == ("Chương trình B",)


def test_a_box_that_is_not_ticked_is_an_answer(qtbot: QtBot) -> None:
    """No counts as much as yes: what is required is there, and what is put says so."""
    field = CheckField("Đang dùng")
    qtbot.addWidget(field)
    for ticked in (False, True, None):
        field.set_value(ticked)
        assert (field.value(), field.raw()) == (bool(ticked), bool(ticked))
        assert not field.is_empty()
        assert not field.problem()
