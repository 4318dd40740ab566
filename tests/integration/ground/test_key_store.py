"""The spare of the key file: there when the key file is lost, never a way in for an old passphrase."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import AppError, CannotWrite, DamagedFile, NewerFile, WrongPassphrase
from app.db import keys
from app.db.keys import KEY_FILE_NAME, Cost, DataKey, new_key_file
from app.services.files import write_atomically
from app.services.key_store import SPARE_NAME, KeyStore
from app.services.vault import Vault
from tests.helpers.workspace import PASSPHRASE, make_vault

NEW = "mật khẩu thứ hai"


class Killed(BaseException):
    """The power went off."""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return make_vault(tmp_path / "Sổ")


def main_file(vault: Vault) -> Path:
    return vault.folder / KEY_FILE_NAME


def spare_file(vault: Vault) -> Path:
    return vault.folder / SPARE_NAME


def opening(folder: Path) -> set[str]:
    """Which passphrases open the book of `folder`, looked at in a copy."""
    found = set()
    for passphrase in (PASSPHRASE, NEW):
        copy = folder.with_name("bản chép")
        copy.mkdir()
        for path in folder.iterdir():
            (copy / path.name).write_bytes(path.read_bytes())
        try:
            make_vault(copy).unlock(passphrase)
            found.add(passphrase)
        except AppError:
            pass
        for path in copy.iterdir():
            path.unlink()
        copy.rmdir()
    return found


def test_every_change_of_the_key_file_is_in_the_spare(vault: Vault) -> None:
    key, _ = vault.create(PASSPHRASE)
    assert spare_file(vault).read_bytes() == main_file(vault).read_bytes()
    vault.settle()
    vault.change_passphrase(key, NEW)
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    assert spare_file(vault).read_bytes() == main_file(vault).read_bytes()
    if os.name == "posix":
        assert spare_file(vault).stat().st_mode & 0o777 == 0o600


def lose(path: Path) -> None:
    path.unlink()


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize("harm", [lose, spoil])
@pytest.mark.parametrize("way", ["passphrase", "recovery code"])
def test_a_lost_key_file_is_made_anew_from_its_spare(
    vault: Vault, harm: Callable[[Path], None], way: str
) -> None:
    key, code = vault.create(PASSPHRASE)
    vault.data_file.write_bytes(b"x")
    before = main_file(vault).read_bytes()
    assert not vault.key_file_lost
    harm(main_file(vault))
    again = make_vault(vault.folder)
    assert again.key_file_lost
    assert not again.key_file_mended
    with pytest.raises(WrongPassphrase):
        again.unlock(NEW)
    opened = again.unlock(PASSPHRASE) if way == "passphrase" else again.unlock_with_recovery(code)
    assert opened == key
    assert (again.key_file_lost, again.key_file_mended) == (False, True)
    if way == "passphrase":
        assert main_file(vault).read_bytes() == before
    assert spare_file(vault).read_bytes() == main_file(vault).read_bytes()


@pytest.mark.parametrize("harm", [lose, spoil])
def test_a_lost_spare_is_made_anew_at_the_next_unlocking(vault: Vault, harm: Callable[[Path], None]) -> None:
    vault.create(PASSPHRASE)
    harm(spare_file(vault))
    again = make_vault(vault.folder)
    again.unlock(PASSPHRASE)
    assert spare_file(vault).read_bytes() == main_file(vault).read_bytes()
    assert not again.key_file_mended


def test_a_spare_of_another_key_file_is_replaced_and_never_read(vault: Vault, tmp_path: Path) -> None:
    key, _ = vault.create(PASSPHRASE)
    other = make_vault(tmp_path / "khác")
    other.create(NEW)
    spare_file(vault).write_bytes(spare_file(other).read_bytes())
    with pytest.raises(WrongPassphrase):
        vault.unlock(NEW)
    assert vault.unlock(PASSPHRASE) == key
    assert spare_file(vault).read_bytes() == main_file(vault).read_bytes()


def test_with_both_damaged_nothing_opens_and_nothing_is_written(vault: Vault) -> None:
    vault.create(PASSPHRASE)
    for path in (main_file(vault), spare_file(vault)):
        spoil(path)
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    with pytest.raises(DamagedFile):
        vault.unlock(PASSPHRASE)
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before


def test_a_later_programs_key_file_is_not_passed_over_for_its_spare(vault: Vault) -> None:
    vault.create(PASSPHRASE)
    text = main_file(vault).read_text(encoding="utf-8").replace('"format": 1', '"format": 2')
    main_file(vault).write_text(text, encoding="utf-8")
    with pytest.raises(NewerFile):
        vault.unlock(PASSPHRASE)


# --- faults while the passphrase is changed ---------------------------------------------------------

STEPS = ("open", "fsync", "replace", "unlink")


def interrupt(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> list[str]:
    """Let the `at`-th touch of the disk fail, before or instead of being done; return what was touched."""
    touched: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            touched.append(name)
            if len(touched) == at:
                raise error
            if len(touched) > at and isinstance(error, Killed):
                # A dead process does nothing more, not even tidy up.
                raise error
            return real(*arguments, **options)

        return step

    monkeypatch.setattr(os, "open", failing("open", os.open))
    monkeypatch.setattr(os, "fsync", failing("fsync", os.fsync))
    monkeypatch.setattr(Path, "replace", failing("replace", Path.replace))
    monkeypatch.setattr(Path, "unlink", failing("unlink", Path.unlink))
    return touched


def touches(vault: Vault, key: DataKey, monkeypatch: pytest.MonkeyPatch) -> int:
    with monkeypatch.context() as patch:
        touched = interrupt(patch, 10**6, Killed())
        vault.change_passphrase(key, NEW)
    assert set(touched) <= set(STEPS)
    return len(touched)


@pytest.mark.parametrize(
    "error", [Killed(), PermissionError(13, "denied"), OSError(28, "no space")], ids=repr
)
def test_at_no_step_does_the_spare_know_an_older_passphrase_than_the_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    trial = make_vault(tmp_path / "đếm")
    steps = touches(trial, trial.create(PASSPHRASE)[0], monkeypatch)
    assert steps >= 6
    for at in range(1, steps + 1):
        vault = make_vault(tmp_path / f"{at}")
        key, code = vault.create(PASSPHRASE)
        told = None
        with monkeypatch.context() as patch:
            interrupt(patch, at, error)
            try:
                vault.change_passphrase(key, NEW)
            except (Killed, CannotWrite) as caught:
                told = caught
        now = opening(vault.folder)
        assert now in ({PASSPHRASE}, {NEW}), at
        if told is None:
            assert now == {NEW}, at
        main_file(vault).unlink()
        assert opening(vault.folder) <= now, at
        if spare_file(vault).exists():
            assert make_vault(vault.folder).unlock_with_recovery(code) == key


def test_a_change_that_was_cut_short_is_made_good_at_the_next_unlocking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = make_vault(tmp_path / "đếm")
    steps = touches(trial, trial.create(PASSPHRASE)[0], monkeypatch)
    for at in range(1, steps + 1):
        vault = make_vault(tmp_path / f"{at}")
        key, _ = vault.create(PASSPHRASE)
        with monkeypatch.context() as patch, suppress(Killed):
            interrupt(patch, at, Killed())
            vault.change_passphrase(key, NEW)
        (holds,) = opening(vault.folder)
        again = make_vault(vault.folder)
        assert again.unlock(holds) == key
        main_file(vault).unlink()
        assert opening(vault.folder) == {holds}, at


def test_a_spare_that_cannot_be_removed_keeps_the_passphrase(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = vault.create(PASSPHRASE)
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == SPARE_NAME:
            raise PermissionError(13, "held open", str(path))
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(CannotWrite):
        vault.change_passphrase(key, NEW)
    monkeypatch.undo()
    assert opening(vault.folder) == {PASSPHRASE}


def test_a_passphrase_changed_while_the_spare_was_mended_wins(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows: ours has read the key file and writes the missing spare when the other one is done."""
    key, _ = vault.create(PASSPHRASE)
    spare_file(vault).unlink()
    real, other = write_atomically, make_vault(vault.folder)

    def late(target: Path, data: bytes, **options: Any) -> None:
        if target.name == SPARE_NAME:
            monkeypatch.setattr(f"{KeyStore.__module__}.write_atomically", real)
            other.change_passphrase(key, NEW)
        real(target, data, **options)

    monkeypatch.setattr(f"{KeyStore.__module__}.write_atomically", late)
    vault.unlock(PASSPHRASE)
    main_file(vault).unlink()
    assert PASSPHRASE not in opening(vault.folder)


def test_what_the_spare_holds_is_a_whole_key_file(vault: Vault) -> None:
    made, _key, _code = new_key_file(PASSPHRASE, cost=Cost.floor())
    vault.create(PASSPHRASE)
    assert keys.from_json(spare_file(vault).read_text(encoding="utf-8")).cost == made.cost
