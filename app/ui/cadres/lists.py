"""Columns, filters and forms of the four lists: people, bodies, classes, network."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from app.core.cadre_vocabulary import (
    BodyKind,
    CollaboratorRole,
    Education,
    PoliticalTheory,
    Sex,
    TrainingField,
    TrainingStatus,
)
from app.core.dates import format_date, format_short_date, plain_partial_date
from app.core.numbers import format_decimal, format_integer
from app.services.cadres.rows import AgeBand, BodyRow, InPost, Missing, PersonRow, TrainingRow
from app.services.listing import FetchPage, ListQuery, Page
from app.services.spreadsheets.tables import Percent
from app.ui.cadres.body_form import BodyForm
from app.ui.cadres.choices import CadreChoices
from app.ui.cadres.collaborator_form import CollaboratorForm
from app.ui.cadres.ports import RosterService
from app.ui.cadres.training_form import TrainingForm
from app.ui.columns import Align, Column
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec
from app.ui.filter_bar import FilterSpec, Option
from app.ui.form import Form
from app.ui.list_parts import labelled, missing, number
from app.ui.picked import PickedChip
from app.ui.strings import cadres as words
from app.ui.strings import common
from app.ui.theme import Tone


def people_spec(
    roster: RosterService,
    choices: CadreChoices,
    picked: PickedChip,
    form: Callable[[UiContext], Form],
) -> EntitySpec:
    """The people."""
    return EntitySpec(
        key="cadres",
        title=words.LIST_PEOPLE,
        columns=_PEOPLE_COLUMNS,
        fetch=_summed(
            lambda query: roster.people_page(picked.by_ids(query)),
            {"women": "sex", "party": "party_joined", "key": "key_post"},
        ),
        filters=(
            FilterSpec(key="body", title=words.FILTER_BODY, options=choices.bodies),
            FilterSpec(key="in_post", title=words.FILTER_IN_POST, options=labelled(InPost)),
            _yes_no("key_post", words.FILTER_KEY, words.KEY_YES, words.KEY_NO),
            FilterSpec(key="sex", title=words.FILTER_SEX, options=labelled(Sex)),
            FilterSpec(key="age", title=words.FILTER_AGE, options=labelled(AgeBand), many=True),
            _yes_no("party", words.FILTER_PARTY, words.PARTY_YES, words.PARTY_NO),
            FilterSpec(key="term", title=words.FILTER_TERM, options=choices.term_options),
            FilterSpec(key="education", title=words.FILTER_EDUCATION, options=labelled(Education), many=True),
            FilterSpec(
                key="political_theory",
                title=words.FILTER_THEORY,
                options=labelled(PoliticalTheory),
                many=True,
            ),
            FilterSpec(key="missing", title=common.FILTER_MISSING, options=labelled(Missing)),
            picked.spec,
        ),
        form=form,
        watches=frozenset({"bodies"}),
        empty=words.EMPTY_PEOPLE,
    )


def body_spec(roster: RosterService, choices: CadreChoices, picked: PickedChip) -> EntitySpec:
    """The bodies with their seats, women and targets."""
    return EntitySpec(
        key="bodies",
        title=words.VIEW_BODIES,
        columns=_BODY_COLUMNS,
        fetch=lambda query: roster.bodies_page(picked.by_ids(query)),
        filters=(
            FilterSpec(key="body_kind", title=words.FILTER_BODY_KIND, options=labelled(BodyKind), many=True),
            _yes_no("active", words.FILTER_ACTIVE, words.ACTIVE_YES, words.ACTIVE_NO),
            missing(seats=words.MISSING_SEATS, target=words.MISSING_TARGET, people=words.MISSING_PEOPLE),
            picked.spec,
        ),
        form=lambda context: BodyForm(context, choices),
        watches=frozenset({"cadres", "hamlets"}),
        empty=words.EMPTY_BODIES,
    )


def training_spec(roster: RosterService, choices: CadreChoices, picked: PickedChip) -> EntitySpec:
    """The classes."""
    return EntitySpec(
        key="trainings",
        title=words.VIEW_TRAINING,
        columns=_TRAINING_COLUMNS,
        fetch=lambda query: roster.trainings_page(picked.by_ids(query)),
        filters=(
            FilterSpec(key="year", title=words.FILTER_YEAR, options=choices.years),
            FilterSpec(key="status", title=words.FILTER_STATUS, options=labelled(TrainingStatus), many=True),
            FilterSpec(key="field", title=words.FILTER_FIELD, options=labelled(TrainingField), many=True),
            missing(
                dates=words.MISSING_DATES,
                people=words.MISSING_ATTENDEES,
                certificates=words.MISSING_CERTIFICATES,
            ),
            picked.spec,
        ),
        form=lambda context: TrainingForm(context, choices),
        watches=frozenset({"cadres"}),
        empty=words.EMPTY_TRAININGS,
    )


def network_spec(roster: RosterService, choices: CadreChoices, picked: PickedChip) -> EntitySpec:
    """Propagandists and collaborators."""
    return EntitySpec(
        key="collaborators",
        title=words.VIEW_NETWORK,
        columns=_NETWORK_COLUMNS,
        fetch=_summed(
            lambda query: roster.collaborators_page(picked.by_ids(query)),
            {"women": "sex", "serving": "serving"},
        ),
        filters=(
            FilterSpec(key="hamlet", title=words.FILTER_HAMLET, options=choices.hamlets),
            FilterSpec(key="role", title=words.FILTER_ROLE, options=labelled(CollaboratorRole), many=True),
            _yes_no("serving", words.FILTER_SERVING, words.SERVING_YES, words.SERVING_NO),
            missing(
                hamlet=words.MISSING_HAMLET,
                phone=words.MISSING_PHONE,
                decision=words.MISSING_DECISION,
                sex=words.MISSING_SEX,
            ),
            picked.spec,
        ),
        form=lambda context: CollaboratorForm(context, choices),
        watches=frozenset({"hamlets"}),
        empty=words.EMPTY_NETWORK,
    )


def _yes_no(key: str, title: str, yes: str, no: str) -> FilterSpec:
    return FilterSpec(key=key, title=title, options=[Option(True, yes), Option(False, no)])


def _summed(fetch: FetchPage[Any], columns: Mapping[str, str]) -> FetchPage[Any]:
    """Put the service's sums below the columns that they count."""

    def with_sums(query: ListQuery) -> Page[Any]:
        page = fetch(query)
        return replace(page, totals={columns.get(key, key): value for key, value in page.totals.items()})

    return with_sums


