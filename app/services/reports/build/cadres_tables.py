"""Statistics tables of the report on women cadres: by body, by make-up, changes by body."""

from collections.abc import Iterable, Iterator, Sequence

from app.services.counted import Counted, counted
from app.core.cadre_vocabulary import BLOCKS, BodyKind
from app.core.dates import format_date
from app.services.cadres.breakdown import Line
from app.services.cadres.figures import BodyMovement, BodyShare
from app.services.reports.build.cadres_figures import CadreFigures, more_or_less, people, percent
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

_RIGHT, _CENTER = Align.RIGHT, Align.CENTER


def statistics_annex(figures: CadreFigures) -> Annex:
    """Return the annex: shares by body, then the make-up."""
    return Annex(
        key="annex.statistics",
        label="Phụ lục I",
        title="Thống kê cán bộ nữ",
        orientation=Orientation.LANDSCAPE,
        blocks=(_by_body(figures), _make_up(figures)),
    )


def _by_body(figures: CadreFigures) -> Table:
    now, before = format_date(figures.as_of), format_date(figures.before_on)
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Cơ quan, tổ chức", weight=4.4),
        Column(header="Tổng số", weight=0.9, align=_RIGHT, group=now),
        Column(header="Nữ", weight=0.8, align=_RIGHT, group=now),
        Column(header="Tỷ lệ", weight=1, align=_RIGHT, group=now),
        Column(header="Tổng số", weight=0.9, align=_RIGHT, group=before),
        Column(header="Nữ", weight=0.8, align=_RIGHT, group=before),
        Column(header="Tỷ lệ", weight=1, align=_RIGHT, group=before),
        Column(header="Số nữ", weight=0.8, align=_RIGHT, group="So kỳ trước"),
        Column(header="Điểm %", weight=0.9, align=_RIGHT, group="So kỳ trước"),
        Column(header="Chỉ tiêu", weight=0.9, align=_RIGHT),
        Column(header="Kết quả", weight=1.1),
    )
    return Table(
        key="cadres.bodies",
        title="1. Tỷ lệ nữ theo cơ quan, tổ chức",
        columns=columns,
        rows=tuple(_body_rows(figures)),
        note=_note(figures),
    )


def _body_rows(figures: CadreFigures) -> Iterator[Row]:
    before = figures.bodies_before
    place = 0
    for title, kinds in BLOCKS.items():
        shares = [
            share
            for share in figures.now.bodies
            if share.body_kind in kinds and _tells(share, before.get(share.body_id))
        ]
        if shares:
            yield Row((title,), kind=RowKind.GROUP)
        for share in shares:
            place += 1
            yield _body_row(str(place), share, before.get(share.body_id))
            one_before = before.get(share.body_id)
            yield from _rank_rows(share.name, [share], [one_before] if one_before else None, RowKind.DATA)
        for kind in kinds:
            of_kind = [share for share in shares if share.body_kind is kind]
            if len(of_kind) > 1:
                yield from _together_rows(
                    kind, of_kind, [one for one in before.values() if one.body_kind is kind]
                )
    yield from _total_rows(figures)


def _together_rows(kind: BodyKind, now: Sequence[BodyShare], before: Sequence[BodyShare]) -> Iterator[Row]:
    """All bodies of one kind, each person once: all thôn, all schools."""
    name = f"Cộng: {kind.label}"
    yield Row(("", name, *_measures(name, _together(now), _together(before)), None, ""), kind=RowKind.TOTAL)
    yield from _rank_rows(name, now, before, RowKind.TOTAL)


def _rank_rows(
    name: str, now: Sequence[BodyShare], before: Sequence[BodyShare] | None, kind: RowKind
) -> Iterator[Row]:
    """The leading posts by what they are called: heads, deputies; each person once a line."""
    for rank in dict.fromkeys(rank for share in now for rank in share.ranks):
        heads, women = _of_rank(rank, now)
        measured = None
        if before is not None:
            heads_before, women_before = _of_rank(rank, before)
            measured = (heads_before.value, heads_before, women_before)
        cells = _measures(f"{rank.lower()} {name}", (heads.value, heads, women), measured)
        yield Row(("", f"- {rank}", *cells, None, ""), kind=kind)


def _of_rank(rank: str, shares: Iterable[BodyShare]) -> tuple[Counted, Counted]:
    pairs = [share.ranks[rank] for share in shares if rank in share.ranks]
    return _union(people for people, _ in pairs), _union(women for _, women in pairs)


