"""Recurrences and quotas."""

import pytest

from app.services.plans.aligned import aligned_fold
from app.services.plans.quotas import find_quota
from app.services.plans.recurrence import find_recurrence


def how_often(text: str) -> tuple[str, str] | None:
    folded = aligned_fold(text)
    found = find_recurrence(folded, find_quota(folded, text))
    return None if found is None else (found.freq.value, text[found.left : found.right])


@pytest.mark.parametrize(
    ("text", "freq", "raw"),
    [
        ("trực hằng ngày", "DAILY", "hằng ngày"),
        ("phát thanh tối thiểu 02 lần/tuần", "WEEKLY", "tối thiểu 02 lần/tuần"),
        ("mỗi tháng ít nhất 02 tin/bài", "MONTHLY", "mỗi tháng"),
        ("báo cáo trước ngày 20 hằng tháng", "MONTHLY", "trước ngày 20 hằng tháng"),
        ("Báo cáo định kỳ tháng, quý, 6 tháng, năm", "MONTHLY", "định kỳ tháng, quý, 6 tháng, năm"),
        ("3 tháng một lần kiểm tra", "QUARTERLY", "3 tháng một lần"),
        ("giao ban 02 tháng/lần", "MONTHLY", "02 tháng/lần"),
        ("tổ chức 01 lần/02 tuần", "WEEKLY", "01 lần/02 tuần"),
        ("mỗi 02 tháng họp một lần", "MONTHLY", "mỗi 02 tháng"),
        ("phun khử khuẩn 15 ngày/lần", "MONTHLY", "15 ngày/lần"),
        ("ngày 25 của tháng cuối quý", "QUARTERLY", "ngày 25 của tháng cuối quý"),
        ("sơ kết 6 tháng, tổng kết năm", "HALFYEARLY", "sơ kết 6 tháng"),
        ("01 lần/6 tháng", "HALFYEARLY", "01 lần/6 tháng"),
        ("hằng năm bình xét", "YEARLY", "hằng năm"),
        ("mỗi học kỳ một buổi", "TERM", "mỗi học kỳ"),
        ("thường xuyên tuần tra", "CONTINUOUS", "thường xuyên"),
        ("Duy trì hoạt động của tổ hòa giải", "CONTINUOUS", "Duy trì"),
        ("kịp thời phát hiện và báo cáo", "EVENT", "kịp thời"),
        ("báo cáo đột xuất khi có yêu cầu", "EVENT", "đột xuất"),
        ("thường xuyên kiểm tra, mỗi quý 01 cuộc", "QUARTERLY", "mỗi quý"),
    ],
)
def test_recurrence(text: str, freq: str, raw: str) -> None:
    assert how_often(text) == (freq, raw)


@pytest.mark.parametrize(
    "text",
    [
        "tuyên truyền các quy định của pháp luật",
        "bảo đảm đầy đủ, kịp thời báo cáo",
        "Tổ chức hội nghị tổng kết trong tháng 12",
        "Tổ chức ít nhất 02 hội nghị trong năm",
    ],
)
def test_no_recurrence(text: str) -> None:
    assert how_often(text) is None


@pytest.mark.parametrize(
    ("text", "minimum", "unit", "per"),
    [
        ("mỗi tháng ít nhất 02 tin/bài", 2, "tin/bài", "month"),
        ("ít nhất 01 cuộc/quý", 1, "cuộc", "quarter"),
        ("tối thiểu 2 buổi/năm", 2, "buổi", "year"),
        ("02 tin, bài/tháng", 2, "tin, bài", "month"),
        ("từ 02 đến 03 buổi truyền thông/quý", 2, "buổi", "quarter"),
        ("ít nhất 01 buổi tuyên truyền lưu động về an toàn thực phẩm/tháng", 1, "buổi", "month"),
        ("Mỗi học kỳ tổ chức 01 buổi ngoại khóa", 1, "buổi", "term"),
        ("ít nhất O2 tin bài/tháng", 2, "tin bài", "month"),
        ("ít nhất hai hội nghị trong năm", 2, "hội nghị", "year"),
        ("mỗi thôn ít nhất 1 mô hình", 1, "mô hình", None),
        ("tập huấn cho ít nhất 60 hộ", 60, "hộ", None),
        ("tối thiểu 1.200 tờ rơi", 1200, "tờ rơi", None),
    ],
)
def test_quota(text: str, minimum: int, unit: str, per: str | None) -> None:
    found = find_quota(aligned_fold(text), text)
    assert found is not None
    assert (found.minimum, found.unit, found.per) == (minimum, unit, per)


@pytest.mark.parametrize(
    "text",
    [
        "ít nhất 80% phụ nữ được tư vấn",
        "Tổ chức 02 lớp tập huấn",
        "100% hộ dân ký cam kết",
        "kiểm tra trong tháng 10, tháng 11",
    ],
)
def test_no_quota(text: str) -> None:
    assert find_quota(aligned_fold(text), text) is None
