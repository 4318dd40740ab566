"""How sheets of one kind of record read: the words over its columns, and what its rows become."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import kind_named
from app.services.spreadsheets.cells import CellRules
from app.services.spreadsheets.exporting import ID_TITLE
from app.services.spreadsheets.filling import sensitive_keys
from app.services.spreadsheets.likeness import NO_FIELD, HeadingIndex, Target
from app.services.spreadsheets.mapping import Header
from app.services.spreadsheets.row_draft import RowDraft
from app.services.spreadsheets.sheet import Sheet

ID_KEY = "id"


Settle = Callable[[Sheet, Header], Header]
"""Looks at what the columns hold and puts the mapping right."""


def _as_mapped(_sheet: Sheet, header: Header) -> Header:
    return header


def _nothing_more(_record: dict[str, Any], _today: date) -> None:
    return


def _any_text(_text: str) -> bool:
    return True


def _no_text(_text: str) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class SheetKind:
    """How sheets of one kind read. `headings` are names beside the field's own label.

    `required` must have a column, or the fields of `instead`; `identity` are the fields by which two rows
    are the same record. `extra` are columns that are no field by themselves; `read` makes the record of a
    row, `read_more` adds what a continued row brings.
    """

    name: str
    required: str
    identity: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    rules: CellRules
    left_out: frozenset[str] = field(default_factory=frozenset)
    asked_by: Mapping[str, str] = field(default_factory=dict)
    """Field that is often no column → the field whose cell asks for it."""
    extra: tuple[Target, ...] = ()
    extra_labels: Mapping[str, str] = field(default_factory=dict)
    """Key of an extra column → what the officer reads in the list of columns."""
    shown_under: Mapping[str, str] = field(default_factory=dict)
    """Key of an extra column → the field that it ends in, where its name does not tell."""
    no_field: tuple[str, ...] = ()
    """Headings of columns that are left out, though some are nearly those of a field."""
    instead: tuple[frozenset[str], ...] = ()
    settle: Settle = _as_mapped
    read: Callable[[RowDraft], None] = RowDraft.read_fields
    read_more: Callable[[RowDraft, RowDraft], None] | None = None
    finish: Callable[[dict[str, Any], date], None] = _nothing_more
    """Fills what follows from other cells."""
    names_record: Callable[[str], bool] = _any_text
    names_group: Callable[[str], bool] = _no_text
    continuing: frozenset[str] = field(default_factory=frozenset)
    merges_doubles: bool = False
    """Whether rows of one file that are surely the same record are taken together by default."""

    @cached_property
    def known_fields(self) -> dict[str, Field]:
        """The fields that a column can hold: single values, and lists of single values."""
        return {
            key: one
            for key, one in fields_of(kind_named(self.name).model).items()
            if key not in self.left_out and one.value is not FieldType.JSON and _is_simple(one)
        }

    def fields(self) -> dict[str, Field]:
        """Return `known_fields`."""
        return self.known_fields

    @cached_property
    def index(self) -> HeadingIndex:
        """What columns are matched with; the hidden id column of our own files among them."""
        named = [Target(key, (one.label, *self.headings.get(key, ()))) for key, one in self.fields().items()]
        others = (Target(ID_KEY, (ID_TITLE,)), Target(NO_FIELD, self.no_field))
        return HeadingIndex((*named, *self.extra, *others))

    @cached_property
    def keys(self) -> dict[str, str]:
        """Every key that a column may be set to, with what the officer reads for it."""
        labels = {key: one.label for key, one in self.fields().items()}
        return {**labels, **{one.key: self.extra_labels.get(one.key, one.headings[0]) for one in self.extra}}

    @cached_property
    def masked(self) -> frozenset[str]:
        """The fields (ethnicity, religion) that no list shows."""
        return sensitive_keys(kind_named(self.name).model)

    def field_of(self, key: str) -> str:
        """Return the field of the record that a column ends in."""
        return self.shown_under.get(key) or key.partition("=")[0].partition(".")[0]

    @property
    def required_sets(self) -> tuple[frozenset[str], ...]:
        """The sets of keys of which one must be among the columns."""
        return (frozenset({self.required}), *self.instead)

    @property
    def naming_keys(self) -> frozenset[str]:
        """The keys of which one must be filled in a record."""
        return frozenset({self.required}).union(*self.instead)


def _is_simple(one: Field) -> bool:
    if one.value is not FieldType.ROWS:
        return True
    return one.model is not None and len(fields_of(one.model)) == 1
