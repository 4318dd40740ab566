"""Writing, proving and opening a package: one file with the whole book, encrypted as the book is.

What is written is believed only once it has been read back from where it lies: bytes, key, rows.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from app.core.errors import CannotWrite, DamagedFile
from app.core.progress import NoProgress, Progress
from app.db import keys, migrate
from app.db.keys import DataKey, KeyFile
from app.services.exchange.copying import (
    check_soundness,
    chunks,
    copy_consistently,
    digest_of,
    engine_over,
    row_counts,
    state_of,
    written_by,
)
from app.services.exchange.header import (
    SUFFIX,
    CannotReadPackage,
    DamagedPackage,
    HeaderFacts,
    NewerPackage,
    NotAPackage,
    OtherKey,
    PackageContents,
    PackageHeader,
    Reason,
    TruncatedPackage,
    contents,
    header_bytes,
    key_id,
    read_header,
)
from app.services.exchange.scratch import scratch_room
from app.services.exchange.target import TargetGone, check_room, is_on, is_taken, made_folder, roomy
from app.services.files import cannot_write, flush_name

PART: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSource:
    """What goes into a package: the book, its key and key file, when and why."""

    data_file: Path
    key: DataKey
    key_file: KeyFile
    created: datetime
    reason: Reason = Reason.ASKED


class OpenedPackage(NamedTuple):
    """A proven package, laid out: a private encrypted copy of its book, the key of it, its head."""

    payload: Path
    key: DataKey
    header: PackageHeader


class WrittenBadly(CannotWrite):
    """What was read back from the target is not what was written: a failing stick."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Đọc lại bản sao lưu vừa ghi vào «{folder}» thì không khớp: ổ đĩa hoặc USB có thể bị hỏng. "
            "Hãy dùng USB khác; các bản sao lưu đã có còn nguyên."
        )


def write_package(
    source: PackageSource, target: Path, *, scratch_folder: Path, progress: Progress | None = None
) -> PackageHeader:
    """Write the book as the package `target`, which must not exist, and prove it from where it lies.

    Raises `CannotWrite` (`NoRoom`, `WrittenBadly`), `DamagedFile` for a book that is not sound, `Cancelled`;
    then nothing of the new package stays, and no other file has been touched.
    """
    progress = progress or NoProgress()
    device = made_folder(target.parent)
    if is_taken(target):
        raise CannotWrite(f"Đã có tệp «{target.name}» ở đó. Hãy chọn tên hoặc thư mục khác.")
    size = _size_with_log(source.data_file)
    check_room(target.parent, size)
    with scratch_room(roomy(scratch_folder, target.parent, size)) as room:
        progress.step(0, 5, "Đang chép dữ liệu")
        facts = _copy_of(source, room / "ban-sao", progress)
        head = header_bytes(facts, source.key)
        try:
            progress.step(3, 5, "Đang ghi bản sao lưu")
            if not is_on(target.parent, device):
                raise TargetGone(target.parent)
            _put(head, room / "ban-sao", target, progress=progress)
            (room / "ban-sao").unlink()
            progress.step(4, 5, "Đang đọc lại để kiểm tra")
            header = _proven(target, source.key, room / "doc-lai", progress)
            if not is_on(target.parent, device):
                raise TargetGone(target.parent)
        except BaseException as error:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            if isinstance(error, CannotWrite) and not is_on(target.parent, device):
                # Whatever failed first: what the officer has to know is that the stick is gone.
                raise TargetGone(target.parent) from error
            raise
    progress.step(5, 5, "Đã sao lưu và kiểm tra")
    return header


@contextmanager
def opened_package(
    path: Path,
    *,
    scratch_folder: Path,
    key: DataKey | None = None,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    progress: Progress | None = None,
) -> Iterator[OpenedPackage]:
    """Prove a package and give its book as a private file, upgraded to this program's schema.

    `key` opens it when it was made under the same data key; otherwise the passphrase or the recovery code
    of its machine does, and `OtherKey` asks for them. Raises also `WrongPassphrase`, `WrongRecoveryCode`
    and everything of `read_header`. The package is not changed; the private file goes at the end.
    """
    progress = progress or NoProgress()
    header = read_header(path)
    if header.schema not in migrate.revisions():
        raise NewerPackage(path)
    found = key_of(header, key=key, passphrase=passphrase, recovery_code=recovery_code)
    check_room(scratch_folder, header.payload_size)
    with scratch_room(scratch_folder) as room:
        payload = room / "so.db"
        progress.step(0, 2, "Đang kiểm tra bản sao lưu")
        inside = extract(path, header, found, payload, progress)
        check_rows(path, payload, found, inside)
        if header.schema != migrate.HEAD:
            progress.step(1, 2, "Đang nâng cấp bản sao")
            migrate.upgrade(payload, found, migrate.HEAD)
        progress.step(2, 2, "Đã kiểm tra bản sao lưu")
        yield OpenedPackage(payload, found, header)


