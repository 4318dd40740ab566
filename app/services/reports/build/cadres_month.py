"""What the month's report says of the roster: changes among women cadres, training, the Ban VSTBPN."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.periods import ReportingPeriod
from app.models import Cadre
from app.services.cadres.board import board
from app.services.cadres.changes import moves
from app.services.cadres.network import coverage
from app.services.cadres.trainings import training_figures
from app.services.reports.build.cadres_figures import day_of
from app.services.reports.build.cadres_text import (
    board_paragraph,
    key_women_paragraph,
    movements_paragraph,
    network_paragraph,
    training_paragraph,
)
from app.services.reports.model import Paragraph


def capacity_paragraphs(session: Session, period: ReportingPeriod, today: date) -> tuple[Paragraph, ...]:
    """Return the paragraphs on training and on changes; one to type where nothing is recorded at all."""
    found = []
    if session.execute(select(Cadre.id).limit(1)).first():
        moved = moves(session, DateRange(period.range.start, day_of(period, today)))
        found.append(movements_paragraph(moved))
        if moved.key_women:
            found.append(key_women_paragraph(moved))
    training = training_paragraph(training_figures(session, period.range))
    if training.runs:
        found.append(training)
    return (*found, Paragraph("capacity.text", optional=bool(found)))


def committee_paragraphs(session: Session, period: ReportingPeriod, today: date) -> tuple[Paragraph, ...]:
    """Return the paragraphs on the Ban and the network, and one to type the Ban's work in."""
    on = day_of(period, today)
    made = (board_paragraph(board(session, on)), network_paragraph(coverage(session, on)))
    found = tuple(paragraph for paragraph in made if paragraph.runs)
    return (*found, Paragraph("committee.text", optional=bool(found)))
