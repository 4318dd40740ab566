"""A real encrypted file for a test, made in a fraction of a second: cheapest keys, a still clock."""

from datetime import date
from pathlib import Path

from app.bootstrap import Office, create_workspace, open_workspace
from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock

PASSPHRASE = "mật khẩu để thử"
TODAY = date(2026, 7, 14)


def make_vault(folder: Path, *, today: date = TODAY, clock: FixedClock | None = None) -> Vault:
    """Return the vault of `folder` with a still clock."""
    return Vault(folder, clock=clock or FixedClock.on(today), cost=Cost.floor)


def make_workspace(
    folder: Path, *, today: date = TODAY, clock: FixedClock | None = None, office: Office | None = None
) -> Workspace:
    """Create the encrypted file of `folder` under `PASSPHRASE`; the caller closes it.

    Its clock is a `FixedClock`: pass `clock` to be able to move it.
    """
    workspace, _ = create_workspace(make_vault(folder, today=today, clock=clock), PASSPHRASE, office)
    return workspace


def reopen(folder: Path, *, today: date = TODAY, clock: FixedClock | None = None) -> Workspace:
    """Unlock and open the file of `folder` again; the caller closes it."""
    vault = make_vault(folder, today=today, clock=clock)
    return open_workspace(vault, vault.unlock(PASSPHRASE))