def percent_text(share: float | None) -> str:
    """33,3%; nothing for nothing."""
    return "" if share is None else words.PERCENT.format(value=format_decimal(share, 1))


def _tick(value: Any) -> str:
    return "✓" if value else ""


def _ticked(key: str, title: str, width: int, value: Callable[[Any], Any]) -> Column:
    return Column(key=key, title=title, width=width, align=Align.CENTRE, value=value, text=_tick)


# --- people -----------------------------------------------------------------------------------


def _post_text(row: PersonRow) -> str:
    if row.posts > 1:
        return words.MORE_POSTS.format(title=row.post, count=format_integer(row.posts - 1))
    return row.post or words.NO_POST


def _post_tip(row: PersonRow) -> str:
    return words.POSTS_TIP.format(count=format_integer(row.posts)) if row.posts > 1 else _post_text(row)


_PEOPLE_COLUMNS: Final = (
    number(
        "position",
        words.COLUMN_POSITION,
        44,
        text=lambda place: format_integer(place) if place else "",
        printed=False,
    ),
    Column(key="full_name", title=words.COLUMN_NAME, width=150, stretch=True),
    _ticked("sex", words.COLUMN_WOMAN, 44, lambda row: row.sex is Sex.FEMALE),
    Column(
        key="birth_date",
        title=words.COLUMN_BIRTH,
        width=96,
        align=Align.CENTRE,
        value=lambda row: row.birth_text,
        excel=lambda row: plain_partial_date(row.birth_date),
    ),
    number("age", words.COLUMN_AGE, 50),
    Column(
        key="post",
        title=words.COLUMN_POST,
        width=180,
        stretch=True,
        value=_post_text,
        tone=lambda row: Tone.NORMAL if row.post else Tone.MUTED,
        tip=_post_tip,
    ),
    Column(key="body", title=words.COLUMN_BODY, width=170, stretch=True),
    Column(key="term", title=words.COLUMN_TERM, width=92),
    Column(
        key="since",
        title=words.COLUMN_SINCE,
        width=96,
        align=Align.CENTRE,
        value=lambda row: row.since_text,
        excel=lambda row: plain_partial_date(row.since),
    ),
    Column(
        key="key_post",
        title=words.COLUMN_KEY,
        width=80,
        align=Align.CENTRE,
        text=_tick,
        sortable=False,
    ),
    _ticked("party_joined", words.COLUMN_PARTY, 84, lambda row: row.party_joined),
    Column(key="education", title=words.COLUMN_EDUCATION, width=84, spare=True),
    Column(key="political_theory", title=words.COLUMN_THEORY, width=120, spare=True),
)


