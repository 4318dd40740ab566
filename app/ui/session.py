"""What the window shows of one unlocked file: tabs, commands, search; handed over as plain data.

The composition root builds a `Session` after unlocking; `MainWindow.open_session` shows it. Widgets are
made when their tab is first looked at.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.services.listing import FetchPage
from app.ui.hub import ChangeHub


class Menu(Enum):
    """The window's menus that commands can be added to."""

    FILE = "file"
    EXCHANGE = "exchange"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class TabSpec:
    """One tab. `key` names it for `open_tab` and its help page `resources/help/<key>.md`.

    `refuge` is set for the one tab that shows nothing sensitive: it takes the tab's widget and turns it
    to the view that may be seen by anybody (Ctrl+Shift+L).
    """

    key: str
    title: str
    make: Callable[[], QWidget]
    refuge: Callable[[Any], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One entry of a menu, and of the toolbar if `on_toolbar`."""

    menu: Menu
    label: str
    run: Callable[[], object]
    key: str = ""
    icon: str = ""
    on_toolbar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSource:
    """One kind of record that Ctrl+K looks through; `open` shows the record with that id."""

    title: str
    fetch: FetchPage[Any]
    label: Callable[[Any], str]
    open: Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All of it. `close` lets go of the file, in the worker; `whose` stands in the status bar."""

    hub: ChangeHub
    tabs: Sequence[TabSpec]
    close: Callable[[Progress], None]
    commands: Sequence[Command] = ()
    search: Sequence[SearchSource] = ()
    whose: str = ""
    idle_minutes: int = 5
