"""What makes a verb's word a noun or a part of a name."""

from typing import Final

from app.services.plans.phrases import accented_lines

NOUN_BEFORE_VERB: Final = accented_lines("""
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
