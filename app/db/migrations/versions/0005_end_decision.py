"""Add the decision by which a post was left.

With this revision some code lists know codes that they did not know before (`declined` in those of cases),
so that an older program refuses the file instead of meeting a code that it cannot name.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of posts recorded before, the decision is not known."""
    op.add_column(
        "posts", sa.Column("end_decision", sa.String(length=300), server_default="", nullable=False)
    )
