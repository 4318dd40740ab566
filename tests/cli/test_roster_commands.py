"""The roster from the command line."""

from pathlib import Path

from tests.cli.commands import Book
from tests.helpers.sentences import is_sentence


def test_a_person_with_posts(book: Book) -> None:
    made = book.put(
        "cadres",
        full_name="Đỗ Thị Mẫu Ánh",
        sex="Nữ",
        birth_date="7/1985",
        posts=[{"body": "UBND xã", "title": "Phó Chủ tịch", "from": "30/6/2021", "key_post": True}],
    )
    assert (made["sex"], made["birth_date"]) == ("female", "1985-07")
    (post,) = made["posts"]
    assert (post["from"], post["to"], post["role"], post["key_post"]) == ("2021-06-30", None, "deputy", True)
    body = book.run("record", "get", "bodies", post["body"], "--json").json
    assert body["abbreviation"] == "UBND xã"
    assert book.put("cadres", **made) == made
    ended = book.put("cadres", id=made["id"], posts=[{**post, "to": "2026-06"}])
    assert ended["posts"][0]["to"] == "2026-06"
    actions = [entry["action"] for entry in book.run("record", "history", "cadres", made["id"]).json]
    assert actions == ["insert", "insert", "update"]


def test_lists_in_the_order_of_names(book: Book) -> None:
    for name in ("Trần Văn Mẫu Bình", "Đỗ Thị Mẫu Ánh", "Lê Thị Mẫu An"):
        book.put("cadres", full_name=name)
    found = book.run("record", "list", "cadres", "--json").json
    assert [one["full_name"] for one in found["records"]] == [
        "Lê Thị Mẫu An",
        "Đỗ Thị Mẫu Ánh",
        "Trần Văn Mẫu Bình",
    ]
    one = book.run("record", "list", "cadres", "--search", "binh", "--json").json
    assert [person["full_name"] for person in one["records"]] == ["Trần Văn Mẫu Bình"]
    bodies = book.run("record", "list", "bodies", "--limit", 3, "--json").json
    assert [one["abbreviation"] for one in bodies["records"]] == [
        "BCH Đảng bộ",
        "BTV Đảng ủy",
        "UBKT Đảng ủy",
    ]


def test_what_cannot_be_is_refused(book: Book, tmp_path: Path) -> None:
    def refused(text: str) -> str:
        path = tmp_path / "người.json"
        path.write_text(text, encoding="utf-8")
        return book.run("record", "put", "cadres", path).sentence

    early = refused(
        '{"full_name": "Lê Thị Mẫu", "posts": '
        '[{"body": "UBND xã", "title": "Ủy viên", "from": "2026", "to": "2025"}]}'
    )
    assert "sớm hơn ngày bắt đầu" in early
    assert is_sentence(early)
    nowhere = refused('{"full_name": "Lê Thị Mẫu", "posts": [{"body": "Ban không có", "title": "Ủy viên"}]}')
    assert "Ban không có" in nowhere


def test_the_schema(book: Book) -> None:
    schema = book.run_bare("record", "schema", "cadres", "--json").json
    text = str(schema)
    for key in ("full_name", "party_joined", "political_theory", "key_post", "through_title", "successions"):
        assert key in text


def test_the_report(book: Book, tmp_path: Path) -> None:
    book.put("cadres", full_name="Đỗ Thị Mẫu Ánh", posts=[{"body": "UBND xã", "title": "Ủy viên"}])
    out = tmp_path / "ra"
    told = book.run(
        "report", "cadres", "--period", "2026-Q2", "--out", out, "--format", "docx,xlsx", "--json"
    )
    assert told.json["kind"] == "cadres"
    assert sorted(path.name for path in out.iterdir()) == [
        "bao-cao-can-bo-nu-2026-Q2.docx",
        "bao-cao-can-bo-nu-2026-Q2.xlsx",
    ]
    assert "2026-13" in book.run("report", "cadres", "--period", "2026-13", "--out", out).sentence


def test_samples_hold_people(book: Book) -> None:
    rows = book.run("sample", "--rows", 60, "--json").json["rows"]
    assert rows["cadres"] > 0
    found = book.run("record", "list", "cadres", "--json").json
    assert found["total"] == rows["cadres"]
    assert all("Mẫu" in one["full_name"] and one["note"] == "Dữ liệu mẫu" for one in found["records"])


def test_samples_come_into_a_book_that_has_their_thon_and_units(book: Book) -> None:
    book.put("hamlets", name="Thôn Mẫu 1", households=7)
    book.put("units", name="Câu lạc bộ Mẫu 1")
    for _ in range(2):
        assert book.run("sample", "--rows", 60, "--json").json["rows"]["cadres"] > 0
    hamlets = book.run("record", "list", "hamlets", "--search", "Thôn Mẫu 1", "--json").json["records"]
    assert [one["households"] for one in hamlets if one["name"] == "Thôn Mẫu 1"] == [7]


def test_a_class_with_what_was_learnt_and_a_plan_of_succession(book: Book) -> None:
    person = book.put(
        "cadres",
        full_name="Đỗ Thị Mẫu Ánh",
        successions=[
            {"body": "UBND xã", "title": "Phó Chủ tịch", "term": "2026-2031", "status": "Đã phê duyệt"}
        ],
    )
    (planned,) = person["successions"]
    assert (planned["title"], planned["term"], planned["status"]) == ("Phó Chủ tịch", "2026-2031", "approved")
    course = book.put(
        "trainings",
        title="Bồi dưỡng kỹ năng lãnh đạo",
        field="leadership",
        level="Sơ cấp",
        starts_on="11/5/2026",
        ends_on="15/5/2026",
        attendees=[{"cadre_id": person["id"]}],
    )
    assert (course["status"], course["starts_on"], course["level"]) == ("planned", "2026-05-11", "Sơ cấp")
    attendee = {**course["attendees"][0], "certificate": "CC 15/2026"}
    done = book.put("trainings", id=course["id"], status="done", attendees=[attendee])
    assert (done["status"], done["attendees"][0]["certificate"]) == ("done", "CC 15/2026")
    path = book.file({"title": "Lớp về giới", "starts_on": "2026-05-11", "ends_on": "2026-05-10"}, "lớp.json")
    assert "sớm hơn ngày khai giảng" in book.run("record", "put", "trainings", path).sentence
