"""Writing files so that a reader sees the old one or the new one, never a half."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.core.errors import CannotWrite
from app.core.patience import persist

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}

_PATIENCE: Final = 1.0 if sys.platform == "win32" else 0.0
"""Seconds; only Windows refuses to replace a file that somebody has open."""


def write_atomically(target: Path, data: bytes, *, private: bool = False, replacing: bool = True) -> None:
    """Write `data` to `target`: a temporary file beside it, flushed to disk, then renamed.

    `private` files, and the folder when it has to be made, can be read by their owner only (POSIX).
    Without `replacing` a target that is there is left alone and `FileExistsError` raised, also when
    another process makes it at the same moment. Raises `CannotWrite` with a sentence for a folder that
    cannot be written, a full disk, or a target that another program holds open.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        target.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        descriptor = os.open(part, flags, 0o600 if private else 0o644)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(part, target, replacing=replacing)
        flush_name(target.parent)
    except OSError as error:
        _remove(part)
        if isinstance(error, FileExistsError) and not replacing and target.exists():
            raise
        raise cannot_write(target, error) from error
    except BaseException:
        _remove(part)
        raise


def replace_file(source: Path, target: Path) -> None:
    """Put a file that is complete in the place of another on the same disk, in one step.

    It survives a power cut. Raises `CannotWrite`; then both are as they were.
    """
    try:
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        _replace(source, target)
        flush_name(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error


def _put_in_place(part: Path, target: Path, *, replacing: bool) -> None:
    if replacing:
        _replace(part, target)
    elif sys.platform == "win32":
        # Refuses to overwrite, which a rename on POSIX does not.
        part.rename(target)
    else:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links (FAT).
            if target.exists():
                raise FileExistsError(target) from None
            part.replace(target)
        else:
            part.unlink()


def _replace(part: Path, target: Path) -> None:
    """Rename over the target; wait a moment for who reads it just now (another start, a virus scanner)."""
    persist(
        lambda: part.replace(target),
        held=lambda error: isinstance(error, PermissionError),
        seconds=_PATIENCE,
    )


def flush_name(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows does so on its own, and offers no call for it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            # Some network and FAT mounts cannot flush a folder; the file's own bytes are safe by now.
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)


def cannot_write(target: Path, error: OSError) -> CannotWrite:
    """Return the sentence for `error` met while writing `target`."""
    if error.errno in _NO_ROOM:
        return CannotWrite(
            f"Ổ đĩa chứa «{target.parent}» đã đầy nên chưa ghi được «{target.name}». "
            "Hãy xóa bớt tệp không cần hoặc chọn ổ khác rồi làm lại."
        )
    if error.errno == errno.EFBIG:
        return CannotWrite(
            f"«{target.name}» lớn hơn mức mà ổ đĩa chứa «{target.parent}» nhận: USB định dạng FAT32 chỉ nhận "
            "tệp dưới 4 GB. Hãy dùng USB định dạng exFAT hoặc NTFS."
        )
    if isinstance(error, PermissionError) and target.exists() and target.is_file():
        return CannotWrite(
            f"Không ghi được «{target.name}» vì tệp đang mở ở chương trình khác hoặc chỉ cho đọc. "
            "Hãy đóng tệp đó (Word, Excel…) rồi làm lại."
        )
    if isinstance(error, NotADirectoryError | FileExistsError):
        return CannotWrite(f"«{target.parent}» không phải là thư mục. Hãy chọn một thư mục khác.")
    return CannotWrite(
        f"Không ghi được vào thư mục «{target.parent}». "
        "Hãy chọn thư mục mà tài khoản này được phép ghi, ví dụ thư mục Tài liệu."
    )


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The first error is the one to tell; a leftover part is overwritten by the next writing.
        return
