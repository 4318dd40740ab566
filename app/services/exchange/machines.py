"""Which machines keep this book: each has an id of its own and a letter that readable numbers carry.

Every machine enters itself among the settings under an id that all machines share, so that the entries
come together when books are merged. An id stands for one unbroken chain of the log: a machine whose book
was put back to an earlier state goes on under a new id, or two chains would claim the same numbers.
"""

import secrets
import string
from collections.abc import Collection, Iterator, Mapping
from itertools import count, islice, product
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.ids import derived_id
from app.db.database import Database
from app.db.keys import Machine
from app.models import Setting
from app.services.exchange.record import Record
from app.services.vault import Vault

_PREFIX: Final = "machine."


def new_machine(letter: str) -> Machine:
    """Return a machine with an id that nobody has had."""
    return Machine(secrets.token_hex(4), letter)


def free_letter(taken: Collection[str], *, passed_over: int = 0) -> str:
    """Return the first of A … Z, AA, AB … that is not taken, after `passed_over` others that are free too."""
    free = (letter for letter in _letters() if letter not in taken)
    return next(islice(free, passed_over, None))


def registered(session: Session) -> Mapping[str, str]:
    """Return the letter of every machine that has entered itself, by machine id."""
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.startswith(_PREFIX)))
    return {key.removeprefix(_PREFIX): str(value.get("value", "")) for key, value in rows}


def register(session: Session, machine: Machine) -> None:
    """Enter `machine`, or its new letter, inside a caller's transaction; nothing when it stands there."""
    key = f"{_PREFIX}{machine.id}"
    row = session.get(Setting, derived_id("settings", key))
    if row is None:
        session.add(Setting(id=derived_id("settings", key), key=key, value={"value": machine.letter}))
    elif row.value != {"value": machine.letter}:
        row.value = {"value": machine.letter}


class Machines:
    """The machines of one open book, and this one's place among them."""

    def __init__(self, vault: Vault, database: Database, record: Record) -> None:
        self._vault = vault
        self._database = database
        self._record = record

    def letters(self) -> Mapping[str, str]:
        """Return the letter of every machine of the book by its id, this one included."""
        own = self._vault.machine
        with self._database.read() as session:
            return {**registered(session), own.id: own.letter}

    def enter(self) -> None:
        """Enter this machine among the settings; nothing when it stands there."""
        own = self._vault.machine
        with self._database.read() as session:
            if registered(session).get(own.id) == own.letter:
                return
        with self._database.transaction("Ghi tên máy vào sổ") as session:
            register(session, own)

    def settle_letter(self, *others: Machine) -> Machine | None:
        """Take a free letter when another machine of the book, or one of `others`, has this one's.

        Return this machine with its new letter; None when nobody else has it. What this installation was
        called before counts as itself.
        """
        own = self._vault.machine
        selves = {own.id, *self._record.former_machines()}
        letters = {**self.letters(), **{other.id: other.letter for other in others}}
        taken = {letter for machine, letter in letters.items() if machine not in selves}
        if own.letter not in taken:
            return None
        # Two that merge each other at the same time must not take the same letter once more.
        rivals = [one for one, letter in letters.items() if letter == own.letter and one not in selves]
        before = sum(one < own.id for one in rivals)
        settled = Machine(own.id, free_letter(taken, passed_over=before))
        self._vault.be_machine(settled)
        self.enter()
        return settled


def _letters() -> Iterator[str]:
    for length in count(1):
        for letters in product(string.ascii_uppercase, repeat=length):
            yield "".join(letters)
