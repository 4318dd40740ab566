"""Words of backup, restore and sticks."""

from typing import Final

COMMAND: Final = "Sao lưu, phục hồi…"
TITLE: Final = "Sao lưu, phục hồi"
CLOSE_HINT: Final = "Bản sao lưu được mã hóa như sổ; ai nhặt được USB cũng không đọc được."

LAST: Final = "Bản sao lưu ngoài máy gần nhất: {label}, kiểm tra ngày {day}."
NEVER: Final = "Chưa có bản sao lưu nào ngoài máy này. Hãy cắm USB rồi bấm «Sao lưu vào USB»."
DRILL_GOOD: Final = "Thử phục hồi gần nhất đạt, ngày {day}."
DRILL_BAD: Final = "Thử phục hồi ngày {day} không đạt: {problem}"
DRILL_NONE: Final = "Chưa thử phục hồi lần nào."

STICKS: Final = "USB đang cắm và USB đã dùng"
NO_STICK: Final = "Chưa thấy USB nào. Hãy cắm USB vào máy rồi bấm «Tìm lại USB»."
STICK: Final = "USB"
FREE: Final = "Còn trống"
LAST_AT: Final = "Sao lưu gần nhất"
STATE: Final = "Tình trạng"
NOT_THERE: Final = "chưa cắm"
READ_ONLY: Final = "chỉ đọc"
READY: Final = "sẵn sàng"
FAILED: Final = "lần cuối không ghi được"
NEVER_HERE: Final = "chưa có"

TO_STICK: Final = "Sao lưu vào USB"
EJECT: Final = "Tháo USB an toàn"
LOOK_AGAIN: Final = "Tìm lại USB"
AUTOMATIC: Final = "Tự sao lưu vào USB này mỗi khi cắm"
FORGET: Final = "Bỏ khỏi danh sách"
TO_FOLDER: Final = "Sao lưu vào thư mục khác…"
HERE: Final = "Sao lưu trên máy này"
VERIFY: Final = "Kiểm tra bản sao lưu…"
DRILL: Final = "Thử phục hồi"
RESTORE: Final = "Phục hồi từ bản sao lưu…"

BACKING_UP: Final = "Đang sao lưu…"
VERIFYING: Final = "Đang kiểm tra bản sao lưu…"
DRILLING: Final = "Đang thử phục hồi…"
EJECTING: Final = "Đang ghi nốt và tháo USB…"
RESTORING: Final = "Đang phục hồi…"
MADE: Final = "Đã sao lưu và đọc lại để kiểm tra: {name}."
UNCHANGED: Final = "Sổ không thay đổi từ lần trước; bản {name} đã được kiểm tra lại và còn nguyên vẹn."
EJECTED: Final = "Đã tháo {name}. Có thể rút USB ra khỏi máy."
SOUND: Final = "Bản sao lưu nguyên vẹn: máy {letter}, lập {moment}, {rows} dòng dữ liệu."
DRILLED: Final = "Thử phục hồi đạt: bản {name} mở được và đầy đủ."
ASK_AUTOMATIC: Final = "Từ nay có tự sao lưu vào {name} mỗi khi cắm USB này không?"
YES_AUTOMATIC: Final = "Tự sao lưu"
NOT_AUTOMATIC: Final = "Không, để tôi tự bấm"
MADE_TO_STICK: Final = "Đã tự sao lưu vào {name}."

CHOOSE_FOLDER: Final = "Chọn thư mục nhận bản sao lưu"
CHOOSE_PACKAGE: Final = "Chọn bản sao lưu"
PACKAGES: Final = "Bản sao lưu"

# --- restore ----------------------------------------------------------------------------------

RESTORE_TITLE: Final = "Phục hồi từ bản sao lưu"
FROM: Final = "Bản sao lưu của máy {letter}, lập lúc {moment}."
REPLACES: Final = (
    "Toàn bộ sổ hiện tại sẽ được thay bằng bản này. Sổ hiện tại được sao lưu trước, nên vẫn quay lại được."
)
ASIDE: Final = (
    "Sổ hiện tại không đọc được và sẽ được thay bằng bản này. Các tệp của sổ đó được giữ nguyên trong "
    "thư mục tep-hong, để người có chuyên môn còn xem lại được."
)
LATEST_THEN: Final = (
    "Thay đổi cuối cùng trong bản sao lưu: {then}. Những gì ghi vào sổ sau lúc đó phải nhập lại."
)
LATEST: Final = "Thay đổi cuối cùng: trong sổ {now}, trong bản sao lưu {then}."
LOST: Final = "{count} thay đổi làm sau bản sao lưu này sẽ không còn trong sổ."
NOTHING_LOST: Final = "Không có thay đổi nào làm sau bản sao lưu này."
OTHER_KEY: Final = (
    "Bản sao lưu này thuộc sổ có khóa khác: sau khi phục hồi, mở sổ bằng mật khẩu và mã khôi phục của sổ đó."
)
KIND: Final = "Loại hồ sơ"
NOW: Final = "Trong sổ"
THEN: Final = "Trong bản sao lưu"
SAME: Final = "Số hồ sơ các loại không đổi."
DO_RESTORE: Final = "Phục hồi"
RESTORED: Final = (
    "Đã phục hồi sổ. Sổ trước đó được sao lưu thành «{name}» trong thư mục sao-luu. "
    "Hãy nhập mật khẩu để mở sổ."
)
RESTORED_ASIDE: Final = (
    "Đã phục hồi sổ. Các tệp của sổ không đọc được nằm trong «{folder}». "
    "Hãy nhập mật khẩu của sổ vừa phục hồi."
)
UNKNOWN_TIME: Final = "chưa có"

# --- the package's own passphrase ----------------------------------------------------------------

PASSPHRASE_TITLE: Final = "Mật khẩu của bản sao lưu"
PASSPHRASE: Final = "Mật khẩu khi tạo bản sao lưu"
OR_CODE: Final = "Hoặc mã khôi phục đã in"
OPEN: Final = "Mở"
MISSING: Final = "Hãy nhập mật khẩu hoặc mã khôi phục."

# --- first run -----------------------------------------------------------------------------------

ASK_TO_BEGIN: Final = (
    "Nhập mật khẩu (hoặc mã khôi phục) của sổ trong bản sao lưu «{name}». Máy này sẽ có sổ giống hệt và mang "
    "chữ riêng; sau này hai máy hợp nhất được với nhau."
)
ASK_TO_RESTORE: Final = (
    "Nhập mật khẩu (hoặc mã khôi phục) của sổ vào lúc lập bản sao lưu «{name}». Nội dung của bản sao lưu "
    "được cho xem trước; chưa thay đổi gì."
)
BEGINNING: Final = "Đang lấy sổ từ bản sao lưu…"
BEGUN: Final = "Đã lấy sổ từ bản sao lưu. Máy này mang chữ {letter}. Hãy nhập mật khẩu để mở sổ."
