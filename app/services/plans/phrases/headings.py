"""What headings, label lines and table columns are called."""

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
    cụ thể
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

FIELD_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "lead": phrase_lines("""
        đơn vị chủ trì
        cơ quan chủ trì
        bộ phận chủ trì
        cơ quan, đơn vị chủ trì
        đơn vị chủ trì thực hiện
        cơ quan chủ trì thực hiện
        chủ trì
        chủ trì thực hiện
        chủ trì tham mưu
        đầu mối
        đơn vị đầu mối
        cơ quan đầu mối
        cơ quan thường trực
        cơ quan tham mưu
        đơn vị tham mưu
        phụ trách
        người phụ trách
        đơn vị phụ trách
        đơn vị thực hiện
        cơ quan thực hiện
        bộ phận thực hiện
        người thực hiện
        cá nhân thực hiện
        tổ chức thực hiện
        cơ quan, đơn vị thực hiện
        đơn vị, cá nhân thực hiện
        đơn vị tổ chức
        phân công
        phân công thực hiện
        đơn vị được giao
        giao
        trách nhiệm
        trách nhiệm thực hiện
        đơn vị chịu trách nhiệm
        cơ quan chịu trách nhiệm
    """),
    "coop": phrase_lines("""
        đơn vị phối hợp
        cơ quan phối hợp
        bộ phận phối hợp
        cơ quan, đơn vị phối hợp
        đơn vị phối hợp thực hiện
        cơ quan phối hợp thực hiện
        phối hợp
        phối hợp thực hiện
        đơn vị cùng thực hiện
        đơn vị tham gia
        cùng phối hợp
    """),
    "time": phrase_lines("""
        thời gian
        thời gian thực hiện
        thời gian hoàn thành
        thời gian tổ chức
        thời gian triển khai
        thời gian, tiến độ
        thời gian dự kiến
        dự kiến thời gian
        thời điểm
        thời hạn
        thời hạn hoàn thành
        thời hạn thực hiện
        tiến độ
        tiến độ thực hiện
        tiến độ hoàn thành
        hạn hoàn thành
        hạn
        hoàn thành
        thời hạn báo cáo
        lộ trình
        định kỳ
    """),
    "product": phrase_lines("""
        sản phẩm
        kết quả
        kết quả đầu ra
        sản phẩm đầu ra
        kết quả, sản phẩm
        sản phẩm, kết quả
        sản phẩm dự kiến
        kết quả dự kiến
        kết quả cần đạt
        sản phẩm hoàn thành
    """),
    "budget": phrase_lines("""
        kinh phí
        kinh phí thực hiện
        dự kiến kinh phí
        kinh phí dự kiến
        nguồn kinh phí
        dự toán
    """),
    "other": phrase_lines("""
        địa điểm
        địa bàn
        đối tượng
        thành phần
        thành phần tham gia
        số lượng
        hình thức
        quy mô
        phương pháp
        mục đích
        mục tiêu
        yêu cầu
        chủ đề
        khẩu hiệu
        thông điệp
        ghi chú
        lưu ý
        mức chi
        chỉ tiêu
        giảng viên
        báo cáo viên
        phạm vi
        nội dung trọng tâm
    """),
    "task": phrase_lines("""
        nội dung
        nội dung thực hiện
        nội dung công việc
        nhiệm vụ
        nhiệm vụ cụ thể
        hoạt động
        công việc
        giải pháp
        tên hoạt động
    """),
}

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "number": phrase_lines("""
        tt
        stt
        số tt
        số thứ tự
        thứ tự
        mục
    """),
    "lead": phrase_lines("""
        đơn vị chủ trì
        cơ quan chủ trì
        chủ trì
        cơ quan, đơn vị chủ trì
        đơn vị thực hiện
        cơ quan thực hiện
        đơn vị thực hiện chủ trì
        phân công thực hiện
        phân công chủ trì
        phân công
        bộ phận phụ trách
        đơn vị phụ trách
        người phụ trách
        phụ trách
        người thực hiện
        cơ quan tham mưu
        trách nhiệm
        trách nhiệm thực hiện
        đơn vị đầu mối
        cơ quan chịu trách nhiệm
        đơn vị, bộ phận thực hiện
        đơn vị
        cơ quan, đơn vị
        bộ phận thực hiện
    """),
    "coop": phrase_lines("""
        đơn vị phối hợp
        cơ quan phối hợp
        phối hợp
        phối hợp thực hiện
        cơ quan, đơn vị phối hợp
        đơn vị thực hiện phối hợp
        phân công phối hợp
        đơn vị tham gia
    """),
    "time": phrase_lines("""
        thời gian
        thời gian thực hiện
        thời gian hoàn thành
        thời hạn
        thời hạn hoàn thành
        tiến độ
        tiến độ thực hiện
        hạn hoàn thành
        thời điểm
        thời gian tổ chức
        ngày hoàn thành
        hoàn thành
        thời gian dự kiến
        thời gian, tiến độ
    """),
    "start": phrase_lines("""
        thời gian bắt đầu
        bắt đầu
        ngày bắt đầu
        thời gian thực hiện bắt đầu
        từ ngày
        thời gian từ
    """),
    "end": phrase_lines("""
        thời gian kết thúc
        kết thúc
        ngày kết thúc
        thời gian thực hiện kết thúc
        đến ngày
        thời gian đến
    """),
    "product": phrase_lines("""
        sản phẩm
        kết quả
        kết quả đầu ra
        sản phẩm đầu ra
        sản phẩm, kết quả
        kết quả, sản phẩm
        dự kiến sản phẩm
        dự kiến kết quả
        kết quả dự kiến
        yêu cầu sản phẩm
    """),
    "budget": phrase_lines("""
        kinh phí
        kinh phí dự kiến
        dự kiến kinh phí
        dự toán kinh phí
        kinh phí (triệu đồng)
        kinh phí (đồng)
        nguồn kinh phí
        kinh phí thực hiện
        dự toán
    """),
    "note": phrase_lines("""
        ghi chú
        địa điểm
        đối tượng
        số lượng
        hình thức
        thành phần
    """),
    "target": phrase_lines("""
        chỉ tiêu
        đơn vị tính
        đvt
        kế hoạch năm
        chỉ tiêu giao
        thực hiện năm
        tỷ lệ
        thành tiền
        đơn giá
        mức chi
        định mức
        số tiền
    """),
    "task": phrase_lines("""
        nội dung
        nội dung công việc
        nội dung nhiệm vụ
        nội dung thực hiện
        nội dung hoạt động
        nội dung, nhiệm vụ
        nhiệm vụ
        nhiệm vụ, giải pháp
        nhiệm vụ cụ thể
        nhiệm vụ trọng tâm
        nhóm nhiệm vụ
        tên nhiệm vụ
        hoạt động
        tên hoạt động
        các hoạt động
        công việc
        tên công việc
        đầu việc
        giải pháp
        nội dung triển khai
    """),
}
"""Roles of annex columns and what the columns are called."""

DITTO_MARKS: Final = phrase_lines("""
    nt
    -nt-
    - nt -
    n.t
    như trên
    -như trên-
    "
    - " -
    -"-
    ''
    ,,
    //
    - // -
    -//-
    nêu trên
    ditto
""")

TOTAL_ROWS: Final = phrase_lines("""
    tổng
    tổng cộng
    cộng
    tổng số
    tổng kinh phí
""")

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
