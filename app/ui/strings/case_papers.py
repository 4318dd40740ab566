"""Words of the window in which a document of a case is looked at, edited and handed out."""

from typing import Final

WINDOW_TITLE: Final = "Văn bản – hồ sơ {number}"
NAMES: Final = "Ghi họ tên (bỏ chọn: chỉ ghi mã)"
MARKED: Final = "In khung LƯU HÀNH NỘI BỘ"
OVERRIDE: Final = "Báo theo nghĩa vụ pháp luật: căn cứ, lý do"
OVERRIDE_HINT: Final = "để trống: chỉ ghi phần đã được đồng ý"
WITHHELD: Final = "Không đưa vào văn bản: {what}. {why}"
KEPT_BACK: Final = "Người bị bạo lực muốn giữ lại: {what} Hãy đọc lại văn bản trước khi gửi."
FROM_STEPS: Final = (
    "Văn bản này lập thẳng từ hồ sơ, không có đoạn lời văn. Cần sửa thì sửa ở các bước của hồ sơ; "
    "số, ngày, người ký chọn ở thẻ Thể thức."
)
PRINT: Final = "In"
SAVE_WORD: Final = "Lưu Word"
SAVE_PDF: Final = "Lưu PDF"
STAYS_HERE: Final = "lưu tại cơ quan"
CONFIRM: Final = (
    "LƯU HÀNH NỘI BỘ\n\nVăn bản này chứa thông tin riêng tư của vụ việc. Sau khi {act}, bản giấy hoặc tệp "
    "không còn được sổ bảo vệ. Nơi nhận: {to}. Lần này được ghi vào sổ cung cấp thông tin và nhật ký."
)
PRINTING: Final = "Đang chuẩn bị bản in…"
PRINTED: Final = "Đã gửi văn bản tới máy in."
SAVE_TITLE: Final = "Lưu văn bản"
SAVED: Final = "Đã lưu {name}."
SAVING: Final = "Đang ghi tệp…"
