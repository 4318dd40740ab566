"""Put, get, list and delete: what partial, nested, ambiguous and nasty values come to."""

import unicodedata
from datetime import date
from typing import Any

import pytest

from app.core.errors import (
    InvalidRecord,
    NeedsConfirmation,
    RecordNotFound,
    StaleRecord,
    UnknownKind,
)
from app.core.ids import new_id
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.sentences import is_sentence
from tests.integration.ground.changing import problems, put

NOBODYS_ID = "01a20000-0000-7abc-8def-0123456789ab"
"""Fixed: test ids have to be the same in every worker."""

UNKNOWN_IDS = [
    "khong-co",
    "",
    5,
    True,
    ["x"],
    {"a": 1},
    "\udcff",
    "x" * 10_000,
    "\x00",
    NOBODYS_ID,
    NOBODYS_ID.upper(),
]


# --- ids and versions -------------------------------------------------------------------------


@pytest.mark.parametrize("unknown", [one for one in UNKNOWN_IDS if one], ids=lambda one: repr(one)[:20])
def test_an_id_that_is_not_in_the_file_is_not_found(workspace: Workspace, unknown: Any) -> None:
    """Nobody chooses the id of a record: one that is given must be there."""
    for action in (
        lambda: workspace.records.get("tasks", unknown),
        lambda: workspace.records.put("tasks", {"id": unknown, "title": "Của riêng"}),
        lambda: workspace.records.delete("tasks", [unknown]),
    ):
        with pytest.raises(RecordNotFound) as caught:
            action()
        assert is_sentence(str(caught.value))
    assert workspace.records.page("tasks", ListQuery()).total == 0


def test_an_empty_id_makes_a_record(workspace: Workspace) -> None:
    assert put(workspace, "tasks", id="", title="A").id != put(workspace, "tasks", id=None, title="B").id


def test_the_id_of_another_kind_is_not_found(workspace: Workspace) -> None:
    unit = put(workspace, "units", name="Ban mới")
    with pytest.raises(RecordNotFound):
        workspace.records.put("tasks", {"id": unit.id, "title": "A"})


def test_only_the_keys_given_change(workspace: Workspace) -> None:
    made = put(workspace, "tasks", title="A", note="ghi chú", progress=20, tags=[{"programme": "NTM"}])
    changed = put(workspace, "tasks", id=made.id, result="xong một nửa")
    expected = {**made.values, "result": "xong một nửa"}
    assert changed.values == expected
    assert changed.version == made.version + 1


def test_the_version_that_was_read_must_still_be_current(workspace: Workspace) -> None:
    made = put(workspace, "tasks", title="A")
    workspace.records.put("tasks", {"id": made.id, "title": "B"}, expected_version=1)
    with pytest.raises(StaleRecord) as caught:
        workspace.records.put("tasks", {"id": made.id, "title": "C"}, expected_version=1)
    assert is_sentence(str(caught.value))
    assert workspace.records.get("tasks", made.id).values["title"] == "B"


@pytest.mark.parametrize("version", ["1", 1.0, True, [1]])
def test_a_version_that_is_no_number_is_refused(workspace: Workspace, version: Any) -> None:
    made = put(workspace, "tasks", title="A")
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put("tasks", {"id": made.id}, expected_version=version)
    assert [finding.field for finding in caught.value.findings] == ["version"]


def test_an_unknown_kind_names_those_there_are(workspace: Workspace) -> None:
    with pytest.raises(UnknownKind) as caught:
        workspace.records.get("nhiem-vu", new_id())
    assert "tasks" in str(caught.value)


# --- nested lists -----------------------------------------------------------------------------


def test_a_list_given_replaces_the_list(workspace: Workspace) -> None:
    made = put(
        workspace,
        "tasks",
        title="A",
        occurrences=[{"due_on": "2026-08-01", "label": "tháng 8"}, {"due_on": "2026-09-01"}],
    )
    first, second = made.values["occurrences"]
    changed = put(
        workspace,
        "tasks",
        id=made.id,
        occurrences=[{"due_on": "2026-10-01"}, {"id": first["id"], "status": "done"}],
    )
    kept, added = changed.values["occurrences"]
    assert kept == {**first, "status": "done"}
    assert added["due_on"] == date(2026, 10, 1)
    assert added["id"] not in {first["id"], second["id"]}
    untouched = put(workspace, "tasks", id=made.id, title="B")
    assert untouched.values["occurrences"] == [kept, added]
    assert put(workspace, "tasks", id=made.id, occurrences=[]).values["occurrences"] == []


