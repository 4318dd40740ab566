"""Get, put, delete, list and describe any kind of record."""

from app.services.records.kinds import RecordKind
from app.services.records.service import Record, Records, Saved

__all__ = ["Record", "RecordKind", "Records", "Saved"]
