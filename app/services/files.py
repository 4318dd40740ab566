"""Writing files so that a reader sees the old one or the new one, never a half."""

import errno
import os
from pathlib import Path

from app.core.errors import CannotWrite

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


def write_atomically(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `target`: a temporary file beside it, flushed to disk, then renamed.

    `private` files can be read by their owner only (POSIX). Raises `CannotWrite` with a sentence for a
    folder that cannot be written, a full disk, or a target that another program holds open.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(part, flags, 0o600 if private else 0o644)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        _remove(part)
        raise cannot_write(target, error) from error
    except BaseException:
        _remove(part)
        raise


def cannot_write(target: Path, error: OSError) -> CannotWrite:
    """Return the sentence for `error` met while writing `target`."""
    if error.errno in _NO_ROOM:
        return CannotWrite(
            f"Ổ đĩa chứa «{target.parent}» đã đầy nên chưa ghi được «{target.name}». "
            "Hãy xóa bớt tệp không cần hoặc chọn ổ khác rồi làm lại."
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
