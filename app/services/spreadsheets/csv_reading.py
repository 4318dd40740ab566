"""Lists saved as text (.csv) as a sheet: the coding and the separator are found out."""

import csv
import re
from pathlib import Path
from typing import Final

from app.core.errors import UnreadableDocument
from app.core.legacy_text import Sample, detect
from app.core.text import clean
from app.services.spreadsheets.file_checks import OLD_OFFICE, file_start, is_web_page
from app.services.spreadsheets.sheet import Sheet
from app.services.spreadsheets.sheet_text import UNREADABLE, SheetText

_SUFFIXES: Final = {".csv", ".tsv", ".txt"}
_SEPARATORS: Final = ";\t,"
_LOOKED_AT: Final = 50
_MOST_BYTES: Final = 30 * 1024 * 1024
_DAMAGED: Final = 5
"""Of so many letters beyond ASCII one may be unreadable in a file of Unicode."""
_BROKEN: Final = re.compile(f"{UNREADABLE}+")
_LONGEST_FIELD: Final = 1_000_000


def is_text_table(path: Path) -> bool:
    """Whether a file is to be read as text, by what it holds: names end wrongly often enough.

    What is no text and no workbook either is left to the reader that its name asks for, which says so.
    """
    named = path.suffix.lower() in _SUFFIXES
    try:
        start = file_start(path)
    except OSError:
        return named
    if start.startswith((b"PK\x03\x04", OLD_OFFICE)):
        return False
    return named or (bool(start) and b"\x00" not in start and not is_web_page(start))


def read_text_table(path: Path) -> Sheet:
    """Return the one sheet of a text file. Raises `UnreadableDocument`."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableDocument(f"Tệp «{path.name}» quá lớn để đọc. Hãy tách thành nhiều tệp nhỏ.")
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"Không đọc được tệp «{path.name}». Hãy kiểm tra đường dẫn và đóng tệp nếu đang mở ở Excel."
        ) from error
    if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocument(
            f"Tệp «{path.name}» không phải danh sách dạng chữ (.csv). Hãy lưu thành .xlsx rồi chọn lại."
        )
    lines = decoded(raw).splitlines(keepends=True)
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        records = list(csv.reader(lines, delimiter=_separator(lines)))
    except csv.Error as error:
        raise UnreadableDocument(
            f"Tệp «{path.name}» có dòng không đọc được. Hãy mở bằng Excel, lưu thành .xlsx rồi chọn lại."
        ) from error
    return _sheet(path.stem, records)


def decoded(raw: bytes) -> str:
    """Return the text of a file: Unicode by its marks, else UTF-8, else an old coding, else Windows' own.

    TCVN3 and VNI files are returned as Western Windows shows them; they are converted cell by cell later.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    text = raw.decode("utf-8-sig", errors="replace")
    # An old coding is hardly ever UTF-8 by chance: a few signs that are not are damage.
    if _DAMAGED * len(_BROKEN.findall(text)) <= sum(not char.isascii() for char in text):
        return text
    western = raw.decode("latin-1")
    words = western.split()
    detection = detect(Sample(word, group="") for word in words)
    for word in words:
        detection.read(Sample(word, group=""))
    return raw.decode("cp1258", errors="replace") if detection.encoding == "unicode" else western


def _separator(lines: list[str]) -> str:
    head = lines[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in head))


def _sheet(name: str, records: list[list[str]]) -> Sheet:
    raw = [[(column, value, "") for column, value in enumerate(record)] for record in records]
    text = SheetText([list(row) for row in raw])
    width = max((len(row) for row in raw), default=0)
    rows = [
        (*(text.value(column, value, font) for column, value, font in row), *[None] * (width - len(row)))
        for row in raw
    ]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return Sheet(clean(name), 1, tuple(rows), encoding=text.encoding)
