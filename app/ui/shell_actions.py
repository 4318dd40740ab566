"""Menus and toolbar of the window; those of a session come and go with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

from app.ui.strings import shell as words

if TYPE_CHECKING:
    from app.ui.session import Command, Menu, Session


class ShellActions:
    """Builds the menus anew for each session; hides them while the window is locked."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        lock: Callable[[], object],
        undo: Callable[[], object],
        search: Callable[[], object],
        cover: Callable[[], object],
        help_page: Callable[[], object],
        about: Callable[[], object],
    ) -> None:
        self._window: Final = window
        # Made here, as the menus are, not by Qt: what Qt makes, the binding counts as deleted as soon as
        # any widget of the window is.
        self._bar: Final = QMenuBar(window)
        window.setMenuBar(self._bar)
        self._slots: Final = {
            "lock": lock,
            "undo": undo,
            "search": search,
            "cover": cover,
            "help": help_page,
            "about": about,
        }
        self.toolbar: Final = QToolBar(words.TOOLBAR_NAME, window)
        self.toolbar.setMovable(False)
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        window.addToolBar(self.toolbar)
        # F1 works before unlocking too.
        self.help: Final = self._action(words.HELP_PAGE, "help", "F1")
        window.addAction(self.help)
        self.undo: QAction | None = None
        self._menus: list[QMenu] = []
        self.close()

    def open(self, session: "Session") -> None:
        """Show the menus with the session's commands."""
        from app.ui.icons import icon
        from app.ui.session import Menu

        self.close()
        file_menu = self._menu(words.MENU_FILE, session, Menu.FILE)
        edit_menu = self._menu(words.MENU_EDIT, session, None)
        self._menu(words.MENU_EXCHANGE, session, Menu.EXCHANGE)
        self.help.setIcon(icon("help", self._window))
        help_menu = self._menu(words.MENU_HELP, session, Menu.HELP)
        undo = self._own(words.UNDO, "undo", "Ctrl+Z", "undo")
        undo.setEnabled(False)
        self.undo = undo
        search = self._own(words.SEARCH, "search", "Ctrl+K", "search")
        lock = self._own(words.LOCK, "lock", "Ctrl+L", "lock")
        cover = self._own(words.HIDE_ALL, "cover", "Ctrl+Shift+L", "hide")
        file_menu.addSeparator()
        file_menu.addActions([lock, cover])
        file_menu.addSeparator()
        file_menu.addAction(words.QUIT, QKeySequence("Ctrl+Q"), self._window.close)
        edit_menu.addActions([undo, search])
        help_menu.addAction(self.help)
        help_menu.addAction(words.ABOUT, self._slots["about"])
        for command in session.commands:
            if command.on_toolbar:
                self.toolbar.addAction(self._of_command(command))
        if any(command.on_toolbar for command in session.commands):
            self.toolbar.addSeparator()
        self.toolbar.addActions([search, undo, lock, self.help])
        self._hide_empty_menus()
        self.toolbar.show()
        self._bar.show()

    def close(self) -> None:
        """Take menus and toolbar away."""
        self._bar.hide()
        self.toolbar.hide()
        for action in self.toolbar.actions():
            self.toolbar.removeAction(action)
        for menu in self._menus:
            self._bar.removeAction(menu.menuAction())
            menu.deleteLater()
        self._menus.clear()
        self.undo = None

    def show_undo(self, label: str) -> None:
        """Name what Ctrl+Z takes back; nothing when `label` is empty."""
        if self.undo is not None:
            self.undo.setEnabled(bool(label))
            text = words.UNDO_WHAT.format(label=label) if label else words.UNDO
            self.undo.setToolTip(f"{text} (Ctrl+Z)")
            self.undo.setStatusTip("")

    def _menu(self, title: str, session: "Session", menu: "Menu | None") -> QMenu:
        made = QMenu(title, self._bar)
        self._bar.addMenu(made)
        self._menus.append(made)
        for command in session.commands:
            if command.menu is menu:
                made.addAction(self._of_command(command))
        return made

    def _hide_empty_menus(self) -> None:
        for menu in self._menus:
            menu.menuAction().setVisible(bool(menu.actions()))

    def _of_command(self, command: "Command") -> QAction:
        found = next((a for menu in self._menus for a in menu.actions() if a.data() is command), None)
        if found is not None:
            return found
        from app.ui.icons import icon

        action = QAction(command.label, self._menus[-1])
        action.setData(command)
        if command.icon:
            action.setIcon(icon(command.icon, self._window))
        if command.key:
            action.setShortcut(QKeySequence(command.key))
        action.triggered.connect(lambda _checked=False: command.run())
        return action

    def _own(self, label: str, slot: str, key: str, drawing: str) -> QAction:
        from app.ui.icons import icon

        action = self._action(label, slot, key, parent=self._menus[0])
        action.setIcon(icon(drawing, self._window))
        return action

    def _action(self, label: str, slot: str, key: str, parent: QMenu | None = None) -> QAction:
        action = QAction(label, parent or self._window)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{label} ({key})")
        action.triggered.connect(lambda _checked=False: self._slots[slot]())
        return action
