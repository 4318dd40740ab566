"""Entry of a tin/bài by clicks and keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.core.vocabulary import MediaChannel, MediaKind
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.fields import AttachmentsField
from app.ui.form import Form
from app.ui.propaganda import PropagandaTab
from app.ui.propaganda.broadcasts_field import BroadcastsField
from app.ui.propaganda.media_form import MediaForm
from tests.gui.propaganda.conftest import Put, TabMaker, new_form, open_form, save, strike_in, titles
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, press, type_text


def new_item(tab: PropagandaTab, qtbot: QtBot) -> MediaForm:
    """Press Ctrl+N in the list and return the form."""
    form = new_form(tab, "media", qtbot)
    assert isinstance(form, MediaForm)
    return form


def open_item(tab: PropagandaTab, record_id: str, qtbot: QtBot) -> MediaForm:
    """Open a record of the list."""
    form = open_form(tab, "media", record_id, qtbot)
    assert isinstance(form, MediaForm)
    return form


def fill(form: Form, key: str, text: str) -> None:
    """Type into a field and leave it."""
    editor = form.fields[key].editor
    editor.setFocus()
    type_text(editor, text)


def type_date(field: BroadcastsField, place: int, text: str) -> None:
    """Type a line's date."""
    type_text(field.lines[place].date.line, text)


