"""Words of merging machines."""

from typing import Final

COMMAND: Final = "Hợp nhất với máy khác…"
STICK_COMMAND: Final = "Đồng bộ qua USB…"
TITLE: Final = "Hợp nhất với máy khác"
INTRO: Final = (
    "Lấy về những gì máy khác đã ghi. Sổ trên máy này được sao lưu trước khi hợp nhất; "
    "chỗ hai máy ghi khác nhau được giữ cả hai để xem lại."
)

FROM_PACKAGE: Final = "Hợp nhất từ bản sao lưu…"
BY_STICK: Final = "Đồng bộ qua USB…"
CHOOSE_PACKAGE: Final = "Chọn bản sao lưu của máy khác"
CHOOSE_STICK: Final = "Chọn USB hoặc thư mục dùng chung"
LOOKING: Final = "Đang so sánh hai máy…"
MERGING: Final = "Đang hợp nhất…"
LOOKING_AT_STICK: Final = "Đang so sánh với USB…"
SYNCHRONISING: Final = "Đang đồng bộ qua USB…"
NOTHING_NEW: Final = "Không có gì mới: sổ trên máy này đã có mọi thay đổi trong {name}."
MERGED: Final = "Đã hợp nhất {name}: {numbers}."
SYNCHRONISED: Final = (
    "Đã hợp nhất {count} máy và ghi bản sao lưu {name} vào USB. Tháo USB an toàn rồi mang sang máy kia."
)
SYNCHRONISED_ALONE: Final = (
    "Chưa có bản sao lưu nào của máy khác để hợp nhất. Đã ghi bản sao lưu {name}; hãy mang sang máy kia."
)
SKIPPED: Final = "Chưa hợp nhất được {name}: {problem}"

# --- preview ----------------------------------------------------------------------------------

PREVIEW_TITLE: Final = "Xem trước khi hợp nhất"
PREVIEW_FROM: Final = "Hợp nhất {name}"
PREVIEW_NUMBERS: Final = "Sẽ {numbers}."
PREVIEW_CONFLICTS: Final = (
    "{count} chỗ hai máy ghi khác nhau: giá trị ghi sau được dùng, giá trị kia được giữ để xem lại."
)
PREVIEW_NO_CONFLICT: Final = "Không có chỗ nào hai máy ghi khác nhau."
PREVIEW_UNTOUCHED: Final = "Chưa có gì bị thay đổi cho đến khi bấm «Đồng ý hợp nhất»."
NUMBERS: Final = "thêm {added}, sửa {changed}, xóa {deleted} hồ sơ"
DO_MERGE: Final = "Đồng ý hợp nhất"
KIND: Final = "Loại hồ sơ"
ADDED: Final = "Thêm"
CHANGED: Final = "Sửa"
DELETED: Final = "Xóa"
CONFLICTING: Final = "Ghi khác"
MORE_PLACES: Final = "và {count} chỗ ghi khác nhau nữa"
RECORD: Final = "Hồ sơ"
MORE: Final = "và {count} hồ sơ khác"

# --- conflicts --------------------------------------------------------------------------------

CONFLICTS: Final = "Chỗ hai máy ghi khác nhau, chờ xem lại"
NO_CONFLICTS: Final = "Không có chỗ nào chờ xem lại."
FIELD: Final = "Mục"
KEPT: Final = "Đang dùng"
OTHER: Final = "Giá trị kia"
WHOLE: Final = "Cả hồ sơ"
STAYS: Final = "còn trong sổ"
WAS_DELETED: Final = "đã bị xóa ở máy kia"
EMPTY: Final = "(trống)"
WRITTEN: Final = "{who} ghi lúc {when}, máy {machine}"
NOBODY: Final = "Không rõ ai"
ACCEPT: Final = "Giữ giá trị đang dùng"
SWAP: Final = "Đổi sang giá trị kia"
SWAP_DELETION: Final = "Xóa hồ sơ như máy kia"
SETTLED: Final = "Đã xem lại {count} chỗ."
ASK_DELETE: Final = "Xóa «{name}» khỏi sổ như máy kia đã xóa?"
CHOOSE_ONE: Final = "Hãy chọn một dòng để xem hai giá trị cạnh nhau."

# --- past merges ------------------------------------------------------------------------------

PAST: Final = "Các lần hợp nhất"
WHEN: Final = "Thời điểm"
FILE: Final = "Tệp"
STATE: Final = "Tình trạng"
DONE: Final = "đã hợp nhất"
UNDONE: Final = "đã hoàn tác {day}"
ELSEWHERE: Final = "ở máy {machine}"
MINUTES: Final = "Biên bản…"
MINUTES_TITLE: Final = "Lưu biên bản hợp nhất"
MINUTES_NAME: Final = "Bien ban hop nhat {day}.docx"
MINUTES_DONE: Final = "Đã lưu biên bản hợp nhất: {name}."
UNDO: Final = "Hoàn tác lần này…"
ASK_UNDO: Final = (
    "Hoàn tác lần hợp nhất {when}? Trên máy này, hồ sơ nhận từ lần đó trở về như trước; hồ sơ đã sửa tiếp "
    "hoặc đang được dùng thì giữ nguyên. Máy kia không mất gì; lần hợp nhất sau sẽ đưa lại các thay đổi đó."
)
ASK_LATER: Final = "{count} lần hợp nhất sau đó cũng được hoàn tác theo."
DO_UNDO: Final = "Hoàn tác"
UNDOING: Final = "Đang hoàn tác…"
TAKEN_BACK: Final = "Đã hoàn tác: {count} hồ sơ trở về như trước."
LATER_TOO: Final = "{count} lần hợp nhất sau đó cũng đã được hoàn tác."
KEPT_AS_IS: Final = "{count} hồ sơ giữ nguyên vì đã được sửa tiếp hoặc đang được dùng: {names}"
