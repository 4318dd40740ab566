"""Previews write nothing; a merge is taken back as one step, also after later work."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.core.errors import CannotWrite, DamagedFile, RecordNotFound
from app.core.progress import Cancelled, Progress
from app.core.vocabulary import TaskStatus
from app.db.database import open_engine
from app.db.keys import DataKey
from app.services.exchange.merge.conflicts import count_open
from app.services.exchange.merge.service import MergeNotFound, Merges, Source
from app.services.exchange.merge.undoing import AlreadyUndone
from tests.helpers.clock import FixedClock
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import CancelledAt, Desk, copied


def worked(a: Desk, b: Desk) -> dict[str, str]:
    """Have A add, change and delete what B then merges."""
    ids = {
        "changed": a.put("tasks", title="Tập huấn", note="cũ", recurrence="QUARTERLY", due_on="2026-12-31"),
        "deleted": a.put("tasks", title="Tọa đàm", tags=[{"programme": "Gia đình"}]),
        "unit": a.put("units", name="Đội Văn nghệ"),
    }
    b.merge(a)
    a.merge(b)
    a.put("tasks", id=ids["changed"], note="mới", status="doing")
    a.delete("tasks", ids["deleted"])
    a.put("units", id=ids["unit"], name="Đội Văn nghệ xã")
    ids["added"] = a.put("tasks", title="Hội thi", recurrence="QUARTERLY", due_on="2026-12-31")
    return ids


def test_a_preview_tells_what_the_merge_does_and_writes_nothing(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    b.put("tasks", id=ids["changed"], note="của B")
    file = a.source()
    before = b.content(stamps=True, without=())
    told = b.merges.preview(file)
    assert not told.applied
    assert b.content(stamps=True, without=()) == before
    assert b.merges.merges()[0].source_name != file.name
    done = b.merges.merge(file)
    assert done.applied
    assert (told.added, told.changed, told.deleted) == (done.added, done.changed, done.deleted)
    assert [one.id for one in told.conflicts] == [one.id for one in done.conflicts]
    assert len(told.conflicts) == 1


def test_a_merge_is_taken_back_as_one_step(a: Desk, b: Desk) -> None:
    worked(a, b)
    before = b.content(without=("merges", "conflicts"))
    report = b.merge(a)
    assert b.content(without=("merges", "conflicts")) != before
    b.clock.advance(days=30)
    undone = b.merges.undo(report.merge_id)
    assert b.content(without=("merges", "conflicts")) == before
    assert not undone.kept
    assert {kind: len(ones) for kind, ones in undone.taken_back.items()} == {"tasks": 3, "units": 1}
    assert b.merges.merges()[0].undone_at is not None
    assert b.is_whole()
    with pytest.raises(AlreadyUndone):
        b.merges.undo(report.merge_id)
    here = a.content()
    a.merge(b)
    assert a.content() == here
    assert b.merge(a).applied
    assert b.content() == here


def test_what_was_changed_since_stays_when_a_merge_is_taken_back(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    report = b.merge(a)
    b.put("tasks", id=ids["changed"], note="sửa tiếp")
    b.put("media", title="Tin mới", task_id=ids["added"])
    undone = b.merges.undo(report.merge_id)
    row = b.get("tasks", ids["changed"])
    assert (row["note"], row["status"].value) == ("sửa tiếp", "todo")
    assert b.get("tasks", ids["added"])["title"] == "Hội thi"
    assert {one.id for one in undone.kept["tasks"]} == {ids["changed"], ids["added"]}
    assert {one.id for one in undone.taken_back["tasks"]} == {ids["deleted"]}
    assert b.is_whole()


def test_only_a_merge_of_this_machine_is_taken_back(a: Desk, b: Desk) -> None:
    worked(a, b)
    report = b.merge(a)
    a.merge(b)
    with pytest.raises(MergeNotFound):
        a.merges.undo(report.merge_id)
    with pytest.raises(MergeNotFound):
        b.merges.undo("không có")


def test_taking_back_settles_the_conflicts_of_the_merge(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    b.put("tasks", id=ids["changed"], note="của B")
    report = b.merge(a)
    assert b.merges.conflicts()
    b.merges.undo(report.merge_id)
    assert b.merges.conflicts() == ()
    assert b.get("tasks", ids["changed"])["note"] == "của B"


def test_a_file_from_the_future_warns(a: Desk, b: Desk) -> None:
    a.clock.set(datetime(2027, 7, 14))
    a.put("tasks", title="Việc năm sau")
    (warning,) = b.merges.preview(a.source()).warnings
    assert "đồng hồ" in warning
    b.clock.set(datetime(2027, 7, 13, 12))
    assert b.merge(a).warnings == ()


def test_what_is_no_file_of_this_key_is_refused(a: Desk, b: Desk) -> None:
    file = a.source()
    with pytest.raises(DamagedFile):
        b.merges.preview(Source(path=file.path, key=DataKey(bytes(32))))
    assert b.put("tasks", title="Vẫn ghi được")


def test_what_points_nowhere_in_their_file_is_refused_whole(a: Desk, b: Desk) -> None:
    """Changed past the program: a foreign key that no log can mend."""
    unit = a.put("units", name="Đội Văn nghệ")
    task = a.put("tasks", title="Hội thi", lead_unit_id=unit)
    engine = open_engine(a.workspace.vault.data_file, a.workspace.key, pooled=False)
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA foreign_keys = OFF")
    connection.cursor().execute("UPDATE tasks SET lead_unit_id = 'không có' WHERE id = ?", (task,))
    connection.close()
    engine.dispose()
    before = b.content(stamps=True, without=())
    with pytest.raises(DamagedFile):
        b.merge(a)
    assert b.content(stamps=True, without=()) == before
    assert b.is_whole()


def test_a_merge_whose_rows_are_not_those_that_it_tells_of_leaves_nothing(a: Desk, b: Desk) -> None:
    """A file that swallows rows as they come: the numbers are held against what is there."""
    a.put("tasks", title="Biến mất")
    with b.workspace.database.transaction("") as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER swallows AFTER INSERT ON tasks BEGIN DELETE FROM tasks WHERE id = new.id; END"
        )
    before = b.content(stamps=True, without=())
    with pytest.raises(RuntimeError, match="rows after the merge"):
        b.merge(a)
    assert b.content(stamps=True, without=()) == before
    assert b.is_whole()


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_a_merge_that_is_cancelled_leaves_nothing(a: Desk, b: Desk, looks: int) -> None:
    worked(a, b)
    file = a.source()
    before = b.content(stamps=True, without=())
    with pytest.raises(Cancelled):
        b.merges.merge(file, progress=CancelledAt(looks))
    assert b.content(stamps=True, without=()) == before
    assert b.is_whole()
    assert b.merge(file).applied


def test_without_a_backup_there_is_no_merge(a: Desk, b: Desk) -> None:
    def full(_progress: Progress) -> object:
        raise CannotWrite("Ổ đĩa đã đầy.")

    worked(a, b)
    before = b.content(stamps=True, without=())
    merges = Merges(b.workspace.database, recorder=b.workspace.recorder, clock=b.clock, safeguard=full)
    with pytest.raises(CannotWrite):
        merges.merge(a.source())
    with pytest.raises(CannotWrite):
        merges.undo(b.merges.merges()[0].id)
    assert b.content(stamps=True, without=()) == before


def test_other_machines_keep_their_work_when_a_merge_is_taken_back(a: Desk, b: Desk, c: Desk) -> None:
    worked(a, b)
    report = b.merge(a)
    c.merge(b)
    here, there = a.content(), c.content()
    b.merges.undo(report.merge_id)
    for desk in (a, c):
        told = desk.merges.preview(b.source())
        assert not told.added
        assert not told.changed
        assert not told.deleted
        desk.merge(b)
    assert a.content() == here
    assert c.content() == there
    b.merge(c)
    assert b.content() == here


def test_what_came_back_with_its_record_stays_where_the_merge_was_not_taken_back(
    a: Desk, b: Desk, c: Desk
) -> None:
    """C deletes a task that B changes: the sub-rows come back at B, A has that from B, B takes it back."""
    task = a.put(
        "tasks",
        title="Hội thi",
        tags=[{"programme": "Gia đình"}],
        recurrence="QUARTERLY",
        due_on="2026-12-31",
    )
    b.merge(a)
    c.merge(a)
    c.delete("tasks", task)
    b.put("tasks", id=task, note="B sửa")
    report = b.merge(c)
    a.merge(b)
    here = a.content()
    b.merges.undo(report.merge_id)
    a.merge(b)
    assert a.content() == here
    for desk, other in ((b, a), (a, b), (c, a), (a, c), (b, c)):
        desk.merge(other)
    for desk in (a, b, c):
        assert len(desk.get("tasks", task)["tags"]) == 1
        assert len(desk.get("tasks", task)["occurrences"]) == 4
        assert desk.content() == a.content()
        assert desk.strays() == {}
        assert desk.is_whole()


def test_later_merges_go_with_the_one_that_is_taken_back(a: Desk, b: Desk, c: Desk) -> None:
    first = a.put("tasks", title="Việc của A")
    second = c.put("tasks", title="Việc của C")
    before = b.content()
    report = b.merge(a)
    b.merge(c)
    undone = b.merges.undo(report.merge_id)
    assert undone.merges == 2
    assert {one.id for one in undone.taken_back["tasks"]} == {first, second}
    assert b.content() == before
    assert all(one.undone_at is not None for one in b.merges.merges() if one.machine == b.id)
    later = b.merge(c).merge_id
    assert b.get("tasks", second)["title"] == "Việc của C"
    assert b.merges.undo(later).merges == 1
    assert b.content() == before
    assert b.strays() == {}


def test_a_conflict_of_an_undone_merge_waits_until_the_other_value_comes_again(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    a.clock.advance(seconds=-3600)
    a.put("tasks", id=ids["changed"], note="của A")
    b.clock.advance(seconds=3600)
    b.put("tasks", id=ids["changed"], note="của B")
    report = b.merge(a)
    (conflict,) = b.merges.conflicts()
    assert (conflict.fields[0].kept, conflict.fields[0].other) == ("của B", "của A")
    b.merges.undo(report.merge_id)
    assert b.merges.conflicts() == ()
    with b.workspace.database.read() as session:
        assert count_open(session) == 0
    b.merge(a)
    assert [one.id for one in b.merges.conflicts()] == [conflict.id]
    with b.workspace.database.read() as session:
        assert count_open(session) == 1


def test_what_was_deleted_since_stays_deleted(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    report = b.merge(a)
    b.delete("tasks", ids["added"])
    b.delete("tasks", ids["changed"])
    b.merges.undo(report.merge_id)
    for _ in range(2):
        for one in ("added", "changed"):
            with pytest.raises(RecordNotFound):
                b.get("tasks", ids[one])
        b.merge(a)
        a.merge(b)
    assert a.content() == b.content()


@pytest.fixture
def twin(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a machine that counts under the letter A as well."""
    one = copied(template, tmp_path / "máy hai", machine="e" * 8, letter="A", clock=FixedClock(MORNING))
    yield one
    one.workspace.close()