# --- bodies -----------------------------------------------------------------------------------


def _seats(row: BodyRow) -> str:
    return words.SEATS_UNKNOWN if row.seats is None else format_integer(row.seats)


def _reached(row: BodyRow) -> str:
    if row.target is None:
        return words.NO_TARGET
    return "" if row.reached is None else words.REACHED if row.reached else words.NOT_REACHED


def _reached_tone(row: BodyRow) -> Tone:
    if row.reached is None:
        return Tone.MUTED
    return Tone.GOOD if row.reached else Tone.WARN


_BODY_COLUMNS: Final = (
    number("position", words.COLUMN_POSITION, 44, printed=False),
    Column(
        key="name",
        title=words.COLUMN_BODY,
        width=280,
        stretch=True,
        tone=lambda row: Tone.NORMAL if row.active else Tone.MUTED,
    ),
    Column(key="body_kind", title=words.COLUMN_BODY_KIND, width=220, stretch=True),
    number(
        "seats",
        words.COLUMN_SEATS,
        84,
        value=_seats,
        tone=lambda row: Tone.WARN if row.seats is None and row.active else Tone.NORMAL,
    ),
    number("heads", words.COLUMN_HEADS, 74),
    number("women", words.COLUMN_WOMEN, 60),
    number(
        "share",
        words.COLUMN_SHARE,
        84,
        value=lambda row: percent_text(row.share),
        excel=lambda row: None if row.share is None else Percent(row.share),
    ),
    number(
        "target",
        words.COLUMN_TARGET,
        84,
        text=lambda percent: "" if percent is None else words.TARGET_TEXT.format(percent=percent),
        excel=lambda row: None if row.target is None else Percent(row.target),
    ),
    Column(
        key="reached",
        title=words.COLUMN_REACHED,
        width=134,
        value=_reached,
        tone=_reached_tone,
        sortable=False,
    ),
)


# --- classes ----------------------------------------------------------------------------------


def _days(row: TrainingRow) -> str:
    if row.starts_on is None:
        return words.DAYS_UNKNOWN
    if row.ends_on is None or row.ends_on == row.starts_on:
        return format_date(row.starts_on)
    return words.DAYS.format(start=format_short_date(row.starts_on), end=format_date(row.ends_on))


_STATUS_TONES: Final = {
    TrainingStatus.PLANNED: Tone.ACCENT,
    TrainingStatus.RUNNING: Tone.NORMAL,
    TrainingStatus.DONE: Tone.GOOD,
    TrainingStatus.CANCELLED: Tone.MUTED,
}

_TRAINING_COLUMNS: Final = (
    Column(
        key="starts_on",
        title=words.COLUMN_DAYS,
        width=160,
        value=_days,
        tone=lambda row: Tone.NORMAL if row.starts_on else Tone.MUTED,
    ),
    Column(key="title", title=words.COLUMN_CLASS, width=280, stretch=True),
    Column(key="field", title=words.COLUMN_FIELD, width=190),
    Column(key="status", title=words.COLUMN_STATUS, width=130, tone=lambda row: _STATUS_TONES[row.status]),
    Column(key="organiser", title=words.COLUMN_ORGANISER, width=180, stretch=True),
    number("people", words.COLUMN_PEOPLE, 64),
    number("women", words.COLUMN_WOMEN, 54),
    number("certificates", words.COLUMN_CERTIFICATES, 96, spare=True),
    number(
        "cost",
        words.COLUMN_COST,
        100,
        spare=True,
        value=lambda row: (row.cost_state or 0) + (row.cost_social or 0),
        text=lambda cost: format_integer(cost) if cost else "",
    ),
)


# --- network ----------------------------------------------------------------------------------

_NETWORK_COLUMNS: Final = (
    Column(key="hamlet", title=words.COLUMN_HAMLET, width=100),
    Column(key="full_name", title=words.COLUMN_NAME, width=150, stretch=True),
    _ticked("sex", words.COLUMN_WOMAN, 44, lambda row: row.sex is Sex.FEMALE),
    Column(key="role", title=words.COLUMN_NETWORK_ROLE, width=140),
    Column(key="post", title=words.COLUMN_JOB, width=110, stretch=True, spare=True),
    Column(key="phone", title=words.COLUMN_PHONE, width=112, sortable=False),
    Column(key="from_on", title=words.COLUMN_FROM, width=96, spare=True),
    Column(
        key="serving",
        title=words.COLUMN_SERVING,
        width=78,
        align=Align.CENTRE,
        text=_tick,
        sortable=False,
    ),
)
