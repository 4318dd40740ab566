"""Put the values of one record into its row and sub-rows, collecting every finding on the way."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Finding
from app.core.ids import derived_id, is_id, new_id
from app.core.text import clean, fold, quoted, text_sort_key
from app.models import Blob, DomainRow
from app.models.base import as_json
from app.services.changelog.rows import default_of
from app.services.records.fields import Field, FieldType, fields_of, unique_keys
from app.services.records.kinds import RecordKind, kind_of
from app.services.records.values import Refused, read_value, told

_PLAIN = re.compile("[a-z]+(_[a-z]+){0,3}")
"""What a key looks like."""


class Writer:
    """Writes one record of `kind` in one session."""

    def __init__(self, session: Session, kind: RecordKind, *, today: date) -> None:
        self._session = session
        self._kind = kind
        self._today = today
        self._findings: list[Finding] = []

    def write(self, row: DomainRow | None, values: Mapping[str, Any]) -> tuple[DomainRow, list[Finding]]:
        """Make or change the row; return it, not yet flushed, with the findings.

        With a finding that refuses, the caller raises and the transaction rolls everything back.
        """
        model = self._kind.model
        with self._session.no_autoflush:
            given = self._read(model, values, row, path="")
            if self._findings:
                return row or model(), self._findings
            present = _current(model, row)
            whole = {**present, **given}
            if self._kind.complete:
                self._kind.complete(whole)
                given = {key: value for key, value in whole.items() if key in given or value != present[key]}
            if self._kind.check:
                self._findings.extend(self._kind.check(whole, self._today))
            if self._kind.check_among:
                row_id = row.id if row is not None else None
                self._findings.extend(self._kind.check_among(self._session, row_id, whole, self._today))
            self._refuse_twins(model, row, whole)
            if row is None:
                row = _new_row(model, whole, self._kind.name)
                self._session.add(row)
                given = whole
            self._apply(row, given)
        return row, self._findings

    def _read(
        self, model: type[DomainRow], values: Mapping[str, Any], row: DomainRow | None, *, path: str
    ) -> dict[str, Any]:
        """Return what is given, as the columns hold it; `row` is the row it goes into, if there is one."""
        fields = fields_of(model)
        found: dict[str, Any] = {}
        for key in values:
            if key not in fields and key not in {"id", "version", "kind"}:
                known = ", ".join(fields)
                named = _named(model, str(key))
                self._find(path + str(key), f"Không có mục {named}. Các mục dùng được: {known}.")
        for key, field in fields.items():
            if field.automatic:
                continue
            if key in values:
                self._read_field(found, field, values[key], row, path=path)
            elif row is None and field.required:
                self._find(path + key, f"Hãy nhập «{field.label}».")
        for key in model.natural_key if row is not None else ():
            if key in found and found[key] != getattr(row, key):
                self._find(
                    path + key, f"Không đổi được «{fields[key].label}» của mục đã có. Hãy tạo mục mới."
                )
        return found

    def _read_field(
        self, found: dict[str, Any], field: Field, given: Any, row: DomainRow | None, *, path: str
    ) -> None:
        if field.value is FieldType.ROWS:
            found[field.key] = self._read_rows(field, given, row, path=path)
            return
        try:
            value = read_value(field, given, today=self._today)
            if field.value is FieldType.REFERENCE and value is not None:
                value = self._resolve(field, value)
            if field.blob and value is not None and self._session.get(Blob, value) is None:
                raise Refused(field, "Tệp minh chứng này chưa có trong sổ. Hãy thêm tệp vào sổ trước.")
        except Refused as refused:
            self._find(path + field.key, refused.finding.message)
        else:
            found[field.key] = value

    def _read_rows(
        self, field: Field, given: Any, row: DomainRow | None, *, path: str
    ) -> list[dict[str, Any]]:
        """Return whole sub-rows, each with its `id`, or None for one that is to be made."""
        model = field.model
        assert model is not None
        given = _spelled_out(model, given)
        if not isinstance(given, list | tuple) or not all(isinstance(item, Mapping) for item in given):
            self._find(path + field.key, f"«{field.label}» phải là một danh sách các dòng.")
            return []
        present = {child.id: child for child in getattr(row, field.key)} if row is not None else {}
        rows: list[dict[str, Any]] = []
        for index, item in enumerate(given):
            inner = f"{path}{field.key}.{index}."
            child_id = self._sub_row_id(model, item, row)
            child = present.get(child_id) if isinstance(child_id, str) else None
            if child_id is not None:
                self._check_sub_row_id(model, child_id, child, [one["id"] for one in rows], path=inner)
            read = self._read(model, item, child, path=inner)
            rows.append({**_current(model, child), **read, "id": child_id})
        natural = (model.natural_key,) if model.natural_key else ()
        for names in dict.fromkeys((*natural, *unique_keys(model))):
            self._refuse_equal_rows(field, rows, names, path=path)
        return rows

    def _sub_row_id(self, model: type[DomainRow], item: Mapping[str, Any], row: DomainRow | None) -> Any:
        if item.get("id"):
            return item["id"]
        if row is not None and model.natural_key:
            return derived_id(row.id, *(self._key_part(model, item, name) for name in model.natural_key))
        return None

    def _key_part(self, model: type[DomainRow], item: Mapping[str, Any], name: str) -> str:
        """Return a part of a natural key as it is stored, also when a label was given for its code."""
        try:
            return as_key(read_value(fields_of(model)[name], item.get(name), today=self._today))
        except Refused:
            return as_key(item.get(name))

    def _check_sub_row_id(
        self, model: type[DomainRow], child_id: Any, child: DomainRow | None, before: list[Any], *, path: str
    ) -> None:
        """An id that is not yet in the file is a new row's own: imports bring theirs."""
        if child_id in before:
            self._find(path + "id", "Hai dòng cùng một mã. Hãy bỏ mã của dòng mới.")
        elif child is None and not is_id(child_id):
            named = _named(model, str(child_id))
            self._find(path + "id", f"Mã {named} không đúng. Hãy bỏ mã của dòng mới.")
        elif child is None and self._session.get(model, child_id) is not None:
            self._find(path + "id", "Dòng này thuộc hồ sơ khác. Hãy bỏ mã để thêm thành dòng mới.")

    def _refuse_equal_rows(
        self, field: Field, rows: list[dict[str, Any]], names: tuple[str, ...], *, path: str
    ) -> None:
        seen = set()
        for index, values in enumerate(rows):
            key = tuple(values[name] for name in names)
            if key in seen and None not in key:
                self._find(
                    f"{path}{field.key}.{index}.{names[0]}",
                    f"«{field.label}» có hai dòng giống nhau. Hãy bỏ bớt một dòng.",
                )
            seen.add(key)

    def _resolve(self, field: Field, value: str) -> str:
        """Return the id of the record called `value`: by id, by name, else by what it is called for short.

        Among several, one written exactly so comes first.
        """
        assert field.model is not None
        if is_id(value) and self._session.get(field.model, value) is not None:
            return value
        kind = kind_of(field.model)
        names = [getattr(field.model, name) for name in kind.named_by]
        wanted = fold(value)
        rows = [tuple(row) for row in self._session.execute(select(field.model.id, *names))]
        # A name comes before an abbreviation: «UBND xã» may be one body's name and short for another.
        called = (
            [row for row in rows if row[at] and fold(row[at]) == wanted] for at in range(1, len(names) + 1)
        )
        matches = next(filter(None, called), [])
        exact = [row for row in matches if value in row[1:]] or matches
        if len(exact) == 1:
            return str(exact[0][0])
        title = kind.title.lower()
        problem, remedy = (
            ("có nhiều mục", "Hãy ghi mã (id) của mục cần chọn.")
            if exact
            else ("không có mục nào", f"Hãy thêm vào danh mục {title} trước.")
        )
        raise Refused(field, f"«{field.label}»: {problem} tên {told(field, value)}. {remedy}")

    def _refuse_twins(self, model: type[DomainRow], row: DomainRow | None, whole: Mapping[str, Any]) -> None:
        for names in unique_keys(model):
            values = [whole.get(name) for name in names]
            if None in values:
                continue
            if row is not None and values == [getattr(row, name) for name in names]:
                continue
            twin = self._twin(model, row, names, values)
            if twin is not None:
                label = ", ".join(fields_of(model)[name].label for name in names)
                shown = quoted(", ".join(getattr(value, "label", str(value)) for value in twin))
                self._find(names[0], f"Đã có mục «{label}» là {shown}. Hãy dùng mục đó hoặc đặt tên khác.")

    def _twin(
        self, model: type[DomainRow], row: DomainRow | None, names: tuple[str, ...], values: list[Any]
    ) -> Sequence[Any] | None:
        """Return the same values of another record, as it has them; None where there is no other.

        A name is the same in capitals, with its tones over the other vowel or with more spaces.
        """
        columns = [getattr(model, name) for name in names]
        others = select(*columns).where(model.id != row.id) if row is not None else select(*columns)
        sort_key = next((key for key, source in model.sorted_by.items() if (source,) == names), None)
        if sort_key is None or names[0] in model.person_names:
            same = (column == value for column, value in zip(columns, values, strict=True))
            return self._session.execute(others.where(*same)).first()
        wanted = text_sort_key(values[0].lower())
        # Case comes last in the key: all that differ in it alone stand together in the order of the key.
        found = self._session.execute(others.where(getattr(model, sort_key).between(wanted, wanted + "!")))
        return next((one for one in found if text_sort_key(one[0].lower()) == wanted), None)

    def _apply(self, row: DomainRow, given: Mapping[str, Any]) -> None:
        fields = fields_of(type(row))
        for key, value in given.items():
            if key == "id":
                continue
            if fields[key].value is FieldType.ROWS:
                self._apply_rows(row, fields[key], value)
            elif getattr(row, key) != value:
                setattr(row, key, value)

    def _apply_rows(self, row: DomainRow, field: Field, wanted: list[dict[str, Any]]) -> None:
        model = field.model
        assert model is not None
        assert model.owner is not None
        present = {child.id: child for child in getattr(row, field.key)}
        # Sub-rows without an order of their own lie in the order of their ids.
        fresh = iter(sorted(new_id() for _ in wanted))
        children = []
        for values in wanted:
            child = present.get(values["id"])
            if child is None:
                child = _new_row(model, values, row.id, fresh=next(fresh))
                setattr(child, model.owner[0], row.id)
                if model.root is not None:
                    setattr(child, model.root[0], _record_id(row))
            self._apply(child, values)
            children.append(child)
        setattr(row, field.key, children)

    def _find(self, path: str, message: str) -> None:
        self._findings.append(Finding(path, message))


