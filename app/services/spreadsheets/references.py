"""From the names in a row to the records that they mean, and whole records as the rules look at them."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.ids import is_id
from app.core.text import capitalised, clean, fold, quoted, unify_tone_marks
from app.models import Body, DomainRow, Hamlet, Unit
from app.services.changelog.rows import default_of
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import kind_of
from app.services.spreadsheets.body_names import BodyNames
from app.services.spreadsheets.post_titles import hamlet_name
from app.services.tasks.unit_names import UnitNames

_LONGEST_HAMLET: Final = 200
_MADE: Final = "Tạo khi nhập danh sách từ Excel."


class Unresolved(Exception):
    """A name that means no record, or several; the text is the sentence for the officer."""


class References:
    """The records that names in sheets may mean. Units, bodies and thôn that are not there are made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: UnitNames | None = None
        self._bodies: BodyNames | None = None
        self._others: dict[type[DomainRow], dict[str, list[str]]] = {}

    @property
    def units(self) -> UnitNames:
        """The register of units."""
        self._units = self._units or UnitNames.of(self._session)
        return self._units

    @property
    def bodies(self) -> BodyNames:
        """The register of bodies."""
        self._bodies = self._bodies or BodyNames.of(self._session)
        return self._bodies

    def resolved(
        self, fields: Mapping[str, Field], record: Mapping[str, Any], *, make: bool
    ) -> dict[str, Any]:
        """Return a record with ids in place of names; without `make` a name that would be made stays.

        Raises `Unresolved`.
        """
        return {
            key: self._value(fields[key], value, make=make) if key in fields else value
            for key, value in record.items()
        }

    def rows_resolved(self, field: Field, rows: list[dict[str, Any]], *, make: bool) -> list[dict[str, Any]]:
        """Return sub-rows with ids in place of names; a name that is a list of units becomes several rows."""
        assert field.model is not None
        fields = fields_of(field.model)
        single = next(iter(fields.values())) if len(fields) == 1 else None
        if single is not None and single.model is Unit:
            names = dict.fromkeys(one for row in rows for one in self._units_in(row[single.key], make=make))
            return [{single.key: one} for one in names]
        return [
            {
                key: self._value(fields[key], value, make=make) if key in fields else value
                for key, value in row.items()
            }
            for row in rows
        ]

    def _value(self, field: Field, value: Any, *, make: bool) -> Any:
        if value is None:
            return None
        if field.value is FieldType.ROWS:
            return self.rows_resolved(field, value, make=make)
        if field.value is not FieldType.REFERENCE or field.model is None:
            return value
        if field.model is Unit:
            return self.units.find_or_make(self._session, value) if make else self.units.find(value) or value
        if field.model is Body:
            return (
                self.bodies.find_or_make(self._session, value) if make else self.bodies.find(value) or value
            )
        return self._other(field, field.model, value, make=make)

    def _units_in(self, name: str, *, make: bool) -> tuple[str, ...]:
        """Return the units that one piece of a cell names: one, or several known ones between commas."""
        if self.units.find(name) is None and (several := self.units.find_several(name)):
            return several
        return (self.units.find_or_make(self._session, name) if make else name,)

    def _other(self, field: Field, model: type[DomainRow], name: str, *, make: bool) -> str:
        known = self._known(model)
        found = known.get(_plain(name), [])
        if model is Hamlet and not found:
            found = known.get(_plain(hamlet_name(name)), [])
        if len(found) == 1:
            return found[0]
        if is_id(name) and any(name in ids for ids in known.values()):
            return name
        if model is Hamlet and not found:
            return self._new_hamlet(name) if make else name
        title = kind_of(model).title.lower()
        told = "có nhiều mục" if found else "không có mục nào"
        raise Unresolved(
            f"«{field.label}»: {told} tên {quoted(name)}. Hãy sửa ô, hoặc thêm vào danh mục {title} trước."
        )

    def _known(self, model: type[DomainRow]) -> dict[str, list[str]]:
        if model not in self._others:
            names = [getattr(model, name) for name in kind_of(model).named_by]
            known: dict[str, list[str]] = {}
            for row in self._session.execute(select(model.id, *names)):
                for name in {_plain(str(one)) for one in row[1:] if one}:
                    known.setdefault(name, []).append(row[0])
            self._others[model] = known
        return self._others[model]

    def _new_hamlet(self, name: str) -> str:
        shown = hamlet_name(" ".join(clean(name).split()))[:_LONGEST_HAMLET]
        last = self._session.scalar(select(func.max(Hamlet.position))) or 0
        hamlet = Hamlet(name=capitalised(shown), position=last + 1, note=_MADE)
        self._session.add(hamlet)
        self._session.flush()
        self._known(Hamlet).setdefault(_plain(shown), []).append(hamlet.id)
        return hamlet.id


def whole_record(model: type[DomainRow], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a new record as the rules look at it: every key, sub-rows with all of theirs."""
    whole = {**_blank(model), **{key: [] for key in _lists(model)}, **values}
    for key, sub in _lists(model).items():
        whole[key] = [{**_blank(sub), **row} for row in whole[key] or ()]
    return whole


@cache
def _blank(model: type[DomainRow]) -> Mapping[str, Any]:
    return {
        key: default_of(model, key)
        for key, field in fields_of(model).items()
        if field.value is not FieldType.ROWS
    }


@cache
def _lists(model: type[DomainRow]) -> Mapping[str, type[DomainRow]]:
    return {
        key: field.model
        for key, field in fields_of(model).items()
        if field.value is FieldType.ROWS and field.model is not None
    }


def _plain(name: str) -> str:
    return fold(unify_tone_marks(name))
