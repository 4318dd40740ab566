"""Any kind of record, or any list of the window, as an Excel file."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from app.core.dates import plain_partial_date
from app.core.errors import AppError
from app.core.progress import NoProgress, Progress
from app.db.database import Database
from app.models import DomainRow
from app.services.cases.deidentified import DeidentifiedCopy
from app.services.changelog.recorder import Recorder
from app.services.files import write_atomically
from app.services.listing import FetchPage, ListQuery
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import RecordKind, kind_named, kind_of
from app.services.spreadsheets.filling import sensitive_keys
from app.services.spreadsheets.tables import SheetColumn, SheetTable

ID_TITLE = "Mã"
OWNER_TITLE = "Thuộc hồ sơ"
"""Over the first column of sub-rows: unlike any field's name, so that they are not read as records."""
_CHUNK = 1000
_LIST_CHUNK = 5000
_JOINER = "; "
_WIDTHS = {
    FieldType.TEXT: 24.0,
    FieldType.DATE: 12.0,
    FieldType.PARTIAL_DATE: 12.0,
    FieldType.INTEGER: 11.0,
    FieldType.CHOICE: 16.0,
    FieldType.REFERENCE: 26.0,
    FieldType.BOOLEAN: 9.0,
    FieldType.MOMENT: 17.0,
    FieldType.JSON: 24.0,
    FieldType.ROWS: 30.0,
}
_WIDE = 45.0


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list of the window: its heading and what a row shows in it."""

    title: str
    value: Callable[[Any], Any]
    width: float = 18
    grouped: bool = False
    centred: bool = False


class Confidential(AppError):
    """A kind whose records leave the book encrypted or without persons only."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"«{title}» không xuất ra Excel được vì có dữ liệu cá nhân nhạy cảm. "
            "Hãy dùng bản ẩn danh của tab Vụ việc, hoặc bản sao lưu có mã hóa."
        )


