"""What points to other records, by id or by name, and records of which there may be only one."""

import unicodedata

import pytest

from app.core.errors import (
    RecordNotFound,
    StillReferenced,
)
from app.core.ids import new_id
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.ground.changing import problems, put

# --- references -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "called", ["Hội Liên hiệp Phụ nữ xã", "hoi lien hiep phu nu xa", "HỘI LHPN", "  Hội LHPN ", "hoi lhpn"]
)
def test_a_unit_is_called_by_name_or_abbreviation(workspace: Workspace, called: str) -> None:
    (unit,) = workspace.records.page("units", ListQuery(search="hoi lhpn")).rows
    for form in ("NFC", "NFD"):
        task = put(workspace, "tasks", title="A", lead_unit_id=unicodedata.normalize(form, called))
        assert task.values["lead_unit_id"] == unit.id


def test_an_ambiguous_name_asks_for_the_id_and_an_exact_one_does_not(workspace: Workspace) -> None:
    first = put(workspace, "units", name="Tổ Hòa giải")
    put(workspace, "units", name="Tổ Hoa giải")
    found = problems(workspace, "tasks", title="A", lead_unit_id="to hoa giai")
    assert "nhiều" in found["lead_unit_id"]
    assert "(id)" in found["lead_unit_id"]
    assert put(workspace, "tasks", title="A", lead_unit_id="Tổ Hòa giải").values["lead_unit_id"] == first.id
    assert put(workspace, "tasks", title="A", lead_unit_id=first.id).values["lead_unit_id"] == first.id


def test_a_record_of_that_very_name_comes_before_one_that_is_only_short_for_it(workspace: Workspace) -> None:
    """The first day's "Ủy ban nhân dân xã" is short "UBND xã"; a body the officer calls so is another."""
    own = workspace.records.put("bodies", {"name": "UBND xã"}, confirmed=True).record.id
    for called in ("UBND xã", "ubnd xa"):
        post = {"body": called, "title": "Chủ tịch"}
        stored = workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu An", "posts": [post]}).record
        assert stored.values["posts"][0]["body"] == own


def test_an_unknown_name_says_where_to_add_it(workspace: Workspace) -> None:
    found = problems(workspace, "tasks", title="A", lead_unit_id="Ban Không Có")
    assert "Ban Không Có" in found["lead_unit_id"]
    assert "danh mục đơn vị" in found["lead_unit_id"]


def test_a_reference_can_be_emptied(workspace: Workspace) -> None:
    task = put(workspace, "tasks", title="A", lead_unit_id="CA")
    for empty in (None, "", "  ", "\u200b"):
        put(workspace, "tasks", id=task.id, lead_unit_id="CA")
        assert put(workspace, "tasks", id=task.id, lead_unit_id=empty).values["lead_unit_id"] is None


def test_what_is_pointed_to_is_not_deleted(workspace: Workspace) -> None:
    unit = put(workspace, "units", name="Ban mới")
    task = put(workspace, "tasks", title="A", coop_units=[{"unit_id": unit.id}])
    with pytest.raises(StillReferenced):
        workspace.records.delete("units", [unit.id])
    workspace.records.delete("tasks", [task.id])
    workspace.records.delete("units", [unit.id])
    with pytest.raises(RecordNotFound):
        workspace.records.get("units", unit.id)


def test_deleting_several_is_one_step_or_none(workspace: Workspace) -> None:
    ids = [put(workspace, "tasks", title=title).id for title in "ABC"]
    with pytest.raises(RecordNotFound):
        workspace.records.delete("tasks", [*ids, new_id()])
    assert workspace.records.page("tasks", ListQuery()).total == 3
    changes = workspace.records.delete("tasks", [*ids, ids[0]])
    assert changes.touched["tasks"] == frozenset(ids)
    workspace.records.undo(str(changes.transaction))
    assert workspace.records.page("tasks", ListQuery()).total == 3
    assert workspace.records.delete("tasks", []).transaction is None


def test_evidence_must_be_in_the_book(workspace: Workspace) -> None:
    stored = workspace.evidence.store("Biên bản họp thôn.pdf", b"%PDF-1.7 mau")
    task = put(workspace, "tasks", title="A", attachments=[stored])
    attachment = task.values["attachments"][0]
    assert (attachment["name"], attachment["size"]) == ("Biên bản họp thôn.pdf", 12)
    assert workspace.evidence.content(attachment["sha256"]) == b"%PDF-1.7 mau"
    stranger = {**stored, "sha256": "0" * 64}
    assert list(problems(workspace, "tasks", title="A", attachments=[stranger])) == ["attachments.0.sha256"]


# --- twins ------------------------------------------------------------------------------------


def test_a_name_that_must_be_unique(workspace: Workspace) -> None:
    put(workspace, "units", name="Ban mới")
    for twin in ("Ban mới", "  Ban mới\n", unicodedata.normalize("NFD", "Ban mới")):
        assert list(problems(workspace, "units", name=twin)) == ["name"]
    other = put(workspace, "units", name="Ban khác")
    assert list(problems(workspace, "units", id=other.id, name="Ban mới")) == ["name"]
    assert put(workspace, "units", id=other.id, name="Ban khác").version == 1


@pytest.mark.parametrize("twin", ["thôn hòa bình", "THÔN HÒA BÌNH", "Thôn Hoà Bình", "Thôn  Hòa Bình"])
@pytest.mark.parametrize("kind", ["hamlets", "units", "bodies"])
def test_a_name_is_one_however_it_is_written(workspace: Workspace, kind: str, twin: str) -> None:
    first = put(workspace, kind, name="Thôn Hòa Bình")
    assert "«Thôn Hòa Bình»" in problems(workspace, kind, name=twin)["name"]
    for other in ("Thôn Hoa Bình", "Thôn Hòa Bình 2", "Hòa Bình", "Thôn Hòa Bình (cũ)"):
        put(workspace, kind, name=other)
    assert put(workspace, kind, id=first.id, name=twin).values["name"] != "Thôn Hòa Bình"


def test_one_report_of_a_kind_and_period(workspace: Workspace) -> None:
    report = {"report_kind": "month", "period": "2026-07", "rule": "nd09"}
    put(workspace, "reports", **report)
    assert list(problems(workspace, "reports", **report)) == ["report_kind"]
    put(workspace, "reports", **{**report, "rule": "calendar"})


def test_one_text_a_paragraph_of_a_report(workspace: Workspace) -> None:
    texts = [{"key": "results", "text": "một"}, {"key": "results", "text": "hai"}]
    report = {"report_kind": "month", "period": "2026-07", "rule": "nd09"}
    assert list(problems(workspace, "reports", **report, texts=texts)) == ["texts.1.key"]
    made = put(workspace, "reports", **report, texts=texts[:1])
    again = put(workspace, "reports", id=made.id, texts=texts[1:])
    (text,) = again.values["texts"]
    assert text["text"] == "hai"
    assert text["id"] == made.values["texts"][0]["id"], "the paragraph is the row's natural key"


def test_what_makes_the_id_does_not_change(workspace: Workspace) -> None:
    made = put(workspace, "reports", report_kind="month", period="2026-07", rule="nd09")
    assert list(problems(workspace, "reports", id=made.id, period="2026-08")) == ["period"]
    assert put(workspace, "reports", id=made.id, period="2026-07", note="x").values["note"] == "x"
