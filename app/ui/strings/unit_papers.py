"""Words of the papers that go between the office and the units: task sheets, results, reminders."""

from typing import Final

UNITS: Final = "Đơn vị"
UNIT_COUNT: Final = "{name} ({count} nhiệm vụ)"
UNIT_LATE: Final = "{name} ({count} quá hạn)"
TICK_ALL: Final = "Chọn hết"
TICK_NONE: Final = "Bỏ chọn hết"
NO_UNITS: Final = "Chưa có nhiệm vụ nào được giao cho đơn vị. Hãy ghi đơn vị chủ trì vào nhiệm vụ trước."

SHEET_TITLE: Final = "Phiếu giao việc cho đơn vị"
SHEET_HINT: Final = (
    "Bản Excel để gửi cho đơn vị điền kết quả rồi gửi lại; chương trình đọc lại được. "
    "Bản Word để in, ký và giao."
)
SHEET_DAYS: Final = "Chỉ lấy việc trong khoảng"
SHEET_DAYS_HINT: Final = "để trống: việc đang mở và việc đã xong trong năm"
SHEET_EXCEL: Final = "Lưu phiếu Excel…"
SHEET_WORD: Final = "Lưu phiếu Word…"
SHEET_SAVE: Final = "Lưu phiếu giao việc"
SHEET_FOLDER: Final = "Chọn thư mục để lưu phiếu của từng đơn vị"
SHEET_FILE: Final = "Phiếu nhiệm vụ - {unit}"
SHEET_WRITING: Final = "Đang lập phiếu…"
SHEET_WRITING_UNIT: Final = "Đang lập phiếu của {unit}…"
SHEET_DONE_ONE: Final = "Đã lưu {name}."
SHEET_DONE_MANY: Final = "Đã lưu phiếu của {count} đơn vị vào thư mục {folder}."
SHEET_NONE: Final = "Hãy đánh dấu ít nhất một đơn vị."
SHEET_REPLACE: Final = "Thư mục này đã có {count} tệp cùng tên. Ghi đè các tệp đó?"
SHEET_REPLACE_YES: Final = "Ghi đè"

BACK_TITLE: Final = "Kết quả đơn vị gửi về"
BACK_CHOOSE: Final = "Chọn phiếu đơn vị gửi về"
BACK_READING: Final = "Đang đọc phiếu…"
BACK_HEAD: Final = "{unit}: {changes} chỗ đơn vị đã ghi, {unchanged} nhiệm vụ không thay đổi."
BACK_ISSUED: Final = "Phiếu lập ngày {date}."
BACK_NOTHING: Final = "{unit} chưa ghi gì mới vào phiếu."
BACK_PROBLEMS: Final = "Không đọc được ({count}):"
BACK_PROBLEM: Final = "Ô {cell}: {message}"
BACK_TABLE: Final = "Thay đổi đơn vị đã ghi"
BACK_TASK: Final = "Nhiệm vụ"
BACK_FIELD: Final = "Mục"
BACK_OLD: Final = "Trong sổ"
BACK_NEW: Final = "Đơn vị ghi"
BACK_CONFLICT: Final = "⚠ {text}"
BACK_CONFLICT_TIP: Final = (
    "Sau khi gửi phiếu, ô này trong sổ cũng đã được sửa. Đánh dấu nếu muốn lấy theo đơn vị."
)
BACK_CONFLICTS: Final = (
    "Dòng có dấu ⚠ chưa được chọn: sau khi gửi phiếu, sổ cũng đã sửa ô đó. Đánh dấu nếu muốn lấy theo đơn vị."
)
BACK_EMPTY: Final = "(trống)"
BACK_APPLY: Final = "Ghi vào sổ"
BACK_APPLY_COUNT: Final = "Ghi {count} chỗ vào sổ"
BACK_APPLYING: Final = "Đang ghi vào sổ…"
BACK_DONE: Final = "Đã ghi {count} chỗ của {unit} vào sổ."

LETTER_TITLE: Final = "Công văn đôn đốc"
LETTER_UNITS: Final = "Gửi đơn vị có việc quá hạn"
LETTER_ANSWER: Final = "Đề nghị báo cáo trước ngày"
LETTER_ANSWER_HINT: Final = "để trống: ghi tay sau"
LETTER_UNASSIGNED: Final = (
    "{count} nhiệm vụ quá hạn chưa giao đơn vị chủ trì nên không có trong công văn này."
)
LETTER_WORD: Final = "Lưu Word…"
LETTER_PDF: Final = "Lưu PDF…"
LETTER_PRINT: Final = "In…"
LETTER_SAVE: Final = "Lưu công văn đôn đốc"
LETTER_FILE: Final = "Công văn đôn đốc"
LETTER_WRITING: Final = "Đang ghi tệp…"
LETTER_SAVED: Final = "Đã lưu {name}."
LETTER_PRINTED: Final = "Đã gửi công văn tới máy in."
