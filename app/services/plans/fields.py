"""Label lines and inline labels: "Đơn vị chủ trì: …", "Thời gian: …", "(Chủ trì: …; phối hợp: …)"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.phrases import alternation
from app.services.plans.phrases.labels import FIELD_LABELS


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value: its role (lead coop time product budget other task), label start, value start and
    end.
    """

    role: str
    label: int
    start: int
    end: int


_LATER_CLUE: Final = r"(?:^|(?<=[;.,(\n])|(?<=\s[-–])|(?<=[;.,(\n]\s)|(?<=[-+]\s))\s*[-+•*]?\s*"
_TIME_WITHOUT_COLON: Final = re.compile(
    r"(?:thoi gian|thoi han)\s+(?:thuc hien|hoan thanh|to chuc|bao cao)\s+(?=(?:tu|trong|truoc|vao|den"
    r"|xong|cham nhat|quy|thang|ngay|ca nam|thuong xuyen)\b)"
)


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {phrase: role for role, phrases in FIELD_LABELS.items() for phrase in phrases}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"{_LATER_CLUE}(?P<label>(?:du kien\s+|ve\s+)?(?P<name>{alternation(_roles())})"
        rf"(?:\s+(?:thuc hien|du kien|chinh|cu the))?(?:\s*\([^()]{{1,40}}\))?\s*:\s*)"
    )


def find_fields(folded: str, start: int, end: int) -> list[Field]:
    """The labelled values between `start` and `end`; each reaches to the next label or the end."""
    heads = [
        (start + found.start("label"), start + found.end(), _roles()[" ".join(found["name"].split())])
        for found in _label().finditer(folded[start:end])
    ]
    plain = _TIME_WITHOUT_COLON.match(folded, start, end)
    if plain is not None and not any(label == start for label, _, _ in heads):
        heads.insert(0, (start, plain.end(), "time"))
    fields: list[Field] = []
    for index, (label, value, role) in enumerate(heads):
        stop = heads[index + 1][0] if index + 1 < len(heads) else end
        stop = value + len(folded[value:stop].rstrip(" .;,-+•*()"))
        fields.append(Field(role, label, value, max(value, stop)))
    return fields


def is_field_line(folded: str, start: int, end: int) -> bool:
    """Whether the whole stretch is label lines (the duty is elsewhere)."""
    fields = find_fields(folded, start, end)
    return (
        bool(fields)
        and fields[0].label == start
        and fields[0].role != "task"
        and any(one.end > one.start for one in fields)
    )
