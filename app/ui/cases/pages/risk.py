"""Risk without a score: factors, the suggested level with its reason in words, the officer's own level."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from app.core.case_risk import suggest
from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import NeedKind, RiskFactor, RiskLevel
from app.ui.cases.desk import Desk, survivor_options
from app.ui.cases.entries import line, lines, one_of, person
from app.ui.cases.fields import LinesField, YesNoField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import (
    ChoiceField,
    DateField,
    Entry,
    Field,
    LineField,
    Option,
    RowShape,
)
from app.ui.fields.choices import QuietCombo
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as words
from app.ui.theme import Tone, set_tone
from app.ui.wrapped import wrapped

_TONES: Final = {RiskLevel.HIGH: Tone.BAD, RiskLevel.MEDIUM: Tone.WARN, RiskLevel.LOW: Tone.GOOD}


class FactorsField(Field):
    """Every factor with its answer, and below them what the answers suggest.

    The value is the list of sub-rows of the factors that were answered.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: Final[dict[RiskFactor, QuietCombo]] = {}
        self.suggestion: Final = QLabel(self)
        self.suggestion.setWordWrap(True)
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        answers = [words.NOT_ASKED, *(answer.label for answer in Answer)]
        for place, factor in enumerate(RiskFactor):
            caption = QLabel(factor.label, body)
            caption.setWordWrap(True)
            combo = QuietCombo(body)
            combo.addItems(answers)
            combo.setAccessibleName(factor.label)
            combo.currentIndexChanged.connect(lambda _: self._answered())
            caption.setBuddy(combo)
            self.combos[factor] = combo
            line, column = place // 2, (place % 2) * 2
            grid.addWidget(caption, line, column)
            grid.addWidget(combo, line, column + 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.suggestion, len(RiskFactor) // 2 + 1, 0, 1, 4)
        self.set_editor(body)
        body.setFocusProxy(self.combos[RiskFactor.ESCALATION])
        self._suggest()

    def answers(self) -> dict[RiskFactor, Answer]:
        """The factors that were answered."""
        every = list(Answer)
        return {
            factor: every[combo.currentIndex() - 1]
            for factor, combo in self.combos.items()
            if combo.currentIndex() > 0
        }

    @override
    def value(self) -> list[dict[str, Any]]:
        return [{"factor": factor, "answer": answer} for factor, answer in self.answers().items()]

    @override
    def set_value(self, value: Any) -> None:
        self._put({_code(row["factor"]): _code(row["answer"]) for row in value or ()})
        self.show_problem("")

    @override
    def raw(self) -> dict[str, str]:
        return {factor.value: answer.value for factor, answer in self.answers().items()}

    @override
    def set_raw(self, raw: Any) -> None:
        self._put(dict(raw or {}))
        self.changed.emit()

    @override
    def is_empty(self) -> bool:
        return not self.answers()

    def _put(self, answers: Mapping[str, str]) -> None:
        codes = [answer.value for answer in Answer]
        for factor, combo in self.combos.items():
            answer = answers.get(factor.value)
            combo.blockSignals(True)
            combo.setCurrentIndex(codes.index(answer) + 1 if answer in codes else 0)
            combo.blockSignals(False)
        self._suggest()

    def _answered(self) -> None:
        self._suggest()
        self.changed.emit()

    def _suggest(self) -> None:
        found = suggest(self.answers())
        self.suggestion.setText(found.reason)
        set_tone(self.suggestion, Tone.MUTED if found.level is None else _TONES[found.level])


class RiskPage(CasePage):
    """Assessments, needs and safety plans."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "risk")
        note = wrapped(words.RISK_NOTE)
        self.add_widget(note)
        self.add_rows("risk_assessments", words.ASSESSMENTS, self._assessment())
        self.add_rows("needs", words.NEEDS, self._need())
        self.add_rows("safety_plans", words.SAFETY_PLANS, self._plan())

    def _about(self) -> Entry:
        people: Sequence[Option] = survivor_options(self.case.values)
        return person("survivor_id", words.ABOUT_WHOM, among=people, span=4)

    def _assessment(self) -> RowShape:
        context = self.desk.context
        return RowShape(
            entries=(
                Entry(
                    key="assessed_on",
                    label=words.ASSESSED_ON,
                    make=lambda: DateField(context.clock),
                    span=4,
                    start=context.clock.today(),
                ),
                line("set_by", words.SET_BY, max_length=200, span=4),
                self._about(),
                Entry(key="factors", label=words.FACTORS, make=FactorsField, span=12),
                one_of("risk_level", words.RISK_LEVEL, of=RiskLevel, span=4),
                Entry(
                    key="review_date",
                    label=words.REVIEW_DATE,
                    make=lambda: DateField(context.clock),
                    span=4,
                ),
                Entry(
                    key="override_reason",
                    label=words.RISK_REASON,
                    make=lambda: LinesField(lines=2, hint=words.RISK_REASON_HINT),
                    span=12,
                    shown=_differs,
                ),
                lines("emotional_state", words.EMOTIONAL, span=6),
                lines("main_concerns", words.CONCERNS, span=6),
            ),
            add=words.ASSESSMENT_ADD,
            empty=words.ASSESSMENTS_NONE,
            newest_first=True,
            summary=_assessment_line,
        )

    def _need(self) -> RowShape:
        return RowShape(
            entries=(
                one_of("need", words.NEED, of=NeedKind, span=4, required=True),
                Entry(
                    key="needed",
                    label=words.NEEDED,
                    make=lambda: ChoiceField(labelled(Answer), optional=False),
                    span=3,
                    start=Answer.YES,
                ),
                Entry(key="note", label=words.NOTE, make=LineField, span=5),
            ),
            add=words.NEED_ADD,
        )

    def _plan(self) -> RowShape:
        clock = self.desk.context.clock
        texts = (
            ("concerns", words.CONCERNS),
            ("resources", words.RESOURCES),
            ("signals", words.SIGNALS),
            ("during_violence", words.DURING),
            ("after_leaving", words.AFTER),
        )
        return RowShape(
            entries=(
                one_of("needed", words.PLAN_NEEDED, of=Answer, span=4),
                Entry(key="with_survivor", label=words.PLAN_WITH, make=YesNoField, span=4),
                self._about(),
                Entry(key="made_on", label=words.PLAN_MADE, make=lambda: DateField(clock), span=4),
                Entry(key="review_date", label=words.REVIEW_DATE, make=lambda: DateField(clock), span=4),
                *(lines(key, label, span=6) for key, label in texts),
            ),
            add=words.PLAN_ADD,
            empty=words.PLANS_NONE,
            summary=lambda values: joined(words.SAFETY_PLAN, shown(values.get("made_on"))),
        )


def _code(value: Any) -> str:
    return str(getattr(value, "value", value))


def _differs(fields: Mapping[str, Field]) -> bool:
    factors = fields["factors"]
    assert isinstance(factors, FactorsField)
    level = fields["risk_level"].value()
    suggested = suggest(factors.answers()).level
    return level is not None and suggested is not None and level != suggested


def _assessment_line(values: Mapping[str, Any]) -> str:
    level, review = shown(values.get("risk_level")), shown(values.get("review_date"))
    return joined(
        shown(values.get("assessed_on")),
        words.LEVEL_LINE.format(level=level) if level else words.LEVEL_OPEN,
        words.REVIEW_LINE.format(day=review) if review else "",
    )
