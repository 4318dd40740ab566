"""A whole day at the real window, as a process of its own: `python -m … morning|afternoon FOLDER`.

The morning ends in the middle of a sentence: the process waits to be killed. The afternoon begins with
what the crash left and ends as an evening does. What the window showed is printed, line by line.
"""

import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.core.vocabulary import ReportKind
from app.services.listing import ListQuery
from app.services.reports.service import Format
from app.ui.cases.breach_view import BreachView
from app.ui.cases.paper_window import PaperWindow
from app.ui.cases.subject_view import SubjectView
from app.ui.cases.tab import CasesTab
from app.ui.exchange import BackupDialog
from app.ui.exchange.restore_dialog import RestoreDialog
from app.ui.form_dialog import FormDialog
from app.ui.lock_screen import LockScreen
from app.ui.merge import MergeDialog
from app.ui.merge.preview import MergePreviewDialog
from app.ui.reports import ReportsTab
from app.ui.search_dialog import SearchDialog
from app.ui.strings import exchange as exchange_words
from app.ui.strings import merge as merge_words
from app.ui.strings import shell as shell_words
from tests.gui.cases.acts import (
    CTRL,
    PLANTED,
    STORY,
    Key,
    case_view,
    open_first,
    rows_of,
    take_in,
    unlock,
    workspace_of,
    write_names,
)
from tests.gui.secrecy.day_window import ASKED, PACKAGES, STICK, Day, PlantedBug
from tests.helpers.hands import click
from tests.helpers.workspace import PASSPHRASE

READY: Final = "đang gõ dở"
_EVERYTHING: Final = ListQuery()
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


# --- the morning ----------------------------------------------------------------------------------


def morning(day: Day) -> None:
    """Take a case in, work on it, print, export, report, back up; stop in the middle of a sentence."""
    hands = day.hands
    unlock(hands)
    take_in(hands, day.view, day.seen)
    write_names(hands, day.view, day.seen)
    arrange_help(day)
    attach_photo(day)
    hand_out_papers(day)
    read_registers(day)
    leave_lists_and_reports(day)
    back_up(day)
    fail_in_a_slot(day)
    write_half_a_sentence(day)
    day.tell(clipboard=False)
    print(READY, flush=True)
    QApplication.exec()


def arrange_help(day: Day) -> None:
    """A consent for the health station, an assignment, a referral; each step saved by its keys."""
    hands, screen = day.hands, day.view.screen_
    steps: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("reception", "assignments", {"assignee": "police", "person": "Tổ công tác"}),
        ("consent", "consents", {"recipient": "health", "agreed": True, "scope": [{"scope": "identity"}]}),
        ("referrals", "referrals", {"service": "health", "organisation": "Trạm Y tế xã"}),
    )
    for step, rows, values in steps:
        screen.show_step(step)
        hands.wait_idle()
        card = rows_of(screen.page, rows).add_row()
        for key, value in values.items():
            card.fields[key].set_value(value)
        card.focus_first()
        if "assigned_at" in card.fields:
            card.fields["assigned_at"].set_now()  # type: ignore[attr-defined]
        hands.press(Key.Key_S, CTRL)
        hands.wait_idle()
        day.seen.look()


def attach_photo(day: Day) -> None:
    """A photo whose name is the survivor's comes in and is looked at."""
    hands, screen = day.hands, day.view.screen_
    screen.show_step("papers")
    hands.wait_idle()
    field: Any = screen.page.fields["attachments"]  # type: ignore[union-attr]
    day.messages.target = day.root / ASKED / f"{PLANTED[0]}.png"
    field.ask_files()
    hands.wait_idle()
    hands.press(Key.Key_S, CTRL)
    hands.wait_idle()
    field.list.setCurrentRow(0)
    field.open_current()
    hands.wait(lambda: QApplication.activeModalWidget() is not None)
    day.seen.look()
    hands.press(Key.Key_Escape)
    hands.back()


