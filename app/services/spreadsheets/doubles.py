"""Rows that are the same record: inside a file and with what the book has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import unify_tone_marks
from app.services.records.fields import FieldType, fields_of
from app.services.records.kinds import kind_named
from app.services.spreadsheets.preview import Duplicate, ReadRow
from app.services.spreadsheets.sheet_kind import ID_KEY, SheetKind
from app.services.spreadsheets.words import folded

_FULL_DATE: Final = len("1985-07-03")


class Decision(StrEnum):
    """What becomes of a row that is a record already."""

    SKIP = "skip"
    MERGE = "merge"
    """Fill what the record leaves empty, add its new posts and other sub-rows; nothing is overwritten."""
    NEW = "new"

    @property
    def label(self) -> str:
        """What the officer reads."""
        return {"skip": "Bỏ qua dòng này", "merge": "Bổ sung vào mục đã có", "new": "Thêm thành mục mới"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one identity; `rest` are their partial dates."""

    rows: list[str]
    rest: list[tuple[str, ...]]


class _Namesakes:
    """The groups of one name. Most have whole dates, and those are found at once."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._whole: dict[tuple[str, ...], _Group] = {}
        self._loose: list[_Group] = []

    def add(self, name: str, rest: tuple[str, ...]) -> None:
        """Put a row into the group that it agrees with, or into one of its own."""
        whole = all(len(part) == _FULL_DATE for part in rest)
        group = self._whole.get(rest) if whole else None
        if group is None:
            among = self._loose if whole else self.groups
            group = next((one for one in among if all(_agree(rest, other) for other in one.rest)), None)
        if group is None:
            group = _Group([], [])
            self.groups.append(group)
        group.rows.append(name)
        group.rest.append(rest)
        if whole:
            self._whole.setdefault(rest, group)
        elif group not in self._loose:
            self._loose.append(group)


def find_doubles(session: Session, rows: Iterable[ReadRow], kind: SheetKind) -> tuple[Duplicate, ...]:
    """Return rows with equal identity, and rows that a record of the book equals, in the order of the file.

    Names are compared without marks and case; of partial dates what is known of both must agree.
    """
    model = kind_named(kind.name).model
    partial = [key for key in kind.identity if fields_of(model)[key].value is FieldType.PARTIAL_DATE]
    identity = _identity(kind, partial)
    known: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    columns = [getattr(model, key) for key in kind.identity]
    for row in session.execute(select(model.id, *columns)):
        name, rest = identity(dict(zip(kind.identity, row[1:], strict=True)))
        known.setdefault(name, []).append((row[0], rest))
    groups: dict[tuple[str, ...], _Namesakes] = {}
    for one in rows:
        if one.record.get(kind.required) and not one.record.get(ID_KEY):
            name, rest = identity(one.record)
            groups.setdefault(name, _Namesakes()).add(one.name, rest)
    return tuple(
        Duplicate(tuple(group.rows), existing, sure=_sure(group, partial))
        for name, parted in groups.items()
        for group in parted.groups
        if (existing := _in_book(known.get(name, []), group.rest)) is not None or len(group.rows) > 1
    )


def _identity(
    kind: SheetKind, partial: list[str]
) -> Callable[[Mapping[str, Any]], tuple[tuple[str, ...], tuple[str, ...]]]:
    plain = [key for key in kind.identity if key not in partial]

    def parts(record: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        name = tuple(folded(unify_tone_marks(_text(record.get(key)))) for key in plain)
        return name, tuple(_text(record.get(key)) for key in partial)

    return parts


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _in_book(known: list[tuple[str, tuple[str, ...]]], rests: list[tuple[str, ...]]) -> str | None:
    """Return the record that the rows are: one that says the same first, else one that agrees."""
    agreeing = [(record_id, rest) for record_id, rest in known if all(_agree(rest, other) for other in rests)]
    same = (record_id for record_id, rest in agreeing if rest == rests[0])
    return next(same, agreeing[0][0] if agreeing else None)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(
        left.startswith(right) or right.startswith(left) for left, right in zip(one, other, strict=True)
    )


def _sure(group: _Group, partial: list[str]) -> bool:
    """Whether the rows are the same record beyond doubt: whole dates, all equal."""
    return (
        bool(partial) and len(set(group.rest)) == 1 and all(len(part) == _FULL_DATE for part in group.rest[0])
    )
