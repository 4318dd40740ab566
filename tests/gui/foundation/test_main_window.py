"""The shell: lazy tabs, menus, undo, search, cover, help, notices."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.help import HelpWindow
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.main_window import MainWindow
from app.ui.messages import QtMessages
from app.ui.search_dialog import SearchDialog
from app.ui.session import Command, Menu, SearchSource, Session, TabSpec
from tests.helpers.ui import type_text

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class Page(QWidget):
    """A tab's widget with something to type into."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(name))
        layout.addWidget(self.line)
        self.turned = False


@dataclass
class Shell:
    """The window over a real file; what was made and run."""

    window: MainWindow
    hub: ChangeHub
    made: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def actions(self, title: str) -> dict[str, Any]:
        bar = self.window.menuBar()
        menu: Any = next(action.menu() for action in bar.actions() if action.text() == title)
        return {action.text(): action for action in menu.actions() if action.text()}


@pytest.fixture
def shell(qtbot: QtBot, workspace: Workspace) -> Shell:
    messages = QtMessages()
    jobs = JobRunner(messages)
    window = MainWindow(messages, jobs)
    hub = ChangeHub(workspace.records.undo, jobs, messages)
    shell = Shell(window, hub)

    def make(name: str) -> Page:
        shell.made.append(name)
        return Page(name)

    def turn(page: Page) -> None:
        page.turned = True

    session = Session(
        hub=hub,
        tabs=(
            TabSpec(key="overview", title="Tổng quan", make=lambda: make("overview")),
            TabSpec(key="tasks", title="Nhiệm vụ", make=lambda: make("tasks"), refuge=turn),
            TabSpec(key="reports", title="Báo cáo", make=lambda: make("reports")),
        ),
        close=lambda _progress: None,
        commands=(
            Command(
                menu=Menu.FILE,
                label="Mở kế hoạch…",
                run=lambda: shell.run.append("plan"),
                key="Ctrl+O",
                icon="import",
                on_toolbar=True,
            ),
            Command(menu=Menu.EXCHANGE, label="Xuất Excel…", run=lambda: shell.run.append("excel")),
        ),
        search=(
            SearchSource(
                title="Đơn vị",
                fetch=lambda query: workspace.records.page("units", query),
                label=lambda row: str(row.values["name"]),
                open=shell.opened.append,
            ),
        ),
        whose="Xã Hưng Đạo",
    )
    qtbot.addWidget(window)
    window.open_session(session)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return shell


