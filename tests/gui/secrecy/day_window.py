"""The real window for a day at work in a process of its own: it chooses, prints and notes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Final, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.bootstrap.window import _log_into, report_bug
from app.ui.application import make_application
from app.ui.cases import paper_window
from app.ui.cases.tab import CasesView
from app.ui.messages import FileKind, QtMessages
from app.ui.reports import printing
from tests.gui.cases.acts import Seen, case_view
from tests.helpers.desktop import AnsweringMessages, Hands
from tests.helpers.workspace import make_vault

BOOK, HOME, STICK, PACKAGES, ASKED = "sổ", "nhà", "USB", "gói", "việc của cán bộ"
"""Folders of the day: the book, the person's home, a stick, another machine's package, what was asked for."""


class PlantedBug(Exception):
    """A bug whose words hold a name."""


class DayMessages(AnsweringMessages):
    """Questions are answered; files are chosen in Qt's own file dialogs, by typing their path."""

    def __init__(self) -> None:
        super().__init__()
        self.target = Path()
        self.suggested: Final[list[str]] = []

    @override
    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        self._type_soon()
        return QtMessages.open_files(self, title, kinds, many=many)

    @override
    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        self.suggested.append(name)
        self.target = self.target.with_name(name)
        self._type_soon()
        return QtMessages.save_path(self, title, name, kinds)

    @override
    def choose_folder(self, title: str) -> Path | None:
        self._type_soon()
        return QtMessages.choose_folder(self, title)

    def _type_soon(self) -> None:
        """Answer the file dialog once it is there."""
        timer = QTimer(self, interval=20)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and dialog.isVisible():
                timer.stop()
                line = dialog.findChild(QLineEdit, "fileNameEdit")
                assert isinstance(line, QLineEdit)
                line.setText(str(self.target))
                dialog.done(QDialog.DialogCode.Accepted)

        timer.timeout.connect(answer)
        timer.start()


class Day:
    """The window and where things lie."""

    def __init__(self, root: Path) -> None:
        self.root: Final = root
        application = make_application(["so-binh-dang-gioi"])
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        # The waiting of qtbot, without a test around it.
        qt_api.set_qt_api("pyside6")
        qtbot = QtBot(cast(pytest.FixtureRequest, SimpleNamespace(node=SimpleNamespace())))
        self.messages: Final = DayMessages()
        self.hands: Final = Hands(qtbot, make_vault(root / BOOK), messages=self.messages)
        self.seen: Final = Seen()
        self.jobs_printed: Final[list[str]] = []
        sys.excepthook = self._hook
        _log_into(root / BOOK)
        self.messages.target = root / ASKED / "tệp"
        patch = pytest.MonkeyPatch()
        for module in (paper_window, printing):
            patch.setattr(module, "has_printer", lambda: True)
            patch.setattr(module, "choose_printer", self._printer)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The window's own; what was not planted is told to the test too."""
        report_bug(error, self.messages)
        if not isinstance(error, PlantedBug):
            sys.__excepthook__(kind, error, trace)

    def _printer(self, *_asked: object) -> QPrinter:
        """The officer's choice in the dialog of printers: there is none here, a file stands for it."""
        name = f"giấy {len(self.jobs_printed)}.pdf"
        printer = _NotingPrinter(self.jobs_printed)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.root / ASKED / name))
        self.jobs_printed.append(name)
        return printer

    @property
    def view(self) -> CasesView:
        """The Vụ việc tab in front, its lock open."""
        view = case_view(self.hands)
        tab: Any = self.hands.window.open_tab("cases")
        # A platform without a display says that nobody copied anything.
        tab.clipboard._owns = lambda: True
        return view

    def tell(self, *, clipboard: bool = True) -> None:
        """Print all that was to be seen outside the forms, and what lies on the clipboard."""
        messages = self.messages
        for text in (*self.seen.texts, *messages.suggested, *self.jobs_printed, *messages.notices):
            print(text)
        for _, text in messages.said:
            print(text)
        if clipboard:
            print("bộ nhớ tạm:", QApplication.clipboard().text(), flush=True)


class _NotingPrinter(QPrinter):
    """Writes down the names of its jobs."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names = names

    @override
    def setDocName(self, name: str) -> None:
        self._names.append(name)
        super().setDocName(name)
