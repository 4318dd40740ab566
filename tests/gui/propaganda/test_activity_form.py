"""Entry of a direct activity and of a model by clicks and keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.vocabulary import MaterialKind
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.form import Form
from app.ui.propaganda.activity_form import ActivityForm
from app.ui.propaganda.materials_field import MaterialsField
from tests.gui.propaganda.conftest import Put, TabMaker, new_form, open_form, save, titles
from tests.helpers.ui import RecordingMessages, press, type_text


def fill(form: Form, **entries: str) -> None:
    """Type into fields by key."""
    for key, text in entries.items():
        editor = form.fields[key].editor
        editor.setFocus()
        line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        assert isinstance(line, QLineEdit)
        line.selectAll()
        type_text(line, text)


def test_an_activity_with_people_materials_and_money(
    workspace: Workspace, hamlets: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = new_form(tab, "activities", qtbot)
    fill(
        form,
        title="Họp thôn lồng ghép",
        held_on="5/3",
        hamlet_id="thon dong",
        host_unit_id="Hội LHPN",
        sessions="2",
        attendance_male="30",
        attendance_female="45",
        cost_state="1,5 triệu",
    )
    materials = form.fields["materials"]
    assert isinstance(materials, MaterialsField)
    type_text(materials.numbers[MaterialKind.LEAFLET].line, "200")
    partners = form.fields["partners"].editor
    partners.setFocus()
    type_text(partners, "Đoàn TN")
    press(partners, Qt.Key.Key_Return)
    save(form, qtbot)
    assert titles(tab) == ["Họp thôn lồng ghép"]
    (row,) = workspace.propaganda.activity_page(ListQuery()).rows
    assert (row.attendance_total, row.sessions, row.cost_state) == (75, 2, 1_500_000)
    assert (row.host, row.hamlet) == ("Hội Liên hiệp Phụ nữ xã", "Thôn Đông")
    values = workspace.records.get("activities", row.id).values
    assert [(one["material"], one["quantity"]) for one in values["materials"]] == [
        (MaterialKind.LEAFLET, 200)
    ]
    assert len(values["partners"]) == 1


def test_a_total_that_does_not_add_up_is_questioned_beside_the_field(tab_of: TabMaker, qtbot: QtBot) -> None:
    form = new_form(tab_of(), "activities", qtbot)
    assert isinstance(form, ActivityForm)
    fill(form, attendance_total="80", attendance_male="30")
    assert not form.question.isVisible()
    fill(form, attendance_female="45")
    assert form.question.isVisible()
    assert form.question.question.text() == ("Tổng 80 khác với nam 30 + nữ 45 = 75. Có đúng như vậy không?")
    qtbot.mouseClick(form.question.take_button, Qt.MouseButton.LeftButton)
    assert form.fields["attendance_total"].value() == 75
    assert not form.question.isVisible()


def test_more_women_than_people_are_questioned(tab_of: TabMaker, qtbot: QtBot) -> None:
    form = new_form(tab_of(), "activities", qtbot)
    assert isinstance(form, ActivityForm)
    fill(form, attendance_total="10", attendance_female="12")
    assert form.question.question.text() == "Số nam hoặc nữ lớn hơn tổng 10. Có đúng như vậy không?"
    assert not form.question.take_button.isVisible()
    fill(form, attendance_female="mười")
    assert not form.question.isVisible()


def test_an_unusual_total_is_stored_once_confirmed(
    workspace: Workspace, messages: RecordingMessages, tab_of: TabMaker, qtbot: QtBot
) -> None:
    messages.yes = False
    form = new_form(tab_of(), "activities", qtbot)
    fill(
        form,
        title="Lệch",
        held_on="5/3",
        attendance_total="80",
        attendance_male="30",
        attendance_female="45",
    )
    save(form, qtbot)
    assert "nam 30 + nữ 45" in form.fields["attendance_total"].error_label.text()
    assert workspace.propaganda.activity_page(ListQuery()).total == 0
    messages.yes = True
    save(form, qtbot)
    (row,) = workspace.propaganda.activity_page(ListQuery()).rows
    assert row.questioned


def test_materials_keep_their_rows(workspace: Workspace, put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    activity = put(
        "activities",
        title="Phát tờ rơi",
        held_on="2026-03-05",
        materials=[{"material": "leaflet", "quantity": 100}, {"material": "banner", "quantity": 2}],
    )
    before = {
        row["material"]: row["id"]
        for row in workspace.records.get("activities", activity).values["materials"]
    }
    form = open_form(tab_of(), "activities", activity, qtbot)
    assert not form.dirty
    materials = form.fields["materials"]
    assert isinstance(materials, MaterialsField)
    leaflets = materials.numbers[MaterialKind.LEAFLET].line
    leaflets.selectAll()
    type_text(leaflets, "150")
    materials.numbers[MaterialKind.BANNER].line.clear()
    save(form, qtbot)
    (after,) = workspace.records.get("activities", activity).values["materials"]
    assert (after["id"], after["quantity"]) == (before[MaterialKind.LEAFLET], 150)


def test_title_and_day_are_required(tab_of: TabMaker, qtbot: QtBot) -> None:
    form = new_form(tab_of(), "activities", qtbot)
    save(form, qtbot)
    assert form.fields["title"].error_label.text()
    assert form.fields["held_on"].error_label.text() == "Cần nhập «Ngày tổ chức»."


def test_a_model_of_a_hamlet(
    workspace: Workspace, hamlets: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = new_form(tab, "models", qtbot)
    fill(
        form,
        name="Gia đình chia sẻ trách nhiệm",
        hamlet_id="da si",
        registered_on="8/3",
        families="20",
        pledges="15",
    )
    editor = form.fields["hamlet_id"].editor.lineEdit()  # type: ignore[attr-defined]
    editor.selectAll()
    type_text(editor, "thon da si")
    save(form, qtbot)
    (row,) = workspace.propaganda.model_page(ListQuery()).rows
    assert (row.hamlet, row.families, row.pledges) == ("Thôn Đa Sĩ", 20, 15)
    assert tab.without_model.text() == "Thôn chưa đăng ký mô hình: Thôn Đông, Thôn Tây."
