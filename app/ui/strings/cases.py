"""Words of the Vụ việc tab: list, intake, case screen, clocks, red page."""

from typing import Final

TITLE: Final = "Vụ việc"
YES: Final = "Có"
NO: Final = "Không"
NOW: Final = "Bây giờ"
NOW_TIP: Final = "Ghi ngày giờ hiện tại (F5)"
MOMENT_HINT: Final = "giờ và ngày, ví dụ 14:30 5/3"
MOMENT_NO_TIME: Final = "Hãy ghi cả giờ, ví dụ 14:30 05/03/2026; chỉ ghi giờ là hôm nay."

# --- people of a case in choices ------------------------------------------------------------

SURVIVOR_CODE: Final = "Người bị bạo lực {code}"
EVERY_SURVIVOR: Final = "Mọi người bị bạo lực"
EVERY_PERPETRATOR: Final = "Mọi người gây bạo lực"
PERPETRATOR_NUMBER: Final = "Người {number}: {who}"
RELATION_UNKNOWN: Final = "không rõ quan hệ"

# --- intake ---------------------------------------------------------------------------------

INTAKE_TITLE: Final = "Tiếp nhận vụ việc"
INTAKE_NOTE: Final = (
    "Mười mục, hai phút: gõ rồi bấm Enter để sang mục sau, Ctrl+S để lưu. Không biết thì để trống; "
    "không cần tên ai. Phần còn lại ghi sau."
)
INTAKE_SEX: Final = "Người bị bạo lực: giới tính"
INTAKE_AGE: Final = "Tuổi (ước lượng cũng được)"
INTAKE_RELATION: Final = "Người gây bạo lực là"
INTAKE_WHEN: Final = "Xảy ra ngày"
INTAKE_TYPE: Final = "Loại chính (từ trên xuống, dừng ở loại đầu tiên đúng)"
INTAKE_FORM: Final = "Hình thức (chọn nhiều, phím cách để đánh dấu)"
WHEN_HINT: Final = "5/3, tháng 3 hoặc ? nếu không rõ"
WHEN_UNKNOWN: Final = "không rõ"
WHEN_MONTH: Final = "tháng {month}/{year}"
DANGER_TOGGLE: Final = "Đang nguy hiểm ngay lúc này (Ctrl+D)"
DANGER_NOTED: Final = (
    "Sẽ mở trang việc cần làm ngay khi lưu. Nếu đang cấp bách, hãy gọi 113 trước khi nhập tiếp."
)

# --- the case screen ------------------------------------------------------------------------

BACK_TO_LIST: Final = "Danh sách"
BACK_TIP: Final = "Quay lại danh sách (Alt+←)"
RECEIVED_LINE: Final = "tiếp nhận {at}"
DOCUMENTS: Final = "Văn bản"
STEPS_NAME: Final = "Các bước của hồ sơ"
STEP_LINE: Final = "{number}. {title}"
STEP_OPEN: Final = "{step}  ({count})"
STEP_LACKS: Final = "Còn bỏ trống: {what}."
STEP_DONE: Final = "Đã đủ"
STEP_RECEPTION: Final = "Tiếp nhận"
STEP_SURVIVORS: Final = "Người bị bạo lực"
STEP_INCIDENTS: Final = "Vụ việc"
STEP_PERPETRATORS: Final = "Người gây bạo lực"
STEP_CONSENT: Final = "Đồng ý"
STEP_RISK: Final = "Nguy cơ và an toàn"
STEP_MEASURES: Final = "Biện pháp"
STEP_REFERRALS: Final = "Chuyển gửi"
STEP_FOLLOW_UPS: Final = "Theo dõi"
STEP_PAPERS: Final = "Tài liệu"
STEP_CLOSING: Final = "Đóng hồ sơ"
STEP_LOG: Final = "Nhật ký"
LOG_NOTE: Final = "Mọi lần sửa, xem, hiện tên, in và xuất đều được ghi, không sửa xóa được."
OPEN_SOURCE: Final = "nguồn báo tin"
OPEN_KIND: Final = "loại vụ việc"
OPEN_ASSIGNMENT: Final = "phân công xử lý"
OPEN_SURVIVOR: Final = "người bị bạo lực"
OPEN_SEX: Final = "giới tính"
OPEN_AGE: Final = "tuổi"
OPEN_VILLAGE: Final = "thôn"
OPEN_INCIDENT: Final = "vụ việc xảy ra"
OPEN_TYPE: Final = "loại chính"
OPEN_PLACE: Final = "nơi xảy ra"
OPEN_FORM: Final = "hình thức"
OPEN_ACTS: Final = "hành vi theo Điều 3"
OPEN_PERPETRATOR: Final = "người bị cho là gây bạo lực"
OPEN_RELATION: Final = "quan hệ"
OPEN_CONSENT: Final = "đồng ý nhận hỗ trợ"
OPEN_RECIPIENTS: Final = "đồng ý theo từng nơi nhận"
OPEN_RISK: Final = "đánh giá nguy cơ"
OPEN_LEVEL: Final = "mức nguy cơ"
OPEN_REVIEW: Final = "ngày rà soát"
OPEN_PLAN: Final = "kế hoạch an toàn"
OPEN_MEASURE: Final = "biện pháp"
OPEN_DECISION: Final = "quyết định cấm tiếp xúc hoặc từ chối"
OPEN_REFERRAL: Final = "chuyển gửi dịch vụ"
OPEN_FOLLOW_UP: Final = "lần theo dõi tiếp"
OPEN_CLOSING: Final = "đóng hồ sơ"

