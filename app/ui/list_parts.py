"""What the columns and filters of every list are made of."""

from collections.abc import Sequence
from typing import Any

from app.core.vocabulary import Choice
from app.ui.columns import Align, Column
from app.ui.filter_bar import FilterSpec, Option
from app.ui.strings import common


def labelled(vocabulary: type[Choice] | Sequence[Choice]) -> list[Option]:
    """The members of a vocabulary, in its order."""
    return [Option(member, member.label) for member in vocabulary]


def missing(**labels: str) -> FilterSpec:
    """«Còn thiếu»: what of a record is not filled in, by the service's code."""
    options = [Option(code, label) for code, label in labels.items()]
    return FilterSpec(key="missing", title=common.FILTER_MISSING, options=options)


def number(key: str, title: str, width: int, **more: Any) -> Column:
    """A column of numbers."""
    return Column(key=key, title=title, width=width, align=Align.RIGHT, **more)
