"""What happened: the incidents of a case, their forms, acts, causes and the words of the survivor."""

from collections.abc import Mapping
from typing import Any, Final

from app.core.case_reckoning import suggested_forms
from app.core.case_vocabulary import (
    Abduction,
    Answer,
    DatePrecision,
    DelayBand,
    GbvType,
    Injury,
    TimeOfDay,
    ViolenceAct,
    ViolenceForm,
)
from app.core.case_work_vocabulary import CodeList
from app.ui.cases.desk import Desk
from app.ui.cases.entries import line, one_of
from app.ui.cases.fields import (
    LinesField,
    TicksField,
    YesNoField,
    joined,
    label_of,
    shown,
)
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import DateField, Entry, Field, NumberField, RowShape
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as words

_MAIN_TYPES: Final = (
    *(kind for kind in GbvType if kind not in (GbvType.NOT_GBV, GbvType.UNKNOWN)),
    GbvType.NOT_GBV,
    GbvType.UNKNOWN,
)


class IncidentsPage(CasePage):
    """One row an incident. An unknown day or time is normal; the first type that fits is the main one."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "incidents")
        shape = RowShape(
            entries=(*self._when_and_where(), *self._what(), *self._around(), *self._told()),
            add=words.INCIDENT_ADD,
            empty=words.INCIDENTS_NONE,
            summary=_line,
            linked=_suggest_forms,
        )
        self.rows = self.add_rows("incidents", words.INCIDENTS, shape)

    def _when_and_where(self) -> tuple[Entry, ...]:
        clock = self.desk.context.clock
        return (
            Entry(key="incident_date", label=words.HAPPENED_ON, make=lambda: DateField(clock), span=4),
            one_of("date_precision", words.PRECISION, of=DatePrecision, span=4),
            one_of("time_of_day", words.TIME_OF_DAY, of=TimeOfDay, span=4),
            Entry(
                key="place_type",
                label=words.PLACE_TYPE,
                make=lambda: self.desk.code(CodeList.PLACE),
                span=6,
            ),
            Entry(key="village", label=words.VILLAGE, make=self.desk.hamlet, span=6),
        )

    def _what(self) -> tuple[Entry, ...]:
        return (
            one_of("gbv_type", words.GBV_TYPE, of=_MAIN_TYPES, span=6),
            one_of("injury", words.INJURY, of=Injury, span=6),
            Entry(
                key="dv_form",
                label=words.DV_FORM,
                make=lambda: TicksField(labelled(ViolenceForm), row_key="form", columns=4),
                span=12,
            ),
            Entry(
                key="dv_acts",
                label=words.DV_ACTS,
                make=lambda: TicksField(labelled(ViolenceAct), row_key="act", columns=1),
                span=12,
            ),
            Entry(
                key="causes",
                label=words.CAUSES,
                make=lambda: TicksField(self.desk.offered(CodeList.CAUSE), row_key="cause", columns=3),
                span=12,
            ),
        )

    def _around(self) -> tuple[Entry, ...]:
        code = self.desk.code
        return (
            Entry(
                key="harmful_practice",
                label=words.HARMFUL_PRACTICE,
                make=lambda: code(CodeList.HARMFUL_PRACTICE),
                span=4,
            ),
            one_of("abduction", words.ABDUCTION, of=Abduction, span=4),
            Entry(key="goods_exchanged", label=words.GOODS, make=YesNoField, span=4),
            one_of("children_present", words.CHILDREN_SAW, of=Answer, span=4),
            one_of("previous_incidents", words.BEFORE, of=Answer, span=3),
            Entry(key="previous_count", label=words.BEFORE_COUNT, make=NumberField, span=2),
            line("previous_frequency", words.BEFORE_OFTEN, max_length=200, span=3),
        )

    def _told(self) -> tuple[Entry, ...]:
        return (
            Entry(
                key="narrative",
                label=words.NARRATIVE,
                make=lambda: LinesField(lines=5, hint=words.NARRATIVE_HINT),
                span=12,
            ),
            Entry(
                key="observations",
                label=words.OBSERVATIONS,
                make=lambda: LinesField(lines=3, hint=words.OBSERVATIONS_HINT),
                span=12,
            ),
        )


def _suggest_forms(fields: Mapping[str, Field]) -> None:
    """Tick the forms that the acts usually mean, until the officer ticks forms otherwise."""
    acts, forms = fields["dv_acts"], fields["dv_form"]
    if not isinstance(acts, TicksField):
        return

    def usual() -> list[str]:
        return [form.value for form in suggested_forms(act for act in ViolenceAct if act.value in acts.raw())]

    before = usual()

    def follow() -> None:
        nonlocal before
        now = usual()
        if forms.raw() == before:
            forms.set_raw(now)
        before = now

    acts.ticked.connect(follow)


def _line(values: Mapping[str, Any]) -> str:
    day = shown(values.get("incident_date")) or words.DAY_UNKNOWN
    forms = [label_of(ViolenceForm, str(row["form"])) for row in values.get("dv_form") or ()]
    delay = values.get("delay_band")
    return joined(
        day,
        words.DELAY_LINE.format(delay=shown(delay).lower()) if delay not in (None, DelayBand.UNKNOWN) else "",
        shown(values.get("gbv_type")),
        ", ".join(forms),
        shown(values.get("injury")),
    )
