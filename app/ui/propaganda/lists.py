"""Columns, filters and forms of the three lists."""

from typing import Any, Final

from app.core.dates import format_date, format_short_date
from app.core.numbers import format_integer
from app.core.vocabulary import ActivityForm as FormOfActivity
from app.core.vocabulary import MediaChannel, MediaKind, MediaTheme
from app.services.propaganda.rows import ActivityRow, MediaRow, ModelRow
from app.ui.columns import Align, Column, display_text
from app.ui.entity_tab import EntitySpec
from app.ui.filter_bar import FilterSpec
from app.ui.list_parts import labelled, missing, number
from app.ui.picked import PickedChip
from app.ui.propaganda.activity_form import ActivityForm
from app.ui.propaganda.choices import PropagandaChoices
from app.ui.propaganda.media_form import MediaForm
from app.ui.propaganda.model_form import ModelForm
from app.ui.propaganda.ports import PropagandaService
from app.ui.strings import propaganda as words
from app.ui.theme import Tone


def media_spec(propaganda: PropagandaService, choices: PropagandaChoices, picked: PickedChip) -> EntitySpec:
    """The log of tin/bài."""
    return EntitySpec(
        key="media",
        title=words.VIEW_MEDIA,
        columns=_MEDIA_COLUMNS,
        fetch=lambda query: propaganda.media_page(picked.by_ids(query)),
        filters=(
            FilterSpec(key="period", title=words.FILTER_PERIOD, options=choices.periods),
            FilterSpec(key="media_kind", title=words.FILTER_KIND, options=labelled(MediaKind), many=True),
            FilterSpec(key="theme", title=words.FILTER_THEME, options=labelled(MediaTheme), many=True),
            FilterSpec(key="channel", title=words.FILTER_CHANNEL, options=labelled(MediaChannel), many=True),
            FilterSpec(key="hamlet", title=words.FILTER_HAMLET, options=choices.hamlets),
            missing(
                broadcast=words.MISSING_BROADCAST,
                theme=words.MISSING_THEME,
                proof=words.MISSING_PROOF,
                link=words.MISSING_LINK,
                evidence=words.MISSING_FILES,
            ),
            picked.spec,
        ),
        form=lambda context: MediaForm(context, choices),
        empty=words.EMPTY_MEDIA,
    )


def activity_spec(
    propaganda: PropagandaService, choices: PropagandaChoices, picked: PickedChip
) -> EntitySpec:
    """The log of direct activities."""
    return EntitySpec(
        key="activities",
        title=words.VIEW_ACTIVITIES,
        columns=_ACTIVITY_COLUMNS,
        fetch=lambda query: propaganda.activity_page(picked.by_ids(query)),
        filters=(
            FilterSpec(key="period", title=words.FILTER_PERIOD, options=choices.periods),
            FilterSpec(key="form", title=words.FILTER_FORM, options=labelled(FormOfActivity), many=True),
            FilterSpec(key="theme", title=words.FILTER_THEME, options=labelled(MediaTheme), many=True),
            FilterSpec(key="unit", title=words.FILTER_UNIT, options=choices.units),
            FilterSpec(key="hamlet", title=words.FILTER_HAMLET, options=choices.hamlets),
            missing(
                attendance=words.MISSING_PEOPLE,
                sex=words.MISSING_SEX,
                sum=words.MISSING_SUM,
                evidence=words.MISSING_FILES,
            ),
            picked.spec,
        ),
        form=lambda context: ActivityForm(context, choices),
        watches=frozenset({"units", "hamlets"}),
        empty=words.EMPTY_ACTIVITIES,
    )


def model_spec(propaganda: PropagandaService, choices: PropagandaChoices, picked: PickedChip) -> EntitySpec:
    """The register of models at the thôn."""
    return EntitySpec(
        key="family_models",
        title=words.VIEW_MODELS,
        columns=_MODEL_COLUMNS,
        fetch=lambda query: propaganda.model_page(picked.by_ids(query)),
        filters=(
            FilterSpec(key="period", title=words.FILTER_PERIOD, options=choices.periods),
            FilterSpec(key="hamlet", title=words.FILTER_HAMLET, options=choices.hamlets),
            missing(review=words.MISSING_REVIEW, date=words.MISSING_DATE, figures=words.MISSING_FIGURES),
            picked.spec,
        ),
        form=lambda context: ModelForm(context, choices),
        watches=frozenset({"hamlets"}),
        empty=words.EMPTY_MODELS,
    )


