"""The window: PySide6 widgets over the services. No SQL, no ORM class, no document library here.

PySide6 puts an import function of its own in place of Python's, for a switchable spelling of Qt's names
(`from __feature__ import snake_case`) that this program does not use. That function reads the source text
of every module imported from then on and keeps it: 25 MB, and a tenth of the time to the lock screen. So
Python's own is put back.
"""

import builtins
import importlib


def _load_qt() -> None:
    pythons = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = pythons


_load_qt()
