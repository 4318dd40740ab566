"""The survivors and the alleged perpetrators of a case; what identifies them is masked."""

from collections.abc import Mapping
from typing import Any, Final

from app.core.case_vocabulary import (
    AgeBand,
    AgeType,
    Answer,
    ChildStatus,
    Disability,
    Guardian,
    Marital,
    PerpetratorRole,
    Relationship,
    Sex,
    Vulnerability,
)
from app.core.case_work_vocabulary import CodeList
from app.ui.cases.desk import Desk
from app.ui.cases.entries import line, one_of, tick
from app.ui.cases.fields import (
    OneOf,
    ShownField,
    TicksField,
    YesNoField,
    joined,
    shown,
)
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import Entry, Field, NumberField, PartialDateField, RowShape
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as words

_ADULT = 18
ID_TAIL: Final = 4
"""How many digits of an identity number stay visible."""


class SurvivorsPage(CasePage):
    """Who suffered violence. Everything may be left out; the survivor may decline any question."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "survivors")
        self.rows = self.add_rows("survivors", words.SURVIVORS, self._shape())

    def _shape(self) -> RowShape:
        return RowShape(
            entries=(*self._who(), *self._contact(), *self._background()),
            add=words.SURVIVOR_ADD,
            empty=words.SURVIVORS_NONE,
            summary=_survivor_line,
        )

    def _who(self) -> tuple[Entry, ...]:
        clock = self.desk.context.clock
        return (
            Entry(
                key="survivor_code",
                label=words.SURVIVOR_CODE,
                make=lambda: ShownField(empty=words.CODE_LATER),
                span=2,
            ),
            Entry(key="full_name", label=words.FULL_NAME, make=self.secret(words.FULL_NAME), span=6),
            one_of("sex", words.SEX, of=Sex, span=4),
            Entry(key="age", label=words.AGE, make=lambda: NumberField(unit=words.YEARS), span=3),
            tick("age_estimated", words.AGE_ESTIMATED, span=3),
            Entry(key="dob", label=words.BIRTH, make=lambda: PartialDateField(clock), span=3),
            Entry(
                key="id_number",
                label=words.ID_NUMBER,
                make=self.secret(words.ID_NUMBER, hint=words.ID_HINT, max_length=20, tail=ID_TAIL),
                span=3,
            ),
            Entry(
                key="vuln",
                label=words.VULNERABLE,
                make=lambda: TicksField(labelled(Vulnerability), row_key="vuln", columns=3),
                span=12,
            ),
        )

    def _contact(self) -> tuple[Entry, ...]:
        return (
            Entry(key="address", label=words.ADDRESS, make=self.secret(words.ADDRESS), span=8),
            Entry(key="village", label=words.VILLAGE, make=self.desk.hamlet, span=4),
            Entry(
                key="safe_phone",
                label=words.SAFE_PHONE,
                make=self.secret(words.SAFE_PHONE, max_length=60),
                span=4,
            ),
            Entry(key="safe_time", label=words.SAFE_TIME, make=self.secret(words.SAFE_TIME), span=4),
            Entry(key="safe_word", label=words.SAFE_WORD, make=self.secret(words.SAFE_WORD), span=4),
            Entry(key="may_call", label=words.MAY_CALL, make=YesNoField, span=3),
            Entry(key="may_text", label=words.MAY_TEXT, make=YesNoField, span=3),
        )

    def _background(self) -> tuple[Entry, ...]:
        code = self.desk.code
        return (
            one_of("marital", words.MARITAL, of=Marital, span=3),
            Entry(key="ethnicity", label=words.ETHNICITY, make=lambda: code(CodeList.ETHNICITY), span=3),
            Entry(key="occupation", label=words.OCCUPATION, make=lambda: code(CodeList.OCCUPATION), span=4),
            Entry(key="education", label=words.EDUCATION, make=lambda: code(CodeList.EDUCATION), span=4),
            one_of("disability", words.DISABILITY, of=Disability, span=4),
            Entry(key="dependents_no", label=words.DEPENDENTS, make=NumberField, span=3),
            line("dependents_ages", words.DEPENDENTS_AGES, max_length=200, span=5),
            one_of("child_guardian", words.GUARDIAN, of=Guardian, span=4, shown=_is_child),
            one_of("child_status", words.CHILD_STATUS, of=ChildStatus, span=4, shown=_is_child),
            tick("trafficked_back", words.TRAFFICKED_BACK, span=6),
            one_of("wants_reintegration", words.REINTEGRATION, of=Answer, span=6),
        )


class PerpetratorsPage(CasePage):
    """Who is said to have used violence."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "perpetrators")
        self.rows = self.add_rows("perpetrators", words.PERPETRATORS, self._shape())

    def _shape(self) -> RowShape:
        clock = self.desk.context.clock
        who = (
            Entry(key="name", label=words.FULL_NAME, make=self.secret(words.PERPETRATOR_NAME), span=6),
            one_of("relationship", words.RELATIONSHIP, of=Relationship, span=6),
            Entry(
                key="role",
                label=words.ROLE,
                make=lambda: OneOf(PerpetratorRole, optional=False),
                span=3,
                start=PerpetratorRole.MAIN,
            ),
            one_of("sex", words.SEX, of=Sex, span=3),
            Entry(key="age", label=words.AGE, make=lambda: NumberField(unit=words.YEARS), span=3),
            Entry(key="dob", label=words.BIRTH, make=lambda: PartialDateField(clock), span=3),
            Entry(
                key="age_band",
                label=words.AGE_BAND,
                make=lambda: OneOf(AgeBand, optional=False),
                span=3,
                start=AgeBand.UNKNOWN,
            ),
            one_of("age_type", words.AGE_TYPE, of=AgeType, span=3),
            Entry(
                key="occupation",
                label=words.OCCUPATION,
                make=lambda: self.desk.code(CodeList.OCCUPATION),
                span=6,
            ),
            Entry(key="village", label=words.VILLAGE, make=self.desk.hamlet, span=4),
            Entry(key="address", label=words.ADDRESS, make=self.secret(words.ADDRESS), span=8),
        )
        return RowShape(
            entries=(*who, *_answers()),
            add=words.PERPETRATOR_ADD,
            empty=words.PERPETRATORS_NONE,
            summary=_perpetrator_line,
        )


