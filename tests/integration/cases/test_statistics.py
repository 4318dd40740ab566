"""The state's tables against counting by hand; empty periods, late entries, indicators, small cells."""

from datetime import datetime
from random import Random
from typing import Any

import pytest

from app.core.case_vocabulary import CaseKind, Sex, StateAgeBand, ViolenceForm
from app.core.case_work_vocabulary import Measure, Outcome, SanctionKind
from app.core.periods import PeriodRule
from app.models import SavedReport
from app.services.cases.pivot import Dimension, Scope, pivot
from app.services.cases.statistics import OVERLAP_NOTE, calendar_period
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import SURVIVOR, intake, named, put
from tests.helpers.clock import FixedClock

JULY = calendar_period("2026-07")
H1 = calendar_period("2026-H1")


def test_an_empty_period_has_every_line_at_nought(workspace: Workspace) -> None:
    found = workspace.cases.statistics.of(calendar_period("2026-H1"))
    assert found.total == 0
    assert {line.value for line in found.lines} == {0}
    assert found.late == ()
    assert found.overlap_note == ""
    assert [one.words for one in found.indicators] == ["không phát sinh"] * 3
    assert set(found.by_village.table.cells[0]) == {0}
    assert len({line.code for line in found.lines}) == len(found.lines)


def invented(random: Random) -> dict[str, Any]:
    """Return a case of the first half of 2026 with plausible gaps."""
    pick = random.choice
    people = [
        {"sex": pick(["male", "female", "unknown", None]), "age": pick([None, 5, 15, 16, 34, 59, 60, 80])}
        for _ in range(pick([1, 1, 2]))
    ]
    measures: list[dict[str, Any]] = []
    for number in random.sample(range(1, 11), pick([0, 1, 3])):
        measure: dict[str, Any] = {"measure": str(number)}
        if number == 3:
            refusal = {"outcome": "refused", "refusal_reason": "Mẫu"}
            granted = {"outcome": "granted", "decided_at": "2026-03-01T08:00", "valid_to": "2026-03-02T08:00"}
            measure |= pick([{}, refusal, granted])
        if number == 10:
            measure["sanction"] = pick([None, "administrative", "detention", "criminal", "court"])
        if number == 8:
            measure["counselled"] = pick([True, False])
        measures.append(measure)
    return {
        "received_at": datetime(2026, random.randrange(1, 7), random.randrange(1, 29), 8, 30),
        "receive_form": "phone",
        "case_kind": pick([None, None, "harassment"]),
        "verify_status": pick(["verified", "verified", "unfounded", "not_yet"]),
        "survivors": people,
        "perpetrators": [
            {
                "sex": pick(["male", "female"]),
                "age": pick([None, 15, 40, 70]),
                "relationship": pick(["spouse", "parent", "stranger", None]),
            }
            for _ in range(pick([0, 1, 2]))
        ],
        "incidents": [
            {
                "gbv_type": pick(["1", "3", "6", None]),
                "dv_form": random.sample([form.value for form in ViolenceForm], pick([0, 1, 2])),
            }
            for _ in range(pick([1, 1, 2]))
        ],
        "measures": measures,
    }


def by_hand(workspace: Workspace) -> list[Any]:
    """Return the values of the cases that count as domestic violence in the first half of the year."""
    rows = workspace.records.page("cases", ListQuery(limit=500)).rows
    cases = [{"id": row.id, **workspace.records.get("cases", row.id).values} for row in rows]
    return [
        case
        for case in cases
        if case["case_kind"] is CaseKind.DOMESTIC and case["verify_status"] != "unfounded"
    ]


def test_every_line_is_what_counting_by_hand_gives(workspace: Workspace) -> None:
    random = Random(7)
    for _ in range(40):
        put(workspace, invented(random))
    cases = by_hand(workspace)
    found = workspace.cases.statistics.of(H1)
    assert found.total == len(cases) > 5
    for form in ViolenceForm:
        having = [
            case
            for case in cases
            if form in {row["form"] for incident in case["incidents"] for row in incident["dv_form"]}
        ]
        assert found.line(f"forms.{form.value}").value == len(having)
        assert set(found.line(f"forms.{form.value}").case_ids) == {case["id"] for case in having}
    for head in ("survivors", "perpetrators"):
        people = [person for case in cases for person in case[head]]
        assert found.line(f"{head}.total").value == len(people)
        assert found.line(f"{head}.female").value == sum(one["sex"] is Sex.FEMALE for one in people)
        assert found.line(f"{head}.under_16").value == sum(
            one["state_age_band"] is StateAgeBand.UNDER_16 for one in people
        )
        assert found.line(f"{head}.over_60").value == sum(
            one["state_age_band"] is StateAgeBand.OVER_60 for one in people
        )
    women = [
        one
        for case in cases
        for one in case["survivors"]
        if one["sex"] is Sex.FEMALE and one["state_age_band"] is StateAgeBand.A16_59
    ]
    assert found.line("survivors.female_16_59").value == len(women)
    for code, measure in (
        ("measures.criticism", Measure.CRITICISM),
        ("measures.education", Measure.EDUCATION),
        ("support.shelter", Measure.SHELTER),
    ):
        having = [case for case in cases if measure in {row["measure"] for row in case["measures"]}]
        assert found.line(code).value == len(having)
    ordered = [
        case
        for case in cases
        if any(
            row["measure"] is Measure.NO_CONTACT and row["outcome"] is Outcome.GRANTED
            for row in case["measures"]
        )
    ]
    assert found.line("measures.no_contact").value == len(ordered)
    tried = [
        case for case in cases if any(row["sanction"] is SanctionKind.CRIMINAL for row in case["measures"])
    ]
    assert found.line("measures.criminal").value == len(tried)


