"""Verbs that mean something else, or something less, away from the start of a clause."""

from typing import Final

from app.services.plans.phrases import accented_lines

OPENING_ACTIONS: Final = accented_lines("""
    bảo quản
    bảo trì
    chấm điểm
    chọn
    chuyển
    công chiếu
    dọn
    dọn dẹp
    duyệt
    đặt
    đến từng
    đến tận
    đối thoại
    gia cố
    giải đáp
    giải trình
    gìn giữ
    giữ
    giữ gìn
    gỡ bỏ
    gặp gỡ
    họp
    kê khai
    kỷ niệm
    phụ trách
    khoanh vùng
    khôi phục
    kiểm đếm
    kiểm định
    làm
    làm việc
    làm sạch
    lưu
    lưu giữ
    mít tinh
    nhận
    nhập
    nộp
    nuôi
    phân cấp
    phân tích
    phòng trừ
    phủ sóng
    quảng bá
    quyên góp
    rút kinh nghiệm
    sáng tác
    sơ cứu
    tái chế
    tạm ứng
    thả
    thay mới
    thay thế
    tháo dỡ
    tháo gỡ
    thẩm tra
    thi đua
    thi tuyển
    thu
    thuê
    tiếp đón
    tiếp thu
    tiếp xúc
    tìm hiểu
    tra cứu
    trả
    trả lời
    tự giác
    ủy thác
    vận chuyển
    xét
    xét nghiệm
    xin ý kiến
    xử trí
    thu thuế
    giao
    giao cho
    bắt giữ
    bầu
    biên tập
    cân
    căng
    căng treo
    đo
    đón
    ghi
    hiến
    kéo giảm
    khoan
    lấy
    lắp
    luân chuyển
    mua
    nạo hút
    nêu
    nhắn tin
    phát quang
    phủ
    quay
    họp
    rà
    sáp nhập
    sưởi
    thắp
    thường trực
    tiễn
    tổ chức lại
    truy tặng
    tuyên án
    vá
    viếng
    xuất bản
""")
"""Verbs only at the very start of a clause; elsewhere they are too often something else."""


SETTLED_QUALITIES: Final = accented_lines("""
    bảo đảm
    đảm bảo
    cụ thể hóa
    không để
    hạn chế
    nghiêm túc
    thúc đẩy
    gắn
    xác định
    chú trọng
    chú ý
    coi trọng
    lưu ý
    quan tâm
    tạo sự
    tạo môi trường
    tạo chuyển biến
    tuân thủ
    chấp hành
    chịu trách nhiệm
    tránh
    giảm
    tăng
    giữ vững
    thu hẹp
    góp phần
    kết hợp
    nhằm
    phấn đấu
    hướng tới
    đáp ứng
    ưu tiên
    nêu rõ
    làm rõ
    tập trung
    làm cơ sở
    phát huy
    xem xét
    hoàn thành
    báo cáo theo quy định
    thông qua
""")
"""Verbs that open a paragraph's duty but, later in it, only say how the duty before is to be done."""
