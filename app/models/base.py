"""What every table shares: naming convention, id, version, stamps, and a column's description.

A column's `info` says what it is to people and to the generic services:

- `label`: Vietnamese name, used by forms' errors, history, Excel headings and the schema;
- `required`: an empty value is refused; `minimum`, `maximum`: bounds of a number;
- `partial_date`: the text is a date of which the day or month may be unknown (`1985-07`);
- `sensitive`: shown only where it is asked for, left out of exports unless wanted;
- `automatic`: set by the program and shown, never put;
- `tier`: how closely a column of a case identifies a person (`models/tiers.py`);
- `derived`: computed by the program (search text, sort keys, bounds), neither put nor logged;
- `internal`: kept but neither put nor shown (stamps).
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum as PythonEnum
from enum import auto
from typing import Any, ClassVar

from sqlalchemy import JSON, Enum, MetaData, String, event
from sqlalchemy.orm import ColumnProperty, DeclarativeBase, Mapped, declared_attr, mapped_column

from app.core.ids import new_id

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def described(label: str, **more: Any) -> dict[str, Any]:
    """Return a column's `info`: its Vietnamese label and the flags named in the module docstring."""
    return {"label": label, **more}


def codes(vocabulary: type[PythonEnum]) -> list[str]:
    """Return the stored codes of a vocabulary."""
    return [member.value for member in vocabulary]


class Edge(PythonEnum):
    """Which of the days that a partial date may mean."""

    FIRST = auto()
    LAST = auto()


class Base(DeclarativeBase):
    """Declarative base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        PythonEnum: Enum(
            PythonEnum, native_enum=False, create_constraint=False, length=40, values_callable=codes
        ),
        dict[str, Any]: JSON(none_as_null=True),
    }


class DomainRow(Base):
    """A row of the domain: logged, stamped, undoable and mergeable by the one mechanism.

    `kind` names the row in the log; `owner` names the foreign key and the kind of the record that a
    sub-row belongs to (None: the row is itself a record). `natural_key` lists the columns whose values
    make the id, so that two machines give the same row the same id; they never change. `searched` lists
    the columns folded into `search`; `sorted_by` maps a sort-key column to the column it is made from,
    which is sorted as a person's name when it is among `person_names`; `bounds` maps a day column to the
    partial date it is an edge of.

    `merged_together` lists groups of columns that only make sense as a whole: a merge takes all of a group
    from one machine. `same_by` lists columns whose equal values make two rows, made apart on two machines,
    one and the same; rows with a natural key need it not. `numbered` names the column of a number that people
    read: where two machines gave the same one, a merge tells them apart.
    """

    __abstract__ = True

    kind: ClassVar[str]
    owner: ClassVar[tuple[str, str] | None] = None
    root: ClassVar[tuple[str, str] | None] = None
    """Of a sub-row of a sub-row: the foreign key and kind of the record; `owner` is the sub-row between."""
    confidential: ClassVar[bool] = False
    """Whether every look at the record is logged and lists and history hide its columns of tier 2 and 3."""
    natural_key: ClassVar[tuple[str, ...]] = ()
    searched: ClassVar[tuple[str, ...]] = ()
    sorted_by: ClassVar[Mapping[str, str]] = {}
    merged_together: ClassVar[tuple[tuple[str, ...], ...]] = ()
    same_by: ClassVar[tuple[str, ...]] = ()
    numbered: ClassVar[str] = ""
    person_names: ClassVar[frozenset[str]] = frozenset()
    bounds: ClassVar[Mapping[str, tuple[str, Edge]]] = {}

    id: Mapped[str] = mapped_column(String(36), primary_key=True, info=described("Mã"))
    version: Mapped[int] = mapped_column(info=described("Lần sửa", internal=True))
    stamps: Mapped[dict[str, Any]] = mapped_column(info=described("Dấu thay đổi", internal=True))
    """Field → "stamp-machine" of its last change; "*" for the row's making."""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        """Use `version` for optimistic locking."""
        return {"version_id_col": cls.version}


@event.listens_for(DomainRow, "init", propagate=True)
def _give_id(_target: DomainRow, _args: object, values: dict[str, Any]) -> None:
    """Give a new row its id at once, so that sub-rows and the log can name it before the flush."""
    values.setdefault("id", new_id())
    values.setdefault("stamps", {})


@event.listens_for(DomainRow, "attribute_instrument", propagate=True)
def _remember_old_value(_model: type[DomainRow], _key: str, attribute: Any) -> None:
    """Load the old value of an expired column before it is set: the log says what was there."""
    if isinstance(attribute.property, ColumnProperty):
        attribute.impl.active_history = True


def as_json(value: Any) -> Any:
    """Return a column's value as JSON holds it: dates and times in ISO form, codes as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, PythonEnum):
        return value.value
    return value
