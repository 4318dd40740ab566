"""Keeping a plan: its document, its tasks, the units that it names, in one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.dates import DateRange, year_range
from app.core.errors import RecordNotFound, UnreadableDocument
from app.core.ids import derived_id, new_id
from app.core.progress import NoProgress, Progress
from app.core.text import fold
from app.db.database import Database
from app.models import Blob, Plan, Task, TaskUnit, Unit
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of
from app.services.evidence import LARGEST_FILE, FileTooLarge
from app.services.plans.difference import KnownTask, PlanDifference, compare
from app.services.plans.making import made_task, wording
from app.services.plans.periods import SCHOOL_YEAR
from app.services.plans.preview import PlanPreview, ProposedTask
from app.services.tasks.unit_names import UnitNames, is_collective

_LONGEST_TITLE = 1000
_LONGEST_NUMBER = 60
_LONGEST_ISSUER = 300
_LONGEST_FILE_NAME = 255


@dataclass(frozen=True, slots=True)
class ChosenTask:
    """A task to make: a proposal as it stands, or as the officer edited, split or merged it.

    `words` are the texts of the proposals it came from (empty: its own): by these it is known again when
    the plan is read again.
    """

    task: ProposedTask
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the officer decided: tasks to make, and known tasks (by id) that take over new wording."""

    create: tuple[ChosenTask, ...] = ()
    reword: Mapping[str, ProposedTask] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """The plan as imported before (None: never), and what is different now.

    A known task that several proposals were merged into is gone only when all of them are.
    """

    plan_id: str | None
    difference: PlanDifference

    def all_new(self) -> ImportChoices:
        """Return the choice to make every new task and to leave the known ones as they are."""
        return ImportChoices(create=tuple(ChosenTask(task) for task in self.difference.new))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPlan:
    """What an import made."""

    plan_id: str
    created: tuple[str, ...]
    reworded: tuple[str, ...]
    new_units: tuple[str, ...]
    """Names of units that were not in the register before."""
    changes: Changes


class PlanImports:
    """Keeps plans."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def compare(self, preview: PlanPreview, *, source: Path | None = None) -> KnownPlan:
        """Return how the plan stands to what was imported of it before."""
        content = _content(source) if source else None
        with self._database.read() as session:
            plan = find_plan(session, preview, hashlib.sha256(content).hexdigest() if content else None)
            known = _known_tasks(session, plan) if plan is not None else []
            return KnownPlan(plan.id if plan is not None else None, _of_whole_tasks(compare(preview, known)))

    def new_units(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return those of these names of units that an import would add to the register."""
        found: list[str] = []
        with self._database.read() as session:
            units = UnitNames.of(session)
            for name in names:
                if name.strip() and not is_collective(name) and units.find(name) is None:
                    units.add(name, name)
                    found.append(name)
        return tuple(found)

    def import_plan(
        self,
        preview: PlanPreview,
        choices: ImportChoices,
        *,
        source: Path | None = None,
        progress: Progress | None = None,
    ) -> ImportedPlan:
        """Keep the plan and the chosen tasks; one undo takes all of it back.

        The plan that was imported before (see `find_plan`) is gone on with, else made. `source` is the
        document, kept as it is. Raises `RecordNotFound` for a task to reword that is gone, `FileTooLarge`,
        `UnreadableDocument`.
        """
        watcher = progress or NoProgress()
        content = _content(source) if source else None
        with self._database.transaction("Nhập kế hoạch") as session:
            plan = _plan(session, preview, source, content, year=self._clock.today().year)
            names = UnitNames.of(session)
            before = set(session.scalars(select(Unit.name)))
            maker = _Maker(session, plan, names, _years(preview, plan.year))
            created = []
            for done, chosen in enumerate(choices.create):
                watcher.check()
                watcher.step(done, len(choices.create), "Đang tạo nhiệm vụ…")
                created.append(maker.make(chosen))
            for task_id, proposal in choices.reword.items():
                _reword(session, task_id, proposal)
            session.flush()
            units = session.scalars(select(Unit.name).order_by(Unit.position))
            return ImportedPlan(
                plan_id=plan.id,
                created=tuple(created),
                reworded=tuple(choices.reword),
                new_units=tuple(name for name in units if name not in before),
                changes=changes_of(session),
            )


def find_plan(session: Session, preview: PlanPreview, digest: str | None) -> Plan | None:
    """Return the plan as it was imported before: the same file, number and issuer, or title, of its year."""
    if digest:
        same_file = session.scalars(select(Plan).where(Plan.source_sha256 == digest)).first()
        if same_file is not None:
            return same_file
    head = preview.head
    for plan in session.scalars(select(Plan).order_by(Plan.id)):
        if head.year is not None and plan.year != head.year:
            continue
        if head.number and plan.number:
            if fold(plan.number) == fold(head.number) and fold(plan.issuer) == fold(head.issuer or ""):
                return plan
        elif head.title and fold(plan.title) == fold(head.title[:_LONGEST_TITLE]):
            return plan
    return None


