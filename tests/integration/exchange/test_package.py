"""A package: what stands in its head, that it is whole, who can open it, and that every damage shows."""

import os
import random
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import AppError, CannotWrite, DamagedFile, NewerFile, WrongPassphrase, WrongRecoveryCode
from app.core.progress import Cancelled
from app.db.database import open_engine
from app.services.exchange.package import (
    DamagedPackage,
    NewerPackage,
    NotAPackage,
    OtherKey,
    PackageSource,
    Reason,
    TruncatedPackage,
    contents,
    opened_package,
    read_header,
    write_package,
)
from app.services.exchange.target import NoRoom
from app.services.workspace import Workspace
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE, make_workspace
from tests.integration.exchange.conftest import packed, source_of


def titles(payload: Path, key: object) -> list[str]:
    engine = open_engine(payload, key, pooled=False)  # type: ignore[arg-type]
    try:
        with engine.begin() as connection:
            return list(connection.execute(text("SELECT title FROM tasks ORDER BY title")).scalars())
    finally:
        engine.dispose()


def test_the_head_says_what_it_is(workspace: Workspace, stick: Path) -> None:
    written = packed(workspace, stick / "a.bdg")
    header = read_header(stick / "a.bdg")
    assert header == written
    assert header.machine == workspace.vault.machine
    assert header.created == workspace.clock.now()
    assert header.schema
    inside = contents(header, workspace.key, stick / "a.bdg")
    assert inside.rows["tasks"] == 12
    assert inside.rows["change_entries"] > 12
    assert inside.reason is Reason.ASKED
    assert [path.name for path in stick.iterdir()] == ["a.bdg"]
    assert not (workspace.vault.folder / "tam").exists()


def test_nothing_of_the_book_can_be_read_without_the_key(workspace: Workspace, stick: Path) -> None:
    workspace.records.put("tasks", {"title": "NGUYENTHIBIMAT"})
    packed(workspace, stick / "a.bdg")
    raw = (stick / "a.bdg").read_bytes()
    assert b"NGUYENTHIBIMAT" not in raw
    assert b"tasks" not in raw, "not even which tables there are and how many rows they have"
    assert workspace.key.raw not in raw
    assert workspace.key.raw.hex().encode() not in raw


