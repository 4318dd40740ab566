"""Files kept inside the encrypted database."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.models.base import Base, described


class Blob(Base):
    """A file's bytes under their SHA-256 (64 hex digits). Append-only: undo can bring a file back."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class AttachmentColumns:
    """Columns of every table of evidence files."""

    name: Mapped[str] = mapped_column(String(255), info=described("Tên tệp", required=True))
    media_type: Mapped[str] = mapped_column(String(100), info=described("Loại tệp", required=True))
    size: Mapped[int] = mapped_column(info=described("Dung lượng (byte)", minimum=0))
    sha256: Mapped[str] = mapped_column(
        ForeignKey("blobs.sha256"), index=True, info=described("SHA-256", required=True)
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
