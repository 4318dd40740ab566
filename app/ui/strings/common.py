"""Words that every screen shares."""

from typing import Final

APP_NAME: Final = "Sổ Bình đẳng giới"

OK: Final = "Đồng ý"
CANCEL: Final = "Hủy"
CLOSE: Final = "Đóng"
SAVE: Final = "Lưu"
SAVE_ANYWAY: Final = "Vẫn lưu"
DELETE: Final = "Xóa"
UNDO: Final = "Hoàn tác"
BACK: Final = "Quay lại"
NEXT: Final = "Tiếp tục"
OPEN: Final = "Mở"
YES: Final = "Có"
NO: Final = "Không"

CONFIRM_TITLE: Final = "Xác nhận"
NOTICE_TITLE: Final = "Thông báo"
WARNING_TITLE: Final = "Cần lưu ý"
ERROR_TITLE: Final = "Chưa thực hiện được"
BUG_TITLE: Final = "Chương trình gặp lỗi"
BUG_TEXT: Final = (
    "Chương trình gặp lỗi ngoài dự kiến nên việc vừa rồi chưa thực hiện được. "
    "Dữ liệu đã lưu trước đó vẫn còn nguyên. "
    "Hãy thử lại; nếu vẫn lỗi, hãy báo người hỗ trợ kèm mã lỗi {reference} (ghi trong tệp nhật ký)."
)

OUT_OF_USE: Final = "{label} (ngừng dùng)"

WORKING: Final = "Đang thực hiện…"
STOPPING: Final = "Đang dừng…"

ALL_FILES: Final = "Mọi tệp"
WORD_FILES: Final = "Văn bản Word"
EXCEL_FILES: Final = "Bảng tính Excel"
PDF_FILES: Final = "Tệp PDF"
FILTER_MISSING: Final = "Còn thiếu"
