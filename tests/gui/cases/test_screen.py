"""The case screen: steps, clocks, masked names, logged looks, what happens at lock and cover."""

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.case_work_vocabulary import ClockCode
from app.services.cases.access import AccessEntry
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.fields import TicksField
from app.ui.cases.late_reason import LateReasonDialog
from app.ui.cases.page import CasePage
from app.ui.cases.steps import STEPS
from app.ui.cases.tab import CasesTab, CasesView
from app.ui.fields import RowsField
from app.ui.secrecy import SecretField
from app.ui.theme import Tone
from tests.gui.cases.conftest import NAMES, PutCase
from tests.gui.conftest import PASSPHRASE, FixedClock
from tests.helpers.hands import click, strike
from tests.helpers.ui import RecordingMessages, type_text


def shown_texts(root: QWidget) -> str:
    """Everything that `root` shows or tells a screen reader."""
    found = []
    for one in [root, *root.findChildren(QWidget)]:
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLineEdit | QLabel | QAbstractButton):
            found.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QListWidget):
            found += [one.item(row).text() for row in range(one.count())]
        elif isinstance(one, QTableWidget):
            cells = [one.item(row, 3) for row in range(one.rowCount())]
            found += [cell.text() for cell in cells if cell is not None]
    return "\n".join(found)


def page_of(view: CasesView, step: str) -> CasePage:
    view.screen_.show_step(step)
    page = view.screen_.page
    assert isinstance(page, CasePage)
    return page


def secret_of(page: CasePage, rows: str, key: str) -> SecretField:
    field = page.fields[rows]
    assert isinstance(field, RowsField)
    field.cards[0].fold(False)
    secret = field.cards[0].fields[key]
    assert isinstance(secret, SecretField)
    return secret


def access(workspace: Workspace, *actions: str) -> list[AccessEntry]:
    return list(workspace.cases.access.page(ListQuery(filters={"action": actions})).rows)


def test_no_step_shows_a_name(view: CasesView, put_case: PutCase) -> None:
    view.open_case(put_case())
    for step in STEPS:
        view.screen_.show_step(step.key)
        texts = shown_texts(view)
        assert not [name for name in NAMES if name in texts], step.key


