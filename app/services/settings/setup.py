"""The first day: settings of the commune and the registers' first content, with ids every machine shares."""

from sqlalchemy import select

from app.core.ids import derived_id
from app.db.database import Database
from app.models import Addressee, ChangeEntry, DomainRow, Issuer, LegalBasis, Signer, Unit
from app.services.settings import defaults
from app.services.settings.first_bodies import first_bodies
from app.services.settings.office import save_in


def set_up_office(database: Database, *, commune: str, province: str) -> None:
    """Write the commune's settings and the default registers, once: a file with any history is left alone."""
    with database.read() as session:
        if session.execute(select(ChangeEntry.sequence).limit(1)).first():
            return
    with database.transaction("Tạo sổ") as session:
        if session.execute(select(ChangeEntry.sequence).limit(1)).first():
            # Another process was faster.
            return
        save_in(session, commune=commune, province=province)
        session.add_all(first_rows(commune, province))
        session.flush()
        session.add_all(first_bodies(session))


def first_rows(commune: str, province: str) -> list[DomainRow]:
    """Make the registers' first rows, not yet in any session."""
    rows: list[DomainRow] = [
        Unit(id=derived_id("units", name), name=name, abbreviation=short, position=place)
        for place, (name, short) in enumerate(defaults.UNITS, 1)
    ]
    rows += [
        Signer(id=derived_id("signers", authority), authority=authority, position=place)
        for place, authority in enumerate(defaults.SIGNERS, 1)
    ]
    rows += [
        Issuer(id=derived_id("issuers", issuer["symbol"]), position=place, **issuer)
        for place, issuer in enumerate(defaults.issuers(commune), 1)
    ]
    rows += [
        # By its use: the name follows from a province that another machine may have been told first.
        Addressee(id=derived_id("addressees", use.value), name=name, use=use, position=place)
        for place, (name, use) in enumerate(defaults.addressees(province), 1)
    ]
    rows += [
        LegalBasis(id=derived_id("legal_bases", text), text=text, valid_from=start, position=place)
        for place, (text, start) in enumerate(defaults.LEGAL_BASES, 1)
    ]
    return rows