# --- clocks ---------------------------------------------------------------------------------

DUE_AT: Final = "hạn {at}"
AT_ONCE: Final = "làm ngay"
KEPT_LATE: Final = "đã làm, chậm hạn"
RUN_OUT: Final = "đã hết hiệu lực"
LATE_ASK: Final = "Ghi lý do quá hạn"
LATE_GIVEN: Final = "Đã ghi lý do (xem, sửa)"
LATE_TITLE: Final = "Lý do quá hạn"
LATE_WHY: Final = "Lý do quá hạn"
LATE_HINT: Final = "Ví dụ: nhận tin ngoài giờ, Chủ tịch đi công tác, ký lúc 7:00 hôm sau"

# --- danger ---------------------------------------------------------------------------------

DANGER_SHORT: Final = "Nguy hiểm: gọi ai?"
DANGER_BANNER: Final = "Đang nguy hiểm đến sức khỏe, tính mạng. Hãy gọi người giúp trước, ghi sổ sau."
DANGER_OPEN: Final = "Việc cần làm ngay"
DANGER_TITLE: Final = "Việc cần làm ngay"
DANGER_HEAD: Final = "Gọi ngay, nhập sau"
DANGER_LAW: Final = "Luật yêu cầu làm ngay"
DANGER_ASSIGN: Final = "Ghi phân công"
DEMAND_STOP: Final = (
    "Buộc chấm dứt hành vi bạo lực; người có mặt ngăn chặn phù hợp với khả năng "
    "(Điều 22 Luật Phòng, chống bạo lực gia đình)."
)
DEMAND_POLICE: Final = (
    "Báo Công an xã và trình Chủ tịch Ủy ban nhân dân xã phân công Công an xã xử lý ngay (Điều 20 khoản 4)."
)
DEMAND_CHILD: Final = (
    "Nạn nhân là trẻ em: gọi 111 và xử lý theo quy trình bảo vệ trẻ em (Nghị định 76/2023/NĐ-CP, Điều 9, 10)."
)
DEMAND_VULNERABLE: Final = (
    "Nạn nhân thuộc nhóm dễ bị tổn thương: Công an xã phải được phân công (Điều 20 khoản 4)."
)
DEMAND_SHELTER: Final = "Đưa người bị bạo lực đến nơi tạm lánh, địa chỉ tin cậy nếu họ đồng ý."
DEMAND_CARE: Final = "Đưa đi cấp cứu, khám, điều trị; ghi nhận thương tích."
DEMAND_ORDER: Final = (
    "Tính mạng bị đe dọa: Chủ tịch tự quyết định cấm tiếp xúc, không cần đơn; mỗi lần không quá 03 ngày "
    "(Điều 25)."
)
DEMAND_CRIME: Final = "Có dấu hiệu tội phạm: chuyển Công an xử lý theo tố tụng hình sự."