def _answers() -> tuple[Entry, ...]:
    asked = (
        ("same_home", words.SAME_HOME),
        ("former_perpetrator", words.FORMER_PERPETRATOR),
        ("handled_before", words.HANDLED_BEFORE),
        ("has_weapon", words.HAS_WEAPON),
        ("alcohol", words.ALCOHOL),
        ("drugs", words.DRUGS),
        ("gambling", words.GAMBLING),
    )
    return tuple(one_of(key, label, of=Answer, span=3) for key, label in asked)


def _is_child(fields: Mapping[str, Field]) -> bool:
    text = fields["age"].raw()
    ticked = fields["vuln"].raw()
    return (text.isdecimal() and int(text) < _ADULT) or Vulnerability.CHILD.value in ticked


def _survivor_line(values: Mapping[str, Any]) -> str:
    """Code, sex and age: never the name."""
    age, code = shown(values.get("age")), values.get("survivor_code")
    return joined(
        words.SURVIVOR_LINE.format(code=code) if code else words.SURVIVOR_NEW,
        shown(values.get("sex")),
        words.AGE_LINE.format(age=age) if age else "",
    )


def _perpetrator_line(values: Mapping[str, Any]) -> str:
    """Relationship, sex and age: never the name."""
    age = shown(values.get("age"))
    return joined(
        shown(values.get("role")),
        shown(values.get("relationship")),
        shown(values.get("sex")),
        words.AGE_LINE.format(age=age) if age else "",
    )
