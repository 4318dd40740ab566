"""What other processes do to a book, each a few lines; run as `python -m tests.helpers.jobs JOB FOLDER …`."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import open_workspace
from app.core.errors import AppError
from app.db import migrate
from app.services.exchange.restore import Restores
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen


def save_for_ever(folder: Path) -> None:
    """Save one task after the other and name each once it is saved."""
    workspace = reopen(folder)
    print("open")
    number = 0
    while True:
        number += 1
        values = {"title": f"Việc {number}", "note": "nội dung " * 200, "tags": [{"programme": f"{number}"}]}
        print(workspace.records.put("tasks", values).record.id, flush=True)


def save_some(folder: Path, name: str, count: str) -> None:
    """Save `count` tasks as fast as it goes."""
    workspace = reopen(folder)
    print("open")
    sys.stdin.readline()
    for number in range(int(count)):
        workspace.records.put("tasks", {"title": f"{name} {number}"})
    workspace.close()


def hold(folder: Path) -> None:
    """Hold the right to write until told to let go."""
    workspace = reopen(folder)
    with workspace.database.transaction("Giữ") as session:
        workspace.records.put_in(session, "tasks", {"title": "Đang viết dở"})
        print("held")
        sys.stdin.readline()
    workspace.close()


def create(folder: Path) -> None:
    """Create the book."""
    make_workspace(folder).close()
    print("made")


def start(folder: Path) -> None:
    """Open the book as two starts at once do: at the same moment, when told."""
    vault = make_vault(folder)
    key = vault.unlock(PASSPHRASE)
    print("ready")
    sys.stdin.readline()
    open_workspace(vault, key).close()
    print("opened")


def upgrade(folder: Path, migrations: str, revision: str) -> None:
    """Open the book as a later program does."""
    migrate.MIGRATIONS, migrate.HEAD = Path(migrations), revision
    reopen(folder).close()


def back_up_for_ever(folder: Path, stick: str) -> None:
    """Save a task and back up, over and over, and tell of both once they are done."""
    workspace = reopen(folder)
    number = 0
    while True:
        number += 1
        workspace.clock.advance(seconds=90)  # type: ignore[attr-defined]
        print("saved", workspace.records.put("tasks", {"title": f"Việc {number}"}).record.id, flush=True)
        print("made", workspace.exchange.backups.make(Path(stick)).path.name, flush=True)


def restore_for_ever(folder: Path, *packages: str) -> None:
    """Restore one package after the other, opening the book in between."""
    number = 0
    while True:
        workspace = reopen(folder)
        workspace.exchange.restores.restore(Path(packages[number % len(packages)]))
        workspace.close()
        number += 1
        print("restored", number, flush=True)


def hand_over(folder: Path, passphrase: str) -> None:
    """Hand the book over to a successor with another passphrase."""
    workspace = reopen(folder)
    workspace.exchange.handovers.hand_over(passphrase, successor="Người kế nhiệm mẫu")


def merge_and_undo(folder: Path, package: str) -> None:
    """Merge another machine's package, then take the merge back; tell of each once it is done."""
    workspace = reopen(folder)
    merged = workspace.merges.merge_package(Path(package))
    print("merged", flush=True)
    workspace.merges.undo(str(merged.merge_id))
    print("undone", flush=True)
    workspace.close()


def begin_with(folder: Path, package: str) -> None:
    """Begin on a new machine with a package."""
    vault = make_vault(folder)
    Restores(vault, clock=vault.clock).restore(Path(package), passphrase=PASSPHRASE)


def fill_up(folder: Path, largest_file: str) -> None:
    """Save until no file may grow any more; tell the sentence."""
    import resource

    workspace = reopen(folder)
    limit = int(largest_file)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(10_000):
            workspace.records.put("tasks", {"title": f"Việc {number}", "note": "nội dung " * 500})
            print(number)
    except AppError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)


def ready(folder: Path, job: str, *arguments: str) -> None:
    """Say that everything is loaded, then do another job."""
    print("ready", flush=True)
    JOBS[job](folder, *arguments)


JOBS: dict[str, Callable[..., None]] = {
    job.__name__: job
    for job in (
        save_for_ever,
        save_some,
        hold,
        create,
        start,
        upgrade,
        back_up_for_ever,
        restore_for_ever,
        begin_with,
        merge_and_undo,
        hand_over,
        fill_up,
        ready,
    )
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
