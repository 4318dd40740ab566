"""The unlocked part of the window: tabs made when first looked at, notices, cover."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.ui.focus import focus_inside
from app.ui.notice_bar import NoticeBar
from app.ui.session import Session
from app.ui.strings import shell as words
from app.ui.tab_holder import TabHolder


class SessionView(QWidget):
    """Shows one `Session`; thrown away at locking, with everything that it shows."""

    tab_shown = Signal(str)
    """The key of the tab that came to the front."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Final = session
        self.notices: Final = NoticeBar(self)
        self.tabs: Final = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.TABS_NAME)
        self._covered = False
        self._holders: Final[dict[str, TabHolder]] = {}
        for spec in session.tabs:
            holder = TabHolder(spec.make, self.tabs)
            self._holders[spec.key] = holder
            self.tabs.addTab(holder, spec.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.notices)
        self.tabs.currentChanged.connect(self._show_tab)
        for number in range(1, min(9, len(session.tabs)) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda index=number - 1: self.tabs.setCurrentIndex(index))

    def start(self, key: str | None = None) -> None:
        """Make the tab in front (or `key`): called once the view is shown."""
        if key in self._holders:
            self.open_tab(key)
        self._show_tab(self.tabs.currentIndex())

    @property
    def current_key(self) -> str:
        """The key of the tab in front."""
        index = self.tabs.currentIndex()
        return self.session.tabs[index].key if index >= 0 else ""

    def open_tab(self, key: str) -> QWidget:
        """Bring a tab to the front and return its widget."""
        holder = self._holders[key]
        self.tabs.setCurrentWidget(holder)
        return holder.content()

    def made_tab(self, key: str) -> QWidget | None:
        """A tab's widget if it was looked at already."""
        return self._holders[key].made

    def _show_tab(self, index: int) -> None:
        if index < 0:
            return
        spec = self.session.tabs[index]
        holder = self._holders[spec.key]
        if not self._covered or spec.refuge is not None:
            content = holder.content()
            # Who walks along the tabs with the arrow keys stays on them.
            if not self.tabs.tabBar().hasFocus():
                focus_inside(content)
        self.tab_shown.emit(spec.key)

    @property
    def covered(self) -> bool:
        """Whether everything but the refuge is hidden."""
        return self._covered

    def cover(self, covered: bool) -> None:
        """Turn to the tab that anybody may see and hide all others, or show them again."""
        self._covered = covered
        self.notices.clear()
        for spec in self.session.tabs:
            holder = self._holders[spec.key]
            if spec.refuge is None:
                holder.cover(covered)
            elif covered:
                spec.refuge(self.open_tab(spec.key))
        if not covered:
            self._show_tab(self.tabs.currentIndex())