def _named(model: type[DomainRow], given: str) -> str:
    """Return a key or an id for use in a sentence; of a confidential row only what can be no name."""
    return quoted(given) if not model.confidential or _PLAIN.fullmatch(given) else "vừa ghi"


def _new_row(
    model: type[DomainRow], values: Mapping[str, Any], root: str, *, fresh: str | None = None
) -> DomainRow:
    """Return an empty row under the id given, under that of its natural key, else under a fresh one."""
    natural = [as_key(values[name]) for name in model.natural_key]
    row_id = values.get("id") or (derived_id(root, *natural) if natural else fresh or new_id())
    return model(id=row_id)


def _record_id(row: DomainRow) -> str:
    """Return the id of the record that a sub-row belongs to."""
    assert row.owner is not None
    column, _ = row.root or row.owner
    return str(getattr(row, column))


def _spelled_out(model: type[DomainRow], given: Any) -> Any:
    """Return rows for a list of plain codes, where the rows are nothing but one code each."""
    if not isinstance(given, list | tuple) or len(model.natural_key) != 1:
        return given
    return [{model.natural_key[0]: item} if isinstance(item, str) else item for item in given]


def as_key(value: Any) -> str:
    """Return a natural key's value as the id is derived from it."""
    return clean(str(as_json(value))).strip()


def _current(model: type[DomainRow], row: DomainRow | None) -> dict[str, Any]:
    """Return the whole record as it stands, nested rows as mappings; a new one with its defaults."""
    found: dict[str, Any] = {}
    for key, field in fields_of(model).items():
        if field.value is FieldType.ROWS:
            children = getattr(row, key) if row is not None else []
            found[key] = [{"id": child.id, **_current(type(child), child)} for child in children]
        else:
            found[key] = getattr(row, key) if row is not None else default_of(model, key)
    return found
