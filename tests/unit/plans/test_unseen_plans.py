"""Plans of other communes, fields and styles against what a person expects of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.plans.preview import PlanPreview
from app.services.plans.reader import read_plan
from tests.unit.plans.culture_plan import write_culture_plan
from tests.unit.plans.documents import write_digital_plan, write_pdf
from tests.unit.plans.scoring import Expected, read_expected, same_words, score
from tests.unit.plans.startup_plan import write_startup_plan
from tests.unit.plans.ward_plan import write_ward_plan

FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = sorted(path.stem for path in FIXTURES.glob("*.txt"))
PRINTED = (
    "an-toan-thuc-pham",
    "phong-chong-ma-tuy",
    "nguoi-cao-tuoi",
    "gia-dinh",
    "binh-dang-gioi-khac",
    "thuc-pham-phuong",
    "phong-chay",
    "viec-lam",
    "dan-so-tram",
)
ANNEX = (
    ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"),
    (
        "1",
        "Tổ chức lớp tập huấn cho cộng tác viên các thôn về kỹ năng tuyên truyền",
        "Trạm Y tế xã",
        "Các thôn",
        "Tháng 4/2026",
    ),
    (
        "2",
        "Kiểm tra các cơ sở kinh doanh dịch vụ ăn uống trên địa bàn toàn xã",
        "Phòng Kinh tế",
        "Công an xã",
        "Quý III/2026",
    ),
)


def assert_head(preview: PlanPreview, head: tuple[str, ...]) -> None:
    found = (
        preview.head.title,
        preview.head.number or "",
        preview.head.issuer or "",
        str(preview.head.year or ""),
    )
    for got, want in zip(found, head, strict=True):
        assert same_words(got, want)


def assert_expected(preview: PlanPreview, expected: list[Expected]) -> None:
    result = score(preview, expected)
    assert not result.mistakes, result.report()


@pytest.mark.parametrize("name", TEXTS)
def test_text_plan(name: str) -> None:
    head, expected = read_expected(FIXTURES / f"{name}.expected")
    preview = read_plan(FIXTURES / f"{name}.txt")
    assert_head(preview, head)
    assert_expected(preview, expected)


def test_enough_plans_are_measured() -> None:
    expected = [task for name in TEXTS for task in read_expected(FIXTURES / f"{name}.expected")[1]]
    assert len(TEXTS) >= 8
    assert len(expected) >= 150


def test_word_plan_with_automatic_numbers_and_annex(tmp_path: Path) -> None:
    head, expected = read_expected(FIXTURES / "chuyen-doi-so.expected")
    preview = read_plan(write_digital_plan(tmp_path / "plan.docx"))
    assert_head(preview, head)
    assert_expected(preview, expected)


def test_word_plan_with_group_rows_and_merged_numbers(tmp_path: Path) -> None:
    head, expected = read_expected(FIXTURES / "van-hoa-ban.expected")
    preview = read_plan(write_culture_plan(tmp_path / "plan.docx"))
    assert_head(preview, head)
    assert_expected(preview, expected)


@pytest.mark.parametrize(
    ("name", "file", "write"),
    [
        ("bao-luc-phuong", "plan.docx", write_ward_plan),
        ("khoi-nghiep", "plan.pdf", write_startup_plan),
    ],
)
def test_plan_as_its_office_made_it(
    name: str, file: str, write: Callable[[Path], Path], tmp_path: Path
) -> None:
    head, expected = read_expected(FIXTURES / f"{name}.expected")
    preview = read_plan(write(tmp_path / file))
    assert_head(preview, head)
    assert_expected(preview, expected)


@pytest.mark.parametrize("name", PRINTED)
def test_printed_plan(name: str, tmp_path: Path) -> None:
    """The same plan printed to PDF: lines broken at the margin, page numbers and a running foot between
    them.
    """
    lines = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    head, expected = read_expected(FIXTURES / f"{name}.expected")
    preview = read_plan(write_pdf(tmp_path / "plan.pdf", lines, running_head="Kế hoạch năm 2026 - bản in"))
    assert_head(preview, head)
    anywhere = [replace(task, line=0, perhaps=task.perhaps | {"page_break"}) for task in expected]
    assert_expected(preview, anywhere)


def test_printed_annex_is_read_row_by_row(tmp_path: Path) -> None:
    lines = ["KẾ HOẠCH", "Công tác y tế năm 2026", "UBND xã ban hành Kế hoạch như sau:", "PHỤ LỤC"]
    preview = read_plan(write_pdf(tmp_path / "plan.pdf", lines, table=ANNEX))
    assert [(task.section, task.lead_unit, task.coop_units) for task in preview.tasks] == [
        ("PL.1", "Trạm Y tế xã", ("Các thôn",)),
        ("PL.2", "Phòng Kinh tế", ("Công an xã",)),
    ]
    assert [task.text for task in preview.tasks] == [ANNEX[1][1], ANNEX[2][1]]
    assert [str(task.periods[0].start) for task in preview.tasks] == ["2026-04-01", "2026-07-01"]
