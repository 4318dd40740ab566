"""The tile of the legal clocks that run on cases: numbers of cases and hours, no name."""

from app.services.cases.clocks import RunningClock, running_in
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine

MOST_LINES = 4
"""So many clocks are shown; the number above opens their cases."""


def clocks_tile(glance: Glance) -> Tile | None:
    """Return what runs or is overdue, the most urgent first; no tile while nothing runs."""
    running = running_in(glance.session, glance.now)
    if not running:
        return None
    late = [one for one in running if one.overdue or one.kept_late]
    lines = [
        TileLine(
            text="thời hạn đang chạy",
            number=sum(1 for one in running if not one.done),
            door=_cases("Vụ việc có thời hạn đang chạy", [one for one in running if not one.done]),
        )
    ]
    if late:
        lines.append(
            TileLine(
                text="thời hạn quá hạn hoặc làm chậm chưa ghi lý do",
                number=len(late),
                level=Level.LATE,
                door=_cases("Vụ việc quá thời hạn", late),
            )
        )
    return Tile(
        key="clocks",
        title="Thời hạn vụ việc",
        lines=(*lines, *(_line(one) for one in running[:MOST_LINES])),
        door=Door(tab="cases"),
    )


def _line(one: RunningClock) -> TileLine:
    level = Level.LATE if one.overdue else Level.WARN if one.warning or one.immediate else Level.NOTE
    return TileLine(
        text=f"{one.case_no}: {one.label}",
        detail="đã làm, chậm hạn" if one.done else one.words,
        level=level,
        door=Door(tab="cases", record=one.case_id),
    )


def _cases(label: str, clocks: list[RunningClock]) -> Door:
    return Door(tab="cases", ids=tuple(dict.fromkeys(one.case_id for one in clocks)), label=label)
