"""What a plan that is read again proposes beyond the tasks that were made of it before."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from app.core.text import fold, unify_tone_marks
from app.services.plans.preview import PlanPreview, ProposedTask

SAME: Final = 0.97
"""From this likeness on two wordings are the same: what differs is a comma or a lost mark."""
CHANGED: Final = 0.72
"""From this likeness on a wording is a new version of the other."""
CHANGED_AT_PLACE: Final = 0.6
"""The same, where the section is the same too."""


class Standing(StrEnum):
    """How a proposed task stands to the known ones."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task made of this plan before: its id, the words it was made of, and where they stood."""

    id: str
    text: str
    section: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A proposed task, how it stands, and the known task it matches (None for a new one)."""

    task: ProposedTask
    standing: Standing
    known: KnownTask | None = None


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Every proposed task in reading order, and the known tasks that the plan no longer has."""

    tasks: tuple[Compared, ...]
    gone: tuple[KnownTask, ...]

    @property
    def new(self) -> tuple[ProposedTask, ...]:
        """What an import would add."""
        return tuple(one.task for one in self.tasks if one.standing is Standing.NEW)

    @property
    def changed(self) -> tuple[Compared, ...]:
        """What is there with other words."""
        return tuple(one for one in self.tasks if one.standing is Standing.CHANGED)


def compare(preview: PlanPreview, known: Sequence[KnownTask]) -> PlanDifference:
    """Match proposed with known tasks, each known task once: the same words first, then the most alike.

    Numbering, line breaks, case, spacing, dashes and where a tone mark stands (hoà, hòa) make no difference.
    """
    wanted = [_plain(task.text) for task in preview.tasks]
    held = [_plain(one.text) for one in known]
    partner: dict[int, int] = {}
    same: set[int] = set()
    _match_equal(preview, known, wanted, held, partner)
    same.update(partner)
    for index, other, likeness in _likely(preview, known, wanted, held, partner):
        if index in partner or other in partner.values():
            continue
        partner[index] = other
        if likeness >= SAME:
            same.add(index)
    return PlanDifference(
        tasks=tuple(
            Compared(
                task=task,
                standing=_standing(index, partner, same),
                known=known[partner[index]] if index in partner else None,
            )
            for index, task in enumerate(preview.tasks)
        ),
        gone=tuple(one for other, one in enumerate(known) if other not in set(partner.values())),
    )


def _standing(index: int, partner: dict[int, int], same: set[int]) -> Standing:
    if index not in partner:
        return Standing.NEW
    return Standing.KNOWN if index in same else Standing.CHANGED


def _plain(text: str) -> str:
    """The words alone: folded, tone marks in one place, no punctuation."""
    folded = fold(unify_tone_marks(text))
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


def _match_equal(
    preview: PlanPreview,
    known: Sequence[KnownTask],
    wanted: Sequence[str],
    held: Sequence[str],
    partner: dict[int, int],
) -> None:
    """Equal words; of several equal ones that of the same section, then that of the nearest line."""
    free: dict[str, list[int]] = {}
    for other, words in enumerate(held):
        free.setdefault(words, []).append(other)
    for index, words in enumerate(wanted):
        candidates = free.get(words)
        if not candidates:
            continue
        task = preview.tasks[index]
        best = min(
            candidates,
            key=lambda other: (known[other].section != task.section, abs(known[other].line - task.line)),
        )
        candidates.remove(best)
        partner[index] = best


def _likely(
    preview: PlanPreview,
    known: Sequence[KnownTask],
    wanted: Sequence[str],
    held: Sequence[str],
    partner: dict[int, int],
) -> list[tuple[int, int, float]]:
    """Pairs that are alike enough, the most alike first."""
    taken = set(partner.values())
    pairs: list[tuple[float, int, int]] = []
    matcher = SequenceMatcher(autojunk=False)
    for other, old in enumerate(held):
        if other in taken:
            continue
        matcher.set_seq2(old.split())
        for index, new in enumerate(wanted):
            if index in partner:
                continue
            least = CHANGED_AT_PLACE if preview.tasks[index].section == known[other].section else CHANGED
            matcher.set_seq1(new.split())
            if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
                continue
            likeness = matcher.ratio()
            if likeness >= least:
                pairs.append((likeness, index, other))
    return [
        (index, other, likeness)
        for likeness, index, other in sorted(pairs, key=lambda one: (-one[0], one[1]))
    ]
