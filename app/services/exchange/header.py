"""The head of a package (`.bdg`): what can be read without a key, and what only the key opens.

Layout, all numbers big-endian:

- 8 bytes magic, 2 bytes format, 4 bytes length of the open part, 4 bytes length of the sealed part;
- 32 bytes SHA-256 over everything before and after it up to the payload: finds damage without a key;
- the open part: canonical JSON with machine, time, schema, key file, payload length and SHA-256;
- the sealed part: AES-256-GCM under a key derived from the data key, with all of the above as associated
  data. It holds row counts and the like, and its tag authenticates the whole head.

The first 46 bytes mean the same in every later format, so that a newer package is told from a damaged one.
"""

import hashlib
import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

from app.core.errors import AppError, DamagedFile, NewerFile
from app.db import keys
from app.db.keys import DataKey, KeyFile

MAGIC: Final = b"\x89BDG\r\n\x1a\n"
FORMAT: Final = 1
SUFFIX: Final = ".bdg"
_FIXED: Final = struct.Struct(">8sHII")
_DIGEST: Final = 32
_LONGEST_PART: Final = 4 * 1024 * 1024


class Reason(StrEnum):
    """Why a package was made; those made before something risky are kept longer."""

    ASKED = "asked"
    AUTOMATIC = "automatic"
    BEFORE_MERGE = "before-merge"
    BEFORE_RESTORE = "before-restore"
    BEFORE_HANDOVER = "before-handover"


class NotAPackage(AppError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"«{path.name}» không phải là tệp sao lưu của chương trình. Hãy chọn tệp có đuôi {SUFFIX}."
        )


class DamagedPackage(AppError):
    """The package's bytes are not those that were written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Bản sao lưu «{path.name}» bị hỏng nên không dùng được. "
            "Sổ đang dùng không bị thay đổi; hãy chọn một bản sao lưu khác."
        )


class TruncatedPackage(DamagedPackage):
    """The package ends too early."""

    def __init__(self, path: Path) -> None:
        AppError.__init__(
            self,
            f"Bản sao lưu «{path.name}» bị thiếu phần cuối, có thể do rút USB khi đang chép. "
            "Sổ đang dùng không bị thay đổi; hãy chọn một bản sao lưu khác.",
        )


class NewerPackage(NewerFile):
    """The package was written by a newer program."""

    def __init__(self, path: Path) -> None:
        AppError.__init__(
            self,
            f"Bản sao lưu «{path.name}» do phiên bản mới hơn của chương trình tạo ra. "
            "Hãy cài phiên bản mới rồi mở lại; tệp và sổ đang dùng không bị thay đổi.",
        )


class CannotReadPackage(AppError):
    """The file cannot be read: gone, no permission, a failing drive."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không đọc được «{path}». Hãy kiểm tra đường dẫn, cắm lại USB nếu tệp nằm trên USB, rồi thử lại."
        )


class OtherKey(AppError):
    """The package was made under another data key: its machine's passphrase or recovery code opens it."""

    def __init__(self, header: "PackageHeader") -> None:
        super().__init__(
            f"Bản sao lưu này của máy {header.machine.letter} dùng khóa khác. "
            "Hãy nhập mật khẩu (hoặc mã khôi phục) của máy đó khi tạo bản sao lưu."
        )
        self.header = header


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageHeader:
    """What stands open in a package. `created` carries its offset; `sha256` and sizes are the payload's.

    `key_id` tells which data key it was made under and says nothing about the key. `sealed` is opened by
    `contents`. `offset` is where the payload begins.
    """

    format_version: int
    schema: str
    created: datetime
    key_file: KeyFile = field(repr=False)
    key_id: str
    payload_size: int
    sha256: str
    associated: bytes = field(repr=False)
    sealed: bytes = field(repr=False)
    offset: int

    @property
    def machine(self) -> keys.Machine:
        """The machine that made it: its id and letter."""
        return self.key_file.machine

    @property
    def letter(self) -> str:
        """The letter of the machine that made it."""
        return self.key_file.machine.letter


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContents:
    """What only the key opens: row counts by table, why it was made, and a digest of the state it holds.

    `written`: entries that its machine had written into the log by then, which tells the later of two
    packages whatever the clock said; 0 in packages of releases up to 0.3.0.
    """

    rows: Mapping[str, int]
    reason: Reason
    state: str
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFacts:
    """What a new package's head is made of."""

    schema: str
    created: datetime
    key_file: KeyFile
    payload_size: int
    sha256: str
    contents: PackageContents


def key_id(key: DataKey) -> str:
    """Return 16 hex digits that name a data key without telling anything of it."""
    return _derived(key, b"package key id").hex()[:16]


