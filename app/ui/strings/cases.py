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
WHOLE_CASE: Final = "Cả hồ sơ"
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
STEP_LACKS: Final = "Còn để sau: {what}."
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
REVEALED: Final = "Hiện «{what}»"
LOG_NOTE: Final = "Mọi lần sửa, xem, hiện tên, in và xuất đều được ghi, không sửa xóa được."

# --- clocks ---------------------------------------------------------------------------------

DUE_AT: Final = "hạn {at}"
AT_ONCE: Final = "làm ngay"
KEPT_LATE: Final = "đã làm, chậm hạn"
RUN_OUT: Final = "đã hết hiệu lực"
LATE_ASK: Final = "Ghi lý do"
LATE_GIVEN: Final = "Xem lý do"
LATE_ASK_NAME: Final = "Ghi lý do quá hạn: {label}"
LATE_LINE: Final = "Hạn {due}, {left}."
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

# --- the same person met before -------------------------------------------------------------

PART_SURVIVOR: Final = "Người bị bạo lực"
PART_PERPETRATOR: Final = "Người bị cho là gây bạo lực"
SAME_SURE: Final = "{mine} ở đây trùng họ tên, năm sinh và thôn với {other} trong hồ sơ {number}."
SAME_LIKELY: Final = "{mine} ở đây có thể là {other} trong hồ sơ {number}."
SAME_OPEN: Final = "Cùng một người, mở hồ sơ kia"
SAME_NOT: Final = "Không phải"

# --- list -----------------------------------------------------------------------------------

COLUMN_NUMBER: Final = "Số hồ sơ"
COLUMN_RECEIVED: Final = "Tiếp nhận"
COLUMN_KIND: Final = "Loại vụ việc"
COLUMN_FORMS: Final = "Hình thức"
COLUMN_VILLAGE: Final = "Thôn"
COLUMN_STATUS: Final = "Trạng thái"
COLUMN_STEP: Final = "Bước"
COLUMN_RISK: Final = "Nguy cơ"
COLUMN_WHO: Final = "Phụ trách"
COLUMN_NEXT: Final = "Thời hạn gần nhất"
COLUMN_VERIFY: Final = "Xác minh"
FILTER_FORM: Final = "Báo tin"
FILTER_DANGER: Final = "Nguy hiểm"
FILTER_DANGER_YES: Final = "Đang nguy hiểm"
FILTER_YEAR: Final = "Năm"
NEXT_CLOCK: Final = "{left}: {what}"
NEXT_FOLLOW_UP: Final = "theo dõi {day}"
SAMPLE: Final = "{number} (mẫu)"
DANGER_TIP: Final = "Đang nguy hiểm đến sức khỏe, tính mạng"
NEW_CASE: Final = "Tiếp nhận vụ việc"
NO_LIST_PRINT: Final = (
    "Danh sách vụ việc không in hoặc xuất ra được. Hãy in văn bản của từng hồ sơ, "
    "hoặc lấy số liệu ở mục Thống kê."
)
EMPTY: Final = (
    "Chưa có vụ việc nào.\n\n"
    "Bấm «Tiếp nhận vụ việc» (Ctrl+N): mười mục, hai phút, không cần tên ai. "
    "Người báo tin có thể ẩn danh, thời gian có thể không rõ."
)
SECRETS_NOTICE: Final = (
    "Mục này chỉ dùng cho thông tin không thuộc bí mật nhà nước.\n\n"
    "Không nhập văn bản đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT và thông tin thuộc danh mục bí mật nhà nước "
    "vào sổ. Các văn bản đó được soạn, lưu theo quy định riêng."
)
VIEW_LIST: Final = "Hồ sơ"
VIEW_STATISTICS: Final = "Thống kê"
VIEW_ACCESS: Final = "Nhật ký truy cập"
VIEW_SUBJECT: Final = "Dữ liệu của một người"
VIEW_BREACH: Final = "Sự cố dữ liệu"
VIEW_RETENTION: Final = "Lưu giữ, ẩn danh"
VIEW_SETTINGS: Final = "Cài đặt mục này"
COUNTS: Final = "Đang mở {opened} · thời hạn đang chạy {running} · quá hạn {late} · đang nguy hiểm {danger}"

# --- tray -----------------------------------------------------------------------------------

TRAY_RUNNING: Final = "Thời hạn vụ việc đang chạy: {running}"
TRAY_LATE: Final = "Thời hạn vụ việc đang chạy: {running}, quá hạn: {late}"
TRAY_LOCKED: Final = "Sổ đang khóa. Mở khóa để xem."
TRAY_LOCKED_DUE: Final = "Có thời hạn vụ việc hết lúc {at}. Hãy mở khóa sổ để xem."
TRAY_UNLOCK: Final = "Mở khóa để xem"
TRAY_LINE: Final = "{number}: {left} – {what}"
