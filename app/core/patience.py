"""Trying again for a moment, where the system refuses what another process holds and cannot be asked to wait.

Two calls are such: Windows refuses to replace a file that somebody has open (a second start, a virus
scanner), and SQLite refuses to set the journal mode of a new file while another process does, without
asking its busy handler. Neither tells when the other is done; so one asks again, and this is the one place.
"""

import time
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")
_BETWEEN: Final = 0.02
"""Seconds between two tries: far shorter than a person notices, far longer than a try takes."""


def persist(act: Callable[[], T], *, held: Callable[[Exception], bool], seconds: float) -> T:
    """Do `act`; while what it raises means that another process holds the thing, again for up to `seconds`.

    Raises what the last try raised. 0 seconds: one try.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except Exception as error:
            if not held(error) or time.monotonic() >= deadline:
                raise
        time.sleep(_BETWEEN)
