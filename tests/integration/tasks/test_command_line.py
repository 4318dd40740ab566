"""The commands about tasks and lists, as a script calls them."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.cli import main
from app.services.spreadsheets.unit_form import FORM_SHEET, HEADER_ROW
from tests.helpers.seed import SEED_PLAN
from tests.helpers.workspace import PASSPHRASE, make_workspace


class Shell:
    """Runs commands on one folder."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        secret = folder / "mat-khau.txt"
        secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self._shared = ["--data", str(folder / "sổ"), "--passphrase-file", str(secret)]

    def run(self, *words: object, code: int = 0) -> str:
        """Run a command; its standard output, or what it complained when it failed as expected."""
        assert main([*(str(word) for word in words), *self._shared]) == code
        out, err = self._capture.readouterr()
        return err if code else out

    def json(self, *words: object) -> Any:
        return json.loads(self.run(*words, "--json"))


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A file made before."""
    make_workspace(tmp_path / "sổ").close()
    return Shell(tmp_path, capsys)


def test_plan_import_twice(shell: Shell) -> None:
    first = shell.json("plan", "import", SEED_PLAN)
    proposed = shell.json("plan", "preview", SEED_PLAN)
    assert [task["text"] for task in first["created"]] == [task["text"] for task in proposed["tasks"]]
    assert first["plan"]["title"] == proposed["plan"]["title"]
    assert first["warnings"] == proposed["warnings"]
    assert (first["already_there"], first["changed"], first["gone"]) == (0, [], [])
    assert shell.json("record", "list", "tasks")["total"] == len(first["created"])
    words = shell.run("plan", "import", SEED_PLAN)
    assert f"Thêm 0 nhiệm vụ, {len(first['created'])} nhiệm vụ đã có từ trước." in words
    assert "! Dòng 83" in words


def test_a_preview_in_words_tells_what_was_read_of_each_duty(shell: Shell, tmp_path: Path) -> None:
    plan = tmp_path / "kế hoạch.txt"
    plan.write_text(
        "KẾ HOẠCH\nThực hiện công tác gia đình năm 2026\nI. NHIỆM VỤ\n"
        "1. Phát thanh mỗi tháng ít nhất 02 tin, bài (Trung tâm Văn hóa xã chủ trì; các thôn phối hợp)\n"
        "2. Tổ chức hội thi gia đình từ ngày 01/6/2025 đến ngày 28/6/2025\n",
        encoding="utf-8",
    )
    told = [line.strip() for line in shell.run("plan", "preview", plan).splitlines()]
    for line in (
        "Chủ trì: Trung tâm Văn hóa xã",
        "Phối hợp: các thôn",
        "Lặp lại: hằng tháng («mỗi tháng»)",
        "Thời gian: 01/06/2026 – 28/06/2026 («từ ngày 01/6/2025 đến ngày 28/6/2025»)",
    ):
        assert line in told
    assert any(line.startswith("Chỉ tiêu: ít nhất 2 tin, bài") for line in told)
    assert any(line.startswith("⚠ Ngày trong kế hoạch ghi năm khác") for line in told)


def test_a_changed_plan_says_what_is_different(shell: Shell, tmp_path: Path) -> None:
    shell.run("plan", "import", SEED_PLAN)
    text = SEED_PLAN.read_text(encoding="utf-8")
    changed = tmp_path / "sua.txt"
    old = "Kiểm tra, hướng dẫn, đôn đốc việc thực hiện công tác bình đẳng giới"
    assert old in text
    changed.write_text(text.replace(old, f"{old} thường xuyên"), encoding="utf-8")
    document = shell.json("plan", "import", changed)
    assert document["created"] == []
    [one] = document["changed"]
    assert one["before"].startswith(old)
    assert one["text"].startswith(f"{old} thường xuyên")


def test_export_then_import(shell: Shell, tmp_path: Path) -> None:
    shell.run("plan", "import", SEED_PLAN)
    path = tmp_path / "tasks.xlsx"
    count = shell.json("export", "tasks", path)["rows"]
    looked = shell.json("import", "tasks", path, "--dry-run")
    assert set(looked) == {"sheets", "duplicates", "hidden_sheets"}
    assert len(looked["sheets"][0]["rows"]) == count
    stored = shell.json("import", "tasks", path)
    assert (stored["made"], stored["changed"], stored["unchanged"]) == ([], [], count)
    assert f"giữ nguyên {count}" in shell.run("import", "tasks", path)
    assert "Chỉ đọc thử" in shell.run("import", "tasks", path, "--dry-run")


def test_import_with_a_mapping(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "hamlets.xlsx"
    shell.run("sample", "--rows", 10)
    shell.run("export", "hamlets", path)
    assert "Nhiệm vụ" in shell.run("import", "tasks", path, code=1)
    mapping = tmp_path / "cot.json"
    # The ids are those of thôn: left out, the rows are new tasks.
    mapping.write_text('{"A": "title", "H": ""}', encoding="utf-8")
    made = shell.json("import", "tasks", path, "--mapping", mapping)["made"]
    assert len(made) == 12
    mapping.write_text("[1]", encoding="utf-8")
    assert "dạng" in shell.run("import", "tasks", path, "--mapping", mapping, code=1)


def test_a_unit_s_sheet_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    shell.run("plan", "import", SEED_PLAN)
    out = tmp_path / "phieu"
    files = shell.json("report", "tasks", "--unit", "công an xã", "--out", out)["files"]
    assert [Path(file).name for file in files] == [
        "phieu-nhiem-vu-cong-an-xa.docx",
        "phieu-nhiem-vu-cong-an-xa.xlsx",
    ]
    form = load_workbook(files[1])
    form[FORM_SHEET][f"G{HEADER_ROW + 1}"].value = "Đã tổ chức"
    form.save(files[1])
    looked = shell.json("import", "tasks", files[1], "--dry-run")
    assert [(one["field"], one["value"]) for one in looked["changes"]] == [("result", "Đã tổ chức")]
    assert looked["transaction"] is None
    assert "Đã ghi vào sổ." in shell.run("import", "tasks", files[1])
    task = looked["changes"][0]["id"]
    assert shell.json("record", "get", "tasks", task)["result"] == "Đã tổ chức"
    every = shell.json("report", "tasks", "--out", out, "--format", "xlsx")["files"]
    assert len(every) > 5
    assert "«Xyz»" in shell.run("report", "tasks", "--unit", "Xyz", "--out", out, code=1)
    assert "--format" in shell.run("report", "tasks", "--out", out, "--format", "odt", code=1)


def test_the_reminder(shell: Shell, tmp_path: Path) -> None:
    assert "quá hạn" in shell.run("report", "reminder", "--out", tmp_path, code=1)
    shell.run("record", "put", "tasks", _task(tmp_path))
    words = shell.run("report", "reminder", "--out", tmp_path, "--answer-by", "1/3/2026", "--format", "docx")
    assert words.startswith("Đã lập công văn đôn đốc:")
    assert [path.suffix for path in tmp_path.glob("cong-van-don-doc-*")] == [".docx"]


def _task(folder: Path) -> Path:
    path = folder / "viec.json"
    task = {"title": "Việc trễ", "lead_unit_id": "CA", "due_on": "2020-01-31"}
    path.write_text(json.dumps(task, ensure_ascii=False), encoding="utf-8")
    return path


def test_samples(shell: Shell) -> None:
    rows = shell.json("sample", "--rows", 40, "--seed", 3)["rows"]
    assert rows["tasks"] + rows["media"] + rows["activities"] + rows["cadres"] == 40
    assert "Đã thêm 5 hồ sơ mẫu" in shell.run("sample", "--rows", 5)
    with pytest.raises(SystemExit) as left:
        shell.run("sample", "--rows", 0)
    assert left.value.code == 2
