"""A completer that does not care for accents and never writes into the line by itself."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from app.core.text import fold

_FOLDED = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()


class FoldedCompleter(QCompleter):
    """Suggests, in a popup, the entries that contain what was typed, both folded.

    `keywords` may hold for each entry more words that find it, such as an abbreviation.
    """

    def __init__(
        self, entries: Sequence[str], parent: QObject | None = None, *, keywords: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setModel(_Entries(entries, keywords, self))
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)
        # Inline completion would be taken back by UniKey's backspace.
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(10)

    @override
    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _Entries(QAbstractListModel):
    """The entries with their folded forms."""

    def __init__(self, entries: Sequence[str], keywords: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        more = keywords or [""] * len(self._entries)
        self._folded = tuple(
            fold(f"{entry} {words}") for entry, words in zip(self._entries, more, strict=True)
        )

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._entries[index.row()]
        return self._folded[index.row()] if role == _FOLDED else None
