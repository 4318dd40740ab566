"""A folder that behaves as a FAT stick does, laid over the system's calls where no FAT can be mounted.

FAT knows no permissions, hard links or symbolic links, keeps times to two seconds, takes names in capitals
and small letters for the same; to put a file in another's place is not one step there.
"""

import builtins
import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_NO_SIGN = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)}
_SECONDS = 2


class FatRules:
    """The rules over everything below `root`; `replaced` tells what was put in the place of another file."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self._root = root
        self._listed = os.listdir
        self._stat = os.stat
        self._utime = os.utime
        self.replaced: list[str] = []
        for name in ("link", "symlink", "chmod", "chown"):
            if hasattr(os, name):
                patch.setattr(os, name, self._never(getattr(os, name)))
        for name in ("stat", "statvfs", "unlink", "remove", "mkdir", "rmdir", "listdir", "scandir"):
            if hasattr(os, name):
                patch.setattr(os, name, self._by_any_case(getattr(os, name)))
        patch.setattr(os, "open", self._named(os.open))
        for module in (builtins, io):
            patch.setattr(module, "open", self._named(open))
        for name in ("rename", "replace"):
            patch.setattr(os, name, self._moving(getattr(os, name)))

    def _is_here(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and Path(path).is_relative_to(self._root)

    def _real(self, path: Any) -> Any:
        """Return a path as it is called on the disk, whatever case it is asked for in."""
        if not self._is_here(path):
            return path
        found = self._root
        for part in Path(path).relative_to(self._root).parts:
            if _NO_SIGN & set(part) or part[-1] in " .":
                raise OSError(errno.EINVAL, "no name on FAT", str(path))
            try:
                there = self._listed(found)
            except OSError:
                there = []
            found /= next((one for one in there if one.casefold() == part.casefold()), part)
        return found

    def _never(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(*given: Any, **more: Any) -> Any:
            if any(self._is_here(one) for one in given[:2]):
                raise OSError(errno.EPERM, "not on FAT")
            return call(*given, **more)

        return refuse

    def _by_any_case(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def find(*given: Any, **more: Any) -> Any:
            return call(*(self._real(one) for one in given[:1]), *given[1:], **more)

        return find

    def _named(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def find(path: Any, *given: Any, **more: Any) -> Any:
            return call(self._real(path), *given, **more)

        return find

    def _moving(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def move(source: Any, target: Any, **more: Any) -> Any:
            source, target = self._real(source), self._real(target)
            if self._is_here(target):
                if Path(target).exists():
                    self.replaced.append(Path(target).name)
                self._round(Path(source))
            return call(source, target, **more)

        return move

    def _round(self, path: Path) -> None:
        """Keep the time of a file to two seconds."""
        seconds = int(self._stat(path).st_mtime) // _SECONDS * _SECONDS
        self._utime(path, (seconds, seconds))
