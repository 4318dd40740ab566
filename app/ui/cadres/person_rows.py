"""What the rows of a person look like: posts held, places in the succession plan."""

from collections.abc import Callable, Mapping
from typing import Any

from app.core.cadre_vocabulary import BodyKind, PostBasis, PostEnding, PostRole, SuccessionStatus
from app.core.clock import Clock
from app.core.errors import AppError
from app.services.cadres.rows import partial_text
from app.ui.cadres.choices import CadreChoices
from app.ui.columns import display_text
from app.ui.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Entry,
    Field,
    LineField,
    PartialDateField,
    PickField,
    RowShape,
)
from app.ui.list_parts import labelled
from app.ui.strings import cadre_forms as words

AskBody = Callable[[PickField, str], object]
"""What happens when a body is wanted that is not there yet: its entry and the words typed."""


def _body_field(choices: CadreChoices, ask: AskBody | None) -> Field:
    field = PickField(choices.bodies, keywords=choices.body_keywords, allow_new=ask is not None)
    if ask is not None:
        field.new_asked.connect(lambda typed: ask(field, typed))
    return field


def post_shape(clock: Clock, choices: CadreChoices, ask: AskBody) -> RowShape:
    """A post."""
    return RowShape(
        entries=(
            *_chair_entries(choices, ask),
            *_time_entries(clock, choices),
            *_manner_entries(),
            *_through_entries(choices),
        ),
        add=words.POST_ADD,
        add_tip=words.POST_ADD_TIP,
        empty=words.POSTS_EMPTY,
        newest_first=True,
        summary=lambda values: _post_summary(values, choices),
    )


def _chair_entries(choices: CadreChoices, ask: AskBody, title: str = words.POST_TITLE) -> tuple[Entry, ...]:
    """Where, and as what."""
    return (
        Entry(
            key="body",
            label=words.POST_BODY,
            make=lambda: _body_field(choices, ask),
            span=6,
            required=True,
        ),
        Entry(
            key="title",
            label=title,
            make=lambda: LineField(max_length=200, suggest=choices.titles),
            span=6,
            required=True,
        ),
    )


def _term_entry(choices: CadreChoices) -> Entry:
    return Entry(
        key="term",
        label=words.POST_TERM,
        make=lambda: LineField(max_length=40, hint=words.TERM_HINT, suggest=choices.terms),
    )


def _time_entries(clock: Clock, choices: CadreChoices) -> tuple[Entry, ...]:
    """From when to when, in which term, at which rank."""

    def until() -> PartialDateField:
        field = PartialDateField(clock)
        field.line.setPlaceholderText(words.TO_HINT)
        return field

    return (
        Entry(key="from", label=words.POST_FROM, make=lambda: PartialDateField(clock)),
        Entry(key="to", label=words.POST_TO, make=until),
        _term_entry(choices),
        Entry(key="role", label=words.POST_ROLE, make=lambda: ChoiceField(labelled(PostRole))),
    )


def _manner_entries() -> tuple[Entry, ...]:
    """How somebody came into the post and left it, and what else is to be known."""
    return (
        Entry(key="basis", label=words.POST_BASIS, make=lambda: ChoiceField(labelled(PostBasis))),
        Entry(key="decision", label=words.POST_DECISION, make=lambda: LineField(max_length=300), span=5),
        _tick("key_post", words.POST_KEY, span=4),
        Entry(key="ending", label=words.POST_ENDING, make=lambda: ChoiceField(labelled(PostEnding)), span=4),
        Entry(
            key="end_decision",
            label=words.POST_END_DECISION,
            make=lambda: LineField(max_length=300),
            span=5,
        ),
        _tick("concurrent", words.POST_CONCURRENT, span=3),
        Entry(key="note", label=words.POST_NOTE, make=lambda: LineField(max_length=2000), span=12),
    )


def _tick(key: str, label: str, *, span: int) -> Entry:
    return Entry(
        key=key, label=label, make=lambda: CheckField(label), span=span, captioned=False, start=False
    )


def _through_entries(choices: CadreChoices) -> tuple[Entry, ...]:
    """By virtue of which post: asked of the Ban VSTBPN only."""

    def of_board(fields: Mapping[str, Field]) -> bool:
        return choices.body_kind(_value(fields["body"])) is BodyKind.ADVANCEMENT

    return (
        Entry(
            key="through_body",
            label=words.POST_THROUGH_BODY,
            make=lambda: _body_field(choices, None),
            span=6,
            shown=of_board,
        ),
        Entry(
            key="through_title",
            label=words.POST_THROUGH_TITLE,
            make=lambda: LineField(max_length=200, suggest=choices.titles),
            span=6,
            shown=of_board,
        ),
    )


def succession_shape(clock: Clock, choices: CadreChoices, ask: AskBody) -> RowShape:
    """A place in the succession plan."""
    return RowShape(
        entries=(
            *_chair_entries(choices, ask, words.SUCCESSION_TITLE),
            _term_entry(choices),
            Entry(
                key="status",
                label=words.SUCCESSION_STATUS,
                make=lambda: ChoiceField(labelled(SuccessionStatus), optional=False),
                start=SuccessionStatus.APPROVED,
            ),
            Entry(key="decided_on", label=words.SUCCESSION_ON, make=lambda: DateField(clock)),
            Entry(key="decision", label=words.FIELD_DECISION, make=lambda: LineField(max_length=300)),
            Entry(key="note", label=words.FIELD_NOTE, make=lambda: LineField(max_length=2000), span=12),
        ),
        add=words.SUCCESSION_ADD,
        empty=words.SUCCESSIONS_EMPTY,
        newest_first=True,
        summary=lambda values: _succession_summary(values, choices),
    )


def _post_summary(values: Mapping[str, Any], choices: CadreChoices) -> str:
    parts = [_named(values, choices), _span(_date(values["from"]), _date(values["to"]))]
    parts.append(words.SUMMARY_TERM.format(term=values["term"]) if values["term"] else "")
    parts.append(words.SUMMARY_KEY if values["key_post"] else "")
    parts.append(words.SUMMARY_CONCURRENT if values["concurrent"] else "")
    return " · ".join(part for part in parts if part) if parts[0] else ""


def _succession_summary(values: Mapping[str, Any], choices: CadreChoices) -> str:
    term = values["term"]
    parts = (
        _named(values, choices),
        words.SUMMARY_TERM.format(term=term) if term else "",
        display_text(values["status"]),
    )
    return " · ".join(part for part in parts if part) if parts[0] else ""


def _named(values: Mapping[str, Any], choices: CadreChoices) -> str:
    title, body = values["title"] or "", choices.body_name(values["body"])
    return words.SUMMARY_POST.format(title=title, body=body) if title and body else title or body


def _date(value: Any) -> str:
    """A date as far as known; what cannot be read as it was typed."""
    try:
        return partial_text(value)
    except AppError:
        return str(value)


def _span(start: str, end: str) -> str:
    if start and end:
        return words.SUMMARY_SPAN.format(start=start, end=end)
    if end:
        return words.SUMMARY_UNTIL.format(end=end)
    return words.SUMMARY_SINCE.format(start=start) if start else ""


def _value(field: Field) -> object:
    try:
        return field.value()
    except AppError:
        return None
