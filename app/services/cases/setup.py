"""Giving a file its lists and clocks, with ids every machine shares."""

from sqlalchemy import select

from app.core.ids import derived_id
from app.core.vocabulary import DocumentUse
from app.db.database import Database
from app.models import Addressee, ClockRule, CodeItem, DomainRow, LegalBasis
from app.services.cases.defaults import CLOCKS, CODES, LEGAL_LISTS, NO_CONTACT_BASES
from app.services.settings.defaults import CITIES
from app.services.settings.office import load_in


def set_up_cases(database: Database) -> None:
    """Write the first lists and clocks, once: also into a file of the time before there were cases."""
    with database.read() as session:
        if session.execute(select(ClockRule.id).limit(1)).first():
            return
    with database.transaction("Tạo danh mục vụ việc") as session:
        if session.execute(select(ClockRule.id).limit(1)).first():
            # Another process was faster.
            return
        session.add_all(first_case_rows(load_in(session).province))


def first_case_rows(province: str) -> list[DomainRow]:
    """Make the first rows, not yet in any session."""
    rows: list[DomainRow] = [
        CodeItem(
            id=derived_id("code_items", code_list.value, code),
            code_list=code_list,
            code=code,
            label=label,
            legal=code_list in LEGAL_LISTS,
            position=place,
        )
        for code_list, items in CODES.items()
        for place, (code, label) in enumerate(items, 1)
    ]
    rows += [
        ClockRule(
            id=derived_id("clock_rules", one.clock.value, one.valid_from.isoformat()),
            clock=one.clock,
            valid_from=one.valid_from,
            minutes=one.minutes,
            warn_minutes=one.warn,
            basis=one.basis,
        )
        for one in CLOCKS
    ]
    receiver = f"Sở Văn hóa và Thể thao thành phố {province}"
    if province not in CITIES:
        receiver = f"Sở Văn hóa, Thể thao và Du lịch tỉnh {province}"
    rows.append(
        Addressee(
            id=derived_id("addressees", DocumentUse.VIOLENCE.value), name=receiver, use=DocumentUse.VIOLENCE
        )
    )
    return [*rows, *_bases()]


def _bases() -> list[DomainRow]:
    return [
        LegalBasis(
            id=derived_id("legal_bases", DocumentUse.NO_CONTACT.value, basis),
            text=basis,
            use=DocumentUse.NO_CONTACT,
            valid_from=start,
            position=place,
        )
        for place, (basis, start) in enumerate(NO_CONTACT_BASES, 1)
    ]
