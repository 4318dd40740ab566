"""The prose of the report on women cadres: sentences around the figures, no number of their own."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.services.counted import counted
from app.core.cadre_vocabulary import Sex
from app.core.dates import PartialDate, format_official_date, format_short_date, official_month
from app.core.post_titles import post_at
from app.services.cadres.figures import Board, BodyShare, Coverage, Movement, Movements, TrainingFigures
from app.services.reports.build.cadres_figures import CadreFigures, people, percent
from app.services.reports.model import Figure, Paragraph, Records, Run, Section

NAMED = 12
"""So many people are named in the prose; the annex has all."""


def situation(figures: CadreFigures) -> Section:
    """Return part I: shares, indicator 1.1, the make-up."""
    return Section(
        key="situation",
        number="I.",
        title="Tình hình đội ngũ cán bộ nữ",
        blocks=(
            Section(
                key="shares",
                number="1.",
                title="Tỷ lệ nữ trong các cơ quan, tổ chức",
                blocks=(_overall(figures), _targets(figures), _indicator(figures)),
            ),
            Section(
                key="makeup",
                number="2.",
                title="Cơ cấu, chất lượng đội ngũ",
                blocks=(_makeup(figures), Paragraph("makeup.more", optional=True)),
            ),
        ),
    )


def _overall(figures: CadreFigures) -> Paragraph:
    overall, before = figures.now.overall, figures.before.overall
    if not overall.heads.value:
        return Paragraph("shares.overall", ("Danh sách cán bộ chưa ghi người nào đang giữ chức vụ.",))
    runs: list[Run] = [
        f"Tính đến {format_official_date(figures.as_of)}, số cán bộ đang giữ chức vụ ghi trong danh sách là ",
        people(overall.heads, "cán bộ đang giữ chức vụ"),
        " người (mỗi người tính một lần), trong đó nữ ",
        people(overall.women, "cán bộ nữ đang giữ chức vụ"),
        " người",
        *_part(figures),
        _compared(overall.women.value - before.women.value, "so với kỳ trước"),
    ]
    if overall.unrecorded:
        runs.append(f" (chưa gồm {overall.unrecorded} ghế chỉ ghi bằng số lượng)")
    if overall.key_heads.value:
        runs += [
            "; lãnh đạo chủ chốt ",
            people(overall.key_heads, "lãnh đạo chủ chốt"),
            " người, trong đó nữ ",
            people(overall.key_women, "lãnh đạo chủ chốt là nữ"),
            " người (",
            percent(overall.key_women.value, overall.key_heads.value, "tỷ lệ nữ lãnh đạo chủ chốt"),
            ")",
        ]
    return Paragraph("shares.overall", (*runs, " (chi tiết tại Phụ lục I)."))


def _part(figures: CadreFigures) -> tuple[Run, ...]:
    """The share of all people: said only when nobody is known by number alone."""
    overall = figures.now.overall
    if overall.unrecorded:
        return ()
    return (", chiếm ", percent(overall.women.value, overall.heads.value, "tỷ lệ nữ", overall.women.ids))


def _compared(difference: int, to: str) -> str:
    if difference == 0:
        return f", không thay đổi {to}"
    return f", {'tăng' if difference > 0 else 'giảm'} {abs(difference)} người {to}"


def _targets(figures: CadreFigures) -> Paragraph:
    with_target = [share for share in figures.now.bodies if share.target and share.denominator]
    if not with_target:
        return Paragraph("shares.targets", optional=True)
    runs: list[Run] = ["So với chỉ tiêu: "]
    for place, share in enumerate(with_target):
        assert share.target is not None
        reached = "đạt" if share.reached else f"chưa đạt, còn thiếu {share.lacking} người"
        runs += [
            "; " if place else "",
            f"{share.name} có ",
            _women(share),
            "/",
            _whole(share),
            " nữ, đạt " if share.reached else " nữ, bằng ",
            _share(share),
            f" (chỉ tiêu {share.target.percent}%: {reached})",
        ]
    return Paragraph("shares.targets", (*runs, "."))


def _women(share: BodyShare) -> Figure:
    return people(share.women, f"nữ của {share.name}")


def _whole(share: BodyShare) -> Figure:
    return Figure(
        share.denominator, label=f"tổng số của {share.name}", records=(Records("cadres", share.heads.ids),)
    )


def _share(share: BodyShare) -> Figure:
    return percent(share.women.value, share.denominator, f"tỷ lệ nữ của {share.name}", share.women.ids)


def _indicator(figures: CadreFigures) -> Paragraph:
    indicator = figures.indicator
    if not indicator.units or len(indicator.unknown) == len(indicator.units):
        return Paragraph("shares.indicator", optional=True)
    ids = tuple(one for unit in indicator.units for one in unit.women.ids)
    return Paragraph(
        "shares.indicator",
        (
            (
                "Chỉ tiêu 1.1 của Chiến lược quốc gia về bình đẳng giới (HĐND, UBND có nữ là Chủ tịch hoặc "
                "Phó Chủ tịch): "
            ),
            Figure(indicator.reached, label="cơ quan có nữ chủ chốt", records=(Records("cadres", ids),)),
            f"/{len(indicator.units)} cơ quan, đạt ",
            percent(indicator.reached, len(indicator.units), "chỉ tiêu 1.1", ids),
            f". {indicator.sentence}",
        ),
    )


def _makeup(figures: CadreFigures) -> Paragraph:
    found = figures.breakdown
    whole = found.all.women
    if not whole.value:
        return Paragraph("makeup.text")
    runs: list[Run] = [
        "Trong số ",
        people(whole, "cán bộ nữ"),
        " cán bộ nữ: đảng viên ",
        people(found.members.women, "nữ đảng viên"),
        " người (mới kết nạp trong kỳ ",
        people(found.admitted.women, "nữ đảng viên mới kết nạp"),
        ")",
    ]
    for division in found.divisions[:4]:
        named = [line for line in division.lines if line.women.value]
        if not named:
            continue
        runs.append(f"; {division.title.lower()}: ")
        for place, line in enumerate(named):
            runs += [
                ", " if place else "",
                f"{line.label.lower()} ",
                people(line.women, f"nữ, {line.label.lower()}"),
            ]
    return Paragraph("makeup.text", (*runs, "."))


def movements_section(figures: CadreFigures, *, number: str) -> Section:
    """Return the part on changes among women cadres and key women leaders."""
    return Section(
        key="movements",
        number=number,
        title="Biến động cán bộ nữ trong kỳ",
        blocks=(
            movements_paragraph(figures.movements, annex="Phụ lục II"),
            key_women_paragraph(figures.movements),
        ),
    )


def movements_paragraph(moved: Movements, *, annex: str = "") -> Paragraph:
    """Say how many women came, left and changed their posts."""
    kinds = [
        (len(_women_of(rows)), label, words, _women_of(rows))
        for rows, label, words in (
            (moved.came, "lượt cán bộ nữ nhận chức vụ", "nhận chức vụ"),
            (moved.left, "lượt cán bộ nữ thôi giữ chức vụ", "thôi giữ chức vụ"),
            (moved.changed, "lượt cán bộ nữ thay đổi chức danh", "thay đổi chức danh trong cơ quan"),
        )
    ]
    if not any(count for count, *_ in kinds):
        return Paragraph("movements.text", ("Trong kỳ, danh sách không ghi nhận biến động cán bộ nữ.",))
    runs: list[Run] = ["Trong kỳ có "]
    for place, (count, label, words, rows) in enumerate(kinds):
        ids = tuple(dict.fromkeys(one.cadre_id for one in rows))
        runs += [
            ", " if place else "",
            Figure(count, label=label, records=(Records("cadres", ids),)),
            f" lượt cán bộ nữ {words}",
        ]
    return Paragraph("movements.text", (*runs, f" (chi tiết tại {annex})." if annex else "."))


def key_women_paragraph(moved: Movements) -> Paragraph:
    """Name what happened among women in key posts."""
    rows = moved.key_women
    if not rows:
        return Paragraph("movements.key", ("Không có biến động trong số cán bộ nữ lãnh đạo chủ chốt.",))
    lines = ["Cán bộ nữ lãnh đạo chủ chốt:", *(f"- {movement_words(one)};" for one in rows[:NAMED])]
    if len(rows) > NAMED:
        lines.append(f"- Và {len(rows) - NAMED} lượt biến động khác;")
    return Paragraph("movements.key", ("\n".join(lines).rstrip(";") + ".",))


def movement_words(one: Movement) -> str:
    """Return one movement as a line: who, what, from when, by which decision."""
    if one.before and one.after:
        what = f"từ {one.before} sang {post_at(one.after, one.body)}"
    else:
        verb = "giữ chức" if one.after else "thôi giữ chức"
        what = f"{verb} {post_at(one.after or one.before, one.body)}"
    when = partial(one.on) if one.on else ""
    if when and not one.after and len(one.on or "") == len("2026-04-30"):
        when = f"ngày {when}"
    on = f" {'từ ' if one.after else ''}{when}" if when else ""
    return f"{one.full_name}: {what}{on} ({'; '.join(part for part in (one.words, one.decision) if part)})"


def partial(stored: str) -> str:
    """Return a stored partial date as it stands in prose."""
    known = PartialDate.from_iso(stored)
    if known.day is not None:
        return short_date(known.earliest)
    return f"tháng {official_month(known.month)}/{known.year}" if known.month else f"năm {known.year}"


def short_date(day: date) -> str:
    """Return a day as it stands in prose: 05/3/2026."""
    return f"{format_short_date(day)}/{day.year}"


def _women_of(rows: Iterable[Movement]) -> Sequence[Movement]:
    return [one for one in rows if one.sex is Sex.FEMALE]


def training_section(figures: CadreFigures, *, number: str) -> Section:
    """Return the part on quy hoạch and training."""
    return Section(
        key="training",
        number=number,
        title="Quy hoạch, đào tạo, bồi dưỡng",
        blocks=(_successions(figures), training_paragraph(figures.training), _gaps(figures)),
    )


def _successions(figures: CadreFigures) -> Paragraph:
    if not figures.successions:
        return Paragraph("training.succession")
    everybody = counted(one for line in figures.successions for one in line.people.ids)
    women = counted(one for line in figures.successions for one in line.women.ids)
    return Paragraph(
        "training.succession",
        (
            "Số cán bộ trong quy hoạch (mỗi người tính một lần) là ",
            people(everybody, "cán bộ trong quy hoạch"),
            " người, trong đó nữ ",
            people(women, "cán bộ nữ trong quy hoạch"),
            " người, chiếm ",
            percent(women.value, everybody.value, "tỷ lệ nữ trong quy hoạch", women.ids),
            " (chi tiết tại Phụ lục IV).",
        ),
    )


def training_paragraph(training: TrainingFigures) -> Paragraph:
    """Say which classes were held and are planned."""
    done, planned = training.done, training.planned
    if not done.classes.value and not planned.classes.value:
        return Paragraph("training.text")
    runs: list[Run] = [
        "Đào tạo, bồi dưỡng: đã và đang tổ chức, cử tham gia ",
        _classes(done.classes.ids, "lớp đã và đang học"),
        " lớp với ",
        Figure(done.people, label="lượt người học", records=(Records("trainings", done.classes.ids),)),
        " lượt người, trong đó nữ ",
        Figure(done.women, label="lượt nữ học", records=(Records("trainings", done.classes.ids),)),
        " lượt",
    ]
    fields = [(field.label.lower(), sums) for field, sums in training.done_by_field.items()]
    if len(fields) > 1:
        runs.append(" (")
        for place, (label, sums) in enumerate(fields):
            runs += [", " if place else "", f"{label}: ", _classes(sums.classes.ids, label), " lớp"]
        runs.append(")")
    if planned.classes.value:
        runs += ["; dự kiến ", _classes(planned.classes.ids, "lớp dự kiến"), " lớp"]
    return Paragraph("training.text", (*runs, "."))


def _classes(ids: tuple[str, ...], label: str) -> Figure:
    return Figure(len(ids), label=label, records=(Records("trainings", ids),))


def _gaps(figures: CadreFigures) -> Paragraph:
    lacking = [gap for gap in figures.gaps if gap.lacks]
    if not lacking:
        return Paragraph("training.gaps", optional=True)
    ids = tuple(gap.cadre_id for gap in lacking)
    women = tuple(gap.cadre_id for gap in lacking if gap.sex is Sex.FEMALE)
    return Paragraph(
        "training.gaps",
        (
            "Số cán bộ lãnh đạo chủ chốt còn thiếu trình độ theo yêu cầu của chức danh: ",
            Figure(len(ids), label="cán bộ còn thiếu trình độ", records=(Records("cadres", ids),)),
            " người, trong đó nữ ",
            Figure(len(women), label="cán bộ nữ còn thiếu trình độ", records=(Records("cadres", women),)),
            " người (danh sách tại Phụ lục IV).",
        ),
    )


def board_section(figures: CadreFigures, *, number: str) -> Section:
    """Return the part on the Ban VSTBPN and the network."""
    return Section(
        key="board",
        number=number,
        title="Ban Vì sự tiến bộ của phụ nữ và mạng lưới ở thôn",
        blocks=(board_paragraph(figures.board), network_paragraph(figures.coverage)),
    )


def board_paragraph(board: Board) -> Paragraph:
    """Say who makes up the Ban, and that it is to be completed where it is."""
    members = board.members
    if not members:
        return Paragraph("board.text")
    ids = tuple(dict.fromkeys(one.cadre_id for one in members))
    women = tuple(dict.fromkeys(one.cadre_id for one in members if one.sex is Sex.FEMALE))
    # More than two decisions are for the annex.
    by = f" (theo {'; '.join(board.decisions)})" if 0 < len(board.decisions) <= 2 else ""
    runs: list[Run] = [
        f"{board.name} có ",
        Figure(len(ids), label="thành viên Ban VSTBPN", records=(Records("cadres", ids),)),
        " thành viên, trong đó nữ ",
        Figure(len(women), label="thành viên nữ", records=(Records("cadres", women),)),
        f" người{by}.",
    ]
    if any(one.warning for one in members):
        runs.append(" Một số thành viên đã thay đổi vị trí công tác, cần kiện toàn.")
    return Paragraph("board.text", tuple(runs))


def network_paragraph(coverage: Coverage) -> Paragraph:
    """Say how the network covers the thôn."""
    if not coverage.people or not coverage.hamlets:
        return Paragraph("network.text", optional=True)
    ids = tuple(one for hamlet in coverage.hamlets for one in hamlet.people.ids)
    covered = len(coverage.hamlets) - len(coverage.uncovered)
    runs: list[Run] = [
        "Mạng lưới tuyên truyền viên, cộng tác viên có ",
        Figure(
            coverage.people,
            label="người trong mạng lưới",
            records=(Records("collaborators", (*ids, *coverage.without_hamlet.ids)),),
        ),
        f" người, ở {covered}/{len(coverage.hamlets)} thôn",
    ]
    if coverage.uncovered:
        runs.append(f"; thôn chưa có: {', '.join(hamlet.name for hamlet in coverage.uncovered)}")
    return Paragraph("network.text", (*runs, "."))


def difficulties(figures: CadreFigures) -> Paragraph:
    """Say what stands against the targets, and what the figures lack."""
    lines = [
        f"- {share.name}: tỷ lệ nữ thấp hơn chỉ tiêu, còn thiếu {share.lacking} người;"
        for share in figures.now.bodies
        if share.reached is False
    ]
    without_seats = [share.name for share in figures.now.bodies if share.by_heads and share.heads.value]
    if without_seats:
        named = ", ".join(without_seats)
        lines.append(f"- Chưa có số ghế của {named}; tỷ lệ tính trên số người ghi trong danh sách;")
    told = [finding for share in figures.now.bodies if not share.by_heads for finding in share.findings]
    told += [warning.message for warning in figures.board.warnings if figures.board.members]
    # What a finding asks the officer to do is not for the report's reader.
    lines += [f"- {finding.split('. Hãy ')[0].rstrip('.')};" for finding in told]
    if not lines:
        return Paragraph("difficulties.text")
    return Paragraph("difficulties.text", ("\n".join(lines).rstrip(";") + ".",))
