"""The Cài đặt window: settings and registers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.cadre_vocabulary import Education, PoliticalTheory
from app.core.periods import PeriodRule
from app.services.listing import ListQuery
from app.services.settings import OfficeSettings
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.entity_tab import EntityTab
from app.ui.form import Form
from app.ui.settings_dialog import SettingsDialog
from tests.gui.settings.entries import retype
from tests.helpers.hands import click, strike
from tests.helpers.ui import RecordingMessages, type_text


def form_page(dialog: SettingsDialog, key: str) -> Form:
    """A page that is a form."""
    page = dialog.show_page(key)
    assert isinstance(page, Form)
    return page


def register(dialog: SettingsDialog, key: str) -> tuple[EntityTab, Form]:
    """A page that is a list with its form."""
    page = dialog.show_page(key)
    assert isinstance(page, EntityTab)
    assert page.form is not None
    return page, page.form


def save_by_key(qtbot: QtBot, form: Form, key: str) -> None:
    """Press Ctrl+S in a field."""
    editor = form.fields[key].editor
    form.window().activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    strike(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def names(workspace: Workspace, kind: str) -> list[str]:
    """The names in a register, in its own order."""
    return [str(row.values["name"]) for row in workspace.records.page(kind, ListQuery()).rows]


# --- settings ---------------------------------------------------------------------------------


def test_it_opens_with_what_holds_for_the_commune(dialog: SettingsDialog) -> None:
    form = form_page(dialog, "office")
    assert form.fields["commune"].value() == "Hưng Đạo"
    assert form.fields["province"].value() == "Hà Nội"
    assert form.fields["body_size"].value() == 14
    assert not form.dirty


def test_the_officer_and_place_are_saved_and_announced(
    qtbot: QtBot, dialog: SettingsDialog, workspace: Workspace, context: UiContext
) -> None:
    heard: list[bool] = []
    context.hub.changed.connect(lambda changes: heard.append(changes.touches("settings")))
    form = form_page(dialog, "office")
    retype(form, "officer", "Nguyễn Thị Mẫu")
    retype(form, "place", "Hà Nội")
    save_by_key(qtbot, form, "place")
    office = workspace.settings.load()
    assert (office.officer, office.place_name, office.commune) == ("Nguyễn Thị Mẫu", "Hà Nội", "Hưng Đạo")
    assert heard == [True]
    context.hub.undo_last()
    assert workspace.settings.load().officer == ""


def test_a_commune_needs_a_name(dialog: SettingsDialog, workspace: Workspace) -> None:
    form = form_page(dialog, "office")
    form.fields["commune"].editor.clear()  # type: ignore[attr-defined]
    form.save()
    assert form.fields["commune"].error_label.text() == "Cần nhập «Tên xã, phường»."
    assert workspace.settings.load().commune == "Hưng Đạo"


def test_period_rule_due_days_and_thresholds(dialog: SettingsDialog, workspace: Workspace) -> None:
    form = form_page(dialog, "periods")
    form.fields["period_rule"].set_value(PeriodRule.CALENDAR)
    retype(form, "month_report_day", "25")
    retype(form, "media_per_month", "3")
    form.save()
    office = workspace.settings.load()
    assert (office.period_rule, office.month_report_day, office.media_per_month) == (
        PeriodRule.CALENDAR,
        25,
        3,
    )
    assert workspace.propaganda.quota_strip(2026).months[0].threshold == 3


@pytest.mark.parametrize(
    ("page", "key", "typed", "sentence"),
    [
        ("periods", "month_report_day", "32", "từ 1 đến 31"),
        ("periods", "month_report_day", "", "Cần nhập"),
        ("periods", "month_report_day", "0", "nhỏ hơn 1"),
        ("roster", "retirement_women_start", "55t12", "«55t4»"),
        ("roster", "retirement_women_start", "năm lăm", "«55t4»"),
        ("roster", "retirement_women_start", "", "Cần nhập"),
        ("roster", "retirement_women_start", "20", "từ 40 đến 75"),
    ],
)
def test_a_day_that_no_month_has_and_an_age_that_is_none_are_refused(
    dialog: SettingsDialog, workspace: Workspace, page: str, key: str, typed: str, sentence: str
) -> None:
    form = form_page(dialog, page)
    editor = form.fields[key].editor
    editor.clear()  # type: ignore[attr-defined]
    type_text(editor, typed)
    form.save()
    assert sentence in form.fields[key].error_label.text()
    assert workspace.settings.load() == OfficeSettings()


def test_what_is_unsaved_is_asked_about_at_closing(
    qtbot: QtBot, dialog: SettingsDialog, messages: RecordingMessages, workspace: Workspace
) -> None:
    form = form_page(dialog, "periods")
    retype(form, "media_per_month", "5")
    dialog.show_page("units")
    click(dialog.close_button)
    qtbot.waitUntil(lambda: bool(messages.said))
    assert dialog.isVisible()
    assert dialog.stack.currentWidget() is form
    messages.choice = "save"
    click(dialog.close_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert workspace.settings.load().media_per_month == 5


def test_what_is_unsaved_can_be_given_up(
    qtbot: QtBot, dialog: SettingsDialog, messages: RecordingMessages, workspace: Workspace
) -> None:
    retype(form_page(dialog, "periods"), "media_per_month", "5")
    messages.choice = "discard"
    click(dialog.close_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert workspace.settings.load().media_per_month == 2


def test_the_road_map_of_retirement_and_the_levels_of_key_posts(
    dialog: SettingsDialog, workspace: Workspace
) -> None:
    form = form_page(dialog, "roster")
    assert form.fields["retirement_women_start"].raw() == "55 tuổi 4 tháng"
    assert form.fields["retirement_men_last"].raw() == "62 tuổi"
    assert form.fields["retirement_first_year"].raw() == "2021"
    retype(form, "retirement_women_last", "61t6")
    retype(form, "retirement_men_step", "4")
    retype(form, "next_term_months", "24")
    form.fields["key_political_theory"].set_value(PoliticalTheory.ADVANCED)
    form.save()
    office = workspace.settings.load()
    assert (office.retirement_women_last, office.retirement_men_step) == (61 * 12 + 6, 4)
    assert (office.next_term_months, office.first_term_months) == (24, 60)
    assert office.key_political_theory is PoliticalTheory.ADVANCED
    assert office.key_education is Education.UNIVERSITY


# --- registers --------------------------------------------------------------------------------


def test_hamlets_with_people_and_sums(qtbot: QtBot, dialog: SettingsDialog, workspace: Workspace) -> None:
    tab, form = register(dialog, "hamlets")
    assert "Chưa có thôn nào" in tab.list.empty_label.text()
    for name, households, male, female in (
        ("Thôn Hạ", "320", "510", "540"),
        ("Thôn Đa Sĩ", "1.200", "2.000", "2.100"),
    ):
        form.open_new()
        retype(form, "name", name)
        retype(form, "households", households)
        retype(form, "male", male)
        retype(form, "female", female)
        save_by_key(qtbot, form, "female")
    assert names(workspace, "hamlets") == ["Thôn Hạ", "Thôn Đa Sĩ"]
    assert tab.list.totals.sums() == {"households": "1.520", "male": "2.510", "female": "2.640"}


def test_the_same_hamlet_twice_is_refused(dialog: SettingsDialog, workspace: Workspace) -> None:
    workspace.records.put("hamlets", {"name": "Thôn Hạ"})
    _tab, form = register(dialog, "hamlets")
    retype(form, "name", "Thôn Hạ")
    form.save()
    assert "Đã có" in form.fields["name"].error_label.text()


@pytest.mark.parametrize(("kind", "column"), [("signers", 2), ("issuers", 1)])
def test_rows_that_begin_alike_are_told_apart_in_the_list(
    dialog: SettingsDialog, kind: str, column: int
) -> None:
    tab, _form = register(dialog, kind)
    table, rows = tab.table, tab.table.rows
    for line in range(rows.rowCount()):
        cell = QRect(0, 0, table.columnWidth(column) - 12, 10_000)
        needed = table.fontMetrics().boundingRect(cell, Qt.TextFlag.TextWordWrap, rows.texts(line)[column])
        assert needed.height() <= table.rowHeight(line), rows.texts(line)[column]


def test_the_page_of_the_commune_says_where_its_name_stands_as_well(dialog: SettingsDialog) -> None:
    notes = [label.text() for label in form_page(dialog, "office").findChildren(QLabel)]
    assert any("Cơ quan ban hành" in text and "Nơi nhận" in text for text in notes)


def test_a_signer_gets_a_name(qtbot: QtBot, dialog: SettingsDialog, workspace: Workspace) -> None:
    tab, form = register(dialog, "signers")
    assert tab.table.rows.texts(0)[1] == "(chưa nhập họ tên)"
    tab.table.select_id(tab.table.rows.id_at(0))
    assert form.fields["authority"].value().startswith("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
    retype(form, "name", "Trần Văn Mẫu")
    save_by_key(qtbot, form, "name")
    assert tab.table.rows.texts(0)[1] == "Trần Văn Mẫu"
    assert names(workspace, "signers")[0] == "Trần Văn Mẫu"


def test_a_new_row_goes_to_the_end_and_can_be_moved(dialog: SettingsDialog, workspace: Workspace) -> None:
    before = names(workspace, "units")
    _tab, form = register(dialog, "units")
    retype(form, "name", "Hội Người cao tuổi xã")
    form.save()
    assert names(workspace, "units") == [*before, "Hội Người cao tuổi xã"]
    retype(form, "position", "0")
    form.save()
    assert names(workspace, "units")[0] == "Hội Người cao tuổi xã"


def test_a_unit_can_be_put_out_of_use(dialog: SettingsDialog, workspace: Workspace) -> None:
    tab, form = register(dialog, "units")
    unit = tab.table.rows.id_at(0)
    tab.table.select_id(unit)
    form.fields["active"].set_value(False)
    form.save()
    assert workspace.records.get("units", unit).values["active"] is False


@pytest.mark.parametrize("key", ["issuers", "addressees", "legal_bases"])
def test_every_register_opens_and_saves(dialog: SettingsDialog, workspace: Workspace, key: str) -> None:
    tab, form = register(dialog, key)
    record = tab.table.rows.id_at(0)
    tab.table.select_id(record)
    assert form.record is not None
    assert not form.dirty
    retype(form, "position", "7")
    form.save()
    assert workspace.records.get(key, record).values["position"] == 7


def test_legal_bases_have_validity(dialog: SettingsDialog, workspace: Workspace) -> None:
    _tab, form = register(dialog, "legal_bases")
    retype(form, "text", "Kế hoạch số 67/KH-UBND")
    retype(form, "valid_from", "14/2/2026")
    retype(form, "valid_to", "1/1/2026")
    form.save()
    assert "hết hiệu lực sớm hơn" in form.fields["valid_to"].error_label.text()
    retype(form, "valid_to", "31/12/2026")
    form.save()
    rows = workspace.records.page("legal_bases", ListQuery(search="ke hoach so 67")).rows
    assert [str(row.values["valid_to"]) for row in rows] == ["2026-12-31"]


# --- look -------------------------------------------------------------------------------------


def test_it_fits_a_small_screen(dialog: SettingsDialog) -> None:
    pages: Callable[[], int] = dialog.menu.count
    for row in range(pages()):
        dialog.menu.setCurrentRow(row)
        assert dialog.minimumSizeHint().width() <= 1366
        assert dialog.minimumSizeHint().height() <= 700


def test_the_pages_are_reached_by_keyboard(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.activateWindow()
    dialog.menu.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.menu)
    strike(dialog.menu, Qt.Key.Key_Down)
    assert dialog.stack.currentWidget() is dialog.pages["hamlets"]
