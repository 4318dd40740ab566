"""Units that lead and join, in sentences, headings and brackets."""

import pytest

from app.services.plans.aligned import aligned_fold
from app.services.plans.units import are_units, find_clues, heading_unit, is_assignment


@pytest.mark.parametrize(
    ("text", "lead", "coop"),
    [
        (
            "Công an xã chủ trì, phối hợp với Trạm Y tế, Hội LHPN xã và các thôn tổ chức tuần tra",
            "Công an xã",
            ["Trạm Y tế", "Hội LHPN xã", "các thôn"],
        ),
        ("Chủ trì, phối hợp với các ngành, đoàn thể đẩy mạnh", None, ["các ngành, đoàn thể"]),
        ("Phối hợp với các cơ quan, đơn vị liên quan tổ chức", None, ["các cơ quan, đơn vị liên quan"]),
        (
            "do Ban Chỉ đạo xã chủ trì, phối hợp với Ủy ban MTTQ và các đoàn thể xã",
            "Ban Chỉ đạo xã",
            ["Ủy ban MTTQ", "các đoàn thể xã"],
        ),
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Văn phòng HĐND và UBND xã tham mưu",
            "Phòng Kinh tế",
            ["Văn phòng HĐND và UBND xã"],
        ),
        (
            "phối hợp với Hội Phụ nữ, Nông dân, Cựu chiến binh vận động",
            None,
            ["Hội Phụ nữ", "Nông dân", "Cựu chiến binh"],
        ),
        (
            "phối hợp cùng Trung tâm Văn hóa, Thông tin và Thể thao tổ chức hội thi",
            None,
            ["Trung tâm Văn hóa, Thông tin và Thể thao"],
        ),
        ("(Công an xã chủ trì; các thôn phối hợp; xong trước 30/6)", "Công an xã", ["các thôn"]),
        ("Đẩy mạnh phối hợp liên ngành trong thực hiện", None, []),
        ("phối hợp với các trường học tổ chức hội nghị", None, ["các trường học"]),
        ("Phối hợp rà soát tình hình cán bộ nữ", None, []),
    ],
)
def test_clues_in_a_sentence(text: str, lead: str | None, coop: list[str]) -> None:
    clues = find_clues(aligned_fold(text), text, 0, len(text))
    assert (text[clues.lead[0] : clues.lead[1]] if clues.lead else None) == lead
    assert [text[left:right] for left, right in clues.coop] == coop


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Phòng Văn hóa - Xã hội xã", "Phòng Văn hóa - Xã hội xã"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã:", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("Giao Phòng Kinh tế chủ trì", "Phòng Kinh tế"),
        ("Trách nhiệm của các thôn, tổ dân phố", "các thôn, tổ dân phố"),
        ("Công chức Văn hóa - Xã hội (phụ trách trẻ em):", "Công chức Văn hóa - Xã hội"),
        ("Trung tâm Phục vụ hành chính công", "Trung tâm Phục vụ hành chính công"),
        ("Trưởng các thôn", "Trưởng các thôn"),
        ("Phòng, chống bạo lực gia đình", None),
        ("Tổ chức hội nghị", None),
        ("Công an xã tăng cường tuần tra", None),
        ("Công tác tuyên truyền", None),
        ("Nâng cao năng lực", None),
        ("Hội thi tìm hiểu pháp luật", None),
        ("Số lượng", None),
    ],
)
def test_unit_as_heading(heading: str, unit: str | None) -> None:
    found = heading_unit(aligned_fold(heading), heading, 0, len(heading))
    assert (heading[found[0] : found[1]] if found else None) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công an xã chịu trách nhiệm thực hiện.", True),
        ("Hội Phụ nữ xã chủ trì, phối hợp với các thôn và các trường học trên địa bàn.", True),
        ("Công an xã chủ trì, phối hợp với các thôn tuần tra.", False),
        ("Hỗ trợ các thôn.", False),
    ],
)
def test_sentences_that_only_assign(text: str, expected: bool) -> None:
    assert is_assignment(aligned_fold(text), text, 0, len(text)) is expected


def test_marks_tell_short_words_apart() -> None:
    for text, expected in (("Sở Y tế, Tổ hòa giải", True), ("số liệu, tờ rơi", False)):
        assert are_units(aligned_fold(text), text, 0, len(text)) is expected
