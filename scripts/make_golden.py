"""Keep the data file of this release for ever: `python -m scripts.make_golden` writes tests/golden/VERSION.

Run once for every release, when its schema is final, and never again for that release: what is there is
not replaced. The book holds a played day and a row in every table; everything in it is invented.
"""

import base64
import sys
import tempfile
import tomllib
from pathlib import Path

from app.bootstrap import Office, create_workspace
from app.services.workspace import Workspace
from tests.golden.releases import DATA_NAME, FOLDER, KEY_NAME, PASSPHRASE
from tests.helpers.rows import minimal, models
from tests.helpers.workspace import make_vault

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the data file of the version in pyproject.toml, unless there is one; return the exit code."""
    target = FOLDER / program_version()
    if target.exists():
        print(f"{target.relative_to(ROOT)}: a release has one data file, never replaced", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        vault = make_vault(Path(folder) / "so")
        workspace, _ = create_workspace(vault, PASSPHRASE, Office("An Phú Mẫu", "Mẫu"))
        try:
            play_a_day(workspace)
            fill_every_table(workspace)
        finally:
            workspace.close()
        target.mkdir()
        (target / KEY_NAME).write_bytes((vault.folder / KEY_NAME).read_bytes())
        data = base64.encodebytes(vault.data_file.read_bytes()).decode("ascii")
        (target / DATA_NAME).write_text(data, encoding="ascii", newline="\n")
    print(target.relative_to(ROOT))
    return 0


def program_version() -> str:
    """Return the version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def play_a_day(workspace: Workspace) -> None:
    """Do what an officer does: plan, report progress, attach, change, take back, delete, leave a draft."""
    records = workspace.records
    workspace.settings.save(officer="Cán bộ Mẫu", media_per_month=3)
    hamlet = records.put("hamlets", {"name": "Thôn Mẫu Một", "households": 120, "male": 240, "female": 236})
    plan = records.put("plans", {"title": "Kế hoạch mẫu năm 2026", "number": "01/KH-UBND", "year": 2026})
    evidence = workspace.evidence.store("biên bản mẫu.txt", "Biên bản mẫu".encode())
    task = records.put(
        "tasks",
        {
            "title": "Tổ chức hội nghị truyền thông mẫu",
            "plan_id": plan.record.id,
            "lead_unit_id": "Hội LHPN",
            "coop_units": [{"unit_id": "TYT"}],
            "recurrence": "MONTHLY",
            "due_on": "2026-12-15",
            "tags": [{"programme": "Nông thôn mới"}],
            "attachments": [evidence],
        },
    ).record
    broadcasts = [{"on": "2026-07-01", "times": 2}, {"on": "2026-07-02", "hamlet_id": hamlet.record.id}]
    records.put("media", {"title": "Bài mẫu về bình đẳng giới", "task_id": task.id, "broadcasts": broadcasts})
    activity = {"title": "Tọa đàm mẫu", "held_on": "2026-07-05", "attendance_male": 20}
    records.put("activities", {**activity, "partners": [{"unit_id": "CA"}], "attachments": [evidence]})
    changed = records.put("tasks", {"id": task.id, "status": "doing", "result": "Đã có kế hoạch mẫu"})
    records.undo(str(changed.changes.transaction))
    deleted = records.put("tasks", {"title": "Nhiệm vụ mẫu đã xóa"})
    records.delete("tasks", [deleted.record.id])
    body = records.put("bodies", {"name": "Ban mẫu", "seats": [{"from_on": "2026-01-01", "seats": 5}]}).record
    post = {"body": body.id, "title": "Trưởng ban", "from": "2026-03", "key_post": True}
    records.put("cadres", {"full_name": "Nguyễn Thị Mẫu", "birth_date": "1985-07", "posts": [post]})
    incident = {"narrative": "Lời kể mẫu", "dv_acts": [{"act": "a"}]}
    case = {"received_at": "2026-07-06T08:30", "receive_form": "phone", "incidents": [incident]}
    records.put("cases", {**case, "survivors": [{"full_name": "Lò Thị Mẫu"}]}, confirmed=True)
    workspace.local.put("draft.tasks.new", {"title": "Bản nháp mẫu"})


def fill_every_table(workspace: Workspace) -> None:
    """Put a least row into every table, so that no later migration meets an empty one."""
    with workspace.database.transaction("Điền mỗi bảng một dòng") as session:
        for serial, model in enumerate(models(), 1):
            session.add(model(**minimal(model, session, serial)))
            session.flush()


if __name__ == "__main__":
    sys.exit(main())