def case_of(desk: Desk) -> str:
    return desk.put("cases", received_at="2026-07-10T08:00", receive_form="in_person")


def test_a_case_number_given_twice_is_parted_again_after_the_undo(a: Desk, twin: Desk) -> None:
    cases = [case_of(a), case_of(twin)]
    number = twin.get("cases", cases[1])["case_no"]
    assert a.get("cases", cases[0])["case_no"] == number
    report = twin.merge(a)
    numbers = [twin.get("cases", one)["case_no"] for one in cases]
    assert len({number, *numbers}) == 2
    a.merge(twin)
    twin.merges.undo(report.merge_id)
    assert twin.get("cases", cases[1])["case_no"] == number
    for _ in range(2):
        a.merge(twin)
        twin.merge(a)
        for desk in (a, twin):
            assert [desk.get("cases", one)["case_no"] for one in cases] == numbers
            assert desk.is_whole()
    assert a.content() == twin.content()


def test_an_undo_that_is_taken_back_itself_counts_no_more(a: Desk, twin: Desk) -> None:
    case_of(a)
    case_of(twin)
    report = twin.merge(a)
    a.merge(twin)
    here = a.content(without=("merges", "conflicts"))
    twin.merges.undo(report.merge_id)
    twin.put("tasks", title="Việc mới")
    taken = a.merge(twin)
    a.merges.undo(taken.merge_id)
    assert a.content(without=("merges", "conflicts")) == here
    assert a.strays() == {}
    a.merge(twin)
    twin.merge(a)
    assert a.content() == twin.content()


