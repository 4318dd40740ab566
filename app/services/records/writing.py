"""Put the values of one record into its row and sub-rows, collecting every finding on the way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Finding
from app.core.text import fold
from app.models import DomainRow
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import RecordKind, kind_of
from app.services.records.values import Refused, read_value


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
        with self._session.no_autoflush:
            given = self._read(self._kind.model, values, whole=row is None, path="")
            if self._findings:
                return row or self._kind.model(), self._findings
            whole = {**_current(self._kind.model, row), **given}
            if self._kind.complete:
                before = dict(whole)
                self._kind.complete(whole)
                given.update({key: value for key, value in whole.items() if value != before[key]})
            if self._kind.check:
                self._findings.extend(self._kind.check(whole, self._today))
            self._refuse_twins(row, whole)
            if row is None:
                row = self._kind.model()
                self._session.add(row)
                given = {key: value for key, value in whole.items() if value is not None}
            self._apply(row, given)
        return row, self._findings

    def _read(
        self, model: type[DomainRow], values: Mapping[str, Any], *, whole: bool, path: str
    ) -> dict[str, Any]:
        fields = fields_of(model)
        found: dict[str, Any] = {}
        for key in values:
            if key not in fields and key not in {"id", "version", "kind"}:
                known = ", ".join(fields)
                self._find(path + key, f"Không có mục «{key}». Các mục dùng được: {known}.")
        for key, field in fields.items():
            if key in values:
                self._read_field(found, field, values[key], path=path)
            elif whole and field.required:
                self._find(path + key, f"Hãy nhập «{field.label}».")
        return found

    def _read_field(self, found: dict[str, Any], field: Field, given: Any, *, path: str) -> None:
        if field.value is FieldType.ROWS:
            found[field.key] = self._read_rows(field, given, path=path)
            return
        try:
            value = read_value(field, given, today=self._today)
            if field.value is FieldType.REFERENCE and value is not None:
                value = self._resolve(field, value)
        except Refused as refused:
            self._find(path + field.key, refused.finding.message)
            return
        if value is not None or field.nullable:
            found[field.key] = value
        else:
            self._find(path + field.key, f"«{field.label}» không được để trống.")

    def _read_rows(self, field: Field, given: Any, *, path: str) -> list[dict[str, Any]]:
        assert field.model is not None
        if not isinstance(given, list) or not all(isinstance(item, Mapping) for item in given):
            self._find(path + field.key, f"«{field.label}» phải là một danh sách các dòng.")
            return []
        rows = []
        for index, item in enumerate(given):
            inner = f"{path}{field.key}.{index}."
            rows.append(
                {
                    **self._read(field.model, item, whole=not item.get("id"), path=inner),
                    **({"id": item["id"]} if item.get("id") else {}),
                }
            )
        return rows

    def _resolve(self, field: Field, value: str) -> str:
        """Return the id of the record called `value`: by id, else by one of the names of its kind."""
        assert field.model is not None
        if self._session.get(field.model, value) is not None:
            return value
        kind = kind_of(field.model)
        names = [getattr(field.model, name) for name in kind.named_by]
        wanted = fold(value)
        matches = {
            row[0]
            for row in self._session.execute(select(field.model.id, *names))
            if any(fold(name) == wanted for name in row[1:] if name)
        }
        if len(matches) == 1:
            return str(matches.pop())
        problem = "có nhiều mục" if matches else "không có mục nào"
        raise Refused(
            field,
            f"«{field.label}»: {problem} tên «{value}». Hãy thêm vào danh mục {kind.title.lower()} trước.",
        )

    def _refuse_twins(self, row: DomainRow | None, whole: Mapping[str, Any]) -> None:
        for key, field in fields_of(self._kind.model).items():
            if field.unique and whole.get(key) is not None:
                column = getattr(self._kind.model, key)
                twin = select(self._kind.model.id).where(column == whole[key])
                if row is not None:
                    twin = twin.where(self._kind.model.id != row.id)
                if self._session.execute(twin).first():
                    self._find(
                        key,
                        f"Đã có mục «{field.label}» là «{whole[key]}». Hãy dùng mục đó hoặc đặt tên khác.",
                    )

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
        assert field.model is not None
        assert field.model.owner is not None
        present = {child.id: child for child in getattr(row, field.key)}
        children = []
        for values in wanted:
            child = present.get(values.get("id", ""))
            if child is None:
                # An id that is not among this record's rows is taken as a new row's id: undo and
                # imports bring their own.
                child = field.model(**({"id": values["id"]} if values.get("id") else {}))
                setattr(child, field.model.owner[0], row.id)
            self._apply(child, values)
            children.append(child)
        setattr(row, field.key, children)

    def _find(self, path: str, message: str) -> None:
        self._findings.append(Finding(path, message))


def _current(model: type[DomainRow], row: DomainRow | None) -> dict[str, Any]:
    """Return the whole record as it stands, nested rows as mappings; a new one with its defaults."""
    found: dict[str, Any] = {}
    for key, field in fields_of(model).items():
        if field.value is FieldType.ROWS:
            children = getattr(row, key) if row is not None else []
            found[key] = [{"id": child.id, **_current(type(child), child)} for child in children]
        else:
            found[key] = getattr(row, key) if row is not None else _default(model, key)
    return found


def _default(model: type[DomainRow], key: str) -> Any:
    default = model.__table__.c[key].default
    return default.arg if default is not None and default.is_scalar else None
