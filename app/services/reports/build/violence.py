"""The report on domestic violence of a calendar period, and the sheet for typing it into the national base.

One pivot fills prose and annexes. A period without a case prints as «không phát hiện», every line at 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import uncapitalised
from app.core.case_vocabulary import ViolenceForm
from app.core.periods import ReportingPeriod
from app.core.vocabulary import DocumentUse
from app.models import Case
from app.services.cases.indicators import Indicator
from app.services.cases.pivot import NOTHING, Dimension, Scope, pivot
from app.services.cases.statistics import Line, RekeyGroup, ViolenceStatistics, rekeying_in, statistics_in
from app.services.reports.build.frame import Frame, frame_of
from app.services.reports.model import (
    part,
    PERCENT,
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Figure,
    Paragraph,
    Records,
    Report,
    Row,
    RowKind,
    Run,
    Section,
    Table,
)
from app.services.reports.numbering import roman
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings

TYPE_CODE = "BC"
SUBJECT = "Thống kê tình hình bạo lực gia đình và công tác phòng, chống bạo lực gia đình"
MARKING = "Lưu hành nội bộ"


def build_violence(
    session: Session,
    period: ReportingPeriod,
    *,
    choices: ReportChoices,
    settings: OfficeSettings,
    today: date,
) -> Report:
    """Return the report as the cases stand, without the officer's edits. Names and case numbers stay out."""
    frame = _frame(session, choices, settings, today)
    found = statistics_in(session, period)
    issuer = frame.letterhead.issuer_name
    subject = uncapitalised(SUBJECT)
    report = Report(
        kind="violence-statistics",
        type_name="BÁO CÁO",
        title=f"{SUBJECT} {period.label}",
        period=period.code,
        period_note=period.range_note,
        blocks=(
            Paragraph(
                "opening",
                (
                    (
                        f"{issuer} báo cáo {subject} {period.label} như sau "
                        "(số liệu chi tiết tại các Phụ lục kèm theo):"
                    ),
                ),
            ),
            part("situation", "I.", "Tình hình bạo lực gia đình", *_situation(found)),
            part("measures", "II.", "Kết quả xử lý, hỗ trợ", *_results(found)),
            part("indicators", "III.", "Các chỉ tiêu liên quan", *_indicators(found.indicators)),
            part("prevention", "IV.", "Công tác phòng ngừa, tuyên truyền", Paragraph("prevention.text")),
            part("proposals", "V.", "Khó khăn, kiến nghị", Paragraph("proposals.text")),
        ),
        closing=frame.closing(),
        annexes=tuple(_annexes(found)),
    )
    return frame.around(report)


def build_rekeying(
    session: Session,
    period: ReportingPeriod,
    *,
    choices: ReportChoices,
    settings: OfficeSettings,
    today: date,
) -> Report:
    """Return the figures in the order of the groups of NĐ 110/2025/NĐ-CP; it stays in the office."""
    frame = _frame(session, choices, settings, today)
    return Report(
        kind="violence-rekeying",
        type_name="Phiếu nhập dữ liệu",
        title=f"Cơ sở dữ liệu quốc gia về phòng, chống bạo lực gia đình {period.label}",
        period=period.code,
        period_note=period.range_note,
        markings=(MARKING,),
        blocks=(_rekeying(rekeying_in(session, period)),),
        body_size=frame.body_size,
    )


