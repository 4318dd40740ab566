"""The rules of keeping, on any collection of packages: what must never go, and that it does not pile up."""

from datetime import datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from app.services.exchange.header import Reason
from app.services.exchange.retention import GUARDED, LOCAL, STICK, Package, Retention, superfluous

VIETNAM = timezone(timedelta(hours=7))
NOW = datetime(2026, 7, 14, 8, 30, tzinfo=VIETNAM)

moments = st.integers(-3 * 365 * 24, 400 * 24).map(lambda hours: NOW + timedelta(hours=hours))
packages = st.lists(
    st.builds(
        lambda number, created, reason, verified: Package(
            name=f"{number}", created=created, reason=reason, verified=verified
        ),
        st.integers(0, 10_000),
        moments,
        st.sampled_from(Reason),
        st.booleans(),
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda package: package.name,
)
rules = st.sampled_from((LOCAL, STICK)) | st.builds(
    Retention,
    all_days=st.integers(0, 5),
    newest=st.integers(0, 12),
    daily=st.integers(0, 20),
    weekly=st.integers(0, 10),
    monthly=st.integers(0, 14),
    guarded_days=st.integers(0, 100),
)


@given(packages, rules, st.data())
def test_what_must_never_go(there: list[Package], rule: Retention, data: st.DataObject) -> None:
    just = data.draw(st.sampled_from(there))
    gone = superfluous(there, rule, now=NOW, just_verified=just.name)
    names = {package.name for package in gone}
    left = [package for package in there if package.name not in names]
    assert just in left
    verified = [package for package in there if package.verified]
    if verified:
        newest = max(verified, key=lambda package: package.created)
        assert any(package.verified and package.created == newest.created for package in left)
    for package in there:
        age = NOW - package.created
        if age < timedelta(days=rule.all_days):
            assert package in left
        if package.reason in GUARDED and age < timedelta(days=rule.guarded_days):
            assert package in left
    newest_ones = sorted(there, key=lambda package: (package.created, package.name))
    assert all(package in left for package in newest_ones[len(there) - min(rule.newest, len(there)) :])
    assert set(gone) <= set(there)


@given(packages, rules)
def test_thinning_out_again_changes_nothing(there: list[Package], rule: Retention) -> None:
    just = there[-1].name
    gone = set(superfluous(there, rule, now=NOW, just_verified=just))
    left = [package for package in there if package not in gone]
    assert superfluous(left, rule, now=NOW, just_verified=just) == ()


@given(packages, rules)
def test_the_order_of_listing_does_not_matter(there: list[Package], rule: Retention) -> None:
    forward = superfluous(there, rule, now=NOW, just_verified=there[0].name)
    backward = superfluous(reversed(there), rule, now=NOW, just_verified=there[0].name)
    assert forward == backward


@given(st.integers(1, 3), st.integers(200, 900))
@example(3, 900)
def test_it_does_not_pile_up(a_day: int, days: int) -> None:
    """Backed up for years, day by day: the number stays bounded and every month has its one."""
    there: list[Package] = []
    for hour in range(0, days * 24, 24 // a_day):
        now = NOW + timedelta(hours=hour)
        package = Package(name=f"{hour:06}", created=now, reason=Reason.AUTOMATIC, verified=True)
        there.append(package)
        if hour % 24 == 0 and hour > (days - 40) * 24:
            gone = set(superfluous(there, LOCAL, now=now, just_verified=package.name))
            there = [one for one in there if one not in gone]
            assert len(there) <= 2 * a_day + 2 + 14 + 8 + 12
    months = {(one.created.year, one.created.month) for one in there}
    assert len(months) >= min(12, days // 31)


def test_a_verified_one_goes_before_a_later_unverified_of_its_day() -> None:
    rule = Retention(daily=3)
    there = [
        Package(
            name=f"{day}-{hour}",
            created=NOW - timedelta(days=day, hours=-hour),
            reason=Reason.ASKED,
            verified=hour == 1,
        )
        for day in (1, 2, 3)
        for hour in (0, 1, 2)
    ]
    gone = superfluous(there, rule, now=NOW, just_verified="1-1")
    assert sorted(package.name for package in set(there) - set(gone)) == ["1-1", "2-1", "3-1"]
