"""Forms over the real records: saving, checking, asking, drafts, history."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.fields import DateField, LineField, NumberField
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.history_dialog import HistoryDialog
from tests.gui.foundation.conftest import UnitForm
from tests.helpers.ui import RecordingMessages, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def line(form: Form, key: str) -> Any:
    field = form.fields[key]
    assert isinstance(field, LineField | NumberField)
    return field.line


def dirty(form: Form) -> bool:
    """Asked anew each time."""
    return form.dirty


def unit_named(workspace: Workspace, name: str) -> Any:
    from app.services.listing import ListQuery

    found = [
        row
        for row in workspace.records.page("units", ListQuery(limit=500)).rows
        if row.values["name"] == name
    ]
    return found[0] if found else None


@pytest.fixture
def police(workspace: Workspace) -> Any:
    return unit_named(workspace, "Công an xã")


def test_a_new_record_is_typed_and_saved_by_keys_alone(
    qtbot: QtBot, form: UnitForm, workspace: Workspace, messages: RecordingMessages
) -> None:
    form.open_new({"active": True})
    form.activateWindow()
    form.fields["name"].setFocus()
    type_text(line(form, "name"), "Hội Chữ thập đỏ xã")
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert line(form, "abbreviation").hasFocus(), "Enter moves on"
    type_text(line(form, "abbreviation"), "CTĐ")
    assert dirty(form)
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(line(form, "abbreviation"), Qt.Key.Key_S, CTRL)
    record = workspace.records.get("units", saved.args[0].record.id)
    assert record.values["name"] == "Hội Chữ thập đỏ xã"
    assert record.values["abbreviation"] == "CTĐ"
    assert not dirty(form)
    [(text, undo)] = messages.notices
    assert text == "Đã lưu."
    assert undo is not None
    undo()
    assert unit_named(workspace, "Hội Chữ thập đỏ xã") is None


def test_a_required_field_is_named_and_goes_to_it(qtbot: QtBot, form: UnitForm) -> None:
    form.open_new()
    form.activateWindow()
    form.fields["note"].setFocus()
    form.save()
    assert form.fields["name"].error_label.text() == "Cần nhập «Tên đơn vị»."
    assert form.fields["name"].error_label.isVisible()
    qtbot.waitUntil(line(form, "name").hasFocus)


def test_findings_of_the_service_stand_below_their_fields(
    form: UnitForm, police: Any, workspace: Workspace
) -> None:
    form.open_record(police.id)
    line(form, "name").setText("x" * 400)
    form.save()
    assert "300 ký tự" in form.fields["name"].error_label.text()
    assert workspace.records.get("units", police.id).version == police.version


def test_only_what_was_changed_is_put(form: UnitForm, police: Any, workspace: Workspace) -> None:
    form.open_record(police.id)
    workspace.records.put("units", {"id": police.id, "phone": "0123"})
    form.open_record(police.id)
    line(form, "abbreviation").setText("CAX")
    assert form.changed_values() == {"abbreviation": "CAX"}
    form.save()
    record = workspace.records.get("units", police.id)
    assert (record.values["phone"], record.values["abbreviation"]) == ("0123", "CAX")


def test_a_record_changed_elsewhere_is_told_and_nothing_is_lost(
    form: UnitForm, police: Any, workspace: Workspace, messages: RecordingMessages
) -> None:
    form.open_record(police.id)
    line(form, "abbreviation").setText("CAX")
    workspace.records.put("units", {"id": police.id, "abbreviation": "CA2"})
    form.save()
    [(kind, text)] = messages.said
    assert (kind, text.startswith("Hồ sơ đã được thay đổi ở nơi khác")) == ("error", True)
    assert line(form, "abbreviation").text() == "CAX"
    assert form.dirty
    assert workspace.local.get(f"draft.units.{police.id}") == {"abbreviation": "CAX"}


class ActivityForm(Form):
    """An activity: its total is questioned when it does not add up."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "activities")
        self.add("title", "Tên hoạt động", LineField(), required=True)
        self.add("held_on", "Ngày", DateField(context.clock), required=True)
        for key, label in (
            ("attendance_total", "Tổng"),
            ("attendance_male", "Nam"),
            ("attendance_female", "Nữ"),
        ):
            self.add(key, label, NumberField(), half=True)


@pytest.mark.parametrize("agreed", [False, True])
def test_something_unusual_is_asked_about_and_then_saved(
    qtbot: QtBot, context: UiContext, messages: RecordingMessages, agreed: bool
) -> None:
    form = ActivityForm(context)
    qtbot.addWidget(form)
    form.open_new(
        {
            "title": "Tọa đàm",
            "held_on": "2026-07-01",
            "attendance_total": 50,
            "attendance_male": 20,
            "attendance_female": 20,
        }
    )
    messages.yes = agreed
    form.save()
    [(kind, text)] = messages.said
    assert kind == "ask"
    assert "50" in text
    assert (form.record is not None) is agreed


