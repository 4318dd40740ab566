"""What the columns of annex tables are called, marks of repetition, rows of sums."""

from typing import Final

from app.services.plans.phrases import phrase_lines

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
        chịu trách nhiệm
        chịu trách nhiệm chính
        đơn vị chịu trách nhiệm
        cơ quan chịu trách nhiệm chính
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
        tham gia
        tham gia thực hiện
        cơ quan tham gia
        đơn vị cùng thực hiện
        cùng thực hiện
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