def test_a_name_is_shown_when_asked_for_and_the_look_is_logged(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    view.open_case(put_case())
    secret = secret_of(page_of(view, "survivors"), "survivors", "full_name")
    assert access(workspace, "reveal") == []
    click(secret.reveal_button)
    assert secret.line.text() == NAMES[0]
    (entry,) = access(workspace, "reveal")
    assert entry.case_no == "2026-A-001"
    assert entry.label == "Hiện «Họ và tên»"


def test_opening_a_case_is_one_look_however_many_steps_are_seen(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    view.open_case(put_case())
    for step in STEPS:
        view.screen_.show_step(step.key)
    assert len(access(workspace, "view")) == 1


def test_a_step_is_saved_by_itself_and_what_is_open_shrinks(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    before = view.screen_.steps.item(0).text()
    page = page_of(view, "reception")
    rows = page.fields["assignments"]
    assert isinstance(rows, RowsField)
    card = rows.add_row()
    card.fields["assigned_at"].set_value(datetime(2026, 7, 14, 8, 40))
    card.fields["assignee"].set_value("police")
    page.save()
    assert not page.dirty
    stored = workspace.records.get("cases", case_id).values
    assert stored["assignments"][0]["assigned_at"] == datetime(2026, 7, 14, 8, 40)
    assert stored["survivors"][0]["full_name"] == NAMES[0]
    assert before != view.screen_.steps.item(0).text()


def test_a_step_is_saved_from_the_list_of_steps_too(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    page_of(view, "reception").fields["received_by"].set_value("Cán bộ trực")
    view.screen_.steps.setFocus()
    strike(view.screen_.steps, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert workspace.records.get("cases", case_id).values["received_by"] == "Cán bộ trực"


def test_two_steps_one_after_the_other_without_reading_again(
    view: CasesView, put_case: PutCase, workspace: Workspace, messages: RecordingMessages
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    for step, key, value in (
        ("reception", "received_by", "Cán bộ trực"),
        ("consent", "withhold_what", "số điện thoại"),
    ):
        page = page_of(view, step)
        page.fields[key].set_value(value)
        page.save()
    stored = workspace.records.get("cases", case_id).values
    assert (stored["received_by"], stored["withhold_what"]) == ("Cán bộ trực", "số điện thoại")
    assert [said for said in messages.said if said[0] == "error"] == []


def test_leaving_an_unsaved_step_asks(
    view: CasesView, put_case: PutCase, messages: RecordingMessages
) -> None:
    view.open_case(put_case())
    page = page_of(view, "reception")
    page.fields["received_by"].set_value("Cán bộ trực")
    messages.choice = None
    view.screen_.show_step("consent")
    assert view.screen_.page is page
    messages.choice = "discard"
    view.screen_.show_step("consent")
    assert view.screen_.page is not page


# --- clocks -----------------------------------------------------------------------------------


def order(**values: Any) -> dict[str, Any]:
    return {
        "measure": "3",
        "requested_at": datetime(2026, 7, 14, 9, 0),
        "requester": "survivor",
        **values,
    }


def test_clocks_count_down_and_turn_red(view: CasesView, put_case: PutCase, clock: FixedClock) -> None:
    view.open_case(put_case(measures=[order()]))
    strip = view.screen_.clocks
    card = next(one for one in strip.cards if one.clock.clock is ClockCode.NO_CONTACT_DECISION)
    assert card.left.text() == "còn 11 giờ 29 phút"
    assert card.reason_button.isHidden()
    clock.moment += timedelta(hours=12)
    strip.tick()
    assert card.left.text().startswith("quá ")
    assert card.left.property("tone") == Tone.BAD.value
    assert card.reason_button.isVisible()


def test_no_word_of_a_clock_is_cut(view: CasesView, put_case: PutCase) -> None:
    view.open_case(put_case(immediate_danger=True, survivors=[{"age": 9}]))
    cards = view.screen_.clocks.cards
    assert len(cards) == 3
    for card in cards:
        assert card.label.height() >= card.label.heightForWidth(card.label.width())
        assert card.height() >= card.sizeHint().height()


def test_what_is_overdue_stays_and_takes_its_reason(
    qtbot: QtBot, view: CasesView, put_case: PutCase, workspace: Workspace, clock: FixedClock
) -> None:
    clock.moment += timedelta(hours=13)
    case_id = put_case(measures=[order()])
    view.open_case(case_id)
    card = next(c for c in view.screen_.clocks.cards if c.clock.clock is ClockCode.NO_CONTACT_DECISION)
    click(card.reason_button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LateReasonDialog)
    dialog.store()
    assert "lý do" in dialog.error.text()
    type_text(dialog.reason.text, "Chủ tịch đi công tác")
    click(dialog.save_button)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    (row,) = workspace.records.get("cases", case_id).values["clock_reasons"]
    assert row["reason"] == "Chủ tịch đi công tác"
    card = next(c for c in view.screen_.clocks.cards if c.clock.clock is ClockCode.NO_CONTACT_DECISION)
    assert card.reason_button.text() == "Xem lý do"


# --- the same person --------------------------------------------------------------------------


def test_the_same_person_is_suggested_by_number_only(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    put_case()
    second = put_case()
    view.open_case(second)
    bar = view.screen_.same
    assert bar.isVisible()
    assert "2026-A-001" in bar.text.text()
    assert not [name for name in NAMES if name in bar.text.text()]
    count = 0
    while bar.isVisible():
        click(bar.other_button)
        count += 1
        assert count < 5
    assert access(workspace, "duplicate")


def test_ticked_acts_suggest_their_forms_until_the_officer_says_otherwise(
    tab: CasesTab, put_case: PutCase
) -> None:
    view = tab.view
    assert view is not None
    view.open_case(put_case(incidents=[]))
    rows = page_of(view, "incidents").fields["incidents"]
    assert isinstance(rows, RowsField)
    fields = rows.add_row().fields
    acts, forms = fields["dv_acts"], fields["dv_form"]
    assert isinstance(acts, TicksField)
    assert isinstance(forms, TicksField)
    click(acts.boxes["a"])
    assert forms.raw() == ["physical"]
    click(acts.boxes["b"])
    assert forms.raw() == ["physical", "mental"]
    click(forms.boxes["physical"])
    click(acts.boxes["n"])
    assert forms.raw() == ["mental"]


# --- lock and cover ---------------------------------------------------------------------------


def test_the_lock_keeps_a_draft_and_throws_the_case_away(
    qtbot: QtBot, tab: CasesTab, put_case: PutCase, clock: FixedClock
) -> None:
    view = tab.view
    assert view is not None
    case_id = put_case()
    view.open_case(case_id)
    page = page_of(view, "incidents")
    rows = page.fields["incidents"]
    assert isinstance(rows, RowsField)
    rows.cards[0].fields["narrative"].set_value("Lời kể chưa lưu")
    with qtbot.waitSignal(view.destroyed):
        clock.moment += timedelta(minutes=11)
        tab.lock.look()
    type_text(tab.gate.passphrase, PASSPHRASE)
    strike(tab.gate.passphrase, Qt.Key.Key_Return)
    assert tab.view is not None
    tab.view.open_case(case_id)
    again = page_of(tab.view, "incidents").fields["incidents"]
    assert isinstance(again, RowsField)
    assert again.cards[0].fields["narrative"].value() == "Lời kể chưa lưu"


def test_the_lock_closes_the_tab_s_dialogs_without_asking(
    qtbot: QtBot, tab: CasesTab, messages: RecordingMessages
) -> None:
    view = tab.view
    assert view is not None
    view.list.take_in()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    view.list.findChildren(QDialog)
    tab.lock.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert [said for said in messages.said if said[0] == "choose"] == []


def test_the_cover_key_hides_what_was_revealed(view: CasesView, put_case: PutCase) -> None:
    view.open_case(put_case())
    secret = secret_of(page_of(view, "survivors"), "survivors", "full_name")
    secret.reveal()
    assert NAMES[0] in shown_texts(view)
    view.context.hub.closing.emit()
    assert NAMES[0] not in shown_texts(view)


def test_state_secrets_are_warned_of_once(
    tab: CasesTab, messages: RecordingMessages, workspace: Workspace
) -> None:
    assert [text for kind, text in messages.said if "bí mật nhà nước" in text and kind == "inform"]
    messages.said.clear()
    tab.lock.close()
    tab.lock.open()
    assert messages.said == []
