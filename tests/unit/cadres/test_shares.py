"""Shares from posts held: what must be so whatever is recorded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cadre_vocabulary import BodyKind, PostRole, Sex, TargetLevel
from app.services.cadres.figures import Target
from app.services.cadres.holdings import BodyFacts, Holding, same_term
from app.services.cadres.shares import share_of, shares_of

DAY = date(2026, 7, 14)


def body(
    name: str = "b0",
    *,
    seats: int | None = None,
    women: int | None = None,
    term: str = "",
    percent: int | None = None,
    kind: BodyKind = BodyKind.DEPARTMENT,
) -> BodyFacts:
    target = percent is not None and Target(percent=percent, level=TargetLevel.COMMUNE, basis="", from_on=DAY)
    return BodyFacts(
        id=name,
        name=name.upper(),
        body_kind=kind,
        active=True,
        position=0,
        seats=seats,
        seats_women=women,
        seats_term=term,
        target=target or None,
    )


def post(
    person: str,
    *,
    body_id: str = "b0",
    sex: Sex = Sex.FEMALE,
    role: PostRole | None = None,
    key: bool = False,
    term: str = "",
    title: str = "Ủy viên",
) -> Holding:
    return Holding(f"{person}@{body_id}", person, body_id, title, role, key, term, sex)


def test_seats_are_the_denominator() -> None:
    found = share_of(body(seats=5), [post("a"), post("b", sex=Sex.MALE)])
    assert (found.women.value, found.denominator, found.share) == (1, 5, 20.0)
    assert found.findings == ()


def test_without_seats_the_people_are_and_it_is_said() -> None:
    found = share_of(body(), [post("a"), post("b", sex=Sex.MALE)])
    assert (found.by_heads, found.share) == (True, 50.0)
    (finding,) = found.findings
    assert "chưa ghi số ghế" in finding
    assert share_of(body(), []).share is None
    assert share_of(body(), []).findings == ()


def test_men_and_women_as_numbers_alone() -> None:
    found = share_of(body(seats=27, women=8), [])
    assert found.women.value == 8
    assert found.women.ids == ()
    assert round(found.share or 0, 1) == 29.6


def test_a_number_of_women_stands_beside_those_recorded() -> None:
    found = share_of(body(seats=27, women=8), [post("a"), post("b")])
    assert (found.women.value, found.women.ids) == (8, ("a", "b"))
    more = share_of(body(seats=27, women=1), [post("a"), post("b")])
    assert more.women.value == 2
    assert any("số ghế ghi 1 nữ" in finding for finding in more.findings)


def test_fewer_seats_than_people() -> None:
    found = share_of(body(seats=1), [post("a"), post("b", sex=Sex.MALE)])
    assert found.denominator == 2
    (finding,) = found.findings
    assert "2 người" in finding
    assert "số ghế" in finding


def test_a_person_with_two_posts_counts_once() -> None:
    found = share_of(body(seats=4), [post("a", role=PostRole.HEAD), post("a"), post("b", sex=Sex.MALE)])
    assert (found.heads.value, found.women.value, found.posts, found.women_posts) == (2, 1, 3, 2)
    assert found.leaders.ids == ("a",)


def test_leading_posts_are_parted_into_heads_and_deputies() -> None:
    found = share_of(
        body(),
        [post("a", role=PostRole.DEPUTY), post("b", role=PostRole.HEAD, sex=Sex.MALE), post("c")],
    )
    counted = {name: (people.ids, women.ids) for name, (people, women) in found.ranks.items()}
    assert counted == {"Cấp trưởng": (("b",), ()), "Cấp phó": (("a",), ("a",))}
    assert list(found.ranks) == ["Cấp trưởng", "Cấp phó"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Trưởng thôn", "Trưởng thôn"),
        ("TRƯỞNG THÔN kiêm Bí thư chi bộ", "Trưởng thôn"),
        ("Bí thư chi bộ, Trưởng xóm", "Trưởng thôn"),
        ("Phó Trưởng thôn", "Phó trưởng thôn"),
        ("Phó thôn Đông", "Phó trưởng thôn"),
        ("Trưởng ban Công tác Mặt trận", "Trưởng ban công tác mặt trận"),
        ("Bí thư chi bộ thôn", "Bí thư chi bộ thôn"),
        ("Chi hội trưởng  Phụ nữ", "Chi hội trưởng phụ nữ"),
    ],
)
def test_a_thon_has_several_heads(title: str, name: str) -> None:
    role = PostRole.DEPUTY if title.startswith("Phó") else PostRole.HEAD
    found = share_of(body(kind=BodyKind.HAMLET), [post("a", role=role, title=title)])
    assert list(found.ranks) == [name]


def test_target() -> None:
    short = share_of(body(seats=33, percent=15), [post("a")])
    assert (short.reached, short.lacking) == (False, 4)
    five = [post(str(number)) for number in range(5)]
    met = share_of(body(seats=33, percent=15), five)
    assert (met.reached, met.lacking) == (True, 0)
    assert share_of(body(seats=33), five).reached is None
    assert share_of(body(percent=15), []).reached is None
    exact = share_of(body(seats=20, percent=15), five[:3])
    assert (exact.reached, exact.lacking) == (True, 0)


def test_people_of_an_earlier_term_are_named() -> None:
    found = share_of(
        body(seats=5, term="2026-2031"), [post("a", term="2021–2026"), post("b", term="2026 - 2031")]
    )
    (finding,) = found.findings
    assert "1 người" in finding
    assert same_term("2021-2026", "2021–2026")
    assert same_term("", "2021–2026")
    assert not same_term("2021-2026", "2026-2031")


def test_enterprises_are_not_among_all() -> None:
    facts = [body("b0"), body("b1", kind=BodyKind.ENTERPRISE)]
    found = shares_of(facts, [post("a"), post("c", body_id="b1")], DAY)
    assert found.overall.heads.ids == ("a",)
    assert found.of("b1").heads.ids == ("c",)


holdings = st.lists(
    st.builds(
        lambda number, body_id, key, role: post(
            f"p{number}",
            body_id=body_id,
            sex=Sex.FEMALE if number % 3 else Sex.MALE,
            key=key,
            role=role,
        ),
        st.integers(0, 12),
        st.sampled_from(["b0", "b1", "b2"]),
        st.booleans(),
        st.sampled_from([None, *PostRole]),
    ),
    max_size=25,
)
seats = st.one_of(st.none(), st.integers(0, 30))


@st.composite
def bodies(draw: st.DrawFn) -> list[BodyFacts]:
    found = []
    for name in ("b0", "b1", "b2"):
        count = draw(seats)
        told = draw(st.none() | st.integers(0, count)) if count is not None else None
        found.append(body(name, seats=count, women=told, percent=draw(st.none() | st.integers(0, 100))))
    return found


@given(bodies(), holdings)
def test_whatever_is_recorded(facts: list[BodyFacts], held: list[Holding]) -> None:
    found = shares_of(facts, held, DAY)
    for share in found.bodies:
        assert share.women.value <= share.denominator
        assert share.share is None or 0 <= share.share <= 100
        assert len(share.heads.ids) == share.heads.value
        assert set(share.women.ids) <= set(share.heads.ids)
        assert set(share.women_leaders.ids) <= set(share.leaders.ids) <= set(share.heads.ids)
        assert share.heads.value <= share.posts
        assert (share.lacking == 0) == (share.reached is not False)
    overall = found.overall
    assert overall.heads.value == len({one.cadre_id for one in held})
    assert overall.posts == len(held) == sum(share.posts for share in found.bodies)
    assert overall.heads.value <= sum(share.heads.value for share in found.bodies)
    assert set(overall.key_women.ids) <= set(overall.women.ids) <= set(overall.heads.ids)
    assert overall.unrecorded == sum(share.denominator - share.heads.value for share in found.bodies)
    assert overall.unrecorded >= 0