def month_paragraphs(session: Session, period: ReportingPeriod) -> tuple[Paragraph, ...]:
    """Return what the month's report says of domestic violence, by the office's own period.

    An office that keeps no cases here types its words.
    """
    typed = Paragraph("violence.text")
    if session.execute(select(Case.id).limit(1)).first() is None:
        return (typed,)
    scope = Scope(days=period.range)
    whole = pivot(session, scope, ()).get((), NOTHING)
    more = replace(typed, optional=True)
    if not whole.cases:
        none = "Trong kỳ không phát hiện, không tiếp nhận vụ bạo lực gia đình nào trên địa bàn xã."
        return (Paragraph("violence.cases", (none,)), more)
    forms = pivot(session, scope, [Dimension.FORM])
    lines = [
        Line(
            f"forms.{form.value}",
            "Hình thức",
            f"Bạo lực {form.label.casefold()}",
            count.cases,
            count.case_ids,
        )
        for form in ViolenceForm
        if (count := forms.get((form,), NOTHING)).cases
    ]
    total = Line("cases", "Vụ việc", "Tổng số vụ bạo lực gia đình", whole.cases, whole.case_ids)
    return (
        Paragraph(
            "violence.cases",
            (
                "Trong kỳ tiếp nhận ",
                _figure(total),
                " vụ bạo lực gia đình",
                *_listing(", gồm: ", lines, " vụ"),
                "; các vụ việc được tiếp nhận, xử lý theo quy định.",
            ),
        ),
        more,
    )


def _frame(session: Session, choices: ReportChoices, settings: OfficeSettings, today: date) -> Frame:
    return frame_of(
        session,
        type_code=TYPE_CODE,
        choices=choices,
        settings=settings,
        on=choices.signed_on or today,
        use=DocumentUse.VIOLENCE,
    )


def _figure(line: Line) -> Figure:
    return Figure(
        line.value, label=f"{line.section}: {line.label}", records=(Records("cases", line.case_ids),)
    )


# --- prose ------------------------------------------------------------------------------------


def _situation(found: ViolenceStatistics) -> Iterator[Block]:
    """How many cases, of which forms, who suffered and who used violence."""
    if not found.total:
        yield Paragraph(
            "situation.none",
            ("Trong kỳ không phát hiện, không tiếp nhận vụ bạo lực gia đình nào trên địa bàn xã.",),
        )
    else:
        yield Paragraph(
            "situation.cases",
            (
                "Trong kỳ tiếp nhận ",
                _figure(found.line("cases")),
                " vụ bạo lực gia đình",
                *_listing(", gồm: ", _of(found, "forms"), " vụ"),
                ".",
                f" {found.overlap_note}" if found.overlap_note else "",
            ),
        )
        yield _persons(found, "survivors", "Người bị bạo lực: ")
        yield _persons(found, "perpetrators", "Người gây bạo lực: ")
    if found.late:
        yield Paragraph(
            "situation.late",
            (
                "Bổ sung kỳ trước: ",
                _figure(found.late[0]),
                " vụ tiếp nhận trong kỳ đã báo cáo nhưng được ghi vào sổ sau khi chốt số liệu.",
            ),
        )


def _persons(found: ViolenceStatistics, head: str, opening: str) -> Paragraph:
    parts = [line for line in _of(found, head) if line.code != f"{head}.total"]
    return Paragraph(
        f"situation.{head}",
        (
            opening,
            _figure(found.line(f"{head}.total")),
            " người",
            *_listing(", trong đó: ", parts, " người"),
            ".",
        ),
    )


def _results(found: ViolenceStatistics) -> Iterator[Block]:
    """What was done with who used violence and for who suffered it."""
    for key, opening, nothing in (
        ("measures", "Biện pháp đã áp dụng: ", "Trong kỳ chưa áp dụng biện pháp với người gây bạo lực."),
        ("support", "Hỗ trợ người bị bạo lực: ", "Trong kỳ chưa có lượt hỗ trợ người bị bạo lực."),
    ):
        lines = [line for line in _of(found, key) if line.value]
        if lines:
            yield Paragraph(f"measures.{key}", (*_listing(opening, lines, " vụ"), "."))
        elif found.total:
            yield Paragraph(f"measures.{key}", (nothing,))
    if not found.total:
        yield Paragraph("measures.none", ("Không phát sinh.",))


def _indicators(indicators: Sequence[Indicator]) -> Iterator[Paragraph]:
    for one in indicators:
        yield Paragraph(
            f"indicators.{one.code}", (f"Chỉ tiêu {one.code}. {one.title}: ", *_reached(one), ".")
        )


