"""The yearly days and action months around which gender-equality work is planned.

Days that were set once and for all by law, by a decision of the Prime Minister or by the United Nations;
days of a single year (an election, a launch) are tasks of that year's plan and not here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.dates import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Commemoration:
    """A day, or a stretch of days, that comes back each year. It may run over the new year.

    `key` is stored; `aliases` are other names that documents use, in normal spelling: compare them folded.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    start_month: int
    start_day: int
    end_month: int
    end_day: int

    @property
    def is_single_day(self) -> bool:
        """Whether it lasts one day."""
        return (self.start_month, self.start_day) == (self.end_month, self.end_day)


def _day(key: str, name: str, *, day: int, month: int, aliases: tuple[str, ...] = ()) -> Commemoration:
    return Commemoration(
        key=key,
        name=name,
        aliases=aliases,
        start_month=month,
        start_day=day,
        end_month=month,
        end_day=day,
    )


COMMEMORATIONS: Final[tuple[Commemoration, ...]] = (
    _day(
        "international-womens-day",
        "Ngày Quốc tế Phụ nữ",
        day=8,
        month=3,
        aliases=("Quốc tế Phụ nữ", "Ngày Phụ nữ quốc tế", "Ngày 8/3", "Ngày 08/3"),
    ),
    _day(
        "international-day-of-happiness",
        "Ngày Quốc tế Hạnh phúc",
        day=20,
        month=3,
        aliases=("Quốc tế Hạnh phúc", "Ngày 20/3"),
    ),
    _day(
        "international-day-of-families",
        "Ngày Quốc tế Gia đình",
        day=15,
        month=5,
        aliases=("Quốc tế Gia đình", "Ngày 15/5"),
    ),
    # Luật Phòng, chống bạo lực gia đình 2022: June of each year.
    Commemoration(
        key="domestic-violence-action-month",
        name="Tháng hành động quốc gia về phòng, chống bạo lực gia đình",
        aliases=(
            "Tháng hành động quốc gia phòng, chống bạo lực gia đình",
            "Tháng hành động về phòng, chống bạo lực gia đình",
            "Tháng hành động phòng, chống bạo lực gia đình",
        ),
        start_month=6,
        start_day=1,
        end_month=6,
        end_day=30,
    ),
    # Luật Trẻ em 2016: June of each year.
    Commemoration(
        key="child-action-month",
        name="Tháng hành động vì trẻ em",
        start_month=6,
        start_day=1,
        end_month=6,
        end_day=30,
    ),
    _day(
        "childrens-day",
        "Ngày Quốc tế Thiếu nhi",
        day=1,
        month=6,
        aliases=("Quốc tế Thiếu nhi", "Tết Thiếu nhi", "Ngày 1/6", "Ngày 01/6"),
    ),
    _day(
        "vietnamese-family-day",
        "Ngày Gia đình Việt Nam",
        day=28,
        month=6,
        aliases=("Ngày 28/6",),
    ),
    _day(
        "world-population-day",
        "Ngày Dân số thế giới",
        day=11,
        month=7,
        aliases=("Ngày 11/7",),
    ),
    _day(
        "anti-trafficking-day",
        "Ngày Thế giới và Ngày Toàn dân phòng, chống mua bán người",
        day=30,
        month=7,
        aliases=(
            "Ngày Toàn dân phòng, chống mua bán người",
            "Ngày Thế giới phòng, chống mua bán người",
            "Ngày 30/7",
        ),
    ),
    _day(
        "world-contraception-day",
        "Ngày Tránh thai thế giới",
        day=26,
        month=9,
        aliases=("Tránh thai thế giới", "Ngày 26/9"),
    ),
    _day(
        "international-day-of-the-girl-child",
        "Ngày Quốc tế Trẻ em gái",
        day=11,
        month=10,
        aliases=("Quốc tế Trẻ em gái", "Ngày 11/10"),
    ),
    _day(
        "rural-womens-day",
        "Ngày Quốc tế Phụ nữ nông thôn",
        day=15,
        month=10,
        aliases=("Quốc tế Phụ nữ nông thôn", "Ngày 15/10"),
    ),
    _day(
        "vietnamese-womens-day",
        "Ngày Phụ nữ Việt Nam",
        day=20,
        month=10,
        aliases=(
            "Phụ nữ Việt Nam 20/10",
            "Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam",
            "Ngày truyền thống Hội Liên hiệp Phụ nữ Việt Nam",
            "Ngày 20/10",
        ),
    ),
    _day(
        "vietnamese-law-day",
        "Ngày Pháp luật Việt Nam",
        day=9,
        month=11,
        aliases=("Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Ngày Pháp luật", "Ngày 09/11"),
    ),
    Commemoration(
        key="gender-equality-action-month",
        name="Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
        aliases=("Tháng hành động vì bình đẳng giới", "Tháng hành động bình đẳng giới"),
        start_month=11,
        start_day=15,
        end_month=12,
        end_day=15,
    ),
    _day(
        "international-mens-day",
        "Ngày Quốc tế Nam giới",
        day=19,
        month=11,
        aliases=("Quốc tế Nam giới", "Ngày 19/11"),
    ),
    _day(
        "elimination-of-violence-against-women-day",
        "Ngày Quốc tế Xóa bỏ bạo lực đối với phụ nữ",
        day=25,
        month=11,
        aliases=(
            "Ngày Quốc tế Xóa bỏ bạo lực đối với phụ nữ và trẻ em gái",
            "Ngày Thế giới Xóa bỏ bạo lực đối với phụ nữ",
            "Ngày 25/11",
        ),
    ),
    Commemoration(
        key="population-action-month",
        name="Tháng hành động quốc gia về dân số",
        aliases=("Tháng hành động quốc gia Dân số", "Tháng hành động về dân số"),
        start_month=12,
        start_day=1,
        end_month=12,
        end_day=31,
    ),
    _day(
        "vietnamese-population-day",
        "Ngày Dân số Việt Nam",
        day=26,
        month=12,
        aliases=("Ngày 26/12",),
    ),
)
"""All of them, in the order in which they start in the year."""


def occurrence(commemoration: Commemoration, year: int) -> DateRange:
    """The days of the commemoration that starts in `year`; it may end in the next."""
    start = date(year, commemoration.start_month, commemoration.start_day)
    end = date(year, commemoration.end_month, commemoration.end_day)
    return DateRange(start, end if end >= start else end.replace(year=year + 1))


def commemorations_in(days: DateRange) -> tuple[tuple[Commemoration, DateRange], ...]:
    """Each commemoration that touches these days, with all its days; by start, the shorter first."""
    # The year before: what starts there may run over the new year.
    found = [
        (commemoration, when)
        for year in range(days.start.year - 1, days.end.year + 1)
        for commemoration in COMMEMORATIONS
        if (when := occurrence(commemoration, year)).overlaps(days)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].key)))
