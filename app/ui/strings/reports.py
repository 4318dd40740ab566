"""Words of the Báo cáo tab."""

from typing import Final

TITLE: Final = "Báo cáo"
KIND_NAME: Final = "Loại báo cáo"
PERIOD_NAME: Final = "Kỳ báo cáo"
SPAN_MONTH: Final = "Tháng"
SPAN_QUARTER: Final = "Quý"
SPAN_HALF_YEAR: Final = "6 tháng"
SPAN_YEAR: Final = "Năm"
EARLIER: Final = "Kỳ trước"
LATER: Final = "Kỳ sau"

PRINT: Final = "In…"
SAVE_WORD: Final = "Lưu Word"
SAVE_MORE: Final = "Lưu dạng khác"
SAVE_PDF: Final = "Lưu PDF…"
SAVE_EXCEL: Final = "Lưu Excel (phụ lục)…"
SAVE_TITLE: Final = "Lưu báo cáo"
SAVING: Final = "Đang ghi tệp báo cáo…"
SAVED: Final = "Đã lưu {name}."
PRINTING: Final = "Đang chuẩn bị bản in…"
PRINTED: Final = "Đã gửi báo cáo tới máy in."
NO_PRINTER: Final = (
    "Máy này chưa có máy in nào. Hãy cài máy in trong Windows, "
    "hoặc bấm «Lưu dạng khác» → «Lưu PDF…» để in ở máy khác."
)
FREEZE: Final = "Chốt báo cáo"
FREEZE_ASK: Final = (
    "Chốt báo cáo {period}? Sau khi chốt, lời văn và số liệu của báo cáo này không đổi nữa "
    "dù sổ có thêm dữ liệu. Có thể mở lại khi cần."
)
REOPEN: Final = "Mở lại báo cáo"
REOPEN_ASK: Final = (
    "Mở lại báo cáo đã chốt? Số liệu sẽ được tính lại theo sổ hiện nay; bản đã chốt vẫn còn trong lịch sử."
)
FROZEN_NOTE: Final = "Báo cáo đã chốt: nội dung không đổi nữa."

TEXTS_TAB: Final = "Lời văn"
FORM_TAB: Final = "Thể thức"
FIGURES_TAB: Final = "Nguồn số liệu"
PREVIEW_NAME: Final = "Bản xem trước, đúng như trang in"
ZOOM_IN: Final = "Phóng to"
ZOOM_OUT: Final = "Thu nhỏ"
FIT_WIDTH: Final = "Vừa chiều ngang"
PAGES: Final = "{pages} trang"

OPENING: Final = "Mở đầu"
CLOSING: Final = "Kết thúc"
EDITED: Final = "đã sửa"
OUTDATED: Final = "Số liệu đã thay đổi sau khi sửa. Lời tự động hiện nay: {text}"
TAKE_BACK: Final = "Lấy lại lời tự động"
NOT_OCCURRED: Final = "Không phát sinh trong kỳ"
TYPE_HERE: Final = "Chưa có dữ liệu. Nhập nội dung, hoặc đánh dấu «Không phát sinh trong kỳ»."
TYPE_MORE: Final = "Nhập thêm nếu cần; để trống thì không in."

ISSUER: Final = "Cơ quan ban hành"
SIGNER: Final = "Người ký"
NUMBER: Final = "Số văn bản"
NUMBER_HINT: Final = "Để trống khi văn thư chưa cấp số"
SIGNED_ON: Final = "Ngày ký"
SIGNED_HINT: Final = "Để trống thì in «ngày … tháng … năm»"
SIGNER_UNNAMED: Final = "{authority} (chưa ghi tên)"

FIGURE_LABEL: Final = "Số liệu"
FIGURE_VALUE: Final = "Giá trị"
FIGURE_HINT: Final = "Bấm đúp vào một số để mở các hồ sơ đã được đếm."
