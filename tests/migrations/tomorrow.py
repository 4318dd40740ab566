"""The program of a later release: today's, with one migration more."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest

from app.db import migrate

_SCRIPT = '''"""A migration of tomorrow."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Do what the test asks for."""
{body}
'''


@dataclass(frozen=True, slots=True)
class Tomorrow:
    """Adds migrations to a copy of the program's own."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def adds(self, body: str, *, revision: str = "tomorrow") -> str:
        """Add a migration whose upgrade does `body`, and work with it from now on; return its revision."""
        before = migrate.HEAD
        script = _SCRIPT.format(revision=revision, before=before, body=indent(body, "    "))
        (self.folder / "versions" / f"{revision}.py").write_text(script, encoding="utf-8")
        self.monkeypatch.setattr(migrate, "HEAD", revision)
        return revision
