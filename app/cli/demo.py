"""`demo`: the main job on sample data, from the plan on paper to the month's three files."""

import argparse
import os
import secrets
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap import Office, create_workspace, open_vault

if TYPE_CHECKING:
    from app.services.workspace import Workspace

SAMPLE_PLAN_NAME = "ke-hoach-mau.docx"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `demo`."""
    parser = commands.add_parser("demo", help="làm thử việc chính trên dữ liệu mẫu", parents=[shared])
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="thư mục ghi tệp")
    parser.add_argument("--no-window", action="store_true", help="chỉ ghi tệp, không mở cửa sổ")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Read the sample plan, fill a sample file, write the month's summary; then show the window on it."""
    out: Path = arguments.out.absolute()
    with tempfile.TemporaryDirectory(prefix="bdg-", ignore_cleanup_errors=True) as folder:
        vault = open_vault(Path(folder) / "du-lieu-mau")
        passphrase = secrets.token_urlsafe(16)
        workspace = _filled(vault.folder, passphrase, out)
        try:
            _write_month(workspace, out)
        finally:
            workspace.close()
        if arguments.no_window or not has_display():
            if not arguments.no_window:
                print("Máy này không có màn hình nên không mở cửa sổ.")
            return 0
        from app.bootstrap.window import run_window

        print("Đang mở cửa sổ trên dữ liệu mẫu; đóng cửa sổ là dữ liệu mẫu bị xóa.")
        return run_window(vault.folder, passphrase=passphrase)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _filled(folder: Path, passphrase: str, out: Path) -> "Workspace":
    from app.services import demonstration
    from app.services.plans.importing import ChosenTask, ImportChoices
    from app.services.plans.reader import read_plan
    from app.services.plans.sample import SAMPLE_YEAR, write_sample_plan

    office = Office(demonstration.COMMUNE, demonstration.PROVINCE)
    workspace, _ = create_workspace(open_vault(folder), passphrase, office)
    out.mkdir(parents=True, exist_ok=True)
    plan = write_sample_plan(out / SAMPLE_PLAN_NAME)
    preview = read_plan(plan)
    chosen = ImportChoices(create=tuple(ChosenTask(task) for task in preview.tasks))
    imported = workspace.plans.import_plan(preview, chosen, source=plan)
    filled = demonstration.fill_demonstration(workspace.records, year=SAMPLE_YEAR)
    demonstration.report_progress(workspace.records, imported.created, year=SAMPLE_YEAR)
    print(f"Đã đọc kế hoạch mẫu {plan}: {len(imported.created)} nhiệm vụ.")
    for warning in preview.warnings:
        print(f"  Cần xem lại: {warning}")
    print(
        f"Đã điền sổ mẫu: {filled.media} tin, bài; {filled.activities} hoạt động; "
        f"{filled.models} mô hình tại thôn; {filled.people} cán bộ."
    )
    return workspace


def _write_month(workspace: "Workspace", out: Path) -> None:
    from app.core.vocabulary import ReportKind
    from app.services import demonstration
    from app.services.plans.sample import SAMPLE_YEAR

    reports = workspace.reports
    period = reports.period(ReportKind.MONTH, f"{SAMPLE_YEAR}-{demonstration.REPORT_MONTH:02}")
    built = reports.build(ReportKind.MONTH, period)
    paths = reports.write_files(built, out)
    print(f"Đã lập báo cáo {period.label} {period.range_note}:")
    for path in paths:
        print(f"  {path}")
