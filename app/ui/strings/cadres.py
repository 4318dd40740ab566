"""Words of the Cán bộ nữ tab: lists, shares, changes, training, board, network, card."""

from typing import Final

TITLE: Final = "Cán bộ nữ"
VIEW_PEOPLE: Final = "Danh sách"
LIST_PEOPLE: Final = "Danh sách cán bộ"
VIEW_BODIES: Final = "Cơ quan, số ghế"
VIEW_SHARES: Final = "Tỷ lệ nữ"
VIEW_CHANGES: Final = "Biến động"
VIEW_TRAINING: Final = "Đào tạo, quy hoạch"
VIEW_BOARD: Final = "Ban VSTBPN"
VIEW_NETWORK: Final = "Mạng lưới thôn"

# --- lists ----------------------------------------------------------------------------------

COLUMN_NAME: Final = "Họ và tên"
COLUMN_WOMAN: Final = "Nữ"
COLUMN_BIRTH: Final = "Ngày sinh"
COLUMN_AGE: Final = "Tuổi"
COLUMN_POST: Final = "Chức danh chính"
COLUMN_BODY: Final = "Cơ quan, tổ chức"
COLUMN_TERM: Final = "Nhiệm kỳ"
COLUMN_SINCE: Final = "Từ"
COLUMN_KEY: Final = "Chủ chốt"
COLUMN_PARTY: Final = "Đảng viên"
COLUMN_EDUCATION: Final = "Trình độ"
COLUMN_THEORY: Final = "Lý luận CT"
COLUMN_POSITION: Final = "TT"
MORE_POSTS: Final = "{title} (và {count} chức vụ khác)"
POSTS_TIP: Final = "Đang giữ {count} chức vụ. Bấm «Xem thẻ» để thấy tất cả."
NO_POST: Final = "không giữ chức vụ"

COLUMN_BODY_KIND: Final = "Loại hình"
COLUMN_SEATS: Final = "Số ghế"
COLUMN_HEADS: Final = "Có mặt"
COLUMN_WOMEN: Final = "Nữ"
COLUMN_SHARE: Final = "Tỷ lệ nữ"
COLUMN_TARGET: Final = "Chỉ tiêu"
COLUMN_REACHED: Final = "So với chỉ tiêu"
REACHED: Final = "✓ đạt"
NOT_REACHED: Final = "chưa đạt"
NO_TARGET: Final = "không có chỉ tiêu"
TARGET_TEXT: Final = "≥ {percent}%"
PERCENT: Final = "{value}%"
SEATS_UNKNOWN: Final = "chưa ghi"

COLUMN_CLASS: Final = "Lớp, nội dung"
COLUMN_FIELD: Final = "Lĩnh vực"
COLUMN_STATUS: Final = "Tình trạng"
COLUMN_DAYS: Final = "Thời gian"
COLUMN_ORGANISER: Final = "Nơi tổ chức"
COLUMN_PEOPLE: Final = "Người"
COLUMN_CERTIFICATES: Final = "Chứng chỉ"
COLUMN_COST: Final = "Kinh phí"
DAYS: Final = "{start} – {end}"
DAYS_UNKNOWN: Final = "chưa có ngày"

COLUMN_HAMLET: Final = "Thôn"
COLUMN_NETWORK_ROLE: Final = "Vai trò"
COLUMN_JOB: Final = "Nghề, chức vụ"
COLUMN_PHONE: Final = "Điện thoại"
COLUMN_FROM: Final = "Từ"
COLUMN_SERVING: Final = "Còn làm"

FILTER_BODY: Final = "Cơ quan"
FILTER_IN_POST: Final = "Giữ chức"
FILTER_KEY: Final = "Chủ chốt"
FILTER_SEX: Final = "Giới tính"
FILTER_AGE: Final = "Tuổi"
FILTER_PARTY: Final = "Đảng"
FILTER_TERM: Final = "Nhiệm kỳ"
FILTER_EDUCATION: Final = "Trình độ"
FILTER_THEORY: Final = "Lý luận chính trị"
FILTER_BODY_KIND: Final = "Loại hình"
FILTER_ACTIVE: Final = "Hoạt động"
FILTER_FIELD: Final = "Lĩnh vực"
FILTER_STATUS: Final = "Tình trạng"
FILTER_YEAR: Final = "Năm"
FILTER_HAMLET: Final = "Thôn"
FILTER_ROLE: Final = "Vai trò"
FILTER_SERVING: Final = "Tham gia"
KEY_YES: Final = "Giữ chức vụ chủ chốt"
KEY_NO: Final = "Không chủ chốt"
PARTY_YES: Final = "Là đảng viên"
PARTY_NO: Final = "Chưa là đảng viên"
ACTIVE_YES: Final = "Đang hoạt động"
ACTIVE_NO: Final = "Đã giải thể, sáp nhập"
SERVING_YES: Final = "Đang tham gia"
SERVING_NO: Final = "Đã thôi"
YEAR: Final = "Năm {year}"
MISSING_SEATS: Final = "Số ghế"
MISSING_TARGET: Final = "Chỉ tiêu"
MISSING_PEOPLE: Final = "Người giữ chức"
MISSING_DATES: Final = "Ngày mở lớp"
MISSING_ATTENDEES: Final = "Người học"
MISSING_CERTIFICATES: Final = "Văn bằng, chứng chỉ"
MISSING_HAMLET: Final = "Thôn"
MISSING_PHONE: Final = "Điện thoại"
MISSING_DECISION: Final = "Quyết định"
MISSING_SEX: Final = "Giới tính"

