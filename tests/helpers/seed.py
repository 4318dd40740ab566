"""The commune's real plan, which lies beside the checkout and not in it."""

from pathlib import Path
from typing import Final

SEED_PLAN: Final = Path(__file__).parents[3] / "shared" / "seed" / "ke-hoach-binh-dang-gioi-2026.txt"
