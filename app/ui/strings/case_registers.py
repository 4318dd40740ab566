"""Words of the registers beside the cases: access log, figures, a person, breach, retention, settings."""

from typing import Final

# --- access log -----------------------------------------------------------------------------

ACCESS_TITLE: Final = "Nhật ký truy cập hồ sơ vụ việc"
ACCESS_AT: Final = "Lúc"
ACCESS_WHO: Final = "Người thực hiện"
ACCESS_WHAT: Final = "Việc"
ACCESS_CASE: Final = "Hồ sơ"
ACCESS_LABEL: Final = "Ghi chú"
ACCESS_MONTH: Final = "Tháng"
ACCESS_MONTH_NAME: Final = "Tháng {month}/{year}"
ACCESS_PRINT: Final = "In trích lục"
ACCESS_EMPTY: Final = "Chưa có lần xem, sửa, in hoặc xuất nào."

# --- settings -------------------------------------------------------------------------------

LOCK_MINUTES: Final = "Hỏi lại mật khẩu sau"
MINUTES: Final = "phút"
MINUTES_RANGE: Final = "Hãy ghi từ {least} đến {most} phút."
BLOCK_CAPTURE: Final = "Chặn chụp màn hình mục này"
TRAY: Final = "Nhắc thời hạn ở khay hệ thống"
CAPTURE_NOTE: Final = (
    "Việc chặn chụp màn hình có tác dụng trên Windows. Nội dung chép từ hồ sơ tự xóa khỏi bộ nhớ tạm "
    "sau 20 giây và không vào lịch sử bộ nhớ tạm của Windows."
)
SETTINGS_SAVED: Final = "Đã lưu cài đặt của mục Vụ việc."
LISTS_TITLE: Final = "Danh mục lựa chọn và số điện thoại cần gọi"
HOURS: Final = "giờ"
DAYS: Final = "ngày"
RULES_TITLE: Final = "Thời hạn theo luật"
RULES_EMPTY: Final = "Chưa có thời hạn nào. Bấm «Thêm mới» để ghi một thời hạn và căn cứ của nó."
RULES_NOTE: Final = (
    "Luật thay đổi thì thêm một dòng từ ngày áp dụng; vụ việc trước ngày đó vẫn tính theo dòng cũ. "
    "12 giờ là 720 phút, 3 ngày là 4.320 phút; 0 phút là làm ngay."
)
RULE_CLOCK: Final = "Thời hạn"
RULE_MINUTES: Final = "Kéo dài"
RULE_LASTS: Final = "Kéo dài"
RULE_AT_ONCE: Final = "ngay"
RULE_WARN: Final = "Nhắc trước"
RULE_FROM: Final = "Áp dụng từ ngày"
RULE_NO_DELETE: Final = (
    "Thời hạn theo luật không xóa. Nếu không còn áp dụng, hãy mở dòng đó và bỏ chọn «Đang dùng» hoặc ghi "
    "ngày kết thúc."
)
RULE_SINCE: Final = "Từ ngày"
RULE_TO: Final = "Đến ngày"
RULE_BASIS: Final = "Căn cứ"
RULE_ACTIVE: Final = "Đang dùng"
LISTS_EMPTY: Final = "Danh mục đang trống. Bấm «Thêm mới» để thêm."
CODE_LIST: Final = "Danh mục"
CODE: Final = "Số điện thoại"
CODE_LABEL: Final = "Tên gọi"
CODE_LEGAL: Final = "Theo quy định"
CODE_HIDDEN: Final = "Ẩn"
CODE_FROM: Final = "Dùng từ ngày"
CODE_TO: Final = "Dùng đến ngày"
CODE_POSITION: Final = "Thứ tự"

# --- figures --------------------------------------------------------------------------------

