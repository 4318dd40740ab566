"""Lines that hold several items are cut where the next label begins, and nowhere else."""

from itertools import pairwise

import pytest

from app.services.plans.run_together import cut_places


def parts_of(text: str) -> list[str]:
    places = [0, *cut_places(text), len(text)]
    return [text[left:right].strip() for left, right in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Tuyên truyền trên loa. - Tổ chức hội nghị; + Kiểm tra các thôn.", 3),
        ("2. Hạ tầng số - Phối hợp lắp đặt wifi. - Xây dựng trạm thu phát sóng.", 3),
        ("2. Hạ tầng số  - Phối hợp lắp đặt wifi tại các thôn", 2),
        ("IV. TỔ CHỨC THỰC HIỆN 1. Công an xã: - Kiểm tra các chốt.", 3),
        ("1. Mục tiêu: nâng cao nhận thức. 2. Yêu cầu: thiết thực. 3. Nội dung", 3),
        ("1. Nội dung: a) Tổ chức lễ phát động; b) Kiểm tra các thôn; c) Báo cáo kết quả.", 4),
        ("Kinh phí từ ngân sách xã.  IV. TỔ CHỨC THỰC HIỆN", 2),
    ],
)
def test_cut(text: str, count: int) -> None:
    assert len(parts_of(text)) == count
    assert "".join(parts_of(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã triển khai.",
        "Chiến lược giai đoạn 2021 - 2030. - 2026 là năm bắt đầu",
        "Tổ chức hội nghị. - Thời gian: Quý II. - Đơn vị chủ trì: Công an xã.",
        "Thực hiện Điều 3. 7. Khoản này không đổi",
        "Khen thưởng theo điểm a) khoản 2; b) không áp dụng",
        "UBND - HĐND - UBMTTQ xã họp giao ban",
        "Từ 15/11. - 15/12 tổ chức Tháng hành động",
        "Ngày 30. 6. Tổng kết",
    ],
)
def test_left_whole(text: str) -> None:
    assert parts_of(text) == [text]
