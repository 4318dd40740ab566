"""Words of «Mở kế hoạch…»: reading a plan and turning its duties into tasks."""

from typing import Final

TITLE: Final = "Mở kế hoạch"
CHOOSE_FILE: Final = "Chọn tệp kế hoạch"
PLAN_FILES: Final = "Kế hoạch (Word, PDF, văn bản thuần)"
READING: Final = "Đang đọc kế hoạch…"
OTHER_FILE: Final = "Chọn tệp khác…"

# --- head ---------------------------------------------------------------------------------------

HEAD_TITLE: Final = "Tên kế hoạch"
HEAD_NUMBER: Final = "Số, ký hiệu"
HEAD_DATE: Final = "Ngày ban hành"
HEAD_DATE_HINT: Final = "chưa ghi"
HEAD_YEAR: Final = "Năm"
HEAD_NUMBER_HINT: Final = "chưa ghi số"
YEAR_READ_AGAIN: Final = "Đọc lại theo năm này"
YEAR_WRONG: Final = "Năm phải từ {first} đến {last}."
YEAR_MISSING: Final = "Kế hoạch không ghi năm. Hãy nhập năm vào ô «Năm» rồi bấm «Đọc lại theo năm này»."
YEAR_UNSURE: Final = "Kế hoạch không ghi rõ năm. Tạo nhiệm vụ theo năm {year}?"
YEAR_YES: Final = "Đúng, năm {year}"
YEAR_NO: Final = "Để sửa năm"
YEAR_LOSES: Final = "Đọc lại kế hoạch theo năm {year}? Các chỗ đã sửa, tách, gộp trong cửa sổ này sẽ mất."
YEAR_READ: Final = "Đọc lại"

# --- warnings -----------------------------------------------------------------------------------

WARNINGS: Final = "Chỗ cần xem lại ({count})"
WARNINGS_NAME: Final = "Danh sách chỗ cần xem lại"
WARNINGS_HINT: Final = "Bấm vào một dòng để tới đúng chỗ đó; bấm lần nữa để tới chỗ tiếp theo."
NO_WARNINGS: Final = "Không thấy chỗ nào đáng ngờ."

# --- document -----------------------------------------------------------------------------------

DOCUMENT: Final = "Văn bản kế hoạch"
DOCUMENT_NAME: Final = "Văn bản kế hoạch, các câu được đánh dấu là nhiệm vụ"
DOCUMENT_HINT: Final = "Bấm vào một câu để tới nhiệm vụ của câu đó."

# --- tasks --------------------------------------------------------------------------------------

TASKS: Final = "Nhiệm vụ đề xuất"
TASKS_NAME: Final = "Danh sách nhiệm vụ đề xuất"
COLUMN_SECTION: Final = "Mục"
COLUMN_TEXT: Final = "Nhiệm vụ"
COLUMN_UNIT: Final = "Chủ trì"
COLUMN_TIME: Final = "Thời gian"
COLUMN_STATE: Final = "Tình trạng"
FLAGGED: Final = "⚠ {text}"
TICKED_SPOKEN: Final = "đã chọn"
UNTICKED_SPOKEN: Final = "không chọn"

STATE_NEW: Final = "Mới"
STATE_CHANGED: Final = "Đổi câu chữ"
STATE_SAME: Final = "Đã có"
STATE_GONE: Final = "Không còn trong kế hoạch"

SHOW: Final = "Xem"
SHOW_ALL: Final = "Tất cả ({count})"
SHOW_TICKED: Final = "Đang chọn ({count})"
SHOW_FLAGGED: Final = "Cần xem lại ({count})"
SHOW_NEW: Final = "Mới ({count})"
SHOW_CHANGED: Final = "Đổi câu chữ ({count})"
SHOW_SAME: Final = "Đã có ({count})"
SHOW_GONE: Final = "Không còn trong kế hoạch ({count})"

