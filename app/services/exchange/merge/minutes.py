"""«Biên bản hợp nhất dữ liệu»: what a merge took, for the office's files. Cases stand by their code only."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.dates import format_date
from app.core.numbers import format_integer
from app.models import Conflict, Issuer, Merge
from app.services.exchange.merge.conflicts import views_of
from app.services.exchange.merge.naming import name_records
from app.services.exchange.merge.previews import ConflictView
from app.services.records.kinds import KINDS
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
    Signature,
    Table,
    part,
)
from app.services.reports.store import ReportChoices
from app.services.settings.office import load_in

_MOST_CONFLICTS = 300
_FATES: Mapping[str, str] = {"added": "Thêm", "changed": "Sửa", "deleted": "Xóa"}
_STATES = {"open": "chờ xem lại", "accepted": "giữ giá trị đang dùng", "swapped": "đổi sang giá trị kia"}


def merge_minutes(session: Session, merge: Merge) -> Report:
    """Return the minutes of one merge, as its records are called now."""
    settings = load_in(session)
    summary: Mapping[str, Any] = merge.summary or {}
    on = merge.at.date()
    choices = ReportChoices(number="", signed_on=on)
    conflicts, found = _conflicts(session, summary), len(summary.get("conflicts", ()))
    return Report(
        kind="merge_minutes",
        type_name="Biên bản",
        title="Hợp nhất dữ liệu",
        letterhead=letterhead_of(chosen_row(session, Issuer, None), "/BB", choices, settings, on),
        blocks=(
            *_course(merge, summary, found),
            part("kinds", "I.", "Số lượng theo loại hồ sơ", _counts(summary)),
            part("records", "II.", "Hồ sơ", *_records(session, summary)),
            part("conflicts", "III.", "Chỗ hai máy ghi khác nhau", *_listed(conflicts, found)),
        ),
        cosigners=(
            Signature(("NGƯỜI THỰC HIỆN",), settings.officer),
            Signature(("NGƯỜI XÁC NHẬN",)),
        ),
        verification=f"Mã lần hợp nhất: {merge.id}",
        body_size=settings.body_size,
    )


def _course(merge: Merge, summary: Mapping[str, Any], conflicts: int) -> Iterator[Block]:
    """What was merged when, what came of it, and whether it was taken back."""
    numbers = {fate: format_integer(sum(summary.get(fate, {}).values())) for fate in _FATES}
    yield _said(
        "opening",
        f"Hồi {merge.at:%H} giờ {merge.at:%M} phút, ngày {format_date(merge.at.date())}, dữ liệu của máy "
        f"khác (tệp {merge.source_name or 'không rõ tên'}) đã được hợp nhất vào sổ trên máy này, sau khi sao "
        "lưu dữ liệu hiện có.",
    )
    yield _said(
        "numbers",
        f"Kết quả: thêm {numbers['added']} hồ sơ, sửa {numbers['changed']}, xóa {numbers['deleted']}; "
        f"{format_integer(conflicts)} chỗ hai máy ghi khác nhau.",
    )
    if merge.undone_at is not None:
        yield _said(
            "undone",
            f"Lần hợp nhất này đã được hoàn tác ngày {format_date(merge.undone_at.date())} trên máy đã "
            "hợp nhất; dữ liệu của máy kia không bị ảnh hưởng.",
        )


def _said(key: str, text: str) -> Paragraph:
    return Paragraph(key, (text,))


def _counts(summary: Mapping[str, Any]) -> Block:
    kinds = sorted({kind for fate in _FATES for kind in summary.get(fate, {})})
    if not kinds:
        return _said("counts", "Không có hồ sơ nào thay đổi.")
    rows = [
        Row((_title(kind), *(Figure(summary.get(fate, {}).get(kind, 0)) for fate in _FATES)))
        for kind in kinds
    ]
    totals = [Figure(sum(summary.get(fate, {}).values())) for fate in _FATES]
    rows.append(Row(("Cộng", *totals), kind=RowKind.TOTAL))
    return Table(
        key="counts",
        columns=(
            Column(header="Loại hồ sơ", weight=4),
            *(Column(header=words, weight=1, align=Align.RIGHT) for words in _FATES.values()),
        ),
        rows=tuple(rows),
    )


def _records(session: Session, summary: Mapping[str, Any]) -> tuple[Block, ...]:
    rows: list[Row] = []
    for fate, words in _FATES.items():
        listed: Mapping[str, Sequence[str]] = summary.get("records", {}).get(fate, {})
        for kind, records in name_records(session, listed).items():
            rows.append(Row((f"{words}: {_title(kind)}",), kind=RowKind.GROUP))
            rows += [Row((str(number), record.name)) for number, record in enumerate(records, 1)]
            rest = summary[fate][kind] - len(records)
            if rest > 0:
                rows.append(Row(("", f"và {format_integer(rest)} hồ sơ khác")))
    if not rows:
        return (_said("records.none", "Không có."),)
    columns = (Column(header="STT", weight=0.5, align=Align.CENTER), Column(header="Hồ sơ", weight=6))
    return (Table(key="records.list", columns=columns, rows=tuple(rows)),)


def _conflicts(session: Session, summary: Mapping[str, Any]) -> list[tuple[ConflictView, str]]:
    ids = summary.get("conflicts", ())[:_MOST_CONFLICTS]
    rows = list(session.scalars(select(Conflict).where(Conflict.id.in_(ids)).order_by(Conflict.id)))
    return [(view, _STATES[row.state.value]) for row, view in zip(rows, views_of(session, rows), strict=True)]


def _listed(conflicts: Sequence[tuple[ConflictView, str]], found: int) -> tuple[Block, ...]:
    """Return the table of the conflicts that are listed; `found` counts all there were."""
    if not conflicts:
        return (_said("conflicts.none", "Không có."),)
    rows = []
    for view, state in conflicts:
        if not view.field:
            rows.append(Row((view.record.name, "Cả hồ sơ", "được giữ lại", "bị xóa ở máy kia", state)))
            continue
        fields = view.fields
        rows.append(
            Row(
                (
                    view.record.name,
                    "; ".join(one.label for one in fields) or "đã giống nhau",
                    "; ".join(one.kept_words or "(trống)" for one in fields),
                    "; ".join(one.other_words or "(trống)" for one in fields),
                    state,
                )
            )
        )
    if (rest := found - len(conflicts)) > 0:
        rows.append(Row((f"và {format_integer(rest)} chỗ khác", "", "", "", "")))
    columns = (
        Column(header="Hồ sơ", weight=2.4),
        Column(header="Mục", weight=1.4),
        Column(header="Đang dùng", weight=2),
        Column(header="Giá trị kia", weight=2),
        Column(header="Tình trạng", weight=1.4),
    )
    return (Table(key="conflicts.list", columns=columns, rows=tuple(rows)),)


def _title(kind: str) -> str:
    return KINDS[kind].title if kind in KINDS else kind