def _together(shares: Sequence[BodyShare]) -> "_Measured":
    """What the share of several bodies is of, their people and their women, each person once."""
    heads = _union(share.heads for share in shares)
    women = _union(share.women for share in shares)
    by_number = sum(share.denominator - share.heads.value for share in shares)
    women_by_number = sum(share.women.value - len(share.women.ids) for share in shares)
    return heads.value + by_number, heads, Counted(women.value + women_by_number, women.ids)


def _union(counts: Iterable[Counted]) -> Counted:
    return counted(one for count in counts for one in count.ids)


def _tells(share: BodyShare, before: BodyShare | None) -> bool:
    """Whether there is anything to print of a body: one without people and seats says nothing."""
    return bool(share.denominator or (before and before.denominator))


def _body_row(place: str, share: BodyShare, before: BodyShare | None) -> Row:
    result = "" if share.reached is None else "Đạt" if share.reached else "Chưa đạt"
    target = Figure(share.target.percent, unit="%", label="chỉ tiêu") if share.target else None
    return Row(
        (
            place,
            share.name,
            *_measures(
                share.name,
                (share.denominator, share.heads, share.women),
                (before.denominator, before.heads, before.women) if before else None,
            ),
            target,
            result,
        ),
        records=(Records("bodies", (share.body_id,)),),
    )


def _total_rows(figures: CadreFigures) -> Iterator[Row]:
    now, before = figures.now.overall, figures.before.overall
    yield _total(
        "Tổng số cán bộ (mỗi người tính một lần)",
        *_measures(
            "tổng số cán bộ",
            (now.heads.value, now.heads, now.women),
            (before.heads.value, before.heads, before.women),
            whole=not now.unrecorded and not before.unrecorded,
        ),
    )
    if now.key_heads.value or before.key_heads.value:
        yield _total(
            "Lãnh đạo chủ chốt (mỗi người tính một lần)",
            *_measures(
                "lãnh đạo chủ chốt",
                (now.key_heads.value, now.key_heads, now.key_women),
                (before.key_heads.value, before.key_heads, before.key_women),
            ),
        )
    yield _total(
        "Tổng số lượt chức vụ",
        Figure(now.posts, label="lượt chức vụ"),
        Figure(now.women_posts, label="lượt chức vụ do nữ giữ"),
        percent(now.women_posts, now.posts, "tỷ lệ lượt chức vụ do nữ giữ"),
        Figure(before.posts, label="lượt chức vụ kỳ trước"),
        Figure(before.women_posts, label="lượt chức vụ do nữ giữ kỳ trước"),
        percent(before.women_posts, before.posts, "tỷ lệ lượt chức vụ do nữ giữ kỳ trước"),
        more_or_less(now.women_posts, before.women_posts, "lượt chức vụ do nữ giữ"),
        _points(now.women_posts, now.posts, before.women_posts, before.posts),
    )


def _total(title: str, *measured: Cell) -> Row:
    """A line over all bodies: no number, no target and no result."""
    return Row(("", title, *measured, None, ""), kind=RowKind.TOTAL)


_Measured = tuple[int, Counted, Counted]
"""What the share is of, the people, the women."""


def _measures(name: str, now: _Measured, before: _Measured | None, *, whole: bool = True) -> tuple[Cell, ...]:
    """The cells of now, before and the difference; without shares when the `whole` is not known."""
    total, heads, women = now
    cells: tuple[Cell, ...] = (
        Figure(total, label=f"tổng số, {name}", records=(Records("cadres", heads.ids),)),
        people(women, f"nữ, {name}"),
        percent(women.value, total, f"tỷ lệ nữ, {name}", women.ids) if whole else None,
    )
    if before is None or not before[0]:
        return (*cells, None, None, None, None, None)
    earlier, earlier_heads, earlier_women = before
    return (
        *cells,
        Figure(earlier, label=f"tổng số kỳ trước, {name}", records=(Records("cadres", earlier_heads.ids),)),
        people(earlier_women, f"nữ kỳ trước, {name}"),
        percent(earlier_women.value, earlier, f"tỷ lệ nữ kỳ trước, {name}", earlier_women.ids)
        if whole
        else None,
        more_or_less(women.value, earlier_women.value, f"nữ so với kỳ trước, {name}"),
        _points(women.value, total, earlier_women.value, earlier) if whole else None,
    )


def _points(women: int, whole: int, earlier_women: int, earlier: int) -> Cell:
    """The difference of two shares in percentage points."""
    now = percent(women, whole, "").value
    then = percent(earlier_women, earlier, "").value
    if now is None or then is None:
        return None
    return Figure(now - then, label="điểm phần trăm so với kỳ trước", places=1, signed=True)


