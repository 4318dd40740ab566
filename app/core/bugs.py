"""What is kept of a bug: where it happened, never with which values.

An exception's text can hold a name or a case's content; its class and the lines of code cannot.
"""

import traceback
from datetime import datetime
from pathlib import Path

LOG_FOLDER = "nhat-ky"
_KEPT_BYTES = 200_000


def described(error: BaseException) -> str:
    """Return the classes of `error` and its causes with their frames, without any message."""
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        kind = type(seen)
        parts.append(f"{kind.__module__}.{kind.__qualname__}")
        parts.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(parts)


def kept(error: BaseException, folder: Path, *, now: datetime) -> str:
    """Append `error` to the log under `folder` and return the reference to show to the officer."""
    reference = f"{now:%Y%m%d-%H%M%S}"
    log = folder / LOG_FOLDER / "loi.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _KEPT_BYTES:
            log.replace(log.with_name("loi-cu.txt"))
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"[{reference}]\n{described(error)}\n")
    except OSError:
        # The folder cannot be written: the reference is still shown, the officer's work comes first.
        return reference
    return reference