def test_what_is_typed_while_saving_stays_unsaved(
    form: UnitForm, police: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.open_record(police.id)
    line(form, "abbreviation").setText("CAX")
    put = workspace.records.put

    def put_slowly(*args: Any, **kwargs: Any) -> Any:
        saved = put(*args, **kwargs)
        line(form, "position").setText("99")
        return saved

    monkeypatch.setattr(workspace.records, "put", put_slowly)
    form.save()
    assert form.dirty
    assert form.changed_values() == {"position": 99}


# --- drafts -----------------------------------------------------------------------------------


def test_a_draft_is_kept_when_typing_pauses_and_comes_back(
    qtbot: QtBot, form: UnitForm, context: UiContext, workspace: Workspace, police: Any
) -> None:
    key = f"draft.units.{police.id}"
    form.open_record(police.id)
    line(form, "abbreviation").end(False)
    type_text(line(form, "abbreviation"), " mới")
    qtbot.waitUntil(lambda: workspace.local.get(key) is not None, timeout=3000)
    again = UnitForm(context)
    qtbot.addWidget(again)
    again.show()
    again.open_record(police.id)
    assert line(again, "abbreviation").text() == line(form, "abbreviation").text()
    assert dirty(again)
    drop = next(b for b in again.findChildren(QPushButton) if b.text() == "Bỏ phần nhập dở")
    assert drop.isVisible()
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert line(again, "abbreviation").text() == police.values["abbreviation"]
    assert not dirty(again)
    assert workspace.local.get(key) is None


def test_the_end_of_the_session_keeps_the_draft_at_once(
    form: UnitForm, context: UiContext, workspace: Workspace
) -> None:
    form.open_new()
    line(form, "name").setText("Hội Làm v")
    context.hub.close()
    assert workspace.local.get("draft.units.new") == {"name": "Hội Làm v"}


def test_saving_drops_the_draft(form: UnitForm, workspace: Workspace) -> None:
    form.open_new()
    line(form, "name").setText("Hội Làm vườn")
    form.keep_draft()
    assert workspace.local.get("draft.units.new") is not None
    form.save()
    assert workspace.local.get("draft.units.new") is None


# --- leaving ----------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot: QtBot, context: UiContext, police: Any) -> FormDialog:
    form = UnitForm(context)
    dialog = FormDialog(form, "Đơn vị")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    form.open_record(police.id)
    dialog.open()
    return dialog


def test_closing_asks_when_something_is_unsaved(
    qtbot: QtBot, dialog: FormDialog, messages: RecordingMessages, workspace: Workspace, police: Any
) -> None:
    line(dialog.form, "abbreviation").setText("CAX")
    messages.choice = None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(messages.said) == 1)
    assert dialog.isVisible()
    messages.choice = "save"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert workspace.records.get("units", police.id).values["abbreviation"] == "CAX"
    assert [kind for kind, _ in messages.said] == ["choose", "choose"]


def test_unsaved_entries_can_be_given_up(
    qtbot: QtBot, dialog: FormDialog, messages: RecordingMessages, workspace: Workspace, police: Any
) -> None:
    line(dialog.form, "abbreviation").setText("CAX")
    messages.choice = "discard"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert workspace.records.get("units", police.id).version == police.version


def test_nothing_unsaved_closes_without_asking(
    qtbot: QtBot, dialog: FormDialog, messages: RecordingMessages
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert messages.said == []


# --- history ----------------------------------------------------------------------------------


def test_an_earlier_state_is_got_back_from_the_history(
    qtbot: QtBot, form: UnitForm, workspace: Workspace, messages: RecordingMessages, police: Any
) -> None:
    workspace.records.put("units", {"id": police.id, "abbreviation": "CA2"})
    workspace.records.put("units", {"id": police.id, "abbreviation": "CA3"})
    form.open_record(police.id)
    button = next(b for b in form.findChildren(QPushButton) if b.text() == "Lịch sử")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = form.findChild(HistoryDialog)
    assert dialog is not None
    changes = [dialog.table.item(row, 3) for row in range(dialog.table.rowCount())]
    texts = [item.text() if item else "" for item in changes]
    assert texts[:2] == ["Tên viết tắt: CA2 → CA3", "Tên viết tắt: CA → CA2"]
    assert not dialog.restore_button.isEnabled()
    dialog.table.selectRow(1)
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert messages.said[0][0] == "ask"
    assert workspace.records.get("units", police.id).values["abbreviation"] == "CA2"
    assert line(form, "abbreviation").text() == "CA2", "the form shows what was got back"


def test_a_new_form_has_no_history(form: UnitForm) -> None:
    form.open_new()
    button = next(b for b in form.findChildren(QPushButton) if b.text() == "Lịch sử")
    assert not button.isEnabled()
