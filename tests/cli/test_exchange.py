"""`backup`, `verify`, `restore`: their JSON, their sentences, their exit codes."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import Book
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "USB của tôi"


def back_up(book: Book, stick: Path) -> Path:
    return Path(book.run("backup", stick, "--json").json["file"])


def test_backup_and_verify(book: Book, stick: Path) -> None:
    book.put("tasks", title="Một việc")
    made = book.run("backup", stick, "--json").json
    assert made["machine"] == "A"
    assert made["rows"]["tasks"] == 1
    assert made["unchanged"] is False
    path = Path(made["file"])
    assert path.parent == stick
    assert path.stat().st_size == made["size"]
    again = book.run("backup", stick, "--json").json
    assert (again["unchanged"], again["file"]) == (True, made["file"])
    found = book.run("verify", path, "--json").json
    assert found == {
        "ok": True,
        "created": made["created"],
        "machine": "A",
        "schema": made["schema"],
        "rows": made["rows"],
        "sha256": made["sha256"],
        "problems": [],
    }
    told = book.run("verify", path)
    assert (told.code, told.err) == (0, "")
    assert is_sentence(told.out.strip())
    assert is_sentence(book.run("backup", stick).out.strip() + ".")


def test_backup_to_a_name(book: Book, stick: Path) -> None:
    stick.mkdir()
    made = book.run("backup", stick / "bản của tôi.bdg", "--json").json
    assert Path(made["file"]) == stick / "bản của tôi.bdg"
    assert is_sentence(book.run("backup", stick / "bản của tôi.bdg").sentence)
    assert book.run("verify", stick / "bản của tôi.bdg").code == 0


def test_damage_is_told_in_json_too(book: Book, stick: Path) -> None:
    path = back_up(book, stick)
    damaged = bytearray(path.read_bytes())
    damaged[-3000] ^= 4
    path.write_bytes(damaged)
    told = book.run("verify", path, "--json")
    assert told.code == 1
    assert is_sentence(told.err.strip())
    found = json.loads(told.out)
    assert found["ok"] is False
    assert found["problems"] == [told.err.strip()]
    path.write_bytes(b"no package at all")
    told = book.run("verify", path, "--json")
    assert told.code == 1
    assert json.loads(told.out)["created"] is None
    assert is_sentence(book.run("verify", path).sentence)
    assert is_sentence(book.run("verify", stick / "không có.bdg").sentence)
    assert is_sentence(book.run("restore", path).sentence)


def test_verify_without_a_book(book: Book, stick: Path, tmp_path: Path) -> None:
    """The office's IT person has the stick and the passphrase, not the PC."""
    path = back_up(book, stick)
    shutil.rmtree(book.folder)
    assert book.run("verify", path, "--json").json["ok"] is True
    assert not book.folder.exists()
    wrong = tmp_path / "sai.txt"
    wrong.write_text("không phải mật khẩu này", encoding="utf-8")
    told = book.run_bare("verify", path, "--data", book.folder, "--passphrase-file", wrong)
    assert is_sentence(told.sentence)


def test_one_of_another_book_asks_for_its_passphrase(book: Book, stick: Path, tmp_path: Path) -> None:
    path = back_up(book, stick)
    other = Book(tmp_path / "sổ hai", tmp_path / "mật khẩu hai.txt", book.capsys)
    other.secret.write_text("mật khẩu của sổ hai", encoding="utf-8")
    assert other.run("init").code == 0
    told = other.run("verify", path)
    assert "máy A" in told.sentence
    assert is_sentence(told.sentence)
    assert is_sentence(other.run("restore", path, "--dry-run").sentence)
    assert other.run("verify", path, "--package-passphrase-file", book.secret, "--json").json["ok"]
    preview = other.run("restore", path, "--dry-run", "--package-passphrase-file", book.secret, "--json").json
    assert preview["other_key"] is True
    told = other.run("merge", path)
    assert "máy A" in told.sentence, "the other machine's passphrase is wanted, not the book's own"
    told = other.run("restore", path, "--package-passphrase-file", book.secret)
    assert "mở sổ bằng mật khẩu và mã khôi phục của sổ đó" in told.out


def test_a_passphrase_that_was_changed_since(book: Book, stick: Path, tmp_path: Path) -> None:
    path = back_up(book, stick)
    new = tmp_path / "mới.txt"
    new.write_text("một mật khẩu mới hẳn", encoding="utf-8")
    assert book.run("passphrase", "change", "--new-passphrase-file", new).code == 0
    assert book.run("verify", path).code == 0, "the one that the package was made under"
    told = book.run_bare("verify", path, "--data", book.folder, "--passphrase-file", new)
    assert told.code == 0, "and the one of the book, whose key it is"


