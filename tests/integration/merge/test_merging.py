"""Two files become one: what is taken, kept, in conflict, brought back and made one."""

import pytest

from app.core.vocabulary import TaskStatus
from tests.integration.merge.machines import Desk


def task(desk: Desk, title: str = "Phát tin về bình đẳng giới", **more: object) -> str:
    return desk.put("tasks", title=title, **more)


def met(a: Desk, b: Desk) -> None:
    """Let both know everything of each other."""
    b.merge(a)
    a.merge(b)
    b.merge(a)


def same(a: Desk, b: Desk) -> None:
    assert a.content(stamps=True) == b.content(stamps=True)
    assert a.is_whole()
    assert b.is_whole()


def test_what_one_made_is_taken_with_its_sub_rows_and_files(a: Desk, b: Desk) -> None:
    evidence = a.workspace.evidence.store("ảnh.jpg", b"\xff\xd8 anh mau")
    one = task(a, recurrence="MONTHLY", start_on="2026-01-01", due_on="2026-12-31", attachments=[evidence])
    report = b.merge(a)
    assert report.applied
    assert {kind: [one.id for one in ones] for kind, ones in report.added.items()} == {"tasks": [one]}
    assert report.added["tasks"][0].name == "Phát tin về bình đẳng giới"
    assert not report.changed
    assert not report.deleted
    assert not report.conflicts
    assert len(b.get("tasks", one)["occurrences"]) == 12
    assert b.workspace.evidence.content(evidence["sha256"]) == b"\xff\xd8 anh mau"
    assert {entry.machine for entry in b.workspace.records.history("tasks", one)} == {a.id}
    same(a, b)


def test_merging_the_same_file_again_changes_nothing(a: Desk, b: Desk) -> None:
    task(a)
    file = a.source()
    b.merge(file)
    before = b.content(stamps=True, without=())
    report = b.merge(file)
    assert report.merge_id == ""
    assert report.is_empty
    assert not report.applied
    assert b.content(stamps=True, without=()) == before


def test_different_fields_of_one_record_meet_without_conflict(a: Desk, b: Desk) -> None:
    one = task(a)
    met(a, b)
    a.put("tasks", id=one, note="ghi ở văn phòng")
    b.put("tasks", id=one, result="ghi ở máy xách tay")
    report = b.merge(a)
    assert not report.conflicts
    assert [record.id for record in report.changed["tasks"]] == [one]
    a.merge(b)
    assert a.get("tasks", one)["note"] == "ghi ở văn phòng"
    assert a.get("tasks", one)["result"] == "ghi ở máy xách tay"
    same(a, b)


def test_who_knew_the_other_s_value_wins_also_with_a_clock_set_back(a: Desk, b: Desk) -> None:
    one = task(a, note="cũ")
    met(a, b)
    a.put("tasks", id=one, note="của A")
    b.merge(a)
    b.clock.advance(days=-400)
    b.put("tasks", id=one, note="của B, đã thấy của A")
    report = a.merge(b)
    assert not report.conflicts
    assert a.get("tasks", one)["note"] == "của B, đã thấy của A"
    same(a, b)


def test_neither_knew_the_later_wins_on_both_and_the_other_is_listed(a: Desk, b: Desk) -> None:
    one = task(a, note="cũ")
    met(a, b)
    a.put("tasks", id=one, note="của A")
    b.clock.advance(seconds=60)
    b.put("tasks", id=one, note="của B")
    from_a, from_b = a.source(), b.source()
    here, there = a.merge(from_b), b.merge(from_a)
    for desk, report in ((a, here), (b, there)):
        assert desk.get("tasks", one)["note"] == "của B"
        (conflict,) = report.conflicts
        assert (conflict.kind, conflict.row_id, conflict.field) == ("tasks", one, "note")
        assert (conflict.fields[0].kept, conflict.fields[0].other) == ("của B", "của A")
        assert conflict.written_on == a.id
        assert conflict.kept_on == b.id
        assert [one.id for one in desk.merges.conflicts()] == [conflict.id]
    same(a, b)


def test_settling_on_one_machine_settles_on_the_other(a: Desk, b: Desk) -> None:
    first, second = task(a, note="cũ"), task(a, title="Tập huấn", note="cũ")
    met(a, b)
    for desk in (a, b):
        for one in (first, second):
            desk.put("tasks", id=one, note=f"của {desk.id}")
    b.merge(a)
    by_record = {one.row_id: one for one in b.merges.conflicts()}
    b.merges.accept([by_record[first].id])
    other = by_record[second].fields[0].other
    b.merges.swap([by_record[second].id])
    assert b.get("tasks", second)["note"] == other
    a.merge(b)
    for desk in (a, b):
        assert desk.merges.conflicts() == ()
        assert desk.get("tasks", second)["note"] == other
    same(a, b)


def test_fields_that_belong_together_come_from_one_machine(a: Desk, b: Desk) -> None:
    one = task(a)
    met(a, b)
    a.put("tasks", id=one, status="done", done_on="2026-07-10")
    b.put("tasks", id=one, status="dropped", dropped_reason="Không có kinh phí")
    b.put("tasks", id=one, dropped_reason="Không bố trí được kinh phí")
    report = a.merge(b)
    b.merge(a)
    (conflict,) = report.conflicts
    assert {change.field for change in conflict.fields} >= {"status", "done_on", "dropped_reason"}
    (shown,) = [change for change in conflict.fields if change.field == "done_on"]
    assert (shown.label, shown.kept_words, shown.other_words) == ("Ngày hoàn thành", "", "10/07/2026")
    row = a.get("tasks", one)
    assert (row["status"], row["done_on"]) == (TaskStatus.DROPPED, None)
    assert row["dropped_reason"] == "Không bố trí được kinh phí"
    same(a, b)


