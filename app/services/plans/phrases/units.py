"""What units of a commune, and those above and beside it, are called."""

from typing import Final

from app.services.plans.phrases import accented_lines, phrase_lines

UNIT_HEADS: Final = accented_lines("""
    ủy ban nhân dân
    ubnd
    hội đồng nhân dân
    hđnd
    thường trực hđnd
    thường trực hội đồng nhân dân
    thường trực đảng ủy
    thường trực ủy ban
    ban thường vụ
    ban thường trực
    cảng vụ
    hải quan
    biên phòng
    đồn biên phòng
    kiểm lâm
    hạt kiểm lâm
    hộ sinh
    y sĩ
    người có uy tín
    đảng ủy
    đảng bộ
    cấp ủy
    chi bộ
    chi ủy
    các chi bộ
    các chi ủy
    các cấp ủy
    văn phòng
    phòng
    các phòng
    ban chỉ đạo
    ban vì sự tiến bộ
    ban vstbpn
    ban chỉ huy
    ban chqs
    ban quản lý
    ban nhân dân
    ban giám hiệu
    ban công tác mặt trận
    ban công tác
    các ban công tác
    ban ctmt
    ban văn hóa
    ban tổ chức
    ban tuyên giáo
    ban xây dựng đảng
    ban xây dựng
    ban dân vận
    ban phát triển
    ban thanh tra
    ban giám sát
    ban lãnh đạo
    ban bảo vệ
    ban đại diện
    ban điều hành
    ban giảm nghèo
    ban cán sự
    các ban
    các ban, ngành
    ban ngành
    ban, ngành
    trung tâm
    các trung tâm
    ttvh
    ttpvhcc
    trạm
    các trạm
    công an
    quân sự
    bộ chỉ huy
    bộ phận
    các bộ phận
    hội
    các hội
    hội đồng
    các tổ chức hội
    chi hội
    các chi hội
    chi đoàn
    đoàn
    đoàn thanh niên
    đoàn tncs
    liên đoàn
    công đoàn
    ủy ban mặt trận
    ubmttq
    ủy ban mttq
    ủy ban mtt
    cơ quan ubmttq
    cơ quan mttq
    ub mttq
    ubmt
    mttq
    mặt trận
    các thôn
    thôn
    các xóm
    xóm
    các bản
    mỗi bản
    từng bản
    các ấp
    ấp
    các buôn
    mỗi buôn
    các làng
    mỗi làng
    các tổ dân phố
    tổ dân phố
    các khu dân cư
    các khu phố
    khu phố
    khu dân cư
    trưởng thôn
    trưởng các thôn
    trưởng xóm
    trưởng các xóm
    trưởng bản
    xã đoàn
    phường đoàn
    nhóm thường trực
    nhóm thường trực bảo vệ trẻ em
    nhóm trẻ em nòng cốt
    nhóm nòng cốt
    trưởng ấp
    trưởng khu
    các trưởng thôn
    các đồng chí trưởng thôn
    các ông, bà
    các ông (bà)
    các ông bà
    ông, bà trưởng
    ông (bà) trưởng
    bí thư
    bí thư chi bộ
    trưởng ban
    trưởng trạm
    phó trưởng
    tổ trưởng
    tổ phó
    phó chủ nhiệm
    chủ nhiệm
    trưởng phòng
    trưởng công an
    trưởng các
    các trường
    nhà trường
    các nhà trường
    trường
    trường học
    các trường học
    các đơn vị trường học
    hiệu trưởng
    các cơ sở giáo dục
    cơ sở giáo dục
    các nhóm trẻ
    công chức
    cán bộ
    viên chức
    chuyên viên
    cộng tác viên
    các cộng tác viên
    nhân viên y tế
    y tế
    kế toán
    thủ quỹ
    tài chính
    tư pháp
    địa chính
    đài
    đài truyền thanh
    tổ
    các tổ
    các tổ chức
    tổ chức chính trị
    tổ chức đoàn thể
    đội
    các đội
    cơ quan
    các cơ quan
    đơn vị
    các đơn vị
    các ngành
    các phòng, ban
    các phòng ban
    ngành
    các đoàn thể
    đoàn thể
    các tổ chức đoàn thể
    các thành viên
    thành viên
    các địa phương
    chính quyền
    chính quyền địa phương
    các doanh nghiệp
    doanh nghiệp
    hợp tác xã
    các hợp tác xã
    htx
    các hộ
    các cơ sở
    cơ sở
    chủ các cơ sở
    ban giám đốc
    giám đốc
    sở
    các sở
    chi cục
    cục
    ngân hàng
    bưu điện
    bảo hiểm xã hội
    bhxh
    điện lực
    viễn thông
    thanh tra
    tòa án
    tòa án nhân dân
    viện kiểm sát nhân dân
    viện kiểm sát
    kho bạc
    bệnh viện
    thư viện
    câu lạc bộ
    các câu lạc bộ
    clb
    gia đình
    lãnh đạo
    chủ tịch
    phó chủ tịch
    thủ trưởng
    người đứng đầu
    các đồng chí
    đồng chí
    lực lượng
    các lực lượng
    cựu chiến binh
    thanh niên
    ctxh
    tttt
    cụm
    bộ tư pháp
    bộ nội vụ
    bộ y tế
    bộ công an
    nhân dân
    hội viên
    ủy viên
    viettel
    vnpt
    mobifone
    vinaphone
    vnpost
    agribank
    công ty
    các công ty
    tổng công ty
    xí nghiệp
    hiệp hội
    chi nhánh
    quỹ tín dụng
    đại học
    học viện
    siêu thị
    tổ công nghệ số
    các tổ công nghệ số
    tổ hòa giải
    tổ an ninh
    tổ liên gia
    tổ xung kích
    trường mầm non
    ban quân sự
    ban an ninh
    già làng
    người uy tín
    chức sắc
    các chức sắc
    cơ sở tôn giáo
    các cơ sở tôn giáo
    giáo xứ
    tổ tự quản
    nông trường
    lâm trường
    ban thú y
    thú y
    khuyến nông
    các hộ gia đình
    các hộ kinh doanh
    hộ gia đình
    hội quán
    các dòng họ
    ban liên lạc
""")
"""A name of a unit begins with one of these."""


BARE_UNITS: Final = accented_lines("""
    phụ nữ
    nông dân
    cựu chiến binh
    ccb
    thanh niên
    đoàn thanh niên
    mặt trận
    mặt trận tổ quốc
    người cao tuổi
    chữ thập đỏ
    khuyến học
    công an
    y tế
    quân sự
    văn phòng
    nhà trường
    trường học
    thôn
    các thôn
    đoàn thể
""")
"""Stand for a unit in a list after a unit ("Hội Phụ nữ, Nông dân, Cựu chiến binh")."""


PLACE_WORDS: Final = phrase_lines("""
    xã
    phường
    thị trấn
    đặc khu
    huyện
    quận
    thị xã
    thành phố
    tỉnh
""")
