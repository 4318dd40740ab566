"""Corners of the one change log: rollback, savepoints, races, tampering."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from app.bootstrap import open_workspace
from app.core.errors import CannotUndo, StaleRecord
from app.models import ChangeEntry, Task, TaskTag, Unit
from app.services.changelog.history import broken_links, chain_head
from app.services.changelog.recorder import GENESIS, changes_of
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.integration.ground.changing import put_task, tamper


def last_entry(workspace: Workspace) -> ChangeEntry:
    with workspace.database.read() as session:
        entry = session.scalars(select(ChangeEntry).order_by(ChangeEntry.sequence.desc())).first()
        session.expunge_all()
    assert entry is not None
    return entry


def broken(workspace: Workspace) -> list[tuple[str, int]]:
    with workspace.database.read() as session:
        return broken_links(session)


# --- what is written --------------------------------------------------------------------------


def test_an_entry_says_who_when_what(workspace: Workspace, clock: FixedClock) -> None:
    workspace.settings.save(officer="Nguyễn Thị Mẫu")
    clock.advance(seconds=90)
    task_id = put_task(workspace, due_on="2026-08-01")
    entry = last_entry(workspace)
    assert (entry.machine, entry.officer) == (workspace.vault.machine.id, "Nguyễn Thị Mẫu")
    assert (entry.action, entry.label, entry.row_id) == ("insert", "Thêm nhiệm vụ", task_id)
    assert entry.at.isoformat() == "2026-07-14T08:31:30"
    assert entry.fields["due_on"] == [None, "2026-08-01"]
    assert entry.fields["status"] == [None, "todo"]
    assert "note" not in entry.fields


def test_history_speaks_vietnamese(workspace: Workspace) -> None:
    task_id = put_task(workspace)
    workspace.records.put("tasks", {"id": task_id, "status": "doing"})
    entry = workspace.records.history("tasks", task_id)[-1]
    (change,) = entry.changes
    assert (entry.label, change.label, change.old, change.new) == (
        "Sửa nhiệm vụ",
        "Trạng thái",
        "Chưa làm",
        "Đang làm",
    )


def test_nothing_changed_writes_nothing(workspace: Workspace) -> None:
    task_id = put_task(workspace, note="như cũ")
    before = last_entry(workspace).sequence
    saved = workspace.records.put("tasks", {"id": task_id, "note": "như cũ"})
    assert saved.changes.transaction is None
    assert not saved.changes.touches("tasks")
    assert (last_entry(workspace).sequence, saved.record.version) == (before, 1)


def test_an_exception_rolls_everything_back(workspace: Workspace) -> None:
    before = last_entry(workspace).sequence

    def half_way() -> None:
        with workspace.database.transaction("Dở dang") as session:
            session.add(Task(title="Không được ở lại"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    assert last_entry(workspace).sequence == before
    assert workspace.records.page("tasks", ListQuery()).total == 0
    put_task(workspace)
    assert broken(workspace) == []


def test_reading_never_writes(workspace: Workspace) -> None:
    before = last_entry(workspace).sequence
    with workspace.database.read() as session:
        session.add(Task(title="Chỉ đọc"))
        session.flush()
    assert last_entry(workspace).sequence == before


def test_a_rolled_back_savepoint_leaves_the_chain_whole(workspace: Workspace) -> None:
    with workspace.database.transaction("Có điểm lưu") as session:
        session.add(Task(title="Giữ lại"))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Task(title="Bỏ đi"))
        session.flush()
        savepoint.rollback()
        session.add(Task(title="Giữ thêm"))
        changes = changes_of(session)
    titles = {record.values["title"] for record in workspace.records.page("tasks", ListQuery()).rows}
    assert titles == {"Giữ lại", "Giữ thêm"}
    assert broken(workspace) == []
    workspace.records.undo(str(changes.transaction))
    assert workspace.records.page("tasks", ListQuery()).total == 0


def test_the_old_value_is_told_even_when_it_was_not_loaded(workspace: Workspace) -> None:
    task_id = put_task(workspace, note="giá trị cũ")
    with workspace.database.transaction("Sửa") as session:
        task = session.get_one(Task, task_id)
        session.expire(task)
        task.note = "giá trị mới"
    assert last_entry(workspace).fields == {"note": ["giá trị cũ", "giá trị mới"]}


def test_what_was_set_but_never_stored_is_not_told(workspace: Workspace) -> None:
    task_id = put_task(workspace, note="đã lưu")
    with workspace.database.transaction("Xóa") as session, session.no_autoflush:
        task = session.get_one(Task, task_id)
        task.note = "chưa bao giờ lưu"
        session.delete(task)
    assert last_entry(workspace).fields["note"] == ["đã lưu", None]


def test_a_row_made_again_under_its_id_in_one_flush(workspace: Workspace) -> None:
    task_id = put_task(workspace, note="cũ")
    with workspace.database.transaction("Thay") as session:
        session.delete(session.get_one(Task, task_id))
        session.add(Task(id=task_id, title="Mới"))
        changes = changes_of(session)
    values = workspace.records.get("tasks", task_id).values
    assert (values["title"], values["note"], values["status"]) == ("Mới", "", "todo")
    entry = last_entry(workspace)
    assert (entry.action, entry.fields["title"]) == ("insert", [None, "Mới"])
    assert "note" not in entry.fields
    workspace.records.undo(str(changes.transaction))
    assert workspace.records.get("tasks", task_id).values["note"] == "cũ"


def test_looking_is_told_but_changes_nothing(workspace: Workspace) -> None:
    task_id = put_task(workspace)
    with workspace.database.transaction("In") as session:
        workspace.recorder.note(session, action="print", kind="tasks", record_id=task_id, label="In phiếu")
        changes = changes_of(session)
    assert (changes.transaction, dict(changes.touched)) == (None, {})
    entry = workspace.records.history("tasks", task_id)[-1]
    assert (entry.action, entry.label, entry.changes) == ("print", "In phiếu", ())
    with pytest.raises(CannotUndo):
        workspace.records.undo(entry.transaction)
    assert broken(workspace) == []


def test_many_rows_at_once_are_told_like_single_ones(workspace: Workspace) -> None:
    with workspace.database.transaction("Nhập nhiều") as session:
        rows = [{"name": f"Đơn vị {number}", "note": "từ tệp"} for number in range(50)]
        workspace.recorder.bulk_insert(session, Unit, rows)
        changes = changes_of(session)
    assert len(changes.touched["units"]) == 50
    page = workspace.records.page("units", ListQuery(search="don vi 49"))
    record = page.rows[0]
    (entry,) = workspace.records.history("units", record.id)
    single = workspace.records.put("units", {"name": "Đơn vị lẻ", "note": "từ tệp"}).record
    (other,) = workspace.records.history("units", single.id)
    assert [change.field for change in entry.changes] == [change.field for change in other.changes]
    with workspace.database.read() as session:
        one, two = session.get_one(Unit, record.id), session.get_one(Unit, single.id)
        assert (one.version, one.stamps.keys(), one.name_sort > "") == (
            two.version,
            two.stamps.keys(),
            two.name_sort > "",
        )
    assert broken(workspace) == []
    workspace.records.undo(str(changes.transaction))
    assert workspace.records.page("units", ListQuery(search="don vi 49")).total == 0


def test_a_misspelt_column_of_many_rows_is_no_silent_loss(workspace: Workspace) -> None:
    with pytest.raises(KeyError), workspace.database.transaction("Nhập") as session:
        workspace.recorder.bulk_insert(session, Unit, [{"name": "Đơn vị", "notte": "mất"}])


# --- what is refused --------------------------------------------------------------------------


def bulk_save(session: Session) -> None:
    session.bulk_save_objects([Unit(name="Lách")])


def bulk_insert(session: Session) -> None:
    session.bulk_insert_mappings(Unit.__mapper__, [{"name": "Lách"}])


def bulk_update(session: Session) -> None:
    session.bulk_update_mappings(Unit.__mapper__, [{"id": "x", "name": "Lách"}])


def query_update(session: Session) -> None:
    session.query(Unit).update({"name": "Lách"})


def query_delete(session: Session) -> None:
    session.query(Unit).delete()


def rewrite_the_log(session: Session) -> None:
    session.execute(update(ChangeEntry).values(officer="Người khác"))


def rewrite_one_entry(session: Session) -> None:
    session.scalars(select(ChangeEntry)).first().officer = "Người khác"  # type: ignore[union-attr]


def delete_one_entry(session: Session) -> None:
    session.delete(session.scalars(select(ChangeEntry)).first())


@pytest.mark.parametrize(
    "way",
    [
        bulk_save,
        bulk_insert,
        bulk_update,
        query_update,
        query_delete,
        rewrite_the_log,
        rewrite_one_entry,
        delete_one_entry,
    ],
)
def test_no_way_past_the_log(workspace: Workspace, way: Callable[[Session], None]) -> None:
    before = last_entry(workspace).hash
    with pytest.raises(RuntimeError, match="change log"), workspace.database.transaction("Lách") as session:
        way(session)
    assert last_entry(workspace).hash == before


# --- versions ---------------------------------------------------------------------------------


def test_a_change_of_sub_rows_makes_an_open_form_stale(workspace: Workspace) -> None:
    opened = workspace.records.put("tasks", {"title": "A", "tags": [{"programme": "NTM"}]}).record
    for tags in (
        [*opened.values["tags"], {"programme": "OCOP"}],
        [{**opened.values["tags"][0], "programme": "Nông thôn mới"}],
        [],
    ):
        current = workspace.records.get("tasks", opened.id)
        saved = workspace.records.put("tasks", {"id": opened.id, "tags": tags})
        assert saved.record.version == current.version + 1
        with pytest.raises(StaleRecord):
            workspace.records.put("tasks", {"id": opened.id, "tags": []}, expected_version=current.version)


def test_a_sub_row_changed_alone_makes_an_open_form_stale(workspace: Workspace) -> None:
    opened = workspace.records.put("tasks", {"title": "A", "tags": [{"programme": "NTM"}]}).record
    with workspace.database.transaction("Sửa nhãn") as session:
        session.get_one(TaskTag, opened.values["tags"][0]["id"]).programme = "OCOP"
    with workspace.database.transaction("Thêm nhãn") as session:
        session.add(TaskTag(task_id=opened.id, programme="NTM"))
    with workspace.database.transaction("Xóa nhãn") as session:
        session.delete(session.get_one(TaskTag, opened.values["tags"][0]["id"]))
    assert workspace.records.get("tasks", opened.id).version == opened.version + 3


def test_a_row_changed_under_a_session_is_stale_not_a_bug(workspace: Workspace) -> None:
    task_id = put_task(workspace)

    def change_what_another_changed() -> None:
        with workspace.database.transaction("Sửa") as session:
            task = session.get_one(Task, task_id)
            session.connection().execute(text("UPDATE tasks SET version = version + 1"))
            task.note = "dựa trên bản cũ"

    with pytest.raises(StaleRecord):
        change_what_another_changed()
    assert workspace.records.get("tasks", task_id).values["note"] == ""


def test_many_hands_at_once_keep_one_chain(workspace: Workspace) -> None:
    """Writers wait for each other: no entry is lost, none is doubled."""

    def work(name: str) -> None:
        for number in range(10):
            put_task(workspace, note=f"{name} {number}")

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(work, ("một", "hai", "ba", "bốn")))
    assert workspace.records.page("tasks", ListQuery()).total == 40
    assert broken(workspace) == []


def test_many_hands_on_one_record_take_turns(workspace: Workspace) -> None:
    """Each reads before it writes; none may write upon what it read too early."""
    task_id = put_task(workspace, line=1)

    def count_up(_: int) -> None:
        with workspace.database.transaction("Đếm") as session:
            task = session.get_one(Task, task_id)
            task.line = (task.line or 0) + 1

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(count_up, range(40)))
    assert workspace.records.get("tasks", task_id).values["line"] == 41
    assert broken(workspace) == []


# --- stamps and chain -------------------------------------------------------------------------


def test_stamps_grow_though_the_clock_goes_back_and_the_program_restarts(
    workspace: Workspace, clock: FixedClock
) -> None:
    put_task(workspace)
    first = last_entry(workspace).stamp
    clock.advance(days=-365)
    put_task(workspace)
    second = last_entry(workspace).stamp
    again = open_workspace(workspace.vault, workspace.key)
    put_task(again)
    again.close()
    third = last_entry(workspace).stamp
    assert first < second < third


def test_two_open_programs_keep_one_chain(workspace: Workspace) -> None:
    """The window and the command line take turns; each sees what the other wrote."""
    other = open_workspace(workspace.vault, workspace.key)
    for turn in range(6):
        put_task(workspace if turn % 2 else other)
    other.close()
    assert broken(workspace) == []


@pytest.mark.parametrize(
    ("statement", "shift"),
    [
        ("UPDATE change_entries SET fields = '{}' WHERE sequence = 5", 0),
        ("UPDATE change_entries SET officer = 'Người khác' WHERE sequence = 5", 0),
        ("UPDATE change_entries SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 5", 0),
        ("DELETE FROM change_entries WHERE sequence = 5", 1),
    ],
)
def test_tampering_is_found_where_it_was_done(workspace: Workspace, statement: str, shift: int) -> None:
    assert broken(workspace) == []
    tamper(workspace, statement)
    assert broken(workspace) == [(workspace.vault.machine.id, 5 + shift)]


def test_the_head_of_the_chain_stands_for_all_before(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        assert chain_head(session, "ffffffff") == GENESIS
        before = chain_head(session, workspace.vault.machine.id)
    put_task(workspace)
    with workspace.database.read() as session:
        assert chain_head(session, workspace.vault.machine.id) not in {before, GENESIS}
        assert session.scalar(select(func.count()).select_from(ChangeEntry)) == last_entry(workspace).sequence
