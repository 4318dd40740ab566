"""The legal clocks as data: how long each runs from which day on, and where that is laid down."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.case_work_vocabulary import ClockCode
from app.services.listing import ListQuery, Page
from app.ui.cases.desk import Desk
from app.ui.cases.fields import OneOf
from app.ui.columns import Column, field_of
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.fields import CheckField, DateField, LineField, NumberField
from app.ui.form import Form
from app.ui.strings import case_registers as words

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


class ClockRuleForm(Form):
    """One rule. A law that changes gets a row of its own from its day on: older cases keep the old one."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "clock_rules")
        self.add("clock", words.RULE_CLOCK, OneOf(ClockCode, optional=False), required=True)
        self.add("minutes", words.RULE_MINUTES, NumberField(unit=words.MINUTES), required=True, half=True)
        self.add("warn_minutes", words.RULE_WARN, NumberField(unit=words.MINUTES), half=True)
        self.add("valid_from", words.RULE_FROM, DateField(context.clock), required=True, half=True)
        self.add("valid_to", words.RULE_TO, DateField(context.clock), half=True)
        self.add("basis", words.RULE_BASIS, LineField(max_length=300), required=True)
        self.add("active", "", CheckField(words.RULE_ACTIVE))


class ClockRulesView(EntityTab):
    """The register of the rules."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        records = desk.context.records

        def fetch(query: ListQuery) -> Page[Any]:
            return records.page("clock_rules", query)

        spec = EntitySpec(
            key="clock_rules",
            title=words.RULES_TITLE,
            columns=(
                Column(key="clock", title=words.RULE_CLOCK, width=490),
                Column(
                    key="minutes",
                    title=words.RULE_LASTS,
                    width=90,
                    value=lambda row: span_words(int(field_of(row, "minutes"))),
                ),
                Column(key="basis", title=words.RULE_BASIS, width=330, stretch=True),
                Column(key="valid_from", title=words.RULE_SINCE, width=100),
                Column(key="valid_to", title=words.RULE_TO, width=100),
                Column(key="active", title=words.RULE_ACTIVE, width=92),
            ),
            fetch=fetch,
            form=ClockRuleForm,
            empty=words.RULES_EMPTY,
        )
        super().__init__(spec, desk.context, parent)
        self.fill_its_place()

    @override
    def open_new(self, defaults: Mapping[str, Any] | None = None) -> None:
        super().open_new({"active": True, **(defaults or {})})

    @override
    def delete_selected(self) -> None:
        """A clock of the law does not vanish by a key: its rule is put out of use."""
        self.context.messages.inform(words.RULE_NO_DELETE)


def span_words(minutes: int) -> str:
    """How long a clock runs: ngay, 15 phút, 12 giờ, 3 ngày."""
    for unit, label in ((_DAY, words.DAYS), (_HOUR, words.HOURS)):
        if minutes and minutes % unit == 0:
            return f"{minutes // unit} {label}"
    return f"{minutes} {words.MINUTES}" if minutes else words.RULE_AT_ONCE
