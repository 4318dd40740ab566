"""A form in a window of its own."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.form import Form


class FormDialog(QDialog):
    """Shows a form; closes after it was saved, or after asking when something is unsaved.

    When the session ends it closes without asking: the form keeps its draft.
    """

    def __init__(self, form: Form, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        self._fit(parent)
        form.saved.connect(lambda _saved: self._leave())
        form.close_asked.connect(self.close)
        form.opened.connect(self._focus_first)
        form.context.hub.closing.connect(self._leave)

    def _fit(self, parent: QWidget | None) -> None:
        room = (parent or self).screen().availableGeometry()
        hint = self.sizeHint()
        width = min(max(hint.width(), 640), room.width() - 40)
        self.resize(width, min(max(hint.height() + 60, 420), room.height() - 60))

    def _focus_first(self) -> None:
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.setFocus()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    @override
    def reject(self) -> None:
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving or not self.form.dirty:
            event.accept()
        else:
            event.ignore()
            # Afterwards: closing within a close event would be passed over.
            QTimer.singleShot(0, self, lambda: self.form.leave(self._leave))
