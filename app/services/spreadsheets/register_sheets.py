"""Sheets of the registers: bodies, units, thôn, and the network of propagandists and collaborators."""

from typing import Final

from app.services.spreadsheets.cells import CellRules
from app.services.spreadsheets.post_titles import looks_like_group
from app.services.spreadsheets.roster_words import is_person_name, person_name, phone_number, sex_of
from app.services.spreadsheets.row_draft import RowDraft
from app.services.spreadsheets.sheet_kind import SheetKind

_NAMES_IN_A_ROW: Final = ("name",)


def _read_unit(draft: RowDraft) -> None:
    draft.read_fields()
    if draft.values.get("phone") is not None:
        draft.record["phone"] = phone_number(draft.values["phone"])[0]


def _read_collaborator(draft: RowDraft) -> None:
    """Read somebody of the network: the name in its usual form, the sex as people write it."""
    values = dict(draft.values)
    if isinstance(values.get("full_name"), str):
        values["full_name"] = person_name(str(values["full_name"]))
    if values.get("sex") is not None:
        values["sex"] = sex_of(values["sex"]) or values["sex"]
    if values.get("phone") is not None:
        values["phone"] = phone_number(values["phone"])[0]
    for key in values:
        if key in draft.reader.fields and values[key] is not None:
            draft.read_field(key, values[key])


UNITS: Final = SheetKind(
    name="units",
    required="name",
    identity=_NAMES_IN_A_ROW,
    headings={
        "name": ("Đơn vị", "Tên cơ quan, đơn vị", "Cơ quan, đơn vị", "Tên"),
        "abbreviation": ("Viết tắt", "Ký hiệu"),
        "contact_person": ("Đầu mối", "Người liên hệ", "Cán bộ đầu mối"),
        "phone": ("Số điện thoại", "SĐT", "ĐT"),
        "email": ("Email", "Địa chỉ thư điện tử"),
    },
    rules=CellRules(),
    read=_read_unit,
)
BODIES: Final = SheetKind(
    name="bodies",
    required="name",
    identity=_NAMES_IN_A_ROW,
    headings={
        "name": ("Cơ quan", "Cơ quan, tổ chức", "Tổ chức", "Đơn vị", "Tên cơ quan", "Tên tổ chức", "Tên"),
        "abbreviation": ("Viết tắt", "Ký hiệu"),
        "body_kind": ("Loại", "Khối", "Loại cơ quan"),
    },
    rules=CellRules(),
)
HAMLETS: Final = SheetKind(
    name="hamlets",
    required="name",
    identity=_NAMES_IN_A_ROW,
    headings={
        "name": ("Thôn", "Tên thôn, xóm", "Tên thôn, tổ dân phố", "Tên"),
        "households": ("Hộ", "Tổng số hộ"),
        "male": ("Nam", "Số nam", "Nhân khẩu nam"),
        "female": ("Nữ", "Số nữ", "Nhân khẩu nữ"),
    },
    rules=CellRules(),
)
COLLABORATORS: Final = SheetKind(
    name="collaborators",
    required="full_name",
    identity=("full_name", "birth_date"),
    headings={
        "full_name": ("Họ tên", "Họ và tên cộng tác viên", "Cộng tác viên", "Tuyên truyền viên"),
        "sex": ("Giới", "Nam/Nữ", "GT"),
        "birth_date": ("Năm sinh", "Ngày tháng năm sinh", "NTN sinh"),
        "hamlet_id": ("Địa bàn", "Thôn, xóm", "Địa bàn phụ trách", "Thôn phụ trách"),
        "role": ("Nhiệm vụ", "Vai trò, nhiệm vụ"),
        "post": ("Chức vụ", "Nghề nghiệp", "Chức danh"),
        "phone": ("Số điện thoại", "SĐT", "ĐT", "Di động"),
        "from_on": ("Ngày tham gia", "Tham gia từ"),
    },
    rules=CellRules(synonyms={"role": {"ttv": "propagandist", "ctv": "collaborator"}}),
    read=_read_collaborator,
    names_record=is_person_name,
    names_group=looks_like_group,
)
