"""Cases on the command line: the same entries as the window makes, rows as the record has them, no name."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Book
from tests.helpers.sentences import is_sentence

SURVIVOR, PERPETRATOR, STORY = "Giàng Thị Mẩy Mẫu", "Mùa A Chống Mẫu", "Đuổi ra khỏi nhà lúc nửa đêm, lời mẫu"
CASE: dict[str, Any] = {
    "received_at": "2026-07-13T08:05",
    "receive_form": "in_person",
    "case_kind": "domestic",
    "survivors": [{"full_name": SURVIVOR, "sex": "female", "age": 34, "vuln": ["pregnant"]}],
    "perpetrators": [{"name": PERPETRATOR, "relationship": "spouse", "sex": "male", "age_band": "26-40"}],
    "incidents": [{"incident_date": "2026-07-12", "dv_acts": ["a", "q"], "dv_form": ["physical", "mental"]}],
    "notes": [{"text": STORY}],
}
SECRETS = (SURVIVOR, PERPETRATOR, STORY)


def actions(book: Book, case_id: str) -> list[str]:
    return [entry["action"] for entry in book.run("record", "history", "cases", case_id, "--json").json]


def test_every_look_and_change_is_an_entry(book: Book) -> None:
    made = book.put("cases", **CASE)
    assert made["case_no"].endswith("-A-001")
    assert made["survivors"][0]["vuln"][0]["vuln"] == "pregnant"
    assert [row["act"] for row in made["incidents"][0]["dv_acts"]] == ["a", "q"]
    assert made["perpetrators"][0]["state_age_band"] == "16-59"
    before = actions(book, made["id"])
    assert set(before) == {"insert"}
    got = book.run("record", "get", "cases", made["id"], "--json").json
    assert got["survivors"][0]["full_name"] == SURVIVOR
    book.put("cases", id=made["id"], verify_status="verified")
    after = actions(book, made["id"])
    assert after.count("view") == 1
    assert after.count("update") >= 1


def test_a_list_and_a_history_name_nobody(book: Book) -> None:
    made = book.put("cases", **CASE)
    listed = book.run("record", "list", "cases", "--json")
    history = book.run("record", "history", "cases", made["id"], "--json")
    assert listed.json["records"][0]["case_no"] == made["case_no"]
    for told in (listed, history):
        assert [secret for secret in SECRETS if secret in told.out + told.err] == []
    assert book.run("record", "list", "cases", "--search", "Giàng", "--json").json["total"] == 0


def test_what_the_law_forbids_is_refused_with_its_article(book: Book) -> None:
    order = {
        "measure": "3",
        "outcome": "granted",
        "authority": "chairman",
        "decided_at": "2026-07-13T10:00",
        "valid_from": "2026-07-13T10:00",
        "valid_to": "2026-07-17T10:00",
    }
    refused = book.run("record", "put", "cases", book.file({**CASE, "measures": [order]}), "--json")
    assert "Điều 25 khoản 1" in refused.sentence
    assert [secret for secret in SECRETS if secret in refused.err] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"survivors": [{"full_name": SURVIVOR, "sex": SURVIVOR}]},
        {"reporter_name": SURVIVOR * 30},
        {"id": SURVIVOR},
        {"incidents": [{"dv_acts": [STORY]}]},
    ],
)
def test_a_refusal_repeats_no_name(book: Book, wrong: dict[str, Any]) -> None:
    refused = book.run("record", "put", "cases", book.file({**CASE, **wrong}), "--json")
    assert is_sentence(refused.sentence)
    assert [secret for secret in SECRETS if secret in refused.err] == []


def test_cases_leave_by_no_list(book: Book, tmp_path: Path) -> None:
    book.put("cases", **CASE)
    refused = book.run("export", "cases", tmp_path / "vu-viec.xlsx")
    assert refused.code != 0
    assert not (tmp_path / "vu-viec.xlsx").exists()


def test_the_statistics_are_written_in_three_forms_without_a_name(book: Book, tmp_path: Path) -> None:
    book.put("cases", **CASE)
    told = book.run(
        "report", "violence-statistics", "--period", "2026-H2", "--out", tmp_path / "ra", "--json"
    )
    assert told.code == 0, told.err
    assert {path.suffix for path in (tmp_path / "ra").iterdir()} == {".pdf", ".docx", ".xlsx"}
    assert [secret for secret in SECRETS if secret in told.out] == []
