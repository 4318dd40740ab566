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
LISTS_EMPTY: Final = "Danh mục đang trống. Bấm «Thêm mới» để thêm."
CODE_LIST: Final = "Danh mục"
CODE: Final = "Số điện thoại"
CODE_LABEL: Final = "Tên gọi"
CODE_LEGAL: Final = "Theo quy định"
CODE_HIDDEN: Final = "Ẩn"
CODE_FROM: Final = "Dùng từ ngày"
CODE_TO: Final = "Dùng đến ngày"
CODE_POSITION: Final = "Thứ tự"
