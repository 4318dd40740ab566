"""The locked door: create, unlock, slow down, recover, change the passphrase."""

import json
import os
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from app.core.errors import (
    DamagedFile,
    DataFileExists,
    MustWait,
    NoDataFile,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.db import keys
from app.services.key_store import SPARE_NAME
from app.services.vault import Cost, DataKey, Vault, VaultState
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import PASSPHRASE, make_vault

WRONG = "không phải mật khẩu này"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 7, 14, 8, 30))


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock) -> Vault:
    return make_vault(tmp_path / "Sổ bình đẳng giới", clock=clock)


def fail(vault: Vault, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            vault.unlock(WRONG)


def key_file(vault: Vault) -> Path:
    return vault.folder / keys.KEY_FILE_NAME


def test_the_passphrase_gives_the_key_that_creation_gave(vault: Vault) -> None:
    assert [vault.state] == [VaultState.MISSING]
    key, _ = vault.create(PASSPHRASE)
    assert len(key.raw) == 32
    assert [vault.state] == [VaultState.LOCKED]
    assert vault.unlock(PASSPHRASE) == key


def test_two_files_have_two_keys_and_two_machines(tmp_path: Path) -> None:
    first, second = make_vault(tmp_path / "a"), make_vault(tmp_path / "b")
    assert first.create(PASSPHRASE)[0] != second.create(PASSPHRASE)[0]
    assert first.machine.id != second.machine.id


def test_a_passphrase_typed_in_decomposed_letters_is_the_same_one(vault: Vault) -> None:
    composed = unicodedata.normalize("NFC", "Đường lên Tây Bắc ở phía ấy")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    key, _ = vault.create(decomposed)
    assert vault.unlock(composed) == key
    vault.change_passphrase(key, composed + " nữa")
    assert vault.unlock(unicodedata.normalize("NFD", composed + " nữa")) == key


def test_a_passphrase_of_bytes_that_are_no_text_opens_what_it_locked(vault: Vault) -> None:
    key, _ = vault.create("mật khẩu \udcff lạ")
    assert vault.unlock("mật khẩu \udcff lạ") == key


@pytest.mark.parametrize("weak", ["", "1234567", "   bảy ký      ", " " * 30])
def test_a_weak_passphrase_is_refused_before_anything_is_made(vault: Vault, weak: str) -> None:
    with pytest.raises(WeakPassphrase):
        vault.create(weak)
    assert not vault.folder.exists()


def test_a_file_that_is_there_is_never_overwritten(vault: Vault) -> None:
    vault.create(PASSPHRASE)
    before = key_file(vault).read_bytes()
    with pytest.raises(DataFileExists):
        vault.create("một mật khẩu khác")
    assert key_file(vault).read_bytes() == before


def test_of_two_first_runs_at_once_one_wins(vault: Vault, clock: FixedClock) -> None:
    """The other process makes its key while ours is still deriving the passphrase."""
    other: list[DataKey] = []

    def while_deriving() -> Cost:
        other.append(make_vault(vault.folder, clock=clock).create("mật khẩu kia")[0])
        return Cost.floor()

    slow = Vault(vault.folder, clock=clock, cost=while_deriving)
    with pytest.raises(DataFileExists):
        slow.create(PASSPHRASE)
    assert [vault.unlock("mật khẩu kia")] == other
    assert {path.name for path in vault.folder.iterdir()} == {keys.KEY_FILE_NAME, SPARE_NAME}


def test_a_folder_without_a_file_says_so(vault: Vault) -> None:
    with pytest.raises(NoDataFile):
        vault.unlock(PASSPHRASE)


# --- slowing down -----------------------------------------------------------------------------


def test_wrong_passphrases_wait_one_two_four_up_to_sixty_seconds(vault: Vault, clock: FixedClock) -> None:
    vault.create(PASSPHRASE)
    fail(vault, 4)
    assert vault.wait_seconds() == 0
    waits = []
    for _ in range(9):
        fail(vault, 1)
        waits.append(vault.wait_seconds())
        clock.advance(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_even_the_right_passphrase_waits_and_then_clears_the_count(vault: Vault, clock: FixedClock) -> None:
    key, _ = vault.create(PASSPHRASE)
    for _ in range(7):
        fail(vault, 1)
        clock.advance(seconds=vault.wait_seconds())
    clock.advance(seconds=-0.5)
    with pytest.raises(MustWait) as caught:
        vault.unlock(PASSPHRASE)
    assert caught.value.seconds == 1
    assert "1 giây" in str(caught.value)
    clock.advance(seconds=0.5)
    assert vault.unlock(PASSPHRASE) == key
    fail(vault, 4)
    assert vault.wait_seconds() == 0


def test_the_count_outlives_the_program(vault: Vault, clock: FixedClock) -> None:
    vault.create(PASSPHRASE)
    fail(vault, 5)
    with pytest.raises(MustWait):
        make_vault(vault.folder, clock=clock).unlock(PASSPHRASE)


def test_a_clock_set_back_a_year_costs_the_wait_once(vault: Vault, clock: FixedClock) -> None:
    key, _ = vault.create(PASSPHRASE)
    for _ in range(6):
        clock.advance(seconds=vault.wait_seconds())
        fail(vault, 1)
    clock.advance(days=-365)
    assert vault.wait_seconds() == 2
    with pytest.raises(MustWait):
        vault.unlock(PASSPHRASE)
    clock.advance(seconds=2)
    assert vault.unlock(PASSPHRASE) == key


def test_the_recovery_code_is_not_slowed(vault: Vault) -> None:
    key, code = vault.create(PASSPHRASE)
    fail(vault, 5)
    assert vault.unlock_with_recovery(code) == key


# --- recovery code ----------------------------------------------------------------------------


def test_the_recovery_code_opens_however_it_is_copied(vault: Vault) -> None:
    key, code = vault.create(PASSPHRASE)
    assert [len(group) for group in code.split("-")] == [6] * 5
    assert not set(code) & set("OILU")
    lookalikes = code.replace("0", "O").replace("1", "l").replace("V", "u")
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " – "), f"  {lookalikes}\n"):
        assert vault.unlock_with_recovery(typed) == key


