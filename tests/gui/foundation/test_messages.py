"""Messages and questions as dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.ui.messages import ANY_FILE, EXCEL, PDF, Choice, QtMessages

Answer = Callable[[Callable[[Any], None]], None]


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Do something with the dialog that opens next."""

    def later(act: Callable[[Any], None]) -> None:
        def wait() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, wait)
            else:
                act(dialog)

        QTimer.singleShot(0, wait)

    return later


def press(box: QMessageBox, label: str) -> None:
    next(button for button in box.buttons() if button.text() == label).click()


@pytest.mark.parametrize(("pressed", "said_yes"), [("Xóa", True), ("Hủy", False)])
def test_a_question_names_the_act_on_its_button(answer: Answer, pressed: str, said_yes: bool) -> None:
    seen: list[Any] = []

    def act(box: QMessageBox) -> None:
        default = box.defaultButton().text()
        seen.extend((box.text(), box.informativeText(), box.textFormat(), default))
        press(box, pressed)

    answer(act)
    assert QtMessages().ask("Xóa <b>2</b> mục?", yes="Xóa", details=("một", "hai")) is said_yes
    assert seen == ["Xóa <b>2</b> mục?", "• một\n• hai", Qt.TextFormat.PlainText, "Hủy"]


@pytest.mark.parametrize(("pressed", "key"), [("Lưu", "save"), ("Bỏ thay đổi", "discard"), ("Hủy", None)])
def test_a_choice(answer: Answer, pressed: str, key: str | None) -> None:
    answer(lambda box: press(box, pressed))
    choices = (Choice("save", "Lưu"), Choice("discard", "Bỏ thay đổi"))
    assert QtMessages().choose("Lưu trước khi đóng?", choices) == key


def test_an_error_is_shown_as_it_stands_and_a_bug_by_its_reference(answer: Answer) -> None:
    seen: list[str] = []

    def note(box: QMessageBox) -> None:
        seen.append(box.text())
        press(box, "Đồng ý")

    answer(note)
    QtMessages().error(CannotWrite("Ổ đĩa đã đầy. Hãy xóa bớt tệp."))
    answer(note)
    QtMessages().bug("1A2B3C4D")
    assert seen[0] == "Ổ đĩa đã đầy. Hãy xóa bớt tệp."
    assert "1A2B3C4D" in seen[1]


def test_a_box_closed_by_locking_is_no(answer: Answer) -> None:
    answer(lambda box: box.reject())
    assert not QtMessages().ask("Xóa?", yes="Xóa")


def test_a_name_typed_without_suffix_gets_it(answer: Answer, tmp_path: Path) -> None:
    def act(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        line: Any = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line.text() == "Nhiệm vụ.xlsx"
        line.setText("báo cáo")
        dialog.accept()

    answer(act)
    assert QtMessages().save_path("Lưu", "Nhiệm vụ.xlsx", (EXCEL,)) == tmp_path / "báo cáo.xlsx"


def test_several_files_can_be_opened(answer: Answer, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"")

    def act(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        line: Any = dialog.findChild(QLineEdit, "fileNameEdit")
        line.setText('"a.pdf" "b.pdf"')
        dialog.accept()

    answer(act)
    found = QtMessages().open_files("Mở", (PDF, ANY_FILE), many=True)
    assert sorted(found) == [tmp_path / "a.pdf", tmp_path / "b.pdf"]


def test_no_file_is_no_file(answer: Answer) -> None:
    answer(lambda dialog: dialog.reject())
    assert QtMessages().open_files("Mở", (PDF,)) == ()
