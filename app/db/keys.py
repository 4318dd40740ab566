"""The key file: a random data key, wrapped under the passphrase and under the recovery code.

The data key (256 bit) opens the SQLCipher file. It is stored only wrapped with AES-256-GCM:

- under argon2id of the passphrase (RFC 9106), its cost calibrated to the PC and stored;
- under HKDF-SHA-256 of the recovery code, which has 125 random bits and needs no slow derivation.

The recovery code is kept as well, sealed under the data key, so that it can be printed again.
Changing the passphrase wraps anew; it never re-encrypts the data. A checksum over the file tells damage
from a wrong passphrase; what keeps the secrets is the wrapping alone.
"""

import base64
import hashlib
import json
import math
import os
import secrets
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.core.errors import (
    CannotOpen,
    DamagedFile,
    NewerFile,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.core.text import nfc
from app.db import typed_codes

KEY_FILE_NAME = "khoa.json"
PENDING_NAME = "khoa-moi.json"
"""The key file of a book that is just being put in place."""
PAGE_BYTES = 4096
"""The first page of an encrypted file, under a random vector: no two files share it, copies neither."""
FORMAT = 1
MIN_PASSPHRASE_LENGTH = 8
KEY_BYTES = 32
_FLOOR_MEMORY_KIB = 19 * 1024
_FLOOR_ROUNDS = 2
_CEILING_MEMORY_KIB = 4 * 1024 * 1024
_CEILING_ROUNDS = 10_000
_CODE_LENGTH = 25


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """The key of the data file, 32 bytes. Its repr says nothing."""

    raw: bytes

    def __repr__(self) -> str:
        """Never show the key."""
        return "DataKey(…)"


@dataclass(frozen=True, slots=True)
class Machine:
    """This installation: `id` is 8 hex digits, `letter` is what readable numbers carry."""

    id: str
    letter: str = "A"


@dataclass(frozen=True, slots=True)
class Cost:
    """argon2id's cost. The floor follows OWASP: 19 MiB and 2 rounds."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 1

    @classmethod
    def floor(cls) -> "Cost":
        """Return the least cost that is accepted."""
        return cls(memory_kib=_FLOOR_MEMORY_KIB, rounds=_FLOOR_ROUNDS)

    @classmethod
    def calibrated(cls, *, target_seconds: float = 0.6) -> "Cost":
        """Return 64 MiB with as many rounds as take about `target_seconds` on this PC."""
        trial = cls(rounds=_FLOOR_ROUNDS)
        begun = time.perf_counter()
        _derive("calibration", b"calibration-salt", trial)
        per_round = (time.perf_counter() - begun) / trial.rounds
        return replace(trial, rounds=max(_FLOOR_ROUNDS, round(target_seconds / per_round)))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Content of the key file; bytes are base64 in the JSON.

    `fresh`: the data file has not been made yet. `failures` wrong passphrases in a row, the last at
    `failed_at` (seconds since the epoch). `seat`: a digest of the place where the folder was last used; a
    copy of the folder has another. `by_sheets`: the data key under the secret of the recovery sheets.
    """

    machine: Machine
    cost: Cost
    salt: bytes = field(repr=False)
    by_passphrase: bytes = field(repr=False)
    by_recovery: bytes = field(repr=False)
    sealed_recovery: bytes = field(repr=False)
    fresh: bool = False
    failures: int = 0
    failed_at: float = 0.0
    seat: str = ""
    by_sheets: bytes = field(default=b"", repr=False)


def new_key_file(passphrase: str, *, cost: Cost) -> tuple[KeyFile, DataKey, str]:
    """Make a fresh data key; return the key file, the key and the recovery code as printed."""
    check_strength(passphrase)
    key = DataKey(secrets.token_bytes(KEY_BYTES))
    code = "".join(secrets.choice(typed_codes.ALPHABET) for _ in range(_CODE_LENGTH))
    key_file = KeyFile(
        machine=Machine(secrets.token_hex(4)),
        cost=cost,
        salt=b"",
        by_passphrase=b"",
        by_recovery=_seal(_recovery_secret(code), key.raw),
        sealed_recovery=_seal(key.raw, code.encode()),
        fresh=True,
    )
    return rewrapped(key_file, key, passphrase), key, typed_codes.printed(code)


def check_strength(passphrase: str) -> None:
    """Raise `WeakPassphrase` when `passphrase` is too short."""
    if len(nfc(passphrase).strip()) < MIN_PASSPHRASE_LENGTH:
        raise WeakPassphrase(MIN_PASSPHRASE_LENGTH)


def rewrapped(key_file: KeyFile, key: DataKey, passphrase: str) -> KeyFile:
    """Return `key_file` with `key` wrapped under a new passphrase."""
    check_strength(passphrase)
    salt = os.urandom(16)
    wrapped = _seal(_derive(passphrase, salt, key_file.cost), key.raw)
    return replace(key_file, salt=salt, by_passphrase=wrapped, failures=0, failed_at=0.0)


def open_with_passphrase(key_file: KeyFile, passphrase: str) -> DataKey:
    """Return the data key, or raise `WrongPassphrase`."""
    opened = _open(_derive(passphrase, key_file.salt, key_file.cost), key_file.by_passphrase)
    if opened is None:
        raise WrongPassphrase
    return DataKey(opened)


def open_with_recovery(key_file: KeyFile, code: str) -> DataKey:
    """Return the data key; raise `WrongRecoveryCode`, or `MistypedCode` naming the groups that are wrong."""
    plain = typed_codes.typed(code, _CODE_LENGTH)
    opened = _open(_recovery_secret(plain), key_file.by_recovery)
    if opened is None:
        raise WrongRecoveryCode
    return DataKey(opened)


def with_sheets(key_file: KeyFile, key: DataKey, secret: bytes) -> KeyFile:
    """Return `key_file` with `key` wrapped under the secret of new recovery sheets; earlier ones are void."""
    return replace(key_file, by_sheets=_seal(_sheet_secret(secret), key.raw))


def open_with_sheets(key_file: KeyFile, secret: bytes) -> DataKey:
    """Return the data key for the secret that two sheets make; raise `WrongRecoveryCode`."""
    opened = _open(_sheet_secret(secret), key_file.by_sheets)
    if opened is None:
        raise WrongRecoveryCode
    return DataKey(opened)


def recovery_code(key_file: KeyFile, key: DataKey) -> str:
    """Return the recovery code as printed, for printing it again; `DamagedFile` if `key` is another's."""
    code = _open(key.raw, key_file.sealed_recovery)
    if code is None:
        raise DamagedFile("Tệp khóa")
    return typed_codes.printed(code.decode())


def portable(key_file: KeyFile) -> KeyFile:
    """Return `key_file` as a package carries it: without what concerns this folder alone."""
    return replace(key_file, fresh=False, failures=0, failed_at=0.0, seat="")


def to_json(key_file: KeyFile) -> str:
    """Return the key file's JSON text."""
    document = {
        "format": FORMAT,
        "machine": {"id": key_file.machine.id, "letter": key_file.machine.letter},
        "argon2id": {
            "memory_kib": key_file.cost.memory_kib,
            "rounds": key_file.cost.rounds,
            "lanes": key_file.cost.lanes,
            "salt": _text(key_file.salt),
        },
        "by_passphrase": _text(key_file.by_passphrase),
        "by_recovery": _text(key_file.by_recovery),
        "sealed_recovery": _text(key_file.sealed_recovery),
        "fresh": key_file.fresh,
        "failures": key_file.failures,
        "failed_at": key_file.failed_at,
    }
    # Only where there is something to say: a key file stays as earlier programs wrote it.
    document |= {"seat": key_file.seat} if key_file.seat else {}
    document |= {"by_sheets": _text(key_file.by_sheets)} if key_file.by_sheets else {}
    return json.dumps({**document, "sha256": _checksum(document)}, indent=1)


def from_json(text: str) -> KeyFile:
    """Return the key file in `text`; raise `DamagedFile`, or `NewerFile` for a later format."""
    try:
        raw = json.loads(text)
        if int(raw["format"]) > FORMAT:
            raise NewerFile
        if raw["format"] != FORMAT or raw.pop("sha256") != _checksum(raw):
            raise DamagedFile("Tệp khóa")
        cost = raw["argon2id"]
        found = KeyFile(
            machine=Machine(str(raw["machine"]["id"]), str(raw["machine"]["letter"])),
            cost=Cost(int(cost["memory_kib"]), int(cost["rounds"]), int(cost["lanes"])),
            salt=_bytes(cost["salt"]),
            by_passphrase=_bytes(raw["by_passphrase"]),
            by_recovery=_bytes(raw["by_recovery"]),
            sealed_recovery=_bytes(raw["sealed_recovery"]),
            fresh=bool(raw["fresh"]),
            failures=int(raw["failures"]),
            failed_at=float(raw["failed_at"]),
            seat=str(raw.get("seat", "")),
            by_sheets=_bytes(raw.get("by_sheets", "")),
        )
    except (LookupError, ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise DamagedFile("Tệp khóa") from error
    if not _plausible(found):
        raise DamagedFile("Tệp khóa")
    return found


def read_key_file(folder: Path) -> KeyFile:
    """Read the key file of `folder`; raise `DamagedFile`, `NewerFile`, or `CannotOpen` on a failing drive."""
    path = folder / KEY_FILE_NAME
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotOpen(path) from error
    except UnicodeDecodeError as error:
        raise DamagedFile("Tệp khóa") from error


def with_data(key_file: KeyFile, first_page: bytes) -> str:
    """Return the JSON text of a key file that waits for the book that begins with `first_page`."""
    document = {"first_page": _digest(first_page), "keys": json.loads(to_json(key_file))}
    return json.dumps({**document, "sha256": _checksum(document)}, indent=1)


def belonging_to(path: Path, first_page: bytes) -> KeyFile | None:
    """Return the waiting key file at `path` when the book begins with `first_page`; None for another's."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw.pop("sha256") != _checksum(raw) or raw["first_page"] != _digest(first_page):
            return None
        return from_json(json.dumps(raw["keys"]))
    except (LookupError, ValueError, TypeError, AttributeError, DamagedFile):
        return None
    except OSError as error:
        raise CannotOpen(path) from error


def _digest(first_page: bytes) -> str:
    return hashlib.sha256(first_page).hexdigest()


def _checksum(document: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def _plausible(found: KeyFile) -> bool:
    """Whether what is stored can be worked with: never a cheaper key derivation than the floor."""
    cost = found.cost
    return (
        _FLOOR_MEMORY_KIB <= cost.memory_kib <= _CEILING_MEMORY_KIB
        and _FLOOR_ROUNDS <= cost.rounds <= _CEILING_ROUNDS
        and 1 <= cost.lanes <= 16
        and len(found.salt) >= 8
        and found.failures >= 0
        and math.isfinite(found.failed_at)
    )


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        # Lone surrogates come from keyboards and terminals in a wrong state: any bytes, but always the same.
        nfc(passphrase).encode(errors="surrogatepass"),
        salt,
        time_cost=cost.rounds,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _recovery_secret(code: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"so-binh-dang-gioi recovery").derive(
        code.encode(errors="surrogatepass")
    )


def _sheet_secret(secret: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"so-binh-dang-gioi sheets").derive(secret)


def _seal(secret: bytes, plain: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return nonce + AESGCM(secret).encrypt(nonce, plain, None)


def _open(secret: bytes, sealed: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(secret).decrypt(sealed[:12], sealed[12:], None)
    except (InvalidTag, ValueError):
        # ValueError: too short to hold a nonce.
        return None


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
