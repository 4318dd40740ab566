"""One case: head, danger, clocks, the steps with what is open in each, and the page of one step."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.case_vocabulary import CaseStatus
from app.core.progress import Progress
from app.services.cases.clocks import RunningClock
from app.services.cases.overview import RedPage
from app.services.changelog.changes import Changes
from app.services.reports.case_documents import PaperOffer
from app.ui.cases.around import Around, read_around
from app.ui.cases.case_log import LogPage
from app.ui.cases.clock_strip import ClockStrip, local_now
from app.ui.cases.danger import DangerBanner, DangerPage
from app.ui.cases.desk import Desk
from app.ui.cases.late_reason import LateReasonDialog
from app.ui.cases.page import CASES, CaseInFront, CasePage
from app.ui.cases.pages.care import FollowUpPage, ReferralsPage
from app.ui.cases.pages.closing import ClosingPage, PapersPage
from app.ui.cases.pages.consent import ConsentPage
from app.ui.cases.pages.incidents import IncidentsPage
from app.ui.cases.pages.measures import MeasuresPage
from app.ui.cases.pages.people import PerpetratorsPage, SurvivorsPage
from app.ui.cases.pages.reception import ReceptionPage
from app.ui.cases.pages.risk import RiskPage
from app.ui.cases.same_person import SamePersonBar
from app.ui.cases.steps import STEPS, Step, open_in
from app.ui.columns import display_text
from app.ui.icons import icon
from app.ui.ports import Record
from app.ui.strings import cases as words
from app.ui.theme import Tone, mark, set_tone
from app.ui.wrapped import wrapped

_PAGES: Final[Mapping[str, Callable[[Desk, CaseInFront], CasePage]]] = {
    "reception": ReceptionPage,
    "survivors": SurvivorsPage,
    "incidents": IncidentsPage,
    "perpetrators": PerpetratorsPage,
    "consent": ConsentPage,
    "risk": RiskPage,
    "measures": MeasuresPage,
    "referrals": ReferralsPage,
    "follow_ups": FollowUpPage,
    "papers": PapersPage,
    "closing": ClosingPage,
}
LOG: Final = "log"


class CaseScreen(QWidget):
    """Shows one case at a time; one page is alive at a time, so that nothing typed waits unseen."""

    back_asked = Signal()
    shown = Signal(str)
    """The number of the case that came to the front."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Final = desk
        self.case: CaseInFront | None = None
        self.page: QWidget | None = None
        self._step: Step = STEPS[0]
        self._around = Around()
        self.number: Final = QLabel(self)
        mark(self.number, "title")
        self.state: Final = wrapped(parent=self)
        self.back_button: Final = QToolButton(self)
        self.document_button: Final = QPushButton(words.DOCUMENTS, self)
        self.danger_button: Final = QPushButton(words.DANGER_SHORT, self)
        self.banner: Final = DangerBanner(self)
        self.same: Final = SamePersonBar(desk, self)
        self.warning: Final = QLabel(self)
        self.clocks: Final = ClockStrip(lambda: local_now(desk.context.clock.now()), self)
        self.steps: Final = QListWidget(self)
        self.missing: Final = wrapped(parent=self)
        self._place: Final = QWidget(self)
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._connect()

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.back_button.setIcon(icon("left", self))
        self.back_button.setText(words.BACK_TO_LIST)
        self.back_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back_button.setToolTip(words.BACK_TIP)
        mark(self.danger_button, "danger")
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.document_button.setIcon(icon("document", self))
        self.document_button.setMenu(menu)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back_button)
        head.addWidget(self.number)
        head.addWidget(self.state, 1)
        head.addWidget(self.danger_button)
        head.addWidget(self.document_button)
        self.steps.setFixedWidth(self.fontMetrics().averageCharWidth() * 36)
        self.steps.setAccessibleName(words.STEPS_NAME)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self.missing)
        self.warning.setWordWrap(True)
        self.warning.hide()
        set_tone(self.warning, Tone.BAD)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.steps)
        split.addWidget(self._place)
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.warning)
        layout.addWidget(self.clocks)
        layout.addWidget(self.same)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.go_back)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)
        # The form has the key while the focus is in it.
        save = QShortcut(QKeySequence("Ctrl+S"), self.steps)
        save.setContext(Qt.ShortcutContext.WidgetShortcut)
        save.activated.connect(self.save_step)
        self.steps.currentRowChanged.connect(self._step_chosen)
        self.banner.opened.connect(self.show_danger)
        self.danger_button.clicked.connect(self.show_danger)
        self.clocks.reason_asked.connect(self.ask_reason)
        self.same.decided.connect(self._decided)
        self.desk.context.hub.changed.connect(self._take_changes)

    # --- the case -------------------------------------------------------------------------

    def open_case(self, case_id: str, step: str = "", *, danger: bool = False) -> None:
        """Read a case and show it, with the red page if `danger`; the look is logged by the service."""
        records = self.desk.context.records

        def work(_progress: Progress) -> Record:
            return records.get(CASES, case_id)

        def show(record: Record) -> None:
            self.case = CaseInFront(record)
            self._around = Around()
            self.same.case_id = record.id
            self._step = next((one for one in STEPS if one.key == step), STEPS[0])
            self._show_head()
            self._show_steps()
            self._make_page()
            self._read_around()
            self.shown.emit(self.number.text())
            self.steps.setFocus()
            if danger:
                self.show_danger()

        self.desk.context.jobs.read(work, show, owner=self)

    def _read_again(self) -> None:
        """Read the case in front anew: somebody else changed it."""
        if self.case is None:
            return
        records, case = self.desk.context.records, self.case

        def work(_progress: Progress) -> Record:
            return records.get(CASES, case.id)

        def show(record: Record) -> None:
            if self.case is not case:
                return
            case.record = record
            self._show_changed()
            if isinstance(self.page, CasePage) and not self.page.dirty:
                self.page.show_case()

        self.desk.context.jobs.read(work, show, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        case = self.case
        if case is None or not changes.touches(CASES):
            return
        if case.knows(changes):
            self._show_changed()
        elif self.isVisible():
            self._read_again()

    def _show_changed(self) -> None:
        self._show_head()
        self._show_steps()
        self._read_around()

    def _show_head(self) -> None:
        assert self.case is not None
        values = self.case.values
        self.number.setText(str(values.get("case_no") or ""))
        parts = (
            display_text(values.get("case_kind")),
            display_text(values.get("status")),
            display_text(values.get("step")),
            words.RECEIVED_LINE.format(at=display_text(values.get("received_at"))),
            *(one.label.lower() for one in self._around.contexts),
        )
        self.state.setText(" · ".join(part for part in parts if part))
        danger = bool(values.get("immediate_danger")) and values.get("status") is CaseStatus.OPEN
        self.banner.setVisible(danger)
        self.danger_button.setVisible(not danger)

    def _read_around(self) -> None:
        """Read what follows from the case: clocks, what is open, whether the person was met before."""
        assert self.case is not None
        cases, documents, case_id = self.desk.cases, self.desk.documents, self.case.id

        def work(_progress: Progress) -> Around:
            return read_around(cases, documents, case_id)

        def show(around: Around) -> None:
            if self.case is not None and self.case.id == case_id:
                self._around = around
                self.clocks.show_clocks(around.clocks)
                self.same.show_matches(around.likely_same)
                self.warning.setText(around.warning)
                self.warning.setVisible(bool(around.warning))
                self._show_head()
                self._show_steps()

        self.desk.context.jobs.read(work, show, owner=self)

    # --- steps ----------------------------------------------------------------------------

    def _show_steps(self) -> None:
        assert self.case is not None
        items = self._around.open_items
        self.steps.blockSignals(True)
        self.steps.clear()
        for number, step in enumerate(STEPS, 1):
            lacking = open_in(step, items)
            text = words.STEP_LINE.format(number=number, title=step.title)
            item = QListWidgetItem(words.STEP_OPEN.format(step=text, count=len(lacking)) if lacking else text)
            item.setToolTip(words.STEP_LACKS.format(what=", ".join(lacking)) if lacking else words.STEP_DONE)
            self.steps.addItem(item)
        self.steps.setCurrentRow(STEPS.index(self._step))
        self.steps.blockSignals(False)
        lacking = open_in(self._step, items)
        self.missing.setText(words.STEP_LACKS.format(what=", ".join(lacking)) if lacking else "")
        self.missing.setVisible(bool(lacking))

    def _step_chosen(self, row: int) -> None:
        if 0 <= row < len(STEPS) and STEPS[row] is not self._step:
            self.show_step(STEPS[row].key)

    def show_step(self, key: str) -> None:
        """Turn to another step once nothing unsaved would be lost."""
        wanted = next(step for step in STEPS if step.key == key)

        def turn() -> None:
            self._step = wanted
            self._show_steps()
            self._make_page()

        self.leave(turn)
        self._show_steps()

    def _make_page(self) -> None:
        assert self.case is not None
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        if self._step.key == LOG:
            self.page = LogPage(self.desk, self.case)
        else:
            page = _PAGES[self._step.key](self.desk, self.case)
            page.show_case()
            self.page = page
        self._column.addWidget(self.page, 1)

    # --- leaving --------------------------------------------------------------------------

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing unsaved would be lost."""
        if isinstance(self.page, CasePage):
            self.page.leave(then)
        else:
            then()

    def save_step(self) -> None:
        """Store what was typed in the step in front."""
        if isinstance(self.page, CasePage):
            self.page.save()

    def go_back(self) -> None:
        """Back to the list."""
        self.leave(self._close)

    def _close(self) -> None:
        self.case = None
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self.back_asked.emit()

    def _decided(self, other_id: str, same: bool) -> None:
        if same:
            self.leave(lambda: self.open_case(other_id))
        else:
            self._read_around()

    @property
    def papers(self) -> Sequence[PaperOffer]:
        """The documents that can be made of the case in front."""
        return self._around.papers

    # --- documents ------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for offer in self.papers:
            action = menu.addAction(offer.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=offer: self.open_paper(chosen))

    def open_paper(self, offer: PaperOffer) -> None:
        """Show one document of the case, once nothing unsaved would be missing in it."""
        self.leave(lambda: self._open_paper(offer))

    def _open_paper(self, offer: PaperOffer) -> None:
        from app.ui.cases.paper_window import PaperWindow

        case = self.case
        if case is None:
            return
        window = PaperWindow(
            self.desk,
            self.desk.documents,
            offer,
            case_id=case.id,
            number=self.number.text(),
            parent=self,
        )
        window.handed_out.connect(self._read_again)
        self.desk.open_guarded(window)

    # --- danger and lateness --------------------------------------------------------------

    def show_danger(self) -> None:
        """Open the red page."""
        if self.case is None:
            return
        overview, case_id = self.desk.cases.overview, self.case.id

        def work(_progress: Progress) -> RedPage:
            return overview.red_page(case_id)

        def show(red: RedPage) -> None:
            page = DangerPage(red, parent=self)
            page.assign_asked.connect(lambda: self.show_step("reception"))
            self.desk.open_guarded(page)

        self.desk.context.jobs.read(work, show, owner=self)

    def ask_reason(self, clock: RunningClock) -> None:
        """Ask why a clock was not kept."""
        case = self.case
        if case is None:
            return

        def ask() -> None:
            dialog = LateReasonDialog(self.desk, case, clock, parent=self)
            self.desk.open_guarded(dialog)

        self.leave(ask)
