"""The Qt application: style, font, locale, Qt's own words in Vietnamese."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.ui.strings import common
from app.ui.theme import apply_theme


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one QApplication, dressed; `speak_vietnamese` is for when the window is there."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application = QApplication(list(arguments))
    application.setApplicationName(common.APP_NAME)
    application.setApplicationDisplayName(common.APP_NAME)
    application.setDesktopFileName("so-binh-dang-gioi")
    apply_theme(application)
    return application


def speak_vietnamese(application: QApplication) -> None:
    """Give Qt's own dialogs, buttons and context menus Vietnamese words; needed before the first of them."""
    from app.ui.qt_words import install_qt_words

    install_qt_words(application)
