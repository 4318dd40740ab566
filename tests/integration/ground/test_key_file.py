"""A key file that is cut, flipped, lost, another's or a later program's: one sentence, untouched."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import (
    AppError,
    CannotOpen,
    CannotWrite,
    DamagedFile,
    DataFileMissing,
    NewerFile,
    WrongPassphrase,
)
from app.db import keys
from app.db.keys import KEY_FILE_NAME, Cost, new_key_file
from app.services.key_store import SPARE_NAME
from app.services.vault import Vault, VaultState
from tests.helpers.sentences import is_sentence
from tests.helpers.unwritable import unwritable
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen

SOUND = keys.to_json(new_key_file(PASSPHRASE, cost=Cost.floor())[0])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def refused(text: str) -> AppError | None:
    """Return the sentence, or None for a key file that is taken as sound."""
    try:
        keys.from_json(text)
    except (DamagedFile, NewerFile) as error:
        return error
    return None


def test_what_was_written_reads_back() -> None:
    found = keys.from_json(SOUND)
    assert keys.to_json(found) == SOUND
    assert found.fresh


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SOUND.encode()) - 1), st.integers(0, 7))
def test_every_single_flipped_bit_is_found(place: int, bit: int) -> None:
    flipped = bytearray(SOUND.encode())
    flipped[place] ^= 1 << bit
    try:
        text = bytes(flipped).decode()
    except UnicodeDecodeError:
        return
    error = refused(text)
    if error is None:
        # Layout between the values carries nothing.
        assert json.loads(text) == json.loads(SOUND)
    else:
        assert is_sentence(str(error))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(SOUND) - 1))
def test_every_cut_is_found(length: int) -> None:
    assert refused(SOUND[:length]) is not None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | JSON.map(json.dumps))
def test_anything_else_is_no_key_file(text: str) -> None:
    assert refused(text) is not None


def resealed(change: dict[str, Any]) -> str:
    """Return a key file of other content whose checksum is right."""
    document = json.loads(SOUND)
    del document["sha256"]
    for path, value in change.items():
        inner = document
        *outer, last = path.split(".")
        for key in outer:
            inner = inner[key]
        inner[last] = value
    return json.dumps({**document, "sha256": keys._checksum(document)})


@pytest.mark.parametrize(
    "change",
    [
        {"argon2id.memory_kib": 19 * 1024 - 1},
        {"argon2id.memory_kib": 8},
        {"argon2id.memory_kib": 2**40},
        {"argon2id.rounds": 1},
        {"argon2id.rounds": 10**9},
        {"argon2id.lanes": 0},
        {"argon2id.lanes": 1000},
        {"argon2id.salt": ""},
        {"argon2id.salt": "không phải base64"},
        {"argon2id": None},
        {"machine": []},
        {"failures": -1},
        {"failures": "nhiều"},
        {"failed_at": float("nan")},
        {"failed_at": float("inf")},
        {"failed_at": 10**400},
        {"by_passphrase": None},
        {"format": None},
        {"format": 0},
    ],
    ids=str,
)
def test_no_weaker_or_impossible_parameters_even_with_a_right_checksum(change: dict[str, Any]) -> None:
    assert isinstance(refused(resealed(change)), DamagedFile)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(json.loads(SOUND).keys() - {"sha256"})), JSON)
def test_any_value_anywhere_gives_a_sentence_or_a_key_file(key: str, value: Any) -> None:
    refused(resealed({key: value}))


@pytest.mark.parametrize("key", sorted(json.loads(SOUND).keys()))
def test_a_missing_value_is_damage(key: str) -> None:
    document = json.loads(SOUND)
    del document[key]
    assert isinstance(refused(json.dumps(document)), DamagedFile)


def test_deep_nesting_is_damage_and_no_crash() -> None:
    assert isinstance(refused("[" * 100_000), DamagedFile)


def test_a_later_format_asks_for_the_newer_program() -> None:
    assert isinstance(refused(resealed({"format": keys.FORMAT + 1})), NewerFile)


def test_many_failures_in_the_file_do_not_hang_the_program(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE_NAME).write_text(resealed({"failures": 10**12}), encoding="utf-8")
    assert make_vault(tmp_path).wait_seconds() == 0
    (tmp_path / KEY_FILE_NAME).write_text(resealed({"failures": 10**12, "failed_at": 1e12}), encoding="utf-8")
    assert make_vault(tmp_path).wait_seconds() == 60


@pytest.mark.parametrize("short", ["", "AAAA", "A" * 40])
def test_a_wrapped_key_too_short_to_be_one_opens_nothing(tmp_path: Path, short: str) -> None:
    (tmp_path / KEY_FILE_NAME).write_text(resealed({"by_passphrase": short}), encoding="utf-8")
    with pytest.raises(WrongPassphrase):
        make_vault(tmp_path).unlock(PASSPHRASE)


# --- on the disk ------------------------------------------------------------------------------


@pytest.fixture
def closed(tmp_path: Path) -> Vault:
    """A file with its key, closed."""
    workspace = make_workspace(tmp_path / "Sổ")
    workspace.close()
    return workspace.vault


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"\x00" * 600, SOUND.encode("utf-16")])
def test_a_damaged_key_file_is_left_as_it_is(closed: Vault, damage: bytes) -> None:
    for name in (KEY_FILE_NAME, SPARE_NAME):
        (closed.folder / name).write_bytes(damage)
    before = contents(closed.folder)
    for action in (
        lambda: closed.unlock(PASSPHRASE),
        lambda: closed.unlock_with_recovery("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"),
        closed.wait_seconds,
    ):
        with pytest.raises(DamagedFile) as caught:
            action()
        assert is_sentence(str(caught.value))
        assert "khóa" in str(caught.value)
    assert contents(closed.folder) == before


def test_data_without_its_key_file_says_so_and_nothing_new_is_made(closed: Vault) -> None:
    (closed.folder / KEY_FILE_NAME).unlink()
    (closed.folder / SPARE_NAME).unlink()
    before = contents(closed.folder)
    for action in (lambda: closed.unlock(PASSPHRASE), lambda: closed.create(PASSPHRASE)):
        with pytest.raises(DamagedFile, match=r"khoa\.json"):
            action()
    assert contents(closed.folder) == before


@pytest.mark.parametrize("loss", ["deleted", "emptied", "one byte"])
def test_lost_data_is_never_replaced_by_an_empty_book(closed: Vault, loss: str) -> None:
    if loss == "deleted":
        closed.data_file.unlink()
    else:
        closed.data_file.write_bytes(b"" if loss == "emptied" else b"x")
    before = contents(closed.folder)
    with pytest.raises((DataFileMissing, DamagedFile)) as caught:
        reopen(closed.folder)
    assert is_sentence(str(caught.value))
    assert contents(closed.folder) == before


def test_a_first_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    """The key was made and the data was not: nothing is lost, the next opening makes it."""
    vault = make_vault(tmp_path)
    vault.create(PASSPHRASE)
    assert vault.is_fresh
    workspace = reopen(tmp_path)
    assert workspace.settings.load().commune == "Hưng Đạo"
    workspace.close()
    assert [vault.is_fresh] == [False]
    vault.data_file.unlink()
    with pytest.raises(DataFileMissing):
        reopen(tmp_path)


def test_the_key_file_of_another_book_does_not_open_this_one(closed: Vault, tmp_path: Path) -> None:
    other = make_vault(tmp_path / "khác")
    other.create(PASSPHRASE)
    for name in (KEY_FILE_NAME, SPARE_NAME):
        (closed.folder / name).write_bytes((other.folder / name).read_bytes())
    before = contents(closed.folder)
    with pytest.raises(DamagedFile):
        reopen(closed.folder)
    assert contents(closed.folder) == before


def test_a_folder_that_cannot_be_written_creates_nothing(tmp_path: Path) -> None:
    with unwritable(tmp_path) as folder:
        vault = make_vault(folder / "Sổ")
        with pytest.raises(CannotWrite) as caught:
            vault.create(PASSPHRASE)
        assert is_sentence(str(caught.value))


def test_a_path_that_cannot_be_is_no_bug(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / ("d" * 300))
    if sys.platform == "win32":
        # Windows says of such a path only that it is not there.
        assert vault.state is VaultState.MISSING
    else:
        with pytest.raises(CannotOpen) as refused:
            _ = vault.state
        assert is_sentence(str(refused.value))
    with pytest.raises((CannotOpen, CannotWrite)) as caught:
        vault.create(PASSPHRASE)
    assert is_sentence(str(caught.value))


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "Sổ").write_bytes(b"x")
    with pytest.raises(CannotWrite) as caught:
        make_vault(tmp_path / "Sổ").create(PASSPHRASE)
    assert is_sentence(str(caught.value))
    assert (tmp_path / "Sổ").read_bytes() == b"x"
