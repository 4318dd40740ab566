"""Words that say how often."""

from typing import Final

from app.services.plans.phrases import phrase_lines

RECURRENCES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "DAILY",
        phrase_lines("""
            hằng ngày
            hàng ngày
            mỗi ngày
            từng ngày
        """),
    ),
    (
        "WEEKLY",
        phrase_lines("""
            hằng tuần
            hàng tuần
            mỗi tuần
            từng tuần
            báo cáo tuần
            thứ hai đầu tuần
            thứ bảy, chủ nhật
        """),
    ),
    (
        "MONTHLY",
        phrase_lines("""
            hằng tháng
            hàng tháng
            mỗi tháng
            từng tháng
            các tháng
            định kỳ tháng
            báo cáo tháng
            tháng một lần
            một tháng một lần
        """),
    ),
    (
        "QUARTERLY",
        phrase_lines("""
            hằng quý
            hàng quý
            mỗi quý
            từng quý
            định kỳ quý
            báo cáo quý
            các quý
            quý một lần
            3 tháng một lần
            03 tháng một lần
            ba tháng một lần
        """),
    ),
    (
        "HALFYEARLY",
        phrase_lines("""
            6 tháng một lần
            06 tháng một lần
            sáu tháng một lần
            định kỳ 6 tháng
            định kỳ 06 tháng
            báo cáo 6 tháng
            báo cáo 06 tháng
            kỳ 6 tháng
            kỳ 06 tháng
            6 tháng đầu năm và cả năm
            06 tháng đầu năm và cả năm
            6 tháng đầu năm, cả năm
            06 tháng đầu năm, cả năm
            6 tháng và cả năm
            06 tháng và cả năm
            6 tháng, cả năm
            6 tháng, năm
            06 tháng, năm
            06 tháng, cả năm
            6 tháng và năm
            06 tháng và năm
            6 tháng, 1 năm
            06 tháng, 01 năm
            6 tháng, một năm
            sơ kết 6 tháng
            sơ kết 06 tháng
            mỗi 6 tháng
            hằng 6 tháng
        """),
    ),
    (
        "TERM",
        phrase_lines("""
            mỗi học kỳ
            hằng học kỳ
            hàng học kỳ
            từng học kỳ
            mỗi kỳ học
            cuối mỗi học kỳ
            mỗi nhiệm kỳ
            từng nhiệm kỳ
        """),
    ),
    (
        "YEARLY",
        phrase_lines("""
            hằng năm
            hàng năm
            mỗi năm
            từng năm
            định kỳ năm
            báo cáo năm
            mỗi năm một lần
        """),
    ),
    (
        "CONTINUOUS",
        phrase_lines("""
            thường xuyên
            liên tục
            quanh năm
            suốt năm
            duy trì
            trong suốt năm
            xuyên suốt
        """),
    ),
    (
        "EVENT",
        phrase_lines("""
            khi phát sinh
            khi có phát sinh
            khi có vụ việc
            khi có yêu cầu
            khi có tin báo
            khi có biến động
            khi xảy ra
            khi phát hiện
            khi cần
            khi cần thiết
            đột xuất
            ngay khi
            theo vụ việc
            theo yêu cầu
            khi tiếp nhận
            khi nhận được
            phát sinh
        """),
    ),
)
"""How often, the surest first."""


PROMPT_VERBS: Final = phrase_lines("""
    phát hiện
    xử lý
    tiếp nhận
    báo cáo
    hỗ trợ
    ngăn chặn
    giải quyết
    can thiệp
    tham mưu
    thông tin
    thông báo
    tháo gỡ
    động viên
    khen thưởng
    biểu dương
    phản ánh
    cập nhật
    chấn chỉnh
    trợ giúp
    bảo vệ
    xác minh
    kiểm tra
    uốn nắn
    đề xuất
    hòa giải
    điều chỉnh
    cung cấp
    khắc phục
    cứu trợ
    truy vết
    kiến nghị
    nắm bắt
    phòng ngừa
""")
"""After "kịp thời" one of these makes a duty that comes with an event."""
