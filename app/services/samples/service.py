"""Filling a file with invented records, fast: many rows a statement, each logged as any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.ids import derived_id
from app.core.progress import NoProgress, Progress
from app.db.database import Database
from app.models import (
    Activity,
    ActivityMaterial,
    ActivityPartner,
    Body,
    Broadcast,
    Cadre,
    DomainRow,
    Hamlet,
    MediaItem,
    Plan,
    Post,
    Succession,
    Task,
    TaskOccurrence,
    TaskTag,
    TaskUnit,
    Unit,
)
from app.services.cases.keeping import CaseKeeping
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.records import Records
from app.services.samples import words
from app.services.samples.invent import YEARS_BACK, Ground, Inventor
from app.services.samples.roster import network_and_classes
from app.services.samples.violence import LETTER, invent_case

CHUNK = 1000
DEFAULT_SEED = 1
SHARES: Mapping[str, int] = {"task": 50, "media": 22, "activity": 16, "cadre": 12}
_ROWS_A_CASE = 25
MOST_CASES = 40
"""In a commune there are few; as many are invented, whatever the number of rows."""
_HAMLETS = tuple(f"Thôn Mẫu {place}" for place in range(1, words.HAMLETS + 1))
# Parents before sub-rows.
_ORDER: tuple[type[DomainRow], ...] = (
    *(Task, TaskOccurrence, TaskUnit, TaskTag),
    *(MediaItem, Broadcast),
    *(Activity, ActivityPartner, ActivityMaterial),
    *(Cadre, Post, Succession),
)


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """How many rows were made, by kind of row (records and sub-rows)."""

    rows: Mapping[str, int]
    changes: Changes


class Samples:
    """Invents records."""

    def __init__(self, database: Database, *, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock

    def fill(
        self,
        rows: int,
        *,
        seed: int = DEFAULT_SEED,
        shares: Mapping[str, int] = SHARES,
        progress: Progress | None = None,
    ) -> SampleCounts:
        """Add `rows` records (tasks, tin/bài, activities, people) with their sub-rows, in one transaction.

        `shares` is how many of each kind are among so many (task, media, activity, cadre). The same seed on
        the same day gives the same content. Sample thôn, units, plans, classes and the network are made
        once.
        """
        watcher = progress or NoProgress()
        random = Random(seed)
        counts: dict[str, int] = {}
        with self._database.transaction("Thêm dữ liệu mẫu") as session:
            inventor = Inventor(self._ground(session), random)
            for done in range(0, rows, CHUNK):
                watcher.check()
                watcher.step(done, rows, "Đang thêm dữ liệu mẫu…")
                kinds = random.choices(tuple(shares), tuple(shares.values()), k=min(CHUNK, rows - done))
                for kind in kinds:
                    getattr(inventor, kind)()
                made = inventor.take()
                for model in _ORDER:
                    self._recorder.bulk_insert(session, model, made[model])
                    counts[model.kind] = counts.get(model.kind, 0) + len(made[model])
            if shares is SHARES:
                counts["cases"] = self._cases(session, min(rows // _ROWS_A_CASE, MOST_CASES), random)
            watcher.step(rows, rows, "Đang ghi vào tệp…")
            return SampleCounts(counts, changes_of(session))

    def _cases(self, session: Session, count: int, random: Random) -> int:
        """Put invented violence cases the way a person would: their rules and numbers apply."""
        keeping = CaseKeeping(letter=lambda: LETTER, clock=self._clock)
        records = Records(
            self._database, clock=self._clock, recorder=self._recorder, follow={"cases": keeping}
        )
        hamlets = _sample_hamlets(session)
        for _ in range(count):
            case = invent_case(random, list(hamlets), self._clock.today())
            records.put_in(session, "cases", case, confirmed=True)
        return count

    def _ground(self, session: Session) -> Ground:
        today = self._clock.today()
        self._make_registers(session)
        plans = self._make_plans(session, today.year)
        session.flush()
        sample_hamlets = _sample_hamlets(session)
        for row in network_and_classes(sample_hamlets, today):
            self._once(session, row)
        session.flush()
        bodies = select(Body.id, Body.body_kind).where(Body.active).order_by(Body.position, Body.id)
        return Ground(
            units=session.scalars(select(Unit.id).order_by(Unit.position, Unit.name)).all(),
            hamlets=sample_hamlets,
            plans=plans,
            bodies=[(row.id, row.body_kind) for row in session.execute(bodies)],
            today=today,
        )

    def _make_registers(self, session: Session) -> None:
        """Add thôn and units."""
        random = Random(DEFAULT_SEED)
        for place, name in enumerate(_HAMLETS, 1):
            households = random.randrange(150, 600)
            male = households * random.randrange(160, 200) // 100
            female = households * random.randrange(165, 205) // 100
            self._once(
                session,
                Hamlet(
                    id=derived_id("sample", name),
                    name=name,
                    households=households,
                    male=male,
                    female=female,
                    position=100 + place,
                    note=words.MARK,
                ),
            )
        for place, name in enumerate(words.UNITS, 101):
            self._once(
                session, Unit(id=derived_id("sample", name), name=name, position=place, note=words.MARK)
            )

    def _make_plans(self, session: Session, this_year: int) -> dict[int, str]:
        """Add a plan a year; return their ids by year."""
        years = range(this_year - YEARS_BACK, this_year + 1)
        plans = {year: derived_id("sample", f"plan {year}") for year in years}
        for year, plan_id in plans.items():
            title = f"Kế hoạch mẫu về công tác bình đẳng giới năm {year}"
            self._once(session, Plan(id=plan_id, title=title, year=year, note=words.MARK))
        return plans

    def _once(self, session: Session, row: DomainRow) -> None:
        """Add a row that is not there yet, neither under its id nor under its name where that is unique."""
        model = type(row)
        named = isinstance(row, Hamlet | Unit) and session.scalar(select(model.id).filter_by(name=row.name))
        if not named and session.get(model, row.id) is None:
            session.add(row)


def _sample_hamlets(session: Session) -> Sequence[str]:
    """The thôn that samples lie in; one of them may have been there before under its name."""
    return session.scalars(select(Hamlet.id).where(Hamlet.name.in_(_HAMLETS)).order_by(Hamlet.position)).all()
