"""What holds for any plan: its year, its closing, its doubles."""

from datetime import date
from pathlib import Path

import pytest

from app.services.plans.lines import read_text_lines
from app.services.plans.preview import Flag, PlanPreview
from app.services.plans.reader import preview_lines, read_plan
from tests.helpers.clock import FixedClock
from tests.helpers.seed import SEED_PLAN


def preview_of(*lines: str, year: int | None = None) -> PlanPreview:
    return preview_lines(read_text_lines("\n".join(lines).encode()), year=year)


def due(preview: PlanPreview) -> list[str]:
    return [str(period.end) for task in preview.tasks for period in task.periods]


def test_a_given_year_overrides_the_plans() -> None:
    preview = read_plan(SEED_PLAN, year=2027)
    assert preview.head.year == 2027
    days = {period.end for task in preview.tasks for period in task.periods if period.end is not None}
    assert {day.year for day in days} == {2027}


@pytest.mark.parametrize(
    ("head", "year", "certain"),
    [
        (("KẾ HOẠCH", "Công tác gia đình năm 2026"), 2026, True),
        (("Xã Mẫu, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Công tác gia đình"), 2026, True),
        (("Xã Mẫu, ngày 25 tháng 12 năm 2025", "KẾ HOẠCH", "Công tác gia đình năm 2026"), 2026, True),
        (("Xã Mẫu, ngày 25 tháng 12 năm 2025", "KẾ HOẠCH", "Công tác gia đình"), 2025, False),
        (("Xã Mẫu, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Công tác gia đình năm 2024"), 2024, False),
        (("KẾ HOẠCH", "Công tác gia đình"), 2026, False),
        (("KẾ HOẠCH", "Công tác trẻ em năm học 2026-2027"), 2026, True),
        (("KẾ HOẠCH", "Công tác trẻ em giai đoạn 2026-2030"), 2026, True),
    ],
)
def test_the_year_and_how_sure_it_is(head: tuple[str, ...], year: int, certain: bool) -> None:
    preview = preview_of(
        *head, "I. NHIỆM VỤ", "1. Tổ chức hội nghị trước ngày 15/6.", "2. Họp xét ngày 01/7/2026."
    )
    assert (preview.head.year, preview.head.year_certain) == (year, certain)
    first = preview.tasks[0]
    assert (Flag.YEAR_TO_CONFIRM in first.flags) is not certain
    assert bool([warning for warning in preview.warnings if "năm" in warning.lower()]) is not certain


def test_without_any_year_there_is_none() -> None:
    preview = preview_of(
        "KẾ HOẠCH", "Công tác gia đình", "I. NHIỆM VỤ", "1. Tổ chức hội nghị trước ngày 15/6."
    )
    assert preview.head.year is None
    assert preview.to_json()["plan"]["year"] is None
    assert preview.tasks[0].flags == (Flag.YEAR_TO_CONFIRM,)


def test_without_any_year_days_are_of_the_clocks_year() -> None:
    lines = read_text_lines("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Tổ chức hội nghị ngày 15/6.".encode())
    assert due(preview_lines(lines, clock=FixedClock.on(date(2031, 2, 3)))) == ["2031-06-15"]


def test_the_same_duty_of_several_units_is_no_double() -> None:
    duty = "Tuyên truyền Luật Bình đẳng giới cho đoàn viên, hội viên của tổ chức mình quản lý."
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Hội Nông dân xã",
        duty,
        "2. Đoàn Thanh niên xã",
        duty,
    )
    assert [task.lead_unit for task in preview.tasks] == ["Hội Nông dân xã", "Đoàn Thanh niên xã"]
    assert not any(Flag.DUPLICATE_DUTY in task.flags for task in preview.tasks)
    again = preview_of(
        "KẾ HOẠCH", "năm 2026", "I. NHIỆM VỤ", "1. Truyền thông", duty, "2. Hoạt động khác", duty
    )
    assert [Flag.DUPLICATE_DUTY in task.flags for task in again.tasks] == [True, True]


def test_recipients_and_signature_are_no_duties_but_the_annex_behind_them_is() -> None:
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "I. NHIỆM VỤ",
        "- Tổ chức hội nghị tổng kết trong tháng 12.",
        "Nơi nhận:",
        "- Báo cáo UBND tỉnh;",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "PHỤ LỤC II",
        "| TT | Nội dung | Chủ trì |",
        "| 1 | Kiểm tra các mô hình | Công an xã |",
    )
    assert [(task.section, task.lead_unit) for task in preview.tasks] == [
        ("I", None),
        ("PL.II.1", "Công an xã"),
    ]


def test_a_report_in_the_closing_sentence_is_a_duty() -> None:
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "I. NHIỆM VỤ",
        "1. Tổ chức hội nghị.",
        "Trên đây là Kế hoạch năm 2026. Các đơn vị báo cáo kết quả trước ngày 05/12/2026./.",
    )
    assert due(preview) == ["2026-12-05"]
    assert preview.tasks[-1].text == "Các đơn vị báo cáo kết quả trước ngày 05/12/2026"


def test_no_duties_is_said() -> None:
    preview = preview_of("Thư mời dự tiệc", "Trân trọng kính mời.")
    assert preview.tasks == ()
    assert any("Không tìm thấy nhiệm vụ" in warning for warning in preview.warnings)


def test_page_numbers_inside_a_sentence_are_left_out() -> None:
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "I. NHIỆM VỤ",
        "Tổ chức tuyên truyền về quyền của trẻ em trong các trường học",
        "",
        "2",
        "",
        "và tại nhà văn hóa các thôn trên địa bàn",
        "",
        "3 của xã trước ngày 15/6/2026.",
    )
    (task,) = preview.tasks
    assert task.text == (
        "Tổ chức tuyên truyền về quyền của trẻ em trong các trường học "
        "và tại nhà văn hóa các thôn trên địa bàn của xã trước ngày 15/6/2026"
    )
    assert task.flags == (Flag.PAGE_BREAK,)
    assert [span.line for span in task.spans] == [4, 8, 10]


def test_a_count_at_a_line_end_is_no_page_number() -> None:
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "I. NHIỆM VỤ",
        "Trong quý III tổ chức cho các hộ ít nhất",
        "",
        "2 lớp tập huấn về chăn nuôi.",
    )
    assert [task.text for task in preview.tasks] == [
        "Trong quý III tổ chức cho các hộ ít nhất 2 lớp tập huấn về chăn nuôi"
    ]


def test_a_table_behind_the_signature_is_an_annex_without_saying_so() -> None:
    preview = preview_of(
        "KẾ HOẠCH",
        "năm 2026",
        "I. NHIỆM VỤ",
        "- Tổ chức hội nghị tổng kết trong tháng 12.",
        "TM. ỦY BAN NHÂN DÂN",
        "| TT | Nội dung | Chủ trì |",
        "| 1 | Kiểm tra các mô hình | Công an xã |",
    )
    assert [task.section for task in preview.tasks] == ["I", "PL.1"]


def test_reading_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    content = SEED_PLAN.read_bytes()
    file.write_bytes(content)
    read_plan(file)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]
