"""What the registers hold on the first day; every row can be changed or put out of use.

Units, signers and addressees follow the usual make-up of a commune under two-tier local government;
the legal bases are those of `law.md` section 0 that are in force.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.places import commune_title, tidy_province
from app.core.vocabulary import DocumentUse

UNITS: tuple[tuple[str, str], ...] = (
    ("Phòng Văn hóa - Xã hội", "VHXH"),
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "VP HĐND-UBND"),
    ("Phòng Kinh tế", "KT"),
    ("Công an xã", "CA"),
    ("Ban Chỉ huy Quân sự xã", "BCHQS"),
    ("Trạm Y tế xã", "TYT"),
    ("Trung tâm Phục vụ hành chính công", "PVHCC"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQ"),
    ("Hội Liên hiệp Phụ nữ xã", "Hội LHPN"),
    ("Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", "Đoàn TN"),
    ("Hội Nông dân xã", "HND"),
    ("Hội Cựu chiến binh xã", "HCCB"),
    ("Ban Vì sự tiến bộ của phụ nữ xã", "BVSTBPN"),
    ("Các thôn", "Thôn"),
    ("Các trường học trên địa bàn", "Trường học"),
)

SIGNERS: tuple[str, ...] = (
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    "TL. CHỦ TỊCH\nTRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",
    "TRƯỞNG PHÒNG",
    "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG",
)


def issuers(commune: str) -> tuple[Mapping[str, Any], ...]:
    """Return the three bodies in whose name the officer writes."""
    title = commune_title(commune)
    upper = title.upper()
    return (
        {
            "name": f"ỦY BAN NHÂN DÂN\n{upper}",
            "short_name": f"UBND {title}",
            "symbol": "UBND",
            "letter_symbol": "VHXH",
            "archive": "VT, VHXH",
        },
        {
            "name": "PHÒNG VĂN HÓA - XÃ HỘI",
            "short_name": f"Phòng Văn hóa - Xã hội {title}",
            "superior": f"UBND {upper}",
            "symbol": "VHXH",
            "archive": "VHXH",
        },
        {
            "name": "BAN VÌ SỰ TIẾN BỘ\nCỦA PHỤ NỮ",
            "short_name": f"Ban Vì sự tiến bộ của phụ nữ {title}",
            "superior": f"UBND {upper}",
            "symbol": "BVSTBPN",
            "archive": "VT, BVSTBPN",
        },
    )


def addressees(province: str) -> tuple[tuple[str, DocumentUse], ...]:
    """Return the bodies that reports go to."""
    tidy = tidy_province(province)
    city = tidy.casefold() in (one.casefold() for one in CITIES)
    name = f"thành phố {tidy}" if city else f"tỉnh {tidy}"
    return ((f"Sở Nội vụ {name}", DocumentUse.REPORT),)


CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")

LEGAL_BASES: tuple[tuple[str, date | None], ...] = (
    ("Luật Bình đẳng giới", date(2007, 7, 1)),
    (
        (
            "Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến lược quốc gia "
            "về bình đẳng giới giai đoạn 2021 - 2030"
        ),
        date(2021, 3, 3),
    ),
    ("Luật Phòng, chống bạo lực gia đình", date(2023, 7, 1)),
    (
        (
            "Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo "
            "của cơ quan hành chính nhà nước"
        ),
        date(2019, 3, 12),
    ),
)
