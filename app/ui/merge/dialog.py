"""«Hợp nhất với máy khác»: take a package, go round by stick, settle conflicts, look back at merges."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.core.dates import format_date, format_moment
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.ui.button_row import NamedButtons
from app.ui.context import UiContext
from app.ui.exchange.package_passphrase import Opening, with_package
from app.ui.fitting import resize_within_screen
from app.ui.jobs import to_be_told
from app.ui.merge.conflicts import ConflictList
from app.ui.merge.preview import MergePreviewDialog, numbers_of
from app.ui.merge.tables import fill, read_only_table
from app.ui.messages import PDF, WORD, FileKind
from app.ui.strings import common
from app.ui.strings import exchange as exchange_words
from app.ui.strings import merge as words
from app.ui.theme import mark

if TYPE_CHECKING:
    from app.services.exchange.merge.packages import PackageMerges, Synchronised
    from app.services.exchange.merge.previews import ConflictView, MergeInfo, MergeReport, UndoneMerge

T = TypeVar("T")
_SIZE: Final = (1000, 640)
_PACKAGE: Final = FileKind(exchange_words.PACKAGES, ("*.bdg",))
_NAMES_TOLD: Final = 8


class MergeDialog(QDialog):
    """One window for it all. `titles` names the kinds of record."""

    def __init__(
        self,
        context: UiContext,
        merges: "PackageMerges",
        *,
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._merges = merges
        self._titles = titles
        self._past: tuple[MergeInfo, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        resize_within_screen(self, *_SIZE)
        self.caption: Final = QLabel(words.CONFLICTS, self)
        self.conflicts: Final = ConflictList(self)
        self.past: Final = read_only_table(
            words.PAST,
            (words.WHEN, words.FILE, words.ADDED, words.CHANGED, words.DELETED, words.STATE),
            (140, 0, 60, 60, 60, 190),
            self,
        )
        self.buttons: Final = NamedButtons(self)
        self._build()
        self.past.itemSelectionChanged.connect(self._follow_selection)
        self.conflicts.accepted.connect(self._accept)
        self.conflicts.swapped.connect(self._swap)
        context.hub.closing.connect(self.reject)
        self.refresh()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        intro = QLabel(words.INTRO, self)
        intro.setWordWrap(True)
        past = QLabel(words.PAST, self)
        for label in (self.caption, past):
            mark(label, "subtitle")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(intro)
        layout.addLayout(
            self.buttons.line((words.FROM_PACKAGE, self.merge_package), (words.BY_STICK, self.synchronise))
        )
        layout.addWidget(self.caption)
        layout.addWidget(self.conflicts, 3)
        layout.addWidget(past)
        layout.addWidget(self.past, 2)
        below = self.buttons.line((words.MINUTES, self.write_minutes), (words.UNDO, self.undo))
        below.addWidget(self.buttons.add(common.CLOSE, self.reject))
        layout.addLayout(below)
        mark(self.buttons[words.FROM_PACKAGE], "primary")

    # --- showing ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read conflicts and past merges anew."""
        merges = self._merges

        def work(_progress: Progress) -> Any:
            return merges.conflicts(), merges.merges(), merges.letters()

        self._context.jobs.read(work, lambda found: self._show(*found), owner=self)

    def _show(
        self,
        conflicts: "tuple[ConflictView, ...]",
        past: "tuple[MergeInfo, ...]",
        letters: Mapping[str, str],
    ) -> None:
        self.conflicts.show_conflicts(conflicts, letters)
        self.caption.setText(f"{words.CONFLICTS}: {format_integer(len(conflicts))}")
        row = self.past.currentRow()
        self._past = past
        fill(self.past, [_told(info, letters, self._merges.machine) for info in past], right=(2, 3, 4))
        if past:
            self.past.selectRow(min(max(row, 0), len(past) - 1))
        self._follow_selection()

    @property
    def chosen(self) -> "MergeInfo | None":
        """The past merge that is selected."""
        row = self.past.currentRow()
        return self._past[row] if 0 <= row < len(self._past) else None

    def _follow_selection(self) -> None:
        chosen = self.chosen
        self.buttons[words.MINUTES].setEnabled(chosen is not None)
        own = chosen is not None and chosen.machine == self._merges.machine
        self.buttons[words.UNDO].setEnabled(own and chosen is not None and chosen.undone_at is None)

    # --- merging ----------------------------------------------------------------------------

    def merge_package(self) -> None:
        """Show what a package would bring; merge it when the officer agrees."""
        path = next(iter(self._context.messages.open_files(words.CHOOSE_PACKAGE, (_PACKAGE,))), None)
        if path is None:
            return
        merges = self._merges

        def work(opening: Opening, progress: Progress) -> "MergeReport":
            return merges.preview_package(path, opening=merges.opening(**opening), progress=progress)

        def then(report: "MergeReport", opening: Opening) -> None:
            if not report.merge_id:
                self._context.messages.inform(words.NOTHING_NEW.format(name=path.name))
                return
            dialog = MergePreviewDialog(path.name, report, self._titles, self)
            dialog.accepted.connect(lambda: self._merge(path, opening))
            dialog.open()

        with_package(
            work,
            then,
            jobs=self._context.jobs,
            messages=self._context.messages,
            parent=self,
            label=words.LOOKING,
        )

    def _merge(self, path: Path, opening: Opening) -> None:
        merges = self._merges

        def then(report: "MergeReport") -> None:
            self._announce([report])
            self._context.messages.notice(words.MERGED.format(name=path.name, numbers=numbers_of(report)))

        self._write(
            words.MERGING,
            lambda progress: merges.merge_package(path, opening=merges.opening(**opening), progress=progress),
            then,
        )

    def synchronise(self) -> None:
        """Show what a stick holds of the others; once agreed, merge it and write this machine's package."""
        folder = self._context.messages.choose_folder(words.CHOOSE_STICK)
        if folder is None:
            return
        merges = self._merges
        self._write(
            words.LOOKING_AT_STICK,
            lambda progress: merges.preview_stick(folder, progress=progress),
            lambda found: self._agree_in_turn(found, lambda: self._synchronise(folder)),
        )

    def _agree_in_turn(self, found: "Sequence[tuple[str, MergeReport]]", then: Callable[[], object]) -> None:
        """Show what each package would bring, one after the other; go on when the officer agrees to all."""
        if not found:
            then()
            return
        (name, report), *rest = found
        dialog = MergePreviewDialog(name, report, self._titles, self)
        dialog.accepted.connect(lambda: self._agree_in_turn(rest, then))
        dialog.open()

    def _synchronise(self, folder: Path) -> None:
        merges, messages = self._merges, self._context.messages

        def then(done: "Synchronised") -> None:
            self._announce([report for _, report in done.merged])
            text = words.SYNCHRONISED if done.merged else words.SYNCHRONISED_ALONE
            messages.inform(text.format(count=len(done.merged), name=done.backup.path.name))
            for one in done.skipped:
                messages.warn(words.SKIPPED.format(name=one.name, problem=one.problem))

        self._write(words.SYNCHRONISING, lambda progress: merges.synchronise(folder, progress=progress), then)

    # --- settling ---------------------------------------------------------------------------

    def _accept(self, conflict: "ConflictView") -> None:
        merges = self._merges
        self._write(common.WORKING, lambda _progress: merges.accept([conflict.id]), self._settled)

    def _swap(self, conflict: "ConflictView") -> None:
        merges = self._merges
        question = words.ASK_DELETE.format(name=conflict.record.name)
        if not conflict.field and not self._context.messages.ask(question, yes=common.DELETE):
            return
        self._write(common.WORKING, lambda _progress: merges.swap([conflict.id]), self._settled)

    def _settled(self, changes: Changes) -> None:
        self._context.hub.announce(changes)
        notice = words.SETTLED.format(count=1)
        self._context.messages.notice(notice, self._context.hub.undo_action(changes))
        self.refresh()

    # --- past merges ------------------------------------------------------------------------

    def write_minutes(self) -> None:
        """Write the minutes of the selected merge to a file."""
        chosen = self.chosen
        if chosen is None:
            return
        name = words.MINUTES_NAME.format(day=f"{chosen.at:%Y-%m-%d}")
        path = self._context.messages.save_path(words.MINUTES_TITLE, name, (WORD, PDF))
        if path is None:
            return
        merges, target = self._merges, path

        def then(written: Path) -> None:
            self._context.messages.notice(words.MINUTES_DONE.format(name=written.name))

        self._write(common.WORKING, lambda _progress: merges.write_minutes(chosen.id, target), then)

    def undo(self) -> None:
        """Take the selected merge back."""
        chosen = self.chosen
        if chosen is None:
            return
        question = words.ASK_UNDO.format(when=format_moment(chosen.at))
        if later := self._later_than(chosen):
            question += "\n\n" + words.ASK_LATER.format(count=format_integer(later))
        if not self._context.messages.ask(question, yes=words.DO_UNDO):
            return
        merges = self._merges

        def then(undone: "UndoneMerge") -> None:
            touched = {kind: frozenset(one.id for one in ones) for kind, ones in undone.taken_back.items()}
            self._context.hub.announce(Changes(None, words.UNDO, {**touched, "conflicts": frozenset({""})}))
            count = sum(map(len, undone.taken_back.values()))
            told = [words.TAKEN_BACK.format(count=format_integer(count))]
            if undone.merges > 1:
                told.append(words.LATER_TOO.format(count=format_integer(undone.merges - 1)))
            kept = [record.name for records in undone.kept.values() for record in records]
            if kept:
                names = "; ".join(kept[:_NAMES_TOLD]) + ("; …" if len(kept) > _NAMES_TOLD else "")
                told.append(words.KEPT_AS_IS.format(count=format_integer(len(kept)), names=names))
            self._context.messages.inform("\n".join(told))
            self.refresh()

        self._write(words.UNDOING, lambda _progress: merges.undo(chosen.id), then)

    def _later_than(self, chosen: "MergeInfo") -> int:
        """Return how many merges of this machine since would be taken back with one."""
        newer = self._past[: self._past.index(chosen)]
        return sum(one.machine == chosen.machine and one.undone_at is None for one in newer)

    # --- the rest ---------------------------------------------------------------------------

    def _announce(self, reports: "list[MergeReport]") -> None:
        touched: dict[str, frozenset[str]] = {}
        for report in reports:
            for part in (report.added, report.changed, report.deleted):
                for kind, records in part.items():
                    touched[kind] = touched.get(kind, frozenset()) | {record.id for record in records}
        self._context.hub.announce(Changes(None, words.TITLE, {**touched, "conflicts": frozenset({""})}))
        self.refresh()

    def _write(self, label: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        self._context.jobs.write(work, then, label=label, failed=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self._context.messages.error(error)
        self.refresh()


def _told(info: "MergeInfo", letters: Mapping[str, str], own: str) -> tuple[str, ...]:
    counts = [
        format_integer(sum(info.counts.get(fate, {}).values())) for fate in ("added", "changed", "deleted")
    ]
    if info.undone_at is not None:
        state = words.UNDONE.format(day=format_date(info.undone_at.date()))
    elif info.machine != own:
        state = words.ELSEWHERE.format(machine=letters.get(info.machine, info.machine))
    else:
        state = words.DONE
    return format_moment(info.at), info.source_name, *counts, state
