"""Named days of the fields that commune plans speak of, and events of a single year.

The days of gender-equality work are in `app.core.commemorations`; these are the others.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.commemorations import COMMEMORATIONS
from app.core.lunar import FIRST_YEAR, LAST_YEAR, solar_date
from app.services.plans.aligned import aligned_fold

NEW_YEAR: Final = "Tết Nguyên đán"
_YEARLY: Final = """
    01/01-31/01 | Tháng hành động quốc gia về trật tự an toàn giao thông
    03/02 | Ngày thành lập Đảng Cộng sản Việt Nam | Ngày thành lập Đảng
    27/02 | Ngày Thầy thuốc Việt Nam
    01/03-31/03 | Tháng Thanh niên | Tháng Thanh niên 2026
    15/03 | Ngày Quyền của người tiêu dùng Việt Nam
    21/03 | Ngày Hội chứng Down thế giới
    24/03 | Ngày Thế giới phòng, chống lao
    26/03 | Ngày thành lập Đoàn TNCS Hồ Chí Minh | Ngày thành lập Đoàn
    15/04-15/05 | Tháng hành động vì an toàn thực phẩm | Tháng hành động an toàn thực phẩm
    18/04 | Ngày Người khuyết tật Việt Nam
    21/04 | Ngày Sách và Văn hóa đọc Việt Nam
    29/04-06/05 | Tuần lễ quốc gia nước sạch và vệ sinh môi trường
    30/04 | Ngày Giải phóng miền Nam
    01/05 | Ngày Quốc tế Lao động
    01/05-31/05 | Tháng hành động về an toàn, vệ sinh lao động | Tháng Công nhân
    08/05 | Ngày Thalassemia thế giới
    15/05 | Ngày thành lập Đội TNTP Hồ Chí Minh
    19/05 | Ngày sinh Chủ tịch Hồ Chí Minh
    31/05 | Ngày Thế giới không thuốc lá | Ngày Quốc tế không thuốc lá
    01/06-30/06 | Tháng hành động phòng, chống ma túy | Tháng hành động phòng chống ma túy
    05/06 | Ngày Môi trường thế giới
    06/06 | Ngày truyền thống Người cao tuổi Việt Nam | Ngày Người cao tuổi Việt Nam
    15/06 | Ngày Thế giới nhận thức về lạm dụng người cao tuổi
    26/06 | Ngày Quốc tế phòng, chống ma túy và Ngày toàn dân phòng, chống ma túy
    26/06 | Ngày toàn dân phòng, chống ma túy | Ngày Quốc tế phòng, chống ma túy | Ngày toàn dân PCMT
    27/07 | Ngày Thương binh - Liệt sĩ | Ngày Thương binh Liệt sĩ | Ngày Thương binh, Liệt sĩ
    01/08-07/08 | Tuần lễ Thế giới nuôi con bằng sữa mẹ
    19/08 | Ngày hội toàn dân bảo vệ an ninh Tổ quốc | Ngày toàn dân bảo vệ an ninh Tổ quốc
    02/09 | Ngày Quốc khánh | Quốc khánh
    05/09 | Ngày khai giảng | Khai giảng năm học mới
    01/10 | Ngày Quốc tế Người cao tuổi
    01/10-31/10 | Tháng hành động vì người cao tuổi Việt Nam | Tháng hành động vì người cao tuổi
    01/10-07/10 | Tuần lễ hưởng ứng học tập suốt đời
    04/10 | Ngày Toàn dân phòng cháy và chữa cháy | Ngày toàn dân PCCC
    10/10 | Ngày Chuyển đổi số quốc gia | Ngày Chuyển đổi số
    13/10 | Ngày Doanh nhân Việt Nam
    14/10 | Ngày thành lập Hội Nông dân Việt Nam
    17/10 | Ngày Vì người nghèo | Ngày Quốc tế xóa nghèo
    17/10-18/11 | Tháng cao điểm Vì người nghèo
    10/11-10/12 | Tháng hành động quốc gia phòng, chống HIV/AIDS
    18/11 | Ngày hội Đại đoàn kết toàn dân tộc | Ngày hội Đại đoàn kết
    20/11 | Ngày Nhà giáo Việt Nam
    01/12 | Ngày Thế giới phòng, chống AIDS
    03/12 | Ngày Quốc tế Người khuyết tật
    06/12 | Ngày thành lập Hội Cựu chiến binh Việt Nam
    22/12 | Ngày thành lập Quân đội nhân dân Việt Nam
