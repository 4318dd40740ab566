"""Merging 10,000 changed records against a raw bulk upsert of the same rows into the same encrypted file."""

import itertools
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from app.core.vocabulary import MediaTheme
from app.db.database import open_engine
from app.models import MediaItem
from app.services.exchange.merge.conflicts import count_open
from app.services.exchange.merge.service import Source
from tests.bench.paired import paired_seconds
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace
from tests.integration.merge.machines import Desk, copied

T = TypeVar("T")
CHANGED = 10_000
MORNING = datetime(2026, 7, 14, 8, 30)


@dataclass(frozen=True)
class Bed:
    """A file, another machine's that has changed 10,000 of its records, and those rows as they are there."""

    folder: Path
    ours: Path
    theirs: Source
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def desk(self, name: str) -> Desk:
        return copied(self.ours, self.folder / name, machine="c" * 8, clock=FixedClock(MORNING))


def invented(number: int) -> dict[str, Any]:
    """Return one tin/bài as an officer fills it in."""
    return {
        "title": f"Phụ nữ tham gia lãnh đạo, quản lý ở cơ sở (số {number})",
        "theme": MediaTheme.LEADERSHIP,
        "minutes": number % 30,
        "author": f"Cộng tác viên Mẫu {number % 7}",
        "approver": f"Lãnh đạo Mẫu {number % 3}",
        "note": "phát trên đài truyền thanh xã",
    }


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bed]:
    folder = tmp_path_factory.mktemp("merge")
    workspace = make_workspace(folder / "ours", clock=FixedClock(MORNING))
    with workspace.database.transaction("Nhập") as session:
        workspace.recorder.bulk_insert(
            session, MediaItem, [invented(number) for number in range(3 * CHANGED)]
        )
    workspace.close()
    theirs = copied(folder / "ours", folder / "theirs", machine="b" * 8, clock=FixedClock(MORNING))
    with theirs.workspace.database.transaction("Sửa") as session:
        for number, item in enumerate(
            session.scalars(select(MediaItem).order_by(MediaItem.id).limit(CHANGED))
        ):
            item.title = f"{item.title} (sửa lần {number})"
            item.note = "đã rà soát"
    source = theirs.source()
    engine = open_engine(source.path, source.key, pooled=False)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT * FROM media_items WHERE note = 'đã rà soát'")
        columns, rows = tuple(found.keys()), [tuple(row) for row in found]
    engine.dispose()
    assert len(rows) == CHANGED
    theirs.workspace.close()
    yield Bed(folder, folder / "ours", source, columns, rows)
    shutil.rmtree(folder)


def test_merge_of_10_000_changed_records(bed: Bed) -> None:
    numbers = itertools.count()

    def merged() -> float:
        desk = bed.desk(f"merged {next(numbers)}")
        begun = time.perf_counter()
        report = desk.merges.merge(bed.theirs)
        seconds = time.perf_counter() - begun
        assert len(report.changed["media"]) == CHANGED
        desk.workspace.close()
        shutil.rmtree(desk.folder)
        return seconds

    def upserted() -> float:
        desk = bed.desk(f"raw {next(numbers)}")
        raw = open_engine(desk.workspace.vault.data_file, desk.workspace.key, pooled=False).raw_connection()
        names = ", ".join(f'"{name}"' for name in bed.columns)
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in bed.columns if name != "id")
        marks = ", ".join("?" * len(bed.columns))
        cursor = raw.cursor()
        begun = time.perf_counter()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(
            f"INSERT INTO media_items ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",
            bed.rows,
        )
        cursor.execute("COMMIT")
        seconds = time.perf_counter() - begun
        raw.close()
        desk.workspace.close()
        shutil.rmtree(desk.folder)
        return seconds

    result = paired_seconds(merged, upserted, runs=5)
    print("\n" + result.line("merge of 10,000 changed records", goal="≤ 4"))


def test_preview_of_10_000_changed_records(bed: Bed) -> None:
    desk = bed.desk("preview")
    begun = time.perf_counter()
    report = desk.merges.preview(bed.theirs)
    seconds = time.perf_counter() - begun
    assert len(report.changed["media"]) == CHANGED
    print(f"\npreview of 10,000 changed records: {seconds:.2f} s (goal < 3 s)")
    desk.workspace.close()


def test_10_000_conflicts(bed: Bed) -> None:
    """Both machines have changed the same 10,000 records differently: looked at, merged, listed, counted."""
    desk = bed.desk("conflicts")
    with desk.workspace.database.transaction("Sửa") as session:
        for number, item in enumerate(
            session.scalars(select(MediaItem).order_by(MediaItem.id).limit(CHANGED))
        ):
            item.title = f"{item.title} (máy này sửa lần {number})"

    def timed(name: str, work: Callable[[], T], goal: str = "") -> T:
        begun = time.perf_counter()
        found = work()
        print(f"\n{name} with 10,000 conflicts: {time.perf_counter() - begun:.2f} s{goal}")
        return found

    report = timed("preview", lambda: desk.merges.preview(bed.theirs), " (goal < 3 s)")
    assert report.conflict_count == CHANGED
    assert timed("merge", lambda: desk.merges.merge(bed.theirs)).conflict_count == CHANGED
    assert len(timed("list", desk.merges.conflicts)) == CHANGED
    with desk.workspace.database.read() as session:
        assert timed("count on the overview", lambda: count_open(session)) == CHANGED
    desk.workspace.close()
