"""The entries that the rows of a case are made of, by what is typed into them."""

from collections.abc import Callable, Mapping, Sequence

from app.core.vocabulary import Choice
from app.ui.cases.fields import LinesField, OneOf, TickField
from app.ui.fields import ChoiceField, Entry, Field, LineField, Option

Shown = Callable[[Mapping[str, Field]], bool]


def one_of(
    key: str,
    label: str,
    *,
    of: type[Choice] | Sequence[Choice],
    span: int,
    required: bool = False,
    shown: Shown | None = None,
) -> Entry:
    """One word of a vocabulary."""
    return Entry(key=key, label=label, make=lambda: OneOf(of), span=span, required=required, shown=shown)


def line(
    key: str, label: str, *, max_length: int, span: int, required: bool = False, shown: Shown | None = None
) -> Entry:
    """One line of text."""
    return Entry(
        key=key,
        label=label,
        make=lambda: LineField(max_length=max_length),
        span=span,
        required=required,
        shown=shown,
    )


def lines(key: str, label: str, *, lines: int = 2, span: int = 12, shown: Shown | None = None) -> Entry:
    """Several lines of text."""
    return Entry(key=key, label=label, make=lambda: LinesField(lines=lines), span=span, shown=shown)


def tick(key: str, text: str, *, span: int = 12, shown: Shown | None = None) -> Entry:
    """A box with its words beside it."""
    return Entry(key=key, label="", make=lambda: TickField(text), span=span, captioned=False, shown=shown)


def person(key: str, label: str, *, among: Sequence[Option], span: int) -> Entry:
    """One of the persons of the case, or all of them."""
    return Entry(key=key, label=label, make=lambda: ChoiceField(among, optional=False), span=span, start="")
