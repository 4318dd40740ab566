"""Where a package goes: is the folder there, is there room, is it still the same disk."""

import errno
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.core.errors import CannotWrite
from app.core.numbers import format_size
from app.services.exchange.scratch import SCRATCH_NAME
from app.services.files import cannot_write

_ROOM_FACTOR: Final = 2
_ROOM_FACTOR_OF_BOTH: Final = 4
"""Where the working copies have to lie beside the package."""


class NoRoom(CannotWrite):
    """The target has less than twice the room that a package takes."""

    def __init__(self, folder: Path, *, needed: int, free: int) -> None:
        super().__init__(
            f"Ổ đĩa chứa «{folder}» còn trống {format_size(free)}, cần ít nhất "
            f"{format_size(needed, up=True)}. "
            "Hãy xóa bớt tệp không cần hoặc chọn ổ khác; các bản sao lưu đã có còn nguyên."
        )


class TargetGone(CannotWrite):
    """The stick was pulled out while the backup was being made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Không còn thấy «{folder}»: USB có thể đã bị rút ra khi đang sao lưu. "
            "Hãy cắm lại USB rồi sao lưu lần nữa; các bản sao lưu đã có còn nguyên."
        )


def check_room(folder: Path, size: int, *, factor: int = _ROOM_FACTOR) -> None:
    """Raise `NoRoom` unless `folder`, or what it will be made in, has `factor` times `size` bytes free."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        raise cannot_write(folder / "x", error) from error
    if free < factor * size:
        raise NoRoom(folder, needed=factor * size, free=free)


def roomy(scratch: Path, target: Path, size: int) -> Path:
    """Return where to work: at home, or where the package goes when the home disk is full and that is not.

    What is worked on is encrypted as the book is, and goes at the end.
    """
    try:
        check_room(scratch, size)
    except NoRoom:
        with suppress(NoRoom):
            check_room(target, size, factor=_ROOM_FACTOR_OF_BOTH)
            return target / SCRATCH_NAME
        raise
    return scratch


def made_folder(folder: Path) -> int:
    """Make the folder and return the device it is on: a stick's folder is not made again on another disk.

    Raises `CannotWrite`, also for a name that no disk can have.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return folder.stat().st_dev
    except (OSError, ValueError) as error:
        raise _refused(folder / "x", error) from error


def is_taken(target: Path) -> bool:
    """Whether there is a file or folder of that name; raise `CannotWrite` for one that cannot be."""
    try:
        return target.exists()
    except (OSError, ValueError) as error:
        raise _refused(target, error) from error


def _refused(target: Path, error: OSError | ValueError) -> CannotWrite:
    """Return the sentence; a name with a NUL in it or of 300 letters is none that any disk can have."""
    if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
        return CannotWrite(
            "Đường dẫn nhận bản sao lưu quá dài hoặc có ký tự không dùng được trong tên tệp. "
            "Hãy chọn thư mục khác có tên ngắn."
        )
    return cannot_write(target, error)


def is_on(folder: Path, device: int) -> bool:
    """Whether `folder` is still there and still on that device."""
    try:
        return folder.stat().st_dev == device
    except OSError:
        return False
