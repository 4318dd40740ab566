"""The pictures of the user guide, taken on sample data while the window is played like an officer would."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QDialog, QTabWidget

from app.bootstrap import Office, create_workspace
from app.bootstrap.session import OVERVIEW, PROPAGANDA, REPORTS, TASKS
from app.services import demonstration
from app.services.plans.importing import ChosenTask, ImportChoices
from app.services.plans.reader import read_plan
from app.services.plans.sample import SAMPLE_YEAR, write_sample_plan
from app.services.vault import Vault
from app.ui.application import make_application, speak_vietnamese
from app.ui.beginning import StartChoice
from app.ui.first_run import FirstRun
from app.ui.lock_screen import LockScreen
from app.ui.plan_import.window import PlanImportWindow
from app.ui.strings import shell as shell_words
from scripts.guide_cases import cases_story, fill_cases
from scripts.guide_roster import roster_story
from scripts.guide_stage import GuideMessages, Ready, Stage, Story, is_drawn, play, vault_of

TODAY: Final = date(SAMPLE_YEAR, demonstration.REPORT_MONTH, 14)
PASSPHRASE: Final = "mật khẩu của sổ mẫu"
OFFICE: Final = Office(demonstration.COMMUNE, demonstration.PROVINCE)
_SCREEN: Final = (
    '{"screens": [{"name": "p", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96}]}'
)


def take_pictures(folder: Path, work: Path) -> None:
    """Write the pictures into `folder`; `work` holds the sample file meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    application = _application(work)
    plan = write_sample_plan(work / "ke-hoach-mau.docx")
    messages = GuideMessages(plan, work)
    first = Stage(application, vault_of(work / "moi", TODAY), messages, folder)
    play(application, _first_day(first))
    first.close()
    second = Stage(application, _filled(work / "mau", plan), messages, folder)
    play(application, _middle_of_july(second))
    second.close()


