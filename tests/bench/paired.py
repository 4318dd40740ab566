"""Two things timed in turn, so that a machine whose speed drifts does not favour one of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paired:
    """Medians in seconds and the median of the ratios pair by pair."""

    ours: float
    baseline: float
    ratio: float

    def line(self, words: str, *, goal: str) -> str:
        """One line of the bench's table."""
        return (
            f"{words:<58} {self.ours * 1000:9.1f} ms   raw {self.baseline * 1000:9.1f} ms   "
            f"ratio {self.ratio:5.2f}   (goal {goal})"
        )


def paired(ours: Callable[[], object], baseline: Callable[[], object], *, runs: int = 9) -> Paired:
    """Run both in turn, once to warm up and `runs` times to count."""
    return paired_seconds(lambda: _timed(ours), lambda: _timed(baseline), runs=runs)


def paired_seconds(ours: Callable[[], float], baseline: Callable[[], float], *, runs: int = 9) -> Paired:
    """The same of two that know themselves how many seconds they took."""
    mine, theirs = [], []
    for counted in range(runs + 1):
        first, second = ours(), baseline()
        if counted:
            mine.append(first)
            theirs.append(second)
    ratios = [one / two for one, two in zip(mine, theirs, strict=True)]
    return Paired(statistics.median(mine), statistics.median(theirs), statistics.median(ratios))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
