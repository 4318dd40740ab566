"""Words of forms: saving, drafts, history, confirmations."""

from typing import Final

SAVE_TIP: Final = "Lưu (Ctrl+S)"
SAVING: Final = "Đang lưu…"
SAVED: Final = "Đã lưu."
SAVED_AT: Final = "Đã lưu lúc {time}"
UNSAVED: Final = "Có thay đổi chưa lưu"
REQUIRED_NOTE: Final = "Mục có dấu * là bắt buộc."
FIX_FIRST: Final = "Chưa lưu được: còn {count} chỗ cần sửa, xem dòng chữ dưới từng ô."
CONFIRM_UNUSUAL: Final = "Hồ sơ có chỗ khác thường. Nếu số liệu đúng như vậy, hãy bấm «Vẫn lưu»."
CHECK_AGAIN: Final = "Xem lại"

LEAVE_UNSAVED: Final = "Hồ sơ có thay đổi chưa lưu. Lưu trước khi đóng?"
LEAVE_SAVE: Final = "Lưu"
LEAVE_DISCARD: Final = "Bỏ thay đổi"

DRAFT_FOUND: Final = "Đã lấy lại phần đang nhập dở từ lần trước. Bấm «Lưu» để giữ, hoặc:"
DRAFT_DROP: Final = "Bỏ phần nhập dở"

HISTORY: Final = "Lịch sử"
HISTORY_TITLE: Final = "Lịch sử hồ sơ"
HISTORY_WHEN: Final = "Lúc"
HISTORY_WHO: Final = "Người thực hiện"
HISTORY_WHAT: Final = "Việc"
HISTORY_CHANGES: Final = "Thay đổi"
HISTORY_CHANGE: Final = "{label}: {old} → {new}"
HISTORY_SET: Final = "{label}: {new}"
HISTORY_RESTORE: Final = "Lấy lại bản này"
HISTORY_CONFIRM: Final = (
    "Đưa hồ sơ về đúng như lúc {when}? Các thay đổi sau đó vẫn còn trong lịch sử và có thể hoàn tác."
)
HISTORY_RESTORED: Final = "Đã lấy lại bản cũ."
HISTORY_RESTORING: Final = "Đang lấy lại…"
HISTORY_OF: Final = "{name}: {changes}"
HISTORY_MORE: Final = "… và {count} chỗ khác"
NOTHING: Final = "(trống)"
