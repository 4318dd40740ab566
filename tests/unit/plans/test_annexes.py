"""Annexes of invented communes: cells of several lines in Word, printed tables that have no rules."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.services.plans.preview import PlanPreview
from app.services.plans.reader import read_plan
from tests.unit.plans.annex_plans import (
    EPIDEMIC_ROWS,
    NUMBERED_ROWS,
    Row,
    write_drug_plan,
    write_order_plan,
    write_unruled,
)

EPIDEMIC_STOPS = (50.0, 300.0, 450.0, 590.0, 720.0)
NUMBERED_STOPS = (50.0, 80.0, 300.0, 430.0, 560.0)


def told(preview: PlanPreview, section: str) -> list[tuple[str, str | None, str]]:
    """(first words, lead unit, cooperating units) of the tasks of a section."""
    return [
        (" ".join(task.text.split()[:4]), task.lead_unit, "; ".join(task.coop_units))
        for task in preview.tasks
        if task.section == section or task.section.startswith(f"{section}.")
    ]


def days(preview: PlanPreview, begins: str) -> list[str]:
    task = next(task for task in preview.tasks if task.text.startswith(begins))
    return [f"{one.start or ''}..{one.end or ''}" for one in task.periods]


def test_word_annex_with_lines_in_cells(tmp_path: Path) -> None:
    preview = read_plan(write_drug_plan(tmp_path / "plan.docx"))
    assert told(preview, "PL") == [
        ("Phát tờ rơi tuyên", "Công an phường", "Phòng Văn hóa - Xã hội; Tổ dân phố"),
        ("Tổ chức hội thi", "Đoàn Thanh niên phường", "Các trường học"),
        ("Viết tin, bài phát", "Phòng Văn hóa - Xã hội", "Các trường học"),
        ("Rà soát các hộ", "Công an phường", "các tổ dân phố"),
        ("Sơ kết, tổng kết", "Công an phường", "Văn phòng HĐND và UBND phường"),
    ]
    assert days(preview, "Sơ kết, tổng kết") == ["..2026-06-15", "..2026-11-15"]
    quota = next(task.quota for task in preview.tasks if task.text.startswith("Viết tin"))
    assert quota is not None
    assert (quota.minimum, quota.unit, quota.per) == (2, "tin, bài", "month")


def test_the_closing_call_and_the_title_of_the_annex_are_no_duties(tmp_path: Path) -> None:
    preview = read_plan(write_drug_plan(tmp_path / "plan.docx"))
    assert [task.text.split(" ")[0] for task in preview.tasks if not task.section.startswith("PL")] == ["Mở"]
    assert not any(task.text.startswith("Phân công") for task in preview.tasks)


def test_table_without_rules_and_numbers(tmp_path: Path) -> None:
    preview = read_plan(write_unruled(tmp_path / "plan.pdf", EPIDEMIC_ROWS, EPIDEMIC_STOPS))
    assert told(preview, "I") == [
        ("Tổ chức tiêm chủng", "Trạm Y tế", "Tổ dân phố"),
        ("Phun hóa chất diệt", "Trạm Y tế", "Hội LHPN phường"),
        ("Chiến dịch vệ sinh", "Tổ dân phố", "Đoàn Thanh niên"),
        ("Truyền thông phòng chống", "Phòng Kinh tế", "Trạm Y tế"),
    ]
    assert days(preview, "Phun hóa chất") == ["2026-06-01..2026-06-30", "2026-09-01..2026-09-30"]
    assert days(preview, "Chiến dịch") == ["2026-07-01..2026-07-07"]
    assert [unit for _, unit, _ in told(preview, "II.1")] == ["Trạm Y tế", "Trạm Y tế"]


@pytest.mark.parametrize("per_page", [99, 3, 2])
def test_table_without_rules_that_goes_on_overleaf(tmp_path: Path, per_page: int) -> None:
    file = write_unruled(tmp_path / "plan.pdf", NUMBERED_ROWS, NUMBERED_STOPS, per_page=per_page)
    preview = read_plan(file)
    assert told(preview, "I") == expected_of(NUMBERED_ROWS)
    assert days(preview, "Thăm, tặng quà") == ["..2026-09-25"]
    assert [unit for _, unit, _ in told(preview, "II.1")] == ["Trạm Y tế", "Trạm Y tế"]


def expected_of(rows: Sequence[Row]) -> list[tuple[str, str | None, str]]:
    return [
        (" ".join(row[1].split()[:4]), row[2].replace("\n", " "), row[3].replace("\n", " "))
        for row in rows[1:]
    ]


def test_groups_over_rows_and_columns_of_first_and_last_days(tmp_path: Path) -> None:
    preview = read_plan(write_order_plan(tmp_path / "plan.docx"))
    assert [(" ".join(task.text.split()[:2]), task.lead_unit) for task in preview.tasks] == [
        ("Phát thanh", "Phòng Văn hóa - Xã hội"),
        ("Ký cam", "Công an phường"),
        ("Duy trì", "Công an phường"),
        ("Bố trí", "Công an phường"),
    ]
    assert preview.tasks[1].coop_units == ("Các tổ dân phố", "Hội Phụ nữ")
    assert days(preview, "Ký cam kết") == ["2026-02-15..2026-03-15"]
    assert days(preview, "Duy trì") == ["2026-05-01..2026-04-20"]
    assert [flag.value for flag in preview.tasks[2].flags] == ["end_before_start"]
