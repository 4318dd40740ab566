"""`merge` on the command line: JSON as the contract says, exit codes, sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.helpers.workspace import PASSPHRASE, reopen
from tests.integration.merge.machines import Desk


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "mật khẩu.txt"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


def test_merge_dry_run_and_undo(
    a: Desk, b: Desk, tmp_path: Path, passphrase: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = a.put("tasks", title="Tập huấn", note="cũ")
    two = a.put("tasks", title="Tọa đàm")
    b.merge(a)
    a.merge(b)
    a.put("tasks", id=one, note="của A")
    a.delete("tasks", two)
    three = a.put("media", title="Tin của A")
    b.put("tasks", id=one, note="của B")
    package = str(a.workspace.exchange.backups.make(tmp_path / "USB").path)
    b.workspace.close()
    shared = ["--data", str(b.folder), "--passphrase-file", str(passphrase), "--json"]

    def run(*words: str) -> Any:
        assert main(["merge", *words, *shared]) == 0
        return json.loads(capsys.readouterr().out)

    told = run(package, "--dry-run")
    assert (told["added"], told["deleted"], told["applied"]) == ({"media": 1}, {"tasks": 1}, False)
    done = run(package)
    assert done["applied"] is True
    assert done["records"] == told["records"]
    assert done["records"]["added"] == {"media": [three]}
    (conflict,) = done["conflicts"]
    assert {key: conflict[key] for key in ("kind", "id", "field")} == {
        "kind": "tasks",
        "id": one,
        "field": "note",
    }
    assert {conflict["kept"], conflict["other"]} == {"của A", "của B"}
    again = run(package)
    assert (again["merge_id"], again["applied"]) == (None, False)
    undone = run("--undo", str(done["merge_id"]))
    assert undone["taken_back"]["media"] == [three]
    assert two in undone["taken_back"]["tasks"]
    assert (undone["merges"], undone["kept"]) == (1, {})
    b.workspace = reopen(b.folder)
    assert b.get("tasks", two)["title"] == "Tọa đàm"
    assert b.get("tasks", one)["note"] == "của B"


def test_what_cannot_be_merged_is_refused_with_a_sentence(
    b: Desk, tmp_path: Path, passphrase: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    b.workspace.close()
    shared = ["--data", str(b.folder), "--passphrase-file", str(passphrase)]
    (tmp_path / "khác.bdg").write_bytes(b"rac")
    assert main(["merge", str(tmp_path / "khác.bdg"), *shared]) == 1
    assert main(["merge", "--undo", "không có", *shared]) == 1
    assert main(["merge", str(tmp_path / "không có.bdg"), *shared]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 3
    with pytest.raises(SystemExit) as left:
        main(["merge", *shared])
    assert left.value.code == 2
    b.workspace = reopen(b.folder)