EMPTY_PEOPLE: Final = (
    "Chưa có ai trong danh sách.\n\n"
    "Đã có danh sách trên Excel: bấm nút «Nhập từ Excel…» ở góc phải, hoặc chọn trong thực đơn Nhập/Xuất.\n"
    "Chưa có: bấm «Thêm mới» (Ctrl+N). Họ tên và chức vụ là đủ, các mục khác bổ sung sau."
)
EMPTY_BODIES: Final = (
    "Chưa có cơ quan, tổ chức nào.\n\n"
    "Bấm «Thêm mới» (Ctrl+N) để ghi Đảng ủy, HĐND, UBND, các phòng, đoàn thể, thôn… "
    "với số ghế: tỷ lệ nữ tính trên số ghế đó."
)
EMPTY_TRAININGS: Final = (
    "Chưa có lớp nào.\n\n"
    "Bấm «Thêm mới» (Ctrl+N) để ghi lớp đào tạo, bồi dưỡng dự kiến hoặc đã mở, và ai tham gia."
)
EMPTY_NETWORK: Final = (
    "Chưa có tuyên truyền viên, cộng tác viên nào.\n\n"
    "Bấm «Thêm mới» (Ctrl+N) để ghi người của từng thôn; bảng bên phải cho thấy thôn nào còn thiếu."
)

CARD: Final = "Xem thẻ"
IMPORT: Final = "Nhập từ Excel…"
MOVE_UP: Final = "Đưa lên"
MOVE_DOWN: Final = "Đưa xuống"
MOVING: Final = "Đang xếp lại thứ tự…"
MOVE_SORTED: Final = (
    "Danh sách đang xếp theo một cột. Bấm vào tiêu đề cột đó đến khi hết dấu mũi tên, rồi đưa lên, đưa xuống."
)

# --- shares ---------------------------------------------------------------------------------

AS_OF: Final = "Tại ngày"
TODAY: Final = "Hôm nay"
WHAT_IF: Final = "Thử phương án…"
PRINT_SHARES: Final = "In biểu này…"
SHARE_WOMEN: Final = "Nữ"
SHARE_OF: Final = "Trên số"
SHARE_PERCENT: Final = "Tỷ lệ"
SHARE_BAR: Final = "Biểu đồ, thang 0 – 100%"
SHARE_LEADERS: Final = "Lãnh đạo nữ"
SHARE_LEGEND: Final = (
    "Thanh đặc: đạt chỉ tiêu hoặc không có chỉ tiêu. Thanh gạch chéo: chưa đạt. "
    "Vạch đứng có mũi nhọn: chỉ tiêu. Bấm vào một con số (hoặc Enter) để xem đúng những người đó."
)
SHARE_EMPTY: Final = "Chưa có cơ quan, tổ chức nào. Hãy ghi ở mục «Cơ quan, số ghế» trước."
OF: Final = "{part}/{whole}"
LACKING: Final = "còn thiếu {count} nữ"
BAR_TIP: Final = "Tỷ lệ nữ {share}, chỉ tiêu {target}%"
BY_HEADS: Final = "Chưa ghi số ghế: tính trên số người đang giữ chức"
BY_SEATS: Final = "Số ghế đã ghi"
OPEN_BODY: Final = "Mở cơ quan này"
PICKED_WOMEN: Final = "Nữ của {body} tại {day}"
PICKED_ALL: Final = "{body} tại {day}"
PICKED_LEADERS: Final = "Lãnh đạo của {body} tại {day}"
INDICATOR: Final = "Chỉ tiêu 1.1: {sentence}"
OVERALL: Final = (
    "Tính mỗi người một lần: {women} nữ trên {heads} người ({share}). "
    "Tính theo chức vụ: {women_posts} trên {posts}."
)
OVERALL_KEY: Final = "Lãnh đạo chủ chốt: {women} nữ trên {heads} người."
OVERALL_UNRECORDED: Final = "Ngoài ra {seats} ghế chỉ có số, chưa ghi tên người, trong đó {women} nữ."
OVERALL_NOBODY: Final = "Chưa ghi ai giữ chức vụ tại ngày này."
MORE_FINDINGS: Final = "\n… và {count} chỗ khác cần xem lại."

