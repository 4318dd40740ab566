"""`import cadres` and `export` from outside: the contract, nothing written before, rows left out named."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Book
from tests.helpers.messy_rosters import WORKBOOKS, save
from tests.helpers.sentences import is_sentence

MESSY = "birth years in two columns, groups, totals, signatures"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "danh sách.xlsx"
    WORKBOOKS[MESSY].write(path)
    return path


def count(book: Book, kind: str = "cadres") -> int:
    listed: dict[str, Any] = book.run("record", "list", kind, "--json").json
    return int(listed["total"])


def test_a_dry_run_answers_as_the_contract_says_and_writes_nothing(book: Book, roster: Path) -> None:
    document = book.run("import", "cadres", roster, "--dry-run", "--json").json
    assert set(document) == {"sheets", "duplicates", "hidden_sheets"}
    [sheet] = document["sheets"]
    assert {"name", "header_rows", "encoding", "mapping", "unmapped", "rows", "skipped"} <= set(sheet)
    first = sheet["rows"][0]
    assert first["row"] == 8
    assert first["record"]["full_name"] == "Đỗ Thị Ánh"
    assert first["record"]["birth_date"] == "1985-07-03"
    assert first["record"]["posts"][1] == {"body": "UBND xã", "title": "Chủ tịch"}
    [problem] = sheet["rows"][2]["problems"]
    assert problem["cell"] == "E11"
    assert is_sentence(problem["message"])
    assert count(book) == 0


def test_rows_with_problems_are_left_and_named(book: Book, roster: Path) -> None:
    document = book.run("import", "cadres", roster, "--json").json
    assert (len(document["made"]), document["left_out"]) == (2, ["Sheet1!11"])
    assert [one["row"] for one in document["refused"]] == ["Sheet1!11"]
    assert count(book) == 2
    again = book.run("import", "cadres", roster)
    assert again.code == 1
    assert is_sentence(again.err.strip())
    merged = book.run("import", "cadres", roster, "--duplicates", "merge", "--json").json
    assert (merged["made"], merged["unchanged"]) == ([], 2)
    assert count(book) == 2


def test_a_mapping_is_taken_from_a_file_and_remembered(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    save(path, (("Người", "Sinh", "Việc"), ("Lê Thị Én", "1980", "Chủ tịch HĐND")))
    refused = book.run("import", "cadres", path, "--dry-run", "--json")
    assert refused.code == 1
    assert "«Họ và tên»" in refused.sentence
    mapping = book.file({"A": "full_name", "B": "birth_date", "C": "posts.title"}, "cột.json")
    made = book.run("import", "cadres", path, "--mapping", mapping, "--json").json["made"]
    assert len(made) == 1
    save(path, (("Người", "Sinh", "Việc"), ("Lê Thị Hến", "1981", "Chủ tịch HĐND")))
    [sheet] = book.run("import", "cadres", path, "--dry-run", "--json").json["sheets"]
    assert sheet["mapping"] == {"A": "full_name", "B": "birth_date", "C": "posts.title"}
    wrong = book.file({"A": "màu"}, "sai.json")
    assert "«màu»" in book.run("import", "cadres", path, "--mapping", wrong, "--json").sentence


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_messy_workbook_goes_through(book: Book, tmp_path: Path, name: str) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS[name].write(path)
    document = book.run("import", "cadres", path, "--dry-run", "--json").json
    assert document["sheets"][0]["encoding"] == WORKBOOKS[name].encoding
    assert json.dumps(document, ensure_ascii=False).isprintable()


def test_export_brings_the_roster_out_again(book: Book, roster: Path, tmp_path: Path) -> None:
    book.run("import", "cadres", roster, "--json")
    for kind in ("cadres", "bodies", "collaborators", "trainings"):
        path = tmp_path / f"{kind}.xlsx"
        assert book.run("export", kind, path, "--json").json["rows"] == count(book, kind)
        assert path.stat().st_size > 0


@pytest.mark.parametrize("kind", ["cadres", "summary"])
@pytest.mark.parametrize("name", ["so-binh-dang-gioi.db", "khoa.json", "khoa-du-phong.json", "danh sách"])
def test_export_never_writes_over_the_book(book: Book, kind: str, name: str) -> None:
    before = {path.name: path.read_bytes() for path in book.folder.iterdir() if path.is_file()}
    told = book.run("export", kind, book.folder / name)
    assert told.code == 1
    assert is_sentence(told.sentence)
    assert {path.name: path.read_bytes() for path in book.folder.iterdir() if path.is_file()} == before


def test_activities_come_in_with_their_numbers(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "hoạt động.xlsx"
    save(
        path,
        (
            ("SỔ THEO DÕI HOẠT ĐỘNG",),
            (
                "STT",
                "Tên hoạt động",
                "Thời gian tổ chức",
                "Đơn vị tổ chức",
                "Tổng số người",
                "Nữ",
                "Kinh phí",
            ),
            (1, "Tọa đàm về bạo lực học đường", "20/10/2026", "Hội LHPN", 60, 45, "1,5 triệu"),
            (2, "Mít tinh", "31/2/2026", "Đoàn TN", "hơn trăm", None, None),
        ),
    )
    [sheet] = book.run("import", "activities", path, "--dry-run", "--json").json["sheets"]
    assert sheet["mapping"] == {
        "B": "title",
        "C": "held_on",
        "D": "host_unit_id",
        "E": "attendance_total",
        "F": "attendance_female",
        "G": "cost_state",
    }
    assert [one["cell"] for one in sheet["rows"][1]["problems"]] == ["C4", "E4"]
    assert count(book, "activities") == 0
    document = book.run("import", "activities", path, "--json").json
    [made] = document["made"]
    stored = book.run("record", "get", "activities", made, "--json").json
    assert (stored["held_on"], stored["attendance_total"], stored["cost_state"]) == (
        "2026-10-20",
        60,
        1_500_000,
    )
    assert [one["row"] for one in document["refused"]] == ["Sheet1!4"]
    assert count(book, "activities") == 1