def test_a_code_with_one_wrong_letter_does_not_open(vault: Vault) -> None:
    _, code = vault.create(PASSPHRASE)
    other = ("2" if code[0] != "2" else "3") + code[1:]
    for wrong in (other, code[:-1], code + "A", "", "Đ" * 25, "\udcff" * 25):
        with pytest.raises(WrongRecoveryCode):
            vault.unlock_with_recovery(wrong)


def test_the_code_can_be_printed_again_also_after_a_new_passphrase(vault: Vault) -> None:
    key, code = vault.create(PASSPHRASE)
    vault.change_passphrase(key, "mật khẩu thứ hai")
    assert vault.recovery_code(key) == code
    assert vault.unlock_with_recovery(code) == key


# --- changing the passphrase ------------------------------------------------------------------


def test_a_new_passphrase_wraps_the_same_key(vault: Vault) -> None:
    key, _ = vault.create(PASSPHRASE)
    vault.data_file.write_bytes(b"the data, which a new passphrase must not touch")
    before = vault.data_file.stat()
    old = json.loads(key_file(vault).read_text(encoding="utf-8"))
    vault.change_passphrase(key, "mật khẩu thứ hai")
    new = json.loads(key_file(vault).read_text(encoding="utf-8"))
    assert vault.unlock("mật khẩu thứ hai") == key
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    assert new["argon2id"]["salt"] != old["argon2id"]["salt"]
    assert new["by_recovery"] == old["by_recovery"]
    after = vault.data_file.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)


def test_a_new_passphrase_must_be_strong_too(vault: Vault) -> None:
    key, _ = vault.create(PASSPHRASE)
    with pytest.raises(WeakPassphrase):
        vault.change_passphrase(key, "ngắn")
    assert vault.unlock(PASSPHRASE) == key


def test_the_key_of_another_file_is_never_wrapped(vault: Vault, tmp_path: Path) -> None:
    key, _ = vault.create(PASSPHRASE)
    stranger, _ = make_vault(tmp_path / "khác").create(PASSPHRASE)
    with pytest.raises(DamagedFile):
        vault.change_passphrase(stranger, "mật khẩu thứ hai")
    assert vault.unlock(PASSPHRASE) == key


# --- cost and secrecy -------------------------------------------------------------------------


def test_the_stored_cost_is_the_one_derived_with_and_never_under_the_floor(tmp_path: Path) -> None:
    floor = Cost.floor()
    assert (floor.memory_kib, floor.rounds, floor.lanes) == (19 * 1024, 2, 1)
    calibrated = Cost.calibrated(target_seconds=0.0)
    assert (calibrated.memory_kib, calibrated.rounds) == (64 * 1024, 2)
    vault = Vault(tmp_path, clock=FixedClock(datetime(2026, 7, 14)), cost=lambda: Cost(32 * 1024, 2))
    key, _ = vault.create(PASSPHRASE)
    stored = json.loads(key_file(vault).read_text(encoding="utf-8"))["argon2id"]
    assert (stored["memory_kib"], stored["rounds"], stored["lanes"]) == (32 * 1024, 2, 1)
    assert vault.unlock(PASSPHRASE) == key


def test_calibration_reaches_for_the_time_wanted() -> None:
    assert Cost.calibrated(target_seconds=10.0).rounds > Cost.calibrated(target_seconds=0.001).rounds == 2


def test_no_secret_in_any_repr_or_message(vault: Vault) -> None:
    key, code = vault.create(PASSPHRASE)
    stored = keys.read_key_file(vault.folder)
    told = [repr(key), str(key), repr(stored), repr(vault), f"{key}", repr([key])]
    for broken in (WRONG, "x" * 9):
        with pytest.raises(WrongPassphrase) as caught:
            vault.unlock(broken)
        told.append(repr(caught.value))
    secrets = (PASSPHRASE, code, code.replace("-", ""), key.raw.hex(), repr(key.raw), WRONG)
    assert [secret for secret in secrets if any(secret in text for text in told)] == []
    assert str(stored.by_passphrase)[:12] not in repr(stored)


if os.name == "posix":

    def test_only_the_owner_reads_folder_and_key_file(vault: Vault) -> None:
        before = os.umask(0)
        try:
            key, _ = vault.create(PASSPHRASE)
            assert vault.folder.stat().st_mode & 0o777 == 0o700
            assert key_file(vault).stat().st_mode & 0o777 == 0o600
            vault.change_passphrase(key, "mật khẩu thứ hai")
            assert key_file(vault).stat().st_mode & 0o777 == 0o600
        finally:
            os.umask(before)


def test_a_wrong_try_does_not_put_back_a_passphrase_changed_meanwhile(vault: Vault) -> None:
    key, _ = vault.create(PASSPHRASE)
    other = make_vault(vault.folder)

    class Meanwhile(FixedClock):
        """Asked the time when the try has failed: the other window is done by then."""

        def now(self) -> datetime:
            other.change_passphrase(key, "mật khẩu vừa đổi xong")
            return super().now()

    slow = make_vault(vault.folder, clock=Meanwhile(datetime(2026, 7, 14, 8, 30)))
    with pytest.raises(WrongPassphrase):
        slow.unlock(WRONG)
    assert vault.unlock("mật khẩu vừa đổi xong") == key
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
