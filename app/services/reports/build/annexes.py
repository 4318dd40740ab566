"""Annexes of the month's report: figures of propaganda with their lists, and the plan's progress."""

from app.services.counted import Counted
from app.core.numbers import format_integer
from app.core.periods import ReportingPeriod
from app.services.reports.build.propaganda_figures import (
    Compared,
    PropagandaFigures,
    activities,
    media,
)
from app.services.reports.build.task_figures import LISTED, TaskFigures
from app.services.reports.model import (
    Align,
    Annex,
    Cell,
    Column,
    Figure,
    Orientation,
    Records,
    Row,
    RowKind,
    Table,
)

_NUMBERED_LATER = "Phụ lục"
"""The label of an annex alone; the report numbers them where there are several."""
_MEASURES = (
    ("media", "radio", "Tin, bài phát mới trên hệ thống truyền thanh", "tin, bài"),
    ("media", "radio_broadcasts", "Số lượt phát thanh", "lượt"),
    ("media", "online", "Tin, bài đăng mới trên trang TTĐT, fanpage, Zalo", "tin, bài"),
    ("media", "online_posts", "Số lượt đăng trên mạng", "lượt"),
    ("activities", "sessions", "Số buổi tuyên truyền trực tiếp", "buổi"),
    ("activities", "attendance_total", "Lượt người tham gia", "lượt"),
    ("activities", "attendance_male", "Trong đó: nam", "lượt"),
    ("activities", "attendance_female", "Trong đó: nữ", "lượt"),
    ("activities", "cost_state", "Kinh phí ngân sách nhà nước", "đồng"),
    ("activities", "cost_social", "Kinh phí xã hội hóa", "đồng"),
)
"""Source, its figure, words and unit of each line of the comparison."""


def propaganda_annex(period: ReportingPeriod, figures: PropagandaFigures) -> Annex:
    """Return the annex on propaganda: comparison, then the lists that have a line."""
    tables = [_comparison(figures)]
    if figures.media_entries:
        tables.append(_items(figures, place=len(tables) + 1))
    if figures.activity_entries:
        tables.append(_activity_list(figures, place=len(tables) + 1))
    return Annex(
        key="annex.propaganda",
        label=_NUMBERED_LATER,
        title=f"Kết quả công tác tuyên truyền {period.label}".upper(),
        orientation=Orientation.LANDSCAPE,
        blocks=tuple(tables),
    )


def task_annex(period: ReportingPeriod, tasks: TaskFigures) -> Annex:
    """Return the annex on the plan's tasks of the period."""
    columns = (
        Column(header="TT", weight=0.5, align=Align.CENTER),
        Column(header="Nhiệm vụ", weight=4.2),
        Column(header="Đơn vị chủ trì", weight=2),
        Column(header="Thời hạn", weight=1.4, align=Align.CENTER),
        Column(header="Trạng thái", weight=1.4),
        Column(header="Kết quả", weight=3),
    )
    rows = tuple(
        Row(
            (str(place), line.title, line.lead_unit, line.due_on or line.deadline, line.state, line.result),
            records=(Records("tasks", (line.id,)),),
        )
        for place, line in enumerate(tasks.lines, 1)
    )
    total = Row(("", "Tổng số nhiệm vụ trong kỳ", "", "", tasks.total, ""), kind=RowKind.TOTAL)
    return Annex(
        key="annex.tasks",
        label=_NUMBERED_LATER,
        title=f"Tiến độ thực hiện nhiệm vụ kế hoạch {period.label}".upper(),
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Table(key="tasks", columns=columns, rows=(*rows, total), note=_rest(tasks.unlisted, "nhiệm vụ")),
        ),
    )


def _comparison(figures: PropagandaFigures) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=Align.CENTER),
        Column(header="Nội dung", weight=4),
        Column(header="Đơn vị tính", weight=1, align=Align.CENTER),
        Column(header="Kỳ này", weight=1.2, align=Align.RIGHT),
        Column(header="Lũy kế từ đầu năm", weight=1.3, align=Align.RIGHT),
        Column(header="Cùng kỳ năm trước", weight=1.3, align=Align.RIGHT),
        Column(header="Tăng (+), giảm (-)", weight=1.2, align=Align.RIGHT),
    )
    rows = tuple(Row(_compared_cells(place, measure, figures)) for place, measure in enumerate(_MEASURES, 1))
    return Table(key="propaganda.comparison", title="1. Số liệu tổng hợp", columns=columns, rows=rows)


