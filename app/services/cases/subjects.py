"""«Chúng tôi đang giữ gì»: where a person stands in the book, for the answer that the law gives them.

Source: Luật 91/2025/QH15 and NĐ 356/2025/NĐ-CP Điều 5: answered within 2 working days, shown within 10,
withdrawn or restricted within 15, deleted within 20.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import String, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import KeyedColumnElement

from app.core.errors import Finding, InvalidRecord
from app.core.text import fold
from app.db.database import Database
from app.models import (
    Activity,
    Cadre,
    Case,
    CasePerpetrator,
    CaseSurvivor,
    Collaborator,
    DomainRow,
    MediaItem,
)
from app.models.tiers import Tier
from app.services.changelog.recorder import Recorder
from app.services.changelog.rows import row_models

ANSWER_DAYS: Final = (
    ("Trả lời yêu cầu", 2),
    ("Xem, chỉnh sửa, cung cấp", 10),
    ("Rút lại, hạn chế, phản đối", 15),
    ("Xóa", 20),
)
"""What the person may ask for, and within how many working days it is done."""
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One place where a name stands. `held` are the labels of what is kept there, never the values."""

    kind: str
    kind_words: str
    record_id: str
    title: str
    part: str
    held: tuple[str, ...]


class Subjects:
    """Looks for a person across the book."""

    def __init__(self, database: Database, *, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def about(self, name: str) -> tuple[Holding, ...]:
        """Return everything that is kept about a name; logged with every case found, never with the name.

        Folded, so that «nguyen thi mau» finds «Nguyễn Thị Mẫu». Raises `InvalidRecord` for too little.
        """
        wanted = fold(name)
        if len(wanted) < _SHORTEST:
            raise InvalidRecord([Finding("name", "Hãy nhập đủ họ tên của người cần tra cứu.")])
        with self._database.transaction("Tra cứu dữ liệu về một người") as session:
            found = [
                *_in_cases(session, wanted),
                *_mentioned(session, wanted),
                *_elsewhere(session, wanted),
            ]
            for case_id in dict.fromkeys(one.record_id for one in found if one.kind == "cases"):
                label = str(session.info["label"])
                self._recorder.note(session, action="subject", kind="cases", record_id=case_id, label=label)
            return tuple(found)


def _in_cases(session: Session, wanted: str) -> list[Holding]:
    found = []
    survivors = select(CaseSurvivor, Case).join(Case, Case.id == CaseSurvivor.case_id)
    for survivor, case in session.execute(survivors.where(_contains(CaseSurvivor.search, wanted))):
        line = _holding("cases", case.id, case.case_no, "Người bị bạo lực", survivor)
        found.append(replace(line, held=(*line.held, *_lists(survivor), *_lists(case))))
    offenders = select(CasePerpetrator, Case.case_no).join(Case, Case.id == CasePerpetrator.case_id)
    for offender, case_no in session.execute(offenders.where(_contains(CasePerpetrator.search, wanted))):
        found.append(_holding("cases", offender.case_id, case_no, "Người bị cho là gây bạo lực", offender))
    reporters = select(Case).where(Case.reporter_name != "")
    found += [
        _holding(
            "cases", case.id, case.case_no, "Người báo tin", case, only=("reporter_name", "reporter_phone")
        )
        for case in session.scalars(reporters)
        if wanted in fold(case.reporter_name)
    ]
    return found


_OWN_LINE: Final = frozenset(
    {(CaseSurvivor, "full_name"), (CasePerpetrator, "name"), (Case, "reporter_name")}
)
"""Names whose holder is a line of its own above."""


def _mentioned(session: Session, wanted: str) -> list[Holding]:
    """Find the name in what is told in words: narratives, notes, contacts, names of files."""
    numbers = {row.id: row.case_no for row in session.execute(select(Case.id, Case.case_no))}
    held: dict[tuple[str, str], dict[str, None]] = {}
    for model in row_models().values():
        columns = _worded(model)
        if not columns:
            continue
        of = _case_id(model)
        for owner, *texts in session.execute(select(of, *(getattr(model, one.key) for one in columns))):
            for column, text in zip(columns, texts, strict=True):
                if text and wanted in fold(text):
                    kind = "cases" if owner in numbers else model.kind
                    held.setdefault((kind, owner), {})[str(column.info["label"])] = None
    return [
        Holding(
            kind=kind,
            kind_words="Hồ sơ vụ việc" if kind == "cases" else "Sự cố dữ liệu",
            record_id=owner,
            title=numbers.get(owner, "Sổ sự cố"),
            part="Được nhắc trong nội dung",
            held=tuple(labels),
        )
        for (kind, owner), labels in held.items()
    ]


def _worded(model: type[DomainRow]) -> list[KeyedColumnElement[Any]]:
    """The columns of a confidential row that are told in words."""
    if not model.confidential:
        return []
    return [
        column
        for column in model.__table__.columns
        if column.info.get("tier", Tier.CODED) >= Tier.NARRATIVE
        and isinstance(column.type, String)
        and (model, column.key) not in _OWN_LINE
    ]


def _case_id(model: type[DomainRow]) -> Any:
    """The column that holds the case's id; the row's own where it belongs to none."""
    tie = model.root or model.owner
    return getattr(model, tie[0] if tie else "id")


_ELSEWHERE: Final[tuple[tuple[type[DomainRow], str, str, str], ...]] = (
    (Cadre, "full_name", "Cán bộ", "Cán bộ trong danh sách"),
    (Collaborator, "full_name", "Mạng lưới", "Tuyên truyền viên, cộng tác viên"),
    (Activity, "title", "Hoạt động", "Được nhắc tên"),
    (MediaItem, "title", "Tin, bài", "Được nhắc tên"),
)


def _elsewhere(session: Session, wanted: str) -> list[Holding]:
    found = []
    for model, title, words, part in _ELSEWHERE:
        search: InstrumentedAttribute[str] = inspect(model).attrs["search"].class_attribute
        for row in session.scalars(select(model).where(_contains(search, wanted))):
            held = _held(row) if title == "full_name" else (_label(model, title),)
            found.append(
                Holding(
                    kind=model.kind,
                    kind_words=words,
                    record_id=row.id,
                    title=str(getattr(row, title)),
                    part=part,
                    held=held,
                )
            )
    return found


def _holding(
    kind: str, record_id: str, title: str, part: str, row: DomainRow, only: tuple[str, ...] = ()
) -> Holding:
    return Holding(
        kind=kind,
        kind_words="Hồ sơ vụ việc",
        record_id=record_id,
        title=title,
        part=part,
        held=_held(row, only),
    )


def _held(row: DomainRow, only: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the labels of the columns that are filled in."""
    labels = []
    for column in inspect(type(row)).column_attrs:
        info = column.columns[0].info
        plain = column.key != "id" and not info.get("derived") and not info.get("internal")
        if (
            plain
            and info.get("label")
            and (not only or column.key in only)
            and getattr(row, column.key) not in (None, "", False)
        ):
            labels.append(str(info["label"]))
    return tuple(labels)


_PERSONS: Final = ("survivors", "perpetrators")


def _lists(row: DomainRow) -> tuple[str, ...]:
    """Return the labels of the lists that have rows, those of persons apart."""
    return tuple(
        str(one.info["label"])
        for one in inspect(type(row)).relationships
        if one.info.get("label") and one.key not in _PERSONS and getattr(row, one.key)
    )


def _label(model: type[DomainRow], key: str) -> str:
    return str(model.__table__.c[key].info["label"])


def _contains(column: InstrumentedAttribute[str], wanted: str) -> Any:
    return column.contains(wanted, autoescape=True)
