"""The window: PySide6 widgets over the services. No SQL, no ORM class, no document library here.

PySide6 puts an import function of its own in place of Python's, for a switchable spelling of Qt's names
(`from __feature__ import snake_case`) that this program does not use. That function reads the source text
of every module imported from then on and keeps it: 25 MB, and a tenth of the time to the lock screen. So
Python's own is put back.

`Qt`, the namespace, is made by the binding when it is first named: a hundred enumerations, another twentieth
of that time. So what the lock screen needs names it inside functions, which run once the window is there. A
signal that carries one of these values is not connected before that either: it could not be told.
"""

import builtins
import importlib


def _load_qt() -> None:
    pythons = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = pythons


_load_qt()
