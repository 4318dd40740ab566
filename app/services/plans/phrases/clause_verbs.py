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
    khai mạc
    bế mạc
    khai trương
    khánh thành
    cài đặt
    hiến máu
    hiến đất
    diễn tập
    luyện tập
    huấn luyện
    khám tuyển
    giao quân
    đón nhận
    tu bổ
    tôn tạo
    trùng tu
    phục dựng
    bảo tồn
    bảo dưỡng
    duy tu
    cứng hóa
    bê tông hóa
    giải phóng mặt bằng
    đền bù
    bồi thường
    đo đạc
    chỉnh lý
    cưỡng chế
    di dời
    sơ tán
    cứu hộ
    cứu nạn
    dự trữ
    dự báo
    cảnh giới
    canh gác
    gieo trồng
    gieo cấy
    thu hoạch
    tái đàn
    khử trùng
    khử khuẩn
    tiêu độc
    diệt
    bắt
    đào
    đắp
    xây
    lát
    đổ bê tông
    sơn
    vẽ
    kẻ
    kẻ vẽ
    dựng
    lắp dựng
    trang trí
    thắp sáng
    thắp hương
    dâng hương
    dâng hoa
    tưởng niệm
    chạy thử
    tập kết
    thu dọn
    phân vùng
    phân tuyến
    đồng bộ hóa
    sao lưu
    định danh
    xác thực
    chụp
    quay phim
    dàn dựng
    biểu diễn
    thi đấu
    cổ động
    diễu hành
    mở cửa
    điều động
    bổ nhiệm
    kết nạp
    tuyển sinh
    dạy nghề
    dạy bơi
    phụ đạo
    phổ cập
    thu phí
    trợ cấp
    cứu đói
    cứu trợ
    đỡ đầu
    nhận đỡ đầu
    bảo trợ
    cai nghiện
    truy bắt
    tạm giữ
    cam kết
    ký giao ước
    phát thưởng
    bình chọn
    lấy phiếu
    tiếp dân
    tiếp công dân
    trả kết quả
    cấp phép
    cấp mã
    xúc tiến
    tiêu thụ
    hoàn trả
    kiểm phiếu
    khảo nghiệm
    lấy số liệu
    tổng điều tra
    tổng rà soát
    tổng duyệt
    ký hợp đồng
    làm đường
    làm cỏ
    chặt tỉa
    cắt tỉa
    cắt cỏ
    quét dọn
    quét vôi
    rửa
    tưới
    phơi
    nhốt
    chăn thả
    tiêm phòng
    uống
    cho uống
    cho trẻ uống
    tầm soát
    cách ly
    điều phối
    cấp cứu
    chuyển viện
    đối soát
    giao nhận
    bàn bạc
    thảo luận
    chất vấn
    giám định
    công chứng
    chứng thực
    lập biên bản
    lập danh sách
    lập kế hoạch
    lập dự toán
    phủ xanh
    nâng hạng
    xếp loại
    xếp hạng
    chấm thi
    trao giải
    trao thưởng
    tham gia ý kiến
    góp ý
    hiệp thương
    giới thiệu nhân sự
    vận hành thử
    thắt chặt
    siết chặt
    khép kín
    thả cá
    thả giống
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
