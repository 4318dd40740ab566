"""Inventing plausible rows: pure, and the same for the same seed and day but for the rows' ids."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from app.core.cadre_vocabulary import BodyKind
from app.core.ids import new_id
from app.core.vocabulary import (
    ActivityForm,
    DaySlot,
    Frequency,
    MaterialKind,
    MediaChannel,
    MediaKind,
    QuotaPeriod,
    TaskStatus,
)
from app.models import (
    Activity,
    ActivityMaterial,
    ActivityPartner,
    Broadcast,
    DomainRow,
    MediaItem,
    Task,
    TaskOccurrence,
    TaskTag,
    TaskUnit,
)
from app.services.samples import words
from app.services.samples.roster import invent_cadre
from app.services.tasks.occurrences import occurrences_of

YEARS_BACK = 2
Rows = dict[type[DomainRow], list[dict[str, Any]]]

_RECURRENCES = (
    *((None,) * 72),
    *((Frequency.CONTINUOUS,) * 16),
    *((Frequency.QUARTERLY,) * 6),
    *((Frequency.MONTHLY,) * 2),
    *((Frequency.HALFYEARLY,) * 3),
    Frequency.EVENT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What records point to: ids of units, thôn and bodies, and of one plan a year."""

    units: Sequence[str]
    hamlets: Sequence[str]
    plans: dict[int, str]
    bodies: Sequence[tuple[str, BodyKind]] = ()
    today: date