def test_the_rules_see_a_kept_row_whole(workspace: Workspace) -> None:
    """Only one of two dates is given: the other one is the stored one."""
    made = put(workspace, "tasks", title="A", occurrences=[{"due_on": "2026-08-01"}])
    kept = made.values["occurrences"][0]["id"]
    found = problems(workspace, "tasks", id=made.id, occurrences=[{"id": kept, "start_on": "2026-08-02"}])
    assert list(found) == ["occurrences.0.due_on"]


def test_a_row_of_another_record_is_not_taken_away_from_it(workspace: Workspace) -> None:
    other = put(workspace, "tasks", title="A", tags=[{"programme": "NTM"}])
    row = other.values["tags"][0]
    assert list(problems(workspace, "tasks", title="B", tags=[row])) == ["tags.0.id"]
    mine = put(workspace, "tasks", title="B")
    assert list(problems(workspace, "tasks", id=mine.id, tags=[row])) == ["tags.0.id"]
    assert workspace.records.get("tasks", other.id) == other


def test_one_row_twice_is_refused(workspace: Workspace) -> None:
    made = put(workspace, "tasks", title="A", tags=[{"programme": "NTM"}])
    row = made.values["tags"][0]
    assert list(problems(workspace, "tasks", id=made.id, tags=[row, row])) == ["tags.1.id"]


@pytest.mark.parametrize("bad", [5, "khong-co", ["x"], "\udcff", NOBODYS_ID.upper()], ids=repr)
def test_a_row_id_of_no_form_is_refused(workspace: Workspace, bad: Any) -> None:
    assert list(problems(workspace, "tasks", title="A", tags=[{"id": bad, "programme": "N"}])) == [
        "tags.0.id"
    ]


def test_a_row_that_was_removed_comes_back_under_its_id(workspace: Workspace) -> None:
    """What was read and is put again is what it was, also when a row has been removed meanwhile."""
    made = put(workspace, "tasks", title="A", tags=[{"programme": "NTM"}, {"programme": "OCOP"}])
    put(workspace, "tasks", id=made.id, tags=[made.values["tags"][1]])
    assert put(workspace, "tasks", id=made.id, tags=made.values["tags"]).values["tags"] == made.values["tags"]


def test_new_rows_need_what_is_required_also_beside_kept_ones(workspace: Workspace) -> None:
    made = put(workspace, "tasks", title="A", tags=[{"programme": "NTM"}])
    found = problems(workspace, "tasks", id=made.id, tags=[{"id": made.values["tags"][0]["id"]}, {}])
    assert list(found) == ["tags.1.programme"]
    assert list(problems(workspace, "tasks", id=made.id, tags=[{"id": new_id()}])) == ["tags.0.programme"]


@pytest.mark.parametrize("rows", [None, {}, "x", [1], ["x"], [None], 7])
def test_rows_must_be_a_list_of_rows(workspace: Workspace, rows: Any) -> None:
    assert list(problems(workspace, "tasks", title="A", tags=rows)) == ["tags"]


def test_sub_rows_keep_the_order_in_which_they_were_given(workspace: Workspace) -> None:
    units = [row.id for row in workspace.records.page("units", ListQuery()).rows][:8]
    given = units[::-1]
    made = put(workspace, "tasks", title="A", coop_units=[{"unit_id": one} for one in given])
    read = workspace.records.get("tasks", made.id)
    assert [row["unit_id"] for row in read.values["coop_units"]] == given


# --- settings as records ----------------------------------------------------------------------


