"""The layout of a unit's task sheet in Excel: one table of columns for writing it and for reading it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.core.vocabulary import TaskStatus

MARK: Final = "so-binh-dang-gioi/phieu-nhiem-vu"
FORMAT: Final = 1
FORM_SHEET: Final = "Phiếu nhiệm vụ"
KEPT_SHEET: Final = "_phieu"
HEADER_ROW: Final = 4
ID_COLUMN: Final = 0


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of the form: `key` is the task's field when the unit may fill it in."""

    heading: str
    width: float
    key: str = ""
    number: bool = False


COLUMNS: Final = (
    FormColumn("Mã", 3),
    FormColumn("TT", 5),
    FormColumn("Nhiệm vụ", 42),
    FormColumn("Mục", 8),
    FormColumn("Thời hạn", 13),
    FormColumn("Trạng thái", 15, "status"),
    FormColumn("Kết quả", 30, "result"),
    FormColumn("Số buổi", 8, "sessions", number=True),
    FormColumn("Lượt người nam", 9, "attendance_male", number=True),
    FormColumn("Lượt người nữ", 9, "attendance_female", number=True),
    FormColumn("Đã chi NSNN (đồng)", 14, "spent_state", number=True),
    FormColumn("Đã chi xã hội hóa (đồng)", 14, "spent_social", number=True),
    FormColumn("Khó khăn, vướng mắc", 24, "difficulties"),
    FormColumn("Kiến nghị, đề xuất", 24, "proposals"),
)
"""Column A holds the task's id and is hidden."""
EDITABLE: Final = tuple(column.key for column in COLUMNS if column.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """Whose sheet it is."""

    commune: str
    province: str
    unit_id: str
    unit: str
    issued: str
    """ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTask:
    """One row: `values` are the editable fields as JSON (codes, numbers, texts)."""

    id: str
    version: int
    title: str
    section: str
    deadline: str
    values: Mapping[str, Any]


def shown(key: str, value: Any) -> Any:
    """Return a kept value as the cell shows it."""
    if key == "status":
        return next(status.label for status in TaskStatus if status.value == value)
    return value
