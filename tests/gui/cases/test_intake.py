"""The two-minute intake: ten fields by keys alone; unknown, anonymous and declined are normal."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.case_vocabulary import DatePrecision, GbvType, ReceiveForm, Relationship, Sex, ViolenceForm
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.intake import IntakeForm, When
from app.ui.cases.tab import CasesView
from app.ui.context import UiContext
from app.ui.form_dialog import FormDialog
from tests.gui.conftest import FixedClock
from tests.helpers.hands import strike
from tests.helpers.ui import RecordingMessages, type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    strike(focused(), key, modifiers)


def say(text: str) -> None:
    type_text(focused(), text)


def open_by_key(qtbot: QtBot, view: CasesView) -> FormDialog:
    view.list.table.setFocus()
    strike(view.list.table, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FormDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.form.fields["received_at"].editor.hasFocus())
    return dialog


def test_ten_fields_by_keys_alone(qtbot: QtBot, view: CasesView, workspace: Workspace) -> None:
    dialog = open_by_key(qtbot, view)
    assert len(dialog.form.fields) == 10
    press(Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    say("8h15 14/7")
    press(Key.Key_Return)
    say("T")  # Trực tiếp báo tin
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_Down)  # Nữ
    press(Key.Key_Return)
    say("34")
    press(Key.Key_Return)
    press(Key.Key_Down)  # Vợ, chồng
    press(Key.Key_Return)
    say("13/7")
    press(Key.Key_Return)
    for _ in range(3):
        press(Key.Key_Down)  # Hành hung thân thể
    press(Key.Key_Return)
    press(Key.Key_Space)  # Thể chất
    for _ in range(4):
        press(Key.Key_Tab)
    press(Key.Key_Down)  # Có
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_Down)  # Không
    press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert view.screen_.number.text() == "2026-A-001"
    assert_ten_answers(workspace)


def assert_ten_answers(workspace: Workspace) -> None:
    (row,) = workspace.cases.overview.page(ListQuery()).rows
    values = workspace.records.get("cases", row.id).values
    assert values["received_at"] == datetime(2026, 7, 14, 8, 15)
    assert values["receive_form"] is ReceiveForm.IN_PERSON
    assert (values["survivors"][0]["sex"], values["survivors"][0]["age"]) == (Sex.FEMALE, 34)
    assert values["perpetrators"][0]["relationship"] is Relationship.SPOUSE
    incident = values["incidents"][0]
    assert incident["incident_date"] == date(2026, 7, 13)
    assert incident["date_precision"] is DatePrecision.EXACT
    assert incident["gbv_type"] is GbvType.PHYSICAL_ASSAULT
    assert [one["form"] for one in incident["dv_form"]] == [ViolenceForm.PHYSICAL]
    assert (values["consent_services"], values["consent_sharing"]) == (True, False)


def test_an_anonymous_call_about_which_nothing_is_known(
    context: UiContext, qtbot: QtBot, workspace: Workspace
) -> None:
    form = IntakeForm(context)
    qtbot.addWidget(form)
    form.open_new()
    form.save()
    (row,) = workspace.cases.overview.page(ListQuery()).rows
    assert row.receive_form is ReceiveForm.PHONE
    values = workspace.records.get("cases", row.id).values
    assert values["survivors"] == values["incidents"] == values["perpetrators"] == []


def test_declined_answers_are_stored_as_such(context: UiContext, qtbot: QtBot, workspace: Workspace) -> None:
    form = IntakeForm(context)
    qtbot.addWidget(form)
    form.open_new()
    form.fields["sex"].set_value(Sex.DECLINED)
    form.fields["relationship"].set_value(Relationship.DECLINED)
    form.save()
    (row,) = workspace.cases.overview.page(ListQuery()).rows
    values = workspace.records.get("cases", row.id).values
    assert values["survivors"][0]["sex"] is Sex.DECLINED
    assert values["perpetrators"][0]["relationship"] is Relationship.DECLINED


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("13/7", When(date(2026, 7, 13), DatePrecision.EXACT)),
        ("tháng 6", When(date(2026, 6, 1), DatePrecision.MONTH)),
        ("?", When(None, DatePrecision.UNKNOWN)),
        ("không rõ", When(None, DatePrecision.UNKNOWN)),
    ],
)
def test_the_day_as_far_as_it_is_known(context: UiContext, qtbot: QtBot, typed: str, when: When) -> None:
    form = IntakeForm(context)
    qtbot.addWidget(form)
    form.open_new()
    field = form.fields["incident_date"]
    field.set_raw(typed)
    assert field.value() == when
    assert field.problem() == ""


def test_a_year_is_no_day(context: UiContext, qtbot: QtBot) -> None:
    form = IntakeForm(context)
    qtbot.addWidget(form)
    form.open_new()
    form.fields["incident_date"].set_raw("quý II")
    assert form.fields["incident_date"].problem()


def test_what_the_service_refuses_is_said_at_its_field(
    context: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    form = IntakeForm(context)
    qtbot.addWidget(form)
    form.open_new()
    form.fields["incident_date"].set_raw("20/7")
    form.save()
    assert form.fields["incident_date"].error_label.text()
    assert form.record is None


def test_danger_opens_the_red_page(
    qtbot: QtBot, view: CasesView, workspace: Workspace, clock: FixedClock
) -> None:
    open_by_key(qtbot, view)
    press(Key.Key_D, CTRL)
    press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: view.screen_.banner.isVisible())
    (row,) = workspace.cases.overview.page(ListQuery()).rows
    assert row.immediate_danger is True
    red = QApplication.activeModalWidget()
    assert red is not None
    assert red.windowTitle() == "Việc cần làm ngay"
    red.close()