PRINT_TITLE: Final = "Tỷ lệ nữ trong các cơ quan, tổ chức tại ngày {day}"
PRINT_SCALE: Final = "0 – 100%"
PRINT_LEGEND: Final = (
    "Thanh đặc: đạt chỉ tiêu hoặc không có chỉ tiêu; thanh gạch chéo: chưa đạt; vạch đứng: chỉ tiêu."
)
LAYING_OUT: Final = "Đang dàn trang…"

# --- changes --------------------------------------------------------------------------------

CHANGE_DAYS: Final = "Trong thời gian"
WHOM_KEY: Final = "Nữ lãnh đạo chủ chốt"
WHOM_WOMEN: Final = "Tất cả nữ"
WHOM_ALL: Final = "Cả nam và nữ"
CHANGE_BODIES: Final = "Biến động theo cơ quan"
CHANGE_PEOPLE: Final = "Biến động theo người"
CHANGE_BEFORE: Final = "Đầu kỳ"
CHANGE_CAME: Final = "Vào"
CHANGE_LEFT: Final = "Ra"
CHANGE_AFTER: Final = "Cuối kỳ"
CHANGE_ON: Final = "Ngày"
CHANGE_WHAT: Final = "Việc"
CHANGE_NONE: Final = "Từ {start} đến {end}: không có biến động nào được ghi."
CHANGE_SENTENCE: Final = (
    "Từ {start} đến {end}: {came} lượt vào, {left} lượt ra, {changed} lượt đổi chức danh; "
    "trong đó {key} lượt là nữ lãnh đạo chủ chốt. Dưới đây kê {shown} lượt."
)
HEADS_WOMEN: Final = "{heads} ({women} nữ)"
PICKED_BEFORE: Final = "{body} trước {start}"
PICKED_CAME: Final = "Vào {body} từ {start} đến {end}"
PICKED_LEFT: Final = "Ra khỏi {body} từ {start} đến {end}"
PICKED_AFTER: Final = "{body} tại {end}"
CHANGE_TITLES: Final = "{before} → {after}"
CHANGE_IN: Final = "Giữ chức {title}"
CHANGE_OUT: Final = "Thôi chức {title}"
CHANGE_WHY: Final = "({words})"

# --- training and succession ----------------------------------------------------------------

PART_CLASSES: Final = "Các lớp"
PART_GAPS: Final = "Còn thiếu trình độ"
PART_PLAN: Final = "Quy hoạch"
GAPS_SENTENCE: Final = (
    "{count} người giữ chức vụ chủ chốt còn thiếu hoặc chưa ghi trình độ, trong đó {women} nữ. "
    "Bấm vào tên để mở hồ sơ."
)
GAPS_NONE: Final = "Mọi người đang giữ chức vụ chủ chốt đã đủ trình độ theo mức đặt trong Cài đặt."
GAP_POST: Final = "Chức vụ"
GAP_LACKS: Final = "Còn thiếu"
GAP_UNKNOWN: Final = "Chưa ghi"
GAP_PLANNED: Final = "Đã có tên trong lớp"
PLAN_SENTENCE: Final = "{count} lượt quy hoạch của {people} người, trong đó {women} nữ ({share})."
PLAN_NONE: Final = (
    "Chưa ghi quy hoạch nào. Mở hồ sơ một người ở mục «Danh sách», phần «Quy hoạch», rồi bấm "
    "«Thêm quy hoạch»."
)

# --- the Ban --------------------------------------------------------------------------------

BOARD_TITLE: Final = "{name}, tại {day}: {count} thành viên, {women} nữ"
BOARD_DECISIONS: Final = "Theo: {decisions}."
BOARD_GOOD: Final = "✓ Không có chỗ nào cần kiện toàn."
BOARD_THROUGH: Final = "Tham gia với tư cách"
BOARD_TITLE_COLUMN: Final = "Chức danh trong Ban"
BOARD_SINCE: Final = "Từ"
BOARD_WARNING: Final = "Cần xem lại"
BOARD_ADD_BODY: Final = "Thêm Ban vào danh mục…"
BOARD_ADD_MEMBER: Final = "Thêm thành viên mới…"
BOARD_PRINT: Final = "In danh sách…"
BOARD_HOW: Final = (
    "Thành viên đã có trong danh sách cán bộ: mở hồ sơ người đó và thêm chức vụ ở Ban này. "
    "Bấm vào tên để mở hồ sơ."
)

# --- network --------------------------------------------------------------------------------

