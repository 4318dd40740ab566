"""`report …`: documents for print and for handing on."""

import argparse
from typing import Any


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the report commands."""
