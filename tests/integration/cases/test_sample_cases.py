"""Sample cases are plainly samples and pass the rules of every case."""

from app.core.case_vocabulary import CaseStatus
from app.services.listing import ListQuery
from app.services.samples.service import MOST_CASES
from app.services.workspace import Workspace


def test_sample_cases_are_marked_and_whole(workspace: Workspace) -> None:
    made = workspace.samples.fill(500)
    assert made.rows["cases"] == 20
    rows = workspace.cases.overview.page(ListQuery(limit=100)).rows
    assert len(rows) == 20
    assert all(row.is_sample for row in rows)
    assert all(row.case_no[5] == "M" for row in rows)
    assert len({row.case_no for row in rows}) == 20
    assert len({row.status for row in rows} & {CaseStatus.OPEN, CaseStatus.CLOSED}) == 2
    for row in rows:
        values = workspace.records.get("cases", row.id).values
        assert all(person["full_name"].endswith("(mẫu)") for person in values["survivors"])
        assert all(person["name"].endswith("(mẫu)") for person in values["perpetrators"])
        assert all("Dữ liệu mẫu" in incident["narrative"] for incident in values["incidents"])
        workspace.records.put("cases", {"id": row.id, "received_by": "Mẫu"}, confirmed=True)
    assert made.changes.transaction is not None


def test_a_commune_has_few_cases_however_many_rows() -> None:
    assert MOST_CASES <= 50
