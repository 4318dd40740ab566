"""The table of changes balances, whatever is recorded; movements say where somebody went."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.core.cadre_vocabulary import BodyKind, PostBasis, PostEnding, PostRole, Sex
from app.core.dates import DateRange
from app.services.cadres.changes import Stint, movements_of

DAYS = DateRange(date(2026, 3, 15), date(2026, 6, 14))
EVE = DAYS.start - timedelta(days=1)


def stint(
    person: str,
    body: str = "A",
    *,
    title: str = "Ủy viên",
    role: PostRole | None = PostRole.MEMBER,
    start: date | None = None,
    end: date | None = None,
    sex: Sex = Sex.FEMALE,
    key: bool = False,
    basis: PostBasis | None = None,
    ending: PostEnding | None = None,
    end_decision: str = "",
    concurrent: bool = False,
) -> Stint:
    return Stint(
        post_id=f"{person}/{body}/{title}/{start}",
        cadre_id=person,
        full_name=person,
        sex=sex,
        body_id=body,
        body=f"Cơ quan {body}",
        body_kind=BodyKind.DEPARTMENT,
        title=title,
        role=role,
        key_post=key,
        concurrent=concurrent,
        started_on=start,
        ended_on=end,
        from_date=start.isoformat() if start else None,
        to_date=end.isoformat() if end else None,
        decision="QĐ 1",
        basis=basis,
        ending=ending,
        end_decision=end_decision,
    )


def test_came_with_its_decision() -> None:
    found = movements_of([stint("a", start=DAYS.start, basis=PostBasis.APPOINTED)], DAYS)
    (one,) = found.came
    assert (one.on, one.decision, one.words, one.before, one.after) == (
        "2026-03-15",
        "QĐ 1",
        "bổ nhiệm",
        "",
        "Ủy viên",
    )
    assert found.left == found.changed == ()


def test_who_held_it_the_evening_before_did_not_come() -> None:
    assert movements_of([stint("a", start=EVE)], DAYS).all == ()
    assert movements_of([stint("a")], DAYS).all == ()


def test_left_without_the_decision_of_coming() -> None:
    found = movements_of([stint("a", end=date(2026, 5, 1), ending=PostEnding.RETIRED)], DAYS)
    (one,) = found.left
    assert (one.on, one.decision, one.words) == ("2026-05-01", "", "nghỉ hưu")
    last_day = movements_of([stint("a", end=DAYS.end)], DAYS)
    assert last_day.left == ()


def test_left_by_the_decision_of_leaving() -> None:
    post = stint(
        "a",
        start=date(2026, 4, 1),
        end=date(2026, 5, 1),
        ending=PostEnding.RETIRED,
        end_decision="30/QĐ-UBND",
    )
    found = movements_of([post], DAYS)
    assert [(one.decision, one.ending) for one in found.came] == [("QĐ 1", None)]
    assert [(one.decision, one.ending) for one in found.left] == [("30/QĐ-UBND", PostEnding.RETIRED)]


def test_a_seat_held_beside_another_post_is_no_move() -> None:
    """The chair of the Ban VSTBPN comes with a post: its holder has not moved into the Ban."""
    found = movements_of(
        [
            stint("a", "A", title="Trưởng phòng", end=date(2026, 4, 30), ending=PostEnding.MOVED),
            stint("a", "B", title="Phó Chủ tịch", start=date(2026, 5, 1), basis=PostBasis.ELECTED),
            stint("a", "0", title="Trưởng ban", start=date(2026, 5, 2), concurrent=True),
        ],
        DAYS,
    )
    assert {one.body: one.words for one in found.came} == {
        "Cơ quan B": "bầu cử, chuyển từ Cơ quan A",
        "Cơ quan 0": "mới tham gia",
    }
    assert [one.words for one in found.left] == ["chuyển sang Phó Chủ tịch Cơ quan B"]


def test_moved_to_another_body() -> None:
    found = movements_of(
        [
            stint("a", "A", title="Trưởng phòng", end=date(2026, 4, 30), ending=PostEnding.MOVED),
            stint("a", "B", title="Giám đốc", start=date(2026, 5, 1), basis=PostBasis.APPOINTED),
        ],
        DAYS,
    )
    assert found.left[0].words == "chuyển sang Giám đốc Cơ quan B"
    assert found.came[0].words == "bổ nhiệm, chuyển từ Cơ quan A"


def test_another_title_in_the_same_body() -> None:
    found = movements_of(
        [
            stint("a", title="Chuyên viên", role=PostRole.STAFF, end=date(2026, 4, 30)),
            stint("a", title="Trưởng phòng", role=PostRole.HEAD, start=date(2026, 5, 1), key=True),
        ],
        DAYS,
    )
    (one,) = found.changed
    assert (one.before, one.after, one.words, one.on) == (
        "Chuyên viên",
        "Trưởng phòng",
        "giữ chức vụ cao hơn",
        "2026-05-01",
    )
    assert found.key_women == (one,)
    assert (found.bodies[0].came.value, found.bodies[0].left.value) == (0, 0)


def test_elected_again_is_no_change() -> None:
    again = [
        stint("a", end=date(2026, 3, 31)),
        stint("a", start=date(2026, 4, 1)),
    ]
    assert movements_of(again, DAYS).all == ()


def test_passing_through_stands_in_both_columns() -> None:
    found = movements_of([stint("a", start=date(2026, 4, 1), end=date(2026, 5, 1))], DAYS)
    (row,) = found.bodies
    assert (row.before.value, row.came.value, row.left.value, row.after.value) == (0, 1, 1, 0)
    assert len(found.came) == len(found.left) == 1


def test_men_are_not_among_key_women() -> None:
    assert movements_of([stint("a", start=DAYS.start, key=True, sex=Sex.MALE)], DAYS).key_women == ()


days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 8, 31)))


@st.composite
def stints(draw: st.DrawFn) -> list[Stint]:
    found = []
    for place in range(draw(st.integers(0, 14))):
        person = draw(st.integers(0, 5))
        start, end = draw(days), draw(days)
        if start and end and end < start:
            start, end = end, start
        found.append(
            stint(
                f"p{person}",
                draw(st.sampled_from("ABC")),
                title=f"Chức {place % 3}",
                start=start,
                end=end,
                sex=Sex.MALE if person % 2 else Sex.FEMALE,
                key=draw(st.booleans()),
            )
        )
    return found


@given(stints())
def test_the_table_balances(found: list[Stint]) -> None:
    moved = movements_of(found, DAYS)
    for row in moved.bodies:
        assert row.before.value + row.came.value - row.left.value == row.after.value
        assert row.before_women.value + row.came_women.value - row.left_women.value == row.after_women.value
        own = [one for one in found if one.body_id == row.body_id]
        assert set(row.after.ids) == {one.cadre_id for one in own if one.held(DAYS.end)}
        assert set(row.before.ids) == {one.cadre_id for one in own if one.held(EVE)}
        assert [one.cadre_id for one in moved.came if one.body_id == row.body_id] == list(row.came.ids)
        assert [one.cadre_id for one in moved.left if one.body_id == row.body_id] == list(row.left.ids)
    for one in moved.all:
        assert one.words
        assert one.before or one.after
