"""Words of the entry fields."""

from typing import Final

REQUIRED_MISSING: Final = "Cần nhập «{label}»."
NOT_IN_LIST: Final = "Chưa có «{typed}» trong danh sách. Hãy chọn một mục trong danh sách gợi ý."
NOT_IN_LIST_NEW: Final = (
    "Chưa có «{typed}» trong danh sách. Hãy chọn một mục gợi ý, hoặc bấm «{add}» để thêm."
)
ADD_NEW: Final = "Thêm…"

CALENDAR: Final = "Mở lịch"
CALENDAR_TIP: Final = "Chọn ngày trên lịch (Alt+↓)"
DATE_HINT: Final = "ngày/tháng, ví dụ 5/3"
PARTIAL_DATE_HINT: Final = "1985, 7/1985 hoặc 3/7/1985"
RANGE_HINT: Final = "ví dụ tháng 3/2026, quý II, 5/3 - 10/3"
PICK_HINT: Final = "Gõ để tìm, không cần dấu"
TAG_HINT: Final = "Gõ rồi bấm Enter để thêm"
TODAY: Final = "Hôm nay"
NO_DATE: Final = "Xóa ngày"
DONG: Final = "đồng"
MONEY_HINT: Final = "ví dụ 1,5 triệu"
NUMBER_TOO_SMALL: Final = "Số này không được nhỏ hơn {minimum}. Hãy nhập lại."
GONE: Final = "(mục không còn trong danh sách)"
NONE_CHOSEN: Final = "(chưa chọn)"
REMOVE_ITEM: Final = "Bỏ «{item}»"
ROW_ENTRY: Final = "{what}, dòng {row}"
ROW_BAD: Final = "Dòng {row}: {sentence}"
ROW_SHOW: Final = "{summary}. Bấm để xem hoặc sửa"
ROW_REMOVE: Final = "Bỏ dòng {row}"
ROW_NEW: Final = "Dòng mới"

ATTACH: Final = "Thêm tệp…"
ATTACH_TITLE: Final = "Chọn tệp minh chứng"
ATTACH_OPEN: Final = "Xem"
ATTACH_SAVE: Final = "Lưu ra…"
ATTACH_SAVE_TITLE: Final = "Lưu tệp minh chứng ra ngoài"
ATTACH_REMOVE: Final = "Bỏ"
ATTACH_NONE: Final = "Chưa có tệp nào. Bấm «Thêm tệp…» hoặc kéo tệp thả vào đây."
ATTACH_LIST: Final = "Danh sách tệp minh chứng"
ATTACH_READING: Final = "Đang đọc tệp…"
ATTACH_CANNOT_SHOW: Final = (
    "Chương trình không xem được loại tệp này. Hãy bấm «Lưu ra…» rồi mở bằng chương trình khác; "
    "bản lưu ra ngoài không còn được mã hóa, xem xong nên xóa."
)
ATTACH_WARN_PLAIN: Final = (
    "Bản lưu ra ngoài không còn được mã hóa. Hãy lưu vào nơi chỉ mình đồng chí mở được và xóa khi dùng xong."
)
ATTACH_SAVED: Final = "Đã lưu tệp ra ngoài."
ATTACH_UNREADABLE: Final = (
    "Không đọc được tệp «{name}». Hãy kiểm tra tệp còn đó và không mở ở chương trình khác, rồi thêm lại."
)
ATTACH_DAMAGED: Final = "Tệp này bị hỏng nên không hiện được. Hãy bấm «Lưu ra…» và mở bằng chương trình khác."
