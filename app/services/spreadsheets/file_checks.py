"""What a file is before a library is let loose on it, and the sentence for each file that is no list."""

import zipfile
from pathlib import Path
from typing import Final

from app.core.errors import UnreadableDocument

_MOST_BYTES: Final = 300 * 1024 * 1024
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE: Final = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")
_SAVE_ANEW: Final = (
    "Hãy mở tệp bằng Excel, chọn Lưu dưới dạng (Save As), loại «Excel Workbook (.xlsx)», rồi chọn lại."
)


def require_workbook(path: Path) -> None:
    """Raise `UnreadableDocument` with a sentence of its own for everything that is no .xlsx."""
    name = path.name
    try:
        start = file_start(path)
        if not start:
            raise UnreadableDocument(f"Tệp «{name}» trống, không có nội dung nào. Hãy chọn tệp khác.")
        if start.startswith(OLD_OFFICE):
            raise _old_office(path)
        if is_web_page(start):
            raise UnreadableDocument(
                f"Tệp «{name}» thực ra là trang web được lưu với đuôi của Excel. {_SAVE_ANEW}"
            )
        with zipfile.ZipFile(path) as archive:
            _require_parts(archive, name)
    except OSError as error:
        raise UnreadableDocument(
            f"Không đọc được tệp «{name}». Hãy kiểm tra đường dẫn và đóng tệp nếu đang mở ở Excel."
        ) from error
    except zipfile.BadZipFile as error:
        raise damaged(path) from error


def damaged(path: Path) -> UnreadableDocument:
    """Return the refusal of a file that cannot be read as a workbook."""
    return UnreadableDocument(
        f"Tệp «{path.name}» không phải tệp Excel (.xlsx) hoặc đã hỏng. "
        "Hãy mở bằng Excel, lưu lại rồi chọn lại."
    )


def file_start(path: Path) -> bytes:
    """Return the first bytes of a file, by which its kind is known."""
    with path.open("rb") as stream:
        return stream.read(512)


def is_web_page(start: bytes) -> bool:
    """Whether a file that begins so is a web page, which some programs save as «Excel»."""
    return start.lstrip(b"\xef\xbb\xbf\r\n\t ")[:9].lower().startswith(_WEB_PAGE)


def _old_office(path: Path) -> UnreadableDocument:
    if _ENCRYPTED in path.read_bytes():
        return UnreadableDocument(
            f"Tệp «{path.name}» có mật khẩu nên không đọc được. Hãy mở bằng Excel, vào Tệp > Thông tin > "
            "Bảo vệ sổ làm việc, xóa mật khẩu, lưu lại rồi chọn lại."
        )
    return UnreadableDocument(f"Tệp «{path.name}» là Excel đời cũ (.xls). {_SAVE_ANEW}")


def _require_parts(archive: zipfile.ZipFile, name: str) -> None:
    names = set(archive.namelist())
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        raise UnreadableDocument(f"Tệp «{name}» là tệp OpenDocument (.ods). {_SAVE_ANEW}")
    if any(part.startswith("word/") for part in names):
        raise UnreadableDocument(
            f"Tệp «{name}» là tệp Word. Hãy chép bảng sang Excel và lưu thành .xlsx, rồi chọn tệp đó."
        )
    if "xl/workbook.bin" in names:
        raise UnreadableDocument(f"Tệp «{name}» là Excel dạng nhị phân (.xlsb). {_SAVE_ANEW}")
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise UnreadableDocument(f"Tệp «{name}» có mật khẩu nên không đọc được. {_SAVE_ANEW}")
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise UnreadableDocument(
            f"Tệp «{name}» quá lớn để đọc. Hãy tách thành nhiều tệp nhỏ rồi nhập từng tệp."
        )
