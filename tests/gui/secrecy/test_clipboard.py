"""What is copied from a case: private to history, gone after its time, other copies untouched."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.secrecy import ClipboardGuard
from app.ui.secrecy.clipboard import PRIVATE_FORMATS, lies_in, private_text

NAME = "Lò Thị Mẩy"


class Front:
    """Whether a case is in front."""

    case = True


@pytest.fixture
def front() -> Front:
    return Front()


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    found = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def guard(clipboard: QClipboard, front: Front) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard(lambda: front.case, clipboard=clipboard, owns=lambda: True, seconds=1)
    yield made
    made.stop()


def test_a_copy_from_a_case_is_private_and_goes(
    qtbot: QtBot, guard: ClipboardGuard, clipboard: QClipboard
) -> None:
    clipboard.setText(NAME)
    assert clipboard.text() == NAME
    qtbot.waitUntil(lambda: set(PRIVATE_FORMATS) <= set(clipboard.mimeData().formats()))
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=3000)


def test_a_later_copy_from_elsewhere_stays(
    guard: ClipboardGuard, clipboard: QClipboard, front: Front
) -> None:
    clipboard.setText(NAME)
    front.case = False
    clipboard.setText("số điện thoại phòng họp")
    guard.clear()
    assert clipboard.text() == "số điện thoại phòng họp"


def test_a_copy_that_the_system_has_not_told_of_goes_with_the_lock(
    guard: ClipboardGuard, clipboard: QClipboard
) -> None:
    """Windows tells of a copy later than it is made; the lock may come before."""
    clipboard.setText("0971 234 509")
    clipboard.blockSignals(True)
    clipboard.setText(NAME)
    clipboard.blockSignals(False)
    guard.clear()
    assert clipboard.text() == ""


def test_what_was_copied_before_the_case_came_to_the_front_stays(
    qtbot: QtBot, guard: ClipboardGuard, clipboard: QClipboard, front: Front
) -> None:
    front.case = False
    with qtbot.waitSignal(clipboard.dataChanged):
        clipboard.setText("số điện thoại phòng họp")
    front.case = True
    guard.clear()
    assert clipboard.text() == "số điện thoại phòng họp"


def test_a_copy_from_elsewhere_is_left_as_it_is(
    guard: ClipboardGuard, clipboard: QClipboard, front: Front
) -> None:
    front.case = False
    clipboard.setText("tin, bài tháng 7")
    assert not set(PRIVATE_FORMATS) & set(clipboard.mimeData().formats())
    guard.clear()
    assert clipboard.text() == "tin, bài tháng 7"


def test_the_formats_are_those_that_windows_knows() -> None:
    formats = {name: bytes(private_text(NAME).data(name).data()) for name in PRIVATE_FORMATS}
    by_name = {name.split('"')[1]: content for name, content in formats.items() if '"' in name}
    assert by_name == {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": bytes(4),
        "CanUploadToCloudClipboard": bytes(4),
    }


def test_ctrl_c_in_a_field_of_the_room(qtbot: QtBot, clipboard: QClipboard) -> None:
    line = QLineEdit(NAME)
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    guard = ClipboardGuard(lambda: lies_in(line), clipboard=clipboard, owns=lambda: True)
    with qtbot.waitSignal(guard.guarded_copy):
        line.selectAll()
        line.copy()
    guard.clear()
    assert clipboard.text() == ""
    guard.stop()


def test_what_another_program_copies_is_left_as_it_is(qtbot: QtBot, clipboard: QClipboard) -> None:
    guard = ClipboardGuard(lambda: True, clipboard=clipboard, owns=lambda: False)
    clipboard.setText("từ chương trình khác")
    guard.stop()
    assert clipboard.text() == "từ chương trình khác"
