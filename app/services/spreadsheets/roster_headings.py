"""What people write over the columns of a roster of officials, by field."""

from collections.abc import Mapping
from typing import Final

from app.core.cadre_vocabulary import Education, PoliticalTheory, StateManagement
from app.services.spreadsheets.likeness import Target


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|"))


def _under(heads: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Return what a column is called whose heading stands below another."""
    return tuple(f"{head} {word}" for head in heads)


_BIRTHS: Final = _names(
    "Năm sinh | Ngày sinh | Ngày tháng năm sinh | Ngày, tháng, năm sinh | Ngày/tháng/năm sinh | Sinh ngày | "
    "Sinh năm | Tháng năm sinh | Sinh"
)
_AGES: Final = _names("Tuổi | Tuổi đời | Độ tuổi | Số tuổi")
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "full_name": _names(
        "Họ tên | Họ, tên | Họ và tên khai sinh | Họ và tên cán bộ | Họ tên cán bộ | Tên cán bộ | Họ "
        "và tên cán bộ, công chức | Họ và tên đảng viên | Họ tên đại biểu | Họ và tên đại biểu | Họ "
        "và tên cấp ủy viên | Họ, chữ đệm và tên | Họ, tên đệm và tên | Danh sách cán bộ"
    ),
    "other_name": _names("Bí danh | Tên thường gọi | Tên khác"),
    "sex": _names("Giới | Nam/Nữ | Nam, nữ | Nam hay nữ | GT | Phái"),
    "birth_date": _names(
        "Năm sinh | Ngày tháng năm sinh | Ngày, tháng, năm sinh | Ngày/tháng/năm sinh | NTN sinh | "
        "NTNS | Sinh ngày | Ngày tháng năm | Sinh năm | Tháng năm sinh | Ngày, năm sinh | NS"
    ),
    "ethnicity": _names("Thành phần dân tộc | DT | Người dân tộc"),
    "religion": _names("Theo đạo | TG | Tôn giáo (nếu có)"),
    "hometown": _names("Quê | Nguyên quán | Quê quán (xã, huyện, tỉnh) | Quê quán xã, tỉnh"),
    "hamlet_id": _names("Thôn | Thôn, xóm | Nơi ở (thôn) | Thôn cư trú"),
    "phone": _names(
        "Số điện thoại | SĐT | ĐT | Di động | Điện thoại di động | Điện thoại liên hệ | Số ĐT | Số di "
        "động | Số ĐTDĐ | ĐTDĐ"
    ),
    "party_joined": _names(
        "Ngày kết nạp | Ngày kết nạp Đảng | Ngày vào Đảng dự bị | Dự bị | Ngày dự bị | Ngày vào ĐCSVN "
        "| Ngày tháng năm vào Đảng | Ngày vào Đảng Cộng sản Việt Nam | Kết nạp | Vào Đảng | Năm vào "
        "Đảng | Ngày vào Đảng Ngày kết nạp | Ngày vào Đảng CSVN | Ngày vào Đảng Ngày vào"
    ),
    "party_official": _names(
        "Chính thức | Ngày vào Đảng chính thức | Ngày công nhận chính thức | Ngày vào Đảng Ngày chính "
        "thức | Ngày CT | Đảng viên chính thức"
    ),
    "education": _names(
        "Trình độ | Chuyên môn | Trình độ CM | Trình độ học vấn | Trình độ chuyên môn nghiệp vụ | "
        "TĐCM | Trình độ đào tạo | Trình độ chuyên môn cao nhất | Bằng cấp | Học vị | Chuyên môn "
        "nghiệp vụ | CM | Chuyên môn, nghiệp vụ | Học vấn | Trình độ chuyên môn, nghiệp vụ | Trình độ "
        "Chuyên môn nghiệp vụ"
    ),
    "major": _names(
        "Ngành đào tạo | Chuyên ngành đào tạo | Ngành | Ngành học | Chuyên ngành học | Trình độ Chuyên ngành"
    ),
    "political_theory": _names(
        "LLCT | Trình độ LLCT | Trình độ lý luận chính trị | Lý luận | Chính trị | Trình độ chính trị "
        "| Lý luận CT | TĐLLCT | LL chính trị | CT | Trình độ lý luận"
    ),
    "state_management": _names(
        "QLNN | Trình độ QLNN | Bồi dưỡng QLNN | Trình độ quản lý nhà nước | Quản lý NN"
    ),
    "rank": _names(
        "Ngạch công chức | Ngạch, bậc | Ngạch bậc | Mã ngạch | Ngạch công chức, viên chức | Chức danh "
        "nghề nghiệp"
    ),
    "languages": _names("Trình độ ngoại ngữ | NN | Tiếng Anh | Ngoại ngữ (trình độ)"),
    "computing": _names("Trình độ tin học | TH"),
    "note": _names("GC | Ghi chú khác"),
}

NO_FIELD_HEADINGS: Final = _names(
    "Ngoài Đảng | Đơn vị bầu cử | Đơn vị ứng cử | Nơi ứng cử | Tỷ lệ phiếu | Số phiếu bầu | Hệ số lương | "
    "Bậc lương | Hệ số | Ngày nâng lương | Ngày hưởng lương | Số CCCD | Số CMND | Ngày cấp | Nơi cấp | "
    "Mã định danh | Số sổ BHXH | Thành phần gia đình | Thành phần xuất thân | Sức khỏe | Chữ ký | Ký nhận"
)
"""What rosters hold besides that is not kept here."""
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "family_name": _names(
        "Họ và tên đệm | Họ đệm | Họ | Họ và chữ đệm | Họ lót | Họ và đệm | Họ, đệm | Họ chữ đệm"
    ),
    "given_name": _names("Tên | Tên gọi"),
    "birth_male": (*_under(_BIRTHS, "Nam"), "Nam sinh năm"),
    "birth_female": (*_under(_BIRTHS, "Nữ"), "Nữ sinh năm"),
    "age": _AGES,
    "age_male": _under(_AGES, "Nam"),
    "age_female": _under(_AGES, "Nữ"),
    "birth_day": _names(
        "Ngày sinh Ngày | Ngày tháng năm sinh Ngày | Ngày, tháng, năm sinh Ngày | Sinh Ngày | Ngày"
    ),
    "birth_month": _names(
        "Ngày sinh Tháng | Ngày tháng năm sinh Tháng | Ngày, tháng, năm sinh Tháng | Sinh Tháng | Tháng sinh "
        "| Tháng"
    ),
    "birth_year": _names(
        "Ngày sinh Năm | Ngày tháng năm sinh Năm | Ngày, tháng, năm sinh Năm | Sinh Năm | Năm"
    ),
    "party_day": _names(
        "Ngày vào Đảng Ngày | Vào Đảng Ngày | Ngày tháng năm vào Đảng Ngày | Ngày kết nạp Ngày | Ngày kết "
        "nạp Đảng Ngày"
    ),
    "party_month": _names(
        "Ngày vào Đảng Tháng | Tháng vào Đảng | Tháng kết nạp | Vào Đảng Tháng | Ngày tháng năm vào Đảng "
        "Tháng | Ngày kết nạp Tháng | Ngày kết nạp Đảng Tháng"
    ),
    "party_year": _names(
        "Ngày vào Đảng Năm | Vào Đảng Năm | Ngày tháng năm vào Đảng Năm | Ngày kết nạp Năm | Ngày kết nạp "
        "Đảng Năm"
    ),
    "male": _names("Nam | Giới tính Nam | Nam (x) | Giới Nam"),
    "female": _names("Nữ | Giới tính Nữ | Nữ (x) | Giới Nữ | Là nữ | Cán bộ nữ"),
    "party_member": _names("Đảng viên | Là đảng viên | Đảng viên (x) | ĐV"),
    "schooling": _names(
        "Trình độ văn hóa | Văn hóa | Giáo dục phổ thông | Trình độ GDPT | GDPT | Trình độ phổ thông "
        "| VH | Học vấn phổ thông | Trình độ giáo dục phổ thông | TĐVH | Trình độ Văn hóa phổ thông"
    ),
    "posts.title": _names(
        "Chức vụ | Chức danh | Chức vụ hiện tại | Chức vụ công tác | Chức vụ, đơn vị công tác | Chức "
        "danh, chức vụ | Chức vụ, chức danh | Chức vụ hiện nay | Chức vụ, nơi công tác | Chức vụ, cơ "
        "quan công tác | CV | Chức vụ đảng, chính quyền, đoàn thể | Chức vụ đang giữ | Chức vụ đảm "
        "nhiệm | Nhiệm vụ | Chức vụ (chức danh) | Chức vụ, chức danh hiện tại | Chức vụ, chức danh "
        "công tác | Công việc chính | Nghề nghiệp, chức vụ"
    ),
    "posts.title_party": _names(
        "Chức vụ Đảng | Chức vụ trong Đảng | Chức vụ Đảng ủy | Đảng | Chức vụ về Đảng"
    ),
    "posts.title_state": _names("Chức vụ chính quyền | Chính quyền | Chức vụ về chính quyền | Chức vụ UBND"),
    "posts.title_union": _names("Chức vụ đoàn thể | Đoàn thể | Chức vụ về đoàn thể | Chức vụ đoàn thể, hội"),
    "posts.title_council": _names(
        "Chức vụ HĐND | Chức vụ trong HĐND | Chức danh HĐND | Chức danh trong HĐND"
    ),
    "posts.title_concurrent": _names(
        "Chức vụ kiêm nhiệm | Kiêm nhiệm chức vụ | Kiêm nhiệm | Chức danh kiêm nhiệm"
    ),
    "posts.body": _names(
        "Đơn vị | Đơn vị công tác | Cơ quan | Cơ quan công tác | Nơi công tác | Phòng, ban | Bộ phận "
        "| Tổ chức | Cơ quan, đơn vị | Cơ quan, đơn vị công tác | Phòng ban | Nơi làm việc | Tên cơ "
        "quan, đơn vị | Khối"
    ),
    "posts.term": _names("Nhiệm kỳ | Khóa | NK | Nhiệm kỳ (khóa)"),
    "posts.from": _names(
        "Ngày bổ nhiệm | Từ ngày | Ngày bầu | Thời gian giữ chức | Ngày nhận chức | Ngày bổ nhiệm "
        "chức vụ | Từ tháng năm | Giữ chức vụ từ | Ngày giữ chức | Ngày giữ chức vụ | Thời điểm bổ "
        "nhiệm | Thời gian bổ nhiệm | Từ | Giữ chức từ | Thời điểm giữ chức vụ | Thời gian giữ chức "
        "vụ | Từ tháng, năm | Thời gian giữ chức vụ Từ | Ngày bầu, bổ nhiệm | Ngày, tháng, năm bổ "
        "nhiệm | Ngày nhận chức vụ | Năm bổ nhiệm | Chức vụ Từ ngày | Chức vụ Ngày bổ nhiệm"
    ),
    "posts.to": _names(
        "Đến ngày | Ngày thôi giữ chức | Ngày kết thúc | Đến | Đến tháng năm | Đến tháng, năm | Ngày "
        "thôi giữ chức vụ | Ngày nghỉ hưu | Ngày miễn nhiệm | Thời điểm thôi giữ chức | Thời điểm nghỉ"
    ),
    "posts.decision": _names(
        "Quyết định | Số quyết định | Quyết định số | QĐ | Số QĐ | Quyết định bổ nhiệm | Nghị quyết"
    ),
    "posts.ending": _names(
        "Lý do thôi giữ chức | Lý do thôi giữ chức vụ | Lý do thôi | Lý do nghỉ | Lý do miễn nhiệm | Lý do "
        "thôi chức"
    ),
    "posts.end_decision": _names(
        "Quyết định thôi giữ chức | Quyết định thôi giữ chức vụ | Quyết định thôi chức | Số QĐ thôi giữ "
        "chức | Quyết định miễn nhiệm | QĐ miễn nhiệm | Số QĐ miễn nhiệm | Quyết định nghỉ hưu | QĐ nghỉ "
        "hưu | Số QĐ nghỉ hưu | Số quyết định nghỉ hưu | QĐ nghỉ | QĐ thôi | QĐ thôi giữ chức | QĐ thôi "
        "việc | Quyết định thôi việc | QĐ cho thôi | Quyết định cho thôi giữ chức | Nghị quyết miễn nhiệm "
        "| NQ miễn nhiệm | Quyết định điều động | QĐ điều động đi | Quyết định nghỉ việc | QĐ nghỉ việc"
    ),
    "posts.concurrent": _names("Là kiêm nhiệm | Kiêm nhiệm (x)"),
    "posts.key_post": _names("Chủ chốt | Lãnh đạo chủ chốt | Cán bộ chủ chốt"),
}
# Columns of marks, one a level: «Trình độ chuyên môn» over «TC», «CĐ», «ĐH».
_LEVELS: Final = (
    (
        "education",
        _names(
            "Trình độ chuyên môn | Chuyên môn | Trình độ | Trình độ chuyên môn nghiệp vụ | Trình độ học vấn"
        ),
        {
            Education.ELEMENTARY: ("SC",),
            Education.INTERMEDIATE: ("TC", "THCN"),
            Education.COLLEGE: ("CĐ",),
            Education.UNIVERSITY: ("ĐH",),
            Education.MASTER: ("ThS", "Sau đại học"),
            Education.DOCTOR: ("TS",),
        },
    ),
    (
        "political_theory",
        _names("Lý luận chính trị | Trình độ lý luận chính trị | LLCT | Trình độ LLCT | Chính trị | Lý luận"),
        {
            PoliticalTheory.UNTRAINED: ("Chưa",),
            PoliticalTheory.ELEMENTARY: ("SC",),
            PoliticalTheory.INTERMEDIATE: ("TC",),
            PoliticalTheory.ADVANCED: ("CC", "Cao cấp", "Cử nhân"),
        },
    ),
    (
        "state_management",
        _names("Quản lý nhà nước | QLNN | Trình độ quản lý nhà nước"),
        {
            StateManagement.CLERK: ("CS",),
            StateManagement.OFFICER: ("CV",),
            StateManagement.PRINCIPAL: ("CVC",),
            StateManagement.SENIOR: ("CVCC",),
        },
    ),
)
EXTRA: Final = (
    *(Target(key, names) for key, names in _COLUMNS.items()),
    *(
        Target(
            f"{field}={level.value}",
            tuple(f"{head} {word}" for head in heads for word in (level.label, *words)),
        )
        for field, heads, levels in _LEVELS
        for level, words in levels.items()
    ),
)
"""Columns that are no field by themselves; «education=university» is a column of marks."""
