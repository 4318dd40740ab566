"""What stands before a duty's verb: connectors, adverbs, leading phrases, assignments."""

from typing import Final

from app.services.plans.phrases import phrase_lines

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
    sẵn sàng
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


OCCASIONS: Final = phrase_lines("""
    hội nghị
    hội thi
    hội diễn
    hội thảo
    hội trại
    hội chợ
    hội thao
    hội khỏe
    lễ
    lớp
    buổi
    chuyên mục
    chuyên đề
    mô hình
    cuộc thi
    diễn đàn
    chiến dịch
    ngày hội
    đêm
    tuần lễ
    tháng cao điểm
    đợt
    giải
    công tác
    việc
    phiên
    phong trào
    chương trình
    câu lạc bộ
    tọa đàm
    liên hoan
""")
"""A listed line that begins so is a duty without a verb: what is to be held."""