def test_a_setting_put_as_a_record_is_the_setting(workspace: Workspace) -> None:
    made = put(workspace, "settings", key="media_per_month", value={"value": 3})
    assert workspace.settings.load().media_per_month == 3
    workspace.settings.save(media_per_month=4)
    assert workspace.records.get("settings", made.id).values["value"] == {"value": 4}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("media_per_month", {"value": "ba"}),
        ("media_per_month", {"value": True}),
        ("idle_minutes", {"value": 31}),
        ("idle_minutes", {}),
        ("period_rule", {"value": "lunar"}),
        ("commune", {"value": "  "}),
        ("officer", {"value": 5}),
        ("officer", {"value": "x" * 201}),
        ("no_such_setting", {"value": 1}),
    ],
)
def test_no_record_can_break_the_settings(workspace: Workspace, key: str, value: Any) -> None:
    before = workspace.settings.load()
    problems(workspace, "settings", key=key, value=value)
    assert workspace.settings.load() == before


@pytest.mark.parametrize("kept", ["{}", '{"value": []}', '{"value": 99}', "[1]", '{"value": "ba"}'])
def test_a_setting_of_a_later_program_does_not_keep_the_file_shut(workspace: Workspace, kept: str) -> None:
    from sqlalchemy import text

    put(workspace, "settings", key="idle_minutes", value={"value": 7})
    with workspace.database.transaction("") as session:
        session.connection().execute(text("UPDATE settings SET value = :kept"), {"kept": kept})
    assert workspace.settings.load().idle_minutes == 5
    assert workspace.settings.save(idle_minutes=9).transaction is not None
    assert workspace.settings.load().idle_minutes == 9


# --- nasty text -------------------------------------------------------------------------------


def test_text_is_stored_composed_and_clean(workspace: Workspace) -> None:
    nasty = unicodedata.normalize("NFD", "  Nhiệm vụ\u00a0số\u200b 1\x00\x1b[31m\ud800\r\n dòng hai ")
    task = put(workspace, "tasks", title=nasty, note="tab\there")
    assert task.values["title"] == "Nhiệm vụ số 1[31m\n dòng hai"
    assert task.values["note"] == "tab\there"
    assert workspace.records.get("tasks", task.id) == task


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE tasks; --", "%_\\", "=HYPERLINK(1)", "🙂 👩‍👩‍👧", "א עברית", "\u202eđảo", '"<&>"']
)
def test_text_of_every_sort_comes_back_and_is_found(workspace: Workspace, text: str) -> None:
    task = put(workspace, "tasks", title=f"A {text}")
    assert workspace.records.get("tasks", task.id) == task
    (found,) = workspace.records.page("tasks", ListQuery(search=text)).rows
    assert found.id == task.id


def test_a_search_wildcard_finds_only_itself(workspace: Workspace) -> None:
    put(workspace, "tasks", title="Đạt chín mươi phần trăm")
    assert workspace.records.page("tasks", ListQuery(search="%")).total == 0
    assert workspace.records.page("tasks", ListQuery(search="_")).total == 0


def test_a_huge_text_is_stored_up_to_the_limit(workspace: Workspace) -> None:
    task = put(workspace, "tasks", title="đ" * 2000, note="ộ" * 100_000)
    assert len(workspace.records.get("tasks", task.id).values["note"]) == 100_000
    found = problems(workspace, "tasks", title="đ" * 2001, note="ộ" * 100_001)
    assert "2.001 ký tự" in found["title"]
    assert "100.001 ký tự" in found["note"]


def test_numbers_up_to_what_every_reader_of_json_can_hold(workspace: Workspace) -> None:
    task = put(workspace, "tasks", title="A", planned_state=2**53 - 1)
    assert workspace.records.get("tasks", task.id).values["planned_state"] == 2**53 - 1
    assert list(problems(workspace, "tasks", title="A", planned_state=2**53)) == ["planned_state"]
    assert put(workspace, "tasks", title="A", progress=50.0).values["progress"] == 50


# --- rules ------------------------------------------------------------------------------------


