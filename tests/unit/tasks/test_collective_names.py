"""Words for whoever is concerned are no unit; a unit's name is, however general it sounds."""

import pytest

from app.services.tasks.unit_names import is_collective


@pytest.mark.parametrize(
    "name",
    [
        "các cơ quan, đơn vị liên quan",
        "Các ngành, đoàn thể",
        "các tổ chức có liên quan",
        "chính quyền",
        "các ban, ngành và đoàn thể xã",
        "CÁC CƠ QUAN ĐƠN VỊ",
        "các lực lượng chức năng",
    ],
)
def test_whoever_is_concerned(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize(
    "name",
    [
        "Công an xã",
        "Các thôn",
        "các trường học trên địa bàn",
        "Đoàn Thanh niên",
        "Các cơ quan báo chí",
        "Ban Chỉ huy Quân sự xã",
        "Xã",
        "",
        "liên quan",
        "Phòng Kinh tế",
        "các tổ chức chính trị - xã hội",
    ],
)
def test_a_unit(name: str) -> None:
    assert not is_collective(name)
