"""The open lists: what is offered on a day, codes from labels, legal entries kept as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.core.case_work_vocabulary import CodeList
from app.core.errors import Finding, InvalidRecord
from app.core.text import fold
from app.db.database import Database
from app.models import CodeItem, DomainRow
from app.services.records.fields import FieldType, fields_of
from app.services.records.values import told

_LISTS = {one.value: one for one in CodeList}


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a list."""

    code: str
    label: str
    legal: bool


class CodeLists:
    """What the forms offer and what stored codes are called."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def offered(self, code_list: CodeList, on: date) -> tuple[Code, ...]:
        """Return the entries that may be chosen on a day: neither hidden nor out of date, in their order."""
        with self._database.read() as session:
            return tuple(
                Code(item.code, item.label, item.legal)
                for item in _items(session, code_list)
                if not item.hidden
                and (item.valid_from is None or item.valid_from <= on)
                and (item.valid_to is None or on <= item.valid_to)
            )

    def labels(self, code_list: CodeList) -> Mapping[str, str]:
        """Return what every code that there ever was is called."""
        with self._database.read() as session:
            return {item.code: item.label for item in _items(session, code_list)}


def keep_code_item(
    _session: Session,
    row: CodeItem,
    _given: Mapping[str, Any],
    /,
    *,
    today: date,  # noqa: ARG001 - as every `Follow` takes it
) -> None:
    """Refuse another name for a legal entry, and dates out of order."""
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        raise InvalidRecord([Finding("valid_to", "Ngày hết dùng sớm hơn ngày bắt đầu. Hãy sửa lại.")])
    if row.legal and inspect(row).attrs.label.history.deleted:
        message = "Tên gọi theo quy định thì không đổi được. Hãy ẩn mục này và thêm mục mới nếu cần."
        raise InvalidRecord([Finding("label", message)])


def settle_codes(session: Session, row: DomainRow, *, path: str = "") -> list[Finding]:
    """Turn labels in a row's list columns, and in its sub-rows', into codes; find what is on no list."""
    findings: list[Finding] = []
    for key, field in fields_of(type(row)).items():
        if field.value is FieldType.ROWS:
            for index, child in enumerate(getattr(row, key)):
                findings += settle_codes(session, child, path=f"{path}{key}.{index}.")
        elif field.code_list and (given := getattr(row, key)):
            code = _code(session, _LISTS[field.code_list], given)
            if code is None:
                message = (
                    f"«{field.label}» không có mục {told(field, given)} trong danh mục. "
                    "Hãy chọn mục có sẵn hoặc thêm vào Danh mục lựa chọn."
                )
                findings.append(Finding(path + key, message))
            elif code != given:
                setattr(row, key, code)
    return findings


def _code(session: Session, code_list: CodeList, given: str) -> str | None:
    items = _items(session, code_list)
    wanted = fold(given)
    for item in items:
        if item.code == given:
            return given
    return next((item.code for item in items if fold(item.label) == wanted), None)


def _items(session: Session, code_list: CodeList) -> list[CodeItem]:
    query = select(CodeItem).where(CodeItem.code_list == code_list)
    return list(session.scalars(query.order_by(CodeItem.position, CodeItem.label)))
