"""«Hợp nhất với máy khác»: preview, consent, conflicts side by side, minutes, undo, the round by stick."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from app.ui.context import UiContext
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.lookups import REGISTERS, Lookups
from app.ui.merge import MergeDialog
from app.ui.merge.preview import MergePreviewDialog
from app.ui.strings import merge as words
from tests.helpers.clock import FixedClock
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages
from tests.helpers.workspace import make_workspace
from tests.integration.merge.machines import Desk, copied

MORNING = datetime(2026, 7, 14, 8, 30)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu") / "Sổ"
    make_workspace(folder).close()
    return folder


@pytest.fixture
def desks(template: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    made = tuple(
        copied(
            template, tmp_path / letter, machine=letter.lower() * 8, letter=letter, clock=FixedClock(MORNING)
        )
        for letter in "AB"
    )
    yield made[0], made[1]
    for one in made:
        one.workspace.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def package(desks: tuple[Desk, Desk], stick: Path) -> Path:
    """B's package, with something new, changed, deleted and in conflict with A."""
    a, b = desks
    one = a.put("tasks", title="Tập huấn kỹ năng", note="cũ")
    gone = a.put("tasks", title="Tọa đàm")
    b.merge(a)
    a.merge(b)
    a.put("tasks", id=one, note="chờ kinh phí")
    b.clock.advance(seconds=60)
    b.workspace.settings.save(officer="Người Mẫu B")
    b.put("tasks", id=one, note="đã mời báo cáo viên")
    b.put("units", name="Đội Văn nghệ")
    b.delete("tasks", gone)
    b.clock.advance(seconds=60)
    return b.workspace.exchange.backups.make(stick).path


@pytest.fixture
def messages() -> RecordingMessages:
    return RecordingMessages()


@pytest.fixture
def context(qtbot: QtBot, desks: tuple[Desk, Desk], messages: RecordingMessages) -> UiContext:
    workspace = desks[0].workspace
    jobs = JobRunner(messages)
    hub = ChangeHub(workspace.records.undo, jobs, messages)
    return UiContext(
        messages=messages,
        jobs=jobs,
        hub=hub,
        records=workspace.records,
        lookups=Lookups(REGISTERS, workspace.records, jobs, hub),
        local=workspace.local,
        evidence=workspace.evidence,
        clock=workspace.clock,
    )


