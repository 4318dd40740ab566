"""The month's prose on propaganda: sentences around the figures, no number of their own."""

from app.core.periods import ReportingPeriod
from app.services.propaganda.figures import ActivitySums
from app.services.reports.build.propaganda_figures import (
    PropagandaFigures,
    activities,
    media,
    models,
)
from app.services.reports.model import Paragraph, Run, Section


def propaganda_section(
    period: ReportingPeriod, figures: PropagandaFigures, *, number: str, annex: str
) -> Section:
    """Return the section: media against the goals, direct activities, materials, models.

    `annex` is the label of the annex that the text refers to.
    """
    blocks = [
        _media(figures, f" tin, bài (chi tiết tại {annex} kèm theo)."),
        _goals(period, figures),
        _online(figures),
        _activities(figures),
    ]
    if figures.now.activities.materials:
        blocks.append(_materials(figures))
    if figures.models.registered.models.value:
        blocks.append(_models(figures))
    return Section(
        key="propaganda",
        number=number,
        title="Công tác tuyên truyền, phổ biến, giáo dục pháp luật",
        blocks=(*blocks, Paragraph("propaganda.more", optional=True)),
    )


def _media(figures: PropagandaFigures, end: str) -> Paragraph:
    now, to_date = figures.now.media, figures.to_date.media
    key = "propaganda.media"
    if not now.radio_broadcasts.value:
        return Paragraph(
            key,
            (
                "Trong kỳ, hệ thống truyền thanh chưa phát tin, bài về bình đẳng giới; lũy kế từ đầu năm ",
                media(to_date.radio, "tin, bài truyền thanh lũy kế"),
                end,
            ),
        )
    return Paragraph(
        key,
        (
            "Trên hệ thống truyền thanh, trong kỳ đã phát mới ",
            media(now.radio, "tin, bài truyền thanh"),
            " tin, bài về bình đẳng giới và vì sự tiến bộ của phụ nữ với tổng số ",
            media(now.radio_broadcasts, "lượt phát"),
            " lượt phát (trong đó phát lại ",
            media(now.radio_repeats, "lượt phát lại"),
            " lượt); lũy kế từ đầu năm ",
            media(to_date.radio, "tin, bài truyền thanh lũy kế"),
            end,
        ),
    )


def _goals(period: ReportingPeriod, figures: PropagandaFigures) -> Paragraph:
    """Say how the period stands against the plan's monthly and the Strategy's quarterly number."""
    month_met = figures.now.media.radio.value >= figures.month_goal
    runs: list[Run] = [
        f"So với chỉ tiêu ít nhất {figures.month_goal:02} tin, bài/tháng: ",
        "đạt. " if month_met else "chưa đạt. ",
        "So với chỉ tiêu ít nhất ",
        f"{figures.quarter_goal:02} tin, bài/quý, tính từ đầu quý đến hết kỳ đã có ",
        media(figures.quarter_items, "tin, bài trong quý"),
        " tin, bài",
    ]
    quarter_met = figures.quarter_items.value >= figures.quarter_goal
    quarter_over = period.range.end >= figures.quarter.range.end
    if quarter_met:
        runs.append(": đạt.")
    else:
        runs.append(
            ": chưa đạt." if quarter_over else ", cần tiếp tục thực hiện trong các tháng còn lại của quý."
        )
    return Paragraph("propaganda.goals", tuple(runs))


def _online(figures: PropagandaFigures) -> Paragraph:
    now = figures.now.media
    if not now.online_posts.value:
        return Paragraph("propaganda.online", optional=True)
    return Paragraph(
        "propaganda.online",
        (
            "Trên trang thông tin điện tử, fanpage và các nhóm Zalo đã đăng mới ",
            media(now.online, "tin, bài trên mạng"),
            " tin, bài với ",
            media(now.online_posts, "lượt đăng"),
            " lượt đăng.",
        ),
    )


def _activities(figures: PropagandaFigures) -> Paragraph:
    key = "propaganda.activities"
    now, to_date = figures.now.activities.all, figures.to_date.activities.all
    if not now.activities.value:
        return Paragraph(key)
    runs: list[Run] = [
        "Tuyên truyền trực tiếp: tổ chức ",
        activities(now.sessions, "buổi tuyên truyền trực tiếp"),
        " buổi với ",
        activities(now.attendance_total, "lượt người tham gia"),
        " lượt người tham gia",
        *_by_sex(now),
        "; lũy kế từ đầu năm ",
        activities(to_date.sessions, "buổi lũy kế"),
        " buổi với ",
        activities(to_date.attendance_total, "lượt người lũy kế"),
        " lượt người.",
    ]
    return Paragraph(key, tuple(runs))


def _by_sex(sums: ActivitySums) -> list[Run]:
    if sums.attendance_male.value + sums.attendance_female.value == 0:
        return []
    return [
        " (nam ",
        activities(sums.attendance_male, "lượt nam"),
        ", nữ ",
        activities(sums.attendance_female, "lượt nữ"),
        ")",
    ]


def _materials(figures: PropagandaFigures) -> Paragraph:
    runs: list[Run] = []
    for kind, counted in figures.now.activities.materials.items():
        runs += [", " if runs else "Tài liệu đã sử dụng: ", activities(counted, kind.label.lower())]
        runs.append(f" {kind.label.lower()}")
    return Paragraph("propaganda.materials", (*runs, "."))


def _models(figures: PropagandaFigures) -> Paragraph:
    new = figures.models.registered
    runs: list[Run] = [
        "Xây dựng mô hình tại cơ sở: có thêm ",
        models(new.models, "mô hình đăng ký"),
        f" mô hình đăng ký ({', '.join(new.hamlets)}) với " if new.hamlets else " mô hình đăng ký với ",
        models(new.families, "gia đình đăng ký"),
        " gia đình tham gia, ",
        models(new.pledges, "nam giới ký cam kết"),
        " nam giới ký cam kết.",
    ]
    return Paragraph("propaganda.models", tuple(runs))
