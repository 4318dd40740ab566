"""Settings of the tab: its lock, screen capture, the tray; hotlines, other open lists, legal clocks."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.case_work_vocabulary import CodeList
from app.core.errors import AppError
from app.core.progress import Progress
from app.core.text import fold
from app.services.listing import ListQuery, Page
from app.ui.cases.clock_rules_view import ClockRulesView
from app.ui.cases.desk import Desk
from app.ui.cases.fields import OneOf
from app.ui.cases.secrecy_settings import (
    FEWEST_MINUTES,
    MOST_MINUTES,
    SecrecySettings,
    read_settings,
)
from app.ui.columns import Column, field_of
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.fields import CheckField, DateField, LineField, NumberField
from app.ui.filter_bar import FilterSpec, Option
from app.ui.form import Form
from app.ui.strings import case_registers as words
from app.ui.strings import common
from app.ui.strings import fields as field_words
from app.ui.theme import mark
from app.ui.wrapped import wrapped


class CodeItemForm(Form):
    """One entry of an open list. A legal one keeps its words; it may be hidden."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "code_items")
        self.add("code_list", words.CODE_LIST, OneOf(CodeList, optional=False), required=True, half=True)
        self.add("code", words.CODE, LineField(max_length=60), half=True)
        self.add("label", words.CODE_LABEL, LineField(max_length=300), required=True)
        self.add("valid_from", words.CODE_FROM, DateField(context.clock), half=True)
        self.add("valid_to", words.CODE_TO, DateField(context.clock), half=True)
        self.add("position", words.CODE_POSITION, NumberField(), half=True)
        self.add("hidden", "", CheckField(words.CODE_HIDDEN), half=True)
        self.fields["code_list"].changed.connect(self._show_code)
        self.opened.connect(self._show_code)

    def _is_number(self) -> bool:
        return bool(self.fields["code_list"].value() == CodeList.HOTLINE)

    def _show_code(self) -> None:
        """Codes are the program's own, but a hotline's is its number."""
        cell = self.fields["code"].parentWidget()
        if cell is not None:
            cell.setVisible(self._is_number())

    @override
    def problems(self) -> dict[str, str]:
        found = super().problems()
        if self._is_number() and self.fields["code"].is_empty():
            found["code"] = field_words.REQUIRED_MISSING.format(label=words.CODE)
        return found

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        if self.record is None and not self._is_number():
            values["code"] = "_".join(fold(str(values.get("label", ""))).split())
        return values


class SettingsView(QWidget):
    """This machine's settings above, the open lists below."""

    settings_changed = Signal(object)
    """The `SecrecySettings` to take over."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.minutes: Final = NumberField(minimum=FEWEST_MINUTES, unit=words.MINUTES)
        self.capture: Final = CheckField(words.BLOCK_CAPTURE)
        self.tray: Final = CheckField(words.TRAY)
        self.save_button: Final = QPushButton(common.SAVE, self)
        self.lists: Final = EntityTab(_lists_spec(desk), desk.context)
        self.rules: Final = ClockRulesView(desk)
        self.registers: Final = QTabWidget(self)
        self._build()
        self.save_button.clicked.connect(self.save)
        local = desk.context.local

        def work(_progress: Progress) -> SecrecySettings:
            return read_settings(local)

        desk.context.jobs.read(work, self.show_settings, owner=self)

    def _build(self) -> None:
        self.minutes.name(words.LOCK_MINUTES)
        self.minutes.setMaximumWidth(120)
        caption = QLabel(words.LOCK_MINUTES, self)
        caption.setBuddy(self.minutes.editor)
        note = wrapped(words.CAPTURE_NOTE, self)
        mark(self.save_button, "primary")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(caption)
        line.addWidget(self.minutes)
        line.addSpacing(14)
        line.addWidget(self.capture)
        line.addWidget(self.tray)
        line.addStretch(1)
        line.addWidget(self.save_button)
        below = self.lists.layout()
        assert below is not None
        below.setContentsMargins(0, 6, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(line)
        layout.addWidget(note)
        self._fill_registers()
        layout.addWidget(self.registers, 1)

    def _fill_registers(self) -> None:
        rules = QWidget(self)
        told = wrapped(words.RULES_NOTE, rules)
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(told)
        column.addWidget(self.rules, 1)
        self.registers.setDocumentMode(True)
        self.registers.addTab(self.lists, words.LISTS_TITLE)
        self.registers.addTab(rules, words.RULES_TITLE)

    def show_settings(self, settings: SecrecySettings) -> None:
        """Show what is set."""
        self.minutes.set_value(settings.lock_minutes)
        self.capture.set_value(settings.block_capture)
        self.tray.set_value(settings.tray)

    def save(self) -> None:
        """Take over what is entered."""
        try:
            minutes = self.minutes.value()
        except AppError as error:
            self.minutes.show_problem(str(error))
            return
        if minutes is None or not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
            self.minutes.show_problem(words.MINUTES_RANGE.format(least=FEWEST_MINUTES, most=MOST_MINUTES))
            return
        self.settings_changed.emit(
            SecrecySettings(minutes, bool(self.capture.value()), bool(self.tray.value()))
        )
        self._desk.context.messages.notice(words.SETTINGS_SAVED)


def _number(row: Any) -> str:
    """A hotline's number; other codes are the program's own and say nothing."""
    return str(field_of(row, "code")) if field_of(row, "code_list") == CodeList.HOTLINE else ""


def _lists_spec(desk: Desk) -> EntitySpec:
    records = desk.context.records

    def fetch(query: ListQuery) -> Page[Any]:
        return records.page("code_items", query)

    lists = [Option(member, member.label) for member in CodeList]
    return EntitySpec(
        key="code_items",
        title=words.LISTS_TITLE,
        columns=(
            Column(key="code_list", title=words.CODE_LIST, width=190),
            Column(key="code", title=words.CODE, width=130, value=_number),
            Column(key="label", title=words.CODE_LABEL, width=330, stretch=True),
            Column(key="legal", title=words.CODE_LEGAL, width=110),
            Column(key="hidden", title=words.CODE_HIDDEN, width=70),
            Column(key="valid_to", title=words.CODE_TO, width=130),
        ),
        fetch=fetch,
        form=CodeItemForm,
        empty=words.LISTS_EMPTY,
        filters=(FilterSpec(key="code_list", title=words.CODE_LIST, options=lists, start=CodeList.HOTLINE),),
    )
