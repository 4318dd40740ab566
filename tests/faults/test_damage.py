"""A cut, flipped, foreign or later data file: one sentence, and every byte stays as it was."""

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import AppError, DamagedFile, DataFileMissing, NewerFile
from app.db.database import open_engine
from app.services.listing import ListQuery
from app.services.vault import Vault
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE, make_workspace, reopen


def refused(vault: Vault) -> AppError:
    """Open and read everything, which must fail with a sentence and change no byte."""
    before = digests(vault.folder)
    with pytest.raises(AppError) as caught:
        read_everything(vault.folder)
    assert is_sentence(str(caught.value))
    assert digests(vault.folder) == before
    return caught.value


def read_everything(folder: Path) -> int:
    workspace = reopen(folder)
    try:
        for kind in workspace.records.kinds():
            for row in workspace.records.page(kind.name, ListQuery(limit=10_000)).rows:
                workspace.records.get(kind.name, row.id)
                workspace.records.history(kind.name, row.id)
        return workspace.records.page("tasks", ListQuery()).total
    finally:
        workspace.close()


@pytest.mark.parametrize("part", [0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.75, 0.9, 0.99, 0.9999])
def test_a_cut_file(closed: Vault, part: float) -> None:
    whole = closed.data_file.read_bytes()
    closed.data_file.write_bytes(whole[: int(len(whole) * part)])
    assert isinstance(refused(closed), DamagedFile | DataFileMissing)


@pytest.mark.parametrize("length", [1, 15, 16, 17, 511, 512, 1024, 4095, 4096, 4097, 8192])
def test_a_file_of_a_few_bytes(closed: Vault, length: int) -> None:
    closed.data_file.write_bytes(closed.data_file.read_bytes()[:length])
    assert isinstance(refused(closed), DamagedFile | DataFileMissing)


@pytest.mark.parametrize("place", [0, 15, 16, 17, 24, 60, 100, 2000, 4000, 4095])
def test_a_flipped_bit_in_the_first_page(closed: Vault, place: int) -> None:
    damaged = bytearray(closed.data_file.read_bytes())
    damaged[place] ^= 0x10
    closed.data_file.write_bytes(damaged)
    assert isinstance(refused(closed), DamagedFile)


def test_flipped_bits_anywhere_are_found_when_the_page_is_read(closed: Vault) -> None:
    """Every page carries its own proof: what is read is what was written, or the reading stops."""
    whole = closed.data_file.read_bytes()
    source = random.Random(20260714)
    expected = read_everything(closed.folder)
    told = 0
    for _ in range(25):
        damaged = bytearray(whole)
        damaged[source.randrange(4096, len(whole))] ^= 1 << source.randrange(8)
        closed.data_file.write_bytes(damaged)
        try:
            assert read_everything(closed.folder) == expected
        except DamagedFile as error:
            told += is_sentence(str(error))
        closed.data_file.write_bytes(whole)
        for extra in ("-wal", "-shm"):
            closed.data_file.with_name(closed.data_file.name + extra).unlink(missing_ok=True)
    assert told > 5


@pytest.mark.parametrize(
    "content",
    [b"SQLite format 3\x00" + b"\x00" * 4080, "đây là văn bản\n".encode() * 400, b"PK\x03\x04" * 2000],
    ids=["plain sqlite", "text", "zip"],
)
def test_a_file_of_another_sort(closed: Vault, content: bytes) -> None:
    closed.data_file.write_bytes(content)
    assert isinstance(refused(closed), DamagedFile)


def test_the_data_of_another_book(closed: Vault, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path / "khác").close()
    closed.data_file.write_bytes((tmp_path / "khác" / closed.data_file.name).read_bytes())
    assert isinstance(refused(closed), DamagedFile)
    assert capfd.readouterr() == ("", ""), "the cipher's own log is for nobody"


def changed_by(vault: Vault, *statements: str) -> None:
    engine = open_engine(vault.data_file, vault.unlock(PASSPHRASE), pooled=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE alembic_version SET version_num = 'ffffffffffff'",
        "INSERT INTO alembic_version VALUES ('9999')",
    ],
)
def test_the_file_of_a_later_program(closed: Vault, statement: str) -> None:
    changed_by(closed, statement)
    assert isinstance(refused(closed), NewerFile)


def test_a_later_file_that_was_killed_open_loses_nothing(closed: Vault) -> None:
    """What its program had saved last still lies in the log beside it."""
    log = closed.folder / f"{closed.data_file.name}-wal"
    engine = open_engine(closed.data_file, closed.unlock(PASSPHRASE))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("CREATE TABLE of_tomorrow (id)"))
    killed = {path: path.read_bytes() for path in (closed.data_file, log)}
    engine.dispose()
    for path, content in killed.items():
        path.write_bytes(content)
    assert killed[log]
    with pytest.raises(NewerFile):
        reopen(closed.folder)
    engine = open_engine(closed.data_file, closed.unlock(PASSPHRASE), pooled=False)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM of_tomorrow")).scalar_one() == 0
    engine.dispose()


@pytest.mark.parametrize("statement", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_file_that_does_not_say_what_it_is(closed: Vault, statement: str) -> None:
    changed_by(closed, statement)
    assert isinstance(refused(closed), AppError)


def test_a_whole_file_opens(closed: Vault) -> None:
    assert read_everything(closed.folder) == 40


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_is_set_up(closed: Vault, setting: str, value: object) -> None:
    """A saved record survives a power cut, nothing spills to the disk, nothing points nowhere."""
    workspace = reopen(closed.folder)
    with workspace.database.read() as session, workspace.database.transaction("") as other:
        for one in (session, other):
            assert one.execute(text(f"PRAGMA {setting}")).scalar_one() == value
    workspace.close()
