"""Closing a case and taking it up again; the papers and photos of a case."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.case_vocabulary import Answer
from app.core.case_work_vocabulary import ClosingReason
from app.ui.cases.desk import Desk, measure_options
from app.ui.cases.entries import line, lines, one_of
from app.ui.cases.fields import TickField, TicksField, joined, shown
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.fields import (
    AttachmentsField,
    ChoiceField,
    DateField,
    Entry,
    LineField,
    RowShape,
)
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as words
from app.ui.theme import Tone, set_tone
from app.ui.wrapped import wrapped

_CHECKS: Final = (
    ("safety_plan_reviewed", words.CHECK_PLAN),
    ("support_completed", words.CHECK_SUPPORT),
    ("both_agree", words.CHECK_BOTH),
    ("told_may_return", words.CHECK_RETURN),
    ("leader_approved", words.CHECK_LEADER),
)
_ASKED: Final = (
    ("felt_confidential", words.FELT_CONFIDENTIAL),
    ("decided_freely", words.DECIDED_FREELY),
    ("feels_better", words.FEELS_BETTER),
)


class ClosingPage(CasePage):
    """Reasons, checklist, what the survivor says of the help; and every reopening."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "closing")
        self.add_rows("closures", words.CLOSURES, self._closure())
        self.add_rows("reopenings", words.REOPENINGS, self._reopening())

    def _closure(self) -> RowShape:
        clock = self.desk.context.clock
        entries = (
            Entry(
                key="closed_on",
                label=words.CLOSED_ON,
                make=lambda: DateField(clock),
                span=4,
                required=True,
                start=clock.today(),
            ),
            Entry(
                key="reasons",
                label=words.CLOSE_REASONS,
                make=lambda: TicksField(labelled(ClosingReason), row_key="reason", columns=2),
                span=12,
            ),
            *(
                Entry(
                    key=key,
                    label="",
                    make=partial(TickField, text),
                    span=12 if key == "leader_approved" else 6,
                    captioned=False,
                )
                for key, text in _CHECKS
            ),
            *(one_of(key, label, of=Answer, span=4) for key, label in _ASKED),
            lines("summary", words.SUMMARY, lines=3),
        )
        return RowShape(
            entries=entries,
            add=words.CLOSE_ADD,
            empty=words.CLOSE_NONE,
            summary=lambda values: joined(words.CLOSED_LINE, shown(values.get("closed_on"))),
        )

    def _reopening(self) -> RowShape:
        clock = self.desk.context.clock
        return RowShape(
            entries=(
                Entry(
                    key="reopened_on",
                    label=words.REOPENED_ON,
                    make=lambda: DateField(clock),
                    span=3,
                    required=True,
                    start=clock.today(),
                ),
                line("reopened_by", words.REOPENED_BY, max_length=200, span=4),
                Entry(key="reason", label=words.REOPEN_REASON, make=LineField, span=5, required=True),
            ),
            add=words.REOPEN_ADD,
            summary=_reopened_line,
        )


class PapersPage(CasePage):
    """Photos and scans inside the encrypted file."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "papers")
        note = wrapped(words.PAPERS_NOTE)
        self.add_widget(note)
        self.removed: Final = QLabel()
        self.removed.setWordWrap(True)
        set_tone(self.removed, Tone.ACCENT)
        self.add_widget(self.removed)
        field = self.add("attachments", words.PAPERS, CaseAttachments(desk, case))
        field.changed.connect(self._tell_removed)
        self.opened.connect(self._tell_removed)

    def _tell_removed(self) -> None:
        """Say from how many photos the place was cut out."""
        count = sum(1 for row in self.fields["attachments"].value() if row.get("location_removed"))
        self.removed.setText(words.LOCATION_REMOVED.format(count=count) if count else "")
        self.removed.setVisible(bool(count))


class CaseAttachments(AttachmentsField):
    """The files of a case: each look and each copy is logged, and a file goes by the number of the case.

    Its own name may be a person's; the officer's note tells it from others.
    """

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        self._access = desk.cases.access
        self._case = case
        evidence = _CaseEvidence(desk, case)
        super().__init__(replace(desk.context, evidence=evidence))
        self.measure: Final = ChoiceField(measure_options(case.values), optional=False)
        self.note: Final = LineField(hint=words.PAPER_ABOUT_HINT)
        self._about: Final = QWidget(self)
        self._showing = False
        self._lay_out_about()
        self.list.currentRowChanged.connect(lambda _: self._show_about())
        self.measure.changed.connect(self._take_about)
        self.note.changed.connect(self._take_about)
        self.note.left.connect(self._show)

    def _lay_out_about(self) -> None:
        line = QHBoxLayout(self._about)
        line.setContentsMargins(0, 0, 0, 0)
        for label, field in ((words.PAPER_BELONGS, self.measure), (words.PAPER_ABOUT, self.note)):
            caption = QLabel(label, self._about)
            caption.setBuddy(field.editor)
            field.name(label)
            line.addWidget(caption)
            line.addWidget(field, 1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self._about)
        self._about.hide()

    def _show_about(self) -> None:
        """Show what the current file belongs to and what was noted of it."""
        row = self._current()
        self._about.setVisible(row is not None)
        if row is not None:
            self._showing = True
            self.measure.set_value(row.get("measure_id") or "")
            self.note.set_value(row.get("note") or "")
            self._showing = False

    def _take_about(self) -> None:
        row = self._current()
        if row is not None and not self._showing:
            row["measure_id"], row["note"] = self.measure.value(), self.note.value()
            self.changed.emit()

    @override
    def listed(self, row: Mapping[str, Any]) -> str:
        return joined(self.saved_name(row), str(row.get("note") or ""))

    @override
    def saved_name(self, row: Mapping[str, Any]) -> str:
        place = 1 + [one["sha256"] for one in self._rows].index(row["sha256"])
        number = self._case.values.get("case_no") or ""
        return words.PAPER_FILE.format(number=number, place=place, suffix=Path(row["name"]).suffix.lower())

    @override
    def note_saving(self) -> None:
        self._access.note(self._case.id, "export", words.PAPER_SAVED)


class _CaseEvidence:
    """The evidence service of a case: known by content, photos without the place, each look logged."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        self._files = desk.cases.files
        self._access = desk.cases.access
        self._evidence = desk.context.evidence
        self._case_id = case.id

    def store(self, name: str, content: bytes, /) -> Mapping[str, Any]:
        return self._files.store(name, content).row

    def content(self, sha256: str, /) -> bytes:
        self._access.note(self._case_id, "reveal", words.PAPER_SEEN)
        return self._evidence.content(sha256)


def _reopened_line(values: Mapping[str, Any]) -> str:
    return joined(words.REOPENED_LINE, shown(values.get("reopened_on")), shown(values.get("reopened_by")))