def test_opened_by_the_present_key(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    packed(workspace, stick / "a.bdg")
    before = digests(stick)
    with opened_package(stick / "a.bdg", key=workspace.key, scratch_folder=tmp_path / "tam") as opened:
        assert opened.key == workspace.key
        assert len(titles(opened.payload, opened.key)) == 12
        payload = opened.payload
    assert not payload.exists()
    assert not (tmp_path / "tam").exists()
    assert digests(stick) == before


def test_another_key_is_asked_for_once(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    packed(workspace, stick / "a.bdg")
    other = make_workspace(tmp_path / "khác")
    other.close()
    scratch = tmp_path / "tam"
    path = stick / "a.bdg"
    with pytest.raises(OtherKey) as caught, opened_package(path, key=other.key, scratch_folder=scratch):
        pass
    assert is_sentence(str(caught.value))
    assert caught.value.header.machine == workspace.vault.machine
    with opened_package(path, key=other.key, passphrase=PASSPHRASE, scratch_folder=scratch) as opened:
        assert opened.key == workspace.key
    code = workspace.vault.recovery_code(workspace.key)
    with opened_package(path, recovery_code=code, scratch_folder=scratch) as opened:
        assert opened.key == workspace.key
    with pytest.raises(WrongPassphrase), opened_package(path, passphrase="sai rồi", scratch_folder=scratch):
        pass
    with (
        pytest.raises(WrongRecoveryCode),
        opened_package(path, recovery_code="00000", scratch_folder=scratch),
    ):
        pass
    assert not scratch.exists()


def test_it_holds_the_moment_it_was_made(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    packed(workspace, stick / "a.bdg")
    workspace.records.put("tasks", {"title": "Sau đó"})
    with opened_package(stick / "a.bdg", key=workspace.key, scratch_folder=tmp_path / "tam") as opened:
        assert "Sau đó" not in titles(opened.payload, opened.key)


def test_a_name_that_is_taken_is_left_alone(workspace: Workspace, stick: Path) -> None:
    (stick / "a.bdg").write_bytes(b"something else")
    with pytest.raises(CannotWrite) as caught:
        packed(workspace, stick / "a.bdg")
    assert is_sentence(str(caught.value))
    assert (stick / "a.bdg").read_bytes() == b"something else"


class StopsAt:
    """Cancels at the n-th look."""

    def __init__(self, looks: int) -> None:
        self.left = looks

    def step(self, done: int, total: int, message: str = "") -> None:
        """Do nothing."""

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_cancelled_anywhere_nothing_stays(workspace: Workspace, stick: Path) -> None:
    packed(workspace, stick / "a.bdg")
    before = digests(stick)
    scratch = workspace.vault.folder / "tam"
    cancelled = 0
    for looks in range(50):
        watcher = StopsAt(looks)
        try:
            write_package(source_of(workspace), stick / "b.bdg", scratch_folder=scratch, progress=watcher)
        except Cancelled:
            cancelled += 1
            assert digests(stick) == before
            assert not scratch.exists()
        else:
            break
    assert cancelled >= 3
    assert (stick / "b.bdg").exists()


def test_too_little_room(workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 100_000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(NoRoom) as caught:
        packed(workspace, stick / "a.bdg")
    assert is_sentence(str(caught.value))
    assert list(stick.iterdir()) == []


def test_an_unsound_book_is_not_backed_up(workspace: Workspace, stick: Path) -> None:
    workspace.records.put("tasks", {"title": "Có thẻ", "tags": [{"programme": "mẫu"}]})
    engine = open_engine(workspace.vault.data_file, workspace.key, foreign_keys=False, pooled=False)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM tasks WHERE title = 'Có thẻ'"))
    engine.dispose()
    with pytest.raises(DamagedFile):
        packed(workspace, stick / "a.bdg")
    assert list(stick.iterdir()) == []


def refused(path: Path, workspace: Workspace, scratch: Path) -> AppError:
    """Open the package, which must fail with a sentence and leave nothing behind."""
    with (
        pytest.raises(AppError) as caught,
        opened_package(path, key=workspace.key, passphrase=PASSPHRASE, scratch_folder=scratch),
    ):
        pass
    assert is_sentence(str(caught.value))
    assert not scratch.exists()
    return caught.value


def test_another_kind_of_file(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.bdg"
    for content in (b"", b"PK\x03\x04" * 100, "văn bản".encode() * 100, b"SQLite format 3\x00" * 300):
        path.write_bytes(content)
        assert isinstance(refused(path, workspace, tmp_path / "tam"), NotAPackage)
    assert is_sentence(str(refused(tmp_path / "không có.bdg", workspace, tmp_path / "tam")))
    assert is_sentence(str(refused(tmp_path, workspace, tmp_path / "tam")))


def test_a_later_format_and_a_later_schema(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services.exchange import header as header_module

    path = stick / "a.bdg"
    with monkeypatch.context() as later:
        later.setattr(header_module, "FORMAT", 2)
        packed(workspace, path)
    assert isinstance(refused(path, workspace, stick / "tam"), NewerPackage)
    path.unlink()
    engine = open_engine(workspace.vault.data_file, workspace.key, pooled=False)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    packed(workspace, path)
    found = refused(path, workspace, stick / "tam")
    assert isinstance(found, NewerPackage)
    assert isinstance(found, NewerFile)


@pytest.mark.parametrize("quarter", range(4))
def test_every_flipped_bit_and_every_cut_is_found(workspace: Workspace, stick: Path, quarter: int) -> None:
    """A thousand seeded single-bit flips and truncations; the head gets more than its share."""
    path = stick / "a.bdg"
    header = packed(workspace, path)
    whole = path.read_bytes()
    source = random.Random(20260714 + quarter)
    for number in range(250):
        if number % 4 == 3:
            os.truncate(path, source.randrange(len(whole)))
        else:
            place = source.randrange(header.offset if number % 2 else len(whole))
            with path.open("r+b") as stream:
                stream.seek(place)
                stream.write(bytes([whole[place] ^ 1 << source.randrange(8)]))
        with (
            pytest.raises((DamagedPackage, NotAPackage)),
            opened_package(path, key=workspace.key, scratch_folder=stick / "tam"),
        ):
            pass
        path.write_bytes(whole)
    with opened_package(path, key=workspace.key, scratch_folder=stick / "tam"):
        pass


def test_bytes_too_many_or_too_few(workspace: Workspace, stick: Path) -> None:
    path = stick / "a.bdg"
    packed(workspace, path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert isinstance(refused(path, workspace, stick / "tam"), TruncatedPackage)
    path.write_bytes(whole + b"\x00")
    assert isinstance(refused(path, workspace, stick / "tam"), DamagedPackage)


def test_a_forged_head_is_found(workspace: Workspace, stick: Path) -> None:
    """Whoever has no key can make the checksums fit, but not the seal."""
    import hashlib

    path = stick / "a.bdg"
    header = packed(workspace, path)
    whole = path.read_bytes()
    opened = header.associated[18:].replace(b'"letter":"A"', b'"letter":"B"')
    forged = header.associated[:18] + opened + header.sealed
    path.write_bytes(forged[:18] + hashlib.sha256(forged).digest() + forged[18:] + whole[header.offset :])
    assert isinstance(refused(path, workspace, stick / "tam"), DamagedPackage)


def test_another_book_under_the_same_head_is_found(workspace: Workspace, stick: Path) -> None:
    path = stick / "a.bdg"
    header = packed(workspace, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: header.offset] + bytes(len(whole) - header.offset))
    assert isinstance(refused(path, workspace, stick / "tam"), DamagedPackage)


def test_the_source_says_nothing(workspace: Workspace) -> None:
    told = repr(source_of(workspace))
    assert isinstance(source_of(workspace), PackageSource)
    assert workspace.key.raw.hex() not in told
    assert repr(workspace.key.raw) not in told
