"""Words of the Cài đặt window."""

from typing import Final

TITLE: Final = "Cài đặt"
PAGES_NAME: Final = "Các mục cài đặt"
PAGE_OFFICE: Final = "Xã, người phụ trách"
PAGE_HAMLETS: Final = "Thôn, dân số"
PAGE_UNITS: Final = "Đơn vị phối hợp"
PAGE_SIGNERS: Final = "Người ký"
PAGE_ISSUERS: Final = "Cơ quan ban hành"
PAGE_ADDRESSEES: Final = "Nơi nhận"
PAGE_BASES: Final = "Căn cứ pháp lý"
PAGE_PERIODS: Final = "Kỳ báo cáo, chỉ tiêu"
PAGE_ROSTER: Final = "Tuổi nghỉ hưu, tiêu chuẩn"
PAGE_SECURITY: Final = "Khóa, mật khẩu"

# --- office ---------------------------------------------------------------------------------

COMMUNE: Final = "Tên xã, phường"
PROVINCE: Final = "Tỉnh, thành phố"
PLACE: Final = "Địa danh trên văn bản"
PLACE_HINT: Final = "để trống: lấy tên xã"
PLACE_NOTE: Final = (
    "Khi đổi tên xã hoặc tỉnh, hãy sửa cả tên in ở đầu văn bản (trang «Cơ quan ban hành») "
    "và nơi gửi báo cáo (trang «Nơi nhận»)."
)
OFFICER_PART: Final = "Người phụ trách"
OFFICER: Final = "Họ tên người phụ trách"
OFFICER_NOTE: Final = (
    "Tên người phụ trách được ghi vào lịch sử mỗi lần thêm, sửa, xóa; chữ viết tắt in ở mục «Nơi nhận» "
    "của văn bản, sau nơi lưu."
)
INITIALS: Final = "Chữ viết tắt người soạn"
DOCUMENTS: Final = "Văn bản in ra"
BODY_SIZE: Final = "Cỡ chữ phần nội dung"
POINTS: Final = "{size} pt"
PRINT_BASES: Final = "In căn cứ pháp lý ở đầu báo cáo"

# --- registers ------------------------------------------------------------------------------

NAME: Final = "Tên"
ACTIVE: Final = "Tình trạng"
ACTIVE_BOX: Final = "Đang dùng (bỏ chọn nếu không còn dùng; hồ sơ cũ vẫn giữ)"
POSITION: Final = "Thứ tự trong danh sách"
POSITION_HINT: Final = "để trống: xếp cuối"
POSITION_SHORT: Final = "TT"
NOTE: Final = "Ghi chú"

HAMLET: Final = "Tên thôn"
HOUSEHOLDS: Final = "Số hộ"
MALE: Final = "Dân số nam"
FEMALE: Final = "Dân số nữ"
MALE_SHORT: Final = "Nam"
FEMALE_SHORT: Final = "Nữ"
EMPTY_HAMLETS: Final = (
    "Chưa có thôn nào.\n\nNhập tên thôn ở bên phải rồi bấm «Lưu»; số hộ, dân số có thể bổ sung sau."
)

UNIT: Final = "Tên đơn vị"
ABBREVIATION: Final = "Tên viết tắt"
CONTACT: Final = "Đầu mối liên hệ"
PHONE: Final = "Điện thoại"
EMAIL: Final = "Thư điện tử"

SIGNER: Final = "Họ và tên người ký"
AUTHORITY: Final = "Quyền hạn, chức vụ (mỗi dòng một hàng)"
AUTHORITY_SHORT: Final = "Quyền hạn, chức vụ"
AUTHORITY_HINT: Final = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
UNNAMED: Final = "(chưa nhập họ tên)"

ISSUER: Final = "Tên cơ quan (mỗi dòng một hàng)"
ISSUER_SHORT: Final = "Cơ quan"
ISSUER_IN_PROSE: Final = "Tên viết trong câu"
ISSUER_IN_PROSE_HINT: Final = "ví dụ: UBND xã Hưng Đạo"
SUPERIOR: Final = "Cơ quan chủ quản"
SYMBOL: Final = "Ký hiệu trong số văn bản"
SYMBOL_SHORT: Final = "Ký hiệu"
LETTER_SYMBOL: Final = "Ký hiệu đơn vị soạn công văn"
ARCHIVE: Final = "Nơi lưu"

ADDRESSEE: Final = "Nơi nhận"
USE: Final = "Dùng cho"

BASIS: Final = "Căn cứ"
BASIS_HINT: Final = "Luật, nghị định, kế hoạch… ghi đầy đủ như in trên văn bản"
VALID_FROM: Final = "Hiệu lực từ"
VALID_TO: Final = "Hiệu lực đến"

