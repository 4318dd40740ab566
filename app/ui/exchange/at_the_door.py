"""Packages where no book is open: to begin with one on a new machine, or in the place of a damaged book."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.services.vault import Vault
from app.ui.exchange.package_passphrase import Opening, with_package
from app.ui.exchange.restore_dialog import RestoreDialog, chosen_package, restored_words
from app.ui.jobs import JobRunner
from app.ui.messages import Messages
from app.ui.strings import exchange as words

if TYPE_CHECKING:
    from app.services.exchange.restore import Restored, RestorePreview


class PackagesAtTheDoor:
    """Asks for a package and what opens it, then puts its book in place; `then` is called when it is."""

    def __init__(self, vault: Vault, jobs: JobRunner, messages: Messages, parent: QWidget) -> None:
        self._vault: Final = vault
        self._jobs: Final = jobs
        self._messages: Final = messages
        self._parent: Final = parent

    def begin(self, then: Callable[[], None]) -> None:
        """Begin with a package: the first run on a second machine, or after the PC was lost."""
        path = chosen_package(self._messages)
        if path is None:
            return

        def done(restored: "Restored", _opening: Opening) -> None:
            self._messages.inform(words.BEGUN.format(letter=restored.machine.letter))
            then()

        with_package(
            self._restoring(path),
            done,
            jobs=self._jobs,
            messages=self._messages,
            parent=self._parent,
            ask_first=words.ASK_TO_BEGIN.format(name=path.name),
            label=words.BEGINNING,
        )

    def restore(self, then: Callable[[], None]) -> None:
        """Show what a package holds; put it in the place of a book that does not open when it is wanted."""
        from app.services.exchange.restore import Restores

        path = chosen_package(self._messages)
        if path is None:
            return
        restores = Restores(self._vault, clock=self._vault.clock)

        def work(opening: Opening, progress: Progress) -> "RestorePreview":
            return restores.preview(path, progress=progress, **opening)

        def shown(preview: "RestorePreview", opening: Opening) -> None:
            dialog = RestoreDialog(preview, self._parent)
            dialog.accepted.connect(lambda: self._replace(path, opening, then))
            dialog.open()

        with_package(
            work,
            shown,
            jobs=self._jobs,
            messages=self._messages,
            parent=self._parent,
            ask_first=words.ASK_TO_RESTORE.format(name=path.name),
        )

    def _replace(self, path: Path, opening: Opening, then: Callable[[], None]) -> None:
        restoring = self._restoring(path)

        def done(restored: "Restored", _opening: Opening) -> None:
            self._messages.inform(restored_words(restored))
            then()

        with_package(
            lambda _opening, progress: restoring(opening, progress),
            done,
            jobs=self._jobs,
            messages=self._messages,
            parent=self._parent,
            label=words.RESTORING,
        )

    def _restoring(self, path: Path) -> "Callable[[Opening, Progress], Restored]":
        from app.services.exchange.restore import Restores

        restores = Restores(self._vault, clock=self._vault.clock)
        return lambda opening, progress: restores.restore(path, progress=progress, **opening)
