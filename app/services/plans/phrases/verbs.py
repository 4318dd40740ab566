"""What a duty begins with."""

from typing import Final

from app.services.plans.phrases import accented_lines

ACTIONS: Final = accented_lines("""
    áp dụng
    ban hành
    bàn giao
    biên soạn
    biên tập
    biểu dương
    bình xét
    bố trí
    bổ sung
    bồi dưỡng
    bảo vệ
    bám sát
    báo cáo
    cải tạo
    cải thiện
    cảnh báo
    cắm
    cắm biển
    can thiệp
    cân đối
    cấp
    cấp phát
    cấp thẻ
    cấp kinh phí
    cập nhật
    chăm lo
    chăm sóc
    chấn chỉnh
    chấp hành
    chỉ đạo
    chi trả
    chia sẻ
    chủ trì
    chuẩn bị
    chiếu phim
    chứng nhận
    chúc mừng
    chuyển giao
    chuyển đổi
    chuyển tuyến
    chúc thọ
    cho vay
    chỉnh trang
    công bố
    công khai
    công nhận
    củng cố
    cung cấp
    cung ứng
    cử
    dán
    dạy
    duy trì
    đa dạng hóa
    đa dạng các
    đảm nhận
    đào tạo
    đánh giá
    đăng ký
    đăng tải
    đăng bài
    đấu tranh
    đầu tư
    đẩy mạnh
    đẩy nhanh
    đẩy lùi
    đề cao
    đề nghị
    đề xuất
    điều chỉnh
    điều hành
    điều tra
    điều trị
    định hướng
    đổi mới
    đôn đốc
    đối thoại
    đối chiếu
    đón tiếp
    động viên
    đưa
    gắn
    gặp mặt
    giải ngân
    giải tỏa
    giám sát
    giải quyết
    giáo dục
    giao ban
    giao lưu
    giúp đỡ
    giới thiệu
    gửi
    hình thành
    hỗ trợ
    hoàn thành
    hoàn thiện
    hòa giải
    hợp đồng
    hưởng ứng
    hướng dẫn
    huy động
    hủy
    in ấn
    in
    kết nối
    kêu gọi
    ghi hình
    ghi nhận
    kích hoạt
    khám
    khảo sát
    khắc phục
    khai thác
    khai giảng
    khen thưởng
    khởi công
    khơi thông
    khuyến khích
    khuyến cáo
    kiện toàn
    kiểm soát
    kiểm tra
    kiểm nghiệm
    kiểm kê
    kiểm dịch
    kiến nghị
    ký
    ký kết
    ký cam kết
    kịp thời
    lãnh đạo
    lắng nghe
    lắp đặt
    lập
    lấy mẫu
    lấy ý kiến
    lập hồ sơ
    liên kết
    liên hệ
    lồng ghép
    lựa chọn
    lưu trữ
    làm rõ
    mở
    mở rộng
    mua sắm
    mời
    nắm
    nắm bắt
    nắm tình hình
    nâng cao
    nâng cấp
    nạo vét
    nêu gương
    ngăn chặn
    nghiên cứu
    nghiệm thu
    nghiêm cấm
    nhân rộng
    nhập dữ liệu
    niêm yết
    nuôi dưỡng
    nói chuyện
    nhắc nhở
    ổn định
    phát động
    phát hành
    phát hiện
    báo ngay
    báo tin
    gọi hỏi
    răn đe
    phát huy
    phát thanh
    phát sóng
    phát triển
    phát
    phát tờ rơi
    phát quà
    phân công
    phân bổ
    phân loại
    phân luồng
    phản ánh
    phản biện
    phê duyệt
    phòng chống
    phòng, chống
    phòng ngừa
    phổ biến
    phối hợp
    phụng dưỡng
    phục hồi
    phun
    quan tâm
    quán triệt
    quản lý
    quy hoạch
    quyết toán
    rà soát
    ra mắt
    ra quân
    sắp xếp
    sàng lọc
    sửa chữa
    sử dụng
    sơ kết
    số hóa
    sinh hoạt
    sưu tầm
    soạn thảo
    tập huấn
    tập trung
    tập hợp
    tăng cường
    tạo điều kiện
    tạo nguồn
    tạo lập
    tặng quà
    tẩy giun
    tham dự
    tham quan
    tham gia
    tham mưu
    tham vấn
    thanh tra
    thanh toán
    thanh quyết toán
    thành lập
    thăm
    thăm hỏi
    thăm, tặng quà
    thẩm định
    theo dõi
    thí điểm
    thiết kế
    thiết lập
    thông báo
    thông tin
    thông qua
    thống kê
    thu hút
    thu gom
    thu thập
    thu nộp
    thu hồi
    thúc đẩy
    thực hành
    thực hiện
    thử nghiệm
    tích hợp
    tiêm
    tiếp cận
    tiếp nhận
    tiếp sóng
    tiếp âm
    tiến hành
    tiếp tục
    tiêu hủy
    tìm kiếm
    tọa đàm
    tôn vinh
    tổng hợp
    tổng kết
    tổng vệ sinh
    tổ chức
    tố giác
    treo
    tri ân
    trang bị
    tranh thủ
    trao
    trao tặng
    trao đổi
    trấn áp
    triển khai
    triệt phá
    trình
    trồng
    trợ giúp
    trực
    trưng bày
    truy quét
    truy xuất
    truyền thông
    truyền dạy
    tu sửa
    tuần tra
    tuyên dương
    tuyên truyền
    tuyển chọn
    tuyển dụng
    tư vấn
    tự kiểm tra
    tự đánh giá
    ủng hộ
    ứng dụng
    ứng phó
    ưu tiên
    vận động
    vận hành
    vệ sinh
    viết
    vinh danh
    vớt
    xác định
    xác minh
    xác nhận
    xác lập
    xã hội hóa
    xây dựng
    xem xét
    xét duyệt
    xét chọn
    xóa
    xử lý
    xử phạt
    yêu cầu
""")