def test_what_is_unusual_is_asked_and_stored_once_confirmed(workspace: Workspace) -> None:
    activity = {"title": "Hội nghị", "held_on": "2026-07-01", "attendance_total": 10, "attendance_male": 4}
    activity["attendance_female"] = 5
    with pytest.raises(NeedsConfirmation) as caught:
        workspace.records.put("activities", activity)
    assert "4 + nữ 5 = 9" in str(caught.value)
    assert workspace.records.page("activities", ListQuery()).total == 0
    saved = workspace.records.put("activities", activity, confirmed=True)
    assert [finding.field for finding in saved.findings] == ["attendance_total"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("ThS. Trần Văn Mẫu", True),
        ("Tiến sĩ Lê Thị Mẫu", True),
        ("Tsu Văn Mẫu", False),
        ("Bs", False),
        ("", False),
    ],
)
def test_a_degree_before_a_signers_name_is_questioned(workspace: Workspace, name: str, asked: bool) -> None:
    values = {"name": name, "authority": "CHỦ TỊCH"}
    if asked:
        with pytest.raises(NeedsConfirmation, match="học hàm, học vị"):
            workspace.records.put("signers", values)
    assert workspace.records.put("signers", values, confirmed=asked).record.values["name"] == name


def test_what_follows_is_filled_in(workspace: Workspace) -> None:
    assert put(workspace, "tasks", title="A", status="done").values["progress"] == 100
    assert put(workspace, "tasks", title="A", progress=30).values["status"] == "doing"
    activity = put(
        workspace, "activities", title="B", held_on="2026-07-01", attendance_male=3, attendance_female=4
    )
    assert activity.values["attendance_total"] == 7


# --- lists ------------------------------------------------------------------------------------


def titles(workspace: Workspace, query: ListQuery) -> list[str]:
    return [row.values["title"] for row in workspace.records.page("tasks", query).rows]


def test_lists_are_searched_filtered_sorted_and_paged_in_the_file(workspace: Workspace) -> None:
    for title, due, status in (
        ("Ẩm thực", "2026-09-01", "todo"),
        ("An toàn", None, "doing"),
        ("Đề án", "2026-08-01", "done"),
        ("Dân số", "2026-07-01", "todo"),
    ):
        put(workspace, "tasks", title=title, due_on=due, status=status)
    assert titles(workspace, ListQuery()) == ["Dân số", "Đề án", "Ẩm thực", "An toàn"]
    assert titles(workspace, ListQuery(sort="title")) == ["An toàn", "Ẩm thực", "Dân số", "Đề án"]
    assert titles(workspace, ListQuery(sort="title", descending=True))[0] == "Đề án"
    assert titles(workspace, ListQuery(search="de AN")) == ["Đề án"]
    assert titles(workspace, ListQuery(filters={"status": ("done", "doing")})) == ["Đề án", "An toàn"]
    assert titles(workspace, ListQuery(filters={"status": "todo"})) == ["Dân số", "Ẩm thực"]
    assert titles(workspace, ListQuery(filters={"due_on": None})) == ["An toàn"]
    page = workspace.records.page("tasks", ListQuery(offset=1, limit=2))
    assert (len(page.rows), page.total) == (2, 4)
    assert workspace.records.page("tasks", ListQuery(limit=0)).rows == ()


@pytest.mark.parametrize("key", ["khong_co", "occurrences", "", "search; DROP", "\udcff"])
def test_a_column_that_there_is_not_is_named_with_those_there_are(workspace: Workspace, key: str) -> None:
    for query in (ListQuery(sort=key or "x"), ListQuery(filters={key: 1})):
        with pytest.raises(InvalidRecord) as caught:
            workspace.records.page("tasks", query)
        assert is_sentence(str(caught.value))
        assert "due_on" in str(caught.value)
        assert "occurrences" not in str(caught.value).replace("«occurrences»", "")


@pytest.mark.parametrize("kind", ["settings", "reports", "legal_bases", "hamlets"])
def test_every_kind_can_be_listed(workspace: Workspace, kind: str) -> None:
    workspace.settings.save(officer="Nguyễn Thị Mẫu")
    for row in workspace.records.page(kind, ListQuery()).rows:
        assert row.values.keys() <= workspace.records.schema(kind)["fields"].keys()