def hand_out_papers(day: Day) -> None:
    """Every document that the case offers: with names where it can be, on paper, for Word, as PDF."""
    hands, screen = day.hands, day.view.screen_
    for place in range(len(screen.papers)):
        menu = screen.document_button.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        menu.actions()[place].trigger()
        window: Any = hands.dialog(PaperWindow)
        hands.wait_idle()
        window.names.setChecked(True)
        hands.wait_idle()
        day.seen.look()
        window.print_paper()
        hands.wait_idle()
        for form in (Format.DOCX, Format.PDF):
            window.save_as(form)
            hands.wait_idle()
        window.close()
        hands.back()


def read_registers(day: Day) -> None:
    """Search, a person's page, a reveal and a copy, a breach with its minutes, the printed access log."""
    hands, view = day.hands, day.view
    view.screen_.show_step("survivors")
    hands.wait_idle()
    card = rows_of(view.screen_.page, "survivors").cards[0]
    card.fold(False)
    secret: Any = card.fields["full_name"]
    click(secret.reveal_button)
    hands.wait_idle()
    secret.line.selectAll()
    secret.line.copy()
    view.screen_.go_back()
    subject: Any = _register(day, "subject")
    assert isinstance(subject, SubjectView)
    subject.name.setFocus()
    hands.type(PLANTED[0])
    hands.press(Key.Key_Return)
    hands.wait_idle()
    assert subject.table.rowCount() > 0
    access: Any = _register(day, "access")
    access.print_list()
    hands.wait_idle()
    breach: Any = _register(day, "breach")
    assert isinstance(breach, BreachView)
    breach.open_new()
    dialog: Any = hands.dialog(FormDialog)
    dialog.form.fields["what"].setFocus()
    hands.type(STORY)
    dialog.form.save()
    hands.back()
    hands.wait_idle()
    breach.table.selectRow(0)
    breach.save_minutes()
    hands.wait_idle()
    hands.press(Key.Key_K, CTRL)
    hands.dialog(SearchDialog)
    hands.type(PLANTED[1])
    hands.wait_idle()
    hands.press(Key.Key_Escape)
    hands.back()
    _register(day, "list")


def _register(day: Day, key: str) -> Any:
    click(day.view.view_buttons[key])
    day.hands.wait_idle()
    day.seen.look()
    return day.view.stack.currentWidget()


def leave_lists_and_reports(day: Day) -> None:
    """The copy without persons, the violence statistics in three forms, an Excel list."""
    hands = day.hands
    figures = _register(day, "statistics")
    figures.export_copy()
    hands.wait_idle()
    _register(day, "list")
    session = hands.window.session_view
    assert session is not None
    hands.choose_tab(session.tabs, shell_words.TAB_REPORTS)
    hands.wait_idle()
    reports: Any = hands.window.open_tab("reports")
    assert isinstance(reports, ReportsTab)
    reports.show_report(
        ReportKind.VIOLENCE, workspace_of(hands).reports.period(ReportKind.VIOLENCE, "2026-H2")
    )
    hands.wait_idle()
    for form in Format:
        reports.save_as(form)
        hands.wait_idle()
    reports.print_report()
    hands.wait_idle()
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.export()
    hands.wait_idle()


def back_up(day: Day) -> None:
    """A package onto the stick."""
    hands = day.hands
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_backup()
    dialog: Any = hands.dialog(BackupDialog)
    hands.wait_idle()
    day.messages.target = day.root / STICK
    click(dialog.buttons[exchange_words.TO_FOLDER])
    hands.wait_idle()
    day.seen.look()
    dialog.reject()
    hands.back()
    day.messages.target = day.root / ASKED / "tệp"


def fail_in_a_slot(day: Day) -> None:
    """A bug whose words hold a name: it is logged by its place."""

    def fail() -> None:
        raise PlantedBug(STORY)

    QTimer.singleShot(0, fail)
    day.hands.wait(lambda: any(kind == "bug" for kind, _ in day.messages.said))


def write_half_a_sentence(day: Day) -> None:
    """Type on in a note without saving it; wait until the draft is kept."""
    hands, view = day.hands, day.view
    open_first(hands, view)
    view.screen_.show_step("follow_ups")
    hands.wait_idle()
    rows_of(view.screen_.page, "notes").add_row().fields["text"].setFocus()
    hands.type(STORY)
    case = view.screen_.case
    assert case is not None
    local = workspace_of(hands).local
    hands.wait(lambda: local.get(f"draft.cases.{case.id}.follow_ups.{case.id}"))