def test_restore(book: Book, stick: Path) -> None:
    book.put("tasks", title="Một việc")
    path = back_up(book, stick)
    book.put("tasks", title="Hai việc")
    preview = book.run("restore", path, "--dry-run", "--json").json
    assert preview["applied"] is False
    assert preview["kinds"]["tasks"] == {"now": 2, "then": 1}
    assert preview["lost_changes"] == 1
    assert preview["latest_change"]["now"] >= preview["latest_change"]["then"]
    assert book.run("record", "list", "tasks", "--json").json["total"] == 2
    done = book.run("restore", path, "--json").json
    assert done["applied"] is True
    assert done["this_machine"] == "A"
    assert book.run("record", "list", "tasks", "--json").json["total"] == 1
    assert book.run("verify", done["backup"], "--json").json["rows"]["tasks"] == 2
    told = book.run("restore", done["backup"])
    assert told.code == 0
    assert "Nhiệm vụ: 1 → 2" in told.out
    assert book.run("record", "list", "tasks", "--json").json["total"] == 2


def test_restore_over_damage_and_on_an_empty_folder(book: Book, stick: Path, tmp_path: Path) -> None:
    book.put("tasks", title="Một việc")
    path = back_up(book, stick)
    (book.folder / "so-binh-dang-gioi.db").write_bytes(b"damaged" * 1000)
    assert book.run("record", "list", "tasks", "--json").code == 1
    done = book.run("restore", path, "--json").json
    assert done["this_machine"] == "A"
    assert Path(done["set_aside"]).is_dir()
    assert book.run("record", "list", "tasks", "--json").json["total"] == 1
    second = Book(tmp_path / "máy hai", book.secret, book.capsys)
    assert second.run("restore", path, "--json").json["this_machine"] == "B"
    assert second.run("record", "list", "tasks", "--json").json["total"] == 1
    third = Book(tmp_path / "máy ba", book.secret, book.capsys)
    code = tmp_path / "mã.txt"
    code.write_text(book.run("recovery", "show").out, encoding="utf-8")
    told = third.run_bare("restore", path, "--data", third.folder, "--code-file", code, "--json")
    assert told.json["this_machine"] == "B"
    assert third.run("record", "list", "tasks", "--json").json["total"] == 1


def test_a_wrong_passphrase_of_the_book_restores_nothing(book: Book, stick: Path, tmp_path: Path) -> None:
    """It may be the package's, but what is open here is closed to whoever does not have its own."""
    path = back_up(book, stick)
    wrong = tmp_path / "mới.txt"
    wrong.write_text("một mật khẩu mới hẳn", encoding="utf-8")
    assert book.run("passphrase", "change", "--new-passphrase-file", wrong).code == 0
    assert book.secret.read_text(encoding="utf-8").startswith(PASSPHRASE)
    assert is_sentence(book.run("restore", path).sentence)


def test_summaries_of_many_communes(book: Book, tmp_path: Path) -> None:
    book.put("tasks", title="Một việc", due_on="2026-03-05")
    folder = tmp_path / "các xã"
    made = book.run("export", "summary", folder / "một.json", "--year", "2026", "--json").json
    assert (made["year"], made["months"]) == (2026, 12)
    assert "Một việc" not in (folder / "một.json").read_text(encoding="utf-8")
    second = Book(tmp_path / "xã hai", book.secret, book.capsys)
    assert second.run("init", "--commune", "Mẫu Hai").code == 0
    assert second.run("export", "summary", folder / "hai.json", "--year", "2026").code == 0
    (folder / "hỏng.json").write_text("{", encoding="utf-8")
    target = tmp_path / "tổng hợp.xlsx"
    told = book.run_bare("consolidate", folder, target, "--year", "2026", "--json").json
    assert told["communes"] == ["Hưng Đạo", "Mẫu Hai"]
    assert [is_sentence(problem) for problem in told["problems"]] == [True]
    assert target.read_bytes()[:2] == b"PK"
    told = book.run_bare("consolidate", folder, tmp_path / "tổng hợp.txt", "--year", "2026")
    assert is_sentence(told.sentence)
    assert is_sentence(book.run_bare("consolidate", folder, target, "--year", "2020").sentence)
