"""Tables of the change log, and state that belongs to this machine alone."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class ChangeEntry(Base):
    """One append-only entry. Entries of one machine form a chain by `previous_hash` → `hash`."""

    __tablename__ = "change_entries"
    __table_args__ = (
        Index(None, "record_kind", "record_id"),
        Index(None, "transaction_id"),
        Index(None, "row_id"),
        Index(None, "stamp"),
    )

    machine: Mapped[str] = mapped_column(String(16), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    stamp: Mapped[int]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    """Local wall time with its offset dropped; for display, never for order."""
    officer: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(20))
    transaction_id: Mapped[str] = mapped_column(String(36))
    label: Mapped[str] = mapped_column(String(200))
    row_kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    record_kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(String(36))
    fields: Mapped[dict[str, Any]]
    """Field → [old, new]."""
    salt: Mapped[str | None] = mapped_column(String(32))
    """Random, of entries about confidential rows: taken out with the values when a person is made unknown."""
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class LocalState(Base):
    """Drafts, column widths and the like: kept encrypted, neither logged nor merged."""

    __tablename__ = "local_state"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    value: Mapped[dict[str, Any]]
