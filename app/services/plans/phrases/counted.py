"""What is counted."""

from typing import Final

from app.services.plans.phrases import phrase_lines

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
    hộ nghèo
    hội viên
    đảng viên
    đại biểu
    cộng tác viên
    lao động
    địa chỉ
    xe
    bếp ăn
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
    bể
    tuyến đường
    tuyến
    tuyến phố
    đoạn đường
    thùng rác
    cuộc thi
    phiên chợ
    hội diễn
    ấn phẩm
    infographic
    camera
    căn nhà
    ngôi nhà
    liều
    mũi
    máy tính
    tiểu phẩm
    tiết mục
    trận
    hộ kinh doanh
    doanh nghiệp
    hợp tác xã
    tổ hợp tác
    kịch bản
    ha
    chỗ ở
    học viên
    thanh niên
    pa-nô
    loa
    cụm loa
    bảng tin
    trang
    thư
    lượt phát
    nghệ nhân
    di tích
    điểm trường
    chốt
    bình chữa cháy
    phương tiện
    ca trực
""")
"""What quotas count."""
