"""Persons of old cases are made unknown for good: rows, log, drafts, files; the chain still holds."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

from app.core.errors import CannotUndo, InvalidRecord
from app.models import Base, ChangeEntry
from app.services.cases.anonymising import years_after
from app.services.cases.statistics import calendar_period
from app.services.changelog.history import broken_links
from app.services.changelog.recorder import RECORDED
from app.services.exchange.merge.service import Merges, Source
from app.services.workspace import Workspace
from tests.helpers.cases import NARRATIVE, PERPETRATOR, REPORTER, SURVIVOR, intake, named, put
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace

CLOSING = {
    "closed_on": "2026-07-14",
    "reasons": ["needs_met"],
    "told_may_return": True,
    "summary": "Tóm tắt Mẫu về chị Bèo",
}
PLANTED = (
    SURVIVOR,
    PERPETRATOR,
    REPORTER,
    NARRATIVE,
    "0912 345 678",
    "0987 000 111",
    "Ngõ Mẫu 7",
    "1992-03-05",
    "Tóm tắt Mẫu",
    "Ghi chú Mẫu kín",
    "ảnh Mẫu.jpg",
    "beo mau",
)
FILE = b"noi dung anh mau"


def everything(workspace: Workspace) -> str:
    """Return every value of every row of every table as one text."""
    found = []
    with workspace.database.read() as session:
        for name in Base.metadata.tables:
            rows = session.execute(text(f'SELECT * FROM "{name}"'))
            found += [" ".join(str(value) for value in row) for row in rows]
    return "\n".join(found)


def leaks(workspace: Workspace) -> list[str]:
    whole = everything(workspace)
    escaped = [json.dumps(one)[1:-1] for one in PLANTED]
    return [one for one, other in zip(PLANTED, escaped, strict=True) if one in whole or other in whole]


def closed_case(workspace: Workspace) -> Any:
    stored = workspace.evidence.store("ảnh Mẫu.jpg", FILE)
    case = named(
        closures=[CLOSING],
        notes=[{"text": "Ghi chú Mẫu kín"}],
        attachments=[stored],
        measures=[{"measure": "4", "requester_name": SURVIVOR}],
    )
    record = put(workspace, case)
    workspace.local.put(f"draft.cases.{record.id}", {"full_name": SURVIVOR})
    changed = {"id": record.id, "reporter_name": f"{REPORTER} (đã đổi số)"}
    workspace.records.put("cases", changed, confirmed=True)
    return record


def test_it_is_due_after_the_years_that_the_office_set(workspace: Workspace) -> None:
    record = closed_case(workspace)
    put(workspace, intake())
    anonymising = workspace.cases.anonymising
    assert anonymising.due() == ()
    (row,) = anonymising.due(date(2031, 7, 14))
    assert (row.case_no, row.until) == (record.values["case_no"], date(2031, 7, 14))
    workspace.settings.save(case_retention_years=2)
    assert [one.until for one in anonymising.due(date(2028, 7, 14))] == [date(2028, 7, 14)]
    assert anonymising.due(date(2028, 7, 13)) == ()


def test_nothing_of_a_person_is_left_anywhere_in_the_book(workspace: Workspace, clock: FixedClock) -> None:
    record = closed_case(workspace)
    assert sorted(leaks(workspace)) == sorted(PLANTED)
    before = workspace.cases.statistics.of(calendar_period("2026-07"))
    clock.set(datetime(2031, 7, 14, 9, 0))
    workspace.cases.anonymising.anonymise([record.id])
    assert leaks(workspace) == []
    with workspace.database.read() as session:
        assert broken_links(session) == []
        assert session.execute(text("SELECT count(*) FROM blobs")).scalar_one() == 0
        assert session.execute(text("SELECT count(*) FROM local_state")).scalar_one() == 0
    after = workspace.cases.statistics.of(calendar_period("2026-07"))
    assert after.lines == before.lines
    assert after.total == 1
    values = workspace.records.get("cases", record.id).values
    assert values["case_no"] == "2026-A-001"
    assert values["received_at"] == datetime(2026, 7, 1)
    assert values["survivors"][0]["full_name"] == ""
    assert values["survivors"][0]["dob"] is None
    assert values["incidents"][0]["incident_date"] == date(2026, 7, 1)
    assert values["notes"] == values["attachments"] == []


def test_the_log_tells_that_it_was_done(workspace: Workspace) -> None:
    record = closed_case(workspace)
    workspace.cases.anonymising.anonymise([record.id], early=True)
    history = workspace.records.history("cases", record.id)
    assert history[-1].action == "redact"
    assert history[-1].label == "Ẩn danh hóa hồ sơ vụ việc"
    assert SURVIVOR not in str(workspace.cases.access.history(record.id))


def test_it_cannot_be_undone_nor_written_to(workspace: Workspace) -> None:
    record = closed_case(workspace)
    first = workspace.records.history("cases", record.id)[0]
    changes = workspace.cases.anonymising.anonymise([record.id], early=True)
    assert changes.transaction is not None
    with pytest.raises(CannotUndo):
        workspace.records.undo(changes.transaction)
    with pytest.raises(CannotUndo):
        workspace.records.restore("cases", record.id, first)
    with pytest.raises(InvalidRecord):
        workspace.records.put("cases", {"id": record.id, "reporter_name": "Tên Mới"})


def test_open_held_and_young_cases_are_refused(workspace: Workspace) -> None:
    anonymising = workspace.cases.anonymising
    waiting = put(workspace, intake())
    held = put(workspace, intake(closures=[CLOSING], legal_hold=True, legal_hold_reason="Mẫu"))
    young = put(workspace, intake(closures=[CLOSING]))
    for record in (waiting, held, young):
        with pytest.raises(InvalidRecord):
            anonymising.anonymise([record.id])
    with pytest.raises(InvalidRecord):
        anonymising.anonymise([young.id, held.id], early=True)
    assert workspace.records.get("cases", young.id).values["anonymised_at"] is None
    anonymising.anonymise([young.id], early=True)
    with pytest.raises(InvalidRecord):
        anonymising.anonymise([young.id], early=True)


def test_other_cases_keep_what_they_hold(workspace: Workspace) -> None:
    record = closed_case(workspace)
    other = put(workspace, named())
    workspace.cases.anonymising.anonymise([record.id], early=True)
    assert workspace.records.get("cases", other.id).values["survivors"][0]["full_name"] == SURVIVOR


def test_a_file_that_something_else_shows_stays(workspace: Workspace) -> None:
    record = closed_case(workspace)
    workspace.records.put(
        "tasks", {"title": "Mẫu", "attachments": [workspace.evidence.store("biên bản.jpg", FILE)]}
    )
    workspace.cases.anonymising.anonymise([record.id], early=True)
    with workspace.database.read() as session:
        assert session.execute(text("SELECT count(*) FROM blobs")).scalar_one() == 1


@pytest.mark.parametrize("action", ["insert", "redact"])
def test_whoever_changes_an_emptied_log_is_found_out(workspace: Workspace, action: str) -> None:
    record = closed_case(workspace)
    workspace.cases.anonymising.anonymise([record.id], early=True)
    with workspace.database.transaction("Lách") as session:
        entry = session.scalars(
            select(ChangeEntry)
            .where(ChangeEntry.action == action, ChangeEntry.record_id == record.id)
            .limit(1)
        ).one()
        session.execute(
            update(ChangeEntry)
            .where(ChangeEntry.machine == entry.machine, ChangeEntry.sequence == entry.sequence)
            .values(officer="Người khác"),
            execution_options={RECORDED: True, "synchronize_session": False},
        )
        key = (entry.machine, entry.sequence)
    with workspace.database.read() as session:
        session.expire_all()
        assert key in broken_links(session)


def test_emptying_without_saying_so_is_found_out(workspace: Workspace) -> None:
    record = put(workspace, named())
    with workspace.database.transaction("Lách") as session:
        session.execute(
            update(ChangeEntry).where(ChangeEntry.row_id == record.id).values(fields={}, salt=None),
            execution_options={RECORDED: True, "synchronize_session": False},
        )
    with workspace.database.read() as session:
        assert len(broken_links(session)) == 1


def test_entries_of_cases_are_salted_and_no_others(workspace: Workspace) -> None:
    put(workspace, named())
    with workspace.database.read() as session:
        rows = session.execute(select(ChangeEntry.row_kind, ChangeEntry.salt)).all()
    salts = [salt for kind, salt in rows if kind.startswith("case")]
    assert len(set(salts)) == len(salts) > 3
    assert None not in salts
    assert {salt for kind, salt in rows if not kind.startswith("case")} == {None}


def merges(workspace: Workspace) -> Merges:
    return Merges(workspace.database, recorder=workspace.recorder, clock=workspace.clock)


def source(workspace: Workspace) -> Source:
    return Source(path=workspace.database.path, key=workspace.key, name="máy kia")


def written_since(record: Any) -> dict[str, Any]:
    """Return what the other machine writes to every kind of row that will be emptied or taken out."""
    values = record.values
    return {
        "id": record.id,
        "reporter_name": f"{REPORTER} số mới",
        "survivors": [{"id": values["survivors"][0]["id"], "address": "Ngõ Mẫu 7, nhà mới"}],
        "notes": [{"id": values["notes"][0]["id"], "text": "Ghi chú Mẫu kín hơn"}],
        "attachments": [{"id": values["attachments"][0]["id"], "note": f"Ảnh của {SURVIVOR}"}],
    }


def test_a_merge_does_not_bring_the_data_back(tmp_path: Path, workspace: Workspace) -> None:
    """The other machine has the case with all it held, and has even written to it since."""
    record = closed_case(workspace)
    other = make_workspace(tmp_path / "Máy kia", clock=FixedClock(datetime(2026, 7, 14, 12, 0)))
    try:
        merges(other).merge(source(workspace))
        assert sorted(leaks(other)) == sorted(PLANTED)
        other.records.put("cases", written_since(record), confirmed=True)
        workspace.cases.anonymising.anonymise([record.id], early=True)
        merges(workspace).merge(source(other))
        assert leaks(workspace) == []
        merges(other).merge(source(workspace))
        assert leaks(other) == []
        for one in (workspace, other):
            with one.database.read() as session:
                assert broken_links(session) == []
    finally:
        other.close()


def test_a_destroyed_case_leaves_its_number_and_the_fact(workspace: Workspace) -> None:
    record = closed_case(workspace)
    double = put(workspace, intake(duplicate_of_id=record.values["case_no"]))
    changes = workspace.cases.anonymising.destroy([record.id])
    assert leaks(workspace) == []
    assert workspace.records.get("cases", double.id).values["duplicate_of_id"] is None
    history = workspace.records.history("cases", record.id)
    assert (history[-1].action, history[-1].label) == ("redact", "Xóa hẳn hồ sơ vụ việc")
    assert "2026-A-001" in str(history)
    with workspace.database.read() as session:
        assert broken_links(session) == []
        assert session.execute(text("SELECT count(*) FROM blobs")).scalar_one() == 0
    assert changes.transaction is not None
    with pytest.raises(CannotUndo):
        workspace.records.undo(changes.transaction)


def test_a_held_case_is_not_destroyed(workspace: Workspace) -> None:
    record = put(workspace, intake(legal_hold=True, legal_hold_reason="Mẫu"))
    with pytest.raises(InvalidRecord):
        workspace.cases.anonymising.destroy([record.id])
    assert workspace.records.get("cases", record.id).values["legal_hold"] is True


def test_a_merge_does_not_bring_a_destroyed_case_back(tmp_path: Path, workspace: Workspace) -> None:
    record = closed_case(workspace)
    other = make_workspace(tmp_path / "Máy kia", clock=FixedClock(datetime(2026, 7, 14, 12, 0)))
    try:
        merges(other).merge(source(workspace))
        other.records.put("cases", written_since(record), confirmed=True)
        workspace.cases.anonymising.destroy([record.id])
        merges(workspace).merge(source(other))
        merges(other).merge(source(workspace))
        for one in (workspace, other):
            assert leaks(one) == []
            with one.database.read() as session:
                assert broken_links(session) == []
                assert session.execute(text("SELECT count(*) FROM cases")).scalar_one() == 0
    finally:
        other.close()


@pytest.mark.parametrize("step", ["anonymise", "destroy"])
def test_taking_a_merge_back_does_not_bring_the_data_back(
    tmp_path: Path, workspace: Workspace, step: str
) -> None:
    """The other machine makes the case unknown, this one merges that and takes the merge back."""
    record = closed_case(workspace)
    other = make_workspace(tmp_path / "Máy kia", clock=FixedClock(datetime(2026, 7, 14, 12, 0)))
    try:
        merges(other).merge(source(workspace))
        if step == "anonymise":
            other.cases.anonymising.anonymise([record.id], early=True)
        else:
            other.cases.anonymising.destroy([record.id])
        workspace.records.put("cases", written_since(record), confirmed=True)
        done = merges(workspace).merge(source(other))
        assert leaks(workspace) == []
        merges(workspace).undo(done.merge_id)
        assert leaks(workspace) == []
        if step == "anonymise":
            assert workspace.records.get("cases", record.id).values["anonymised_at"] is not None
        merges(other).merge(source(workspace))
        merges(workspace).merge(source(other))
        for one in (workspace, other):
            assert leaks(one) == []
            with one.database.read() as session:
                assert broken_links(session) == []
                left = session.execute(text("SELECT count(*) FROM cases")).scalar_one()
                assert left == (1 if step == "anonymise" else 0)
    finally:
        other.close()


def test_years_after_a_leap_day() -> None:
    assert years_after(date(2028, 2, 29), 5) == date(2033, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)
