"""The ids of a list's lines, packed: a UUID weighs 16 bytes here and 85 as a text.

A list scrolled to its end knows the id of every line, which is most of what it keeps.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final, overload
from uuid import UUID

from typing_extensions import override

_WIDTH: Final = 16


class LineIds(Sequence[str]):
    """Ids by line, counted from 0. Other ids than UUIDs in their usual spelling are kept as texts."""

    def __init__(self) -> None:
        self._packed = bytearray()
        self._texts: dict[bytes, str] = {}

    def put(self, first: int, ids: Iterable[str]) -> None:
        """Write ids over the lines from `first` on, at most the number of lines; more lines are added."""
        begin, packed = first * _WIDTH, b"".join(map(self._keep, ids))
        self._packed[begin : begin + len(packed)] = packed

    @override
    def __len__(self) -> int:
        return len(self._packed) // _WIDTH

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    @override
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[line] for line in range(*place.indices(len(self)))]
        begin = range(len(self))[place] * _WIDTH
        packed = bytes(self._packed[begin : begin + _WIDTH])
        text = self._texts.get(packed)
        return str(UUID(bytes=packed)) if text is None else text

    @override
    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The first line of an id. Raises `ValueError` when it has none."""
        packed, begin, end = _packed(value), start * _WIDTH, len(self._packed)
        if stop is not None:
            end = min(end, stop * _WIDTH)
        while (begin := self._packed.find(packed, begin, end)) % _WIDTH:
            # Bytes of two neighbours that look like this one; -1 is no multiple either.
            if begin < 0:
                raise ValueError(value)
            begin += 1
        return begin // _WIDTH

    def _keep(self, text: str) -> bytes:
        packed = _packed(text)
        if not _is_uuid(text):
            self._texts[packed] = text
        return packed


def _packed(text: str) -> bytes:
    if _is_uuid(text):
        return UUID(text).bytes
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_WIDTH).digest()


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
