"""Qt's own words: the translation fits this Qt, and standard dialogs speak Vietnamese."""

import string
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.qt_words import TsTranslator, read_messages

MESSAGES = read_messages()
SAME = {"A4", "PDF", "OK"}
ENGLISH = {source.replace("&", "").strip() for (_, source), text in MESSAGES.items() if source != text}


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = TsTranslator(MESSAGES, qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_message_is_one_that_this_qt_says() -> None:
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert german.load("qtbase_de", folder)
    unknown = [key for key in MESSAGES if not german.translate(*key)]
    assert unknown == []


def test_gaps_and_shortcuts_are_kept() -> None:
    for (_, source), text in MESSAGES.items():
        for gap in ("%1", "%2"):
            assert (gap in source) == (gap in text), source
        assert ("&" in source) <= ("&" in text), source


def test_buttons_and_context_menus(qtbot: QtBot, vietnamese: None) -> None:
    every = QDialogButtonBox.StandardButton(0x7FFFC00)
    box = QDialogButtonBox(every)
    qtbot.addWidget(box)
    texts = [button.text() for button in box.buttons()]
    for edit in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(edit)
        menu = edit.createStandardContextMenu()
        texts += [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        menu.deleteLater()
    assert english(texts) == []
    assert len(texts) > 25


@pytest.mark.parametrize("kind", ["open", "save", "folder", "message"])
def test_standard_dialogs_hold_no_english(qtbot: QtBot, vietnamese: None, kind: str) -> None:
    dialog: QDialog
    if kind == "message":
        dialog = QMessageBox()
        dialog.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        dialog.setDetailedText("…")
    else:
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        if kind == "save":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if kind == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
    qtbot.addWidget(dialog)
    dialog.show()
    assert english(texts_of(dialog)) == []


# On Windows the print dialog is the system's own.
if sys.platform != "win32":

    def test_the_print_dialog_holds_no_english(qtbot: QtBot, vietnamese: None) -> None:
        printer = QPrinter()
        printer.setOutputFileName("x.pdf")
        dialog = QPrintDialog(printer)
        qtbot.addWidget(dialog)
        dialog.show()
        assert english(texts_of(dialog)) == []


def texts_of(dialog: QWidget) -> list[str]:
    """Every word shown on a dialog."""
    texts: list[str] = []
    for widget in dialog.findChildren(QWidget):
        match widget:
            case QAbstractButton() | QLabel():
                texts.append(widget.text())
            case QGroupBox():
                texts.append(widget.title())
            case QTabBar():
                texts += [widget.tabText(index) for index in range(widget.count())]
            case QComboBox():
                texts += [widget.itemText(index) for index in range(widget.count())]
        texts.append(widget.toolTip())
    return [text for text in texts if text.strip(string.punctuation + string.digits + " ")]


def english(texts: list[str]) -> list[str]:
    return [text for text in texts if text.replace("&", "").strip() in ENGLISH - SAME]
