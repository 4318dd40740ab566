"""What records are called in previews and minutes; of confidential kinds only the code is told."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.core.dates import format_date
from app.models import DomainRow
from app.models.base import codes
from app.services.changelog.rows import row_models
from app.services.exchange.merge.previews import MergedRecord
from app.services.exchange.merge.shapes import as_column, table_of

_NAMES = ("case_no", "title", "name", "full_name", "text", "authority", "period", "key")
"""Columns by which a record is called, the better first."""
_CODES = ("case_no",)
_SETTINGS: Mapping[str, str] = {
    "commune": "Tên xã",
    "province": "Tỉnh, thành phố",
    "place": "Địa danh trên văn bản",
    "officer": "Cán bộ phụ trách",
    "officer_initials": "Chữ viết tắt của cán bộ",
    "period_rule": "Cách tính kỳ báo cáo",
    "month_report_day": "Ngày báo cáo tháng",
    "quarter_report_day": "Ngày báo cáo quý",
    "half_year_report_day": "Ngày báo cáo 6 tháng",
    "year_report_day": "Ngày báo cáo năm",
    "media_per_month": "Số tin, bài mỗi tháng",
    "media_per_quarter": "Số tin, bài mỗi quý",
    "idle_minutes": "Số phút tự khóa",
    "body_size": "Cỡ chữ văn bản",
    "print_legal_bases": "In căn cứ pháp lý",
    "no_contact_metres": "Khoảng cách cấm tiếp xúc (mét)",
    "case_retention_years": "Số năm lưu hồ sơ vụ việc đã đóng",
    "retirement_first_year": "Năm đầu của lộ trình tuổi nghỉ hưu",
    "retirement_women_start": "Tuổi nghỉ hưu năm đầu, nữ (tháng)",
    "retirement_women_step": "Tuổi nghỉ hưu tăng mỗi năm, nữ (tháng)",
    "retirement_women_last": "Tuổi nghỉ hưu sau lộ trình, nữ (tháng)",
    "retirement_men_start": "Tuổi nghỉ hưu năm đầu, nam (tháng)",
    "retirement_men_step": "Tuổi nghỉ hưu tăng mỗi năm, nam (tháng)",
    "retirement_men_last": "Tuổi nghỉ hưu sau lộ trình, nam (tháng)",
    "retirement_basis": "Căn cứ tuổi nghỉ hưu",
    "first_term_months": "Thời gian công tác còn lại khi tham gia lần đầu (tháng)",
    "next_term_months": "Thời gian công tác còn lại khi tái cử (tháng)",
    "remaining_basis": "Căn cứ thời gian công tác còn lại",
    "key_education": "Trình độ chuyên môn của chức danh chủ chốt",
    "key_political_theory": "Lý luận chính trị của chức danh chủ chốt",
    "key_state_management": "Quản lý nhà nước của chức danh chủ chốt",
}
_LONGEST = 120
MOST_NAMED = 1000


def name_records(
    session: Session, records: Mapping[str, Sequence[str]], *, most: int | None = MOST_NAMED
) -> dict[str, tuple[MergedRecord, ...]]:
    """Return the records of each kind with their names, also those that are deleted.

    Beyond the first `most` of a kind an id stands for the name: nobody reads that far.
    """
    named = {}
    for kind, ids in records.items():
        model = row_models().get(kind)
        names = _names(session, model, ids[:most]) if model is not None else {}
        if kind == "settings":
            names = {one: f"Cài đặt: {_SETTINGS.get(key, key)}" for one, key in names.items()}
        named[kind] = tuple(MergedRecord(kind, one, names.get(one) or _short(one)) for one in ids)
    return named


def _names(session: Session, model: type[DomainRow], ids: Sequence[str]) -> dict[str, str]:
    column = name_column(model)
    if column is None:
        return {}
    rows = session.connection().exec_driver_sql(
        f'SELECT id, "{column}" FROM {model.__tablename__} WHERE id IN (SELECT value FROM json_each(?))',
        (json.dumps(list(ids)),),
    )
    found = {row_id: _words(value) for row_id, value in rows}
    found.update(_last_names(session, model, column, [one for one in ids if one not in found]))
    return found


def _last_names(session: Session, model: type[DomainRow], column: str, ids: Sequence[str]) -> dict[str, str]:
    """Return what deleted records were called when they were deleted."""
    rows = session.connection().exec_driver_sql(
        "SELECT row_id, fields FROM change_entries WHERE row_id IN (SELECT value FROM json_each(?)) "
        "AND row_kind = ? AND action = 'delete' ORDER BY stamp",
        (json.dumps(ids), model.kind),
    )
    entries = ((row_id, json.loads(fields)) for row_id, fields in rows)
    return {row_id: _words(fields[column][0]) for row_id, fields in entries if column in fields}


def name_column(model: type[DomainRow]) -> str | None:
    """Return the column by which a kind's records are called."""
    columns = table_of(model).c
    names = _CODES if model.confidential else _NAMES
    return next((name for name in names if name in columns), None)


def words(model: type[DomainRow] | None, name: str, raw: Any) -> str:
    """Return a logged value in words, without looking anything up."""
    if raw is None or raw == "":
        return ""
    if model is not None and name in table_of(model).c:
        vocabulary = getattr(table_of(model).c[name].type, "enum_class", None)
        if vocabulary is not None and raw in codes(vocabulary):
            return str(vocabulary(raw).label)
        raw = as_column(model, name, raw)
    return _words(raw)


def _words(value: Any) -> str:
    if isinstance(value, Mapping) and set(value) == {"value"}:
        value = value["value"]
    if isinstance(value, bool):
        return "có" if value else "không"
    if hasattr(value, "year"):
        return format_date(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _short(record_id: str) -> str:
    return record_id[:8]
