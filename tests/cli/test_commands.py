"""What each command takes, answers and refuses."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from app.cli import BUG
from app.cli import records as records_room
from tests.cli.commands import Book
from tests.helpers.sentences import is_sentence

UNKNOWN = "00000000-0000-7000-8000-000000000000"


# --- records ----------------------------------------------------------------------------------


def test_a_record_s_life(book: Book) -> None:
    made = book.put("tasks", title="Tập huấn", due_on="1/8/2026", tags=[{"programme": "NTM"}])
    assert made["kind"] == "tasks"
    assert (made["version"], made["due_on"], made["status"]) == (1, "2026-08-01", "todo")
    assert book.run("record", "get", "tasks", made["id"], "--json").json == made
    changed = book.put("tasks", id=made["id"], version=1, status="Hoàn thành")
    assert (changed["status"], changed["progress"], changed["tags"]) == ("done", 100, made["tags"])
    history = book.run("record", "history", "tasks", made["id"], "--json").json
    assert [entry["action"] for entry in history] == ["insert", "insert", "update"]
    assert {"field": "status", "label": "Trạng thái", "old": "Chưa làm", "new": "Hoàn thành"} in history[-1][
        "changes"
    ]
    deleted = book.run("record", "delete", "tasks", made["id"], "--json").json
    assert deleted["deleted"] == made["id"]
    assert is_sentence(book.run("record", "get", "tasks", made["id"]).sentence)
    assert len(book.run("record", "history", "tasks", made["id"]).json) == 5


def test_what_was_got_can_be_put(book: Book) -> None:
    made = book.put("tasks", title="A", tags=[{"programme": "NTM"}], coop_units=[{"unit_id": "CA"}])
    again = book.put("tasks", **made)
    assert again == made


def test_lists(book: Book) -> None:
    for title, due in (("Đề án", "2026-09-01"), ("An toàn", "2026-08-01"), ("Dân số", None)):
        book.put("tasks", title=title, due_on=due)

    def titles(*more: object) -> list[str]:
        found = book.run("record", "list", "tasks", *more, "--json").json
        assert found["total"] >= len(found["records"])
        return [record["title"] for record in found["records"]]

    assert titles() == ["An toàn", "Đề án", "Dân số"]
    assert titles("--search", "DE an") == ["Đề án"]
    assert titles("--limit", 2) == ["An toàn", "Đề án"]
    assert titles("--limit", "0") == []
    assert titles("--sort", "title") == ["An toàn", "Dân số", "Đề án"]
    for descending in (("--sort", "-title"), ("--sort=-title",)):
        assert titles(*descending) == ["Đề án", "Dân số", "An toàn"]
    assert titles("--sort", "-due_on", "--limit", 1) == ["Đề án"]


def test_a_list_has_no_sub_rows_and_a_record_has(book: Book) -> None:
    book.put("tasks", title="A", tags=[{"programme": "NTM"}])
    (listed,) = book.run("record", "list", "tasks").json["records"]
    assert "tags" not in listed
    assert len(book.run("record", "get", "tasks", listed["id"]).json["tags"]) == 1


def test_the_schema_needs_no_book(book: Book) -> None:
    schema = book.run_bare("record", "schema", "tasks", "--json").json
    assert schema["fields"]["title"]["required"]
    assert schema["fields"]["lead_unit_id"]["accepts"] == ["id", "name", "abbreviation"]
    assert "tasks" in book.run_bare("record", "schema", "nhiem-vu", "--json").sentence


def test_what_is_unusual_is_stored_and_said(book: Book) -> None:
    values = {"title": "Hội nghị", "held_on": "2026-07-01", "attendance_total": 9, "attendance_male": 4}
    told = book.run("record", "put", "activities", book.file({**values, "attendance_female": 4}))
    assert told.json["attendance_total"] == 9
    (line,) = told.err.splitlines()
    assert "9" in line


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"{'title': 'A'}",
        b'{"title": "A",}',
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        b'{"line": ' + b"9" * 5000 + b"}",
        '{"title": "A"}'.encode("utf-16"),
    ],
    ids=lambda content: repr(content)[:20],
)
def test_a_file_that_is_no_record(book: Book, content: bytes) -> None:
    path = book.secret.with_name("hỏng.json")
    path.write_bytes(content)
    sentence = book.run("record", "put", "tasks", path).sentence
    assert is_sentence(sentence)
    assert "hỏng.json" in sentence
    assert book.run("record", "list", "tasks").json["total"] == 0


def test_a_file_with_a_byte_order_mark(book: Book) -> None:
    path = book.secret.with_name("bom.json")
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"title": "Đề án"}).encode())
    assert book.run("record", "put", "tasks", path).json["title"] == "Đề án"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Nhiệm vụ"),
        ({"title": "A", "lạ": 1}, "lạ"),
        ({"title": "A", "status": "xong"}, "Hoàn thành"),
        ({"title": "A", "due_on": "2026-02-30"}, "Thời hạn"),
        ({"title": "A", "line": float("nan")}, "số nguyên"),
        ({"title": "A", "lead_unit_id": "Ban Không Có"}, "Ban Không Có"),
        ({"id": UNKNOWN, "title": "A"}, "Không tìm thấy"),
        ({"id": 5, "title": "A"}, "Không tìm thấy"),
    ],
    ids=str,
)
def test_a_record_that_is_refused(book: Book, values: Any, words: str) -> None:
    sentence = book.run("record", "put", "tasks", book.file(values)).sentence
    assert words in sentence
    assert sentence.endswith((".", "?"))


def test_an_older_version_is_refused(book: Book) -> None:
    made = book.put("tasks", title="A")
    book.put("tasks", id=made["id"], title="B")
    stale = {"id": made["id"], "title": "C", "version": 1}
    assert "thay đổi" in book.run("record", "put", "tasks", book.file(stale)).sentence
    odd = {**stale, "version": "hai"}
    assert "version" in book.run("record", "put", "tasks", book.file(odd)).sentence


@pytest.mark.parametrize("verb", ["get", "delete", "history"])
@pytest.mark.parametrize("unknown", [UNKNOWN, "khong-co", "'; DROP TABLE tasks", "\udcff", UNKNOWN.upper()])
def test_an_id_that_there_is_not(book: Book, verb: str, unknown: str) -> None:
    assert is_sentence(book.run("record", verb, "tasks", unknown).sentence)


def test_unknown_columns_and_kinds(book: Book) -> None:
    assert "khong_co" in book.run("record", "list", "tasks", "--sort", "khong_co").sentence
    assert "due_on" in book.run("record", "list", "tasks", "--sort", "-tags").sentence
    for command in (("list", "lạ"), ("get", "lạ", UNKNOWN), ("history", "lạ", UNKNOWN)):
        assert "tasks" in book.run("record", *command).sentence


# --- usage ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ("lệnh-lạ",),
        ("record",),
        ("record", "list"),
        ("record", "list", "tasks", "--limit", "-1"),
        ("record", "list", "tasks", "--limit", "nhiều"),
        ("record", "list", "tasks", "--lạ"),
        ("record", "list", "tasks", "--lim", "3"),
        ("record", "list", "tasks", "--pass", "mật khẩu"),
        ("record", "put", "tasks"),
        ("init", "thừa"),
        ("passphrase",),
        ("--data",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_with_the_way_it_goes(book: Book, command: tuple[str, ...]) -> None:
    told = book.run_bare(*command)
    assert (told.code, told.out) == (2, "")
    *_, sentence = told.err.splitlines()
    assert sentence.startswith("Lệnh chưa đúng")
    assert told.err.startswith("Cách dùng: ")


@pytest.mark.parametrize("command", ["--help", "record --help", "record list -h"])
def test_help_is_vietnamese(book: Book, command: str) -> None:
    told = book.run_bare(*command.split())
    assert told.code == 0
    assert "Cách dùng" in told.out
    assert not [word for word in ("usage", "options", "arguments", "show this") if word in told.out]


def test_options_may_stand_anywhere(book: Book) -> None:
    data, secret = ("--data", book.folder), ("--passphrase-file", book.secret)
    for command in (
        (*data, *secret, "record", "list", "tasks", "--json"),
        ("record", *data, *secret, "list", "tasks", "--json"),
        ("record", "list", *data, "tasks", *secret, "--json"),
        (*data, "record", "list", "tasks", "--json", *secret),
        ("record", f"--data={book.folder}", "list", "tasks", *secret),
    ):
        assert book.run_bare(*command).json["total"] == 0


def test_the_last_of_two_options_counts(book: Book) -> None:
    elsewhere = book.folder.with_name("không có gì")
    told = book.run_bare(
        "--data",
        elsewhere,
        "record",
        "list",
        "tasks",
        "--data",
        book.folder,
        "--passphrase-file",
        book.secret,
    )
    assert told.json["total"] == 0


# --- keys -------------------------------------------------------------------------------------


def test_secrets_are_never_arguments(book: Book) -> None:
    help_texts = [book.run_bare(*room, "--help").out for room in ((), ("init",), ("passphrase", "change"))]
    assert not [text for text in help_texts if "--passphrase " in text or "--password" in text]


def test_a_wrong_passphrase(book: Book) -> None:
    book.secret.write_text("không phải mật khẩu\n", encoding="utf-8")
    assert "Mật khẩu không đúng" in book.run("record", "list", "tasks").sentence


def test_the_sixth_wrong_one_must_wait(book: Book) -> None:
    right = book.secret.read_bytes()
    book.secret.write_text("không phải mật khẩu\n", encoding="utf-8")
    for _ in range(6):
        told = book.run("record", "list", "tasks").sentence
    assert "đợi" in told
    book.secret.write_bytes(right)
    assert "đợi" in book.run("record", "list", "tasks").sentence


@pytest.mark.parametrize(
    "content",
    [None, b"", b"\n", b"\xff\xfe\x00", b"\r\n"],
    ids=["missing", "empty", "blank", "binary", "crlf"],
)
def test_a_passphrase_file_that_holds_none(book: Book, content: bytes | None) -> None:
    book.secret.unlink()
    if content is not None:
        book.secret.write_bytes(content)
    sentence = book.run("record", "list", "tasks").sentence
    assert is_sentence(sentence)
    assert "mật khẩu.txt" in sentence
    # A file that holds nothing is no wrong passphrase and does not count as one.
    assert '"failures": 0' in (book.folder / "khoa.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nthêm\n"])
def test_only_the_first_line_counts(book: Book, ending: str) -> None:
    first = book.secret.read_text(encoding="utf-8").splitlines()[0]
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, first)
        book.secret.write_bytes(b"\xef\xbb\xbf" + text.encode() + ending.encode())
        assert book.run("record", "list", "tasks").json["total"] == 0


def test_nobody_to_ask(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "--passphrase-file" in book.run_bare("record", "list", "tasks", "--data", book.folder).sentence


def test_no_book_there(book: Book) -> None:
    empty = book.folder.with_name("trống")
    told = book.run_bare("record", "list", "tasks", "--data", empty, "--passphrase-file", book.secret)
    assert "init" in told.sentence
    assert not empty.exists()


def test_passphrase_change_and_recovery(book: Book) -> None:
    first = book.run("recovery", "show")
    code = first.out.strip()
    assert (first.code, len(code)) == (0, 34)
    new = book.secret.with_name("mới.txt")
    new.write_text("một mật khẩu hoàn toàn mới", encoding="utf-8")
    assert book.run("passphrase", "change", "--new-passphrase-file", new).code == 0
    assert "không đúng" in book.run("record", "list", "tasks").sentence
    code_file = book.secret.with_name("mã.txt")
    code_file.write_text(code.lower(), encoding="utf-8")
    used = book.run_bare(
        "recovery",
        "use",
        "--code-file",
        code_file,
        "--new-passphrase-file",
        book.secret,
        "--data",
        book.folder,
    )
    assert used.code == 0
    assert book.run("record", "list", "tasks").json["total"] == 0
    assert book.run("recovery", "show").out.strip() == code


def test_recovery_with_a_wrong_code_or_a_weak_passphrase(book: Book) -> None:
    code_file = book.secret.with_name("mã.txt")
    code_file.write_text("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", encoding="utf-8")
    command = ("recovery", "use", "--code-file", code_file, "--new-passphrase-file", book.secret)
    assert "Mã khôi phục không đúng" in book.run(*command).sentence
    weak = book.secret.with_name("yếu.txt")
    weak.write_text("1234567", encoding="utf-8")
    assert "quá ngắn" in book.run("passphrase", "change", "--new-passphrase-file", weak).sentence
    assert book.run("record", "list", "tasks").json["total"] == 0


@pytest.mark.parametrize(
    ("options", "words"), [(("--commune", "  "), "tên xã"), (("--commune", "x" * 300), "200 ký tự")]
)
def test_an_office_without_a_name_makes_nothing(book: Book, options: tuple[str, ...], words: str) -> None:
    new = book.folder.with_name("sổ mới")
    told = book.run_bare("init", "--data", new, "--passphrase-file", book.secret, *options)
    assert words in told.sentence
    assert not new.exists()


# --- folders and bugs -------------------------------------------------------------------------


def test_folders_that_cannot_be(book: Book, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    for data in (tmp_path / "tệp", tmp_path / ("d" * 300), tmp_path / "tệp" / "trong"):
        told = book.run_bare("init", "--data", data, "--passphrase-file", book.secret)
        assert is_sentence(told.sentence)


def test_a_home_of_nobody(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = book.run_bare(
        "record", "list", "tasks", "--data", "~khong-co-ai", "--passphrase-file", book.secret
    )
    assert "init" in told.sentence


def test_a_bug_is_70_with_a_reference_and_no_content(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ValueError("Lò Thị Mẫu Vật bị đánh")

    monkeypatch.setattr(records_room, "list_records", fail)
    told = book.run("record", "list", "tasks")
    assert (told.code, told.out) == (BUG, "")
    assert "Lò Thị" not in told.err
    log = (book.folder / "nhat-ky" / "loi.txt").read_text(encoding="utf-8")
    reference = told.err.split("mã ")[1].split()[0]
    assert f"[{reference}]" in log
    assert "ValueError" in log
    assert "Lò Thị" not in log


def test_stopped_by_the_keyboard(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(records_room, "list_records", stop)
    assert is_sentence(book.run("record", "list", "tasks").sentence)