def header_bytes(facts: HeaderFacts, key: DataKey) -> bytes:
    """Return a package's head, up to where its payload begins."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    opened = _canonical(
        {
            "schema": facts.schema,
            "created": facts.created.isoformat(),
            "keys": json.loads(keys.to_json(keys.portable(facts.key_file))),
            "key_id": key_id(key),
            "payload": {"size": facts.payload_size, "sha256": facts.sha256},
        }
    )
    inside = _canonical(
        {
            "rows": dict(facts.contents.rows),
            "reason": facts.contents.reason.value,
            "state": facts.contents.state,
            "written": facts.contents.written,
        }
    )
    nonce = os.urandom(12)
    fixed = _FIXED.pack(MAGIC, FORMAT, len(opened), len(nonce) + len(inside) + 16)
    sealed = nonce + AESGCM(_derived(key, b"package head")).encrypt(nonce, inside, fixed + opened)
    return fixed + hashlib.sha256(fixed + opened + sealed).digest() + opened + sealed


def read_header(path: Path) -> PackageHeader:
    """Read a package's head; the payload must have its length.

    Raises `NotAPackage`, `TruncatedPackage`, `DamagedPackage`, `NewerPackage`, `CannotReadPackage`. What is
    read is not authenticated before `contents` has opened the sealed part.
    """
    try:
        with path.open("rb") as stream:
            header = parse_header(stream, path)
            size = stream.seek(0, os.SEEK_END)
    except (OSError, ValueError) as error:
        raise CannotReadPackage(path) from error
    if size < header.offset + header.payload_size:
        raise TruncatedPackage(path)
    if size > header.offset + header.payload_size:
        raise DamagedPackage(path)
    return header


def parse_header(stream: BinaryIO, path: Path) -> PackageHeader:
    """Read the head from the beginning of `stream`; `path` is for the sentences."""
    fixed = stream.read(_FIXED.size)
    if not fixed.startswith(MAGIC):
        raise TruncatedPackage(path) if fixed and MAGIC.startswith(fixed) else NotAPackage(path)
    if len(fixed) < _FIXED.size:
        raise TruncatedPackage(path)
    _, version, open_length, sealed_length = _FIXED.unpack(fixed)
    if max(open_length, sealed_length) > _LONGEST_PART:
        raise DamagedPackage(path)
    digest = stream.read(_DIGEST)
    rest = stream.read(open_length + sealed_length)
    if len(digest) + len(rest) < _DIGEST + open_length + sealed_length:
        raise TruncatedPackage(path)
    if hashlib.sha256(fixed + rest).digest() != digest:
        raise DamagedPackage(path)
    if version > FORMAT:
        raise NewerPackage(path)
    opened, sealed = rest[:open_length], rest[open_length:]
    try:
        return _header(version, opened, fixed=fixed, sealed=sealed)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, DamagedFile) as error:
        raise DamagedPackage(path) from error
    except NewerFile as error:
        raise NewerPackage(path) from error


def contents(header: PackageHeader, key: DataKey, path: Path) -> PackageContents:
    """Open the sealed part, which proves the head; raise `OtherKey` or `DamagedPackage`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if key_id(key) != header.key_id:
        raise OtherKey(header)
    try:
        secret = AESGCM(_derived(key, b"package head"))
        inside = json.loads(secret.decrypt(header.sealed[:12], header.sealed[12:], header.associated))
        return PackageContents(
            rows={str(table): int(count) for table, count in inside["rows"].items()},
            reason=Reason(inside["reason"]),
            state=str(inside["state"]),
            written=int(inside.get("written", 0)),
        )
    except (InvalidTag, LookupError, ValueError, TypeError, AttributeError) as error:
        raise DamagedPackage(path) from error


def _header(version: int, opened: bytes, *, fixed: bytes, sealed: bytes) -> PackageHeader:
    raw: dict[str, Any] = json.loads(opened)
    created = datetime.fromisoformat(raw["created"])
    if created.tzinfo is None or int(raw["payload"]["size"]) < 0:
        raise ValueError(raw["created"])
    return PackageHeader(
        format_version=version,
        schema=str(raw["schema"]),
        created=created,
        key_file=keys.from_json(json.dumps(raw["keys"])),
        key_id=str(raw["key_id"]),
        payload_size=int(raw["payload"]["size"]),
        sha256=str(raw["payload"]["sha256"]),
        associated=fixed + opened,
        sealed=sealed,
        offset=_FIXED.size + _DIGEST + len(opened) + len(sealed),
    )


def _canonical(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _derived(key: DataKey, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), keys.KEY_BYTES, salt=None, info=b"so-binh-dang-gioi " + purpose).derive(key.raw)
