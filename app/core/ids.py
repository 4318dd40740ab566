"""Identifiers of rows: random and time-ordered, or derived where two machines must agree."""

import os
import re
import time
import uuid

_CANONICAL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMESPACE = uuid.UUID("5d0c7b1e-2f0a-5c1b-9a54-0c8b6f2f7a11")


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562 §5.7) in its canonical 36-character form."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def is_id(given: object) -> bool:
    """Whether `given` has the form of an id."""
    return isinstance(given, str) and _CANONICAL.fullmatch(given) is not None


def derived_id(*parts: str) -> str:
    """Return the UUIDv5 of `parts`: equal parts give equal ids on every machine.

    Used for rows that two machines would both create (occurrences, settings, seeded registers),
    so that a merge cannot double them.
    """
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))
