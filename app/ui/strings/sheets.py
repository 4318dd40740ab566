"""Words of the three recovery sheets."""

from typing import Final

COMMAND: Final = "Ba phiếu khôi phục…"
TITLE: Final = "Ba phiếu khôi phục"
INTRO: Final = (
    "In ba phiếu, giao ba người giữ; hai phiếu bất kỳ mở được sổ khi quên mật khẩu, một phiếu thì không. "
    "Phiếu chỉ có hiệu lực sau khi gõ lại đúng mã của cả ba; bộ phiếu lập trước đó hết hiệu lực."
)
CURRENT: Final = "Mật khẩu hiện tại"
CURRENT_MISSING: Final = "Hãy nhập mật khẩu hiện tại."
MAKE: Final = "Lập ba phiếu"
CHECKING: Final = "Đang kiểm tra mật khẩu…"
PRINT: Final = "In phiếu số {number}…"
SAVE: Final = "Lưu phiếu số {number} (PDF)…"
TYPE_BACK: Final = "Gõ lại mã trên phiếu số {number}"
PUT_IN_FORCE: Final = "Kiểm tra và cho hiệu lực"
IN_FORCE: Final = "Ba phiếu khôi phục đã có hiệu lực."
FILE_NAME: Final = "phieu-khoi-phuc-{number}.pdf"