def test_tabs_are_made_when_first_looked_at(qtbot: QtBot, shell: Shell) -> None:
    assert shell.made == ["overview"]
    qtbot.keyClick(shell.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert shell.made == ["overview", "reports"]
    qtbot.keyClick(shell.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shell.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert shell.made == ["overview", "reports"]


def test_commands_are_in_their_menus_and_on_the_toolbar(qtbot: QtBot, shell: Shell) -> None:
    files = shell.actions("&Tệp")
    assert list(files) == ["Mở kế hoạch…", "Khóa", "Che màn hình", "Thoát"]
    assert files["Mở kế hoạch…"] in shell.window.shell_actions.toolbar.actions()
    qtbot.keyClick(shell.window, Qt.Key.Key_O, CTRL)
    shell.actions("&Nhập/Xuất")["Xuất Excel…"].trigger()
    assert shell.run == ["plan", "excel"]


def test_a_lock_key_asks_to_lock(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.window.lock_asked):
        qtbot.keyClick(shell.window, Qt.Key.Key_L, CTRL)


def test_undo_goes_back_through_the_session_newest_first(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    undo = shell.actions("&Sửa")["Hoàn tác"]
    assert not undo.isEnabled()
    [first, *_] = workspace.records.page("units", ListQuery()).rows
    for name in ("Một", "Hai"):
        saved = workspace.records.put("units", {"id": first.id, "abbreviation": name})
        shell.hub.announce(saved.changes)
    assert undo.isEnabled()
    assert "Sửa" in undo.toolTip()
    for expected in ("Một", first.values["abbreviation"]):
        qtbot.keyClick(shell.window, Qt.Key.Key_Z, CTRL)
        assert workspace.records.get("units", first.id).values["abbreviation"] == expected
    assert not undo.isEnabled()


def test_undo_in_a_line_takes_back_letters_not_records(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    saved = workspace.records.put("units", {"name": "Đơn vị mới"})
    shell.hub.announce(saved.changes)
    page: Any = shell.window.open_tab("overview")
    page.line.setFocus()
    type_text(page.line, "abc")
    qtbot.keyClick(page.line, Qt.Key.Key_Z, CTRL)
    assert page.line.text() == ""
    assert workspace.records.get("units", saved.record.id).values["name"] == "Đơn vị mới"


def test_a_notice_takes_back_at_one_click_and_goes(qtbot: QtBot, shell: Shell) -> None:
    view = shell.window.session_view
    assert view is not None
    done: list[str] = []
    view.notices.post("Đã xóa 1 mục.", lambda: done.append("undone"))
    assert view.notices.isVisible()
    qtbot.mouseClick(view.notices.undo_button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not view.notices.isVisible()
    view.notices.post("Đã sao chép.", None)
    assert not view.notices.undo_button.isVisible()
    qtbot.mouseClick(view.notices.close_button, Qt.MouseButton.LeftButton)
    assert not view.notices.isVisible()


def test_search_finds_without_accents_and_enter_opens(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    qtbot.keyClick(shell.window, Qt.Key.Key_K, CTRL)
    dialog = shell.window.findChild(SearchDialog)
    assert dialog is not None
    type_text(dialog.line, "chi huy quan su")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text() == "Đơn vị: Ban Chỉ huy Quân sự xã"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    [found] = shell.opened
    assert workspace.records.get("units", found).values["name"] == "Ban Chỉ huy Quân sự xã"


def test_search_says_when_there_is_nothing(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(shell.window, Qt.Key.Key_K, CTRL)
    dialog = shell.window.findChild(SearchDialog)
    assert dialog is not None
    type_text(dialog.line, "zzz")
    qtbot.waitUntil(lambda: "Không tìm thấy" in dialog.note.text())
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_one_key_covers_everything_and_shows_it_again(qtbot: QtBot, shell: Shell) -> None:
    view = shell.window.session_view
    assert view is not None
    overview: Any = shell.window.open_tab("overview")
    overview.line.setText("nội dung nhạy cảm")
    qtbot.keyClick(shell.window, Qt.Key.Key_L, CTRL_SHIFT)
    tasks: Any = view.made_tab("tasks")
    assert view.current_key == "tasks"
    assert tasks.turned, "the tab was turned to what anybody may see"
    view.tabs.setCurrentIndex(0)
    assert not overview.isVisible()
    view.tabs.setCurrentIndex(2)
    assert shell.made == ["overview", "tasks"], "nothing is made under the cover"
    qtbot.keyClick(shell.window, Qt.Key.Key_K, CTRL)
    assert shell.window.findChild(SearchDialog) is None
    qtbot.keyClick(shell.window, Qt.Key.Key_L, CTRL_SHIFT)
    view.tabs.setCurrentIndex(0)
    assert overview.isVisible()
    assert overview.line.text() == "nội dung nhạy cảm"


def test_the_window_title_names_the_program_only(shell: Shell) -> None:
    assert shell.window.windowTitle() == "Sổ Bình đẳng giới"


def test_f1_shows_the_page_of_the_tab_in_front(qtbot: QtBot, shell: Shell) -> None:
    shell.window.open_tab("tasks")
    qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    window = shell.window.findChild(HelpWindow)
    assert window is not None
    assert window.isVisible()
    assert window.page == "tasks"
    assert "Chưa có trang trợ giúp" not in window.text.toPlainText()


def test_a_question_refused_by_escape_is_no(qtbot: QtBot, shell: Shell) -> None:
    seen: list[list[str]] = []

    def press_escape() -> None:
        box: Any = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(sorted(button.text() for button in box.buttons()))
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press_escape)
    assert not QtMessages().ask("Xóa <b>2</b> mục?", yes="Xóa")
    assert seen == [["Hủy", "Xóa"]]
