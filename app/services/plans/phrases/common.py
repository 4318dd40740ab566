"""Everyday words of office prose: with a wrong mark they betray a scan."""

from typing import Final

from app.services.plans.phrases import accented_lines

COMMON_WORDS: Final = accented_lines("""
    an toàn
    ban hành
    báo cáo
    bảo đảm
    bảo vệ
    bạo lực
    băng rôn
    bình đẳng
    cán bộ
    chính quyền
    chính sách
    chính trị
    cơ quan
    cơ sở
    cộng đồng
    của xã
    của các
    của phụ nữ
    của nhân dân
    chương trình
    dân số
    địa bàn
    địa phương
    đơn vị
    đoàn thể
    đối với
    gia đình
    giáo dục
    giám sát
    giới tính
    hạnh phúc
    hiệu quả
    hoàn thành
    hội đồng
    hưởng ứng
    kế hoạch
    kết quả
    kiểm tra
    kinh phí
    lãnh đạo
    mô hình
    năm học
    ngân sách
    nghị quyết
    nhân dân
    nhiệm vụ
    nội dung
    phát triển
    pháp luật
    phòng chống
    phối hợp
    phụ nữ
    quản lý
    quy định
    sinh sản
    sức khỏe
    tập huấn
    thanh niên
    thành phố
    thời gian
    thực hiện
    tổ chức
    tổng hợp
    trách nhiệm
    trẻ em
    triển khai
    trước ngày
    trường học
    truyền thông
    tuyên truyền
    ủy ban
    văn hóa
    văn minh
    văn phòng
    vận động
    xã hội
    xây dựng
""")