@pytest.mark.parametrize("renamed", [False, True])
def test_what_counts_again_is_worked_out_again(a: Desk, b: Desk, renamed: bool) -> None:
    """A takes the note of B's undo and forgets it again; what the note declared void counts once more.

    The note comes together with a rename, so that A writes nothing itself when it takes it.
    """
    # Ids grow with time, and of two that are one the smaller stays: the unit that goes is A's.
    kept, gone = (desk.put("units", name="Đội Văn nghệ") for desk in (b, a))
    task = a.put("tasks", title="Hội thi", lead_unit_id=gone)
    report = b.merge(a)
    a.merge(b)
    assert a.get("tasks", task)["lead_unit_id"] == kept
    here = a.content(without=("merges", "conflicts"))
    b.merges.undo(report.merge_id)
    b.put("units", id=kept, name="Đội Kịch")
    taken = a.merge(b)
    assert a.get("tasks", task)["lead_unit_id"] == gone
    assert a.get("units", gone)["name"] == "Đội Văn nghệ"
    assert a.strays() == {}
    if renamed:
        # Worked upon since: it stays, and nothing brings the two units together a second time.
        a.put("units", id=gone, name="Đội Múa")
    a.merges.undo(taken.merge_id)
    assert a.get("tasks", task)["lead_unit_id"] == kept
    assert a.get("units", kept)["name"] == "Đội Văn nghệ"
    assert a.strays() == {}
    assert a.is_whole()
    if renamed:
        assert a.get("units", gone)["name"] == "Đội Múa"
    else:
        assert a.content(without=("merges", "conflicts")) == here
    a.merge(b)
    b.merge(a)
    assert a.content() == b.content()