def tick(box: QCheckBox) -> None:
    """Click on the box itself."""
    click(box, QPoint(8, box.height() // 2))


def stored(workspace: Workspace) -> list[dict[str, object]]:
    """The broadcasts of the only item."""
    (row,) = workspace.propaganda.media_page(ListQuery()).rows
    rows: list[dict[str, object]] = workspace.records.get("media", row.id).values["broadcasts"]
    return rows


def test_a_quick_entry_by_keys_alone(workspace: Workspace, tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    title = form.fields["title"].editor
    type_text(title, "Phát thanh kỷ niệm 20/10")
    press(title, Qt.Key.Key_Return)
    press(form.fields["media_kind"].editor, Qt.Key.Key_Return)
    press(form.fields["theme"].editor, Qt.Key.Key_Return)
    assert form.focusWidget() is form.broadcasts.lines[0].date.line
    type_date(form.broadcasts, 0, "5/3")
    save(form, qtbot)
    assert titles(tab) == ["Phát thanh kỷ niệm 20/10"]
    # Ctrl may still be held when the list comes back.
    assert len(tab.lists["media"].table.selected_ids()) == 1
    (broadcast,) = stored(workspace)
    assert (broadcast["on"], broadcast["channel"], broadcast["times"]) == (
        date(2026, 3, 5),
        MediaChannel.LOUDSPEAKER,
        1,
    )
    assert tab.strip.cells[2].texts() == ("T3", "1/2", "thiếu 1")


def test_channels_are_check_boxes_and_repeats_a_number(
    workspace: Workspace, hamlets: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    fill(form, "title", "Tin nhiều kênh")
    line = form.broadcasts.lines[0]
    type_text(line.date.line, "05/03/26")
    assert not line.hamlets.isVisible()
    for channel in (MediaChannel.FANPAGE, MediaChannel.ZALO):
        tick(line.boxes[channel])
    assert line.hamlets.isVisible()
    type_text(line.hamlets.line, "thon da si")
    press(line.hamlets.line, Qt.Key.Key_Return)
    line.times.line.selectAll()
    type_text(line.times.line, "2")
    save(form, qtbot)
    assert {(row["channel"], row["hamlet_id"], row["times"]) for row in stored(workspace)} == {
        (MediaChannel.LOUDSPEAKER, None, 2),
        (MediaChannel.FANPAGE, None, 2),
        (MediaChannel.ZALO, hamlets["Thôn Đa Sĩ"], 2),
    }


def test_another_day_takes_over_the_channels(workspace: Workspace, tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    fill(form, "title", "Tin phát lại")
    first = form.broadcasts.lines[0]
    type_text(first.date.line, "5/3")
    tick(first.boxes[MediaChannel.LOUDSPEAKER])
    tick(first.boxes[MediaChannel.HAMLET_SPEAKER])
    qtbot.mouseClick(form.broadcasts.add_button, Qt.MouseButton.LeftButton)
    second = form.broadcasts.lines[1]
    assert second.channels() == (MediaChannel.HAMLET_SPEAKER,)
    assert form.focusWidget() is second.date.line
    type_text(second.date.line, "12/3")
    save(form, qtbot)
    assert [row["on"] for row in stored(workspace)] == [date(2026, 3, 5), date(2026, 3, 12)]
    assert workspace.propaganda.quota_strip(2026).months[2].radio.value == 1


def test_what_is_missing_is_said_beside_its_field(tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    type_date(form.broadcasts, 0, "31/2")
    qtbot.mouseClick(form.broadcasts.add_button, Qt.MouseButton.LeftButton)
    save(form, qtbot)
    assert form.fields["title"].error_label.text() == "Cần nhập «Tiêu đề»."
    assert "Tháng 2 năm 2026 không có ngày 31" in form.broadcasts.error_label.text()
    type_text(form.fields["title"].editor, "Có tên")
    form.broadcasts.lines[0].date.line.clear()
    type_date(form.broadcasts, 0, "28/2")
    save(form, qtbot)
    assert form.broadcasts.error_label.text() == "Dòng 2: hãy ghi ngày phát."
    qtbot.mouseClick(form.broadcasts.lines[1].remove_button, Qt.MouseButton.LeftButton)
    save(form, qtbot)
    assert titles(tab) == ["Có tên"]


def test_a_day_without_a_channel_is_refused(tab_of: TabMaker, qtbot: QtBot) -> None:
    form = new_item(tab_of(), qtbot)
    fill(form, "title", "Tin")
    type_date(form.broadcasts, 0, "5/3")
    tick(form.broadcasts.lines[0].boxes[MediaChannel.LOUDSPEAKER])
    save(form, qtbot)
    assert form.broadcasts.error_label.text() == "Dòng 1: hãy chọn ít nhất một kênh."


def test_an_item_may_wait_for_its_broadcast(workspace: Workspace, tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    fill(form, "title", "Bài đang viết")
    save(form, qtbot)
    assert stored(workspace) == []
    model = tab.lists["media"].table.rows
    assert model.texts(0)[0] == "chưa phát"


@pytest.mark.parametrize(
    ("days", "sentence"), [(("5/3", "5/3"), "trùng ngày"), (("5/3/2031",), "ở sau hôm nay")]
)
def test_an_unusual_broadcast_is_questioned(
    workspace: Workspace,
    messages: RecordingMessages,
    tab_of: TabMaker,
    qtbot: QtBot,
    days: tuple[str, ...],
    sentence: str,
) -> None:
    messages.yes = False
    form = new_item(tab_of(), qtbot)
    fill(form, "title", "Tin")
    for line, day in enumerate(days):
        if line:
            qtbot.mouseClick(form.broadcasts.add_button, Qt.MouseButton.LeftButton)
        type_date(form.broadcasts, line, day)
    save(form, qtbot)
    assert sentence in form.broadcasts.error_label.text()
    assert workspace.propaganda.media_page(ListQuery()).total == 0
    messages.yes = True
    save(form, qtbot)
    assert workspace.propaganda.media_page(ListQuery()).total == 1


def test_opening_and_closing_changes_nothing(
    put: Put, hamlets: dict[str, str], tab_of: TabMaker, messages: RecordingMessages, qtbot: QtBot
) -> None:
    media = put(
        "media",
        title="Tin",
        broadcasts=[
            {"on": "2026-03-05", "channel": "loudspeaker", "slot": "morning"},
            {"on": "2026-03-05", "channel": "zalo", "hamlet_id": hamlets["Thôn Tây"], "slot": "morning"},
            {"on": "2026-03-12", "channel": "loudspeaker", "times": 2},
        ],
    )
    form = open_item(tab_of(), media, qtbot)
    assert len(form.broadcasts.lines) == 2
    assert not form.dirty
    assert form.changed_values() == {}
    form.window().close()
    assert messages.said == []


def test_a_changed_line_keeps_the_ids_of_its_rows(
    workspace: Workspace, put: Put, tab_of: TabMaker, qtbot: QtBot
) -> None:
    media = put(
        "media",
        title="Tin",
        broadcasts=[{"on": "2026-03-05"}, {"on": "2026-03-05", "channel": "fanpage"}],
    )
    before = {row["id"] for row in workspace.records.get("media", media).values["broadcasts"]}
    form = open_item(tab_of(), media, qtbot)
    date_line = form.broadcasts.lines[0].date.line
    date_line.selectAll()
    type_text(date_line, "6/3")
    save(form, qtbot)
    after = workspace.records.get("media", media).values["broadcasts"]
    assert {row["id"] for row in after} == before
    assert {row["on"] for row in after} == {date(2026, 3, 6)}


def test_an_entry_can_be_given_up(
    workspace: Workspace, messages: RecordingMessages, tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = new_item(tab_of(), qtbot)
    fill(form, "title", "Thôi")
    window = form.window()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    messages.choice = "discard"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert workspace.propaganda.media_page(ListQuery()).total == 0


def test_the_draft_of_an_entry_comes_back(
    hamlets: dict[str, str], tab_of: TabMaker, context: UiContext, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = new_item(tab, qtbot)
    fill(form, "title", "Đang viết dở")
    line = form.broadcasts.lines[0]
    type_text(line.date.line, "tháng")
    tick(line.boxes[MediaChannel.HAMLET_SPEAKER])
    type_text(line.hamlets.line, "thon tay")
    press(line.hamlets.line, Qt.Key.Key_Return)
    qtbot.mouseClick(form.broadcasts.add_button, Qt.MouseButton.LeftButton)
    context.hub.close()
    again = new_item(tab, qtbot)
    assert again is not form
    assert again.fields["title"].value() == "Đang viết dở"
    assert len(again.broadcasts.lines) == 2
    back = again.broadcasts.lines[0]
    assert back.date.raw() == "tháng"
    assert back.channels() == (MediaChannel.LOUDSPEAKER, MediaChannel.HAMLET_SPEAKER)
    assert back.hamlets.value() == (hamlets["Thôn Tây"],)


def test_earlier_authors_are_suggested(put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    put("media", title="Cũ", author="Đài Truyền thanh xã")
    form = new_item(tab_of(), qtbot)
    author = form.fields["author"].editor
    author.setFocus()
    type_text(author, "dai")
    completer = author.completer()  # type: ignore[attr-defined]
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Đài Truyền thanh xã"
    completer.popup().hide()


def test_an_entry_is_linked_to_a_task(workspace: Workspace, put: Put, tab_of: TabMaker, qtbot: QtBot) -> None:
    task = put("tasks", title="Chuyên mục truyền thanh", section="II.1")
    form = new_item(tab_of(), qtbot)
    fill(form, "title", "Tin")
    editor = form.fields["task_id"].editor
    editor.setFocus()
    type_text(_line_of(editor), "II.1 chuyen muc truyen thanh")
    save(form, qtbot)
    (row,) = workspace.propaganda.media_page(ListQuery(filters={"task": task})).rows
    assert row.title == "Tin"


def test_an_older_task_is_named_though_it_is_no_longer_offered(
    put: Put, tab_of: TabMaker, qtbot: QtBot
) -> None:
    task = put("tasks", title="Việc năm kia", due_on="2024-03-01", status="done", section="I")
    media = put("media", title="Tin", task_id=task)
    form = open_item(tab_of(), media, qtbot)
    assert form.fields["task_id"].raw() == "I Việc năm kia"
    assert form.fields["task_id"].value() == task
    assert not form.dirty


def test_a_file_proves_the_broadcast(
    workspace: Workspace, messages: RecordingMessages, tab_of: TabMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = tmp_path / "ảnh chụp.jpg"
    photo.write_bytes(b"not really a picture")
    messages.files = (photo,)
    tab = tab_of()
    form = new_item(tab, qtbot)
    fill(form, "title", "Tin có ảnh")
    files = form.fields["attachments"]
    assert isinstance(files, AttachmentsField)
    click(files.add_button)
    save(form, qtbot)
    (row,) = workspace.propaganda.media_page(ListQuery()).rows
    assert row.evidence == 1
    (kept,) = workspace.records.get("media", row.id).values["attachments"]
    assert workspace.evidence.content(kept["sha256"]) == b"not really a picture"
    assert workspace.propaganda.media_page(ListQuery(filters={"missing": "evidence"})).total == 0


def test_delete_can_be_taken_back(put: Put, tab_of: TabMaker, context: UiContext, qtbot: QtBot) -> None:
    put("media", title="Tin", media_kind=MediaKind.ARTICLE, broadcasts=[{"on": "2026-03-05"}])
    tab = tab_of()
    table = tab.lists["media"].table
    table.select_id(table.rows.id_at(0))
    strike_in(qtbot, table, Qt.Key.Key_Delete)
    assert titles(tab) == []
    assert tab.strip.cells[2].texts()[1] == "0/2"
    context.hub.undo_last()
    assert titles(tab) == ["Tin"]
    assert tab.strip.cells[2].texts()[1] == "1/2"


def _line_of(editor: QWidget) -> QWidget:
    line = editor.lineEdit()  # type: ignore[attr-defined]
    assert isinstance(line, QWidget)
    return line
