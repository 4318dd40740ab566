"""Where the files shipped beside the program lie: icons, translation, help, sample documents."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""The same place in a checkout and in the frozen program, which keeps the tree."""
