"""A bar of buttons whose actions have keys and can wait for a selection."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui.icons import icon as icon_named
from app.ui.paged_table import PagedTable
from app.ui.strings import lists as words
from app.ui.theme import mark


class ActionBar(QWidget):
    """Buttons at the right of a list's filter bar."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner: Final = owner
        self._actions: list[QAction] = []
        self._with_rows: list[QAction] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._line = QHBoxLayout()
        self._menus = QHBoxLayout()
        for part in (self._line, self._menus):
            part.setSpacing(4)
            layout.addLayout(part)

    def add(
        self,
        label: str,
        slot: Callable[[], object],
        *,
        icon: str = "",
        key: str = "",
        needs_rows: bool = False,
        primary: bool = False,
    ) -> QAction:
        """Add a button; `key` works wherever the focus is in the owner, Del only in the table."""
        action = QAction(label, self._owner)
        if icon:
            action.setIcon(icon_named(icon, self._owner))
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(words.TIP_WITH_KEY.format(label=label, key=shown))
        action.triggered.connect(lambda _checked=False: slot())
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(not primary)
        self._line.addWidget(button)
        self._actions.append(action)
        self._owner.addAction(action)
        if needs_rows:
            self._with_rows.append(action)
            action.setEnabled(False)
        return action

    def add_menu(self, label: str, actions: Sequence[QAction]) -> QToolButton:
        """Add a button, last in the bar, whose menu holds what is needed less often."""
        button = QToolButton(self)
        button.setIcon(icon_named("menu", self._owner))
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(button, "menu")
        menu = QMenu(button)
        menu.addActions(actions)
        button.setMenu(menu)
        self._menus.addWidget(button)
        return button

    def buttons_actions(self) -> list[QAction]:
        """The actions, for a context menu."""
        return list(self._actions)

    def follow_selection(self, table: PagedTable) -> None:
        """Enable the actions that need rows while some are selected; give Del to the table alone."""
        for action in self._actions:
            if action.shortcut() == QKeySequence("Del"):
                self._owner.removeAction(action)
                table.addAction(action)
        table.selection_changed.connect(lambda: self._enable(bool(table.selectionModel().hasSelection())))

    def _enable(self, enabled: bool) -> None:
        for action in self._with_rows:
            action.setEnabled(enabled)
