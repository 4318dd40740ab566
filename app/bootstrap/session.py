"""What the window shows of one open file: its tabs, the commands of its menus, the doors between them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.places import commune_title
from app.core.progress import Progress
from app.core.text import capitalised
from app.services.dashboard.tiles import Door
from app.services.listing import FetchPage
from app.services.workspace import Workspace
from app.ui.beginning import RecoverySheet
from app.ui.context import UiContext
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.lookups import REGISTERS, Lookups
from app.ui.messages import Messages
from app.ui.session import Command, Menu, SearchSource, Session, TabSpec
from app.ui.strings import exchange as exchange_words
from app.ui.strings import handover as handover_words
from app.ui.strings import merge as merge_words
from app.ui.strings import sheets as sheets_words
from app.ui.strings import shell as words

if TYPE_CHECKING:
    from app.ui.cases.tray import CaseTray

OVERVIEW, TASKS, PROPAGANDA, REPORTS = "overview", "tasks", "propaganda", "reports"
CADRES = "cadres"
CASES = "cases"
SETTINGS, BACKUP = "settings", "backup"
"""A door to the settings or the backups names their window, which is no tab."""
MERGE = "merge"
"""Likewise the window of merging."""
_VIEWS = {"media": "media", "activities": "activities", "family_models": "models"}
"""The view of the Tuyên truyền tab in which each kind of record is listed."""
_ROSTER_VIEWS = {
    "cadres": "people",
    "bodies": "bodies",
    "trainings": "training",
    "collaborators": "network",
}
"""The same of the Cán bộ nữ tab."""


def make_context(workspace: Workspace, *, jobs: JobRunner, messages: Messages) -> UiContext:
    """Return what every screen of the session is given."""
    hub = ChangeHub(workspace.records.undo, jobs, messages)
    return UiContext(
        messages=messages,
        jobs=jobs,
        hub=hub,
        records=workspace.records,
        lookups=Lookups(REGISTERS, workspace.records, jobs, hub),
        local=workspace.local,
        evidence=workspace.evidence,
        clock=workspace.clock,
        exports=workspace.spreadsheets.exports,
    )


class Rooms:
    """Makes the tabs of one session when they are first looked at, and leads from one to another.

    `open_tab(key)` is the window's: it brings a tab to the front and returns its widget.
    """

    def __init__(
        self,
        workspace: Workspace,
        context: UiContext,
        *,
        open_tab: Callable[[str], Any],
        window: Callable[[], QWidget],
        sheet: RecoverySheet | None = None,
        reopen: Callable[[], object] = lambda: None,
        leaving: Callable[[], bool] = lambda: False,
    ) -> None:
        self._workspace = workspace
        self._reopen = reopen
        self._leaving = leaving
        self._context = context
        self._open_tab = open_tab
        self._window = window
        self._sheet = sheet
        self._unlocked_at = workspace.clock.now()

    def session(self) -> Session:
        """Return the session for the window."""
        office = self._workspace.settings.load()
        return Session(
            hub=self._context.hub,
            tabs=(
                TabSpec(key=OVERVIEW, title=words.TAB_OVERVIEW, make=self._overview),
                TabSpec(key=TASKS, title=words.TAB_TASKS, make=self._tasks, refuge=_show_calendar),
                TabSpec(key=PROPAGANDA, title=words.TAB_PROPAGANDA, make=self._propaganda),
                TabSpec(key=CADRES, title=words.TAB_CADRES, make=self._cadres),
                TabSpec(key=CASES, title=words.TAB_CASES, make=self._cases),
                TabSpec(key=REPORTS, title=words.TAB_REPORTS, make=self._reports),
            ),
            commands=(
                Command(
                    menu=Menu.FILE,
                    label=words.OPEN_PLAN,
                    run=self.open_plan,
                    key="Ctrl+O",
                    icon="import",
                    on_toolbar=True,
                ),
                Command(menu=Menu.FILE, label=exchange_words.COMMAND, run=self.open_backup, icon="save"),
                Command(menu=Menu.FILE, label=sheets_words.COMMAND, run=self.open_sheets),
                Command(menu=Menu.FILE, label=handover_words.COMMAND, run=self.open_handover),
                Command(menu=Menu.FILE, label=words.SETTINGS, run=self.open_settings, icon="settings"),
                Command(menu=Menu.EXCHANGE, label=words.IMPORT, run=self.import_excel, icon="import"),
                Command(menu=Menu.EXCHANGE, label=words.EXPORT, run=self.export, icon="export"),
                Command(menu=Menu.EXCHANGE, label=merge_words.COMMAND, run=self.open_merge),
                Command(menu=Menu.EXCHANGE, label=merge_words.STICK_COMMAND, run=self.synchronise),
            ),
            search=self._search(),
            close=self._close,
            whose=words.WHOSE.format(
                commune=_capital(commune_title(office.commune)), province=office.province
            ),
            idle_minutes=office.idle_minutes,
        )

    def watch_clocks(self) -> "CaseTray":
        """Show the running clocks of cases in the system's tray; while the screen is locked, their number."""
        from app.ui.cases.tray import CaseTray

        hub, clocks, clock = self._context.hub, self._workspace.cases.clocks, self._workspace.clock
        # It outlives the session: nothing but the clock on the wall may be told it for good.
        tray = CaseTray(
            self._context,
            clocks.running,
            lambda: clock.now().replace(tzinfo=None),
            parent=self._window(),
        )
        opening = tray.opened.connect(lambda case_id: self.go_through(Door(tab=CASES, record=case_id)))
        leaving = self._leaving

        def end() -> None:
            QObject.disconnect(opening)
            if leaving():
                tray.stop()
            else:
                tray.rest()

        hub.ended.connect(end)
        return tray

    def watch_backups(self) -> None:
        """Back up when it is due until the session ends."""
        from app.ui.exchange.watch import BackupWatch

        BackupWatch(self._context, self._workspace.exchange)

    def open_plan(self) -> None:
        """Show the import of a plan."""
        from app.ui.plan_import import open_plan_import

        def show_made(label: str, ids: tuple[str, ...]) -> None:
            self.go_through(Door(tab=TASKS, ids=ids, label=label))

        open_plan_import(self._context, self._workspace.plans, self._window(), show_made=show_made)

    def import_excel(self, kind: str | None = None) -> None:
        """Bring a list in from an Excel file: records of `kind`, or of which it is asked."""
        from app.ui.import_excel import open_excel_import

        open_excel_import(self._context, self._workspace.spreadsheets.imports, self._window(), kind=kind)

    def export(self) -> None:
        """Write records to an Excel file."""
        from app.ui.exporting import export_to_excel

        workspace = self._workspace
        kinds = tuple(kind for kind in workspace.records.kinds() if not kind.confidential)
        export_to_excel(self._context, kinds, workspace.spreadsheets.exports)

    def open_backup(self) -> None:
        """Show backup, restore and the sticks."""
        from app.ui.exchange import BackupDialog

        BackupDialog(
            self._context, self._workspace.exchange, on_restored=self._reopen, parent=self._window()
        ).open()

    def open_merge(self) -> Any:
        """Show what other machines wrote differently, and take their packages; return the window."""
        from app.ui.merge import MergeDialog

        workspace = self._workspace
        titles = {kind.name: kind.title for kind in workspace.records.kinds()}
        dialog = MergeDialog(self._context, workspace.merges, titles=titles, parent=self._window())
        dialog.open()
        return dialog

    def synchronise(self) -> None:
        """Take what a stick holds of the other machines and write this machine's package to it."""
        self.open_merge().synchronise()

    def open_sheets(self) -> None:
        """Show the three recovery sheets."""
        from app.ui.exchange.sheets_dialog import SheetsDialog

        commune = self._workspace.settings.load().commune
        SheetsDialog(self._context, self._workspace.vault, commune=commune, parent=self._window()).open()

    def open_handover(self) -> None:
        """Show the handover to a successor."""
        from app.ui.exchange.handover_dialog import HandoverDialog

        HandoverDialog(
            self._context, self._workspace.exchange, on_done=self._reopen, parent=self._window()
        ).open()

    def open_settings(self, page: str = "office") -> None:
        """Show a page of the settings."""
        from app.ui.settings_dialog import SettingsDialog

        workspace = self._workspace
        dialog = SettingsDialog(
            self._context, workspace.settings, workspace.vault, sheet=self._sheet, parent=self._window()
        )
        dialog.show_page(page)
        dialog.open()

    def go_through(self, door: Door) -> None:
        """Show what a figure stands for."""
        if door.tab == SETTINGS:
            self.open_settings(door.view)
            return
        if door.tab == BACKUP:
            self.open_backup()
            return
        if door.tab == MERGE:
            self.open_merge()
            return
        widget = self._open_tab(door.tab)
        if door.tab == REPORTS and "period" in door.filters:
            kind = door.filters["kind"]
            widget.show_report(kind, self._workspace.reports.period(kind, door.filters["period"]))
        elif door.tab == TASKS:
            if door.record:
                widget.open_task(door.record)
            elif door.ids:
                widget.show_picked(door.label, door.ids)
            else:
                widget.show_filtered(**door.filters)
        elif door.tab in (CADRES, CASES):
            widget.go_through(door)
        elif door.tab == PROPAGANDA:
            view = door.view or "media"
            if door.record:
                widget.open_record(view, door.record)
            elif door.ids:
                widget.show_picked(view, door.label, door.ids)
            else:
                widget.show_filtered(view, **door.filters)

    def _overview(self) -> QWidget:
        from app.ui.overview import OverviewTab

        tab = OverviewTab(self._context, self._workspace.dashboard)
        tab.door_opened.connect(self.go_through)
        return tab

    def _tasks(self) -> QWidget:
        from app.ui.tasks import TasksTab, UnitPapers

        workspace = self._workspace
        papers = UnitPapers(sheets=workspace.spreadsheets.unit_sheets, documents=workspace.task_documents)
        tab = TasksTab(self._context, workspace.tasks, papers)
        tab.import_wanted.connect(self.open_plan)
        return tab

    def _propaganda(self) -> QWidget:
        from app.ui.propaganda import PropagandaTab

        return PropagandaTab(self._context, self._workspace.propaganda)

    def _cadres(self) -> QWidget:
        from app.ui.cadres import CadresTab

        tab = CadresTab(self._context, self._workspace.roster, self._workspace.roster_upkeep)
        tab.import_wanted.connect(self.import_excel)
        return tab

    def _cases(self) -> QWidget:
        from app.ui.cases.desk import CaseServices
        from app.ui.cases.tab import CasesTab

        workspace = self._workspace
        services = CaseServices(
            workspace.cases,
            workspace.settings,
            workspace.case_documents,
            workspace.spreadsheets.exports,
        )
        return CasesTab(self._context, services, workspace.vault, unlocked_at=self._unlocked_at)

    def _reports(self) -> QWidget:
        from app.ui.reports import ReportsTab

        tab = ReportsTab(self._context, self._workspace.reports)
        tab.opened.connect(self._show_counted)
        return tab

    def _show_counted(self, kind: str, ids: tuple[str, ...], label: str) -> None:
        if kind == "tasks":
            self.go_through(Door(tab=TASKS, ids=ids, label=label))
        elif kind in _ROSTER_VIEWS:
            self.go_through(Door(tab=CADRES, view=_ROSTER_VIEWS[kind], ids=ids, label=label))
        elif kind == "cases":
            self.go_through(Door(tab=CASES, ids=ids, label=label))
        else:
            self.go_through(Door(tab=PROPAGANDA, view=_VIEWS[kind], ids=ids, label=label))

    def _search(self) -> tuple[SearchSource, ...]:
        propaganda, roster = self._workspace.propaganda, self._workspace.roster
        return (
            self._source(words.TAB_TASKS, self._workspace.tasks.page, TASKS),
            self._source(words.FOUND_MEDIA, propaganda.media_page, PROPAGANDA, "media"),
            self._source(words.FOUND_ACTIVITIES, propaganda.activity_page, PROPAGANDA, "activities"),
            self._source(words.FOUND_CADRES, roster.people_page, CADRES, "people", label="full_name"),
            self._source(words.FOUND_BODIES, roster.bodies_page, CADRES, "bodies", label="name"),
            self._source(words.TAB_CASES, self._workspace.cases.overview.page, CASES, label="case_no"),
        )

    def _source(
        self, title: str, fetch: FetchPage[Any], tab: str, view: str = "", *, label: str = "title"
    ) -> SearchSource:
        def show(record_id: str) -> None:
            self.go_through(Door(tab=tab, view=view, record=record_id))

        return SearchSource(title=title, fetch=fetch, label=lambda row: str(getattr(row, label)), open=show)

    def _close(self, progress: Progress) -> None:
        try:
            self._workspace.exchange.keep_safe(leaving=self._leaving(), progress=progress)
        finally:
            self._workspace.close()


def _capital(text: str) -> str:
    return capitalised(text)


def _show_calendar(tab: Any) -> None:
    tab.show_view("month")
