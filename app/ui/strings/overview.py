"""Words of the Tổng quan tab."""

from typing import Final

TITLE: Final = "Tổng quan"
TODAY: Final = "Hôm nay: {weekday}, ngày {day}"
OUT_OF: Final = "{number}/{out_of}"
OPEN_TAB: Final = "Mở {tab}"
TAB_NAMES: Final = {
    "tasks": "Nhiệm vụ",
    "propaganda": "Tuyên truyền",
    "cadres": "Cán bộ nữ",
    "cases": "Vụ việc",
    "reports": "Báo cáo",
    "settings": "Cài đặt",
    "backup": "Sao lưu",
    "merge": "Hợp nhất",
}
"""By the tabs' keys, as doors name them."""
OPEN_TIP: Final = "Bấm để xem"
SPOKEN: Final = "{number} {text}"
DOOR_MARK: Final = "›"
