"""Models at the thôn: list and figures."""

from datetime import date

import pytest

from app.core.dates import DateRange, month_range
from app.services.counted import Counted
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.propaganda.conftest import Log

MODEL = "Gia đình chia sẻ trách nhiệm"


def test_the_list(workspace: Workspace, record: Log) -> None:
    east, tenth = record("hamlets", name="Thôn 2"), record("hamlets", name="Thôn 10")
    record("family_models", name=MODEL, hamlet_id=tenth, registered_on="2026-03-08", families=12, pledges=9)
    record(
        "family_models",
        name=MODEL,
        hamlet_id=east,
        registered_on="2026-04-08",
        families=5,
        reviewed_on="2026-06-28",
        review="Tốt",
    )
    page = workspace.propaganda.model_page(ListQuery())
    assert [row.hamlet for row in page.rows] == ["Thôn 2", "Thôn 10"]
    assert page.totals == {"families": 17, "pledges": 9}

    def hamlets(**filters: object) -> list[str]:
        return [row.hamlet for row in workspace.propaganda.model_page(ListQuery(filters=filters)).rows]

    assert hamlets(missing="review") == ["Thôn 10"]
    assert hamlets(missing="figures") == ["Thôn 2"]
    assert hamlets(hamlet=east) == ["Thôn 2"]
    assert hamlets(month="2026-03") == ["Thôn 10"]
    searched = workspace.propaganda.model_page(ListQuery(search="chia se tot"))
    assert [row.review for row in searched.rows] == ["Tốt"]


@pytest.mark.parametrize("key", ["name", "hamlet", "registered_on", "families", "pledges", "reviewed_on"])
def test_every_column_sorts_with_empty_ones_last(workspace: Workspace, record: Log, key: str) -> None:
    first, second = record("hamlets", name="Thôn Á"), record("hamlets", name="Thôn Đ")
    record(
        "family_models",
        name="Ân",
        hamlet_id=first,
        registered_on="2026-03-08",
        families=1,
        pledges=1,
        reviewed_on="2026-04-01",
    )
    record("family_models", name="Đơn", hamlet_id=second)
    rows = workspace.propaganda.model_page(ListQuery(sort=key)).rows
    assert [row.name for row in rows] == ["Ân", "Đơn"]


def test_figures(workspace: Workspace, record: Log) -> None:
    east, west = record("hamlets", name="Thôn Đông"), record("hamlets", name="Thôn Tây")
    record("hamlets", name="Thôn Nam")
    record("hamlets", name="Thôn cũ", active=False)
    old = record(
        "family_models", name=MODEL, hamlet_id=east, registered_on="2025-03-01", families=10, pledges=4
    )
    new = record(
        "family_models",
        name=MODEL,
        hamlet_id=west,
        registered_on="2026-03-31",
        families=7,
        reviewed_on="2026-06-01",
    )
    undated = record("family_models", name="Câu lạc bộ", hamlet_id=east, pledges=2)
    figures = workspace.propaganda.model_figures(month_range(2026, 3))
    assert figures.registered.models == Counted(1, (new,))
    assert figures.registered.hamlets == ("Thôn Tây",)
    assert figures.registered.families == Counted(7, (new,))
    assert figures.standing.models == Counted(3, (undated, old, new))
    assert figures.standing.hamlets == ("Thôn Đông", "Thôn Tây")
    assert figures.standing.pledges == Counted(6, (undated, old))
    assert figures.reviewed == Counted(0, ())
    assert figures.without_date == Counted(1, (undated,))
    assert figures.hamlets_without == ("Thôn Nam",)
    half = workspace.propaganda.model_figures(DateRange(date(2026, 1, 1), date(2026, 6, 30)))
    assert half.reviewed == Counted(1, (new,))
