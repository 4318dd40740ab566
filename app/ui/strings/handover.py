"""Words of the handover and of the three recovery sheets."""

from typing import Final

COMMAND: Final = "Bàn giao sổ…"
TITLE: Final = "Bàn giao sổ"
INTRO: Final = (
    "Bàn giao thay khóa của sổ: mật khẩu và mã khôi phục hiện tại sẽ không mở được sổ nữa. Sổ được sao lưu "
    "trước khi thay khóa. Người nhận tự đặt mật khẩu mới ngay trên máy này."
)
CONTENT: Final = "Nội dung bàn giao"
RECORDS: Final = "{count} hồ sơ thuộc {kinds} loại"
TASKS: Final = "{count} nhiệm vụ chưa xong"
CASES: Final = "{count} vụ việc đang mở{codes}"
CLOCKS: Final = "{count} thời hạn đang chạy"
SUCCESSOR: Final = "Họ tên người nhận"
SUCCESSOR_MISSING: Final = "Hãy nhập họ tên người nhận bàn giao."
NEW_PART: Final = "Mật khẩu mới của người nhận"
PRINT_AGAIN: Final = "In lại biên bản ngày {day}…"
SAVE_AGAIN: Final = "Lưu lại (Word)…"
HAND_OVER: Final = "Bàn giao"
HANDING: Final = "Đang bàn giao: sao lưu và mã hóa lại sổ…"
SURE: Final = "Thay khóa của sổ và bàn giao cho {name}? Mật khẩu hiện tại sẽ không mở được sổ nữa."

DONE: Final = "Đã bàn giao. Mã khôi phục mới:"
DONE_TEXT: Final = "In phiếu mã khôi phục cho người nhận cất giữ và in biên bản bàn giao để hai bên ký."
PRINT_CODE: Final = "In phiếu mã…"
SAVE_CODE: Final = "Lưu phiếu mã (PDF)…"
PRINT_MINUTES: Final = "In biên bản…"
SAVE_MINUTES: Final = "Lưu biên bản (Word)…"
NOTED: Final = "Đã cất phiếu mã khôi phục mới"
MINUTES_NAME: Final = "bien-ban-ban-giao.docx"
CODE_NAME: Final = "phieu-ma-khoi-phuc.pdf"
FINISH: Final = "Xong, mở sổ bằng mật khẩu mới"
