"""Evidence files kept inside the encrypted file, under their SHA-256."""

import hashlib
import mimetypes
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from app.core.errors import AppError, RecordNotFound
from app.core.text import clean
from app.db.database import Database
from app.models import Blob

LARGEST_FILE = 20 * 1024 * 1024


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
        shown = clean(PurePath(name).name).strip() or "tệp"
        if len(content) > LARGEST_FILE:
            raise FileTooLarge(shown)
        digest = hashlib.sha256(content).hexdigest()
        with self._database.transaction("Thêm tệp minh chứng") as session:
            if session.get(Blob, digest) is None:
                session.add(Blob(sha256=digest, size=len(content), content=content))
        return {
            "name": shown,
            "media_type": mimetypes.guess_type(shown)[0] or "application/octet-stream",
            "size": len(content),
            "sha256": digest,
        }

    def content(self, sha256: str) -> bytes:
        """Return the bytes; raise `RecordNotFound`."""
        with self._database.read() as session:
            blob = session.get(Blob, sha256)
            if blob is None:
                raise RecordNotFound
            return blob.content
