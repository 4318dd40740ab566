"""What the first tab answers without a click: tiles, each made by a builder of its own."""

from app.services.dashboard.service import Dashboard
from app.services.dashboard.tiles import Door, Glance, Level, Overview, Tile, TileLine

__all__ = ["Dashboard", "Door", "Glance", "Level", "Overview", "Tile", "TileLine"]
