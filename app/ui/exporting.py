"""Excel files from the window: choose what, choose where, write it with progress and a cancel."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.messages import EXCEL, Choice
from app.ui.strings import lists as list_words
from app.ui.strings import shell as words

EXPORTED: Final = (
    *("tasks", "media", "activities", "family_models"),
    *("cadres", "bodies", "trainings", "collaborators", "units", "hamlets"),
)
"""Kinds offered, in the order of the tabs."""
_WITH_SENSITIVE: Final = frozenset({"cadres"})


class Kind(Protocol):
    """A kind of record: code and Vietnamese title."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...


class Exports(Protocol):
    """The export service, as far as the window uses it."""

    def export_kind(
        self, kind: str, path: Path, /, *, sensitive: bool = False, progress: Progress | None = None
    ) -> int: ...


def export_to_excel(context: UiContext, kinds: Sequence[Kind], exports: Exports) -> None:
    """Ask which records and where to, and write the workbook."""
    titles = {kind.name: kind.title for kind in kinds}
    choices = [Choice(name, titles[name]) for name in EXPORTED if name in titles]
    chosen = context.messages.choose(words.EXPORT_WHAT, choices)
    if chosen is None:
        return
    sensitive = chosen in _WITH_SENSITIVE and context.messages.ask(
        words.EXPORT_SENSITIVE, yes=words.EXPORT_SENSITIVE_YES, no=words.EXPORT_SENSITIVE_NO
    )
    write_workbook(
        context,
        words.EXPORT_NAME.format(kind=titles[chosen].lower()),
        lambda path, progress: exports.export_kind(chosen, path, sensitive=sensitive, progress=progress),
    )


def write_workbook(context: UiContext, name: str, write: Callable[[Path, Progress], int]) -> None:
    """Ask where to, suggesting `name`, and let `write` make the file there; it returns the number of rows."""
    path = context.messages.save_path(list_words.EXPORT_TITLE, name, (EXCEL,))
    if path is None:
        return
    target: Path = path

    def work(progress: Progress) -> int:
        return write(target, progress)

    def written(count: int) -> None:
        told = list_words.EXPORTED.format(count=format_integer(count), name=target.name)
        context.messages.notice(told)

    context.jobs.write(work, written, label=list_words.EXPORTING)
