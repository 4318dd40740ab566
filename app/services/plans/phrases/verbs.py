"""What a duty begins with."""

from typing import Final

from app.services.plans.phrases import accented_lines, phrase_lines

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
    thay thế
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
    giao cho
    bắt giữ
    bầu
    biên tập
    cân
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

NOUN_BEFORE_VERB: Final = phrase_lines("""
    các
    những
    công tác
    việc
    hoạt động
    ban
    tổ
    đội
    nhóm
    đoàn
    hội đồng
    trung tâm
    câu lạc bộ
    cán bộ
    công chức
    bộ phận
    dịch vụ
    thường
    mức
    số
    phương án
    kế hoạch
    nội dung
    cơ quan
    nhà
    quỹ
    bộ
    cụm
    lực lượng
    phòng
    trạm
    chuyên viên
    cộng tác viên
""")
"""Before one of these words a verb is a part of a name or a noun ("các tổ chức", "Ban chỉ đạo")."""

VERB_AS_NOUN: Final = accented_lines("""
    tổ chức chính trị
    tổ chức đoàn thể
    tổ chức thành viên
    tổ chức xã hội
    tổ chức ct-xh
    tổ chức ctxh
    tổ chức liên quan
    tổ chức có liên quan
    tổ chức, cá nhân
    tổ chức và cá nhân
    tổ chức kinh tế
    tổ chức cơ sở đảng
    tổ chức đảng
    báo cáo viên
    tuyên truyền viên
    cộng tác viên
    giáo dục và đào tạo
    giáo dục - đào tạo
    thông tin và truyền thông
    thông tin - truyền thông
    truyền thông đại chúng
    phát thanh - truyền hình
    thông tin điện tử
    giáo viên
    quản lý nhà nước
    công an
    tư pháp
    in-tơ-nét
    internet
    mở đầu
    đưa ra
    trình độ
    trình tự
    ký túc
    cử tri
    cử nhân
    trực thuộc
    trực tiếp
    trực tuyến
    trực quan
    lập trường
    lưu ý
    lưu động
    lưu vực
    lưu hành
    lưu trú
    lưu học
    lập công
    phát sinh
    phát triển kinh tế - xã hội
    phát ngôn
    cấp ủy
    cấp xã
    cấp trên
    cấp dưới
    cấp thôn
    cấp tỉnh
    cấp huyện
    cấp cứu
    thăm dò
    xóa đói
    gắn liền
    gắn với
    nắm giữ
    viết tắt
    treo giải
    dán nhãn
    dạy học
    trồng trọt
    vệ sinh an toàn
    vệ sinh lao động
    sinh hoạt hằng ngày
""")
"""Words that begin like an action and are none."""

ADVERBS: Final = phrase_lines("""
    chủ động
    tiếp tục
    thường xuyên
    kịp thời
    tích cực
    từng bước
    nghiêm túc
    định kỳ
    đột xuất
    hằng ngày
    hàng ngày
    hằng tuần
    hàng tuần
    hằng tháng
    hàng tháng
    hằng quý
    hàng quý
    hằng năm
    hàng năm
    mỗi tuần
    mỗi tháng
    mỗi quý
    mỗi năm
    khẩn trương
    trực tiếp
    trước mắt
    quyết liệt
    đặc biệt
    cùng
    sẽ
    cần
    phải
    được
    đã
    cũng
    luôn
    tự
    chú trọng
    quan tâm
    tập trung
    thống nhất
    sớm
    trọng tâm là
    chịu trách nhiệm
    có trách nhiệm
    có nhiệm vụ
    có kế hoạch
    có biện pháp
    có giải pháp
    là đầu mối
    là cơ quan chủ trì
    là cơ quan tham mưu
    là đơn vị chủ trì
    là đơn vị thường trực
    là đơn vị đầu mối
    là đơn vị tham mưu
    là bộ phận thường trực
    là bộ phận tham mưu
    làm nòng cốt
    giúp ubnd xã
    giúp ủy ban nhân dân xã
    là cơ quan thường trực
    là cơ quan đầu mối
    làm đầu mối
    làm tốt công tác
    làm tốt việc
    thực hiện tốt công tác
    thực hiện tốt việc
    thực hiện nhiệm vụ
    toàn diện
    đồng bộ
    chặt chẽ
    rộng rãi
""")

CONNECTORS: Final = phrase_lines("""
    đồng thời
    đồng thời với đó
    bên cạnh đó
    ngoài ra
    trên cơ sở đó
    từ đó
    qua đó
    cùng với đó
    song song với đó
    theo đó
    mặt khác
    và
    sau đó
    tiếp đó
""")

ADVERBIAL_OPENERS: Final = phrase_lines("""
    trên cơ sở
    căn cứ
    khi
    trước khi
    sau khi
    ngay sau khi
    trước
    sau
    nhân
    nhân dịp
    dịp
    vào
    vào dịp
    trong
    từ
    đến
    theo
    để
    với
    đối với
    ngoài
    bên cạnh
    cùng với
    thông qua
    qua
    bằng
    tại
    quý
    tháng
    ngày
    tuần
    năm
    định kỳ
    hằng
    hàng
    mỗi
    chậm nhất
    muộn nhất
    kể từ
    hưởng ứng
    thực hiện
    chào mừng
    kỷ niệm
    đầu năm
    cuối năm
    6 tháng
    06 tháng
    ở
    là
    nếu
    trường hợp
    tùy
    tùy theo
    dự kiến
    hàng năm
    ngay từ
    xuất phát từ
    kết thúc
    đầu
    cuối
    hết
""")
"""A clause that opens with one of these may have its verb only after a comma."""

ASSIGNMENTS: Final = phrase_lines("""
    giao
    giao cho
    phân công
    phân công cho
    đề nghị
    yêu cầu
    đề nghị các
    kính đề nghị
    ủy quyền
    giao nhiệm vụ cho
    trách nhiệm của
    do
""")
"""Before a unit: what follows is that unit's duty."""
