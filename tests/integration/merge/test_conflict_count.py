"""The overview tells of as many conflicts as the list shows, and names nobody of a case."""

from sqlalchemy import select

from app.core.vocabulary import ConflictState
from app.models import Conflict
from app.services.exchange.merge.conflicts import count_open
from tests.integration.merge.machines import Desk


def test_what_needs_no_settling_any_more_is_not_counted(a: Desk, b: Desk) -> None:
    tasks = [a.put("tasks", title=f"Việc {number}") for number in range(3)]
    b.merge(a)
    for number, task in enumerate(tasks):
        a.put("tasks", id=task, note=f"máy A ghi {number}")
        b.clock.advance(seconds=30)
        b.put("tasks", id=task, note=f"máy B ghi {number}")
    a.merge(b)
    assert counted(a) == len(a.merges.conflicts()) == 3
    (equal,) = [one for one in a.merges.conflicts() if one.row_id == tasks[0]]
    a.put("tasks", id=tasks[0], note=equal.fields[0].other)
    a.delete("tasks", tasks[1])
    assert counted(a) == len(a.merges.conflicts()) == 1
    with a.workspace.database.read() as session:
        stored = session.scalars(select(Conflict).where(Conflict.state == ConflictState.OPEN)).all()
        assert len(stored) == 3
    a.merges.accept([one.id for one in a.merges.conflicts()])
    assert counted(a) == 0


def counted(desk: Desk) -> int:
    with desk.workspace.database.read() as session:
        found = count_open(session)
    tiles = {tile.key: tile for tile in desk.workspace.dashboard.overview(desk.clock.now().date()).tiles}
    assert (tiles["merge"].lines[0].number or 0) == found
    return found


def test_of_fields_merged_as_one_who_set_the_last_is_told(a: Desk, b: Desk) -> None:
    held = a.put(
        "activities", title="Tập huấn", held_on="2026-06-12", attendance_male=10, attendance_female=9
    )
    b.merge(a)
    a.put("activities", id=held, attendance_male=12)
    b.clock.advance(seconds=60)
    b.put("activities", id=held, attendance_female=25)
    a.merge(b)
    (conflict,) = a.merges.conflicts()
    assert (conflict.kept_on, conflict.written_on) == (b.id, a.id)
