"""Names of units in documents against the register."""

import pytest

from app.services.settings.defaults import UNITS
from app.services.tasks.unit_names import UnitNames

REGISTER = [(name, name, short) for name, short in UNITS]
SCHOOL = "Các trường học trên địa bàn"
COMMITTEE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã"
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"


def found(name: str, commune: str = "Hưng Đạo") -> str | None:
    return UnitNames(REGISTER, commune=commune).find(name)


@pytest.mark.parametrize(("name", "_short"), UNITS)
def test_every_unit_is_known_by_its_own_name_and_abbreviation(name: str, _short: str) -> None:
    assert found(name) == name
    assert found(_short) == name
    assert found(name.upper()) == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Công an xã Hưng Đạo", "Công an xã"),
        ("Công an", "Công an xã"),
        ("công an Xã.", "Công an xã"),
        ("Phòng Văn hoá – Xã hội xã", "Phòng Văn hóa - Xã hội"),
        ("Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("P. Văn hóa Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
        ("Văn phòng HĐND và UBND xã", COMMITTEE),
        ("VP HĐND - UBND", COMMITTEE),
        ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã"),
        ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ xã"),
        ("Đoàn Thanh niên", YOUTH),
        ("Đoàn TNCS Hồ Chí Minh xã Hưng Đạo", YOUTH),
        ("UBMTTQ Việt Nam xã", FRONT),
        ("Đề nghị Ủy ban MTTQ xã", FRONT),
        ("Mặt trận Tổ quốc xã", FRONT),
        ("Ban VSTBPN xã", "Ban Vì sự tiến bộ của phụ nữ xã"),
        ("Ban CHQS xã", "Ban Chỉ huy Quân sự xã"),
        ("Trưởng các thôn", "Các thôn"),
        ("Các đơn vị trường học trực thuộc", SCHOOL),
        # Others than those of the commune, or more than one of them, are not guessed.
        ("Công an thành phố Hà Nội", None),
        ("Công an thành phố", None),
        ("Sở Nội vụ", None),
        ("Ủy ban", None),
        ("Ủy ban nhân dân xã", None),
        ("Hội", None),
        ("Hội đồng nhân dân xã", None),
        ("Phòng", None),
        ("các cơ quan, đơn vị liên quan", None),
        ("Hợp tác xã nông nghiệp", None),
        ("", None),
        ("xã Hưng Đạo", None),
    ],
)
def test_what_documents_write(written: str, meant: str | None) -> None:
    assert found(written) == meant


def test_a_shortened_name_that_fits_two_units_is_not_guessed() -> None:
    names = UnitNames(
        [("1", "Trường Tiểu học Đông Sơn", ""), ("2", "Trường Tiểu học Tây Sơn", "")], commune=""
    )
    assert names.find("Trường Tiểu học") is None
    assert names.find("Trường Tiểu học Đông Sơn") == "1"


def test_words_of_other_names_are_not_taken_for_the_commune() -> None:
    names = UnitNames([("1", "Hợp tác xã Hưng Đạo", ""), ("2", "Phòng Xã hội", "")], commune="Hưng Đạo")
    assert names.find("Hợp tác xã") == "1"
    assert names.find("Phòng xã hội xã Hưng Đạo") == "2"
    assert names.find("Phòng hội") is None


def test_the_commune_s_name_is_a_setting() -> None:
    assert found("Trạm Y tế xã Phù Đổng", commune="Phù Đổng") == "Trạm Y tế xã"
    assert found("Trạm Y tế xã Phù Đổng", commune="Hưng Đạo") is None