"""

_OF_ONE_YEAR: Final = """
    2026-03-15 | Bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2026-2031
        | bầu cử đại biểu Quốc hội | bầu cử Quốc hội | ngày bầu cử | cuộc bầu cử
"""

_LUNAR: Final = f"""
    01/01 | {NEW_YEAR} | Tết cổ truyền | Tết Âm lịch
    15/01 | Tết Nguyên tiêu
    10/03 | Giỗ Tổ Hùng Vương | Ngày Giỗ Tổ
    15/04 | Lễ Phật đản | Đại lễ Phật đản
    05/05 | Tết Đoan ngọ
    15/07 | Lễ Vu Lan
    15/08 | Tết Trung thu | Trung thu
"""
"""Days of the lunar calendar."""

LUNAR_MONTHS: Final = {"gieng": 1, "chap": 12}
"""Months that only the lunar calendar has by these names."""
LUNAR_NUMBERS: Final = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A named day or stretch of days; `year` None: it comes back every year. `lunar`: `start` and `end` are
    of the lunar calendar.
    """

    name: str
    aliases: tuple[str, ...]
    start: tuple[int, int]
    end: tuple[int, int]
    year: int | None = None
    lunar: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it has the same day every year."""
        return self.year is None and not self.lunar

    def days(self, year: int) -> tuple[date, date]:
        """First and last day in the year (the last may lie in the next)."""
        if self.lunar:
            return _solar(self.start, year), _solar(self.end, year)
        start = date(year, self.start[0], self.start[1])
        end = date(year, self.end[0], self.end[1])
        return start, end if end >= start else end.replace(year=year + 1)


LONG_NAME: Final = 60
"""A longer official name gives way to its first short form as the label."""


def named_days() -> tuple[NamedDay, ...]:
    """All of them; `aliases` are folded and hold the name itself."""
    days = (
        [_of_core()]
        + [_yearly(line) for line in _lines(_YEARLY)]
        + [_single(line) for line in _lines(_OF_ONE_YEAR)]
        + [_of_lunar(line) for line in _lines(_LUNAR)]
    )
    return tuple(day for group in days for day in group)


def _of_core() -> list[NamedDay]:
    days: list[NamedDay] = []
    for one in COMMEMORATIONS:
        words = [alias for alias in one.aliases if not any(char.isdigit() for char in alias)]
        label = words[0] if len(one.name) > LONG_NAME and words else one.name
        days.append(
            NamedDay(
                name=label,
                aliases=tuple(aligned_fold(text) for text in (one.name, *words)),
                start=(one.start_month, one.start_day),
                end=(one.end_month, one.end_day),
            )
        )
    return days


def _yearly(line: str) -> list[NamedDay]:
    when, *names = _fields(line)
    first, _, last = when.partition("-")
    return [NamedDay(names[0], _folded(names), _month_day(first), _month_day(last or first))]


def _single(line: str) -> list[NamedDay]:
    when, *names = _fields(line)
    day = date.fromisoformat(when)
    place = (day.month, day.day)
    return [NamedDay(names[0], _folded(names), place, place, year=day.year)]


def _of_lunar(line: str) -> list[NamedDay]:
    when, *names = _fields(line)
    place = _month_day(when)
    return [NamedDay(names[0], _folded(names), place, place, lunar=True)]


def _solar(place: tuple[int, int], year: int) -> date:
    """The Gregorian date of a festival; every lunar month has the days up to 29."""
    day = solar_date(min(max(year, FIRST_YEAR), LAST_YEAR - 1), *place)
    assert day is not None
    return day


def _lines(block: str) -> list[str]:
    """One entry a line; a line that begins with a bar goes on with the one before."""
    joined = re.sub(r"\n\s*\|", " |", block)
    return [line for line in joined.splitlines() if line.strip()]


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]


def _folded(names: list[str]) -> tuple[str, ...]:
    return tuple(aligned_fold(name) for name in names)


def _month_day(text: str) -> tuple[int, int]:
    day, month = text.split("/")
    return int(month), int(day)
