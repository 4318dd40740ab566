"""The bodies of a commune on the first day, with the targets that are set from above.

They follow the usual make-up of a commune under two-tier local government (`law.md` 5.2); every one can be
changed or put out of use. Their ids are derived, so that two machines make the same rows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind, TargetLevel
from app.core.ids import derived_id
from app.db.database import Database
from app.models import Body, BodyTarget, ChangeEntry, DomainRow, Unit


@dataclass(frozen=True, slots=True)
class FirstBody:
    """A body: its name, short name, kind, and the unit of the register that it is."""

    name: str
    abbreviation: str
    body_kind: BodyKind
    unit: str = ""
    note: str = ""


BODIES: tuple[FirstBody, ...] = (
    FirstBody("Ban Chấp hành Đảng bộ xã", "BCH Đảng bộ", BodyKind.PARTY_COMMITTEE),
    FirstBody(
        "Ban Thường vụ Đảng ủy xã",
        "BTV Đảng ủy",
        BodyKind.PARTY_STANDING,
        note="Cơ cấu có cán bộ nữ trong ban thường vụ (Chỉ thị số 35-CT/TW năm 2024 của Bộ Chính trị).",
    ),
    FirstBody("Ủy ban Kiểm tra Đảng ủy xã", "UBKT Đảng ủy", BodyKind.PARTY_INSPECTION),
    FirstBody("Hội đồng nhân dân xã", "HĐND xã", BodyKind.COUNCIL),
    FirstBody("Ủy ban nhân dân xã", "UBND xã", BodyKind.PEOPLE_COMMITTEE),
    FirstBody(
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "VP HĐND-UBND",
        BodyKind.DEPARTMENT,
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    ),
    FirstBody("Phòng Kinh tế", "KT", BodyKind.DEPARTMENT, "Phòng Kinh tế"),
    FirstBody("Phòng Văn hóa - Xã hội", "VHXH", BodyKind.DEPARTMENT, "Phòng Văn hóa - Xã hội"),
    FirstBody(
        "Trung tâm Phục vụ hành chính công",
        "TT PVHCC",
        BodyKind.DEPARTMENT,
        "Trung tâm Phục vụ hành chính công",
    ),
    FirstBody(
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "UBMTTQ xã",
        BodyKind.FRONT,
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    ),
    FirstBody("Hội Liên hiệp Phụ nữ xã", "Hội LHPN", BodyKind.UNION, "Hội Liên hiệp Phụ nữ xã"),
    FirstBody(
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
        "Đoàn TN",
        BodyKind.UNION,
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
    ),
    FirstBody("Hội Nông dân xã", "HND", BodyKind.UNION, "Hội Nông dân xã"),
    FirstBody("Hội Cựu chiến binh xã", "HCCB", BodyKind.UNION, "Hội Cựu chiến binh xã"),
    FirstBody("Công an xã", "CA xã", BodyKind.POLICE, "Công an xã"),
    FirstBody("Ban Chỉ huy Quân sự xã", "BCHQS xã", BodyKind.MILITARY, "Ban Chỉ huy Quân sự xã"),
    FirstBody("Trạm Y tế xã", "TYT xã", BodyKind.HEALTH_STATION, "Trạm Y tế xã"),
    FirstBody(
        "Ban Vì sự tiến bộ của phụ nữ xã",
        "Ban VSTBPN",
        BodyKind.ADVANCEMENT,
        "Ban Vì sự tiến bộ của phụ nữ xã",
    ),
)

TARGETS: tuple[tuple[str, date, int, str], ...] = (
    (
        "Ban Chấp hành Đảng bộ xã",
        date(2024, 6, 14),
        15,
        "Chỉ thị số 35-CT/TW ngày 14 tháng 6 năm 2024 của Bộ Chính trị: nữ cấp ủy viên đạt từ 15% trở lên",
    ),
    (
        "Hội đồng nhân dân xã",
        date(2021, 1, 1),
        30,
        (
            "Phấn đấu 30% nữ đại biểu trúng cử; danh sách chính thức những người ứng cử có ít nhất 35% là "
            "phụ nữ theo Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"
        ),
    ),
)
"""Body, first day, percent and basis of each target set by the centre."""


def set_up_bodies(database: Database) -> None:
    """Write the first bodies once, also into a file that an earlier program made.

    A file in which anything about bodies was ever written is left alone: what the officer deleted stays
    deleted.
    """
    with database.read() as session:
        if _begun(session):
            return
    with database.transaction("Lập danh mục cơ quan, tổ chức") as session:
        if not _begun(session):
            session.add_all(first_bodies(session))


def _begun(session: Session) -> bool:
    wanted = select(ChangeEntry.sequence).where(ChangeEntry.record_kind == Body.kind).limit(1)
    return session.execute(wanted).first() is not None


def first_bodies(session: Session) -> Iterator[DomainRow]:
    """Make the rows; a body is joined to its unit where the register has it."""
    return _bodies({name: unit_id for unit_id, name in session.execute(select(Unit.id, Unit.name))})


def bodies_among(rows: Iterable[DomainRow]) -> Iterator[DomainRow]:
    """Make the rows as beside the first `rows` of the other registers."""
    return _bodies({row.name: row.id for row in rows if isinstance(row, Unit)})


def _bodies(units: Mapping[str, str]) -> Iterator[DomainRow]:
    for place, body in enumerate(BODIES, 1):
        yield Body(
            id=body_id(body.name),
            name=body.name,
            abbreviation=body.abbreviation,
            body_kind=body.body_kind,
            unit_id=units.get(body.unit),
            position=place,
            note=body.note,
        )
    for name, from_on, percent, basis in TARGETS:
        yield BodyTarget(
            id=derived_id("body_targets", name, from_on.isoformat()),
            body_id=body_id(name),
            from_on=from_on,
            percent=percent,
            level=TargetLevel.CENTRAL,
            basis=basis,
        )


def body_id(name: str) -> str:
    """Return the id under which every machine makes a body of the first day."""
    return derived_id("bodies", name)
