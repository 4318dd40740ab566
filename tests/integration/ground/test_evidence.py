"""Evidence and drafts inside the encrypted file."""

import hashlib

import pytest

from app.core.errors import RecordNotFound
from app.services import evidence
from app.services.evidence import FileTooLarge
from app.services.workspace import Workspace
from tests.helpers.sentences import is_sentence


def test_a_file_is_kept_under_its_sha256_once(workspace: Workspace) -> None:
    content = bytes(range(256)) * 100
    first = workspace.evidence.store("ảnh.JPG", content)
    assert workspace.evidence.store("bản khác.pdf", content)["sha256"] == first["sha256"]
    assert first == {
        "name": "ảnh.JPG",
        "media_type": "image/jpeg",
        "size": 25_600,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    assert workspace.evidence.content(str(first["sha256"])) == content


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (r"C:\Users\Mẫu\Biên bản.pdf", "Biên bản.pdf"),
        ("/home/mẫu/Biên bản.pdf", "Biên bản.pdf"),
        ("a\x00b\u202e.pdf", "ab.pdf"),
        ("", "tệp"),
        ("\ud800", "tệp"),
        ("  ", "tệp"),
        ("Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf"),
        ("đ" * 300 + ".docx", "đ" * 250 + ".docx"),
        ("x." + "y" * 400, "x." + "y" * 253),
    ],
)
def test_the_name_shown_is_the_file_s_own(workspace: Workspace, given: str, shown: str) -> None:
    stored = workspace.evidence.store(given, b"x")
    assert stored["name"] == shown
    workspace.records.put("tasks", {"title": "A", "attachments": [stored]})


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.pdf", "application/pdf"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.png", "image/png"),
        ("a.mp4", "video/mp4"),
        ("a.khong-biet", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_the_type_is_the_same_on_every_pc(workspace: Workspace, name: str, media_type: str) -> None:
    assert workspace.evidence.store(name, b"x")["media_type"] == media_type


def test_an_empty_file_is_a_file(workspace: Workspace) -> None:
    stored = workspace.evidence.store("trống.txt", b"")
    assert workspace.evidence.content(str(stored["sha256"])) == b""


def test_a_file_above_the_limit_is_refused(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "LARGEST_FILE", 1000)
    workspace.evidence.store("vừa.bin", b"x" * 1000)
    with pytest.raises(FileTooLarge) as caught:
        workspace.evidence.store("to.bin", b"x" * 1001)
    assert is_sentence(str(caught.value))
    assert evidence.FileTooLarge("x").args[0].count("20 MB") == 1


@pytest.mark.parametrize("unknown", ["", "0" * 64, "\udcff", "x"])
def test_bytes_that_are_not_there(workspace: Workspace, unknown: str) -> None:
    with pytest.raises(RecordNotFound):
        workspace.evidence.content(unknown)


def test_undo_brings_evidence_back(workspace: Workspace) -> None:
    stored = workspace.evidence.store("biên bản.pdf", b"noi dung")
    task = workspace.records.put("tasks", {"title": "A", "attachments": [stored]}).record
    removed = workspace.records.put("tasks", {"id": task.id, "attachments": []})
    workspace.records.undo(str(removed.changes.transaction))
    (attachment,) = workspace.records.get("tasks", task.id).values["attachments"]
    assert workspace.evidence.content(attachment["sha256"]) == b"noi dung"


# --- drafts -----------------------------------------------------------------------------------


def test_a_draft_is_kept_replaced_and_forgotten(workspace: Workspace) -> None:
    assert workspace.local.get("draft.tasks.new") is None
    workspace.local.put("draft.tasks.new", {"title": "Đang viết", "rows": [1, None]})
    workspace.local.put("draft.tasks.new", {"title": "Viết tiếp"})
    assert workspace.local.get("draft.tasks.new") == {"title": "Viết tiếp"}
    workspace.local.clear("draft.tasks.new")
    workspace.local.clear("draft.tasks.new")
    assert workspace.local.get("draft.tasks.new") is None


def test_drafts_are_no_history(workspace: Workspace) -> None:
    from sqlalchemy import func, select

    from app.models import ChangeEntry

    def entries() -> int | None:
        with workspace.database.read() as session:
            return session.scalar(select(func.count()).select_from(ChangeEntry))

    before = entries()
    workspace.local.put("layout.tasks", {"width": 300})
    assert entries() == before
