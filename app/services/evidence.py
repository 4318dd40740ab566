"""Evidence files kept inside the encrypted file, under their SHA-256."""

import hashlib
import re
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import PurePath
from typing import Any

from app.core.errors import AppError, RecordNotFound
from app.core.text import clean
from app.db.database import Database
from app.models import Blob

LARGEST_FILE = 20 * 1024 * 1024
_LONGEST_NAME = 255
_LONGEST_SUFFIX = 20
_DIGEST = re.compile("[0-9a-f]{64}")
_OFFICE = "application/vnd.openxmlformats-officedocument."
# The types that Python itself knows and not the system's, which differ from PC to PC.
_TYPES = MimeTypes(filenames=())
for _suffix, _type in (
    (".docx", f"{_OFFICE}wordprocessingml.document"),
    (".xlsx", f"{_OFFICE}spreadsheetml.sheet"),
    (".pptx", f"{_OFFICE}presentationml.presentation"),
    (".heic", "image/heic"),
    (".webp", "image/webp"),
):
    _TYPES.add_type(_type, _suffix)


class FileTooLarge(AppError):
    """A file above the limit."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp «{name}» lớn hơn 20 MB nên không đưa vào được. Hãy giảm kích thước ảnh hoặc chia nhỏ tệp."
        )


class Evidence:
    """Stores and gives back the bytes of evidence."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, name: str, content: bytes) -> Mapping[str, Any]:
        """Keep `content`; return the sub-row of an `attachments` list that names it."""
        shown = _shown_name(name)
        if len(content) > LARGEST_FILE:
            raise FileTooLarge(shown)
        digest = hashlib.sha256(content).hexdigest()
        with self._database.transaction("Thêm tệp minh chứng") as session:
            if session.get(Blob, digest) is None:
                session.add(Blob(sha256=digest, size=len(content), content=content))
        return {
            "name": shown,
            "media_type": _TYPES.guess_type(shown)[0] or "application/octet-stream",
            "size": len(content),
            "sha256": digest,
        }

    def content(self, sha256: str) -> bytes:
        """Return the bytes; raise `RecordNotFound`."""
        with self._database.read() as session:
            blob = session.get(Blob, sha256) if _DIGEST.fullmatch(sha256) else None
            if blob is None:
                raise RecordNotFound
            return blob.content


def _shown_name(given: str) -> str:
    """Return a file's name without folders, cut in the middle of nothing but its stem."""
    name = clean(re.split(r"[\\/]", given)[-1]).strip() or "tệp"
    if len(name) <= _LONGEST_NAME:
        return name
    suffix = PurePath(name).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    return name[: _LONGEST_NAME - len(suffix)] + suffix
