"""The kinds of record that a sheet can bring."""

from typing import Final

from app.core.errors import UnknownKind
from app.services.spreadsheets.register_sheets import BODIES, COLLABORATORS, HAMLETS, UNITS
from app.services.spreadsheets.roster_sheets import CADRES
from app.services.spreadsheets.sheet_kind import ID_KEY, SheetKind
from app.services.spreadsheets.work_sheets import ACTIVITIES, MEDIA, TASKS

__all__ = ["ID_KEY", "SHEET_KINDS", "SheetKind", "sheet_kind"]

SHEET_KINDS: Final = {
    kind.name: kind for kind in (TASKS, MEDIA, ACTIVITIES, CADRES, BODIES, UNITS, HAMLETS, COLLABORATORS)
}


def sheet_kind(name: str) -> SheetKind:
    """Return how sheets of a kind read; raise `UnknownKind` for one that sheets cannot bring."""
    try:
        return SHEET_KINDS[name]
    except KeyError:
        raise UnknownKind(name, SHEET_KINDS) from None
