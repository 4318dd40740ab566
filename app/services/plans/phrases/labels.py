"""What label lines are called."""

from typing import Final

from app.services.plans.phrases import phrase_lines

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
        chế độ báo cáo
        chế độ thông tin, báo cáo
        chế độ thông tin báo cáo
        thông tin, báo cáo
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
