"""What the roster may hold: rules over whole records with nested rows as mappings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app.core.dates import PartialDate, format_partial_date
from app.core.errors import Finding, Severity
from app.core.numbers import format_integer
from app.core.post_titles import role_of
from app.core.text import fold, quoted

_YOUNGEST = 14
_PARTY_AGE = 18
"""Age of admission by the Party's charter: nobody joins before it."""


def check_cadre(person: Mapping[str, Any], today: date) -> Iterator[Finding]:
    """Dates that can be; posts that end after they begin; the same chair twice at once is questioned."""
    yield from _check_dates(person, today)
    posts: Sequence[Mapping[str, Any]] = person["posts"]
    born = _known(person["birth_date"])
    for index, post in enumerate(posts):
        start, end = _known(post.get("from")), _known(post.get("to"))
        if start and end and end.latest < start.earliest:
            yield Finding(f"posts.{index}.to", "Ngày thôi giữ chức sớm hơn ngày bắt đầu. Hãy sửa lại.")
        if born and start and start.latest < born.earliest:
            yield Finding(
                f"posts.{index}.from", "Ngày giữ chức sớm hơn ngày sinh. Hãy sửa một trong hai ngày."
            )
        if start and start.earliest > today:
            yield Finding(
                f"posts.{index}.from", "Ngày giữ chức ở sau hôm nay. Có đúng như vậy không?", Severity.ASK
            )
        for earlier in range(index):
            if _same_chair(post, posts[earlier]) and _overlap(post, posts[earlier]):
                yield Finding(
                    f"posts.{index}.from",
                    f"Chức danh {quoted(str(post.get('title')))} ở cùng cơ quan đã có một dòng khác trong "
                    "thời gian này. Nếu là nhiệm kỳ mới, hãy ghi ngày kết thúc của dòng trước.",
                    Severity.ASK,
                )


def _check_dates(person: Mapping[str, Any], today: date) -> Iterator[Finding]:
    born, joined, official = (_known(person[key]) for key in ("birth_date", "party_joined", "party_official"))
    if born and born.earliest > today:
        yield Finding("birth_date", "Ngày sinh ở sau hôm nay. Hãy sửa lại.")
    elif born and today.year - born.year < _YOUNGEST:
        yield Finding(
            "birth_date",
            f"Sinh {format_partial_date(born)} thì chưa đủ {_YOUNGEST} tuổi. Có đúng như vậy không?",
            Severity.ASK,
        )
    if joined and joined.earliest > today:
        yield Finding("party_joined", "Ngày vào Đảng ở sau hôm nay. Hãy sửa lại.")
    elif joined and born and joined.year - born.year < _PARTY_AGE:
        yield Finding(
            "party_joined",
            f"Ngày vào Đảng khi chưa đủ {_PARTY_AGE} tuổi. Có đúng như vậy không?",
            Severity.ASK,
        )
    if official and joined and official.latest < joined.earliest:
        yield Finding("party_official", "Ngày chính thức sớm hơn ngày vào Đảng. Hãy sửa một trong hai ngày.")


def complete_cadre(person: dict[str, Any]) -> None:
    """The rank of a post follows from its title where it was not chosen."""
    for post in person["posts"]:
        if post.get("role") is None:
            post["role"] = role_of(str(post.get("title") or ""))


def check_body(body: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """Women among the seats are no more than the seats; one number of seats a day."""
    days = set()
    for index, row in enumerate(body["seats"]):
        if row.get("women") is not None and row["women"] > row["seats"]:
            yield Finding(
                f"seats.{index}.women",
                f"Số nữ {format_integer(row['women'])} lớn hơn số ghế {format_integer(row['seats'])}. "
                "Hãy sửa một trong hai số.",
            )
        if row["from_on"] in days:
            yield Finding(f"seats.{index}.from_on", "Đã có số ghế từ ngày này. Hãy sửa dòng đó hoặc bỏ bớt.")
        days.add(row["from_on"])


def check_training(training: Mapping[str, Any], _today: date) -> Iterator[Finding]:
    """Dates in order; women among those who attended."""
    if training["starts_on"] and training["ends_on"] and training["ends_on"] < training["starts_on"]:
        yield Finding("ends_on", "Ngày kết thúc sớm hơn ngày khai giảng. Hãy sửa một trong hai ngày.")
    attended, women = training["attended"], training["attended_women"]
    if attended is not None and women is not None and women > attended:
        yield Finding("attended_women", "Số nữ lớn hơn số người tham gia. Hãy sửa một trong hai số.")


def check_collaborator(person: Mapping[str, Any], today: date) -> Iterator[Finding]:
    """Dates in order and not in the future."""
    if person["from_on"] and person["to_on"] and person["to_on"] < person["from_on"]:
        yield Finding("to_on", "Ngày thôi tham gia sớm hơn ngày bắt đầu. Hãy sửa một trong hai ngày.")
    born = _known(person["birth_date"])
    if born and born.earliest > today:
        yield Finding("birth_date", "Ngày sinh ở sau hôm nay. Hãy sửa lại.")


def _known(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None


def _same_chair(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one.get("body") == other.get("body") and fold(str(one.get("title"))) == fold(
        str(other.get("title"))
    )


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two posts surely have a day in common; a day on which one follows the other does not count."""
    starts = [_known(post.get("from")) for post in (one, other)]
    ends = [_known(post.get("to")) for post in (one, other)]
    latest_start = max((start.latest for start in starts if start), default=date.min)
    earliest_end = min((end.earliest for end in ends if end), default=date.max)
    return latest_start < earliest_end