def test_a_deletion_that_knew_everything_holds(a: Desk, b: Desk) -> None:
    one = task(a, recurrence="QUARTERLY", due_on="2026-12-31")
    met(a, b)
    a.delete("tasks", one)
    report = b.merge(a)
    assert [(record.id, record.name) for record in report.deleted["tasks"]] == [
        (one, "Phát tin về bình đẳng giới")
    ]
    assert not report.conflicts
    assert ("tasks", one) not in b.content()
    a.merge(b)
    assert ("tasks", one) not in a.content()
    same(a, b)


@pytest.mark.parametrize("field", ["own", "sub-row", "new sub-row"])
def test_an_edit_that_did_not_know_of_the_deletion_wins_and_is_reviewed(a: Desk, b: Desk, field: str) -> None:
    one = task(a, recurrence="QUARTERLY", due_on="2026-12-31")
    met(a, b)
    occurrences = [dict(row) for row in a.get("tasks", one)["occurrences"]]
    assert len(occurrences) == 4
    a.delete("tasks", one)
    if field == "own":
        b.put("tasks", id=one, note="đã liên hệ đài truyền thanh")
    elif field == "sub-row":
        occurrences[1]["result"] = "đã phát"
        b.put("tasks", id=one, occurrences=occurrences)
    else:
        b.put("tasks", id=one, tags=[{"programme": "Tháng hành động"}])
    from_a, from_b = a.source(), b.source()
    for desk, file in ((a, from_b), (b, from_a)):
        report = desk.merge(file)
        assert len(desk.get("tasks", one)["occurrences"]) == 4
        assert not report.deleted
        (conflict,) = report.conflicts
        assert (conflict.kind, conflict.row_id, conflict.field) == ("tasks", one, "")
    same(a, b)
    a.merges.swap([one.id for one in a.merges.conflicts()])
    assert ("tasks", one) not in a.content()
    b.merge(a)
    assert ("tasks", one) not in b.content()
    assert b.merges.conflicts() == ()
    same(a, b)


def test_what_the_other_came_to_point_to_is_not_deleted(a: Desk, b: Desk) -> None:
    unit = a.put("units", name="Đội Văn nghệ")
    met(a, b)
    a.delete("units", unit)
    one = task(b, lead_unit_id=unit)
    from_a, from_b = a.source(), b.source()
    for desk, file in ((a, from_b), (b, from_a)):
        report = desk.merge(file)
        assert desk.get("units", unit)["name"] == "Đội Văn nghệ"
        assert desk.get("tasks", one)["lead_unit_id"] == unit
        assert [(found.kind, found.field) for found in report.conflicts] == [("units", "")]
    met(a, b)
    same(a, b)


def test_one_unit_made_on_both_machines_becomes_one(a: Desk, b: Desk) -> None:
    here = a.put("units", name="Câu lạc bộ Gia đình", phone="0123")
    there = b.put("units", name="Câu lạc bộ Gia đình", email="clb@mau.vn", phone="0456")
    mine, yours = task(a, lead_unit_id=here), task(b, coop_units=[{"unit_id": there}])
    from_a, from_b = a.source(), b.source()
    a.merge(from_b)
    b.merge(from_a)
    kept = min(here, there)
    for desk in (a, b):
        assert ("units", max(here, there)) not in desk.content()
        unit = desk.get("units", kept)
        assert unit["email"] == "clb@mau.vn"
        assert desk.get("tasks", mine)["lead_unit_id"] == kept
        assert desk.get("tasks", yours)["coop_units"][0]["unit_id"] == kept
        (conflict,) = desk.merges.conflicts()
        assert {conflict.fields[0].kept, conflict.fields[0].other} == {"0123", "0456"}
    assert a.content() == b.content()
    met(a, b)
    same(a, b)


def test_two_units_may_swap_their_names(a: Desk, b: Desk) -> None:
    first, second = a.put("units", name="Tổ một"), a.put("units", name="Tổ hai")
    met(a, b)
    a.put("units", id=first, name="Tổ tạm")
    a.put("units", id=second, name="Tổ một")
    a.put("units", id=first, name="Tổ hai")
    report = b.merge(a)
    assert b.get("units", first)["name"] == "Tổ hai"
    assert b.get("units", second)["name"] == "Tổ một"
    assert not report.conflicts
    same(a, b)


def test_a_to_b_to_a_ends_with_equal_files(a: Desk, b: Desk) -> None:
    one = task(a)
    b.merge(a)
    b.put("tasks", id=one, note="từ B")
    task(b, title="Việc khác")
    a.put("tasks", id=one, result="từ A")
    a.merge(b)
    b.merge(a)
    same(a, b)
    versions = [
        {
            key: desk.workspace.records.get("tasks", key).version
            for kind, key in desk.content()
            if kind == "tasks"
        }
        for desk in (a, b)
    ]
    assert versions[0] == versions[1]
    a.merge(b)
    assert b.merge(a).merge_id == ""
    assert a.content(stamps=True, without=()) == b.content(stamps=True, without=())


def test_a_form_opened_before_a_merge_is_stale(a: Desk, b: Desk) -> None:
    one = task(a, recurrence="QUARTERLY", due_on="2026-12-31")
    met(a, b)
    version = b.workspace.records.get("tasks", one).version
    occurrences = [dict(row) for row in a.get("tasks", one)["occurrences"]]
    occurrences[0]["result"] = "xong"
    a.put("tasks", id=one, occurrences=occurrences)
    b.merge(a)
    assert b.workspace.records.get("tasks", one).version > version
