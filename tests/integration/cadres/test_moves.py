"""Movements over a whole roster, counted in two ways."""

from datetime import date

import pytest

from app.core.dates import DateRange
from app.services.cadres.changes import changes, moves
from app.services.listing import ListQuery
from app.services.workspace import Workspace

STRETCHES = (
    DateRange(date(2026, 1, 1), date(2026, 7, 14)),
    DateRange(date(2024, 1, 1), date(2024, 1, 31)),
    DateRange(date(2020, 5, 1), date(2026, 7, 14)),
)


@pytest.mark.parametrize("days", STRETCHES)
def test_those_who_moved_are_enough_to_tell_who_moved(workspace: Workspace, days: DateRange) -> None:
    workspace.samples.fill(400, shares={"cadre": 1})
    with workspace.database.read() as session:
        whole, short = changes(session, days), moves(session, days)
    assert whole.all
    assert (short.came, short.left, short.changed) == (whole.came, whole.left, whole.changed)
    assert len(short.bodies) <= len(whole.bodies)


def test_before_and_after_are_the_shares_of_the_day(workspace: Workspace) -> None:
    workspace.samples.fill(400, shares={"cadre": 1})
    days = STRETCHES[0]
    found = {row.body_id: row for row in workspace.roster.changes(days).bodies}
    for on, name in ((date(2025, 12, 31), "before"), (days.end, "after")):
        for share in workspace.roster.shares(on).bodies:
            row = found.get(share.body_id)
            heads = getattr(row, name).ids if row else ()
            women = getattr(row, f"{name}_women").ids if row else ()
            assert set(heads) == set(share.heads.ids)
            assert set(women) == set(share.women.ids)
    with_posts = workspace.roster.people_page(ListQuery(filters={"in_post": "now"}))
    assert with_posts.total == workspace.roster.shares().overall.heads.value
