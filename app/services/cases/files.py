"""Papers and photos of a case: known by their content, without the place where a photo was taken.

A photo is not encoded anew: the parts that hold where, when and with what it was taken are cut out of the
file, and the orientation is put back. Formats from which they cannot be cut safely are refused: a HEIC
photo names its parts by their place in the file, can hold further pictures and a film with a place of its
own, and nothing that the program carries can show it.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from app.core.errors import AppError
from app.services.evidence import LARGEST_FILE, Evidence

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_RIFF: Final = b"RIFF"
_SIGNATURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (_PNG, "image/png", (".png",)),
    (_RIFF, "image/webp", (".webp",)),
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"PK\x03\x04", f"{_OFFICE}wordprocessingml.document", (".docx",)),
    (b"PK\x03\x04", f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
    (b"\xd0\xcf\x11\xe0", "application/msword", (".doc",)),
    (b"\xd0\xcf\x11\xe0", "application/vnd.ms-excel", (".xls",)),
)
_ORIENTATION: Final = 0x0112
_APP0, _APP1, _APP2, _APP14, _LAST_APP = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_NO_MARKERS: Final = frozenset({0x00, *range(0xD0, 0xD8)})
"""What may follow 0xFF inside a scan without ending it: a stuffed byte, a restart."""
_PNG_PARTS: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD"),
        *(b"pHYs", b"hIST", b"sPLT", b"acTL", b"fcTL", b"fdAT"),
    }
)
"""What a PNG photo is made of; EXIF, texts, times and whatever else is none of it."""
_WEBP_PARTS: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
"""What a WEBP photo is made of; EXIF, XMP and whatever else a camera adds is none of them."""
_WEBP_HOLDS_EXIF, _WEBP_HOLDS_XMP = 0x08, 0x04
_HEIC: Final = frozenset(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"))


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
        """Keep a file; raise `WrongFile`, also for one above 20 MB: no sentence repeats the file's name."""
        if len(content) > LARGEST_FILE:
            raise WrongFile(
                "Tệp lớn hơn 20 MB nên không đưa vào hồ sơ được. Hãy giảm kích thước ảnh hoặc chia nhỏ tệp."
            )
        media_type = kind_of_file(name, content)
        kept = cleaned_photo(content)
        row = {**self._evidence.store(name, kept), "media_type": media_type}
        return StoredFile({**row, "location_removed": kept != content}, kept != content)


def kind_of_file(name: str, content: bytes) -> str:
    """Return a file's media type by its first bytes; its name must agree. Raises `WrongFile`."""
    if content[4:12] in _HEIC:
        raise WrongFile(
            "Ảnh dạng HEIC chưa gỡ chắc chắn được vị trí chụp nên không đưa vào hồ sơ được. Hãy gửi lại ảnh "
            "dạng JPG: trên iPhone chọn Cài đặt, Camera, Định dạng, Tương thích nhất; hoặc mở ảnh trên máy "
            "rồi lưu thành JPG."
        )
    found = [(kind, suffixes) for sign, kind, suffixes in _SIGNATURES if content.startswith(sign)]
    if not found or (content.startswith(_RIFF) and content[8:12] != b"WEBP"):
        raise WrongFile(
            "Tệp này không phải ảnh JPG, PNG, WEBP, tệp PDF, Word hoặc Excel nên không đưa vào hồ sơ được. "
            "Hãy chuyển sang một trong các dạng đó trước."
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
    """Return a JPEG, PNG or WEBP without where, when and with what it was taken; other files as they are.

    Raises `WrongFile` for a photo that is damaged.
    """
    try:
        if content.startswith(_JPEG):
            return _cleaned_jpeg(content)
        if content.startswith(_PNG):
            return _cleaned_png(content)
        if content.startswith(_RIFF):
            return _cleaned_webp(content)
    except (struct.error, IndexError, ValueError) as error:
        raise WrongFile(
            "Ảnh này bị hỏng nên không đưa vào hồ sơ được. Hãy chép lại ảnh từ máy chụp."
        ) from error
    return content


def _cleaned_jpeg(content: bytes) -> bytes:
    """Return the picture with its colours. Left out: EXIF, XMP, IPTC, comments, makers' own segments, and
    what lies behind the picture (a second one, a film), which has a place of its own.
    """
    parts = [segment for marker, segment in _segments(content) if _of_the_picture(marker, segment)]
    if _JPEG + b"".join(parts) == content:
        return content
    if body := _orientation_alone(content):
        parts.insert(0, struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body)
    # What was cleaned once holds nothing but its orientation, and stays as it is.
    return _JPEG + b"".join(parts)


def _of_the_picture(marker: int, segment: bytes) -> bool:
    if marker == _APP2:
        return segment[4:].startswith(b"ICC_PROFILE\0")
    return marker in (_APP0, _APP14) or not (_APP0 <= marker <= _LAST_APP or marker == _COMMENT)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, whole segment) up to the end of the picture; a scan is one segment with its data."""
    place = 2
    while True:
        if content[place] != 0xFF:
            raise ValueError(place)
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _END:
            yield marker, content[place : place + 2]
            return
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        end = place + 2 + length
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[place:end]
        place = end


def _end_of_scan(content: bytes, place: int) -> int:
    """Return where the next marker stands behind a scan's data."""
    while True:
        place = content.index(0xFF, place)
        if content[place + 1] not in _NO_MARKERS:
            return place
        place += 2


