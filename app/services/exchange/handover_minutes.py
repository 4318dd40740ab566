"""«Biên bản bàn giao»: what one officer hands over to the next. Cases stand by their code only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core.dates import format_date, format_moment
from app.core.numbers import format_integer
from app.models import Issuer
from app.models.base import as_json
from app.services.reports.build.frame import chosen_row, letterhead_of
from app.services.reports.model import (
    Align,
    Block,
    Column,
    Figure,
    Paragraph,
    Report,
    Row,
    RowKind,
    Section,
    Signature,
    Table,
)
from app.services.reports.store import ReportChoices
from app.services.settings.office import load_in

_NONE = "Không có."
_NEW_KEY = (
    "Khóa mã hóa của sổ đã được thay: mật khẩu và mã khôi phục cũ không còn mở được sổ. Bên nhận đã tự đặt "
    "mật khẩu mới và giữ phiếu mã khôi phục mới trong phong bì dán kín."
)
_OLD_COPIES = (
    "Các bản sao lưu lập trước khi bàn giao vẫn mở được bằng mật khẩu cũ: bên giao giao lại toàn bộ USB sao "
    "lưu cho bên nhận; bên nhận sao lưu mới và hủy bản cũ khi không còn cần."
)
_SECRECY = "Bên giao không giữ lại bản sao nào của sổ và tiếp tục giữ bí mật thông tin các vụ việc đã biết."


@dataclass(frozen=True, slots=True)
class TaskLine:
    """An open task."""

    title: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """An open case: its code, the day it was received, how far it has come."""

    case_no: str
    received_on: date | None
    step: str


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A running clock: the code of its case, what is to be done, until when."""

    case_no: str
    label: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What is handed over. `counts`: title and number of every kind of record that there is."""

    counts: tuple[tuple[str, int], ...]
    tasks: tuple[TaskLine, ...]
    cases: tuple[CaseLine, ...]
    clocks: tuple[ClockLine, ...]
    officer: str
    commune: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One handover: what was handed over, to whom, when, on the machine of which letter."""

    inventory: Inventory
    successor: str
    at: datetime
    letter: str

    def to_json(self) -> dict[str, Any]:
        """Return it as the log keeps it, so that the minutes can be printed again."""
        told: dict[str, Any] = _told(asdict(self))
        return told


def handover_from_json(told: Mapping[str, Any]) -> Handover:
    """Return a handover as the log keeps it."""
    inventory = told["inventory"]
    return Handover(
        inventory=Inventory(
            counts=tuple((str(title), int(count)) for title, count in inventory["counts"]),
            tasks=tuple(TaskLine(one["title"], _day(one["due_on"])) for one in inventory["tasks"]),
            cases=tuple(
                CaseLine(one["case_no"], _day(one["received_on"]), one["step"]) for one in inventory["cases"]
            ),
            clocks=tuple(
                ClockLine(one["case_no"], one["label"], datetime.fromisoformat(one["due_at"]))
                for one in inventory["clocks"]
            ),
            officer=inventory["officer"],
            commune=inventory["commune"],
        ),
        successor=told["successor"],
        at=datetime.fromisoformat(told["at"]),
        letter=told["letter"],
    )