class Exports:
    """Writes Excel files. Every export is an entry of the log."""

    def __init__(self, database: Database, *, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def export_kind(
        self, kind: str, path: Path, *, sensitive: bool = False, progress: Progress | None = None
    ) -> int:
        """Write every record of a kind, sub-rows on further sheets; return the number of records.

        The last, hidden column holds the record's id: a file that is read back changes these records.
        Sensitive columns (ethnicity, religion) go out only when asked for, and the log says so.
        Raises `UnknownKind`, `Confidential`, `CannotWrite`, `Cancelled`.
        """
        from app.services.spreadsheets.table_writing import write_tables

        found = kind_named(kind)
        if found.confidential:
            raise Confidential(found.title)
        with self._database.read() as session:
            total = session.scalar(select(func.count()).select_from(found.model)) or 0
            names = _Names(session)
            tables = [_main_table(session, found, names, total, sensitive=sensitive)]
            tables += [
                _sub_table(session, found, field, names) for field in _own_sheets(session, found.model)
            ]
            content = write_tables(tables, progress or NoProgress())
        told = " (cả dân tộc, tôn giáo)" if sensitive and sensitive_keys(found.model) else ""
        self._hand_out(path, content, label=f"Xuất Excel: {found.title}{told}", kind=found.name)
        return total

    def export_list(
        self,
        path: Path,
        *,
        title: str,
        columns: Sequence[ListColumn],
        fetch: FetchPage[Any],
        query: ListQuery,
        progress: Progress | None = None,
    ) -> int:
        """Write a list as the officer sees it: its columns, filters and order, all pages."""
        from app.services.spreadsheets.table_writing import write_tables

        watcher = progress or NoProgress()
        total = fetch(_slice(query, 0, 1)).total

        def rows() -> Iterator[list[Any]]:
            for offset in range(0, total, _LIST_CHUNK):
                watcher.check()
                for row in fetch(_slice(query, offset, _LIST_CHUNK)).rows:
                    yield [column.value(row) for column in columns]

        heads = tuple(
            SheetColumn(column.title, column.width, column.grouped, centred=column.centred)
            for column in columns
        )
        content = write_tables([SheetTable(title, heads, rows(), total)], watcher)
        self._hand_out(path, content, label=f"Xuất Excel: {title}", kind="")
        return total

    def export_copy(self, copy: DeidentifiedCopy, path: Path, *, progress: Progress | None = None) -> int:
        """Write a copy of cases without persons; return the number of rows."""
        from app.services.spreadsheets.table_writing import write_tables

        columns = tuple(SheetColumn(title, 18) for title in copy.titles)
        table = SheetTable("Bản ẩn danh", columns, copy.rows, len(copy.rows))
        content = write_tables([table], progress or NoProgress())
        self._hand_out(path, content, label="Xuất bản ẩn danh", kind="cases")
        return len(copy.rows)

    def _hand_out(self, path: Path, content: bytes, *, label: str, kind: str) -> None:
        """Note, then write: where one fails, the log tells of a file too many, never of one too few."""
        with self._database.transaction(label) as session:
            self._recorder.note(session, action="export", kind=kind, record_id="", label=label)
        write_atomically(path, content)


def _slice(query: ListQuery, offset: int, limit: int) -> ListQuery:
    return ListQuery(query.search, query.filters, query.sort, query.descending, offset, limit)


class _Names:
    """What references show: the first name of the record that they point to."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[type[DomainRow], Mapping[str, str]] = {}

    def of(self, model: type[DomainRow]) -> Mapping[str, str]:
        """Return id → name of every record of a model; read once."""
        if model not in self._known:
            named_by = kind_of(model).named_by
            name = getattr(model, named_by[0]) if named_by else model.id
            rows = self._session.execute(select(model.id, name))
            self._known[model] = {row[0]: str(row[1]) for row in rows}
        return self._known[model]


def _main_table(
    session: Session, kind: RecordKind, names: _Names, total: int, *, sensitive: bool
) -> SheetTable:
    kept_back = frozenset() if sensitive else sensitive_keys(kind.model)
    fields = [
        field
        for field in fields_of(kind.model).values()
        if field.value is not FieldType.ROWS and field.key not in kept_back
    ]
    joined = _joined_fields(kind.model)
    columns = (
        *(_column(field) for field in fields),
        *(_column(field) for field in joined),
        SheetColumn(ID_TITLE, 38, hidden=True),
    )

    def rows() -> Iterator[list[Any]]:
        texts = [_joined_texts(session, field, names) for field in joined]
        chosen = [getattr(kind.model, field.key) for field in fields]
        show = [_shower(field, names) for field in fields]
        for row in session.execute(select(*chosen, kind.model.id).order_by(*_order(kind))).yield_per(_CHUNK):
            values = [shown(value) for shown, value in zip(show, row[:-1], strict=True)]
            yield [*values, *(text.get(row[-1], "") for text in texts), row[-1]]

    return SheetTable(kind.title, columns, rows(), total)


def _sub_table(session: Session, kind: RecordKind, field: Field, names: _Names) -> SheetTable:
    model = field.model
    assert model is not None
    assert model.owner is not None
    owner = getattr(model, model.owner[0])
    fields = [one for one in fields_of(model).values() if one.value is not FieldType.ROWS]
    columns = (SheetColumn(OWNER_TITLE, _WIDE), *(_column(one) for one in fields))

    def rows() -> Iterator[list[Any]]:
        owners = names.of(kind.model)
        show = [_shower(one, names) for one in fields]
        chosen = [getattr(model, one.key) for one in fields]
        for row in session.execute(select(owner, *chosen).order_by(owner, model.id)).yield_per(_CHUNK):
            yield [
                owners.get(row[0], row[0]),
                *(shown(value) for shown, value in zip(show, row[1:], strict=True)),
            ]

    return SheetTable(field.label, columns, rows())


def _joined_fields(model: type[DomainRow]) -> list[Field]:
    """Return the lists of single values, such as cooperating units: one column is enough for them."""
    return [field for field in _lists(model) if field.model and len(fields_of(field.model)) == 1]


def _own_sheets(session: Session, model: type[DomainRow]) -> list[Field]:
    """Return the other lists, as far as any record has one."""
    return [
        field
        for field in _lists(model)
        if field.model
        and len(fields_of(field.model)) > 1
        and session.execute(select(field.model.id).limit(1)).first()
    ]


def _lists(model: type[DomainRow]) -> list[Field]:
    return [field for field in fields_of(model).values() if field.value is FieldType.ROWS]


def _joined_texts(session: Session, field: Field, names: _Names) -> Mapping[str, str]:
    """Return owner's id → the values of its sub-rows as one text."""
    model = field.model
    assert model is not None
    assert model.owner is not None
    single = next(iter(fields_of(model).values()))
    show = _shower(single, names)
    found: dict[str, list[str]] = {}
    owner = getattr(model, model.owner[0])
    for owner_id, value in session.execute(select(owner, getattr(model, single.key)).order_by(model.id)):
        found.setdefault(owner_id, []).append(str(show(value)))
    return {owner_id: _JOINER.join(values) for owner_id, values in found.items()}


def _shower(field: Field, names: _Names) -> Callable[[Any], Any]:
    if field.value is FieldType.REFERENCE and field.model is not None:
        known = names.of(field.model)
        return lambda value: None if value is None else known.get(value, value)
    if field.value is FieldType.PARTIAL_DATE:
        return plain_partial_date
    if field.value is FieldType.JSON:
        return lambda value: None if value is None else json.dumps(value, ensure_ascii=False)
    return lambda value: value


def _column(field: Field) -> SheetColumn:
    long = field.value is FieldType.TEXT and (field.max_length is None or field.max_length > 500)
    return SheetColumn(
        field.label,
        _WIDE if long else _WIDTHS[field.value],
        grouped="(đồng)" in field.label,
        # A year is a number and a month a text: they would stand on either side.
        centred=field.value is FieldType.PARTIAL_DATE,
    )


def _order(kind: RecordKind) -> list[Any]:
    key = kind.order.lstrip("-")
    if key not in inspect(kind.model).column_attrs:
        return [kind.model.id]
    column = getattr(kind.model, key)
    return [(column.desc() if kind.order.startswith("-") else column.asc()).nulls_last(), kind.model.id]
