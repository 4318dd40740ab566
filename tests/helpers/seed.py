"""Where the real input of the tests lies."""

from pathlib import Path
from typing import Final

SEED_PLAN: Final = (
    Path(__file__).resolve().parents[3] / "shared" / "seed" / "ke-hoach-binh-dang-gioi-2026.txt"
)
"""A commune's plan of 2026 as it came: beside the repository, the same place everywhere."""
