"""Words of the first run and of the lock screen."""

from typing import Final

WELCOME: Final = "Chào mừng đến với Sổ Bình đẳng giới"
WELCOME_TEXT: Final = (
    "Sổ giúp theo dõi kế hoạch bình đẳng giới của xã trong năm và in báo cáo. "
    "Dữ liệu nằm trên máy này, được mã hóa và không gửi đi đâu."
)
STEP: Final = "Bước {number}/3"
COMMUNE: Final = "Xã, phường"
COMMUNE_HINT: Final = "Chỉ ghi tên, ví dụ: Hưng Đạo"
PROVINCE: Final = "Tỉnh, thành phố"
COMMUNE_MISSING: Final = "Hãy nhập tên xã, phường."
PROVINCE_MISSING: Final = "Hãy nhập tên tỉnh, thành phố."

FROM_PACKAGE: Final = "Bắt đầu từ bản sao lưu…"
FROM_PACKAGE_NOTE: Final = "Đã có sổ ở máy khác hoặc bản sao lưu trên USB thì không cần lập sổ mới."

PASSPHRASE_TITLE: Final = "Đặt mật khẩu mở sổ"
PASSPHRASE_TEXT: Final = (
    "Nên đặt một câu ngắn dễ nhớ, ít nhất {minimum} ký tự. Nên tắt bộ gõ tiếng Việt khi đặt mật khẩu để "
    "lần sau gõ lại cho giống. Không ai khôi phục được mật khẩu thay đồng chí."
)
PASSPHRASE: Final = "Mật khẩu"
PASSPHRASE_AGAIN: Final = "Nhập lại mật khẩu"
PASSPHRASE_SHOW: Final = "Hiện mật khẩu"
PASSPHRASE_HIDE: Final = "Ẩn mật khẩu"
PASSPHRASE_DIFFERS: Final = "Hai lần nhập chưa giống nhau. Hãy nhập lại."
STRENGTH_SHORT: Final = "Còn ngắn: cần thêm {missing} ký tự."
STRENGTH_WEAK: Final = "Dễ đoán: hãy thêm từ, hoặc bớt ký tự lặp lại."
STRENGTH_FAIR: Final = "Tạm được: dài thêm vài từ sẽ an toàn hơn."
STRENGTH_GOOD: Final = "Tốt."
CREATING: Final = "Đang tạo tệp dữ liệu được mã hóa…"

RECOVERY_TITLE: Final = "Mã khôi phục"
RECOVERY_TEXT: Final = (
    "Khi quên mật khẩu, chỉ có mã này mở được sổ. Hãy in hoặc chép ra giấy, cho vào phong bì dán kín và "
    "cất trong tủ có khóa; không chụp ảnh, không gửi qua mạng."
)
RECOVERY_CODE: Final = "Mã khôi phục của sổ này"
RECOVERY_PRINT: Final = "In tờ mã khôi phục…"
RECOVERY_SAVE: Final = "Lưu thành tệp PDF…"
RECOVERY_NOTED: Final = "Tôi đã ghi hoặc in mã khôi phục và cất ở nơi an toàn"

START_TITLE: Final = "Bắt đầu"
START_TEXT: Final = "Sổ đã sẵn sàng. Đồng chí muốn làm gì trước?"
START_PLAN: Final = "Mở kế hoạch năm…"
START_PLAN_NOTE: Final = "Đọc văn bản kế hoạch (Word, PDF, văn bản thuần) và lập danh sách nhiệm vụ."
START_SAMPLE: Final = "Xem dữ liệu mẫu"
START_SAMPLE_NOTE: Final = "Mở một cửa sổ riêng có dữ liệu giả để xem thử; không ghi gì vào sổ của xã."
START_EMPTY: Final = "Bắt đầu trống"
START_EMPTY_NOTE: Final = "Tự nhập nhiệm vụ và tin bài."

LOCKED_TITLE: Final = "Sổ đang khóa"
LOCKED_TEXT: Final = "Nhập mật khẩu để mở sổ."
UNLOCK: Final = "Mở sổ"
UNLOCKING: Final = "Đang mở…"
FORGOTTEN: Final = "Quên mật khẩu?"
RESTORE: Final = "Phục hồi từ bản sao lưu…"
WAIT: Final = "Đã nhập sai nhiều lần. Còn {seconds} giây nữa thì nhập lại được; dữ liệu không bị mất."
PASSPHRASE_MISSING: Final = "Hãy nhập mật khẩu."
KEY_FILE_LOST: Final = (
    "Tệp khóa (khoa.json) bị thiếu hoặc bị hỏng. Bản dự phòng vẫn còn: hãy nhập mật khẩu như thường, "
    "chương trình sẽ ghi lại tệp khóa."
)

RECOVER_TITLE: Final = "Mở sổ bằng mã khôi phục"
RECOVER_TEXT: Final = (
    "Nhập mã trên tờ giấy đã in, hoặc lần lượt mã của hai trong ba phiếu khôi phục. Không cần gõ dấu gạch, "
    "chữ hoa hay chữ thường đều được."
)
RECOVER_CODE: Final = "Mã khôi phục"
RECOVER_HINT: Final = "5 nhóm, mỗi nhóm 6 ký tự"
RECOVER_MISSING: Final = "Hãy nhập mã khôi phục."
RECOVER_GO: Final = "Kiểm tra mã"
NEW_PASSPHRASE_TITLE: Final = "Đặt mật khẩu mới"
NEW_PASSPHRASE_TEXT: Final = (
    "Mã khôi phục đúng. Hãy đặt mật khẩu mới, ít nhất {minimum} ký tự; mật khẩu cũ không dùng được nữa. "
    "Mã khôi phục trên giấy vẫn giữ nguyên."
)
NEW_PASSPHRASE_SAVE: Final = "Đặt mật khẩu và mở sổ"
