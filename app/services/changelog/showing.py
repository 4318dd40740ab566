"""An entry of the log in the officer's words: labels of columns, words of codes, names instead of ids."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.case_work_vocabulary import CodeList
from app.models import ChangeEntry, CodeItem, DomainRow
from app.models.base import codes
from app.services.changelog.changes import FieldChange, HistoryEntry
from app.services.changelog.rows import row_models

HIDDEN = "(ẩn)"
"""What stands for a value that is shown on the unlocked case screen only."""
FIRST_HIDDEN_TIER = 2
_NAMES = ("case_no", "name", "full_name", "title", "authority")
"""Columns by which a row is called, the better first."""


_LISTS = {one.value: one for one in CodeList}


class Showing:
    """Puts entries into words; asks the file for a name once.

    Without `revealed` what identifies or tells of a person in a case is hidden (tiers 2 and 3).
    """

    def __init__(self, session: Session, *, revealed: bool = False) -> None:
        self._session = session
        self._revealed = revealed
        self._names: dict[tuple[str, str], str] = {}
        self._lists: dict[str, Mapping[str, str]] = {}

    def entry(self, entry: ChangeEntry) -> HistoryEntry:
        """Return an entry ready to be shown."""
        model = row_models().get(entry.row_kind)
        return HistoryEntry(
            machine=entry.machine,
            sequence=entry.sequence,
            at=entry.at,
            officer=entry.officer,
            action=entry.action,
            label=entry.label,
            transaction=entry.transaction_id,
            row_kind=entry.row_kind,
            row_id=entry.row_id,
            changes=tuple(
                FieldChange(
                    name, _label(model, name), self._words(model, name, old), self._words(model, name, new)
                )
                for name, (old, new) in (entry.fields if entry.action != "redact" else {}).items()
                # That a sub-row belongs to its record says nothing.
                if model is None or name not in {tie[0] for tie in (model.owner, model.root) if tie}
            ),
        )

    def _words(self, model: type[DomainRow] | None, name: str, raw: Any) -> Any:
        """Return a logged value as JSON; a code with its Vietnamese words, an id as the name of its row."""
        if model is None or raw is None or name not in model.__table__.c:
            return raw
        column = model.__table__.c[name]
        if column.info.get("tier", 0) >= FIRST_HIDDEN_TIER and not self._revealed and raw != "":
            return HIDDEN
        vocabulary = getattr(column.type, "enum_class", None)
        if vocabulary is not None and raw in codes(vocabulary):
            return vocabulary(raw).label
        if code_list := column.info.get("code_list"):
            return self._listed(code_list).get(raw, raw)
        for foreign in column.foreign_keys:
            return self._name(foreign.column.table.name, str(raw))
        return raw

    def _listed(self, code_list: str) -> Mapping[str, str]:
        """Return what the codes of an open list are called."""
        if code_list not in self._lists:
            items = self._session.scalars(select(CodeItem).where(CodeItem.code_list == _LISTS[code_list]))
            self._lists[code_list] = {item.code: item.label for item in items}
        return self._lists[code_list]

    def _name(self, table: str, row_id: str) -> str:
        """Return what a row is called now, also one that was deleted; its id where it has no name."""
        if (table, row_id) not in self._names:
            self._names[table, row_id] = self._named(table, row_id) or row_id
        return self._names[table, row_id]

    def _named(self, table: str, row_id: str) -> str:
        model = next((one for one in row_models().values() if one.__tablename__ == table), None)
        if model is None:
            return ""
        row = self._session.get(model, row_id)
        if row is None:
            return self._last_name(model, row_id)
        return next((str(found) for name in _NAMES if (found := getattr(row, name, ""))), "")

    def _last_name(self, model: type[DomainRow], row_id: str) -> str:
        """Return the name that a deleted row had, from the entry of its deletion."""
        gone = self._session.scalars(
            select(ChangeEntry)
            .where(
                ChangeEntry.row_kind == model.kind,
                ChangeEntry.row_id == row_id,
                ChangeEntry.action == "delete",
            )
            .order_by(ChangeEntry.stamp.desc())
        ).first()
        fields = gone.fields if gone is not None else {}
        return next((str(fields[name][0]) for name in _NAMES if name in fields), "")


def _label(model: type[DomainRow] | None, name: str) -> str:
    if model is None or name not in model.__table__.c:
        return name
    return str(model.__table__.c[name].info.get("label") or name)
