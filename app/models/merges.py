"""Merges with other machines' files, and the values that lost in them until somebody has looked."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.vocabulary import ConflictState
from app.models.base import DomainRow, described


class Merge(DomainRow):
    """One merge: what its machine knew from then on.

    `before` and `seen` map machine → highest sequence, before and after. From them follows of any two
    entries of the log whether the author of one knew the other.
    """

    __tablename__ = "merges"
    kind = "merges"

    at: Mapped[datetime] = mapped_column(info=described("Thời điểm"))
    machine: Mapped[str] = mapped_column(String(16), info=described("Máy hợp nhất"))
    source_machine: Mapped[str] = mapped_column(String(16), default="", info=described("Máy được hợp nhất"))
    source_name: Mapped[str] = mapped_column(String(255), default="", info=described("Tệp"))
    before: Mapped[dict[str, Any]] = mapped_column(info=described("Đã biết trước đó", internal=True))
    seen: Mapped[dict[str, Any]] = mapped_column(info=described("Đã biết từ đó", internal=True))
    summary: Mapped[dict[str, Any] | None] = mapped_column(info=described("Tóm tắt", internal=True))
    undone_at: Mapped[datetime | None] = mapped_column(info=described("Hoàn tác lúc"))


class Conflict(DomainRow):
    """A value that lost against another, written on two machines that did not know of each other.

    Its id follows from the entry that lost, so that every machine makes the same row. `field` is empty
    when what lost is the deletion of the whole row. What is kept stands in the row itself.
    """

    __tablename__ = "conflicts"
    __table_args__ = (Index(None, "state", "record_kind"), Index(None, "record_kind", "record_id"))
    kind = "conflicts"

    record_kind: Mapped[str] = mapped_column(String(40), info=described("Loại hồ sơ"))
    record_id: Mapped[str] = mapped_column(String(36), info=described("Hồ sơ"))
    row_kind: Mapped[str] = mapped_column(String(40), info=described("Loại dòng"))
    row_id: Mapped[str] = mapped_column(String(36), info=described("Dòng"))
    field: Mapped[str] = mapped_column(String(100), default="", info=described("Mục"))
    other: Mapped[dict[str, Any]] = mapped_column(info=described("Giá trị kia", internal=True))
    """Field → value, of all fields that are merged as one."""
    machine: Mapped[str] = mapped_column(String(16), info=described("Máy"))
    officer: Mapped[str] = mapped_column(String(200), default="", info=described("Người ghi"))
    at: Mapped[datetime] = mapped_column(info=described("Ghi lúc"))
    state: Mapped[ConflictState] = mapped_column(default=ConflictState.OPEN, info=described("Trạng thái"))
