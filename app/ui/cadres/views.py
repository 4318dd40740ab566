"""The keys of the tab and of its views, in the order of their buttons."""

from typing import Final

TAB: Final = "cadres"
PEOPLE: Final = "people"
BODIES: Final = "bodies"
SHARES: Final = "shares"
CHANGES: Final = "changes"
TRAINING: Final = "training"
BOARD: Final = "board"
NETWORK: Final = "network"
