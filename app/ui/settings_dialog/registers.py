"""The registers that documents and forms draw from: lists with their form beside them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.vocabulary import DocumentUse
from app.services.listing import ListQuery, Page
from app.ui.columns import Column, field_of
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec
from app.ui.fields import CheckField, ChoiceField, DateField, LineField, NumberField, Option, TextField
from app.ui.form import Form
from app.ui.list_parts import number
from app.ui.ports import Records
from app.ui.strings import settings as words
from app.ui.theme import Tone


class RegisterForm(Form):
    """Base: every row has a place in its list and can be put out of use."""

    def __init__(
        self, context: UiContext, kind: str, rows: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, kind, parent)
        self._rows = rows
        self._add_fields()
        position = self.add("position", words.POSITION, NumberField(), half=True)
        position.line.setPlaceholderText(words.POSITION_HINT)
        self.add("active", words.ACTIVE, CheckField(words.ACTIVE_BOX))

    def _add_fields(self) -> None:
        """What this register has of its own."""

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"active": True, **values})

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        asked = self.record is None or "position" in values
        if asked and values.get("position") is None:
            values["position"] = self._rows() + 1
        return values


def _lines(count: int, hint: str = "") -> TextField:
    """A text of a few lines that stays as high as they are."""
    field = TextField(lines=count, hint=hint)
    # Room for the text's own margins, or two lines would already scroll.
    margins = 2 * round(field.text.document().documentMargin())
    field.text.setFixedHeight(field.text.minimumHeight() + margins)
    return field


class HamletForm(RegisterForm):
    """A thôn with its people."""

    @override
    def _add_fields(self) -> None:
        self.add("name", words.HAMLET, LineField(max_length=200), required=True)
        self.add("households", words.HOUSEHOLDS, NumberField())
        self.add("male", words.MALE, NumberField(), half=True)
        self.add("female", words.FEMALE, NumberField(), half=True)
        self.add("note", words.NOTE, _lines(2))


class UnitForm(RegisterForm):
    """A unit and whom to call there."""

    @override
    def _add_fields(self) -> None:
        self.add("name", words.UNIT, LineField(max_length=300), required=True)
        self.add("abbreviation", words.ABBREVIATION, LineField(max_length=60))
        self.add("contact_person", words.CONTACT, LineField(max_length=200))
        self.add("phone", words.PHONE, LineField(max_length=60), half=True)
        self.add("email", words.EMAIL, LineField(max_length=200), half=True)
        self.add("note", words.NOTE, _lines(2))


class SignerForm(RegisterForm):
    """Who signs, in whose name."""

    @override
    def _add_fields(self) -> None:
        self.add("name", words.SIGNER, LineField(max_length=200))
        authority = _lines(3, words.AUTHORITY_HINT)
        self.add("authority", words.AUTHORITY, authority, required=True)


class IssuerForm(RegisterForm):
    """A body that issues documents."""

    @override
    def _add_fields(self) -> None:
        self.add("name", words.ISSUER, _lines(2), required=True)
        prose = LineField(max_length=300, hint=words.ISSUER_IN_PROSE_HINT)
        self.add("short_name", words.ISSUER_IN_PROSE, prose)
        self.add("superior", words.SUPERIOR, LineField(max_length=300))
        self.add("symbol", words.SYMBOL, LineField(max_length=40), required=True, half=True)
        self.add("letter_symbol", words.LETTER_SYMBOL, LineField(max_length=40), half=True)
        self.add("archive", words.ARCHIVE, LineField(max_length=100))


class AddresseeForm(RegisterForm):
    """A body that documents go to."""

    @override
    def _add_fields(self) -> None:
        self.add("name", words.ADDRESSEE, LineField(max_length=300), required=True)
        self.add("use", words.USE, ChoiceField(_USES, optional=False))

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"use": DocumentUse.REPORT, **values})


class LegalBasisForm(RegisterForm):
    """A legal basis and the time in which it may be cited."""

    @override
    def _add_fields(self) -> None:
        self.add("text", words.BASIS, _lines(4, words.BASIS_HINT), required=True)
        self.add("use", words.USE, ChoiceField(_USES, optional=False))
        self.add("valid_from", words.VALID_FROM, DateField(self.context.clock), half=True)
        self.add("valid_to", words.VALID_TO, DateField(self.context.clock), half=True)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"use": DocumentUse.ANY, **values})


_USES: Final = [Option(use, use.label) for use in DocumentUse]


# --- lists ------------------------------------------------------------------------------------


def _tone(row: Any) -> Tone:
    return Tone.NORMAL if field_of(row, "active") else Tone.MUTED


def _position() -> Column:
    return number("position", words.POSITION_SHORT, 45, tone=_tone)


def _text(key: str, title: str, width: int = 120, *, stretch: bool = False) -> Column:
    return Column(key=key, title=title, width=width, stretch=stretch, tone=_tone)


def _number(key: str, title: str) -> Column:
    return number(key, title, 75, tone=_tone)


def _posts(row: Any) -> str:
    """The lines of an authority in one, as documents part them in prose."""
    return "; ".join(str(field_of(row, "authority")).splitlines())


def _signer(row: Any) -> str:
    return str(field_of(row, "name") or words.UNNAMED)


REGISTERS: Final[Mapping[str, tuple[type[RegisterForm], tuple[Column, ...]]]] = {
    "hamlets": (
        HamletForm,
        (
            _position(),
            _text("name", words.HAMLET, stretch=True),
            _number("households", words.HOUSEHOLDS),
            _number("male", words.MALE_SHORT),
            _number("female", words.FEMALE_SHORT),
        ),
    ),
    "units": (
        UnitForm,
        (
            _position(),
            _text("name", words.UNIT, 200, stretch=True),
            _text("abbreviation", words.ABBREVIATION, 105),
            _text("contact_person", words.CONTACT, 110),
        ),
    ),
    "signers": (
        SignerForm,
        (
            _position(),
            Column(key="name", title=words.SIGNER, width=145, value=_signer, tone=_tone),
            Column(
                key="authority",
                title=words.AUTHORITY_SHORT,
                width=205,
                stretch=True,
                value=_posts,
                tone=_tone,
            ),
        ),
    ),
    "issuers": (
        IssuerForm,
        (
            _position(),
            _text("name", words.ISSUER_SHORT, 220, stretch=True),
            _text("symbol", words.SYMBOL_SHORT, 100),
        ),
    ),
    "addressees": (
        AddresseeForm,
        (_position(), _text("name", words.ADDRESSEE, 220, stretch=True), _text("use", words.USE, 100)),
    ),
    "legal_bases": (
        LegalBasisForm,
        (
            _position(),
            _text("text", words.BASIS, 150, stretch=True),
            _text("valid_from", words.VALID_FROM, 98),
            _text("valid_to", words.VALID_TO, 98),
        ),
    ),
}
"""Form and columns by kind of record."""

_SUMMED: Final = {"hamlets": ("households", "male", "female")}


def register_spec(kind: str, title: str, records: Records) -> EntitySpec:
    """The list of one register with its form beside it."""
    form, columns = REGISTERS[kind]
    last_total = 0

    def fetch(query: ListQuery) -> Page[Any]:
        nonlocal last_total
        page = _summed(records.page(kind, query), _SUMMED.get(kind, ()))
        last_total = max(last_total, page.total)
        return page

    return EntitySpec(
        key=kind,
        title=title,
        columns=columns,
        fetch=fetch,
        form=lambda context: form(context, kind, lambda: last_total),
        empty=words.EMPTY_HAMLETS if kind == "hamlets" else words.EMPTY_REGISTER,
        pane=True,
    )


def _summed(page: Page[Any], keys: tuple[str, ...]) -> Page[Any]:
    """Add the sums of a register that fits into one page, as a commune's thôn do."""
    if not keys or page.total > len(page.rows):
        return page
    return replace(page, totals={key: sum(field_of(row, key) or 0 for row in page.rows) for key in keys})