PERIOD_KIND: Final = "Loại kỳ"
MONTH: Final = "Tháng"
QUARTER: Final = "Quý"
HALF_YEAR: Final = "6 tháng"
YEAR: Final = "Năm"
EARLIER: Final = "Kỳ trước"
LATER: Final = "Kỳ sau"
TABLE_MAIN: Final = "Biểu bạo lực gia đình"
TABLE_INDICATORS: Final = "Chỉ tiêu 3.2a, 3.2b, 3.3"
TABLE_VILLAGES: Final = "Theo thôn"
TABLE_DETAILS: Final = "Chi tiết (mọi vụ việc)"
TABLE_REKEY: Final = "Nhập lại cơ sở dữ liệu quốc gia"
FIGURE: Final = "Chỉ tiêu"
NUMBER: Final = "Số lượng"
LATE: Final = "Bổ sung kỳ trước"
INDICATOR: Final = "Chỉ tiêu"
REACHED: Final = "Được tiếp cận"
FOUND: Final = "Được phát hiện"
SHARE: Final = "Tỷ lệ"
VILLAGE: Final = "Thôn"
WHOLE_COMMUNE: Final = "Toàn xã"
SPLIT: Final = "Phân tổ"
GROUP: Final = "Nhóm thông tin (Nghị định 110/2025/NĐ-CP)"
BY_HAND: Final = "nhập tay"
NO_CASES: Final = "Kỳ này không phát sinh vụ bạo lực gia đình (0 vụ)."
NOTHING_HERE: Final = "không phát sinh"
BEHIND: Final = "{figure}, {period}"

# --- breach ---------------------------------------------------------------------------------

BREACH_TITLE: Final = "Sự cố dữ liệu cá nhân"
BREACH_EMPTY: Final = (
    "Chưa có sự cố nào.\n\n"
    "Khi mất máy, mất USB, gửi nhầm, lộ tên: bấm «Thêm mới» (Ctrl+N) để ghi ngay thời điểm phát hiện. "
    "Sự cố có thể gây hại phải thông báo cơ quan chuyên trách trong 72 giờ."
)
BREACH_DETECTED: Final = "Phát hiện lúc"
BREACH_HAPPENED: Final = "Xảy ra lúc"
BREACH_PLACE: Final = "Nơi xảy ra"
BREACH_WHAT: Final = "Hành vi, diễn biến (không ghi tên người trong hồ sơ)"
BREACH_DATA: Final = "Loại dữ liệu"
BREACH_DATA_HINT: Final = "ví dụ: họ tên, địa chỉ, tình trạng sức khỏe"
BREACH_CASES: Final = "Số hồ sơ"
BREACH_PERSONS: Final = "Số người"
BREACH_HARM: Final = "Có thể gây hại tính mạng, sức khỏe, danh dự, tài sản?"
BREACH_CONSEQUENCES: Final = "Hậu quả"
BREACH_STEPS: Final = "Biện pháp đã làm"
BREACH_CONTACT: Final = "Đầu mối liên hệ"
BREACH_NOTIFIED: Final = "Đã thông báo lúc"
BREACH_NOTIFIED_TO: Final = "Cơ quan nhận thông báo"
BREACH_LATE: Final = "Lý do chậm (nếu quá 72 giờ)"
BREACH_CLOSED: Final = "Kết thúc"
BREACH_LEFT: Final = "Thời hạn 72 giờ"
BREACH_CLOCK: Final = "Thông báo cơ quan chuyên trách: {left}."
BREACH_TOLD: Final = "đã thông báo đúng hạn"
BREACH_TOLD_LATE: Final = "đã thông báo, quá 72 giờ"
BREACH_PRINT: Final = "In biên bản…"
BREACH_WORD: Final = "Lưu biên bản (Word)…"
BREACH_ASK: Final = (
    "Biên bản in đúng những gì đã ghi và mang dấu LƯU HÀNH NỘI BỘ. Hãy chắc rằng không có tên, địa chỉ "
    "của người trong hồ sơ. Lần lập này được ghi vào nhật ký."
)
BREACH_GO_ON: Final = "Lập biên bản"
BREACH_SAVE_AS: Final = "Lưu biên bản"
BREACH_FILE: Final = "bien-ban-{day}.docx"
BREACH_SAVED: Final = "Đã lưu biên bản: {name}."
BREACH_LAYING_OUT: Final = "Đang lập biên bản"
BREACH_NO_HARM: Final = "không gây hại, lưu biên bản"