def key_of(
    header: PackageHeader,
    *,
    key: DataKey | None = None,
    passphrase: str | None = None,
    recovery_code: str | None = None,
) -> DataKey:
    """Return the data key of a package: the one given when it is the same, else unwrapped from its head."""
    if key is not None and key_id(key) == header.key_id:
        return key
    if passphrase is not None:
        return keys.open_with_passphrase(header.key_file, passphrase)
    if recovery_code is not None:
        return keys.open_with_recovery(header.key_file, recovery_code)
    raise OtherKey(header)


def extract(
    path: Path, header: PackageHeader, key: DataKey, payload: Path, progress: Progress
) -> PackageContents:
    """Write the payload to the private file `payload`; the head and every byte are proven.

    Raises `DamagedPackage`, `CannotReadPackage`, `CannotWrite`.
    """
    inside = contents(header, key, path)
    digest = hashlib.sha256()
    try:
        descriptor = os.open(
            payload, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        out = os.fdopen(descriptor, "wb")
    except OSError as error:
        raise cannot_write(payload, error) from error
    with out:
        try:
            stream = path.open("rb")
        except OSError as error:
            raise CannotReadPackage(path) from error
        with stream:
            stream.seek(header.offset)
            for chunk in _readable(chunks(stream, progress), path):
                digest.update(chunk)
                try:
                    out.write(chunk)
                except OSError as error:
                    raise cannot_write(payload, error) from error
    if digest.hexdigest() != header.sha256:
        raise DamagedPackage(path)
    return inside


def check_rows(path: Path, payload: Path, key: DataKey, inside: PackageContents) -> dict[str, int]:
    """Open the payload with the key and compare the rows of every table; raise `DamagedPackage`."""
    try:
        found = row_counts(payload, key)
    except DamagedFile as error:
        raise DamagedPackage(path) from error
    if found != dict(inside.rows):
        raise DamagedPackage(path)
    return found


def _copy_of(source: PackageSource, copy: Path, progress: Progress) -> HeaderFacts:
    """Make the consistent copy and prove it; return what the head tells of it."""
    with engine_over(source.data_file, source.key) as engine:
        expected = copy_consistently(engine, copy, progress)
    progress.step(1, 5, "Đang kiểm tra bản chép")
    check_soundness(copy, source.key, progress)
    rows = row_counts(copy, source.key)
    if expected not in (None, rows):
        raise DamagedFile
    schema = migrate.current_revision(copy, source.key)
    if schema is None:
        raise DamagedFile
    progress.step(2, 5, "Đang tính mã kiểm tra")
    return HeaderFacts(
        schema=schema,
        created=source.created,
        key_file=source.key_file,
        payload_size=copy.stat().st_size,
        sha256=digest_of(copy, progress),
        contents=PackageContents(
            rows=rows,
            reason=source.reason,
            state=state_of(copy, source.key, key_file_salt=source.key_file.salt),
            written=written_by(copy, source.key, source.key_file.machine.id),
        ),
    )


def _put(head: bytes, payload: Path, target: Path, *, progress: Progress) -> None:
    """Write head and payload beside the target, flush them to the disk, and give them their name."""
    part = target.with_name(target.name + PART)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as out, payload.open("rb") as stream:
            out.write(head)
            for chunk in chunks(stream, progress):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
            _forget_cached(out.fileno())
        part.replace(target)
        flush_name(target.parent)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise cannot_write(target, error) from error
        raise


def _proven(target: Path, key: DataKey, payload: Path, progress: Progress) -> PackageHeader:
    """Read the package back from where it lies and open it; raise `WrittenBadly`."""
    try:
        header = read_header(target)
        inside = extract(target, header, key, payload, progress)
        check_rows(target, payload, key, inside)
    except (NotAPackage, DamagedPackage, NewerPackage, OtherKey, CannotReadPackage) as error:
        raise WrittenBadly(target.parent) from error
    return header


def _readable(pieces: Iterator[bytes], path: Path) -> Iterator[bytes]:
    try:
        yield from pieces
    except OSError as error:
        raise CannotReadPackage(path) from error


def _forget_cached(descriptor: int) -> None:
    """Have what was written read back from the disk, not from memory, where the system can be asked."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _size_with_log(data_file: Path) -> int:
    """Return the bytes of the file and of what is not yet taken over from its write-ahead log."""
    size = 0
    for path in (data_file, data_file.with_name(data_file.name + "-wal")):
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


__all__ = [
    "PART",
    "SUFFIX",
    "CannotReadPackage",
    "DamagedPackage",
    "NewerPackage",
    "NotAPackage",
    "OpenedPackage",
    "OtherKey",
    "PackageContents",
    "PackageHeader",
    "PackageSource",
    "Reason",
    "TruncatedPackage",
    "WrittenBadly",
    "contents",
    "key_id",
    "key_of",
    "opened_package",
    "read_header",
    "write_package",
]
