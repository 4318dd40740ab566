"""The registers beside the cases: access log, figures, a person's data, breaches, retention, settings."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.case_work_vocabulary import ClockCode
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.access_view import AccessView
from app.ui.cases.breach_view import BreachForm, BreachView
from app.ui.cases.clock_rules_view import span_words
from app.ui.cases.retention_view import RetentionView
from app.ui.cases.secrecy_settings import SecrecySettings, read_settings
from app.ui.cases.settings_view import SettingsView
from app.ui.cases.statistics_view import StatisticsView
from app.ui.cases.subject_view import SubjectView
from app.ui.cases.tab import CasesTab, CasesView
from app.ui.form_dialog import FormDialog
from app.ui.strings import case_registers as words
from app.ui.theme import Tone
from tests.gui.cases.conftest import NAMES, PutCase
from tests.gui.conftest import FixedClock
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, type_text


def shown(view: CasesView, key: str) -> Any:
    click(view.view_buttons[key])
    return view.stack.currentWidget()


def column(access: AccessView, place: int) -> list[str]:
    rows = access.table.rows
    return [str(rows.index(line, place).data() or "") for line in range(rows.rowCount())]


# --- the list ---------------------------------------------------------------------------------


def test_the_list_names_nobody_and_opens_by_enter(view: CasesView, put_case: PutCase) -> None:
    put_case()
    view.list.refresh()
    rows = view.list.table.rows
    texts = [str(rows.index(0, place).data() or "") for place in range(rows.columnCount())]
    assert texts[0] == "2026-A-001"
    assert not [name for name in NAMES if name in " ".join(texts)]
    assert "làm ngay" in " ".join(texts) or "quá" in " ".join(texts)
    view.list.table.selectRow(0)
    view.list.open_current()
    assert view.screen_.isVisible()
    view.screen_.go_back()
    assert view.list.isVisible()


def test_who_is_in_charge_last_stands_in_the_list(view: CasesView, put_case: PutCase) -> None:
    put_case(
        assignments=[
            {
                "assigned_at": datetime(2026, 7, 14, 8, 50),
                "assignee": "police",
                "person": "Trưởng Công an xã",
            },
            {"assigned_at": datetime(2026, 7, 14, 8, 31), "assignee": "office"},
        ]
    )
    view.list.refresh()
    rows = view.list.table.rows
    place = [column.key for column in rows.columns].index("responsible")
    assert rows.index(0, place).data() == "Trưởng Công an xã"


def test_the_list_is_neither_printed_nor_exported(
    view: CasesView, put_case: PutCase, messages: RecordingMessages
) -> None:
    put_case()
    labels = [action.text() for action in view.list.actions()]
    assert "Xuất Excel" not in " ".join(labels)
    messages.said.clear()
    view.list.print_list()
    assert [kind for kind, _ in messages.said] == ["inform"]


def test_figures_above_the_list(view: CasesView, put_case: PutCase) -> None:
    put_case(immediate_danger=True)
    view.read_counts()
    assert "Đang mở 1" in view.counts.text()
    assert "đang nguy hiểm 1" in view.counts.text()
    assert view.counts.property("tone") == Tone.BAD.value


# --- access log -------------------------------------------------------------------------------


def test_the_access_log_tells_who_looked_and_is_filtered(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    workspace.cases.access.note(case_id, "reveal", "Hiện «Họ và tên»")
    view.screen_.go_back()
    access = shown(view, "access")
    assert isinstance(access, AccessView)
    assert {"Xem hồ sơ", "Hiện tên", "Thêm"} <= set(column(access, 2))
    assert not [name for name in NAMES for place in range(5) if name in " ".join(column(access, place))]
    access.filter_bar.set_filter("action", ("reveal",))
    assert column(access, 2) == ["Hiện tên"]


def test_months_of_the_log(view: CasesView, put_case: PutCase, clock: FixedClock) -> None:
    put_case()
    access = shown(view, "access")
    months = access.filter_bar.chips["month"].spec.all_options()
    assert [option.label for option in months][:2] == ["Tháng 7/2026", "Tháng 6/2026"]
    access.filter_bar.set_filter("month", months[1].value)
    assert access.table.rows.rowCount() == 0
    access.filter_bar.set_filter("month", months[0].value)
    assert access.table.rows.rowCount() > 0


# --- figures ----------------------------------------------------------------------------------


def test_the_state_s_table_and_the_cases_behind_a_figure(view: CasesView, put_case: PutCase) -> None:
    put_case()
    put_case(received_at=datetime(2026, 1, 5, 9, 0), incidents=[])
    figures = shown(view, "statistics")
    assert isinstance(figures, StatisticsView)
    assert figures.period_label.text() == "6 tháng cuối năm 2026"
    texts = [figures.main.row_texts(row) for row in range(figures.main.rowCount())]
    row = next(place for place, one in enumerate(texts) if "Tổng số vụ" in one[0])
    assert texts[row][1] == "1"
    figures.main.opened.emit(row)
    assert view.view == "list"
    assert view.list.table.rows.total == 1


def test_an_empty_period_says_nought(view: CasesView, put_case: PutCase) -> None:
    put_case()
    figures = shown(view, "statistics")
    figures.step(-1)
    assert figures.period_label.text() == "6 tháng đầu năm 2026"
    assert "0 vụ" in figures.note.text()
    assert figures.main.row_texts(1)[1] == "0"


def test_small_cells_by_village_are_masked(view: CasesView, put_case: PutCase, workspace: Workspace) -> None:
    village = workspace.records.put("hamlets", {"name": "Thôn Đông"}).record.id
    put_case(survivors=[{"sex": "female", "age": 30, "village": village}])
    figures = shown(view, "statistics")
    texts = [figures.villages.row_texts(row) for row in range(figures.villages.rowCount())]
    assert next(one for one in texts if one[0] == "Thôn Đông")[1] == "*"
    assert texts[-1] == ["Toàn xã", "1", "1", "0", "0", "0"]
    assert "(*)" in figures.note.text()


def test_the_copy_without_persons_holds_no_name(
    view: CasesView, put_case: PutCase, messages: RecordingMessages, tmp_path: Path
) -> None:
    for agreed in (True, True, True, True, False):
        put_case(consent_sharing=agreed)
    figures = shown(view, "statistics")
    messages.path = tmp_path / "ban.xlsx"
    figures.export_copy()
    sheet = load_workbook(messages.path).worksheets[0]
    cells = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Hành hung thân thể" in cells
    assert not [name for name in NAMES if name in cells]
    assert "Đã xuất 4 dòng" in messages.notices[-1][0]
    assert "Không xuất 1 người chưa đồng ý" in messages.notices[-1][0]


# --- a person's data --------------------------------------------------------------------------


def test_what_is_held_about_a_person_by_kind_only(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    put_case(survivors=[{"full_name": NAMES[0], "safe_phone": "0912 000 111"}])
    subject = shown(view, "subject")
    assert isinstance(subject, SubjectView)
    type_text(subject.name, "lo thi may")
    click(subject.find_button)
    assert subject.table.row_texts(0)[:3] == ["Hồ sơ vụ việc", "2026-A-001", "Người bị bạo lực"]
    assert "Số liên lạc an toàn" in subject.table.row_texts(0)[3]
    assert "0912" not in " ".join(subject.table.row_texts(0))
    (entry,) = workspace.cases.access.page(ListQuery(filters={"action": "subject"})).rows
    assert not [name for name in NAMES if name in entry.label]
    view.desk.veil.drop()
    assert subject.name.text() == ""
    assert subject.table.rowCount() == 0


def test_too_little_of_a_name_is_refused(view: CasesView) -> None:
    subject = shown(view, "subject")
    click(subject.find_button)
    assert "họ tên" in subject.error.text()


# --- breaches ---------------------------------------------------------------------------------


def test_a_breach_begins_with_the_moment_and_the_count(
    qtbot: QtBot, view: CasesView, put_case: PutCase, clock: FixedClock, workspace: Workspace
) -> None:
    put_case()
    breaches = shown(view, "breach")
    assert isinstance(breaches, BreachView)
    breaches.open_new()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    form = dialog.form
    assert isinstance(form, BreachForm)
    assert form.fields["cases_count"].value() == 1
    assert form.fields["persons_count"].value() == 2
    assert "còn 2 ngày 23 giờ" in form.countdown.text()
    clock.moment += timedelta(hours=73)
    form.tick()
    assert "quá" in form.countdown.text()
    assert form.countdown.property("tone") == Tone.BAD.value
    form.fields["harm"].set_value(True)
    form.save()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert workspace.records.page("privacy_incidents", ListQuery()).total == 1


def test_the_minutes_of_a_breach_are_saved_for_word(
    view: CasesView, workspace: Workspace, messages: RecordingMessages, tmp_path: Path
) -> None:
    values = {"detected_at": "2026-07-14T08:05", "what": "Mất một USB"}
    incident = workspace.records.put("privacy_incidents", values).record.id
    breaches = shown(view, "breach")
    assert isinstance(breaches, BreachView)
    breaches.save_minutes()
    assert breaches.table.select_id(incident)
    breaches.save_minutes()
    assert messages.notices == []
    messages.path = tmp_path / "bb.docx"
    messages.yes = False
    breaches.save_minutes()
    assert not messages.path.exists()
    assert workspace.cases.access.page(ListQuery(filters={"action": ("print", "export")})).total == 0
    messages.yes = True
    breaches.save_minutes()
    assert any("Mất một USB" in one.text for one in Document(str(tmp_path / "bb.docx")).paragraphs)
    assert messages.notices == [(words.BREACH_SAVED.format(name="bb.docx"), None)]


# --- retention --------------------------------------------------------------------------------


@pytest.fixture
def closed(put_case: PutCase) -> str:
    return put_case(
        received_at=datetime(2020, 3, 1, 9, 0),
        incidents=[],
        assignments=[{"assigned_at": datetime(2020, 3, 1, 9, 5), "assignee": "office"}],
        closures=[
            {
                "closed_on": "2020-06-01",
                "reasons": [{"reason": "needs_met"}],
                "told_may_return": True,
                "leader_approved": True,
            }
        ],
    )


def test_what_is_due_is_made_unknown_after_a_yes(
    view: CasesView, closed: str, messages: RecordingMessages, workspace: Workspace
) -> None:
    kept = shown(view, "retention")
    assert isinstance(kept, RetentionView)
    assert kept.table.row_texts(0) == ["2020-A-001", "01/06/2020", "01/06/2025", "đã đến hạn"]
    kept.table.selectRow(0)
    messages.yes = False
    click(kept.anonymise_button)
    assert workspace.records.get("cases", closed).values["survivors"][0]["full_name"] == NAMES[0]
    messages.yes = True
    click(kept.anonymise_button)
    assert workspace.records.get("cases", closed).values["survivors"][0]["full_name"] == ""
    assert kept.table.rowCount() == 0


def test_a_longer_time_keeps_them(view: CasesView, closed: str, workspace: Workspace) -> None:
    kept = shown(view, "retention")
    kept.years.set_value(10)
    click(kept.save_button)
    assert workspace.settings.load().case_retention_years == 10
    assert kept.table.row_texts(0)[2] == "01/06/2030"
    kept.table.selectRow(0)
    assert not kept.anonymise_button.isEnabled()


# --- settings ---------------------------------------------------------------------------------


def test_settings_take_effect_at_once_and_are_kept(tab: CasesTab, workspace: Workspace) -> None:
    view = tab.view
    assert view is not None
    settings = shown(view, "settings")
    assert isinstance(settings, SettingsView)
    settings.minutes.set_value(3)
    settings.capture.set_value(False)
    click(settings.save_button)
    assert tab.lock.minutes == 3
    assert read_settings(workspace.local) == SecrecySettings(3, False, True)


def test_minutes_out_of_range_are_said(view: CasesView) -> None:
    settings = shown(view, "settings")
    settings.minutes.set_value(90)
    click(settings.save_button)
    assert "từ 1 đến 60" in settings.minutes.error_label.text()


def test_a_hotline_is_added_and_shown_on_the_red_page(view: CasesView, workspace: Workspace) -> None:
    settings = shown(view, "settings")
    settings.lists.open_new({"code_list": "hotline"})
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    dialog.form.fields["code"].set_value("024 3385 0000")
    dialog.form.fields["label"].set_value("Đường dây nóng của xã")
    dialog.form.save()
    numbers = workspace.cases.overview.red_page().numbers
    assert "024 3385 0000" in [number.code for number in numbers]


def test_a_rule_of_a_clock_is_changed_from_a_day_on(
    view: CasesView, put_case: PutCase, workspace: Workspace, messages: RecordingMessages
) -> None:
    request = {"measure": "3", "requester": "survivor", "requested_at": "2026-07-14T08:40"}
    case_id = put_case(measures=[request])
    settings = shown(view, "settings")
    settings.registers.setCurrentIndex(1)
    rules = settings.rules.table.rows
    told = {rules.index(row, 0).data(): rules.index(row, 1).data() for row in range(rules.rowCount())}
    assert len(told) == len(ClockCode)
    assert told[ClockCode.NO_CONTACT_DECISION.label] == "12 giờ"
    assert told[ClockCode.ASSIGN.label] == "ngay"
    assert told[ClockCode.ORDER_END.label] == "3 ngày"
    settings.rules.open_new({"clock": "no_contact_decision", "valid_from": date(2026, 7, 1)})
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    dialog.form.fields["minutes"].set_value(360)
    dialog.form.fields["basis"].set_value("Luật mẫu Điều 1")
    dialog.form.save()
    settings.rules.table.selectRow(0)
    settings.rules.delete_action.trigger()
    assert "Đang dùng" in messages.said[-1][1]
    assert workspace.records.page("clock_rules", ListQuery()).total == len(ClockCode) + 1
    clocks = {one.clock: one for one in workspace.cases.clocks.of_case(case_id)}
    found = clocks[ClockCode.NO_CONTACT_DECISION]
    assert (found.due_at, found.basis) == (datetime(2026, 7, 14, 14, 40), "Luật mẫu Điều 1")


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "ngay"), (15, "15 phút"), (60, "1 giờ"), (90, "90 phút"), (5760, "4 ngày")]
)
def test_a_span_of_a_rule_is_said_as_the_law_says_it(minutes: int, said: str) -> None:
    assert span_words(minutes) == said


def test_codes_of_other_lists_make_themselves(view: CasesView, workspace: Workspace) -> None:
    settings = shown(view, "settings")
    settings.lists.open_new({"code_list": "place"})
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    assert dialog.form.fields["code"].isHidden() or not dialog.form.fields["code"].isVisible()
    dialog.form.fields["label"].set_value("Bến đò")
    dialog.form.save()
    rows = workspace.records.page("code_items", ListQuery(limit=500)).rows
    assert "ben_do" in [row.values["code"] for row in rows]
