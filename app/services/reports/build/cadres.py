"""The report on women cadres of a period: shares, changes, training, the Ban VSTBPN, with its annexes."""

from datetime import date

from sqlalchemy.orm import Session

from app.core.text import uncapitalised
from app.core.dates import format_official_date
from app.core.periods import ReportingPeriod
from app.services.cadres.board import board
from app.services.cadres.figures import Board
from app.services.reports.build.cadres_figures import CadreFigures, cadre_figures
from app.services.reports.build.cadres_lists import board_table, changes_annex, women_annex, work_annex
from app.services.reports.build.cadres_tables import statistics_annex
from app.services.reports.build.cadres_text import (
    board_section,
    difficulties,
    movements_section,
    short_date,
    situation,
    training_section,
)
from app.services.reports.build.frame import frame_of
from app.services.reports.model import Orientation, Paragraph, Report, part
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings

TYPE_CODE = "BC"
SUBJECT = "Thống kê cán bộ nữ và công tác cán bộ nữ"


def build_cadres(
    session: Session,
    period: ReportingPeriod,
    *,
    choices: ReportChoices,
    settings: OfficeSettings,
    today: date,
) -> Report:
    """Return the report as the records stand, without the officer's edits."""
    frame = frame_of(
        session, type_code=TYPE_CODE, choices=choices, settings=settings, on=choices.signed_on or today
    )
    figures = cadre_figures(session, period, settings=settings, today=today)
    issuer = frame.letterhead.issuer_name
    subject = uncapitalised(SUBJECT)
    on = format_official_date(figures.as_of)
    report = Report(
        kind="cadres",
        type_name="BÁO CÁO",
        title=f"{SUBJECT} {period.label}",
        period=period.code,
        period_note=f"(số liệu tính đến {on})",
        blocks=(
            _opening(f"{issuer} báo cáo {subject} {period.label}", figures),
            situation(figures),
            movements_section(figures, number="II."),
            training_section(figures, number="III."),
            board_section(figures, number="IV."),
            part("difficulties", "V.", "Khó khăn, hạn chế, nội dung cần bổ sung", difficulties(figures)),
            part("proposals", "VI.", "Kiến nghị, đề xuất", Paragraph("proposals.text")),
        ),
        closing=frame.closing(f"{subject} {period.label}"),
        annexes=(
            statistics_annex(figures),
            changes_annex(figures),
            women_annex(session, figures),
            work_annex(session, figures),
        ),
    )
    return frame.around(report)


def _opening(reports: str, figures: CadreFigures) -> Paragraph:
    days = (
        f"biến động tính từ ngày {short_date(figures.movements.days.start)} đến ngày "
        f"{short_date(figures.as_of)}, so với thời điểm {short_date(figures.before_on)} (cuối kỳ trước)"
    )
    return Paragraph("opening", (f"{reports}; {days} như sau:",))


def board_list(session: Session, as_of: date) -> Report:
    """Return the list of the Ban's members as it is attached to its decision, across A4."""
    return board_report(board(session, as_of))


def board_report(found: Board) -> Report:
    """Return the list of the members of a Ban that is at hand."""
    return Report(
        kind="board",
        type_name="Danh sách",
        title=f"Thành viên {found.name}",
        period_note=_attached(found),
        orientation=Orientation.LANDSCAPE,
        blocks=(board_table(found, with_decision=len(found.decisions) > 1),),
    )


def _attached(found: Board) -> str:
    if len(found.decisions) == 1:
        return f"(Kèm theo {found.decisions[0]})"
    if found.decisions:
        return f"(Theo các quyết định: {'; '.join(found.decisions)})"
    return "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng      năm      của Ủy ban nhân dân xã)"