def _compared_cells(
    place: int, measure: tuple[str, str, str, str], figures: PropagandaFigures
) -> tuple[Cell, ...]:
    source, name, words, unit = measure
    now, to_date, before = (
        _measured(stretch, source, name) for stretch in (figures.now, figures.to_date, figures.year_before)
    )
    figure = media if source == "media" else activities
    difference = Figure(now.value - before.value, label=f"{words}: tăng, giảm", signed=True)
    return (
        str(place),
        words,
        unit,
        figure(now, words),
        figure(to_date, f"{words}, lũy kế"),
        figure(before, f"{words}, cùng kỳ năm trước"),
        difference,
    )


def _measured(stretch: Compared, source: str, name: str) -> Counted:
    figures = stretch.media if source == "media" else stretch.activities.all
    found: Counted = getattr(figures, name)
    return found


def _items(figures: PropagandaFigures, *, place: int) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=Align.CENTER),
        Column(header="Ngày", weight=1.2, align=Align.CENTER),
        Column(header="Tên tin, bài", weight=4.5),
        Column(header="Thể loại", weight=1.1),
        Column(header="Kênh", weight=2.2),
        Column(header="Số lượt", weight=0.8, align=Align.RIGHT),
        Column(header="Ghi chú", weight=1.2),
    )
    rows = tuple(
        Row(
            (
                str(line),
                entry.first_on,
                entry.title,
                entry.media_kind.label,
                ", ".join(channel.label for channel in entry.channels),
                _own("media", entry.id, entry.times, "lượt phát, đăng"),
                "Phát lại" if entry.is_repeat else "",
            ),
            records=(Records("media", (entry.id,)),),
        )
        for line, entry in enumerate(figures.media_entries[:LISTED], 1)
    )
    return Table(
        key="propaganda.items",
        title=f"{place}. Danh mục tin, bài",
        columns=columns,
        rows=rows,
        note=_rest(len(figures.media_entries) - len(rows), "tin, bài"),
    )


def _activity_list(figures: PropagandaFigures, *, place: int) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=Align.CENTER),
        Column(header="Ngày", weight=1.2, align=Align.CENTER),
        Column(header="Nội dung, hình thức", weight=3.6),
        Column(header="Đơn vị chủ trì", weight=1.9),
        Column(header="Địa điểm", weight=1.6),
        Column(header="Số buổi", weight=0.8, align=Align.RIGHT),
        Column(header="Tổng", weight=0.8, align=Align.RIGHT, group="Lượt người"),
        Column(header="Nam", weight=0.8, align=Align.RIGHT, group="Lượt người"),
        Column(header="Nữ", weight=0.8, align=Align.RIGHT, group="Lượt người"),
    )
    rows = tuple(
        Row(
            (
                str(line),
                entry.held_on,
                f"{entry.title} ({entry.form.label.lower()})",
                entry.host,
                ", ".join(part for part in (entry.place, entry.hamlet) if part),
                _own("activities", entry.id, entry.sessions, "buổi"),
                _own("activities", entry.id, entry.attendance_total, "lượt người"),
                _own("activities", entry.id, entry.attendance_male, "lượt nam"),
                _own("activities", entry.id, entry.attendance_female, "lượt nữ"),
            ),
            records=(Records("activities", (entry.id,)),),
        )
        for line, entry in enumerate(figures.activity_entries[:LISTED], 1)
    )
    return Table(
        key="propaganda.activities.list",
        title=f"{place}. Danh mục hoạt động tuyên truyền trực tiếp",
        columns=columns,
        rows=(*rows, _activity_total(figures)),
        note=_rest(len(figures.activity_entries) - len(rows), "hoạt động"),
    )


def _activity_total(figures: PropagandaFigures) -> Row:
    sums = figures.now.activities.all
    cells: tuple[Cell, ...] = (
        "",
        "",
        "Tổng cộng",
        "",
        "",
        activities(sums.sessions, "buổi tuyên truyền trực tiếp"),
        activities(sums.attendance_total, "lượt người tham gia"),
        activities(sums.attendance_male, "lượt nam"),
        activities(sums.attendance_female, "lượt nữ"),
    )
    return Row(cells, kind=RowKind.TOTAL)


def _rest(unlisted: int, what: str) -> str:
    """Return the note under a list that is longer than a reader's patience."""
    if unlisted <= 0:
        return ""
    return f"Còn {format_integer(unlisted)} {what} không in ở đây; danh sách đầy đủ xem trong sổ."


def _own(kind: str, record_id: str, value: int | None, label: str) -> Figure:
    return Figure(value, label=label, records=(Records(kind, (record_id,)),))