def _orientation_alone(content: bytes) -> bytes:
    """Return EXIF data that hold a photo's orientation and nothing else; empty when it stands upright."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content)) as image:
            orientation = image.getexif().get(_ORIENTATION)
    except (UnidentifiedImageError, OSError, SyntaxError):
        return b""
    if orientation in (None, 1):
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif.tobytes()


def _cleaned_webp(content: bytes) -> bytes:
    """Return the photo's own chunks; what they hold of EXIF and XMP is said in the first one."""
    parts = [chunk for chunk in _riff_chunks(content) if chunk[:4] in _WEBP_PARTS]
    if not parts:
        raise ValueError(content[8:16])
    kept = 0
    if body := _orientation_alone(content):
        kept = _WEBP_HOLDS_EXIF
        body = body.removeprefix(b"Exif\0\0")
        parts.append(b"EXIF" + struct.pack("<I", len(body)) + body + bytes(len(body) % 2))
    if parts[0][:4] == b"VP8X":
        flags = parts[0][8] & ~(_WEBP_HOLDS_EXIF | _WEBP_HOLDS_XMP) | kept
        parts[0] = parts[0][:8] + bytes([flags]) + parts[0][9:]
    inner = b"WEBP" + b"".join(parts)
    return _RIFF + struct.pack("<I", len(inner)) + inner


def _riff_chunks(content: bytes) -> Iterator[bytes]:
    """Yield whole chunks, padded to an even length; what follows the photo's end is left out."""
    (length,) = struct.unpack("<I", content[4:8])
    if len(content) < length + 8:
        raise ValueError(length)
    place = 12
    while place < length + 8:
        (size,) = struct.unpack("<I", content[place + 4 : place + 8])
        chunk = content[place : place + 8 + size]
        if len(chunk) < 8 + size:
            raise ValueError(place)
        yield chunk + bytes(size % 2)
        place += 8 + size + size % 2


def _cleaned_png(content: bytes) -> bytes:
    parts, place = [_PNG], len(_PNG)
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        chunk = content[place : place + 12 + length]
        kind, body = chunk[4:8], chunk[4:-4]
        if len(chunk) < 12 or struct.unpack(">I", chunk[-4:])[0] != zlib.crc32(body):
            raise ValueError(place)
        if kind in _PNG_PARTS:
            parts.append(chunk)
        if kind == b"IEND":
            # Whatever lies behind the picture is no part of it.
            break
        place += len(chunk)
    return b"".join(parts)
