"""As processes of their own: first run, streams that close or fill, other languages, other processes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import data_folder
from app.cli.console import OutputLost
from app.cli.context import print_json
from tests.cli.commands import ROOT, Book, process, start
from tests.helpers.processes import finished, line_of, started
from tests.helpers.sentences import is_sentence


def test_the_first_run_and_the_second(tmp_path: Path) -> None:
    data, secret = tmp_path / "Sổ của xã", tmp_path / "mật khẩu.txt"
    secret.write_text("mật khẩu của sổ này", encoding="utf-8")
    options = ("--data", data, "--passphrase-file", secret)
    made = process("init", "--commune", "Mẫu Sơn", "--province", "Lạng Sơn", "--json", *options)
    assert made.json == {"folder": str(data), "recovery_code": made.json["recovery_code"]}
    assert made.err == ""
    before = (data / "khoa.json").read_bytes()
    again = process("init", *options)
    assert is_sentence(again.sentence)
    assert (data / "khoa.json").read_bytes() == before
    assert process("recovery", "show", *options).out.strip() == made.json["recovery_code"]
    settings = process("record", "list", "settings", "--json", *options).json["records"]
    assert {one["key"]: one["value"]["value"] for one in settings} == {
        "commune": "Mẫu Sơn",
        "province": "Lạng Sơn",
    }


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_output_is_utf_8_whatever_the_system_speaks(environment: dict[str, str]) -> None:
    told = process("record", "schema", "tasks", "--json", **environment)
    assert told.json["title"] == "Nhiệm vụ"
    refused = process("record", "schema", "khong-co", **environment)
    assert "hồ sơ «khong-co»" in refused.sentence


def test_a_book_in_a_folder_of_any_name_in_any_language(book: Book) -> None:
    odd = book.folder.with_name("Sổ 100% «của» [xã] & #1 ❤")
    book.folder.rename(odd)
    path = book.file({"title": "Đề án 🙂"})
    told = process(
        "--data", odd, "record", "put", "tasks", path, "--json", "--passphrase-file", book.secret, LC_ALL="C"
    )
    assert told.json["title"] == "Đề án 🙂"


def test_a_reader_that_goes_away_is_no_failure() -> None:
    running = start("record", "schema", "tasks", "--json")
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(60) == 0


def test_a_program_whose_output_was_closed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputLost) as caught:
        print_json({})
    assert is_sentence(str(caught.value))


if sys.platform == "linux":

    def shell(command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m app {command}'], cwd=ROOT, capture_output=True, check=False
        )

    def test_output_closed_or_full_is_a_sentence() -> None:
        for where in (">&-", ">/dev/full"):
            told = shell(f"record schema tasks --json {where}")
            assert told.returncode == 1
            assert is_sentence(told.stderr.decode().strip())


def test_another_program_is_writing(book: Book) -> None:
    """The command waits some seconds, then says who is in the way; reading goes on."""
    holder = started("hold", book.folder)
    assert line_of(holder) == "held"
    options = ("--data", book.folder, "--passphrase-file", book.secret)
    waiting = start("record", "put", "tasks", book.file({"title": "A"}), *options)
    assert process("record", "list", "tasks", *options).json["total"] == 0
    out, err = waiting.communicate(timeout=60)
    assert (waiting.returncode, out) == (1, b"")
    assert is_sentence(err.decode().strip())
    holder.kill()
    finished(holder)
    assert process("record", "put", "tasks", book.file({"title": "A"}), *options).json["version"] == 1


def test_a_portable_program_keeps_its_data_beside_itself(tmp_path: Path) -> None:
    """The program copied to a stick with a `portable.txt` beside it."""
    stick = tmp_path / "Ổ di động"
    ignored = shutil.ignore_patterns("__pycache__", "ui", "reports", "plans")
    shutil.copytree(ROOT / "app", stick / "app", ignore=ignored)
    program = [sys.executable, "-c", "from app.bootstrap import data_folder; print(ascii(data_folder()))"]

    def folder() -> str:
        told = subprocess.run(program, cwd=stick, capture_output=True, check=True, encoding="utf-8")
        return told.stdout.strip()

    assert folder().endswith("SoBinhDangGioi')")
    (stick / "portable.txt").write_bytes(b"")
    assert json.dumps(folder()) == json.dumps(ascii(stick / "du-lieu"))


def test_the_data_folder_is_the_one_given_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("sổ")) == tmp_path / "sổ"
    assert data_folder().name == "SoBinhDangGioi"
