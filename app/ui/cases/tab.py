"""The Vụ việc tab: behind a lock of its own the list, one case, and the registers of confidentiality."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.case_vocabulary import CaseStatus
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.dashboard.tiles import Door
from app.services.listing import ListQuery
from app.ui.cases.case_list import CaseList
from app.ui.cases.clock_strip import is_late, local_now
from app.ui.cases.desk import CaseServices, Desk
from app.ui.cases.page import CasePage
from app.ui.cases.screen import CaseScreen
from app.ui.cases.secrecy_settings import SecrecySettings, keep_settings, read_settings
from app.ui.cases.settings_view import SettingsView
from app.ui.cases.statistics_view import StatisticsView
from app.ui.cases.subject_view import SubjectView
from app.ui.cases.views import VIEWS
from app.ui.context import UiContext
from app.ui.flow import FlowLayout
from app.ui.focus import focus_inside
from app.ui.form_dialog import FormDialog
from app.ui.secrecy import CaptureShield, CaseGate, CaseLock, ClipboardGuard
from app.ui.secrecy.capture import SetAffinity, system_affinity
from app.ui.secrecy.clipboard import lies_in
from app.ui.secrecy.gate import Keys
from app.ui.strings import cases as words
from app.ui.strings import secrecy as secrecy_words
from app.ui.switch_button import SwitchButton
from app.ui.theme import Tone, set_tone

LIST: Final = "list"
NOTICE: Final = "cases.notice"
_COUNT_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures above the list."""

    opened: int
    running: int
    late: int
    danger: int


