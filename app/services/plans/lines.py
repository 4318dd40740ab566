"""The first stage: the document's lines, of whatever kind of file, each with its number in the source."""

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.core.errors import UnreadableDocument
from app.core.progress import NoProgress, Progress
from app.core.text import clean
from app.services.plans.preview import LineKind, SourceLine, TableCell

MAX_BYTES: Final = 64 * 1024 * 1024
"""No plan is as large; a larger file was picked by mistake."""

MAX_LINE: Final = 100_000
"""A whole plan copied out in one line is shorter."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_NEWLINE: Final = re.compile("\r\n|\r|\n")


def read_lines(path: Path, *, progress: Progress | None = None) -> tuple[SourceLine, ...]:
    """Every line of the document in reading order.

    Which kind of file it is, its first bytes say; the name only decides where they do not. Raises
    UnreadableDocument for a file that cannot be opened, is empty, damaged, protected, a scan, or of
    another kind.
    """
    watcher = progress or NoProgress()
    data = _bytes_of(path)
    if data.startswith(b"%PDF"):
        from app.services.plans.lines_pdf import read_pdf_lines

        lines = read_pdf_lines(data, progress=watcher)
    elif data.startswith(b"PK"):
        from app.services.plans.lines_docx import read_docx_lines

        lines = read_docx_lines(data, progress=watcher)
    else:
        _refuse_other_kinds(path, data)
        lines = read_text_lines(data)
    if not any(line.text.strip() for line in lines):
        raise UnreadableDocument("Tệp không có chữ nào. Hãy chọn đúng tệp kế hoạch (.docx, .pdf, .txt).")
    if any(len(line.text) > MAX_LINE for line in lines):
        raise UnreadableDocument(
            "Tệp có đoạn dài bất thường, không giống một bản kế hoạch. Hãy mở tệp xem lại, ngắt thành các "
            "dòng rồi lưu và mở lại."
        )
    return lines


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(
                "Tệp quá lớn so với một bản kế hoạch. Hãy kiểm tra đã chọn đúng tệp chưa."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument("Không tìm thấy tệp này. Hãy kiểm tra lại tên và nơi để tệp.") from error
    except IsADirectoryError as error:
        raise UnreadableDocument("Đây là một thư mục. Hãy chọn tệp kế hoạch ở bên trong.") from error
    except OSError as error:
        raise UnreadableDocument(
            "Không đọc được tệp. Hãy đóng tệp ở chương trình khác hoặc chép tệp sang máy này rồi thử lại."
        ) from error
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableDocument("Tệp rỗng. Hãy chọn đúng tệp kế hoạch, hoặc chép lại tệp từ nguồn.")
    return data


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    suffix = path.suffix.lower()
    if data.startswith(_OLE):
        if _PROTECTED_STREAM in data:
            raise UnreadableDocument(
                "Tệp Word được đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại."
            )
        raise UnreadableDocument(
            "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word, chọn Lưu thành kiểu .docx rồi mở lại tệp mới."
        )
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument("Đây là tệp RTF. Hãy mở bằng Word và lưu thành .docx rồi mở lại.")
    if suffix in {".docx", ".docm", ".dotx"}:
        raise UnreadableDocument("Tệp Word bị hỏng nên không đọc được. Hãy chép lại tệp từ nguồn.")
    if suffix == ".pdf":
        raise UnreadableDocument("Tệp PDF bị hỏng nên không đọc được. Hãy chép lại tệp từ nguồn.")
    if suffix not in {".txt", ".text", ".md", ""}:
        raise UnreadableDocument(
            f"Chương trình không đọc được loại tệp «{suffix}». Hãy chọn tệp kế hoạch .docx, .pdf hoặc .txt."
        )


# --- plain text -------------------------------------------------------------------------------


def read_text_lines(data: bytes) -> tuple[SourceLine, ...]:
    """The lines of a text file in any encoding that Vietnamese offices use. A form feed begins a new page."""
    raw_lines = _NEWLINE.split(decode_text(data))
    if raw_lines and not raw_lines[-1]:
        raw_lines.pop()
    paged = any("\f" in line for line in raw_lines)
    page = 1
    lines: list[SourceLine] = []
    for number, raw in enumerate(raw_lines, start=1):
        page += raw.count("\f")
        text = clean(raw.replace("\f", "")).replace("\n", " ").rstrip()
        lines.append(SourceLine(number=number, text=text, page=page if paged else None))
    return _with_tables(lines)


def decode_text(data: bytes) -> str:
    """Text of a .txt file: UTF-8 with or without mark, UTF-16, TCVN3, VNI, or Windows-1258."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return _decode_wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 10 < sum(char > "\x7f" for char in damaged):
        return damaged  # UTF-8 with a few bytes lost on the way
    return _decode_old(data)


def _decode_old(data: bytes) -> str:
    """A text of the time before Unicode: TCVN3 or VNI where its words tell so, else Windows-1258."""
    from app.core.legacy_text import Coding, Sample, detect

    shown = data.decode("latin-1")
    samples = [Sample(line, group="") for line in shown.split("\n")]
    detection = detect(samples)
    read = [detection.read(sample) for sample in samples]
    if detection.encoding in (Coding.TCVN3, Coding.VNI):
        return "\n".join(read)
    return data.decode("cp1258", errors="replace")


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a mark: in Vietnamese text most high bytes are zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 < len(data) // 2:
        raise UnreadableDocument("Tệp không phải là văn bản. Hãy chọn tệp kế hoạch .docx, .pdf hoặc .txt.")
    return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")


# --- tables drawn in text -----------------------------------------------------------------------

_RULE_ROW: Final = re.compile(r"[\s|+:=\-–—_]*")
_BORDER: Final = re.compile(r"[|\t]")


def _with_tables(lines: list[SourceLine]) -> tuple[SourceLine, ...]:
    """Runs of two or more lines that bars or tabs cut into three or more cells become table rows."""
    result: list[SourceLine] = []
    run: list[SourceLine] = []
    tables = 0
    for line in [*lines, SourceLine(number=0, text="")]:
        if _is_row(line.text) or (run and line.text and _RULE_ROW.fullmatch(line.text)):
            run.append(line)
            continue
        rows = [row for row in run if not _RULE_ROW.fullmatch(row.text)]
        if len(rows) >= 2:
            result.extend(_row(row, tables) for row in run)
            tables += 1
        else:
            result.extend(run)
        run = []
        result.append(line)
    return tuple(result[:-1])


def _is_row(text: str) -> bool:
    inner = text.strip().strip("|").strip()
    return bool(inner) and len(_BORDER.findall(inner)) >= 2


def _row(line: SourceLine, table: int) -> SourceLine:
    text = line.text
    if _RULE_ROW.fullmatch(text):
        return replace(line, kind=LineKind.TABLE_ROW, table=table)
    # A bar at either end closes the frame; bars and tabs between are borders, so an empty cell is kept.
    start = text.index("|") + 1 if text.lstrip().startswith("|") else 0
    end = text.rindex("|") if text.rstrip().endswith("|") else len(text)
    cells: list[TableCell] = []
    for border in [*_BORDER.finditer(text, start, end), None]:
        stop = border.start() if border else end
        inner = text[start:stop].strip()
        left = text.index(inner, start, stop) if inner else start
        cells.append(TableCell(text=inner, start=left, end=left + len(inner), column=len(cells)))
        start = border.end() if border else end
    return replace(line, kind=LineKind.TABLE_ROW, table=table, cells=tuple(cells))
