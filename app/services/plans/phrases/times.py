"""Words around dates."""

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
