"""The same person met before: only the other case's number is shown until a decision is logged."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.core.progress import Progress
from app.services.cases.duplicates import LikelySame, Part
from app.ui.cases.desk import Desk
from app.ui.strings import cases as words
from app.ui.theme import mark

_PARTS: Final = {Part.SURVIVOR: words.PART_SURVIVOR, Part.PERPETRATOR: words.PART_PERPETRATOR}


class SamePersonBar(QFrame):
    """Shows the first likely match; each decision is logged in both cases before anything else."""

    decided = Signal(str, bool)
    """The other case's id, and whether it is the same person."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.case_id = ""
        self.match: LikelySame | None = None
        mark(self, "notice")
        self.text: Final = QLabel(self)
        self.text.setWordWrap(True)
        self.same_button: Final = QPushButton(words.SAME_OPEN, self)
        self.other_button: Final = QPushButton(words.SAME_NOT, self)
        self.same_button.clicked.connect(lambda: self.decide(same=True))
        self.other_button.clicked.connect(lambda: self.decide(same=False))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 6, 4)
        line.addWidget(self.text, 1)
        line.addWidget(self.same_button)
        line.addWidget(self.other_button)
        self.hide()

    def show_matches(self, matches: Sequence[LikelySame]) -> None:
        """Show the likeliest of the matches that were not decided yet."""
        self.match = matches[0] if matches else None
        self.setVisible(self.match is not None)
        if self.match is not None:
            sentence = words.SAME_SURE if self.match.sure else words.SAME_LIKELY
            self.text.setText(
                sentence.format(
                    mine=_PARTS[self.match.part],
                    other=_PARTS[self.match.other_part].lower(),
                    number=self.match.case_no,
                )
            )

    def decide(self, *, same: bool) -> None:
        """Log what was decided, then go on."""
        match, duplicates, mine = self.match, self._desk.cases.duplicates, self.case_id
        if match is None:
            return

        def work(_progress: Progress) -> None:
            duplicates.decide(mine, match.case_id, same=same)

        self._desk.context.jobs.write(work, lambda _none: self.decided.emit(match.case_id, same), owner=self)
