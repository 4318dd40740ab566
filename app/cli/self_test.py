"""`self-test`: everything the program stands on, once, in a temporary folder.

The frozen program runs it after every build: a module or plugin that was left out shows only at run
time. Nothing of the officer's is read or written.
"""

import argparse
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap import create_workspace, open_vault, open_workspace
from app.core.errors import AppError

if TYPE_CHECKING:
    from app.services.workspace import Workspace

_PASSPHRASE = "tự kiểm tra chương trình"
_PERIOD = "2026-07"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `self-test`."""
    parser = commands.add_parser("self-test", help="tự kiểm tra chương trình", parents=[shared])
    parser.set_defaults(run=run)


@dataclass(slots=True)
class _Bench:
    """What the steps hand on to each other."""

    folder: Path
    rendered: dict[str, bytes] = field(default_factory=dict)
    recovery_code: str = ""
    workspace: "Workspace | None" = None

    @property
    def open(self) -> "Workspace":
        """The open file; the first step opened it."""
        assert self.workspace is not None
        return self.workspace


class StepFailed(AppError):
    """A step found something else than it should."""


def run(_arguments: Namespace) -> int:
    """Run every step; 0 when all of them pass, else 1 with the step that did not."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="bdg-", ignore_cleanup_errors=True) as folder:
        bench = _Bench(Path(folder))
        try:
            for words, step in _STEPS.items():
                begun = time.perf_counter()
                try:
                    step(bench)
                except Exception as error:  # noqa: BLE001 - told step by step, with its class
                    failed += 1
                    print(f"HỎNG  {words}: {type(error).__name__} {error}", file=sys.stderr)
                else:
                    print(f"đạt   {words} ({time.perf_counter() - begun:.2f} s)")
        finally:
            if bench.workspace is not None:
                bench.workspace.close()
    print(f"{len(_STEPS) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _create(bench: _Bench) -> None:
    bench.workspace, bench.recovery_code = create_workspace(open_vault(bench.folder / "sổ"), _PASSPHRASE)


def _reopen(bench: _Bench) -> None:
    bench.open.close()
    vault = open_vault(bench.folder / "sổ")
    _expect(vault.unlock_with_recovery(bench.recovery_code) == vault.unlock(_PASSPHRASE))
    bench.workspace = open_workspace(vault, vault.unlock(_PASSPHRASE))


def _encrypted(bench: _Bench) -> None:
    for path in (bench.folder / "sổ").iterdir():
        if path.is_file():
            _expect(b"SQLite format 3" not in path.read_bytes()[:16])


def _write_and_read(bench: _Bench) -> None:
    records = bench.open.records
    saved = records.put("tasks", {"title": "Kiểm tra đủ dấu: Ộ Ư Ự Ệ đ", "due_on": "2026-07-10"})
    changed = records.put("tasks", {"id": saved.record.id, "status": "done"})
    _expect(records.get("tasks", saved.record.id).values["progress"] == 100)
    if changed.changes.transaction is not None:
        records.undo(changed.changes.transaction)
    _expect(len(records.history("tasks", saved.record.id)) == 3)
    records.put("media", {"title": "Tin mẫu", "broadcasts": [{"on": "2026-07-01", "times": 2}]})


def _read_plan(bench: _Bench) -> None:
    from app.services.plans.reader import read_plan
    from app.services.plans.sample import write_sample_plan

    plan = write_sample_plan(bench.folder / "kế hoạch mẫu.docx")
    _expect(len(read_plan(plan).tasks) > 5)


def _render(bench: _Bench) -> None:
    from app.core.vocabulary import ReportKind
    from app.services.reports.service import Format, render

    reports = bench.open.reports
    built = reports.build(ReportKind.MONTH, reports.period(ReportKind.MONTH, _PERIOD))
    for form in Format:
        bench.rendered[form.value] = render(built.report, form)
    _expect(bench.rendered["pdf"].startswith(b"%PDF"))


def _read_back(bench: _Bench) -> None:
    import io

    import docx
    import openpyxl
    import pypdfium2

    _expect(len(pypdfium2.PdfDocument(bench.rendered["pdf"])) >= 1)
    _expect(len(docx.Document(io.BytesIO(bench.rendered["docx"])).paragraphs) > 3)
    _expect(len(openpyxl.load_workbook(io.BytesIO(bench.rendered["xlsx"])).sheetnames) >= 1)


def _copy(bench: _Bench) -> None:
    made = bench.open.exchange.backups.make(bench.folder / "sao lưu")
    _expect(bench.open.exchange.verify(made.path).sound)
    bench.open.exchange.restores.restore(made.path)
    bench.open.close()
    vault = open_vault(bench.folder / "sổ")
    bench.workspace = open_workspace(vault, vault.unlock(_PASSPHRASE))
    _expect(bench.open.records.kinds() != ())


def _sheets(bench: _Bench) -> None:
    from app.services.recovery_sheets import new_sheets

    sheets = new_sheets()
    bench.open.vault.keep_sheets(bench.open.key, sheets.secret)
    _expect(bench.open.vault.unlock_with_sheets(sheets.codes[1:]) == bench.open.key)


def _window_parts(bench: _Bench) -> None:
    from app.ui.self_check import check_window_parts

    check_window_parts(bench.rendered["pdf"])


_STEPS: Mapping[str, Callable[[_Bench], None]] = {
    "tạo tệp mã hóa": _create,
    "đóng, mở lại bằng mật khẩu và mã khôi phục": _reopen,
    "tệp không có chữ đọc được": _encrypted,
    "ghi, đọc, hoàn tác, lịch sử": _write_and_read,
    "đọc kế hoạch mẫu": _read_plan,
    "lập báo cáo PDF, Word, Excel": _render,
    "đọc lại báo cáo vừa lập": _read_back,
    "sao lưu, kiểm tra, phục hồi": _copy,
    "ba phiếu khôi phục": _sheets,
    "các phần của cửa sổ": _window_parts,
}


def _expect(sound: bool) -> None:
    if not sound:
        raise StepFailed("kết quả không như mong đợi")
