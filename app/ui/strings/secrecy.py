"""Words of what keeps case data from eyes that it is not for."""

from typing import Final

from app.core.text import MASKED

DOTS: Final = MASKED
REVEAL: Final = "Xem"
REVEAL_NAME: Final = "{label}: đang che. Bấm để xem, lần xem được ghi vào nhật ký."
REVEALED_NAME: Final = "{label}: đang hiện, tự che lại sau {seconds} giây"
REVEAL_TIP: Final = "Bấm để xem. Lần xem này được ghi vào nhật ký truy cập."
CONCEAL: Final = "Che lại"
CONCEAL_NAME: Final = "Che lại: {label}"
NOTHING: Final = "chưa ghi"

LOCK_TITLE: Final = "Mục Vụ việc đang khóa"
LOCK_TEXT: Final = (
    "Mục này có khóa riêng. Sau {minutes} phút không làm việc ở đây, hãy nhập lại mật khẩu để mở. "
    "Phần đang nhập dở đã được giữ lại."
)
LOCK_PASSPHRASE: Final = "Mật khẩu"
LOCK_OPEN: Final = "Mở mục Vụ việc"
LOCK_MISSING: Final = "Hãy nhập mật khẩu của sổ."
LOCK_CHECKING: Final = "Đang kiểm tra mật khẩu…"

COPIED_GUARDED: Final = "Đã chép. Nội dung vụ việc sẽ tự xóa khỏi bộ nhớ tạm sau {seconds} giây."
