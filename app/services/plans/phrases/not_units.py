"""What begins like the name of a unit and is none."""

from typing import Final

from app.services.plans.phrases import accented_lines

NOT_UNITS: Final = accented_lines("""
    phòng, chống
    phòng chống
    phòng ngừa
    phòng bệnh
    phòng dịch
    phòng cháy
    phòng học
    phòng tránh
    phòng và
    hội nghị
    hội thi
    hội thảo
    hội chợ
    hội trường
    hội họp
    hội nhập
    hội chứng
    hội diễn
    hội trại
    hội thao
    hội viên
    đoàn kết
    đoàn viên
    đoàn kiểm tra
    trường hợp
    sở hữu
    sở thích
    đội ngũ
    cán bộ nữ
    cán bộ, công chức
    cán bộ công chức
    cục bộ
    tổ chức
    tổ hợp
    thôn không
    xóm không
    ngành nghề
    công an toàn
    đơn vị tính
    y tế cơ sở
    cơ sở dữ liệu
    cơ sở vật chất
    cơ sở hạ tầng
    cơ sở pháp lý
    cơ quan chủ trì
    cơ quan phối hợp
    cơ quan thường trực
    cơ quan đầu mối
    cơ quan tham mưu
    cơ quan tổng hợp
    đơn vị thường trực
    đơn vị đầu mối
    đơn vị tham mưu
    bộ phận thường trực
    đơn vị chủ trì
    đơn vị phối hợp
    gia đình
    nhân dân
    tư pháp hộ tịch
    thanh niên không
    lực lượng lao động
    bí thư
    lãnh đạo, chỉ đạo
    lãnh đạo chỉ đạo
    bộ phận dân cư
    tài chính - ngân sách
    ngành, lĩnh vực
    trường lớp
    chính quyền số
    chính quyền điện tử
    đoàn kết
    trạm bơm
    trạm biến áp
    thư viện số
    thôn, tổ dân phố thông minh
    ngân hàng đề
    ngân hàng dữ liệu
    đài tưởng niệm
    cụm từ
    cụm pa-nô
    tổ hòa giải là
    doanh nghiệp nhỏ
    phòng vệ
    y tế, giáo dục
    ban đầu
    ban hành
    ban bố
    thanh tra, kiểm tra
    trường học hạnh phúc
    trường học an toàn
    gia đình văn hóa
    tài chính cho
    cơ sở đó
""")
"""Begins like a unit and is none."""