class CasesView(QWidget):
    """What the tab shows while its lock is open."""

    case_shown = Signal(str)

    def __init__(
        self,
        context: UiContext,
        services: CaseServices,
        shield: CaptureShield,
        change_settings: Callable[[SecrecySettings], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self.desk: Final = Desk(context, services, shield=shield, parent=self)
        self.list: Final = CaseList(self.desk)
        self.screen_: Final = CaseScreen(self.desk)
        self.stack: Final = QStackedWidget(self)
        self.counts: Final = QLabel(self)
        self.view_buttons: Final[dict[str, SwitchButton]] = {}
        self._views: Final[dict[str, QWidget]] = {LIST: self.list}
        self._change_settings = change_settings
        self._group = QButtonGroup(self)
        self._bar = QWidget(self)
        self._timer = QTimer(self, interval=_COUNT_MS)
        self._build()
        self.list.case_asked.connect(self.open_case)
        self.screen_.back_asked.connect(lambda: self.show_view(LIST))
        self.screen_.shown.connect(self.case_shown)
        context.hub.changed.connect(self._take_changes)
        self._timer.timeout.connect(self.read_counts)
        self._timer.start()
        self.read_counts()
        self._tell_once()

    def _build(self) -> None:
        # In lines: at a large scale the buttons must not make the window wider.
        line = FlowLayout(self._bar)
        titles = {LIST: words.VIEW_LIST, **{key: title for key, (title, _) in VIEWS.items()}}
        for key, title in titles.items():
            line.addWidget(self._button(key, title))
        set_tone(self.counts, Tone.MUTED)
        self.counts.setContentsMargins(10, 6, 0, 6)
        line.addWidget(self.counts)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.screen_)
        self.view_buttons[LIST].setChecked(True)
        self.list.fill_its_place()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.addWidget(self._bar)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.list.table)

    def _button(self, key: str, title: str) -> SwitchButton:
        button = SwitchButton(title, lambda: self.show_view(key), group=self._group, parent=self._bar)
        self.view_buttons[key] = button
        return button

    # --- views ----------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The key of the view in front; empty while a case is."""
        return next((key for key, one in self._views.items() if one is self.stack.currentWidget()), "")

    def show_view(self, key: str) -> None:
        """Show the list or one of the registers."""
        if key not in self._views:
            made = VIEWS[key][1](self.desk)
            if isinstance(made, SettingsView):
                made.settings_changed.connect(self._change_settings)
            elif isinstance(made, StatisticsView):
                made.cases_asked.connect(self.show_picked)
            elif isinstance(made, SubjectView):
                made.case_asked.connect(self.open_case)
            self._views[key] = made
            self.stack.addWidget(made)
        self._bar.show()
        self.view_buttons[key].setChecked(True)
        self.stack.setCurrentWidget(self._views[key])
        self.setFocusProxy(self._views[key])
        focus_inside(self._views[key])

    def open_case(self, case_id: str, danger: bool = False) -> None:
        """Show one case; one just taken in as dangerous opens the red page."""
        self._bar.hide()
        self.stack.setCurrentWidget(self.screen_)
        self.setFocusProxy(self.screen_.steps)
        self.screen_.open_case(case_id, danger=danger)

    def show_filtered(self, **filters: Any) -> None:
        """Show the list with these filters and no others."""
        self.screen_.leave(lambda: self._show_filtered(filters))

    def show_picked(self, label: str, ids: tuple[str, ...]) -> None:
        """Show the cases behind a figure; `label` says what they are."""

        def show() -> None:
            self.show_view(LIST)
            self.list.picked.show(label, ids)

        self.screen_.leave(show)

    def _show_filtered(self, filters: Mapping[str, Any]) -> None:
        self.show_view(LIST)
        self.list.show_filtered(**filters)

    def put_away(self) -> None:
        """Hide what was revealed, keep what is typed, close the tab's dialogs without asking."""
        self.desk.veil.drop()
        if isinstance(self.screen_.page, CasePage):
            self.screen_.page.keep_draft()
        for dialog in self.findChildren(QDialog):
            if isinstance(dialog, FormDialog):
                dialog.form.keep_draft()
            # Not `close`: that would ask about what is unsaved.
            dialog.done(QDialog.DialogCode.Rejected)

    # --- figures and notice ---------------------------------------------------------------

    def read_counts(self) -> None:
        """Read the figures above the list."""
        cases, clock = self.desk.cases, self.context.clock

        def work(_progress: Progress) -> Counts:
            now = local_now(clock.now())
            running = cases.clocks.running(now)
            opened = ListQuery(filters={"status": CaseStatus.OPEN}, limit=1)
            danger = ListQuery(filters={"status": CaseStatus.OPEN, "immediate_danger": True}, limit=1)
            return Counts(
                opened=cases.overview.page(opened).total,
                running=sum(1 for one in running if not one.done),
                late=sum(1 for one in running if is_late(one, now)),
                danger=cases.overview.page(danger).total,
            )

        def show(found: Counts) -> None:
            self.counts.setText(
                words.COUNTS.format(
                    opened=found.opened, running=found.running, late=found.late, danger=found.danger
                )
            )
            set_tone(self.counts, Tone.BAD if found.late or found.danger else Tone.MUTED)

        self.context.jobs.read(work, show, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cases"):
            self.read_counts()

    def _tell_once(self) -> None:
        """Say once in the life of the file that state secrets do not belong here."""
        local, messages, jobs = self.context.local, self.context.messages, self.context.jobs

        def told(seen: Any) -> None:
            if not seen:
                messages.inform(words.SECRETS_NOTICE)
                jobs.keep(lambda _progress: local.put(NOTICE, {"seen": True}))

        jobs.read(lambda _progress: local.get(NOTICE), told, owner=self)


class CasesTab(QWidget):
    """The gate, the lock behind it, and what guards clipboard and screen while a case is in front."""

    def __init__(
        self,
        context: UiContext,
        services: CaseServices,
        keys: Keys,
        *,
        unlocked_at: datetime,
        set_affinity: SetAffinity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._services = services
        self._wish: Callable[[CasesView], None] | None = None
        self.lock: Final = CaseLock(context.clock, in_use=self.isVisible, parent=self)
        self.shield: Final = CaptureShield(set_affinity=set_affinity or system_affinity(), parent=self)
        self.clipboard: Final = ClipboardGuard(lambda: lies_in(self), parent=self)
        self.lock.open(unlocked_at)
        self.gate: Final = CaseGate(context, keys, self.lock, self._make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.gate)
        self.setFocusProxy(self.gate)
        self.shield.add(self)
        self.shield.follow(lambda: self.isVisible() and lies_in(self))
        self.clipboard.guarded_copy.connect(self._say_copied)
        self.gate.closing.connect(self._closing)
        context.hub.closing.connect(self.clipboard.clear)
        context.jobs.read(lambda _progress: read_settings(context.local), self._take_settings, owner=self)

    @property
    def view(self) -> CasesView | None:
        """What is shown while the lock is open."""
        return self.gate.content if isinstance(self.gate.content, CasesView) else None

    def open_record(self, case_id: str) -> None:
        """Show one case, after the passphrase if need be."""
        self._do(lambda view: view.open_case(case_id))

    def go_through(self, door: Door) -> None:
        """Show what a figure stands for, after the passphrase if need be."""
        if door.record:
            self.open_record(door.record)
        elif door.ids:
            self._do(lambda view: view.show_picked(door.label, door.ids))
        elif door.view:
            self._do(lambda view: view.show_view(door.view))
        else:
            self._do(lambda view: view.show_filtered(**door.filters))

    def _do(self, wish: Callable[[CasesView], None]) -> None:
        if self.view is not None:
            wish(self.view)
        else:
            self._wish = wish

    def _make(self) -> QWidget:
        view = CasesView(self.context, self._services, self.shield, self._change_settings)
        wish, self._wish = self._wish, None
        if wish is not None:
            wish(view)
        return view

    def _closing(self) -> None:
        """The lock closes: drafts are kept, dialogs of the tab go, nothing stays on the clipboard."""
        self.clipboard.clear()
        if self.view is not None:
            self.view.put_away()

    def _take_settings(self, settings: SecrecySettings) -> None:
        self.lock.set_minutes(settings.lock_minutes)
        self.shield.set_enabled(settings.block_capture)

    def _change_settings(self, settings: SecrecySettings) -> None:
        local = self.context.local
        self.context.jobs.keep(lambda _progress: keep_settings(local, settings))
        self._take_settings(settings)

    def _say_copied(self) -> None:
        self.context.messages.notice(secrecy_words.COPIED_GUARDED.format(seconds=20))
