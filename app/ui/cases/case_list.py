"""The list of cases: numbers, codes and times, never a name; what runs next on each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.case_vocabulary import CaseKind, CaseStatus, CaseStep, ReceiveForm, VerifyStatus
from app.core.case_work_vocabulary import RiskLevel
from app.core.dates import format_date
from app.services.cases.case_list import CaseRow
from app.services.listing import FetchPage, ListQuery, Page
from app.ui.cases.clock_strip import clock_tone, left_words, local_now
from app.ui.cases.desk import Desk
from app.ui.cases.intake import IntakeForm
from app.ui.columns import Column
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.filter_bar import FilterSpec, Option
from app.ui.form_dialog import FormDialog
from app.ui.list_parts import labelled
from app.ui.picked import PickedChip
from app.ui.strings import cases as words
from app.ui.theme import Tone

_YEARS_BACK: Final = 4
_RISK_TONES: Final = {RiskLevel.HIGH: Tone.BAD, RiskLevel.MEDIUM: Tone.WARN}


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case at the moment when the page was read: its clock counts from then."""

    row: CaseRow
    now: datetime

    @property
    def id(self) -> str:
        """The case's id."""
        return self.row.id


def fetch_cases(desk: Desk) -> Callable[[ListQuery], Page[ListedCase]]:
    """What reads a page of cases with their next clocks."""
    cases, clock = desk.cases, desk.context.clock

    def fetch(query: ListQuery) -> Page[ListedCase]:
        page, now = cases.overview.page(query), local_now(clock.now())
        return Page(tuple(ListedCase(row, now) for row in page.rows), page.total, page.totals)

    return fetch


def _of(key: str) -> Callable[[ListedCase], Any]:
    return lambda listed: getattr(listed.row, key)


def _villages(listed: ListedCase) -> str:
    return ", ".join(listed.row.villages)


def _next(listed: ListedCase) -> str:
    clock = listed.row.next_clock
    if clock is not None:
        return words.NEXT_CLOCK.format(left=left_words(clock, listed.now), what=clock.label)
    follow: date | None = listed.row.next_follow_up
    return words.NEXT_FOLLOW_UP.format(day=format_date(follow)) if follow else ""


def _next_tone(listed: ListedCase) -> Tone:
    if listed.row.next_clock is not None:
        return clock_tone(listed.row.next_clock, listed.now)
    follow = listed.row.next_follow_up
    return Tone.BAD if follow and follow < listed.now.date() else Tone.NORMAL


def _number(listed: ListedCase) -> str:
    row = listed.row
    return words.SAMPLE.format(number=row.case_no) if row.is_sample else row.case_no


def _number_tone(listed: ListedCase) -> Tone:
    return Tone.BAD if _in_danger(listed) else Tone.NORMAL


def _in_danger(listed: ListedCase) -> bool:
    return bool(listed.row.immediate_danger) and listed.row.status is CaseStatus.OPEN


COLUMNS: Final = (
    Column(
        key="case_no",
        title=words.COLUMN_NUMBER,
        width=150,
        value=_number,
        tone=_number_tone,
        tip=lambda listed: words.DANGER_TIP if _in_danger(listed) else listed.row.case_no,
    ),
    Column(key="received_at", title=words.COLUMN_RECEIVED, width=142, value=_of("received_at")),
    Column(key="case_kind", title=words.COLUMN_KIND, width=130, value=_of("case_kind")),
    Column(key="forms", title=words.COLUMN_FORMS, width=130, value=_of("forms")),
    Column(key="villages", title=words.COLUMN_VILLAGE, width=90, value=_of("villages"), tip=_villages),
    Column(key="status", title=words.COLUMN_STATUS, width=88, value=_of("status")),
    Column(key="step", title=words.COLUMN_STEP, width=122, value=_of("step")),
    Column(
        key="risk_level",
        title=words.COLUMN_RISK,
        width=75,
        value=_of("risk_level"),
        tone=lambda listed: _RISK_TONES.get(listed.row.risk_level, Tone.NORMAL),
    ),
    Column(
        key="responsible",
        title=words.COLUMN_WHO,
        width=140,
        value=_of("responsible"),
        tip=_of("responsible"),
    ),
    Column(
        key="next",
        title=words.COLUMN_NEXT,
        width=200,
        stretch=True,
        value=_next,
        tone=_next_tone,
        tip=_next,
    ),
)


def _by_id(fetch: Callable[[ListQuery], Page[ListedCase]], picked: PickedChip) -> FetchPage[ListedCase]:
    """`fetch` for records behind a figure: the service calls their filter `id`."""

    def fetch_picked(query: ListQuery) -> Page[ListedCase]:
        asked = picked.by_ids(query)
        filters = dict(asked.filters)
        if "ids" in filters:
            filters["id"] = filters.pop("ids")
        return fetch(replace(asked, filters=filters))

    return fetch_picked


def _filters(context: UiContext) -> tuple[FilterSpec, ...]:
    this_year = context.clock.today().year
    years = range(this_year, this_year - _YEARS_BACK, -1)
    return (
        FilterSpec(key="status", title=words.COLUMN_STATUS, options=labelled(CaseStatus), many=True),
        FilterSpec(key="step", title=words.COLUMN_STEP, options=labelled(CaseStep), many=True),
        FilterSpec(key="case_kind", title=words.COLUMN_KIND, options=labelled(CaseKind), many=True),
        FilterSpec(
            key="village",
            title=words.COLUMN_VILLAGE,
            options=context.lookups.provider("hamlets"),
        ),
        FilterSpec(key="receive_form", title=words.FILTER_FORM, options=labelled(ReceiveForm), many=True),
        FilterSpec(key="verify_status", title=words.COLUMN_VERIFY, options=labelled(VerifyStatus), many=True),
        FilterSpec(
            key="immediate_danger",
            title=words.FILTER_DANGER,
            options=[Option(True, words.FILTER_DANGER_YES)],
        ),
        FilterSpec(
            key="year",
            title=words.FILTER_YEAR,
            options=[Option(year, str(year)) for year in years],
        ),
    )


class CaseList(EntityTab):
    """Enter opens a case, Ctrl+N takes a new one in. Nothing here leaves the program but by hand."""

    case_asked = Signal(str, bool)
    """A case to open, and whether it was just taken in as dangerous."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.picked: Final = PickedChip()
        spec = EntitySpec(
            key="cases",
            title=words.TITLE,
            columns=COLUMNS,
            fetch=_by_id(fetch_cases(desk), self.picked),
            empty=words.EMPTY,
            filters=(*_filters(desk.context), self.picked.spec),
        )
        # Case data leaves as a document that the officer confirms, not as a list.
        super().__init__(spec, replace(desk.context, exports=None), parent)
        self.picked.attach(self)
        self.actions_bar.add(words.NEW_CASE, self.take_in, icon="plus", key="Ctrl+N", primary=True)

    @override
    def open_record(self, record_id: str) -> None:
        """Ask for the case screen."""
        self.case_asked.emit(record_id, False)

    @override
    def print_list(self) -> None:
        """Lists of cases are not printed."""
        self.context.messages.inform(words.NO_LIST_PRINT)

    def take_in(self) -> None:
        """Open the intake; the case screen follows it."""
        form = IntakeForm(self.context)
        dialog = FormDialog(form, words.INTAKE_TITLE, self)
        self._desk.guard_window(dialog)
        form.saved.connect(
            lambda saved: self.case_asked.emit(
                saved.record.id, bool(saved.record.values.get("immediate_danger"))
            )
        )
        form.open_new()
        dialog.open()
        self.form_opened.emit(form)
