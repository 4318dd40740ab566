"""Nothing that identifies or tells of a person is seen outside the case, and every look is logged."""

import json

from app.services.listing import ListQuery
from app.services.records.values import to_json
from app.services.workspace import Workspace
from tests.helpers.cases import NARRATIVE, PERPETRATOR, REPORTER, SURVIVOR, named, put

SECRETS = (SURVIVOR, PERPETRATOR, REPORTER, NARRATIVE, "0912 345 678", "0987 000 111", "Ngõ Mẫu 7")


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_the_case_itself_holds_what_was_told(workspace: Workspace) -> None:
    record = put(workspace, named())
    stored = json.dumps(to_json(workspace.records.get("cases", record.id).values), ensure_ascii=False)
    assert sorted(leaks(stored)) == sorted(SECRETS)


def test_a_list_shows_the_number_and_no_person(workspace: Workspace) -> None:
    put(workspace, named())
    page = workspace.records.page("cases", ListQuery())
    shown = json.dumps([to_json(row.values) for row in page.rows], ensure_ascii=False)
    assert "2026-A-001" in shown
    assert leaks(shown) == []
    assert workspace.records.page("cases", ListQuery(search="Bèo Mẫu")).total == 0
    assert workspace.records.page("cases", ListQuery(search="2026-A-001")).total == 1


def test_the_history_shows_what_changed_but_not_to_what(workspace: Workspace) -> None:
    record = put(workspace, named())
    workspace.records.put("cases", {"id": record.id, "reporter_name": "Phạm Văn Khác Mẫu"}, confirmed=True)
    history = workspace.records.history("cases", record.id)
    told = " ".join(str(change) for entry in history for change in entry.changes)
    assert leaks(told) == []
    assert "Khác Mẫu" not in told
    (change,) = history[-1].changes
    assert (change.label, change.old, change.new) == ("Người báo tin", "(ẩn)", "(ẩn)")
    assert "Nữ" in told


def test_a_code_of_an_open_list_is_told_in_its_words(workspace: Workspace) -> None:
    record = put(
        workspace,
        named(
            source_type="neighbour",
            incidents=[{"place_type": "market", "causes": ["gender_prejudice"]}],
            survivors=[{"ethnicity": "hmong", "occupation": "homemaker"}],
        ),
    )
    told = [change.new for entry in workspace.records.history("cases", record.id) for change in entry.changes]
    assert {"Hàng xóm", "Chợ", "Định kiến giới", "Mông", "Nội trợ"} <= set(map(str, told))
    assert not {"neighbour", "market", "gender_prejudice", "hmong", "homemaker"} & set(map(str, told))


def test_every_look_at_a_case_is_an_entry_of_the_log(workspace: Workspace) -> None:
    record = put(workspace, named())
    for _ in range(2):
        workspace.records.get("cases", record.id)
    notes = [entry for entry in workspace.records.history("cases", record.id) if entry.action == "view"]
    assert [note.label for note in notes] == ["Xem hồ sơ vụ việc"] * 2
    assert leaks(" ".join(map(str, notes))) == []


def test_other_kinds_are_read_without_an_entry(workspace: Workspace) -> None:
    (hamlet,) = workspace.records.page("hamlets", ListQuery()).rows
    workspace.records.get("hamlets", hamlet.id)
    assert [entry.action for entry in workspace.records.history("hamlets", hamlet.id)] == ["insert"]
