"""Nothing readable on the disk: a day is played through, then every byte of the folder is searched."""

import base64
import logging
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.core.bugs import LOG_FOLDER, kept
from app.core.errors import AppError
from app.db.migrate import verified_copy
from app.models import Unit
from app.services.listing import ListQuery
from app.services.vault import Vault
from app.services.workspace import Workspace
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen

PERSON = "Lò Thị Mẫu Vật"
CONTENT = "bị chồng đánh ở bản Nà Mẫu"
PHONE = "0912345678"
FILE = b"%PDF-1.7 noi dung bien ban cua Lo Thi Mau Vat"
PLANTED = (PERSON, CONTENT, PHONE, PASSPHRASE, FILE.decode())


def spellings(text: str) -> Iterator[bytes]:
    """Yield the forms in which a text may lie in a file."""
    folded = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    for form in {text, unicodedata.normalize("NFD", text), text.casefold(), folded, folded.casefold()}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield form.encode(encoding)
        yield base64.b64encode(form.encode())[:-4]


def found_in(folder: Path) -> list[str]:
    """Return which planted texts can be read in which files."""
    return [
        f"{path.name}: {text}"
        for path in folder.rglob("*")
        if path.is_file()
        for text in PLANTED
        for spelling in spellings(text)
        if len(spelling) > 6 and spelling in path.read_bytes()
    ]


def play_a_day(workspace: Workspace) -> None:
    """Do what leaves traces: save, search, sort, change, delete, undo, attach, draft, fail."""
    stored = workspace.evidence.store(f"{PERSON}.pdf", FILE)
    for number in range(30):
        workspace.records.put(
            "tasks",
            {"title": f"Thăm {PERSON} lần {number}", "note": CONTENT * 20, "attachments": [stored]},
        )
    workspace.records.put("units", {"name": f"Nhóm {PERSON}", "phone": PHONE})
    page = workspace.records.page("tasks", ListQuery(search=PERSON, sort="title"))
    task = page.rows[0]
    workspace.records.put("tasks", {"id": task.id, "result": CONTENT})
    deleted = workspace.records.delete("tasks", [page.rows[1].id])
    workspace.records.undo(str(deleted.transaction))
    workspace.local.put("draft.tasks.new", {"title": PERSON, "note": CONTENT})
    workspace.settings.save(officer=PERSON)
    for broken in ({"title": PERSON, "due_on": CONTENT}, {"id": PERSON}, {PERSON: CONTENT}):
        with pytest.raises(AppError):
            workspace.records.put("tasks", broken)
    with workspace.database.read() as session:
        # Large sorts are what databases spill into temporary files.
        session.execute(text("SELECT note FROM tasks ORDER BY note || title DESC")).all()
    verified_copy(workspace.vault.data_file, workspace.key, now=workspace.clock.now())


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    (tmp_path / "rò rỉ").write_text(f"… {PERSON.casefold()} …", encoding="utf-16")
    assert found_in(tmp_path)


def test_no_word_can_be_read_while_open_or_closed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    workspace = make_workspace(tmp_path / "Sổ")
    play_a_day(workspace)
    names = {path.name for path in (tmp_path / "Sổ").rglob("*")}
    assert {"so-binh-dang-gioi.db", "so-binh-dang-gioi.db-wal", "khoa.json"} <= names
    assert found_in(tmp_path) == []
    secrets = (workspace.key.raw, workspace.key.raw.hex().encode(), base64.b64encode(workspace.key.raw))
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(secret in content for secret in secrets for content in files)
    workspace.close()
    assert found_in(tmp_path) == []
    again = reopen(tmp_path / "Sổ")
    assert again.records.page("tasks", ListQuery(search=PERSON)).total == 30
    again.close()
    assert not [text for text in PLANTED if text in caplog.text]
    assert capfd.readouterr() == ("", "")


def test_neither_the_temporary_folder_nor_the_present_one_gets_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "tạm"))
    (tmp_path / "tạm").mkdir()
    (tmp_path / "đây").mkdir()
    monkeypatch.chdir(tmp_path / "đây")
    workspace = make_workspace(tmp_path / "Sổ")
    play_a_day(workspace)
    workspace.close()
    assert list((tmp_path / "tạm").rglob("*")) == []
    assert list((tmp_path / "đây").rglob("*")) == []


def test_a_bug_is_kept_without_what_it_was_about(tmp_path: Path) -> None:
    vault = make_vault(tmp_path)

    def fail(name: str) -> None:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise ValueError(f"{name} {CONTENT}") from error

    with pytest.raises(ValueError, match=PERSON) as caught:
        fail(PERSON)
    reference = kept(caught.value, tmp_path, now=vault.clock.now())
    log = (tmp_path / LOG_FOLDER / "loi.txt").read_text(encoding="utf-8")
    assert reference in log
    assert "builtins.KeyError" in log
    assert "test_leaks.py" in log
    assert found_in(tmp_path) == []


def test_what_the_database_refuses_is_told_without_the_values(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "Sổ")

    def make_twins() -> None:
        with workspace.database.transaction("Thử") as session:
            session.add_all([Unit(name=PERSON), Unit(name=PERSON)])

    with pytest.raises(IntegrityError) as caught:
        make_twins()
    workspace.close()
    assert PERSON not in f"{caught.value} {caught.value!r} {caught.value.__cause__}"


def test_every_entry_of_the_log_says_what_was_done_and_never_to_whom(tmp_path: Path) -> None:
    """Labels are seen on a locked screen's undo button and in lists: they name kinds, not people."""
    workspace = make_workspace(tmp_path / "Sổ")
    saved = workspace.records.put("tasks", {"title": PERSON})
    assert PERSON not in saved.changes.label
    assert PERSON not in repr(saved.changes)
    workspace.close()


if os.name == "posix":

    @pytest.fixture
    def open_umask() -> Iterator[None]:
        before = os.umask(0)
        yield
        os.umask(before)

    @pytest.mark.usefixtures("open_umask")
    def test_only_the_owner_can_read_any_file(tmp_path: Path) -> None:
        """Whatever the user's umask: data, log, shared memory, key file, copies."""
        workspace = make_workspace(tmp_path / "Sổ")
        play_a_day(workspace)
        seen = {
            path: path.stat().st_mode & 0o777 for path in [tmp_path / "Sổ", *(tmp_path / "Sổ").rglob("*")]
        }
        assert {path.suffix for path in seen} >= {".db", ".db-wal", ".db-shm", ".json"}
        workspace.close()
        assert {path.name: oct(mode) for path, mode in seen.items() if mode & 0o077} == {}


def test_a_copy_opens_like_any_other_book(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "Sổ")
    workspace.records.put("tasks", {"title": PERSON})
    copy = verified_copy(workspace.vault.data_file, workspace.key, now=workspace.clock.now())
    workspace.records.put("tasks", {"title": "Sau bản sao"})
    second = verified_copy(workspace.vault.data_file, workspace.key, now=workspace.clock.now())
    workspace.close()
    assert copy.parent != second.parent
    opened = reopen(copy.parent)
    assert [row.values["title"] for row in opened.records.page("tasks", ListQuery()).rows] == [PERSON]
    opened.close()


def test_an_open_vault_tells_nothing(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "Sổ")
    told = f"{workspace!r} {workspace.vault!r} {workspace.database!r} {workspace.recorder!r} {vars(Vault)!r}"
    workspace.close()
    assert workspace.key.raw.hex() not in told
    assert repr(workspace.key.raw) not in told
    assert PASSPHRASE not in told