def test_the_border_of_a_period_is_midnight(workspace: Workspace) -> None:
    put(workspace, intake(received_at="2026-06-30T23:59"))
    put(workspace, intake(received_at="2026-07-01T00:00", incidents=[]))
    statistics = workspace.cases.statistics
    assert [statistics.of(calendar_period(code)).total for code in ("2026-06", "2026-07")] == [1, 1]
    assert [statistics.of(calendar_period(code)).total for code in ("2026-H1", "2026-Q3", "2026")] == [
        1,
        1,
        2,
    ]


def test_several_forms_are_told_in_a_footnote(workspace: Workspace) -> None:
    put(workspace, intake())
    found = workspace.cases.statistics.of(JULY)
    assert found.total == 1
    assert found.line("forms.physical").value == found.line("forms.mental").value == 1
    assert found.overlap_note == OVERLAP_NOTE


def test_cases_outside_the_family_are_no_domestic_violence(workspace: Workspace) -> None:
    put(workspace, intake(perpetrators=[{"relationship": "stranger"}], case_kind="harassment"))
    put(workspace, intake(perpetrators=[{"relationship": "ex_spouse"}]))
    assert workspace.cases.statistics.of(JULY).total == 1


def test_an_order_that_was_refused_or_is_undecided_was_not_taken(workspace: Workspace) -> None:
    refused = {"measure": "3", "outcome": "refused", "refusal_reason": "Mẫu"}
    for measure in (refused, {"measure": "3", "requested_at": "2026-07-14T08:40"}):
        put(workspace, intake(measures=[measure]))
    found = workspace.cases.statistics.of(JULY)
    assert found.line("measures.no_contact").value == 0
    assert found.line("handled.female_16_59").value == 0
    granted = {"measure": "3", "outcome": "granted", "valid_to": "2026-07-16T08:00"}
    put(workspace, intake(measures=[granted]))
    found = workspace.cases.statistics.of(JULY)
    assert found.line("measures.no_contact").value == 1
    assert found.line("handled.female_16_59").value == 1


def test_doubles_count_nowhere(workspace: Workspace) -> None:
    first = put(workspace, intake())
    put(workspace, intake(duplicate_of_id=first.values["case_no"]))
    assert workspace.cases.statistics.of(JULY).total == 1


def freeze(workspace: Workspace, period: str, at: datetime) -> None:
    """Freeze the report of a period under the code that the reports use, whatever kinds they know."""
    from sqlalchemy import text

    from app.core.vocabulary import ReportKind

    with workspace.database.transaction("Chốt thử") as session:
        row = SavedReport(
            report_kind=ReportKind.MONTH, period=period, rule=PeriodRule.CALENDAR.value, frozen_at=at
        )
        session.add(row)
        session.flush()
        session.connection().execute(
            text("UPDATE reports SET report_kind = 'violence-statistics' WHERE id = :id"), {"id": row.id}
        )


def test_what_comes_after_the_report_is_added_to_the_next(workspace: Workspace, clock: FixedClock) -> None:
    clock.set(datetime(2026, 7, 5, 9, 0))
    put(workspace, intake(received_at="2026-06-20T08:00", incidents=[]))
    freeze(workspace, "2026-06", datetime(2026, 7, 6, 8, 0))
    clock.set(datetime(2026, 7, 14, 9, 0))
    late = put(workspace, intake(received_at="2026-06-25T08:00", incidents=[]))
    put(workspace, intake(received_at="2026-07-10T08:00", incidents=[]))
    june, july = (workspace.cases.statistics.of(calendar_period(code)) for code in ("2026-06", "2026-07"))
    assert june.total == 1
    assert july.total == 1
    assert july.late[0].value == 1
    assert july.late[0].case_ids == (late.id,)
    # The half year was not reported yet: it simply holds all of them.
    assert workspace.cases.statistics.of(H1).total == 2


