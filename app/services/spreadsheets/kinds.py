"""The kinds of record that a sheet can bring, and the words that sheets use for their fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.core.dates import parse_range
from app.core.errors import InvalidDate, UnknownKind
from app.core.vocabulary import TaskStatus
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import kind_named
from app.services.spreadsheets.cells import CellRules, RangeEnd
from app.services.spreadsheets.exporting import ID_TITLE
from app.services.spreadsheets.mapping import Target

ID_KEY: Final = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """How sheets of one kind read. `headings` are names beside the field's own label.

    `required` must have a column; `identity` are the fields by which two rows are the same record.
    """

    name: str
    required: str
    identity: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    rules: CellRules
    left_out: frozenset[str] = field(default_factory=frozenset)
    asked_by: Mapping[str, str] = field(default_factory=dict)
    """Field that is often no column → the field whose cell asks for it."""

    def fields(self) -> dict[str, Field]:
        """Return the fields that a column can hold: single values, and lists of single values."""
        return {
            key: one
            for key, one in fields_of(kind_named(self.name).model).items()
            if key not in self.left_out and one.value is not FieldType.JSON and _is_simple(one)
        }

    def targets(self) -> tuple[Target, ...]:
        """Return what columns are matched with; the hidden id column of our own files among them."""
        named = [Target(key, (one.label, *self.headings.get(key, ()))) for key, one in self.fields().items()]
        return (*named, Target(ID_KEY, (ID_TITLE,)))

    def finish(self, record: dict[str, Any], *, today: date) -> None:
        """Fill what follows from other cells: dates from the words about time."""
        words = record.get("deadline_note")
        if self.name != "tasks" or not words or record.get("due_on") or record.get("start_on"):
            return
        try:
            days = parse_range(words, today=today)
        except InvalidDate:
            # Words that are no date by themselves («trước cuộc bầu cử») stay words.
            return
        record["due_on"] = days.end
        if days.start != days.end:
            record["start_on"] = days.start


def _is_simple(one: Field) -> bool:
    if one.value is not FieldType.ROWS:
        return True
    return one.model is not None and len(fields_of(one.model)) == 1


_MONEY = frozenset(
    {"planned_state", "planned_social", "spent_state", "spent_social", "cost_state", "cost_social"}
)

_TASKS = SheetKind(
    name="tasks",
    required="title",
    identity=("title", "due_on"),
    headings={
        "title": (
            "Nội dung",
            "Nội dung nhiệm vụ",
            "Nội dung công việc",
            "Nhiệm vụ, giải pháp",
            "Công việc",
            "Tên nhiệm vụ",
            "Hoạt động",
        ),
        "section": ("Mục",),
        "lead_unit_id": ("Chủ trì", "Cơ quan chủ trì", "Đơn vị thực hiện", "Cơ quan thực hiện", "Phụ trách"),
        "coop_units": ("Phối hợp", "Cơ quan phối hợp"),
        "start_on": ("Ngày bắt đầu", "Từ ngày"),
        "due_on": ("Hạn hoàn thành", "Thời gian hoàn thành", "Thời hạn hoàn thành", "Đến ngày", "Hạn"),
        "deadline_note": ("Thời gian", "Thời gian thực hiện", "Tiến độ, thời gian"),
        "status": ("Tình trạng", "Tình hình thực hiện"),
        "progress": ("Tiến độ", "Tỷ lệ hoàn thành", "% hoàn thành"),
        "result": ("Kết quả thực hiện", "Kết quả đạt được"),
        "attendance_male": ("Nam", "Số nam"),
        "attendance_female": ("Nữ", "Số nữ"),
        "planned_state": ("Dự toán", "Kinh phí dự kiến", "Dự toán ngân sách"),
        "spent_state": ("Đã chi", "Kinh phí đã chi", "Đã chi ngân sách"),
        "spent_social": ("Xã hội hóa", "Đã chi xã hội hóa"),
        "difficulties": ("Khó khăn", "Vướng mắc"),
        "proposals": ("Đề xuất", "Kiến nghị"),
        "tags": ("Chương trình",),
    },
    rules=CellRules(
        synonyms={
            "status": {
                "da hoan thanh": TaskStatus.DONE.value,
                "da thuc hien": TaskStatus.DONE.value,
                "da xong": TaskStatus.DONE.value,
                "xong": TaskStatus.DONE.value,
                "dang thuc hien": TaskStatus.DOING.value,
                "dang trien khai": TaskStatus.DOING.value,
                "chua thuc hien": TaskStatus.TODO.value,
                "chua trien khai": TaskStatus.TODO.value,
                "chua hoan thanh": TaskStatus.DOING.value,
                "qua han": TaskStatus.TODO.value,
                "huy": TaskStatus.DROPPED.value,
            }
        },
        range_ends={"start_on": RangeEnd.FIRST, "due_on": RangeEnd.LAST, "done_on": RangeEnd.LAST},
        money=_MONEY,
    ),
    left_out=frozenset({"flags"}),
    asked_by={"dropped_reason": "status"},
)
_ACTIVITIES = SheetKind(
    name="activities",
    required="title",
    identity=("title", "held_on"),
    headings={
        "title": ("Nội dung", "Hoạt động", "Tên hoạt động"),
        "held_on": ("Ngày", "Thời gian", "Thời gian tổ chức"),
        "host_unit_id": ("Chủ trì", "Đơn vị tổ chức"),
        "partners": ("Phối hợp",),
        "attendance_total": ("Tổng số", "Số người", "Tổng số người", "Số lượt người"),
        "attendance_male": ("Nam", "Số nam"),
        "attendance_female": ("Nữ", "Số nữ"),
        "cost_state": ("Kinh phí", "Ngân sách"),
        "cost_social": ("Xã hội hóa",),
    },
    rules=CellRules(money=_MONEY),
)
SHEET_KINDS: Final = {kind.name: kind for kind in (_TASKS, _ACTIVITIES)}


def sheet_kind(name: str) -> SheetKind:
    """Return how sheets of a kind read; raise `UnknownKind` for one that sheets cannot bring."""
    try:
        return SHEET_KINDS[name]
    except KeyError:
        raise UnknownKind(name, SHEET_KINDS) from None