COVERAGE_NAME: Final = "Mạng lưới theo thôn"
COVERAGE_SENTENCE: Final = "{people} người ở {covered}/{hamlets} thôn."
COVERAGE_GAPS: Final = "Thôn chưa có ai: {names}."
COVERAGE_FULL: Final = "✓ Thôn nào cũng có người."
COVERAGE_EMPTY: Final = "Chưa có thôn nào trong danh mục. Hãy thêm thôn trong Cài đặt."
COVERAGE_NONE: Final = "✗ {name}"
COVERAGE_ALL: Final = "Cộng"
COVERAGE_WITHOUT: Final = "Chưa ghi thôn"
PICKED_HAMLET: Final = "{role}, {hamlet}"
ROLE_SHORT: Final = {
    "propagandist": "TTV",
    "collaborator": "CTV",
    "reporter": "BCV",
    "mediator": "HGV",
    "trusted_address": "ĐCTC",
    "other": "Khác",
}

# --- what if --------------------------------------------------------------------------------

WHAT_IF_TITLE: Final = "Thử phương án nhân sự"
WHAT_IF_HOW: Final = (
    "Chọn người và chức vụ dự kiến, rồi bấm «Tính». Chỉ là tính thử: không có gì được ghi vào sổ."
)
WHAT_IF_ADD: Final = "Thêm dự kiến"
WHAT_IF_EMPTY: Final = "Chưa chọn ai."
WHAT_IF_PERSON: Final = "Người dự kiến"
WHAT_IF_UNTIL: Final = "Đến hết nhiệm kỳ"
WHAT_IF_FIRST: Final = "Giữ chức lần đầu"
WHAT_IF_PLANS: Final = "Dự kiến giữ chức"
WHAT_IF_VACATE: Final = "Người thôi giữ chức để thay"
WHAT_IF_VACATE_ADD: Final = "Thêm người thôi giữ chức"
WHAT_IF_VACATE_WHO: Final = "Người thôi giữ chức"
WHAT_IF_VACATE_EMPTY: Final = "Không ai thôi giữ chức."
WHAT_IF_COUNT: Final = "Tính"
WHAT_IF_NOTHING: Final = "Hãy chọn ít nhất một dự kiến, hoặc một người thôi giữ chức."
WHAT_IF_BEFORE: Final = "Hiện nay"
WHAT_IF_AFTER: Final = "Theo phương án"
WHAT_IF_RESULT: Final = "Tỷ lệ nữ trước và sau"
WHAT_IF_TOTAL: Final = "Tất cả, mỗi người tính một lần"
WHAT_IF_SHARE: Final = "{women}/{whole} ({share})"
WHAT_IF_FINE: Final = "✓ Không có chỗ nào cần lưu ý về tuổi và chức vụ."
WHAT_IF_POST: Final = "{name}: {title}, {body}"

# --- card -----------------------------------------------------------------------------------

CARD_TITLE: Final = "Thẻ cán bộ"
CARD_EDIT: Final = "Mở hồ sơ để sửa"
CARD_PRINT: Final = "In lý lịch trích ngang…"
CARD_BORN: Final = "{sex}, sinh {birth}"
CARD_AGE: Final = "{age} tuổi"
CARD_UNBORN: Final = "{sex}, chưa ghi ngày sinh"
CARD_RETIRES: Final = "Đủ tuổi nghỉ hưu ({age}) vào tháng {month}/{year}"
CARD_MASKED: Final = "Dân tộc, tôn giáo"
CARD_DOTS: Final = "•••"
CARD_REVEAL: Final = "Hiện"
CARD_REVEALING: Final = "Đang mở thông tin được che…"
CARD_REVEAL_TIP: Final = "Hiện dân tộc, tôn giáo; việc xem được ghi vào nhật ký"
CARD_REVEALED: Final = "{ethnicity}; tôn giáo: {religion}"
CARD_UNKNOWN: Final = "chưa ghi"
CARD_TIMELINE: Final = "Quá trình giữ chức vụ"
CARD_NO_POSTS: Final = "Chưa ghi chức vụ nào."
CARD_EXPLAINED: Final = "Trùng, khoảng trống"
CARD_MISSING: Final = "Hồ sơ còn thiếu"
CARD_TRAININGS: Final = "Đào tạo, bồi dưỡng"
CARD_SUCCESSIONS: Final = "Quy hoạch"
CARD_LINE: Final = "{label}: {text}"
CARD_TRAINING: Final = "{title} ({field}, {status}{when}){certificate}"
CARD_WHEN: Final = ", {start}"
CARD_CERTIFICATE: Final = ": {certificate}"
CARD_SUCCESSION: Final = "{title}, {body}{term} ({status})"
CARD_SUCCESSION_TERM: Final = ", nhiệm kỳ {term}"
TIMELINE_NOW: Final = "nay"
TIMELINE_UNKNOWN: Final = "không rõ ngày bắt đầu"
TIMELINE_POST: Final = "{title}, {body}: {days}"
TIMELINE_LEFT: Final = "{post} ({left})"
