"""Papers and photos of a case: known by their content, without the place where a photo was taken.

A photo is not encoded anew: the parts that hold where, when and with what it was taken are cut out of the
file, and the orientation is put back. Formats from which they cannot be cut safely are refused.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from app.core.errors import AppError
from app.services.evidence import Evidence

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_SIGNATURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (_PNG, "image/png", (".png",)),
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"PK\x03\x04", f"{_OFFICE}wordprocessingml.document", (".docx",)),
    (b"PK\x03\x04", f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
    (b"\xd0\xcf\x11\xe0", "application/msword", (".doc",)),
    (b"\xd0\xcf\x11\xe0", "application/vnd.ms-excel", (".xls",)),
)
_ORIENTATION: Final = 0x0112
_APP1, _APP13, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA
_TELLING: Final = frozenset({_APP1, _APP13, _COMMENT})
"""JPEG segments that hold EXIF and XMP, IPTC, comments."""
_TELLING_CHUNKS: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


class WrongFile(AppError):
    """A file whose content is of no kind that a case takes, or not what its name says."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`row` is the sub-row of `attachments`; `location_removed`: something was cut out of a photo."""

    row: Mapping[str, Any]
    location_removed: bool


class CaseFiles:
    """Takes files into a case."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def store(self, name: str, content: bytes) -> StoredFile:
        """Keep a file; raise `WrongFile`, `FileTooLarge` (20 MB)."""
        media_type = kind_of_file(name, content)
        kept = cleaned_photo(content)
        row = {**self._evidence.store(name, kept), "media_type": media_type}
        return StoredFile({**row, "location_removed": kept != content}, kept != content)


def kind_of_file(name: str, content: bytes) -> str:
    """Return a file's media type by its first bytes; its name must agree. Raises `WrongFile`."""
    found = [(kind, suffixes) for sign, kind, suffixes in _SIGNATURES if content.startswith(sign)]
    if not found:
        raise WrongFile(
            "Tệp này không phải ảnh JPG, PNG, tệp PDF, Word hoặc Excel nên không đưa vào hồ sơ được. "
            "Ảnh chụp bằng điện thoại dạng HEIC, WEBP thì hãy chuyển sang JPG trước."
        )
    lower = name.casefold()
    for kind, suffixes in found:
        if lower.endswith(suffixes):
            return kind
    wanted = ", ".join(suffix for _, suffixes in found for suffix in suffixes)
    raise WrongFile(
        f"Đuôi tên tệp không khớp với nội dung (nội dung là loại {wanted}). Hãy đổi lại đuôi tệp."
    )


def cleaned_photo(content: bytes) -> bytes:
    """Return a JPEG or PNG without where, when and with what it was taken; other files as they are.

    Raises `WrongFile` for a photo that is damaged.
    """
    try:
        if content.startswith(_JPEG):
            return _cleaned_jpeg(content)
        if content.startswith(_PNG):
            return _cleaned_png(content)
    except (struct.error, IndexError, ValueError) as error:
        raise WrongFile(
            "Ảnh này bị hỏng nên không đưa vào hồ sơ được. Hãy chép lại ảnh từ máy chụp."
        ) from error
    return content


def _cleaned_jpeg(content: bytes) -> bytes:
    parts, telling = [], False
    for marker, segment in _segments(content):
        if marker in _TELLING:
            telling = True
        else:
            parts.append(segment)
    if not telling:
        return content
    orientation = _orientation(content)
    if orientation not in (None, 1):
        parts.insert(0, _exif_segment(orientation))
    cleaned = _JPEG + b"".join(parts)
    # What was cleaned once holds nothing but its orientation, and stays as it is.
    return content if cleaned == content else cleaned


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, whole segment); the last one is all from the start of the scan."""
    place = 2
    while True:
        if content[place] != 0xFF:
            raise ValueError(place)
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _SCAN:
            yield marker, content[place:]
            return
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        yield marker, content[place : place + 2 + length]
        place += 2 + length


def _orientation(content: bytes) -> int | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content)) as image:
            return image.getexif().get(_ORIENTATION)
    except (UnidentifiedImageError, OSError, SyntaxError):
        return None


def _exif_segment(orientation: int | None) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    body = exif.tobytes()
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body


def _cleaned_png(content: bytes) -> bytes:
    parts, place = [_PNG], len(_PNG)
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        chunk = content[place : place + 12 + length]
        kind, body = chunk[4:8], chunk[4:-4]
        if len(chunk) < 12 or struct.unpack(">I", chunk[-4:])[0] != zlib.crc32(body):
            raise ValueError(place)
        if kind not in _TELLING_CHUNKS:
            parts.append(chunk)
        place += len(chunk)
    return b"".join(parts)