# --- retention ------------------------------------------------------------------------------

RETENTION_TITLE: Final = "Hồ sơ đã đóng còn tên người"
RETENTION_YEARS: Final = "Ẩn danh hóa sau khi đóng"
YEARS: Final = "năm"
YEARS_MISSING: Final = "Hãy ghi số năm, ví dụ 5."
RETENTION_NOTE: Final = (
    "Hết thời hạn lưu, hồ sơ được ẩn danh hóa: xóa tên, địa chỉ, lời kể, tài liệu, ngày thành tháng; số liệu "
    "thống kê giữ nguyên. Việc này không lấy lại được. Hồ sơ có yêu cầu giữ lại của cơ quan có thẩm quyền "
    "không bị ẩn danh hóa."
)
RETENTION_EMPTY: Final = "Không có hồ sơ đã đóng nào còn tên người."
KEPT_CASE: Final = "Hồ sơ"
KEPT_CLOSED: Final = "Ngày đóng"
KEPT_UNTIL: Final = "Lưu đến"
KEPT_STATE: Final = "Tình trạng"
STATE_HELD: Final = "giữ lại theo pháp luật"
STATE_DUE: Final = "đã đến hạn"
STATE_LEFT: Final = "còn {days} ngày"
ANONYMISE: Final = "Ẩn danh hóa hồ sơ đã chọn"
ANONYMISE_ASK: Final = "Ẩn danh hóa {count} hồ sơ? Tên, lời kể và tài liệu bị xóa hẳn, không hoàn tác được."
ANONYMISING: Final = "Đang ẩn danh hóa…"
ANONYMISED: Final = "Đã ẩn danh hóa {count} hồ sơ."

# --- a person's data ------------------------------------------------------------------------

SUBJECT_TITLE: Final = "Chúng tôi đang giữ gì"
SUBJECT_NAME: Final = "Họ và tên người có yêu cầu"
SUBJECT_FIND: Final = "Tra cứu"
SUBJECT_NOTE: Final = (
    "Dùng khi một người hỏi sổ đang giữ gì về mình. Chỉ hiện loại dữ liệu, không hiện nội dung; mỗi lần tra "
    "cứu được ghi vào nhật ký. Thời hạn trả lời, theo ngày làm việc: {days}."
)
SUBJECT_DAYS: Final = "{what} {days} ngày"
SUBJECT_KIND: Final = "Nơi lưu"
SUBJECT_WHERE: Final = "Hồ sơ, mục"
SUBJECT_PART: Final = "Với tư cách"
SUBJECT_HELD: Final = "Loại dữ liệu đang giữ"
SUBJECT_FOUND: Final = "Tìm thấy ở {count} nơi. Enter để mở hồ sơ vụ việc."
SUBJECT_NOTHING: Final = "Sổ không giữ dữ liệu nào với tên này."

# --- de-identified copy ---------------------------------------------------------------------

COPY_SAVE: Final = "Xuất bản đã khử danh tính…"
COPY_TITLE: Final = "Lưu bản đã khử danh tính"
COPY_ASK: Final = (
    "Xuất bản đã khử danh tính của kỳ này? Tệp không có tên, địa chỉ, thôn, lời kể; tuổi thành nhóm, ngày "
    "thành tháng; chỉ gồm vụ việc mà người bị bạo lực đồng ý chia sẻ bản ẩn danh. LƯU HÀNH NỘI BỘ: chỉ gửi "
    "cho nơi có thẩm quyền."
)
COPY_NAME: Final = "Vu viec {period} da khu danh tinh.xlsx"
COPY_WRITING: Final = "Đang xuất…"
COPY_SAVED: Final = (
    "Đã xuất {count} dòng ra {name}. Không xuất {unshared} người chưa đồng ý chia sẻ và {withheld} dòng quá "
    "ít để giấu được."
)