def _reached(one: Indicator) -> tuple[Run, ...]:
    if not one.denominator:
        return (one.words,)
    behind = (Records("cases", one.case_ids),)
    name = f"Chỉ tiêu {one.code}"
    share = Decimal(100 * one.numerator) / one.denominator
    return (
        Figure(one.numerator, label=f"{name}: người đạt", records=behind),
        "/",
        Figure(one.denominator, label=f"{name}: người được phát hiện", records=behind),
        " người, đạt ",
        Figure(share, label=f"{name}: tỷ lệ", unit=PERCENT, places=1, records=behind),
    )


def _of(found: ViolenceStatistics, head: str) -> list[Line]:
    return [line for line in found.lines if line.code.partition(".")[0] == head]


def _listing(opening: str, lines: Sequence[Line], unit: str) -> tuple[Run, ...]:
    """Return «…: bạo lực tinh thần 2 vụ; bạo lực thể chất 1 vụ», of lines that are not 0."""
    runs: list[Run] = []
    for line in lines:
        if line.value:
            runs += [
                "; " if runs else opening,
                f"{uncapitalised(line.label)} ",
                _figure(line),
                unit,
            ]
    return tuple(runs)


# --- annexes ----------------------------------------------------------------------------------


def _annexes(found: ViolenceStatistics) -> Iterator[Annex]:
    tables = [
        ("figures", f"Biểu thống kê bạo lực gia đình {found.period.label}", _figures_table(found)),
        ("villages", f"Số vụ bạo lực gia đình theo thôn {found.period.label}", _village_table(found)),
    ]
    for place, (key, title, table) in enumerate(tables, 1):
        yield Annex(key=f"annex.{key}", label=f"Phụ lục {roman(place)}", title=title, blocks=(table,))


def _figures_table(found: ViolenceStatistics) -> Table:
    late = {line.code: line for line in found.late}
    columns = [
        Column(header="TT", weight=0.6, align=Align.CENTER),
        Column(header="Nội dung", weight=4.4),
        Column(header="Trong kỳ", weight=1.1, align=Align.RIGHT),
    ]
    if late:
        columns.append(Column(header="Bổ sung kỳ trước", weight=1.2, align=Align.RIGHT))
    rows: list[Row] = []
    section = ""
    for place, line in enumerate(found.lines, 1):
        if line.section != section:
            section = line.section
            rows.append(Row((section,), kind=RowKind.GROUP))
        cells: list[Cell] = [str(place), line.label, _figure(line)]
        if late:
            cells.append(_figure(late[line.code]))
        rows.append(Row(tuple(cells), records=(Records("cases", line.case_ids),)))
    return Table(key="violence", columns=tuple(columns), rows=tuple(rows), note=found.overlap_note)


def _village_table(found: ViolenceStatistics) -> Table:
    villages = found.by_village
    columns = (
        Column(header="TT", weight=0.6, align=Align.CENTER),
        Column(header="Thôn", weight=2.6),
        *(Column(header=header, align=Align.RIGHT) for header in villages.columns),
    )
    rows = [
        Row((str(place), name, *cells))
        for place, (name, cells) in enumerate(zip(villages.villages, villages.table.shown(), strict=True), 1)
    ]
    whole = (found.line("cases"), *_of(found, "forms"))
    rows.append(Row(("", "Toàn xã", *(_figure(line) for line in whole)), kind=RowKind.TOTAL))
    return Table(key="villages", columns=columns, rows=tuple(rows), note=villages.table.note)


def _rekeying(groups: Sequence[RekeyGroup]) -> Table:
    rows: list[Row] = []
    for group in groups:
        rows.append(Row((f"Nhóm {group.number}. {group.title}",), kind=RowKind.GROUP))
        rows += [Row((label, Figure(value, label=label), "")) for label, value in group.rows]
        if not group.rows:
            rows.append(Row(("Nhập theo hồ sơ, văn bản của xã", "", "")))
    return Table(
        key="rekeying",
        columns=(
            Column(header="Nội dung", weight=5),
            Column(header="Số liệu", weight=1.1, align=Align.RIGHT),
            Column(header="Đã nhập", weight=1.1, align=Align.CENTER),
        ),
        rows=tuple(rows),
    )
