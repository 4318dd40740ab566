"""The card of a person: posts over the years, what overlaps or is missing, training, succession."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.dates import format_date
from app.core.progress import Progress
from app.services.cadres.card_figures import CardSuccession, CardTraining, PersonCard
from app.services.cadres.upkeep import Sensitive
from app.services.changelog.changes import Changes
from app.ui.cadres.parts import bulleted, explained
from app.ui.cadres.ports import RosterService, RosterUpkeepService
from app.ui.cadres.timeline import Timeline
from app.ui.context import UiContext
from app.ui.fitting import resize_within_screen
from app.ui.icons import icon
from app.ui.secrecy.veil import SHOWN_SECONDS
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.strings import common
from app.ui.theme import Tone, mark

_MILLISECONDS: Final = 1000
_SPACING: Final = 3


class CardDialog(QDialog):
    """Reads the card when it is made, and again when the person is changed."""

    edit_wanted = Signal(str)
    """The id of the person whose record is to be opened."""

    def __init__(
        self,
        context: UiContext,
        roster: RosterService,
        upkeep: RosterUpkeepService,
        person_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._roster = roster
        self._upkeep = upkeep
        self._person = person_id
        self.card: PersonCard | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.CARD_TITLE)
        self.name: Final = QLabel(self)
        self.born: Final = explained(tone=Tone.NORMAL)
        self.masked: Final = QLabel(words.CARD_DOTS, self)
        self.reveal_button: Final = QPushButton(words.CARD_REVEAL, self)
        self.edit_button: Final = QPushButton(words.CARD_EDIT, self)
        self.print_button: Final = QPushButton(words.CARD_PRINT, self)
        self.timeline: Final = Timeline(self)
        self.explanations: Final = explained(tone=Tone.NORMAL)
        self.facts: Final = explained(tone=Tone.NORMAL)
        self.missing: Final = explained(tone=Tone.WARN)
        self.trainings: Final = explained(tone=Tone.NORMAL)
        self.successions: Final = explained(tone=Tone.NORMAL)
        self._parts: Final[dict[QLabel, QLabel]] = {}
        self._hide_again = QTimer(self, singleShot=True, interval=SHOWN_SECONDS * _MILLISECONDS)
        self._build()
        context.hub.changed.connect(self._take_changes)
        context.hub.closing.connect(self.close)
        self._read()

    # --- building -------------------------------------------------------------------------

    def _build(self) -> None:
        mark(self.name, "title")
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(18)
        columns.addLayout(self._left(), 3)
        columns.addLayout(self._right(), 2)
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.addWidget(self.name)
        layout.addWidget(self.born)
        layout.addWidget(area, 1)
        layout.addLayout(self._buttons())
        resize_within_screen(self, 1020, 620)
        self._hide_again.timeout.connect(self._hide)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_SPACING)
        column.addWidget(self._heading(words.CARD_TIMELINE))
        column.addWidget(self.timeline)
        self._add_part(column, words.CARD_EXPLAINED, self.explanations)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_SPACING)
        sensitive = QHBoxLayout()
        sensitive.addWidget(QLabel(f"{words.CARD_MASKED}:", self))
        sensitive.addWidget(self.masked)
        sensitive.addWidget(self.reveal_button)
        sensitive.addStretch(1)
        mark(self.reveal_button, "link")
        self.reveal_button.setAutoDefault(False)
        self.reveal_button.setToolTip(words.CARD_REVEAL_TIP)
        self.reveal_button.setAccessibleName(words.CARD_REVEAL_TIP)
        self.reveal_button.clicked.connect(self.reveal)
        column.addWidget(self.facts)
        column.addLayout(sensitive)
        for title, label in (
            (words.CARD_TRAININGS, self.trainings),
            (words.CARD_SUCCESSIONS, self.successions),
            (words.CARD_MISSING, self.missing),
        ):
            self._add_part(column, title, label)
        column.addStretch(1)
        return column

    def _add_part(self, column: QVBoxLayout, title: str, label: QLabel) -> None:
        heading = self._heading(title)
        self._parts[label] = heading
        column.addWidget(heading)
        column.addWidget(label)

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text, self)
        heading.setContentsMargins(0, 8, 0, 0)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        mark(heading, "subtitle")
        return heading

    def _buttons(self) -> QHBoxLayout:
        edit = self.edit_button
        edit.setIcon(icon("edit", self))
        close = QPushButton(common.CLOSE, self)
        line = QHBoxLayout()
        line.addWidget(edit)
        self.print_button.setIcon(icon("print", self))
        self.print_button.clicked.connect(self.print_card)
        line.addWidget(self.print_button)
        line.addStretch(1)
        line.addWidget(close)
        edit.clicked.connect(self._edit)
        close.clicked.connect(self.close)
        for button in (edit, self.print_button, close):
            button.setAutoDefault(False)
        return line

    # --- showing --------------------------------------------------------------------------

    def _read(self) -> None:
        roster, person = self._roster, self._person
        self._context.jobs.read(lambda _progress: roster.card(person), self.show_card, owner=self)

    def show_card(self, card: PersonCard) -> None:
        """Show a card."""
        self.card = card
        self.name.setText(card.full_name)
        self.born.setText(" · ".join(_born(card)))
        self.timeline.show_posts(card.posts, card.as_of)
        lines = [words.CARD_LINE.format(label=label, text=text) for label, text in card.lines]
        if card.hamlet:
            lines.insert(0, words.CARD_LINE.format(label=form_words.FIELD_HOME, text=card.hamlet))
        self.facts.setText("\n".join(lines))
        self.facts.setVisible(bool(lines))
        self._show_part(self.explanations, card.explanations)
        self._show_part(self.missing, card.missing)
        self._show_part(self.trainings, [_training(one) for one in card.trainings])
        self._show_part(self.successions, [_succession(one) for one in card.successions])
        if not card.posts:
            self.explanations.setText(words.CARD_NO_POSTS)
            self.explanations.show()

    def _show_part(self, label: QLabel, sentences: tuple[str, ...] | list[str]) -> None:
        label.setText(bulleted(sentences))
        label.setVisible(bool(sentences))
        self._parts[label].setVisible(bool(sentences))

    def reveal(self) -> None:
        """Show what is masked for a while; the look is noted."""
        upkeep, person = self._upkeep, self._person

        def show(found: Sensitive) -> None:
            self.masked.setText(
                words.CARD_REVEALED.format(
                    ethnicity=found.ethnicity or words.CARD_UNKNOWN,
                    religion=found.religion or words.CARD_UNKNOWN,
                )
            )
            self.reveal_button.hide()
            self._hide_again.start()

        # The look is written into the log.
        self._context.jobs.write(
            lambda _progress: upkeep.reveal(person), show, label=words.CARD_REVEALING, owner=self
        )

    def print_card(self) -> None:
        """Lay «Lý lịch trích ngang» out and ask for the printer; that it was is noted."""
        card, upkeep = self.card, self._upkeep
        if card is None:
            return

        def work(_progress: Progress) -> bytes:
            from app.services.reports.card_report import card_report
            from app.services.reports.pdf import render_pdf

            pdf = render_pdf(card_report(card))
            upkeep.note_print(card.id)
            return pdf

        def laid_out(pdf: bytes) -> None:
            from app.ui.reports.printing import print_report

            print_report(pdf, self, self._context.messages)

        self._context.jobs.write(work, laid_out, label=words.LAYING_OUT, owner=self)

    def _hide(self) -> None:
        self.masked.setText(words.CARD_DOTS)
        self.reveal_button.show()

    def _edit(self) -> None:
        person = self._person
        self.close()
        self.edit_wanted.emit(person)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cadres", "posts", "bodies", "trainings"):
            self._read()


def _born(card: PersonCard) -> Iterator[str]:
    sex = card.sex.label
    if card.birth_text:
        yield words.CARD_BORN.format(sex=sex, birth=card.birth_text)
    else:
        yield words.CARD_UNBORN.format(sex=sex)
    if card.age is not None:
        yield words.CARD_AGE.format(age=card.age)
    if card.retirement is not None:
        on = card.retirement.on
        yield words.CARD_RETIRES.format(age=card.retirement.age_text, month=on.month, year=on.year)


def _training(one: CardTraining) -> str:
    return words.CARD_TRAINING.format(
        title=one.title,
        field=one.field.label.lower(),
        status=one.status.label.lower(),
        when=words.CARD_WHEN.format(start=format_date(one.starts_on)) if one.starts_on else "",
        certificate=words.CARD_CERTIFICATE.format(certificate=one.certificate) if one.certificate else "",
    )


def _succession(one: CardSuccession) -> str:
    term = words.CARD_SUCCESSION_TERM.format(term=one.term) if one.term else ""
    return words.CARD_SUCCESSION.format(
        title=one.title, body=one.body, term=term, status=one.status.label.lower()
    )
