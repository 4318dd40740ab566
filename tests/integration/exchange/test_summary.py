"""A year's figures without a person in them, and many communes put together."""

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services.exchange.summary import (
    FIGURES,
    NotASummary,
    NothingToGather,
    Summaries,
    Summary,
    gather,
    read_summary,
    to_json,
)
from app.services.exchange.summary_report import consolidated
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.pdf import pdf_text
from tests.helpers.sentences import is_sentence

PERSON = "NGUYENTHIBIMAT"


@pytest.fixture
def summaries(workspace: Workspace) -> Summaries:
    return Summaries(workspace.database, recorder=workspace.recorder, clock=workspace.clock)


def test_numbers_and_nothing_else(workspace: Workspace, summaries: Summaries, tmp_path: Path) -> None:
    put = workspace.records.put
    put("tasks", {"title": PERSON, "due_on": "2026-03-05", "status": "done", "done_on": "2026-04-01"})
    put("tasks", {"title": PERSON, "occurrences": [{"due_on": "2026-03-31"}, {"due_on": "2026-05-01"}]})
    put("media", {"title": PERSON, "broadcasts": [{"on": "2026-03-08", "times": 2}]})
    put(
        "activities",
        {
            "title": PERSON,
            "held_on": "2026-11-25",
            "attendance_total": 80,
            "attendance_female": 50,
            "attendance_male": 30,
        },
        confirmed=True,
    )
    path = tmp_path / "tổng hợp.json"
    made = summaries.export(2026, path)
    text = path.read_text(encoding="utf-8")
    assert PERSON not in text
    assert "Nhiệm vụ" not in text
    document = json.loads(text)
    assert set(document) == {"format", "version", "commune", "province", "year", "created", "months"}
    march, april, may, november = (document["months"][month - 1]["figures"] for month in (3, 4, 5, 11))
    assert set(march) == {figure.key for figure in FIGURES}
    assert (march["tasks_due"], april["tasks_done"], may["tasks_due"]) == (2, 1, 1)
    assert (march["radio_items"], march["radio_broadcasts"]) == (1, 2)
    assert (november["activities"], november["attendance_total"], november["attendance_female"]) == (
        1,
        80,
        50,
    )
    assert read_summary(path) == made


def summary(number: int, *, year: int = 2026, commune: str = "") -> Summary:
    return Summary(
        commune=commune or f"Xã mẫu {number:03}",
        province="Thành phố mẫu",
        year=year,
        created=datetime(2027, 1, 5, 8, number % 60, tzinfo=UTC),
        months=tuple({figure.key: number + month for figure in FIGURES} for month in range(12)),
    )


def test_a_folder_of_communes(tmp_path: Path) -> None:
    for number in range(1, 6):
        (tmp_path / f"{number}.json").write_text(to_json(summary(number)), encoding="utf-8")
    (tmp_path / "năm khác.json").write_text(to_json(summary(9, year=2025)), encoding="utf-8")
    (tmp_path / "hỏng.json").write_text(to_json(summary(9))[:200], encoding="utf-8")
    (tmp_path / "thư.docx").write_bytes(b"PK")
    later = to_json(summary(30, commune="xã MẪU 001"))
    (tmp_path / "lần hai.json").write_text(later, encoding="utf-8")
    found = gather(tmp_path, 2026)
    assert len(found.summaries) == 5
    assert len(found.problems) == 2
    assert all(is_sentence(problem) for problem in found.problems)
    assert found.summaries[0].total("activities") == sum(30 + month for month in range(12))
    report = consolidated(found)
    told = pdf_text(render(report, Format.PDF))
    assert "Xã mẫu 005" in told
    total = sum(number + month for number in (2, 3, 4, 5, 30) for month in range(12))
    assert f"{total:,}".replace(",", ".") in told
    assert render(report, Format.XLSX)[:2] == b"PK"
    with pytest.raises(NothingToGather):
        gather(tmp_path, 2030)
    with pytest.raises(NothingToGather):
        gather(tmp_path / "không có", 2026)


def test_what_lies_in_a_folder_that_was_sent_to_for_a_year(tmp_path: Path) -> None:
    """Copies, other spellings of a name, folders, links to nowhere, rubbish, a later program's file."""
    one = summary(1, commune="Hưng Đạo")
    (tmp_path / "một.json").write_text(to_json(one), encoding="utf-8")
    (tmp_path / "một - Copy.json").write_text(to_json(one), encoding="utf-8")
    apart = summary(1, commune=unicodedata.normalize("NFD", "Hưng  đạo"))
    (tmp_path / "một (2).json").write_text(to_json(apart), encoding="utf-8-sig")
    later = summary(2, commune="Hưng Đạo")
    (tmp_path / "a lần sau.json").write_text(to_json(later), encoding="utf-8")
    (tmp_path / "thư mục.json").mkdir()
    (tmp_path / "rỗng.json").write_bytes(b"")
    (tmp_path / "nhị phân.json").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "quá lớn.json").write_text(" " * 1_000_001 + to_json(one), encoding="utf-8")
    (tmp_path / "lồng nhau.json").write_text("[" * 100_000, encoding="utf-8")
    newer = {**json.loads(to_json(summary(7))), "version": 9}
    (tmp_path / "mới hơn.json").write_text(json.dumps(newer), encoding="utf-8")
    for number, name in enumerate(("Đông Mẫu", "An Mẫu", "Ứng Mẫu", "Dân Mẫu"), 10):
        (tmp_path / f"{number}.JSON").write_text(to_json(summary(number, commune=name)), encoding="utf-8")
    found = gather(tmp_path, 2026)
    assert [one.commune for one in found.summaries][:3] == ["An Mẫu", "Dân Mẫu", "Đông Mẫu"]
    assert len(found.summaries) == 5, "one commune however its name is written"
    assert all(is_sentence(problem) for problem in found.problems)
    assert later in found.summaries
    assert sum("không phải là tệp tổng hợp" in problem for problem in found.problems) == 5
    assert sum("phiên bản mới hơn của chương trình" in problem for problem in found.problems) == 1
    twice = {problem for problem in found.problems if "nhiều tệp" in problem}
    assert len(twice) == 1
    assert all("lập sau cùng là «a lần sau.json»" in problem for problem in twice)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "khác"},
        {"version": 2},
        {"commune": ""},
        {"commune": 5},
        {"months": []},
        {"created": "2026-01-01"},
        {"year": "năm nay"},
        {"months": [{"month": month, "figures": {"activities": "5"}} for month in range(1, 13)]},
        {"months": [{"month": month, "figures": {"activities": -1}} for month in range(1, 13)]},
        {"months": [{"month": month, "figures": {"activities": True}} for month in range(1, 13)]},
    ],
)
def test_what_is_no_summary(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**json.loads(to_json(summary(1))), **change}), encoding="utf-8")
    with pytest.raises(NotASummary) as caught:
        read_summary(path)
    assert is_sentence(str(caught.value))


def test_what_a_later_program_counts_as_well_is_left_out(tmp_path: Path) -> None:
    document = json.loads(to_json(summary(1)))
    document["months"][0]["figures"]["of_tomorrow"] = 5
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert read_summary(path) == summary(1)
