"""Words around dates and the words that say how often."""

from typing import Final

from app.services.plans.phrases import phrase_lines

DEADLINE_WORDS: Final = phrase_lines("""
    trước
    trước hạn
    chậm nhất
    chậm nhất là
    chậm nhất đến
    chậm nhất vào
    chậm nhất trước
    muộn nhất
    muộn nhất là
    muộn nhất vào
    không quá
    không muộn hơn
    hạn
    hạn cuối
    hạn cuối là
    thời hạn
    thời hạn đến
    đến
    đến hết
    đến trước
    hết
    cho đến
    cho đến hết
    xong trước
    hoàn thành trước
    hoàn thành xong trước
    hoàn thành chậm nhất
    tới
    kết thúc trước
    kết thúc
""")
"""Before a date: the last day."""

START_WORDS: Final = phrase_lines("""
    từ
    bắt đầu từ
    bắt đầu
    kể từ
    sau
    áp dụng từ
    thực hiện từ
    triển khai từ
    ra quân từ
""")
"""Before a date: the first day."""

DAY_WORDS: Final = phrase_lines("""
    ngày
    vào ngày
    vào
    trong
    trong ngày
    hết ngày
    xong trong
    hoàn thành trong
    hoàn thành xong trong
    dịp
    nhân ngày
    nhân dịp
    kỷ niệm
    kỷ niệm ngày
    là
    :
""")
"""Before a date: the day itself."""

OCCASION_WORDS: Final = phrase_lines("""
    dịp
    nhân
    kỷ niệm
    chào mừng
    hưởng ứng
    ngày lễ
    mít tinh
    gặp mặt
    tọa đàm
    các ngày
""")
"""Near a date that is a named day: the name is meant."""

DOCUMENT_WORDS: Final = phrase_lines("""
    luật
    bộ luật
    nghị quyết
    nghị định
    quyết định
    chỉ thị
    kết luận
    thông tư
    công văn
    kế hoạch
    hướng dẫn
    chương trình
    thông báo
    đề án
    pháp lệnh
    văn bản
    công điện
    quy chế
    quy định
    tờ trình
    chiến lược
    thông tri
""")
"""A date after one of these and a number names the document."""

ISSUERS: Final = phrase_lines("""
    chính phủ
    thủ tướng
    quốc hội
    bộ
    ban
    ubnd
    ủy ban
    hđnd
    hội đồng
    tỉnh
    thành ủy
    huyện
    đảng ủy
    chủ tịch
    sở
    trung ương
    liên bộ
    bchtw
    ubtvqh
""")

PERIODS_OF_DOCUMENTS: Final = phrase_lines("""
    giai đoạn
    nhiệm kỳ
    khóa
    tầm nhìn
    tầm nhìn đến năm
    đến năm
    so với năm
    so với
    định hướng đến năm
    định hướng đến
""")
"""Years after one of these belong to a programme's name."""

COUNTED_THINGS: Final = phrase_lines("""
    thôn
    hộ
    xã
    trường
    đơn vị
    xóm
    khu
    tổ
    giờ
    h
    chỉ tiêu
    đồng chí
    đại biểu
    tiêu chí
    người
    cuộc
    chi hội
    chi bộ
    tháng
    nhiệm vụ
    cơ sở
    trạm
    bản
    ấp
    phường
""")
"""After "12/15" one of these makes it a count."""

EVENTS: Final = phrase_lines("""
    khi diễn ra
    khi tổ chức
    khi kết thúc
    khi bắt đầu
    khi khai mạc
    khi tiến hành
    khi vào
    khi bước vào
    khi ban hành
    khi triển khai
    khi trình
    khi có
    khi nhận được
    khi hoàn thành
    khi được
    khi cuộc
    khi kế hoạch
    khi khai giảng
    khi hết
    thời điểm
    cuộc bầu cử
    bầu cử
    ngày bầu cử
    kỳ họp
    các kỳ họp
    kỳ nghỉ
    đại hội
    hội nghị
    tết
    dịp tết
    mùa
    mùa mưa
    mùa bão
    năm học
    năm học mới
    thềm năm học mới
    khai giảng
    lễ phát động
    lễ khai giảng
    hè
    kỳ thi
    ngày hội
    lễ
    mỗi kỳ họp
    mỗi đợt
    buổi lễ
    sự kiện
    diễn tập
    chiến dịch
    tổng kết
    phiên họp
    khi phát động
    khi đại hội
    khi tuyển quân
    khi năm học
    khi mùa
    khi tết
    khi lễ
""")
"""After "trước" or "sau": an event whose day the plan does not give."""

CONDITIONS: Final = phrase_lines("""
    nếu có
    nếu cần
    nếu cần thiết
    dự kiến
    khoảng
    tùy tình hình
    tùy theo
    tùy điều kiện
    theo tình hình thực tế
    theo điều kiện thực tế
    theo lịch của
    theo kế hoạch của
    theo hướng dẫn của
    theo chỉ đạo của
    theo thông báo của
    theo yêu cầu của
    khi có hướng dẫn
    khi có chỉ đạo
    khi đủ điều kiện
    khi có kinh phí
    sau khi có kinh phí
""")
"""A date beside one of these depends on something else."""

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

COUNTED_UNITS: Final = phrase_lines("""
    tin/bài
    tin, bài
    tin bài
    tin - bài
    tin và bài
    bài viết
    tin
    bài
    cuộc
    buổi
    lượt
    lớp
    hội nghị
    hội thi
    hội thảo
    lần
    đợt
    đợt cao điểm
    người
    hộ
    hộ gia đình
    gia đình
    mô hình
    câu lạc bộ
    clb
    chuyên mục
    chuyên đề
    phóng sự
    video
    clip
    tờ rơi
    tờ gấp
    băng rôn
    khẩu hiệu
    pa nô
    pano
    áp phích
    kỳ
    số
    giờ
    tiết
    suất quà
    suất
    phần quà
    tổ
    điểm
    trường hợp
    sản phẩm
    tọa đàm
    chương trình
    địa chỉ tin cậy
    hoạt động
    phiên
    vụ
    cơ sở
    mẫu
    thôn
    trường
    đơn vị
    công trình
    phong trào
    ngày
    phút
    học sinh
    trẻ em
    trẻ
    em
    cán bộ
    phụ nữ
    đoàn viên
    báo cáo
    ca
    hồ sơ
    tủ sách
    cây
    lượt người
    cặp
    diễn đàn
    đội
    nhóm
    chi hội
    bộ
    cuốn
    bản tin
    bản
    tài khoản
    dịch vụ
    sáng kiến
    đoàn kiểm tra
    đoàn
    thông điệp
    ngày hội
    giải
""")
"""What quotas count."""
