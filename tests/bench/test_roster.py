"""The roster with 100,000 invented people: pages against their own raw SQL; what is counted as of a day."""

import time
from collections.abc import Callable, Iterator

import pytest

from app.core.dates import DateRange
from app.models import Collaborator, Training
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.bench.paired import paired
from tests.bench.test_lists import Recorded, run_again
from tests.helpers.workspace import TODAY, make_workspace

ROWS = 100_000
OTHERS = 10_000
QUERIES = {
    "people, all": ListQuery(),
    "people, «thi mau hoa»": ListQuery(search="thi mau hoa"),
    "people, women in post, by age": ListQuery(filters={"sex": "female", "in_post": "now"}, sort="age"),
    "people, party members, by name": ListQuery(filters={"party": True}, sort="full_name"),
    "people, key posts, by post": ListQuery(filters={"key_post": True}, sort="post"),
}


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = make_workspace(tmp_path_factory.mktemp("roster"))
    workspace.samples.fill(ROWS, shares={"cadre": 1})
    yield workspace
    workspace.close()


@pytest.mark.parametrize("name", QUERIES)
def test_first_page(roster: Workspace, name: str) -> None:
    query = QUERIES[name]
    recorded = Recorded()
    recorded.listen(roster.database._engine)
    roster.roster.people_page(query)
    recorded.forget(roster.database._engine)
    with run_again(roster, recorded) as run_raw:
        result = paired(lambda: roster.roster.people_page(query), run_raw)
    print("\n" + result.line(f"first page: {name}", goal="≤ 1.5"))


@pytest.fixture(scope="module")
def registers(roster: Workspace) -> Workspace:
    """The same file with ten thousand classes and collaborators."""
    rows = {
        Training: [{"title": f"Lớp mẫu {place} về giới"} for place in range(OTHERS)],
        Collaborator: [{"full_name": f"Lê Thị Mẫu {place}"} for place in range(OTHERS)],
    }
    with roster.database.transaction("Thêm dữ liệu mẫu") as session:
        for model, given in rows.items():
            roster.recorder.bulk_insert(session, model, given)
    return roster


@pytest.mark.parametrize("kind", ["trainings", "collaborators"])
@pytest.mark.parametrize("search", ["", "mau 77"])
def test_first_page_of_the_other_lists(registers: Workspace, kind: str, search: str) -> None:
    query = ListQuery(search=search)
    page = getattr(registers.roster, f"{kind}_page")
    recorded = Recorded()
    recorded.listen(registers.database._engine)
    page(query)
    recorded.forget(registers.database._engine)
    with run_again(registers, recorded) as run_raw:
        result = paired(lambda: page(query), run_raw)
    print("\n" + result.line(f"first page: {kind}, «{search}»", goal="≤ 1.5"))


def test_what_is_counted(roster: Workspace) -> None:
    days = DateRange(TODAY.replace(month=1, day=1), TODAY)
    counted: dict[str, Callable[[], object]] = {
        "page of bodies": lambda: roster.roster.bodies_page(ListQuery()),
        "page of bodies, by share": lambda: roster.roster.bodies_page(ListQuery(sort="share")),
        "shares of all bodies": roster.roster.shares,
        "changes of half a year": lambda: roster.roster.changes(days),
        "indicator 1.1": roster.roster.indicator_1_1,
        "training gaps": roster.roster.training_gaps,
        "the overview": roster.dashboard.overview,
    }
    for words, count in counted.items():
        begun = time.perf_counter()
        count()
        print(f"\n{words:<58} {(time.perf_counter() - begun) * 1000:9.1f} ms")