def test_indicators_count_persons(workspace: Workspace) -> None:
    helped = intake(measures=[{"measure": "6"}, {"measure": "7"}])
    put(workspace, helped)
    put(workspace, intake(measures=[{"measure": "10", "sanction": "criminal"}]))
    put(workspace, intake(referrals=[{"service": "health", "done_on": "2026-07-14"}]))
    put(workspace, intake(referrals=[{"service": "health"}], measures=[{"measure": "8"}]))
    put(workspace, intake(measures=[{"measure": "8", "counselled": True}]))
    trafficked = {"sex": "female", "age": 20, "trafficked_back": True, "wants_reintegration": "yes"}
    put(workspace, intake(case_kind="trafficking", survivors=[trafficked], perpetrators=[]))
    a, b, c = workspace.cases.statistics.of(JULY).indicators
    assert (a.code, a.numerator, a.denominator) == ("3.2a", 2, 6)
    assert (b.code, b.numerator, b.denominator) == ("3.2b", 2, 4)
    assert (c.code, c.numerator, c.denominator) == ("3.3", 0, 1)
    assert b.share == pytest.approx(50.0)


def test_a_split_by_village_is_guarded_and_the_commune_stays_exact(workspace: Workspace) -> None:
    workspace.records.put("hamlets", {"name": "Thôn Tây"})
    for village in ("Thôn Đông", "Thôn Tây", "Thôn Tây", "Thôn Tây", "Thôn Tây"):
        put(workspace, intake(survivors=[{"sex": "female", "age": 30, "village": village}]))
    found = workspace.cases.statistics.of(JULY)
    assert found.total == 5
    rows = dict(zip(found.by_village.villages, found.by_village.table.shown(), strict=True))
    assert rows["Thôn Đông"][0] == rows["Thôn Tây"][0] == "*"
    assert found.by_village.table.note


def test_tables_of_the_international_kind_and_rekeying(workspace: Workspace) -> None:
    put(workspace, named())
    put(workspace, intake())
    tables = {one.title: dict(one.rows) for one in workspace.cases.statistics.breakdowns(JULY)}
    assert tables["Loại chính và giới tính"] == {("Hành hung thân thể", "Nữ"): 2}
    assert tables["Quan hệ với người gây bạo lực"] == {("Vợ, chồng",): 2}
    assert SURVIVOR not in str(tables)
    found = workspace.cases.statistics.rekeying(JULY)
    assert [one.number for one in found] == [*map(str, range(1, 10)), "10–16"]
    groups = {one.number: dict(one.rows) for one in found}
    assert groups["4"]["Tổng số vụ bạo lực gia đình"] == 2
    assert [label[0] for label, value in groups["3"].items() if value] == ["a", "b"]
    assert groups["7"] == {}


def test_a_place_is_told_in_the_words_of_its_list(workspace: Workspace) -> None:
    put(workspace, intake(incidents=[{"place_type": "market"}], case_kind="harassment"))
    tables = {one.title: dict(one.rows) for one in workspace.cases.statistics.breakdowns(JULY)}
    assert tables["Nơi xảy ra"] == {("Chợ",): 1}


def test_what_was_done_is_counted(workspace: Workspace) -> None:
    worked = intake(
        received_at="2026-07-01T08:30",
        incidents=[{"incident_date": "2026-07-01", "gbv_type": "3", "dv_form": ["physical"]}],
        referrals=[{"service": "health"}, {"service": "legal", "status": "declined"}],
        follow_ups=[
            {"done_date": "2026-07-05", "progress_safety": "reached", "progress_health": "reached"},
            {"done_date": "2026-07-08", "progress_safety": "going_on", "progress_health": "reached"},
            {"due_date": "2026-07-20"},
        ],
        safety_plans=[{"needed": "yes", "made_on": "2026-07-02"}],
        closures=[{"closed_on": "2026-07-11", "reasons": ["needs_met"], "told_may_return": True}],
    )
    put(workspace, worked)
    put(workspace, intake(safety_plans=[{"needed": "yes"}]))
    put(workspace, intake(received_at="2026-06-30T08:30", referrals=[{"service": "health"}]))
    figures = dict(workspace.cases.statistics.breakdowns(JULY)[-1].rows)
    assert figures == {
        ("Lượt chuyển gửi, tự hỗ trợ",): 1,
        ("Lần theo dõi đã thực hiện",): 2,
        ("Vụ cần kế hoạch an toàn",): 2,
        ("Trong đó đã lập kế hoạch an toàn",): 1,
        ("Vụ đạt mục tiêu an toàn",): 0,
        ("Vụ đạt mục tiêu sức khỏe",): 1,
        ("Vụ đạt mục tiêu tâm lý",): 0,
        ("Vụ đạt mục tiêu công lý",): 0,
        ("Vụ đã đóng",): 1,
        ("Số ngày trung bình từ tiếp nhận đến đóng",): 10,
    }


def test_any_two_dimensions_can_be_crossed(workspace: Workspace) -> None:
    put(workspace, named(measures=[{"measure": "4"}], referrals=[{"service": "health"}]))
    scope = Scope(days=JULY.range, kinds=None)
    with workspace.database.read() as session:
        for one in Dimension:
            for two in Dimension:
                if one is not two:
                    counts = pivot(session, scope, [one, two])
                    assert {count.cases for count in counts.values()} == {1}, (one, two)
                    assert all(count.survivors == 1 for count in counts.values())
