"""What a title says of a post."""

import pytest

from app.core.cadre_vocabulary import PostRole
from app.core.post_titles import chairs, post_at, role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Chủ tịch UBND xã", PostRole.HEAD),
        ("Quyền Chủ tịch", PostRole.HEAD),
        ("Q. Chủ tịch", PostRole.HEAD),
        ("Bí thư Đảng ủy, Chủ tịch HĐND xã", PostRole.HEAD),
        ("TRƯỞNG PHÒNG", PostRole.HEAD),
        ("Trưởng thôn", PostRole.HEAD),
        ("Hiệu trưởng", PostRole.HEAD),
        ("Phó Chủ tịch HĐND", PostRole.DEPUTY),
        ("Phó Bí thư Thường trực", PostRole.DEPUTY),
        ("PCT UBND", PostRole.DEPUTY),
        ("Hiệu phó", PostRole.DEPUTY),
        ("Ủy viên Ban Thường vụ", PostRole.STANDING),
        ("Trưởng Ban Pháp chế HĐND", PostRole.STANDING),
        ("Ủy viên UBND, Chủ tịch Hội Nông dân", PostRole.MEMBER),
        ("Đại biểu", PostRole.MEMBER),
        ("Thư ký", PostRole.MEMBER),
        ("Chuyên viên", PostRole.STAFF),
        ("Kế toán", PostRole.STAFF),
        ("", None),
        ("Phochutich", None),
        ("Người tốt", None),
    ],
)
def test_role(title: str, role: PostRole | None) -> None:
    assert role_of(title) is role


@pytest.mark.parametrize(
    "title",
    [
        "Chủ tịch",
        "Phó Chủ tịch",
        "chủ tịch HĐND xã Hưng Đạo",
        "PCT UBND xã",
        "Phó Chủ tịch Thường trực",
        "Phó Chủ tịch Thường trực HĐND",
        "Phó Bí thư Đảng ủy kiêm Chủ tịch UBND xã",
        "Quyền Chủ tịch",
    ],
)
def test_who_chairs_the_body(title: str) -> None:
    assert chairs(title)


@pytest.mark.parametrize(
    "title",
    [
        "Ủy viên",
        "Đại biểu",
        "Ủy viên UBND, Chủ tịch Hội Nông dân xã",
        "Chủ tịch UBMTTQ xã",
        "Trưởng Ban Pháp chế",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc",
        "Thư ký của Chủ tịch",
        "",
    ],
)
def test_who_does_not_chair_it(title: str) -> None:
    assert not chairs(title)


def test_a_title_with_its_body() -> None:
    assert post_at("Phó Chủ tịch", "UBND xã") == "Phó Chủ tịch UBND xã"
    assert post_at("Trưởng phòng", "Phòng Kinh tế") == "Trưởng Phòng Kinh tế"
    assert post_at("Trưởng ban", "Ban VSTBPN") == "Trưởng Ban VSTBPN"
    assert post_at("", "UBND xã") == "UBND xã"
    assert post_at("Phòng", "Phòng Kinh tế") == "Phòng Phòng Kinh tế"