def _told(value: Any) -> Any:
    """Return nested tuples and dictionaries as JSON knows them."""
    if isinstance(value, Mapping):
        return {name: _told(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_told(one) for one in value]
    return as_json(value)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def minutes(session: Session, handover: Handover) -> Report:
    """Return the minutes (NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.11), to be signed by both."""
    settings = load_in(session)
    inventory, successor, at = handover.inventory, handover.successor, handover.at
    on = at.date()
    letterhead = letterhead_of(
        chosen_row(session, Issuer, None), "/BB", ReportChoices(number="", signed_on=on), settings, on
    )
    opening = (
        f"Hồi {at:%H} giờ {at:%M} phút, ngày {format_date(on)}, hai bên tiến hành bàn giao Sổ Bình đẳng giới "
        f"trên máy {handover.letter}."
    )
    blocks: tuple[Block, ...] = (
        Paragraph("opening", (opening,)),
        Paragraph("giver", (f"Bên giao: {inventory.officer or '…' * 20}",)),
        Paragraph("taker", (f"Bên nhận: {successor or '…' * 20}",)),
        Section(key="counts", number="I.", title="Hồ sơ trong sổ", blocks=(_counts(inventory),)),
        Section(key="tasks", number="II.", title="Nhiệm vụ chưa xong", blocks=(_tasks(inventory),)),
        Section(key="cases", number="III.", title="Vụ việc đang mở (theo mã)", blocks=(_cases(inventory),)),
        Section(key="clocks", number="IV.", title="Thời hạn đang chạy", blocks=(_clocks(inventory),)),
        Section(
            key="keys",
            number="V.",
            title="Khóa, bản sao lưu",
            blocks=(
                Paragraph("new-key", (_NEW_KEY,)),
                Paragraph("old-copies", (_OLD_COPIES,)),
                Paragraph("secrecy", (_SECRECY,)),
            ),
        ),
    )
    return Report(
        kind="handover_minutes",
        type_name="Biên bản",
        title="Bàn giao Sổ Bình đẳng giới",
        letterhead=letterhead,
        blocks=blocks,
        closing=Paragraph(
            "closing",
            ("Biên bản được lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản.",),
        ),
        cosigners=(Signature(("BÊN GIAO",), inventory.officer), Signature(("BÊN NHẬN",), successor)),
        body_size=13 if settings.body_size == 13 else 14,
    )


def _counts(inventory: Inventory) -> Block:
    if not inventory.counts:
        return Paragraph("counts-none", (_NONE,))
    rows = [Row((title, Figure(count))) for title, count in inventory.counts]
    rows.append(Row(("Cộng", Figure(sum(count for _, count in inventory.counts))), kind=RowKind.TOTAL))
    return Table(
        key="counts-table",
        columns=(
            Column(header="Loại hồ sơ", weight=4),
            Column(header="Số lượng", weight=1, align=Align.RIGHT),
        ),
        rows=tuple(rows),
    )


def _tasks(inventory: Inventory) -> Block:
    if not inventory.tasks:
        return Paragraph("tasks-none", (_NONE,))
    rows = tuple(
        Row((format_integer(number), task.title, format_date(task.due_on) if task.due_on else ""))
        for number, task in enumerate(inventory.tasks, 1)
    )
    columns = (
        Column(header="TT", weight=0.6, align=Align.CENTER),
        Column(header="Nhiệm vụ", weight=6),
        Column(header="Thời hạn", weight=1.6, align=Align.CENTER),
    )
    return Table(key="tasks-table", columns=columns, rows=rows)


def _cases(inventory: Inventory) -> Block:
    if not inventory.cases:
        return Paragraph("cases-none", (_NONE,))
    rows = tuple(
        Row((case.case_no, format_date(case.received_on) if case.received_on else "", case.step))
        for case in inventory.cases
    )
    columns = (
        Column(header="Mã vụ việc", weight=2),
        Column(header="Ngày tiếp nhận", weight=2, align=Align.CENTER),
        Column(header="Bước đang làm", weight=3),
    )
    return Table(key="cases-table", columns=columns, rows=rows)


def _clocks(inventory: Inventory) -> Block:
    if not inventory.clocks:
        return Paragraph("clocks-none", (_NONE,))
    rows = tuple(Row((clock.case_no, clock.label, format_moment(clock.due_at))) for clock in inventory.clocks)
    columns = (
        Column(header="Mã vụ việc", weight=2),
        Column(header="Việc phải làm", weight=4),
        Column(header="Hạn", weight=2, align=Align.CENTER),
    )
    return Table(key="clocks-table", columns=columns, rows=rows)