# --- the afternoon --------------------------------------------------------------------------------


def afternoon(day: Day) -> None:
    """Find the draft again; look into a package, merge one and take it back; leave the PC; go home."""
    hands = day.hands
    unlock(hands)
    find_the_draft(day)
    look_into_the_backup(day)
    merge_and_take_back(day)
    stay_away(day)
    open_the_tab_again(day)
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.wait(lambda: hands.window.session_view is not None and hands.window.session_view.covered)
    day.seen.look()
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.window.close()
    hands.wait_idle()
    day.tell()


def find_the_draft(day: Day) -> None:
    """What was typed when the program was killed is there again."""
    hands, view = day.hands, day.view
    open_first(hands, view)
    view.screen_.show_step("follow_ups")
    hands.wait_idle()
    assert rows_of(view.screen_.page, "notes").cards[0].fields["text"].value() == STORY
    hands.press(Key.Key_S, CTRL)
    hands.wait_idle()
    view.screen_.go_back()


def look_into_the_backup(day: Day) -> None:
    """Preview a restore and think better of it."""
    hands = day.hands
    (package,) = (day.root / STICK).rglob("*.bdg")
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_backup()
    dialog: Any = hands.dialog(BackupDialog)
    hands.wait_idle()
    day.messages.target = package
    click(dialog.buttons[exchange_words.RESTORE])
    preview: Any = hands.dialog(RestoreDialog)
    day.seen.look()
    preview.reject()
    hands.wait(lambda: QApplication.activeModalWidget() is dialog)
    dialog.reject()
    hands.back()


def merge_and_take_back(day: Day) -> None:
    """Take the other machine's cases in, have the minutes written, take the merge back."""
    hands = day.hands
    (package,) = (day.root / PACKAGES).rglob("*.bdg")
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_merge()
    dialog: Any = hands.dialog(MergeDialog)
    hands.wait_idle()
    day.messages.target = package
    click(dialog.buttons[merge_words.FROM_PACKAGE])
    preview: Any = hands.dialog(MergePreviewDialog)
    day.seen.look()
    click(preview.merge_button)
    hands.wait(lambda: dialog.past.rowCount() > 0)
    hands.wait_idle()
    assert workspace_of(hands).records.page("cases", _EVERYTHING).total == 2
    dialog.past.selectRow(0)
    day.messages.target = day.root / ASKED / "tệp"
    click(dialog.buttons[merge_words.MINUTES])
    hands.wait_idle()
    day.seen.look()
    click(dialog.buttons[merge_words.UNDO])
    hands.wait_idle()
    hands.wait(lambda: workspace_of(hands).records.page("cases", _EVERYTHING).total == 1)
    dialog.reject()
    hands.back()


def stay_away(day: Day) -> None:
    """An hour without a key, with a name in sight and on the clipboard: the first key finds it locked."""
    hands, view = day.hands, day.view
    open_first(hands, view)
    view.screen_.show_step("survivors")
    hands.wait_idle()
    card = rows_of(view.screen_.page, "survivors").cards[0]
    card.fold(False)
    secret: Any = card.fields["full_name"]
    click(secret.reveal_button)
    hands.wait_idle()
    secret.line.selectAll()
    secret.line.copy()
    hands.desktop._idle._last -= 3600
    # As the system sends it: to the window, where idleness is watched.
    window = hands.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, Key.Key_Right)
    hands.door(LockScreen)
    hands.wait_idle()
    day.seen.look()
    unlock(hands)


def open_the_tab_again(day: Day) -> None:
    """The tab's own lock has closed: the passphrase opens it."""
    hands = day.hands
    case_view(hands)
    tab: Any = hands.window.open_tab("cases")
    assert isinstance(tab, CasesTab)
    tab.lock.close()
    hands.wait(lambda: tab.view is None)
    day.seen.look()
    tab.gate.passphrase.setFocus()
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: tab.view is not None)
    hands.wait_idle()


if __name__ == "__main__":
    {"morning": morning, "afternoon": afternoon}[sys.argv[1]](Day(Path(sys.argv[2])))