def _note(figures: CadreFigures) -> str:
    parts = []
    if any(share.by_heads and share.denominator for share in figures.now.bodies):
        parts.append("Cơ quan chưa ghi số ghế được tính trên số người ghi trong danh sách.")
    hidden = figures.now.overall.unrecorded
    if hidden:
        parts.append(f"Tổng số chưa gồm {hidden} ghế chỉ ghi bằng số lượng, không ghi từng người.")
    return " ".join(parts)


# --- the make-up -------------------------------------------------------------------------------


def _make_up(figures: CadreFigures) -> Table:
    columns = (
        Column(header="Nội dung", weight=4.4),
        Column(header="Tổng số", weight=1, align=_RIGHT),
        Column(header="Nữ", weight=1, align=_RIGHT),
        Column(header="Tỷ lệ nữ", weight=1, align=_RIGHT),
        Column(header="Tổng số", weight=1, align=_RIGHT, group="Kỳ trước"),
        Column(header="Nữ", weight=1, align=_RIGHT, group="Kỳ trước"),
        Column(header="Số nữ so kỳ trước", weight=1.2, align=_RIGHT),
    )
    return Table(
        key="cadres.makeup",
        title="2. Cơ cấu đội ngũ (mỗi người tính một lần)",
        columns=columns,
        rows=tuple(_makeup_rows(figures)),
    )


def _makeup_rows(figures: CadreFigures) -> Iterator[Row]:
    now, before = figures.breakdown, figures.breakdown_before
    yield _makeup_row(now.all, before.all, kind=RowKind.TOTAL)
    yield _makeup_row(now.members, before.members)
    yield _makeup_row(now.admitted, before.admitted)
    for division, earlier in zip(now.divisions, before.divisions, strict=True):
        lines = {line.label: line for line in earlier.lines}
        labels = dict.fromkeys((*(line.label for line in division.lines), *lines))
        if not labels:
            continue
        yield Row((division.title,), kind=RowKind.GROUP)
        present = {line.label: line for line in division.lines}
        empty = Counted(0, ())
        for label in labels:
            yield _makeup_row(present.get(label, Line(label, empty, empty)), lines.get(label))


def _makeup_row(line: Line, before: Line | None, *, kind: RowKind = RowKind.DATA) -> Row:
    earlier = before or Line(line.label, Counted(0, ()), Counted(0, ()))
    return Row(
        (
            line.label,
            people(line.people, line.label),
            people(line.women, f"nữ, {line.label}"),
            percent(line.women.value, line.people.value, f"tỷ lệ nữ, {line.label}", line.women.ids)
            if line.people.value
            else "",
            people(earlier.people, f"{line.label}, kỳ trước"),
            people(earlier.women, f"nữ, {line.label}, kỳ trước"),
            more_or_less(line.women.value, earlier.women.value, f"nữ so với kỳ trước, {line.label}"),
        ),
        kind=kind,
    )


# --- changes by body ---------------------------------------------------------------------------


def changes_table(figures: CadreFigures) -> Table:
    """Return the heads of each body before and after, and what made the difference."""
    groups = ("Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ")
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Cơ quan, tổ chức", weight=4.4),
        *(
            Column(header=header, weight=0.9, align=_RIGHT, group=group)
            for group in groups
            for header in ("Tổng số", "Nữ")
        ),
    )
    moving = [row for row in figures.movements.bodies if row.came.value or row.left.value]
    return Table(
        key="cadres.changes",
        title="1. Tăng, giảm theo cơ quan, tổ chức",
        columns=columns,
        rows=tuple(_changes_row(place, row) for place, row in enumerate(moving, 1)),
        note="Tính theo người ghi trong danh sách; người đến rồi đi trong kỳ tính ở cả hai cột tăng, giảm."
        if moving
        else "Trong kỳ không ghi nhận tăng, giảm.",
    )


def _changes_row(place: int, row: BodyMovement) -> Row:
    pairs = (
        (row.before, row.before_women, "đầu kỳ"),
        (row.came, row.came_women, "tăng"),
        (row.left, row.left_women, "giảm"),
        (row.after, row.after_women, "cuối kỳ"),
    )
    cells: list[Cell] = [str(place), row.name]
    for everybody, women, words in pairs:
        cells += [people(everybody, f"{words}, {row.name}"), people(women, f"nữ {words}, {row.name}")]
    return Row(tuple(cells), records=(Records("bodies", (row.body_id,)),))