@pytest.fixture
def dialog(qtbot: QtBot, context: UiContext, desks: tuple[Desk, Desk]) -> MergeDialog:
    workspace = desks[0].workspace
    titles = {kind.name: kind.title for kind in workspace.records.kinds()}
    dialog = MergeDialog(context, workspace.merges, titles=titles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def press(dialog: MergeDialog, text: str) -> None:
    button: QPushButton = dialog.buttons[text]
    assert button.isEnabled()
    click(button)


def cells(table: QTableWidget, row: int) -> list[str]:
    items = [table.item(row, column) for column in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


def preview_of(dialog: MergeDialog) -> MergePreviewDialog:
    (found,) = dialog.findChildren(MergePreviewDialog)
    return found


def test_nothing_happens_before_the_officer_agrees(
    dialog: MergeDialog, desks: tuple[Desk, Desk], package: Path, messages: RecordingMessages
) -> None:
    before = desks[0].content(stamps=True, without=())
    messages.files = (package,)
    press(dialog, words.FROM_PACKAGE)
    preview = preview_of(dialog)
    lines = [preview.tree.topLevelItem(row) for row in range(preview.tree.topLevelItemCount())]
    told = {
        line.text(0): [line.text(column) for column in (1, 2, 3, 4)] for line in lines if line is not None
    }
    assert told["Nhiệm vụ"] == ["0", "1", "1", "1"]
    assert told["Đơn vị"] == ["1", "0", "0", "0"]
    named = [line.child(row) for line in lines if line is not None for row in range(line.childCount())]
    assert "Tập huấn kỹ năng: Ghi chú" in [
        child.text(0) for child in named if child is not None and child.text(4)
    ]
    click(preview.cancel_button)
    assert desks[0].content(stamps=True, without=()) == before
    assert not dialog.buttons[words.UNDO].isEnabled()


def test_agreeing_merges_and_shows_the_conflict_side_by_side(
    dialog: MergeDialog, desks: tuple[Desk, Desk], package: Path, messages: RecordingMessages
) -> None:
    messages.files = (package,)
    press(dialog, words.FROM_PACKAGE)
    click(preview_of(dialog).merge_button)
    assert cells(dialog.past, 0)[2:] == ["2", "1", "1", words.DONE]
    assert cells(dialog.past, 1)[5] == words.ELSEWHERE.format(machine="B")
    conflicts = dialog.conflicts
    assert cells(conflicts.table, 0) == ["Tập huấn kỹ năng", "Ghi chú"]
    assert sorted(cells(conflicts.sides, 0)[1:]) == ["chờ kinh phí", "đã mời báo cáo viên"]
    who = conflicts.kept_by.text() + conflicts.written_by.text()
    assert "máy A" in who
    assert "Người Mẫu B ghi lúc" in who
    assert "máy B" in who
    other = cells(conflicts.sides, 0)[2]
    click(conflicts.swap_button)
    assert conflicts.table.rowCount() == 0
    assert not conflicts.swap_button.isEnabled()
    task = next(key for kind, key in desks[0].content() if kind == "tasks")
    assert desks[0].get("tasks", task)["note"] == other


def test_minutes_are_written_and_the_merge_is_taken_back(
    dialog: MergeDialog,
    desks: tuple[Desk, Desk],
    package: Path,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    before = desks[0].content(without=("merges", "conflicts", "settings"))
    messages.files = (package,)
    press(dialog, words.FROM_PACKAGE)
    click(preview_of(dialog).merge_button)
    messages.path = tmp_path / "biên bản.docx"
    press(dialog, words.MINUTES)
    assert messages.path.read_bytes()[:2] == b"PK"
    press(dialog, words.UNDO)
    assert desks[0].content(without=("merges", "conflicts", "settings")) == before
    assert "hoàn tác" in cells(dialog.past, 0)[5]
    assert not dialog.buttons[words.UNDO].isEnabled()
    assert dialog.conflicts.table.rowCount() == 0


def test_later_merges_are_told_before_and_after_they_are_taken_back(
    dialog: MergeDialog, desks: tuple[Desk, Desk], package: Path, messages: RecordingMessages
) -> None:
    before = desks[0].content(without=("merges", "conflicts", "settings"))
    first = desks[0].merge(desks[1])
    desks[1].put("tasks", title="Việc đến sau")
    desks[0].merge(desks[1])
    dialog.refresh()
    own = [row for row, info in enumerate(desks[0].merges.merges()) if info.id == first.merge_id]
    dialog.past.selectRow(own[0])
    press(dialog, words.UNDO)
    asked, told = (text for _, text in messages.said[-2:])
    assert words.ASK_LATER.format(count="1") in asked
    assert words.LATER_TOO.format(count="1") in told
    assert desks[0].content(without=("merges", "conflicts", "settings")) == before


def test_the_same_package_again_brings_nothing(
    dialog: MergeDialog, package: Path, messages: RecordingMessages
) -> None:
    messages.files = (package,)
    press(dialog, words.FROM_PACKAGE)
    click(preview_of(dialog).merge_button)
    dialog.findChildren(MergePreviewDialog)[0].deleteLater()
    press(dialog, words.FROM_PACKAGE)
    assert ("inform", words.NOTHING_NEW.format(name=package.name)) in messages.said


def test_the_round_by_stick_merges_and_writes(
    dialog: MergeDialog, desks: tuple[Desk, Desk], package: Path, stick: Path, messages: RecordingMessages
) -> None:
    before = desks[0].content(stamps=True, without=())
    messages.path = stick
    press(dialog, words.BY_STICK)
    click(preview_of(dialog).cancel_button)
    assert desks[0].content(stamps=True, without=()) == before
    assert not list(stick.glob("BDG-A-*.bdg"))
    preview_of(dialog).setParent(None)
    press(dialog, words.BY_STICK)
    click(preview_of(dialog).merge_button)
    assert cells(dialog.past, 0)[5] == words.DONE
    (written,) = stick.glob("BDG-A-*.bdg")
    desks[1].workspace.merges.merge_package(written)
    assert desks[0].content(stamps=True) == desks[1].content(stamps=True)
