"""What every new file begins with never beats, doubles or brings back what somebody typed elsewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import Office, open_workspace
from app.core.vocabulary import DocumentUse
from app.models import Body, CodeItem, DomainRow, LegalBasis, Unit
from app.services.exchange.merge.first_day import is_of_first_day
from app.services.listing import ListQuery
from tests.golden.releases import PASSPHRASE as GOLDEN_PASSPHRASE
from tests.golden.releases import RELEASES, unpack
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_vault, make_workspace
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import Desk

OFFICE = Office("Yên Bình", "Thái Nguyên")


@dataclass(frozen=True)
class Pair:
    """A machine at which somebody typed, one that only began, and who of them merges first."""

    typed: Desk
    fresh: Desk
    fresh_merges_first: bool

    def meet(self) -> None:
        first, second = self.typed, self.fresh
        if self.fresh_merges_first:
            first, second = second, first
        first.merge(second)
        second.merge(first)
        first.merge(second)
        assert first.content(stamps=True) == second.content(stamps=True)
        for desk in (first, second):
            assert desk.merges.conflicts() == ()
            assert desk.is_whole()


@pytest.fixture(params=["fresh later", "fresh earlier"])
def begun(request: pytest.FixtureRequest) -> float:
    return 3600.0 if request.param == "fresh later" else -3600.0


@pytest.fixture(params=["typed merges first", "fresh merges first"])
def pair(request: pytest.FixtureRequest, begun: float, tmp_path: Path) -> Iterator[Pair]:
    clocks = FixedClock(MORNING), FixedClock(MORNING)
    clocks[1].advance(seconds=begun)
    typed = Desk(
        make_workspace(tmp_path / "một", clock=clocks[0], office=OFFICE), clocks[0], tmp_path / "một"
    )
    fresh = Desk(make_workspace(tmp_path / "hai", clock=clocks[1]), clocks[1], tmp_path / "hai")
    yield Pair(typed, fresh, request.param == "fresh merges first")
    typed.workspace.close()
    fresh.workspace.close()


def rows(desk: Desk, kind: str) -> dict[str, dict[str, Any]]:
    return {key[1]: values for key, values in desk.content().items() if key[0] == kind}


def first_of(desk: Desk, model: type[DomainRow]) -> str:
    with desk.workspace.database.read() as session:
        found = session.scalar(select(model.id).order_by(model.id).limit(1))
    assert found is not None
    return found


def test_the_commune_named_at_one_machine_stands_in_settings_and_issuers(pair: Pair) -> None:
    issuers = rows(pair.typed, "issuers")
    assert any("YÊN BÌNH" in row["name"] for row in issuers.values())
    pair.meet()
    for desk in (pair.typed, pair.fresh):
        assert rows(desk, "issuers") == issuers
        office = desk.workspace.settings.load()
        assert (office.commune, office.province) == (OFFICE.commune, OFFICE.province)
        assert [
            row["name"] for row in rows(desk, "addressees").values() if row["use"] == DocumentUse.REPORT.value
        ] == ["Sở Nội vụ tỉnh Thái Nguyên"]


def test_what_was_typed_over_the_first_rows_stays(pair: Pair) -> None:
    typed: dict[tuple[str, str], dict[str, Any]] = {
        ("units", first_of(pair.typed, Unit)): {"abbreviation": "MẪU", "phone": "0987", "name": "Đơn vị mẫu"},
        ("bodies", first_of(pair.typed, Body)): {"name": "Cơ quan mẫu", "note": "ghi tay"},
        ("code_items", first_of(pair.typed, CodeItem)): {"hidden": True},
        ("legal_bases", first_of(pair.typed, LegalBasis)): {"text": "Căn cứ mẫu", "active": False},
    }
    for (kind, row_id), values in typed.items():
        pair.typed.put(kind, id=row_id, **values)
    numbers = {kind: len(rows(pair.typed, kind)) for kind, _ in typed}
    pair.meet()
    for desk in (pair.typed, pair.fresh):
        assert {kind: len(rows(desk, kind)) for kind, _ in typed} == numbers
        for (kind, row_id), values in typed.items():
            assert {name: rows(desk, kind)[row_id][name] for name in values} == values


def test_what_was_deleted_is_not_brought_back(pair: Pair) -> None:
    gone = [("legal_bases", first_of(pair.typed, LegalBasis)), ("units", unused_unit(pair.typed))]
    for kind, row_id in gone:
        pair.typed.delete(kind, row_id)
    pair.meet()
    for desk in (pair.typed, pair.fresh):
        assert not [one for one in gone if one in desk.content()]


def test_a_first_row_typed_anew_stays_as_typed(pair: Pair) -> None:
    """Deleted and made again by hand: two ids, one name; which id is the smaller does not matter."""
    unit = unused_unit(pair.typed)
    name = rows(pair.typed, "units")[unit]["name"]
    pair.typed.delete("units", unit)
    pair.typed.put("units", name=name, abbreviation="TỰ ĐẶT", position=77)
    # As from a file that holds the row under an id of its own.
    pair.fresh.put("units", id=unit, phone="0912")
    pair.typed.merge(pair.fresh)
    pair.fresh.merge(pair.typed)
    pair.typed.merge(pair.fresh)
    assert pair.typed.content() == pair.fresh.content()
    for desk in (pair.typed, pair.fresh):
        (row,) = [one for one in rows(desk, "units").values() if one["name"] == name]
        assert (row["abbreviation"], row["phone"], row["position"]) == ("TỰ ĐẶT", "0912", 77)


def test_hamlets_typed_at_both_are_one_each(pair: Pair) -> None:
    pair.typed.put("hamlets", name="Thôn Mẫu", note="có nhà văn hóa")
    pair.fresh.put("hamlets", name="Thôn Mẫu")
    pair.meet()
    for desk in (pair.typed, pair.fresh):
        (row,) = rows(desk, "hamlets").values()
        assert (row["name"], row["note"]) == ("Thôn Mẫu", "có nhà văn hóa")


def test_a_setting_typed_stands_against_one_left_alone(pair: Pair) -> None:
    pair.typed.workspace.settings.save(month_report_day=25, place="Mẫu")
    pair.meet()
    for desk in (pair.typed, pair.fresh):
        office = desk.workspace.settings.load()
        assert (office.month_report_day, office.place) == (25, "Mẫu")


def test_every_row_of_a_new_file_is_known_as_such(tmp_path: Path) -> None:
    desk = Desk(make_workspace(tmp_path / "mới"), FixedClock(MORNING), tmp_path / "mới")
    try:
        for (kind, row_id), values in desk.content().items():
            for name, value in values.items():
                if value not in (None, "") and kind != "settings":
                    assert is_of_first_day(kind, name, value), (kind, row_id, name)
        assert not is_of_first_day("units", "name", "Đơn vị mẫu")
    finally:
        desk.workspace.close()


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("older_merges_first", [True, False])
def test_a_file_of_an_older_release_and_a_new_one_double_no_first_row(
    tmp_path: Path, release: str, older_merges_first: bool
) -> None:
    """Ids that an older release derived otherwise are known as such."""
    clocks = FixedClock(MORNING), FixedClock(MORNING)
    vault = make_vault(unpack(release, tmp_path / "cũ"), clock=clocks[0])
    older = Desk(open_workspace(vault, vault.unlock(GOLDEN_PASSPHRASE)), clocks[0], tmp_path / "cũ")
    known = older.workspace.settings.load()
    office = Office(known.commune, known.province)
    new = Desk(make_workspace(tmp_path / "mới", clock=clocks[1], office=office), clocks[1], tmp_path / "mới")
    try:
        registers = ("addressees", "issuers", "units", "legal_bases")
        there, begun = ({kind: names_in(desk, kind) for kind in registers} for desk in (older, new))
        first, second = (older, new) if older_merges_first else (new, older)
        first.merge(second)
        second.merge(first)
        first.merge(second)
        assert older.content() == new.content()
        for desk in (older, new):
            assert desk.merges.conflicts() == ()
            assert desk.is_whole()
            assert desk.strays() == {}
            for kind in registers:
                # What somebody typed into the older file may well be called like a first row.
                assert names_in(desk, kind) == there[kind] | begun[kind]
    finally:
        older.workspace.close()
        new.workspace.close()


def names_in(desk: Desk, kind: str) -> Counter[str]:
    """Return what the rows of a register are called, and how many are called so."""
    return Counter(str(row.get("name") or row.get("text")) for row in rows(desk, kind).values())


def unused_unit(desk: Desk) -> str:
    used = {row["unit_id"] for row in rows(desk, "bodies").values()}
    page = desk.workspace.records.page("units", ListQuery(limit=0))
    assert page.total > len(used)
    return min(rows(desk, "units").keys() - used)
