"""A roster of 10,000 rows: its preview against what the library alone needs to read the file; storing it."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.helpers.workspace import make_workspace

ROWS = 10_000
MOST_TIMES = 3.0
RUNS = 3
HEAD = (
    *("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Quê quán", "Điện thoại", "Ngày vào Đảng"),
    *("Chính thức", "Trình độ", "LLCT", "QLNN", "Đơn vị", "Chức vụ", "Từ ngày"),
)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Vũ", "Đặng", "Bùi", "Ngô", "Hoàng")
MIDDLES = ("Thị", "Thị Ngọc", "Thị Minh", "Thị Thu", "Văn", "Quốc", "Hồng")
GIVEN = ("Ánh", "Hoa", "Lan", "Mai", "Hòa", "Dũng", "Thủy", "Hương", "Én", "Lụa", "Tới")
BODIES = ("UBND xã", "HĐND xã", "Hội LHPN xã", "Phòng Kinh tế", "Thôn Đông")


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(HEAD)
    for row in range(ROWS):
        name = f"{FAMILIES[row % 10]} {MIDDLES[row // 10 % 7]} {GIVEN[row // 70 % 11]}"
        born = date(1960, 1, 1) + timedelta(days=row)
        sheet.append(
            (
                *(row + 1, name, "Nữ", f"{born.day}/{born.month}/{born.year}", "Kinh", "Xã Hưng Đạo"),
                *(f"09{row:08}", "5/3/2008", None, "Đại học Luật", "Trung cấp", "CV", BODIES[row % 5]),
                *("Phó Chủ tịch" if row % 2 else "Ủy viên", "2021-06-30"),
            )
        )
    path = tmp_path_factory.mktemp("ds") / "can-bo.xlsx"
    workbook.save(path)
    return path


def library(path: Path) -> float:
    """Return the seconds that the library needs to read every cell in its fastest way."""
    start = time.perf_counter()
    workbook = load_workbook(path, read_only=True, data_only=True)
    cells = sum(1 for row in workbook.worksheets[0].iter_rows(values_only=True) for _ in row)
    workbook.close()
    assert cells == (ROWS + 1) * len(HEAD)
    return time.perf_counter() - start


def test_a_preview_of_ten_thousand_rows(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = make_workspace(tmp_path / "sổ")
    ratios = []
    try:
        for _ in range(RUNS):
            alone = library(roster)
            start = time.perf_counter()
            preview = workspace.spreadsheets.imports.preview("cadres", roster)
            ours = time.perf_counter() - start
            assert len(preview.rows) == ROWS
            assert not any(row.problems for row in preview.rows)
            ratios.append(ours / alone)
    finally:
        workspace.close()
    ratio = min(ratios)
    with capsys.disabled():
        shown = ", ".join(f"{one:.2f}" for one in ratios)
        print(f"\nimport preview of {ROWS} rows: {shown} times the library's own reading")
    assert ratio < MOST_TIMES


def test_storing_ten_thousand_rows(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = make_workspace(tmp_path / "sổ")
    try:
        preview = workspace.spreadsheets.imports.preview("cadres", roster)
        start = time.perf_counter()
        result = workspace.spreadsheets.imports.apply(preview)
        taken = time.perf_counter() - start
        assert len(result.made) == ROWS
    finally:
        workspace.close()
    with capsys.disabled():
        print(f"\nstoring {ROWS} rows: {taken:.1f} s, {taken / ROWS * 1000:.2f} ms a row")