def test_what_a_merge_filled_in_is_filled_in_again_where_it_was_not_taken_back(a: Desk, b: Desk) -> None:
    """B fills in what both came to; A takes that, B takes the merge back: A still has both."""
    case = case_of(a)
    task = a.put("tasks", title="Họp tổ", recurrence="QUARTERLY", start_on="2026-01-01", due_on="2026-12-31")
    b.merge(a)
    a.merge(b)
    quarters = [row["id"] for row in a.get("tasks", task)["occurrences"]]
    a.put("cases", id=case, closures=[{"closed_on": "2026-07-10", "reasons": ["needs_met"]}])
    b.put("cases", id=case, risk_assessments=[{"assessed_on": "2026-07-09"}])
    for desk, marked in ((a, quarters[:2]), (b, quarters[2:])):
        for one in marked:
            desk.clock.advance(seconds=9)
            desk.workspace.tasks.mark_occurrence(one, TaskStatus.DONE, task_id=task)

    def told(desk: Desk) -> tuple[str, int]:
        return desk.get("cases", case)["step"].value, desk.get("tasks", task)["progress"]

    assert (told(a), told(b)) == (("closed", 50), ("assessment", 50))
    report = b.merge(a)
    assert told(b) == ("closed", 100)
    a.merge(b)
    b.merges.undo(report.merge_id)
    assert told(b) == ("assessment", 50)
    a.merge(b)
    assert told(a) == ("closed", 100)
    b.merge(a)
    assert a.content() == b.content()
    assert (a.strays(), b.strays()) == ({}, {})


def test_what_was_worked_upon_since_is_filled_in_from_what_stays(a: Desk, b: Desk) -> None:
    task = a.put("tasks", title="Họp tổ", recurrence="QUARTERLY", start_on="2026-01-01", due_on="2026-12-31")
    b.merge(a)
    a.merge(b)
    quarters = [row["id"] for row in a.get("tasks", task)["occurrences"]]
    for desk, marked in ((a, quarters[:2]), (b, quarters[2:3])):
        for one in marked:
            desk.clock.advance(seconds=9)
            desk.workspace.tasks.mark_occurrence(one, TaskStatus.DONE, task_id=task)
    report = b.merge(a)
    b.clock.advance(seconds=9)
    b.workspace.tasks.mark_occurrence(quarters[3], TaskStatus.DONE, task_id=task)
    assert b.get("tasks", task)["progress"] == 100
    b.merges.undo(report.merge_id)
    assert b.get("tasks", task)["progress"] == 50
    assert b.strays() == {}
    b.merge(a)
    a.merge(b)
    assert a.get("tasks", task)["progress"] == 100
    assert a.content() == b.content()


def test_what_is_used_since_stays_with_what_it_needs(a: Desk, b: Desk) -> None:
    ids = worked(a, b)
    unit = a.put("units", name="Tổ hòa giải")
    a.put("tasks", id=ids["added"], lead_unit_id=unit)
    a.put("tasks", title="Việc không ai dùng")
    report = b.merge(a)
    media = b.put("media", title="Tin mới", task_id=ids["added"])
    undone = b.merges.undo(report.merge_id)
    assert {one.id for one in undone.kept["tasks"]} == {ids["added"]}
    assert {one.id for one in undone.kept["units"]} == {unit}
    assert b.get("media", media)["task_id"] == ids["added"]
    assert len(b.get("tasks", ids["added"])["occurrences"]) == 4
    assert b.is_whole()
    assert b.strays() == {}
    a.put("tasks", id=ids["added"], note="A sửa tiếp")
    a.merge(b)
    b.merge(a)
    assert b.get("tasks", ids["added"])["note"] == "A sửa tiếp"
    assert a.content() == b.content()