def _some(value: Any) -> str:
    """A number, or nothing where there is none of it."""
    return format_integer(value) if value else ""


# --- tin/bài ----------------------------------------------------------------------------------


def _first_on(row: MediaRow) -> str:
    return format_date(row.first_on) if row.first_on else words.NOT_AIRED


def _times_tip(row: MediaRow) -> str:
    return words.TIMES_TIP.format(times=row.times, radio=row.radio_times)


_MEDIA_COLUMNS: Final = (
    Column(
        key="first_on",
        title=words.COLUMN_FIRST_ON,
        width=100,
        value=_first_on,
        tone=lambda row: Tone.NORMAL if row.first_on else Tone.WARN,
    ),
    Column(key="title", title=words.COLUMN_TITLE, width=340, stretch=True),
    Column(key="media_kind", title=words.COLUMN_KIND, width=105),
    Column(key="theme", title=words.COLUMN_THEME, width=165),
    Column(key="channels", title=words.COLUMN_CHANNELS, width=180),
    number("times", words.COLUMN_TIMES, 65, text=_some, tip=_times_tip),
    number("radio_times", words.COLUMN_RADIO_TIMES, 70, text=_some, tip=_times_tip),
    Column(key="author", title=words.COLUMN_AUTHOR, width=130),
    Column(
        key="link",
        title=words.COLUMN_LINK,
        width=70,
        align=Align.CENTRE,
        text=lambda link: display_text(bool(link)),
        tip=lambda row: row.link,
    ),
    number("evidence", words.COLUMN_FILES, 50, text=_some),
)


# --- activities -------------------------------------------------------------------------------


def _days(row: ActivityRow) -> str:
    if row.ended_on is None or row.ended_on == row.held_on:
        return format_date(row.held_on)
    return words.DAYS.format(start=format_short_date(row.held_on), end=format_date(row.ended_on))


def _people(row: ActivityRow) -> str:
    return words.PEOPLE_UNKNOWN if row.attendance_total is None else format_integer(row.attendance_total)


def _people_tone(row: ActivityRow) -> Tone:
    return Tone.WARN if row.attendance_total is None or row.questioned else Tone.NORMAL


def _people_tip(row: ActivityRow) -> str:
    if not row.questioned:
        return _people(row)
    parts = {"total": row.attendance_total, "male": row.attendance_male, "female": row.attendance_female}
    return words.QUESTIONED_TIP.format(**{key: format_integer(value or 0) for key, value in parts.items()})


_ACTIVITY_COLUMNS: Final = (
    Column(key="held_on", title=words.COLUMN_HELD_ON, width=105, value=_days),
    Column(key="title", title=words.COLUMN_ACTIVITY, width=250, stretch=True),
    Column(key="form", title=words.COLUMN_FORM, width=140),
    Column(key="theme", title=words.COLUMN_THEME, width=130),
    Column(key="host", title=words.COLUMN_HOST, width=130),
    Column(key="hamlet", title=words.COLUMN_WHERE, width=100, tip=lambda row: row.where),
    number("sessions", words.COLUMN_SESSIONS, 50),
    number(
        "attendance_total",
        words.COLUMN_PEOPLE,
        85,
        value=_people,
        tone=_people_tone,
        tip=_people_tip,
    ),
    number("attendance_male", words.COLUMN_MALE, 55),
    number("attendance_female", words.COLUMN_FEMALE, 55),
    number("cost", words.COLUMN_COST, 95, text=_some),
    number("evidence", words.COLUMN_FILES, 40, text=_some),
)


# --- models -----------------------------------------------------------------------------------


def _reviewed(row: ModelRow) -> str:
    return format_date(row.reviewed_on) if row.reviewed_on else words.NOT_REVIEWED


_MODEL_COLUMNS: Final = (
    Column(key="hamlet", title=words.COLUMN_HAMLET, width=150),
    Column(key="name", title=words.COLUMN_MODEL, width=260, stretch=True),
    Column(key="registered_on", title=words.COLUMN_REGISTERED, width=110),
    number("families", words.COLUMN_FAMILIES, 90),
    number("pledges", words.COLUMN_PLEDGES, 90),
    Column(
        key="reviewed_on",
        title=words.COLUMN_REVIEWED,
        width=110,
        value=_reviewed,
        tone=lambda row: Tone.NORMAL if row.reviewed_on else Tone.MUTED,
    ),
    Column(key="review", title=words.COLUMN_REVIEW, width=240, stretch=True, sortable=False),
)
