"""The level of risk that factors suggest, with the reason in words. Never a score.

The rule is that of the case record: any of a death threat, choking, a weapon or beating while pregnant
suggests a high level.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import GRAVE_FACTORS, RiskFactor, RiskLevel

MANY_FACTORS: Final = 5
SOME_FACTORS: Final = 2


@dataclass(frozen=True, slots=True)
class RiskSuggestion:
    """The level suggested (None: nothing was answered), the reason in words, and the factors behind it."""

    level: RiskLevel | None
    reason: str
    present: tuple[RiskFactor, ...]
    unknown: int


def suggest(factors: Mapping[RiskFactor, Answer], *, immediate_danger: bool = False) -> RiskSuggestion:
    """Return the level that the answers suggest."""
    present = tuple(factor for factor in RiskFactor if factors.get(factor) is Answer.YES)
    open_ones = sum(1 for factor in RiskFactor if factors.get(factor) not in (Answer.YES, Answer.NO))
    level, reason = _level(present, immediate_danger=immediate_danger, answered=len(RiskFactor) - open_ones)
    if level is not None and open_ones:
        reason += f" Còn {open_ones} dấu hiệu chưa rõ, cần hỏi thêm khi thuận lợi."
    return RiskSuggestion(level, reason, present, open_ones)


def _level(
    present: tuple[RiskFactor, ...], *, immediate_danger: bool, answered: int
) -> tuple[RiskLevel | None, str]:
    named = ", ".join(factor.label.casefold() for factor in present)
    if immediate_danger:
        return RiskLevel.HIGH, "Đề xuất mức Cao vì đang có nguy hiểm trước mắt."
    grave = [factor.label.casefold() for factor in present if factor in GRAVE_FACTORS]
    if grave:
        return RiskLevel.HIGH, f"Đề xuất mức Cao vì có dấu hiệu đặc biệt nghiêm trọng: {', '.join(grave)}."
    if RiskFactor.FEARS_DEATH in present:
        return RiskLevel.HIGH, "Đề xuất mức Cao vì người bị bạo lực tin mình có thể bị giết."
    if len(present) >= MANY_FACTORS:
        return RiskLevel.HIGH, f"Đề xuất mức Cao vì có nhiều dấu hiệu cùng lúc: {named}."
    if len(present) >= SOME_FACTORS or RiskFactor.ESCALATION in present:
        return RiskLevel.MEDIUM, f"Đề xuất mức Trung bình vì có dấu hiệu: {named}."
    if present:
        return RiskLevel.LOW, f"Đề xuất mức Thấp: chỉ có dấu hiệu {named}, chưa tăng nặng."
    if answered:
        return RiskLevel.LOW, "Đề xuất mức Thấp: chưa thấy dấu hiệu nguy cơ nào trong các câu đã trả lời."
    return None, "Chưa trả lời dấu hiệu nào nên chưa đề xuất được mức nguy cơ."