def _application(work: Path) -> QApplication:
    if sys.platform == "linux":
        # A screen of its own of the least size, with or without a display here.
        screen = work / "screen.json"
        screen.write_text(_SCREEN, encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = make_application(["guide"])
        speak_vietnamese(application)
    application.setQuitOnLastWindowClosed(False)
    return application


def _filled(folder: Path, plan: Path) -> Vault:
    """A file as an officer would have it by the middle of July; locked."""
    vault = vault_of(folder, TODAY)
    workspace, _code = create_workspace(vault, PASSPHRASE, OFFICE)
    preview = read_plan(plan)
    chosen = ImportChoices(create=tuple(ChosenTask(task) for task in preview.tasks))
    made = workspace.plans.import_plan(preview, chosen, source=plan)
    demonstration.fill_demonstration(workspace.records, year=SAMPLE_YEAR)
    demonstration.report_progress(workspace.records, made.created, year=SAMPLE_YEAR)
    fill_cases(workspace, TODAY)
    workspace.close()
    return vault


# --- the first day --------------------------------------------------------------------------------


def _first_day(stage: Stage) -> Story:
    screen = stage.screen(FirstRun)
    yield stage.idle()
    screen.commune.setText(OFFICE.commune)
    screen.province.setText(OFFICE.province)
    yield stage.idle()
    stage.shoot("lan-dau-xa")
    screen.office_next.click()
    screen.passphrase.first.setText(PASSPHRASE)
    screen.passphrase.second.setText(PASSPHRASE)
    yield stage.idle()
    stage.shoot("lan-dau-mat-khau")
    screen.create_button.click()
    yield stage.idle()
    screen.noted.setChecked(True)
    yield stage.idle()
    stage.shoot("lan-dau-ma-khoi-phuc")
    screen.recovery_next.click()
    yield stage.idle()
    stage.shoot("lan-dau-bat-dau")
    screen.start_buttons[StartChoice.PLAN].click()
    yield _open(PlanImportWindow)
    plan: Any = stage.dialog()
    yield stage.idle()
    stage.shoot("mo-ke-hoach", plan)
    plan.make()
    yield stage.idle()
    stage.shoot("da-nhap-ke-hoach", plan)
    plan.close()
    yield stage.idle()


# --- the middle of July ---------------------------------------------------------------------------


def _middle_of_july(stage: Stage) -> Story:
    screen = stage.screen(LockScreen)
    yield stage.idle()
    stage.shoot("man-hinh-khoa")
    screen.forgotten_button.click()
    yield stage.idle()
    stage.shoot("quen-mat-khau")
    screen.show_unlock()
    stage.desktop.door.unlock(PASSPHRASE)
    yield lambda: stage.window.session_view is not None
    yield stage.idle()
    stage.shoot("tong-quan")
    for part in (
        _tasks,
        _task,
        _papers,
        _propaganda,
        roster_story,
        cases_story,
        _reports,
        _settings,
        _search,
        _cover,
    ):
        yield from part(stage)


def _tasks(stage: Stage) -> Story:
    tab: Any = stage.window.open_tab(TASKS)
    views = (("nhiem-vu", "list"), ("theo-don-vi", "units"), ("lich-thang", "month"), ("tuan-nay", "due"))
    for name, view in views:
        tab.show_view(view)
        yield stage.idle()
        stage.shoot(name)
    tab.show_view("list")


def _task(stage: Stage) -> Story:
    """A task that is done every month: its form, its occurrences, its history."""
    tab: Any = stage.window.open_tab(TASKS)
    tab.list.filter_bar.search.setText("loa truyen thanh")
    yield lambda: tab.list.table.rows.total == 1
    yield stage.idle()
    tab.list.open_record(tab.list.table.rows.id_at(0))
    yield _open(QDialog)
    dialog: Any = stage.dialog()
    yield stage.idle()
    stage.shoot("phieu-nhiem-vu", dialog)
    dialog.form.go_to(dialog.form.occurrences)
    yield stage.idle()
    stage.shoot("cac-ky-thuc-hien", dialog)
    dialog.form.show_history()
    yield lambda: QApplication.activeModalWidget() is not dialog
    yield stage.idle()
    stage.shoot("lich-su", stage.dialog())
    stage.dialog().close()
    dialog.close()
    tab.list.filter_bar.clear()
    yield stage.idle()


def _papers(stage: Stage) -> Story:
    tab: Any = stage.window.open_tab(TASKS)
    tab.write_sheets()
    yield _open(QDialog)
    yield stage.idle()
    stage.shoot("phieu-giao-viec", stage.dialog())
    stage.dialog().close()
    yield stage.idle()
    tab.write_reminder()
    yield _open(QDialog)
    letter: Any = stage.dialog()
    yield stage.idle()
    yield lambda: is_drawn(letter.preview.view.viewport())
    stage.shoot("cong-van-don-doc", letter)
    letter.close()
    yield stage.idle()


def _propaganda(stage: Stage) -> Story:
    tab: Any = stage.window.open_tab(PROPAGANDA)
    for name, view in (("tuyen-truyen", "media"), ("hoat-dong", "activities"), ("mo-hinh", "models")):
        tab.show_view(view)
        yield stage.idle()
        stage.shoot(name)
    for name, view in (("phieu-tin-bai", "media"), ("phieu-hoat-dong", "activities")):
        tab.show_view(view)
        yield stage.idle()
        table = tab.lists[view].table
        tab.lists[view].open_record(table.rows.id_at(1))
        yield _open(QDialog)
        yield stage.idle()
        stage.shoot(name, stage.dialog())
        stage.dialog().close()
        yield stage.idle()


def _reports(stage: Stage) -> Story:
    tab: Any = stage.window.open_tab(REPORTS)
    yield stage.idle()
    yield lambda: is_drawn(tab.preview.view.viewport())
    parts = tab.findChild(QTabWidget)
    for place, name in enumerate(("bao-cao", "the-thuc", "nguon-so-lieu")):
        parts.setCurrentIndex(place)
        yield stage.idle()
        stage.shoot(name)


def _settings(stage: Stage) -> Story:
    stage.window.open_tab(OVERVIEW)
    assert stage.desktop.rooms is not None
    for page, name in (("office", "xa"), ("signers", "nguoi-ky"), ("periods", "ky"), ("security", "khoa")):
        stage.desktop.rooms.open_settings(page)
        yield _open(QDialog)
        yield stage.idle()
        stage.shoot(f"cai-dat-{name}", stage.dialog())
        stage.dialog().close()
        yield stage.idle()


def _search(stage: Stage) -> Story:
    stage.window.open_search()
    yield _open(QDialog)
    search: Any = stage.dialog()
    search.line.setText("gia dinh")
    yield lambda: search.list.count() > 0
    yield stage.idle()
    stage.shoot("tim-kiem", search)
    search.close()
    yield stage.idle()


def _cover(stage: Stage) -> Story:
    stage.window.open_tab(PROPAGANDA)
    stage.window.toggle_cover()
    yield stage.idle()
    stage.window.open_tab(PROPAGANDA)
    yield stage.idle()
    assert stage.window.statusBar().currentMessage() == shell_words.MASKED
    stage.shoot("che-man-hinh")
    stage.window.toggle_cover()
    yield stage.idle()


def _open(kind: type[QDialog]) -> Ready:
    return lambda: isinstance(QApplication.activeModalWidget(), kind)