def _known_tasks(session: Session, plan: Plan) -> list[KnownTask]:
    """Return one known task for each proposal that was taken up; parts of a split one share it."""
    found: dict[tuple[str, str, int], KnownTask] = {}
    tasks = select(Task).where(Task.plan_id == plan.id).order_by(Task.line, Task.id)
    for task in session.scalars(tasks):
        # A task that was added to the plan by hand is known by its title.
        for words in (task.source_text or task.title).splitlines():
            known = KnownTask(task.id, words, task.section, task.line or 0)
            found.setdefault((words, known.section, known.line), known)
    return list(found.values())


def _of_whole_tasks(difference: PlanDifference) -> PlanDifference:
    there = {one.known.id for one in difference.tasks if one.known is not None}
    gone = {one.id: one for one in difference.gone if one.id not in there}
    return replace(difference, gone=tuple(gone.values()))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the tasks of one plan."""

    session: Session
    plan: Plan
    names: UnitNames
    years: DateRange

    def make(self, chosen: ChosenTask) -> str:
        proposal = chosen.task
        words = chosen.words or (proposal.text,)
        task_id = self._free_id(proposal, words)
        made = made_task(task_id, proposal, years=self.years)
        task = Task(id=task_id, plan_id=self.plan.id, source_text=as_source(words), **made.values)
        lead = self._unit(proposal.lead_unit)
        task.lead_unit_id = lead
        joining = dict.fromkeys(self._unit(name) for name in proposal.coop_units)
        task.coop_units = [
            TaskUnit(task_id=task_id, unit_id=unit) for unit in joining if unit is not None and unit != lead
        ]
        task.occurrences = made.occurrence_rows(task_id)
        self.session.add(task)
        return task_id

    def _unit(self, name: str | None) -> str | None:
        """Return the unit of the register; None for nobody in particular, whom the task's note names."""
        if name is None or not name.strip() or is_collective(name):
            return None
        return self.names.find_or_make(self.session, name)

    def _free_id(self, proposal: ProposedTask, words: Sequence[str]) -> str:
        """Return the id that another machine importing this plan gives too, unless it is taken."""
        found = derived_id(
            "tasks", self.plan.id, str(proposal.line), fold(" ".join(words)), fold(proposal.text)
        )
        return new_id() if self.session.get(Task, found) is not None else found


def as_source(words: Sequence[str]) -> str:
    """Return the texts of the proposals as `Task.source_text` keeps them: one a line."""
    return "\n".join(" ".join(text.split()) for text in words)


def _plan(
    session: Session, preview: PlanPreview, source: Path | None, content: bytes | None, *, year: int
) -> Plan:
    """Return the plan imported before, with the document of now, or a new one."""
    digest = hashlib.sha256(content).hexdigest() if content is not None else None
    head = preview.head
    plan = find_plan(session, preview, digest)
    if plan is None:
        of_year = head.year or year
        title = head.title or f"Kế hoạch năm {of_year}"
        plan = Plan(
            id=derived_id("plans", fold(title), fold(head.number or ""), str(of_year)),
            title=title[:_LONGEST_TITLE],
            number=(head.number or "")[:_LONGEST_NUMBER],
            issuer=(head.issuer or "")[:_LONGEST_ISSUER],
            issued_on=head.signed_on,
            year=of_year,
        )
        session.add(plan)
    if source is not None and content is not None and digest is not None:
        if session.get(Blob, digest) is None:
            session.add(Blob(sha256=digest, size=len(content), content=content))
            session.flush()
        plan.source_name, plan.source_sha256 = source.name[-_LONGEST_FILE_NAME:], digest
    session.flush()
    return plan


def _reword(session: Session, task_id: str, proposal: ProposedTask) -> None:
    task = session.get(Task, task_id)
    if task is None:
        raise RecordNotFound
    for name, value in wording(proposal).items():
        setattr(task, name, value)
    task.source_text = as_source((proposal.text,))


def _years(preview: PlanPreview, year: int) -> DateRange:
    last = max(preview.head.year_end or year, year)
    if preview.head.begins_in > 1:
        return DateRange(date(year, *SCHOOL_YEAR[0]), date(last, *SCHOOL_YEAR[1]))
    return DateRange(year_range(year).start, year_range(last).end)


def _content(source: Path) -> bytes:
    try:
        if source.stat().st_size > LARGEST_FILE:
            raise FileTooLarge(source.name)
        return source.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"Không đọc được tệp «{source.name}». Hãy kiểm tra đường dẫn rồi mở lại."
        ) from error