@dataclass(slots=True)
class Inventor:
    """Makes one record after another; `take` gives what has gathered, parents before sub-rows."""

    ground: Ground
    random: Random
    _rows: Rows = field(default_factory=lambda: defaultdict(list))
    _last_task: str | None = None

    def take(self) -> Rows:
        """Return the rows made since the last call."""
        rows, self._rows = self._rows, defaultdict(list)
        return rows

    def task(self) -> None:
        """Make a task of this year or one of the years before, with what it repeats as and who joins."""
        pick, today = self.random.choice, self.ground.today
        year = today.year - self.random.choices(range(YEARS_BACK + 1), (6, 3, 2))[0]
        recurrence = pick(_RECURRENCES)
        due = None if recurrence or self.random.random() < 0.1 else self._day(year)
        status = self._status(due or date(year, 12, 31))
        task_id = self._last_task = new_id()
        title = f"{pick(words.ACTS)} {pick(words.SUBJECTS)} {pick(words.AUDIENCES)}"
        done_on = None
        if status is TaskStatus.DONE:
            done_on = min(today, (due or date(year, 12, 20)) - timedelta(days=self.random.randrange(10)))
        self._rows[Task].append(
            {
                "id": task_id,
                "title": title,
                "plan_id": self.ground.plans[year],
                "section": pick(words.SECTIONS),
                "line": self.random.randrange(30, 200),
                "paragraph": pick(words.PARAGRAPHS),
                "lead_unit_id": pick(self.ground.units),
                "start_on": due - timedelta(days=self.random.randrange(7, 60)) if due else None,
                "due_on": due,
                "recurrence": recurrence,
                "status": status,
                "done_on": done_on,
                "dropped_reason": pick(words.REASONS) if status is TaskStatus.DROPPED else "",
                "note": words.MARK,
                **self._quota(recurrence),
                **self._outcome(status),
            }
        )
        self._occurrences(task_id, recurrence, year)
        self._join(task_id)

    def media(self) -> None:
        """Make a tin/bài with its broadcasts."""
        pick = self.random.choice
        media_id, theme, first = new_id(), pick(tuple(words.THEMES)), self._past_day()
        self._rows[MediaItem].append(
            {
                "id": media_id,
                "title": f"{words.THEMES[theme]} (số {self.random.randrange(1, 500)})",
                "media_kind": pick(tuple(MediaKind)),
                "theme": theme,
                "minutes": self.random.randrange(3, 16),
                "author": pick(words.AUTHORS),
                "approver": pick(words.APPROVERS),
                "task_id": self._last_task if self.random.random() < 0.5 else None,
                "note": words.MARK,
            }
        )
        for repeat in range(self.random.choices((1, 2, 3), (6, 3, 1))[0]):
            channel = pick(tuple(MediaChannel))
            in_hamlet = channel in {MediaChannel.HAMLET_SPEAKER, MediaChannel.ZALO}
            self._rows[Broadcast].append(
                {
                    "media_id": media_id,
                    "on": min(self.ground.today, first + timedelta(days=repeat)),
                    "slot": tuple(DaySlot)[repeat],
                    "channel": channel,
                    "hamlet_id": pick(self.ground.hamlets) if in_hamlet else None,
                    "times": self.random.randrange(1, 4),
                }
            )

    def activity(self) -> None:
        """Make a direct activity with its attendance, partners and materials."""
        pick = self.random.choice
        activity_id, form = new_id(), pick(tuple(ActivityForm))
        male, female = self.random.randrange(5, 60), self.random.randrange(10, 120)
        self._rows[Activity].append(
            {
                "id": activity_id,
                "title": f"{form.label} {pick(words.SUBJECTS)}",
                "form": form,
                "theme": pick(tuple(words.THEMES)),
                "held_on": self._past_day(),
                "host_unit_id": pick(self.ground.units),
                "hamlet_id": pick(self.ground.hamlets),
                "place": "Nhà văn hóa thôn",
                "sessions": self.random.choices((1, 2, 3), (8, 1, 1))[0],
                "attendance_total": male + female,
                "attendance_male": male,
                "attendance_female": female,
                "cost_state": self._money(0.5),
                "cost_social": self._money(0.2),
                "task_id": self._last_task if self.random.random() < 0.5 else None,
                "note": words.MARK,
            }
        )
        for unit in self.random.sample(self.ground.units, self.random.choices((0, 1, 2), (6, 3, 1))[0]):
            self._rows[ActivityPartner].append({"activity_id": activity_id, "unit_id": unit})
        if form in {ActivityForm.LEAFLETS, ActivityForm.BANNERS, ActivityForm.LAUNCH}:
            material = MaterialKind.LEAFLET if form is ActivityForm.LEAFLETS else MaterialKind.BANNER
            self._rows[ActivityMaterial].append(
                {
                    "activity_id": activity_id,
                    "material": material,
                    "quantity": self.random.randrange(1, 40) * 5,
                }
            )

    def cadre(self) -> None:
        """Make a person of the roster with the posts held."""
        for model, rows in invent_cadre(self.random, self.ground.bodies, self.ground.today).items():
            self._rows[model] += rows

    def _occurrences(self, task_id: str, recurrence: Frequency | None, year: int) -> None:
        for one in occurrences_of(task_id, frequency=recurrence, start=None, due=None, year=year):
            status = self._status(one.due)
            if status is TaskStatus.DROPPED:
                status = TaskStatus.DONE
            done = status is TaskStatus.DONE
            self._rows[TaskOccurrence].append(
                {
                    "id": one.id,
                    "task_id": task_id,
                    "label": one.label,
                    "start_on": one.start,
                    "due_on": one.due,
                    "status": status,
                    "done_on": min(one.due, self.ground.today) if done else None,
                    "result": self.random.choice(words.RESULTS) if done else "",
                }
            )

    def _join(self, task_id: str) -> None:
        for unit in self.random.sample(self.ground.units, self.random.choices((0, 1, 2), (6, 3, 1))[0]):
            self._rows[TaskUnit].append({"task_id": task_id, "unit_id": unit})
        if self.random.random() < 0.2:
            programme = self.random.choice(words.PROGRAMMES)
            self._rows[TaskTag].append({"task_id": task_id, "programme": programme})

    def _status(self, due: date) -> TaskStatus:
        weights = (3, 3, 90, 4) if due < self.ground.today else (70, 22, 8, 0)
        return self.random.choices(tuple(TaskStatus), weights)[0]

    def _outcome(self, status: TaskStatus) -> dict[str, Any]:
        if status is TaskStatus.DOING:
            return {"progress": self.random.randrange(1, 10) * 10}
        if status is not TaskStatus.DONE:
            return {}
        return {
            "progress": 100,
            "result": self.random.choice(words.RESULTS),
            "sessions": self.random.randrange(1, 5),
            "attendance_male": self.random.randrange(5, 80),
            "attendance_female": self.random.randrange(10, 150),
            "planned_state": self._money(0.4),
            "spent_state": self._money(0.4),
            "spent_social": self._money(0.15),
            "difficulties": self._sometimes(words.DIFFICULTIES, 0.1),
            "proposals": self._sometimes(words.PROPOSALS, 0.05),
        }

    def _quota(self, recurrence: Frequency | None) -> dict[str, Any]:
        if recurrence is not Frequency.MONTHLY:
            return {}
        return {"quota_min": 2, "quota_unit": "tin/bài", "quota_per": QuotaPeriod.MONTH}

    def _money(self, share: float) -> int | None:
        return self.random.randrange(1, 60) * 100_000 if self.random.random() < share else None

    def _sometimes(self, choices: Sequence[str], share: float) -> str:
        return self.random.choice(choices) if self.random.random() < share else ""

    def _day(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(days=self.random.randrange(365))

    def _past_day(self) -> date:
        first = date(self.ground.today.year - YEARS_BACK, 1, 1)
        return first + timedelta(days=self.random.randrange((self.ground.today - first).days + 1))
