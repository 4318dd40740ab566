"""Compares a preview with what a person expects of the plan, written by hand beside the plan.

One expected task a line, fields parted by "|":
line | section | first words | lead unit | cooperating units, … | periods; … | frequency | quota | flags, …
A period is START..END, either end may be open; a quota is MINIMUM UNIT [PER]. `plan` begins the line of
the head:
plan | title | number | issuer | year. A flag with "?" may be there or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.core.text import fold, unify_tone_marks
from app.services.plans.preview import PlanPreview, ProposedTask


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected task."""

    line: int
    section: str
    begins: str
    lead: str
    coop: tuple[str, ...]
    periods: frozenset[str]
    freq: str
    quota: str
    flags: frozenset[str]
    perhaps: frozenset[str]


@dataclass(slots=True)
class Score:
    """What was found and what not; each mistake is a line of text."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    mistakes: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str, words: str) -> None:
        self.mistakes.setdefault(kind, []).append(words)

    def rate(self, kind: str) -> float:
        """The share of matched tasks without a mistake of this kind."""
        return 1 - len(self.mistakes.get(kind, [])) / max(self.matched, 1)

    @property
    def recall(self) -> float:
        return self.matched / max(self.expected, 1)

    @property
    def precision(self) -> float:
        return self.matched / max(self.found, 1)

    def report(self) -> str:
        lines = [f"recall {self.recall:.2f} precision {self.precision:.2f}"]
        for kind, words in self.mistakes.items():
            lines.extend(f"{kind}: {one}" for one in words)
        return "\n".join(lines)


def read_expected(path: Path) -> tuple[tuple[str, ...], list[Expected]]:
    """(title, number, issuer, year) and the expected tasks of a `.expected` file."""
    head: tuple[str, ...] = ()
    tasks: list[Expected] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        if not raw.strip() or raw.startswith("#"):
            continue
        cells = [cell.strip() for cell in raw.split("|")]
        if cells[0] == "plan":
            head = tuple(cells[1:5])
            continue
        cells += [""] * (9 - len(cells))
        flags = _listed(cells[8], ",")
        tasks.append(
            Expected(
                line=int(cells[0]),
                section=cells[1],
                begins=cells[2],
                lead=cells[3],
                coop=tuple(_listed(cells[4], ";" if ";" in cells[4] else ",")),
                periods=frozenset(_listed(cells[5], ";")),
                freq=cells[6],
                quota=cells[7],
                flags=frozenset(one for one in flags if not one.endswith("?")),
                perhaps=frozenset(one.rstrip("?") for one in flags),
            )
        )
    return head, tasks


def _listed(cell: str, mark: str) -> list[str]:
    return [part.strip() for part in cell.split(mark) if part.strip()]


def score(preview: PlanPreview, expected: list[Expected]) -> Score:
    """Every expected task against the found ones."""
    result = Score(expected=len(expected), found=len(preview.tasks))
    left = list(preview.tasks)
    for want in expected:
        got = next((task for task in left if _is_it(task, want)), None)
        if got is None:
            result.note("missing", f"{want.line} {want.begins}")
            continue
        left.remove(got)
        result.matched += 1
        for kind, words in _mistakes(got, want):
            result.note(kind, f"{want.line} {want.begins}: {words}")
    for task in left:
        result.note("extra", f"{task.line} {task.text[:70]}")
    return result


def same_words(left: str, right: str) -> bool:
    return fold(unify_tone_marks(left)) == fold(unify_tone_marks(right))


def _is_it(task: ProposedTask, want: Expected) -> bool:
    return want.line in (0, task.line) and fold(task.text).startswith(fold(want.begins))


def _mistakes(got: ProposedTask, want: Expected) -> Iterator[tuple[str, str]]:
    if got.section != want.section:
        yield "section", f"{got.section!r} not {want.section!r}"
    if not same_words(got.lead_unit or "", want.lead):
        yield "lead", f"{got.lead_unit!r} not {want.lead!r}"
    if {fold(unit) for unit in got.coop_units} != {fold(unit) for unit in want.coop}:
        yield "coop", f"{got.coop_units} not {want.coop}"
    periods = {f"{period.start or ''}..{period.end or ''}" for period in got.periods}
    if periods != want.periods:
        yield "periods", f"{sorted(periods)} not {sorted(want.periods)}"
    freq = got.recurrence.freq.value if got.recurrence else ""
    if freq != want.freq:
        yield "freq", f"{freq!r} not {want.freq!r}"
    quota = f"{got.quota.minimum} {got.quota.unit} {got.quota.per or ''}".strip() if got.quota else ""
    if quota != want.quota:
        yield "quota", f"{quota!r} not {want.quota!r}"
    flags = {flag.value for flag in got.flags}
    if not want.flags <= flags or flags - want.flags - want.perhaps:
        yield "flags", f"{sorted(flags)} not {sorted(want.flags)}"