TICK_ALL: Final = "Chọn hết"
TICK_NONE: Final = "Bỏ chọn hết"
SPLIT_SENTENCES: Final = "Tách theo câu"
SPLIT_SENTENCES_TIP: Final = "Tách thành mỗi câu một nhiệm vụ"
SPLIT_HERE: Final = "Tách tại con trỏ"
SPLIT_HERE_TIP: Final = "Đặt con trỏ vào chỗ cần tách trong ô «Nhiệm vụ» bên dưới rồi bấm nút này"
MERGE: Final = "Gộp"
MERGE_TIP: Final = "Gộp các dòng đang chọn thành một nhiệm vụ"
DROP: Final = "Bỏ"
DROP_TIP: Final = "Bỏ khỏi danh sách"
UNDO: Final = "Hoàn lại"
UNDO_TIP: Final = "Lấy lại bước vừa sửa trong cửa sổ này"
CANNOT_SPLIT: Final = "Câu này không tách tiếp được. Có thể đặt con trỏ rồi bấm «Tách tại con trỏ»."
CANNOT_SPLIT_HERE: Final = "Hãy đặt con trỏ vào giữa câu, ở chỗ cần tách, rồi bấm lại."

# --- editor -------------------------------------------------------------------------------------

EDIT_NONE: Final = "Chọn một nhiệm vụ để xem và sửa."
EDIT_TEXT: Final = "Nhiệm vụ"
EDIT_UNIT: Final = "Chủ trì"
EDIT_COOP: Final = "Phối hợp"
EDIT_TIME: Final = "Thời gian"
EDIT_RECURRENCE: Final = "Lặp lại"
EDIT_TIME_HINT: Final = "ví dụ 8/3; quý II; 15/11 - 15/12; đến 30/6"
EDIT_UNIT_HINT: Final = "chưa rõ đơn vị"
EDIT_COOP_HINT: Final = "cách nhau bằng dấu chấm phẩy"
EDIT_RAW: Final = "Kế hoạch ghi: «{words}»"
EDIT_QUOTA: Final = "Tối thiểu: {quota}"
EDIT_KNOWN_SAME: Final = "Nhiệm vụ này đã có trong danh sách, không tạo lại."
EDIT_KNOWN_CHANGED: Final = (
    "Trong danh sách đang ghi: «{before}». Đánh dấu để đổi theo câu chữ mới của kế hoạch."
)
EDIT_KNOWN_GONE: Final = (
    "Nhiệm vụ này có trong danh sách nhưng không còn trong kế hoạch. Chương trình không tự xóa."
)

# --- making -------------------------------------------------------------------------------------

SUMMARY: Final = "Sẽ tạo {count} nhiệm vụ"
SUMMARY_REWORD: Final = "đổi câu chữ {count} nhiệm vụ"
SUMMARY_NOTHING: Final = "Chưa chọn nhiệm vụ nào"
SUMMARY_KNOWN: Final = "Không có gì mới: mọi nhiệm vụ của kế hoạch này đã có trong danh sách"
SUMMARY_UNITS: Final = "thêm {count} đơn vị mới: {names}"
MAKE: Final = "Tạo nhiệm vụ"
MAKE_COUNT: Final = "Tạo {count} nhiệm vụ"
MAKE_CHANGES: Final = "Cập nhật {count} nhiệm vụ"
MAKING: Final = "Đang tạo nhiệm vụ…"
MADE: Final = "Đã tạo {count} nhiệm vụ."
MADE_REWORDED: Final = "Đã đổi câu chữ {count} nhiệm vụ."
MADE_UNITS: Final = "Đã thêm {count} đơn vị mới vào danh mục: {names}."
MADE_NOTHING: Final = "Không có gì thay đổi."
MADE_TITLE: Final = "Đã nhập kế hoạch"
MADE_NEXT: Final = "Có thể hoàn tác cả lần nhập này bằng Ctrl+Z ở cửa sổ chính."
SHOW_MADE: Final = "Xem các nhiệm vụ"
FIX_TIME_FIRST: Final = "Ô «Thời gian» chưa đọc được. Hãy sửa trước khi đi tiếp."

KEPT: Final = "Phần đang xem dở của kế hoạch đã được giữ; bấm «Mở kế hoạch…» để tiếp tục."
RESUME: Final = "Lần trước đang xem dở kế hoạch «{name}» và đã sửa một số chỗ. Tiếp tục từ chỗ đó?"
RESUME_YES: Final = "Tiếp tục"
RESUME_NO: Final = "Đọc lại từ đầu"
