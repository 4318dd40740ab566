"""What an officer does with a case in the window, step by step, and what is looked for afterwards."""

import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.core.text import fold
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.danger import DangerPage
from app.ui.cases.page import CasePage
from app.ui.cases.tab import CasesTab, CasesView
from app.ui.fields import RowsField
from app.ui.form_dialog import FormDialog
from app.ui.lock_screen import LockScreen
from app.ui.secrecy import SecretField
from app.ui.strings import shell as shell_words
from tests.helpers.desktop import Hands
from tests.helpers.workspace import PASSPHRASE

PLANTED: Final = ("Quàng Thị Ủng", "Sộng A Vểnh", "0971 234 509", "bản Huổi Xẳng")
"""Survivor, alleged perpetrator, telephone, place: words that no program file holds."""
STORY: Final = "Bị Sộng A Vểnh đuổi khỏi nhà ở bản Huổi Xẳng"
Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier


def spellings_of(word: str) -> set[str]:
    """A word as typed, shouted, folded, taken apart, in a file's name, in an address, in JSON."""
    plain = {word, word.upper(), word.casefold(), unicodedata.normalize("NFD", word), fold(word)}
    folded = {fold(word).upper(), fold(word).replace(" ", "-"), fold(word).replace(" ", "_")}
    carried = {quote(word), word.encode("ascii", "backslashreplace").decode(), word.replace(" ", "")}
    return plain | folded | carried


def traces_of(words: tuple[str, ...]) -> dict[bytes, str]:
    """How the words would look on a disk."""
    return {
        spelling.encode(encoding): word
        for word in words
        for spelling in spellings_of(word)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }


def scan(folder: Path, traces: dict[bytes, str]) -> list[str]:
    """Where in the names and contents of a folder's files a trace is found, packed files unpacked."""
    found = []
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        contents = [name.encode(), *(_contents(path) if path.is_file() else ())]
        found += [
            f"{name}: {word}" for trace, word in traces.items() if any(trace in one for one in contents)
        ]
    return sorted(set(found))


def _contents(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(member) for member in packed.namelist())


def told_in(text: str, words: tuple[str, ...]) -> list[str]:
    """Which of the words a text gives away, whatever their accents and case."""
    return [word for word in words if fold(word) in fold(text)]


class Seen:
    """Window titles and tray texts of the whole day."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def look(self) -> None:
        self.texts += [window.windowTitle() for window in QApplication.topLevelWidgets()]
        self.texts += [window.accessibleName() for window in QApplication.topLevelWidgets()]


def unlock(hands: Hands) -> None:
    hands.door(LockScreen)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.window.session_view is not None)
    hands.wait_idle()


def case_view(hands: Hands) -> CasesView:
    session = hands.window.session_view
    assert session is not None
    hands.choose_tab(session.tabs, shell_words.TAB_CASES)
    hands.wait_idle()
    tab = hands.window.open_tab("cases")
    assert isinstance(tab, CasesTab)
    assert tab.view is not None
    return tab.view


def workspace_of(hands: Hands) -> Workspace:
    workspace = hands.desktop._workspace
    assert workspace is not None
    return workspace


def rows_of(page: QWidget | None, key: str) -> RowsField:
    assert isinstance(page, CasePage)
    field = page.fields[key]
    assert isinstance(field, RowsField)
    return field


def open_first(hands: Hands, view: CasesView) -> None:
    hands.wait(lambda: view.list.table.rows.rowCount() == 1)
    view.list.table.selectRow(0)
    view.list.open_current()
    hands.wait(lambda: view.screen_.page is not None)
    hands.wait_idle()


def take_in(hands: Hands, view: CasesView, seen: Seen) -> None:
    hands.press(Key.Key_N, CTRL)
    dialog: Any = hands.dialog(FormDialog)
    seen.look()
    hands.wait(lambda: dialog.form.fields["received_at"].editor.hasFocus())
    hands.press(Key.Key_D, CTRL)
    hands.press(Key.Key_S, CTRL)
    red = hands.dialog(DangerPage)
    seen.look()
    red.close()
    hands.back()
    hands.wait(lambda: view.screen_.page is not None)
    hands.wait_idle()


def write_names(hands: Hands, view: CasesView, seen: Seen) -> None:
    """Type the names into their fields and save each step."""
    typed = (
        ("survivors", (("full_name", PLANTED[0]), ("safe_phone", PLANTED[2]), ("address", PLANTED[3]))),
        ("perpetrators", (("name", PLANTED[1]),)),
    )
    for step, entries in typed:
        view.screen_.show_step(step)
        hands.wait_idle()
        card = rows_of(view.screen_.page, step).add_row()
        for key, text in entries:
            field = card.fields[key]
            assert isinstance(field, SecretField)
            field.line.setFocus()
            hands.type(text)
        hands.press(Key.Key_S, CTRL)
        hands.wait_idle()
        seen.look()
    view.screen_.show_step("incidents")
    hands.wait_idle()
    card = rows_of(view.screen_.page, "incidents").add_row()
    card.fields["narrative"].setFocus()
    hands.type(STORY)
    hands.press(Key.Key_S, CTRL)
    hands.wait_idle()
    stored = workspace_of(hands).records.page("cases", ListQuery()).rows
    assert len(stored) == 1
    seen.look()
