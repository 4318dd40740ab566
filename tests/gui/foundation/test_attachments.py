"""Evidence files: into the encrypted file, looked at from memory, saved out, removed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.attachment_viewer import AttachmentViewer
from app.ui.context import UiContext
from app.ui.fields import AttachmentsField
from app.ui.form import Form
from tests.helpers.ui import RecordingMessages


class TaskForm(Form):
    """A task with its evidence."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "tasks")
        self.files = self.add("attachments", "Minh chứng", AttachmentsField(context))


@pytest.fixture
def field(qtbot: QtBot, context: UiContext) -> AttachmentsField:
    field = AttachmentsField(context)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "biên bản.txt"
    path.write_text("Nội dung biên bản", encoding="utf-8")
    return path


def test_a_file_is_added_saved_with_the_record_and_read_back(
    qtbot: QtBot, context: UiContext, workspace: Workspace, messages: RecordingMessages, note: Path
) -> None:
    task = workspace.records.put("tasks", {"title": "Tuyên truyền"}).record
    form = TaskForm(context)
    qtbot.addWidget(form)
    form.open_record(task.id)
    messages.files = (note,)
    form.files.ask_files()
    assert form.files.list.item(0).text() == "biên bản.txt  (1 KB)"
    assert form.dirty
    form.save()
    [row] = workspace.records.get("tasks", task.id).values["attachments"]
    assert (row["name"], row["media_type"]) == ("biên bản.txt", "text/plain")
    assert workspace.evidence.content(row["sha256"]) == "Nội dung biên bản".encode()
    again = TaskForm(context)
    qtbot.addWidget(again)
    again.open_record(task.id)
    again.files.list.setCurrentRow(0)
    again.files.remove_current()
    again.save()
    assert workspace.records.get("tasks", task.id).values["attachments"] == []


def test_the_same_file_twice_is_one(field: AttachmentsField, note: Path) -> None:
    field.add_files([note])
    field.add_files([note])
    assert len(field.value()) == 1


def test_files_are_dropped_on_it(field: AttachmentsField, note: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(note)), QUrl("https://example.org/x")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.dropEvent(drop)
    assert [row["name"] for row in field.value()] == ["biên bản.txt"]


@pytest.mark.parametrize("kind", ["text", "image", "pdf", "damaged", "other"])
def test_looking_at_a_file_leaves_nothing_on_the_disk(
    qtbot: QtBot, field: AttachmentsField, messages: RecordingMessages, tmp_path: Path, kind: str
) -> None:
    names = {"text": "a.txt", "image": "a.png", "pdf": "a.pdf", "damaged": "b.png", "other": "a.docx"}
    path = tmp_path / names[kind]
    if kind == "image":
        image = QImage(2000, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        assert image.save(str(path))
    elif kind == "pdf":
        from reportlab.pdfgen.canvas import Canvas

        canvas = Canvas(str(path))
        canvas.drawString(50, 50, "x")
        canvas.save()
    else:
        path.write_text("nội dung", encoding="utf-8")
    field.add_files([path])
    before = sorted(tmp_path.rglob("*"))
    field.list.setCurrentRow(0)
    qtbot.keyClick(field.list, Qt.Key.Key_Return)
    viewer = field.findChild(AttachmentViewer)
    if kind == "other":
        assert viewer is None
        assert messages.said[0][0] == "inform"
        return
    assert viewer is not None
    kinds = {"text": QPlainTextEdit, "image": QScrollArea, "pdf": QPdfView, "damaged": QLabel}
    assert isinstance(viewer.page, kinds[kind])
    assert viewer.windowTitle() == "Xem", "names stay out of window titles"
    assert sorted(tmp_path.rglob("*")) == before
    viewer.close()


def test_saving_out_warns_first(
    field: AttachmentsField, messages: RecordingMessages, note: Path, tmp_path: Path
) -> None:
    field.add_files([note])
    field.list.setCurrentRow(0)
    messages.path = tmp_path / "ra.txt"
    messages.yes = False
    field.save_current()
    assert not messages.path.exists()
    messages.yes = True
    field.save_current()
    assert messages.path.read_text(encoding="utf-8") == "Nội dung biên bản"
    assert "không còn được mã hóa" in messages.said[-1][1]


def test_a_file_that_is_gone_or_too_large_is_a_sentence(
    field: AttachmentsField, messages: RecordingMessages, tmp_path: Path
) -> None:
    field.add_files([tmp_path / "không có.txt"])
    assert messages.said[-1][1].startswith("Không đọc được tệp «không có.txt»")
    large = tmp_path / "phim.mp4"
    with large.open("wb") as stream:
        stream.truncate(25 * 1024 * 1024)
    field.add_files([large])
    assert "lớn hơn 20 MB" in messages.said[-1][1]
    assert field.value() == []


def test_one_file_that_cannot_be_taken_does_not_keep_the_others_out(
    field: AttachmentsField, messages: RecordingMessages, note: Path, tmp_path: Path
) -> None:
    large = tmp_path / "phim.mp4"
    with large.open("wb") as stream:
        stream.truncate(25 * 1024 * 1024)
    field.add_files([tmp_path / "không có.txt", note, large])
    assert [row["name"] for row in field.value()] == [note.name]
    assert len(messages.said) == 1
    said = messages.said[0][1]
    assert "«không có.txt»" in said
    assert "«phim.mp4» lớn hơn 20 MB" in said


def test_tab_passes_through_the_list(qtbot: QtBot, field: AttachmentsField, note: Path) -> None:
    field.add_files([note])
    field.activateWindow()
    field.list.setFocus()
    qtbot.waitUntil(field.list.hasFocus)
    qtbot.keyClick(field.list, Qt.Key.Key_Tab)
    assert not field.list.hasFocus()