EMPTY_REGISTER: Final = "Danh mục đang trống.\n\nNhập ở bên phải rồi bấm «Lưu»."

# --- periods --------------------------------------------------------------------------------

PERIOD_RULE: Final = "Cách tính kỳ báo cáo"
RULE_ND09: Final = "Ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)"
RULE_CALENDAR: Final = "Theo tháng dương lịch"
PERIOD_NOTE: Final = "Chỉ tiêu tin, bài theo tháng, quý luôn tính theo tháng dương lịch."
DUE_DAYS: Final = "Ngày phải gửi báo cáo (trong tháng)"
DUE_MONTH: Final = "Báo cáo tháng: ngày"
DUE_QUARTER: Final = "Báo cáo quý: ngày"
DUE_HALF: Final = "Báo cáo 6 tháng: ngày"
DUE_YEAR: Final = "Báo cáo năm: ngày"
THRESHOLDS: Final = "Số tin, bài phát thanh ít nhất"
PER_MONTH: Final = "Mỗi tháng (kế hoạch)"
PER_QUARTER: Final = "Mỗi quý (Chiến lược)"
ITEMS: Final = "tin, bài"

# --- roster ---------------------------------------------------------------------------------

RETIREMENT: Final = "Lộ trình tuổi nghỉ hưu"
RETIREMENT_NOTE: Final = (
    "Tuổi của năm đầu, mỗi năm sau tăng thêm số tháng ghi bên cạnh cho đến mức cuối. Gõ «55t4» hoặc "
    "«55 tuổi 4 tháng»."
)
WOMEN_START: Final = "Nữ: năm đầu"
WOMEN_STEP: Final = "Nữ: mỗi năm tăng"
WOMEN_LAST: Final = "Nữ: mức cuối"
MEN_START: Final = "Nam: năm đầu"
MEN_STEP: Final = "Nam: mỗi năm tăng"
MEN_LAST: Final = "Nam: mức cuối"
FIRST_YEAR: Final = "Năm đầu của lộ trình"
RETIREMENT_BASIS: Final = "Căn cứ tuổi nghỉ hưu"
REMAINING: Final = "Thời gian công tác còn lại khi nhận chức vụ"
FIRST_TERM: Final = "Giữ chức lần đầu: ít nhất"
NEXT_TERM: Final = "Tái cử, bổ nhiệm lại: ít nhất"
REMAINING_BASIS: Final = "Căn cứ thời gian còn lại"
KEY_LEVELS: Final = "Trình độ cần có của lãnh đạo chủ chốt"
KEY_LEVELS_NOTE: Final = "Mức thấp nhất của mỗi mục nghĩa là không yêu cầu."
KEY_EDUCATION: Final = "Chuyên môn"
KEY_THEORY: Final = "Lý luận chính trị"
KEY_STATE: Final = "Quản lý nhà nước"
MONTHS: Final = "tháng"
AGE: Final = "{years} tuổi {months} tháng"
WHOLE_AGE: Final = "{years} tuổi"
AGE_UNREADABLE: Final = "Không đọc được tuổi «{text}». Hãy gõ số tuổi và số tháng, ví dụ «55t4»."

# --- security -------------------------------------------------------------------------------

IDLE: Final = "Tự khóa khi không dùng"
IDLE_UNIT: Final = "phút"
PASSPHRASE: Final = "Mật khẩu"
PASSPHRASE_NOTE: Final = (
    "Đổi mật khẩu không làm thay đổi dữ liệu. Mã khôi phục trên giấy vẫn dùng được sau khi đổi."
)
CHANGE: Final = "Đổi mật khẩu…"
CHANGE_TITLE: Final = "Đổi mật khẩu"
CURRENT: Final = "Mật khẩu đang dùng"
NEW_PART: Final = "Mật khẩu mới"
CHANGING: Final = "Đang đổi mật khẩu…"
CHANGED: Final = "Đã đổi mật khẩu. Lần mở sổ sau hãy dùng mật khẩu mới."
CURRENT_MISSING: Final = "Hãy nhập mật khẩu đang dùng."
RECOVERY: Final = "Mã khôi phục"
RECOVERY_NOTE: Final = (
    "Tờ mã khôi phục mở được sổ khi quên mật khẩu. In lại nếu tờ cũ bị mất, rồi cất trong tủ có khóa."
)
SHEET: Final = "In lại tờ mã khôi phục…"
SHEET_TITLE: Final = "Tờ mã khôi phục"
SHEET_TEXT: Final = "Nhập mật khẩu đang dùng để in hoặc lưu tờ mã khôi phục."
SHEET_PRINT: Final = "In…"
SHEET_SAVE: Final = "Lưu PDF…"
CHECKING: Final = "Đang kiểm tra mật khẩu…"
