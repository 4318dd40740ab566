"""Words of lists: filter bar, table, totals, list tabs."""

from typing import Final

SEARCH_PLACEHOLDER: Final = "Gõ để lọc, không cần dấu…"
SEARCH_NAME: Final = "Ô lọc nhanh"
CLEAR_FILTERS: Final = "Bỏ lọc"
FILTER_ALL: Final = "{title}: tất cả"
FILTER_ONE: Final = "{title}: {value}"
FILTER_MANY: Final = "{title}: {count} mục"

TABLE_NAME: Final = "Danh sách {title}"
TOTAL_ROWS: Final = "{total} dòng"
TOTAL_SHOWN: Final = "{total} dòng, đã chọn {selected}"
NO_MATCH: Final = "Không có dòng nào khớp với bộ lọc. Hãy gõ ít chữ hơn hoặc bấm «Bỏ lọc»."

NEW: Final = "Thêm mới"
EDIT: Final = "Mở"
DELETE: Final = "Xóa"
COPY: Final = "Sao chép"
REFRESH: Final = "Tải lại"
SELECT_ALL: Final = "Chọn tất cả"
RESET_COLUMNS: Final = "Đặt lại cột"
TIP_WITH_KEY: Final = "{label} ({key})"

DELETED_ONE: Final = "Đã xóa 1 mục."
DELETED_MANY: Final = "Đã xóa {count} mục."
CONFIRM_DELETE_MANY: Final = "Xóa {count} mục đang chọn? Có thể lấy lại bằng Hoàn tác (Ctrl+Z)."
DELETING: Final = "Đang xóa…"
COPIED: Final = "Đã sao chép {count} dòng."

MORE: Final = "Việc khác với danh sách"
EXPORT: Final = "Xuất danh sách ra Excel…"
PRINT: Final = "In danh sách…"
EXPORT_TITLE: Final = "Xuất danh sách ra Excel"
EXPORTING: Final = "Đang ghi tệp Excel…"
EXPORTED: Final = "Đã xuất {count} dòng ra tệp {name}."
PRINTING: Final = "Đang dàn trang danh sách…"
