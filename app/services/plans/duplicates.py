"""Duties given twice in one plan."""

from collections.abc import Sequence
from typing import Final

from app.core.text import fold, unify_tone_marks
from app.services.plans.preview import ProposedTask

_FEW: Final = frozenset(
    [
        "va",
        "cua",
        "cho",
        "voi",
        "cac",
        "nhung",
        "ve",
        "trong",
        "tai",
        "tu",
        "den",
        "la",
        "de",
        "theo",
        "do",
        "hoac",
        "viec",
        "nham",
        "tren",
        "khi",
        "duoc",
        "moi",
        "co",
        "xa",
        "phuong",
        "cong",
        "tac",
        "thuc",
        "hien",
        "hieu",
        "qua",
        "dia",
        "ban",
        "quy",
        "dinh",
        "tot",
    ]
)
LEAST_WORDS: Final = 6
LIKE: Final = 0.85


def duty_words(text: str) -> tuple[str, ...]:
    """The words of a duty that tell it from others: folded, without the small words, in order."""
    cleaned = "".join(char if char.isalnum() else " " for char in fold(unify_tone_marks(text)))
    return tuple(word for word in cleaned.split() if word not in _FEW)


def find_duplicates(tasks: Sequence[ProposedTask]) -> frozenset[int]:
    """Places of the tasks whose duty stands elsewhere in the plan too (both are named).

    The same duty of several units beside each other is each unit's own and no double.
    """
    words = [duty_words(task.text) for task in tasks]
    doubles: set[int] = set()
    alike: dict[str, list[int]] = {}  # by their first word, which doubles share
    for right, own in enumerate(words):
        if len(own) < LEAST_WORDS:
            continue
        before = alike.setdefault(own[0], [])
        for left in before:
            if left in doubles and right in doubles:
                continue
            if _is_double(words[left], own) and not _are_siblings(tasks[left], tasks[right]):
                doubles.update((left, right))
        before.append(right)
    return frozenset(doubles)


def _is_double(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    few, many = sorted((left, right), key=len)
    if len(few) * 2.2 < len(many):
        return False
    common = len(set(few) & set(many))
    if common < LIKE * len(set(few)):
        return False
    # The shorter one's words come in the same order in the longer one.
    rest = iter(many)
    in_order = sum(word in rest for word in few)
    return in_order >= LIKE * len(few)


def _are_siblings(left: ProposedTask, right: ProposedTask) -> bool:
    if left.lead_unit is None or right.lead_unit is None or left.lead_unit == right.lead_unit:
        return False
    return left.section.rpartition(".")[0] == right.section.rpartition(".")[0]
