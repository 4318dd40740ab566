"""What headings are called, and sentences that are no duties."""

from typing import Final

from app.services.plans.phrases import phrase_lines

AIM_HEADINGS: Final = phrase_lines("""
    mục đích
    mục đích, yêu cầu
    mục đích và yêu cầu
    yêu cầu
    mục tiêu
    mục tiêu chung
    mục tiêu cụ thể
    mục tiêu tổng quát
    các mục tiêu
    một số mục tiêu
    chỉ tiêu
    các chỉ tiêu
    một số chỉ tiêu
    chỉ tiêu phấn đấu
    quan điểm
    nguyên tắc
    phương châm
    căn cứ
    cơ sở pháp lý
    căn cứ pháp lý
    sự cần thiết
    đối tượng
    phạm vi
    phạm vi, đối tượng
    đối tượng, phạm vi
    đối tượng và phạm vi
    phạm vi và đối tượng
    phạm vi điều chỉnh
    địa bàn
    đặc điểm tình hình
    đặc điểm
    tình hình
    khái quát
    thực trạng
    bối cảnh
    kết quả thực hiện
    kết quả đạt được
    kết quả năm
    đánh giá tình hình
    đánh giá kết quả
    đánh giá chung
    những kết quả
    tồn tại, hạn chế
    hạn chế
    khó khăn
    thuận lợi
    ưu điểm
    nguyên nhân
    bài học kinh nghiệm
    dự báo
    giải thích từ ngữ
    thành phần
    thời gian, địa điểm
    thời gian và địa điểm
    thời gian thực hiện
    thời gian
    địa điểm
    chủ đề
    khẩu hiệu
    thông điệp
    nơi nhận
""")
"""A heading that begins so opens aims, targets, principles, grounds or a review: no duties below it."""

DUTY_HEADINGS: Final = phrase_lines("""
    nội dung
    nhiệm vụ
    giải pháp
    biện pháp
    hoạt động
    tổ chức thực hiện
    phân công
    trách nhiệm
    triển khai
    tiến độ
    lộ trình
    công tác
    chế độ báo cáo
    chế độ thông tin
    thông tin, báo cáo
    kiểm tra
    sơ kết, tổng kết
""")
"""A heading that has one of these words opens duties, even beside a word of aims."""

FUND_HEADINGS: Final = phrase_lines("""
    kinh phí
    nguồn kinh phí
    nguồn lực
    nguồn vốn
    kinh phí thực hiện
    dự toán
    cơ chế tài chính
    nguồn lực thực hiện
    ngân sách
""")

FUND_SENTENCES: Final = phrase_lines("""
    kinh phí
    nguồn kinh phí
    nguồn vốn
    ngân sách
    từ nguồn
    trên cơ sở nhiệm vụ được giao
    các cơ quan, đơn vị chủ động
    các đơn vị chủ động
    chủ động sử dụng
    sử dụng
    việc quản lý
    việc sử dụng
    việc lập
    được bố trí
    do ngân sách
    bố trí từ
    nguồn
    dự toán
    tổng kinh phí
    mức chi
    nội dung chi
    thực hiện theo quy định
    thực hiện theo phân cấp
    sử dụng từ
    lồng ghép từ
    lồng ghép trong
    bố trí trong
    huy động từ
    trong dự toán
    từ ngân sách
""")
"""Sentences under a heading of funds that only say where the money comes from."""

BOILERPLATE: Final = phrase_lines("""
    trên đây là
    trong quá trình
    quá trình thực hiện
    quá trình triển khai
    nơi nhận
    kế hoạch này
    kế hoạch có hiệu lực
    chương trình có hiệu lực
    chương trình này có hiệu lực
    quy chế này có hiệu lực
    quyết định này có hiệu lực
    căn cứ chương trình này
    căn cứ kế hoạch này
    căn cứ nội dung kế hoạch
    nhận được kế hoạch
    trân trọng
    kính gửi
    nội dung tập trung
    nội dung chủ yếu
    nội dung tuyên truyền tập trung
    cụ thể như sau
    như sau
    trong đó
    phấn đấu
    ghi chú
    lưu ý
    tiếp tục tổ chức thực hiện hiệu quả các mục tiêu
    nếu có khó khăn
    nếu có vướng mắc
    mọi vướng mắc
    giai đoạn
    gồm
    bao gồm
    cụ thể:
    cụ thể là
    ban hành kèm theo
    kèm theo
""")
"""A clause that begins so is never the start of a duty."""

TARGET_OPENERS: Final = phrase_lines("""
    phấn đấu
    tỷ lệ
    tỉ lệ
    chỉ tiêu
    mục tiêu
    giảm tỷ lệ
    tăng tỷ lệ
    giảm tỉ lệ
    tăng tỉ lệ
    đạt tỷ lệ
    đạt tỉ lệ
    đạt
    duy trì tỷ lệ
    duy trì tỉ lệ
    duy trì mức
    kiềm chế
    không để xảy ra
    không để phát sinh
    không có
    số hộ nghèo
    số người
    số vụ
""")
"""A clause that begins so names a target."""

TARGET_VERBS: Final = phrase_lines("""
    bảo đảm
    đảm bảo
    đạt
    duy trì
    giảm
    tăng
    nâng
    có
    ít nhất
    tối thiểu
    trên
    hơn
    từ
    đến
    hằng năm
    hàng năm
    trung bình
    trong năm
    toàn xã
    cơ bản
    khống chế
""")
"""Before a percentage, one of these makes the clause a target and not a duty."""


SIGNATURES: Final = phrase_lines("""
    tm. ủy ban nhân dân
    tm.ủy ban nhân dân
    tm. ubnd
    tm ủy ban nhân dân
    kt. chủ tịch
    kt.chủ tịch
    tl. chủ tịch
    tuq. chủ tịch
    chủ tịch
    phó chủ tịch
    tm. ban chỉ đạo
    tm. đảng ủy
    tm. ban thường vụ
    kt. trưởng ban
    trưởng ban
    phó trưởng ban
    người lập
    người lập biểu
    thủ trưởng đơn vị
    q. chủ tịch
    duyệt của
    phê duyệt của
    xác nhận của
    người lập kế hoạch
""")

LEGAL_BASES: Final = phrase_lines("""
    căn cứ
    thực hiện kế hoạch số
    thực hiện nghị quyết số
    thực hiện quyết định số
    thực hiện chỉ thị số
    thực hiện công văn số
    thực hiện hướng dẫn số
    thực hiện chương trình số
    thực hiện văn bản số
    thực hiện thông báo số
    thực hiện kết luận số
    theo đề nghị
    xét đề nghị
    để
    nhằm
    tiếp tục
    phát huy
""")
