"""The Qt application: style, font, locale, Qt's own words in Vietnamese."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.ui.qt_words import install_qt_words
from app.ui.strings import common
from app.ui.theme import apply_theme


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one QApplication, dressed and speaking Vietnamese."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application = QApplication(list(arguments))
    dress(application)
    return application


def dress(application: QApplication) -> None:
    """Give an application the program's look and words; tests dress theirs."""
    application.setApplicationName(common.APP_NAME)
    application.setApplicationDisplayName(common.APP_NAME)
    application.setDesktopFileName("so-binh-dang-gioi")
    apply_theme(application)
    install_qt_words(application)
