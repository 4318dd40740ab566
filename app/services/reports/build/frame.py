"""What stands around the body of every document: letterhead, addressees, bases, signature, recipients.

Everything here is the officer's own data from the registers; nothing is written in the code.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.vocabulary import DocumentUse
from app.models import Addressee, Issuer, LegalBasis, Signer
from app.services.reports.model import Letterhead, Paragraph, Report, Signature
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings

Register = TypeVar("Register", Issuer, Signer)


class EmptyRegister(AppError):
    """No issuer or signer is left in the registers."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa có cơ quan ban hành hoặc người ký trong danh mục. "
            "Hãy vào Cài đặt để thêm rồi lập lại báo cáo."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The parts of a document that do not come from its figures."""

    letterhead: Letterhead
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...]
    drafter: str
    body_size: Literal[13, 14]

    def closing(self, about: str = "") -> Paragraph:
        """Return the last sentence of a report; `about` is what it was on, in words."""
        words = f"báo cáo {about}" if about else "báo cáo"
        return Paragraph(
            "closing", (f"Trên đây là {words} của {self.letterhead.issuer_name}, trân trọng báo cáo./.",)
        )

    def around(self, report: Report) -> Report:
        """Return the report in this frame."""
        return replace(
            report,
            letterhead=self.letterhead,
            addressees=self.addressees,
            legal_bases=self.legal_bases,
            signature=self.signature,
            recipients=self.recipients,
            drafter=self.drafter,
            body_size=self.body_size,
        )


def frame_of(
    session: Session,
    *,
    type_code: str,
    choices: ReportChoices,
    settings: OfficeSettings,
    on: date,
    use: DocumentUse = DocumentUse.REPORT,
) -> Frame:
    """Return the frame of a report to superiors (NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4).

    `type_code` is the abbreviation of the kind of document («BC»). `on` decides which legal bases are in
    force and which year a blank date carries; `use` which addressees and bases are meant.
    """
    issuer = chosen_row(session, Issuer, choices.issuer_id)
    signer = chosen_row(session, Signer, choices.signer_id)
    addressees = _addressees(session, use)
    return Frame(
        letterhead=letterhead_of(issuer, f"/{type_code}-{issuer.symbol}", choices, settings, on),
        addressees=addressees,
        legal_bases=legal_bases(session, on, use, DocumentUse.ANY) if settings.print_legal_bases else (),
        signature=Signature(tuple(signer.authority.splitlines()), signer.name),
        recipients=(("Như trên",) if addressees else ()) + (f"Lưu: {issuer.archive}",),
        drafter=settings.officer_initials,
        body_size=settings.body_size,
    )


def letterhead_of(
    issuer: Issuer, symbol: str, choices: ReportChoices, settings: OfficeSettings, on: date
) -> Letterhead:
    """Return the head; number and date are blank until the clerk has issued them (NĐ 30 Đ.15)."""
    return Letterhead(
        issuer=tuple(issuer.name.splitlines()),
        issuer_name=issuer.short_name or issuer.name.replace("\n", " "),
        symbol=symbol,
        place=settings.place_name,
        year=on.year,
        superior=issuer.superior or None,
        number=choices.number or None,
        issued=choices.signed_on,
    )


_BASIS_OPENINGS = ("căn cứ", "thực hiện", "theo", "xét")


def legal_bases(session: Session, on: date, *uses: DocumentUse) -> tuple[str, ...]:
    """Return the legal bases kept for these uses that are in force on a day, in the officer's order.

    Each begins with «Căn cứ», unless the officer has begun it otherwise.
    """
    found = session.scalars(
        select(LegalBasis.text)
        .where(
            LegalBasis.active,
            LegalBasis.use.in_(uses),
            or_(LegalBasis.valid_from.is_(None), LegalBasis.valid_from <= on),
            or_(LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= on),
        )
        .order_by(LegalBasis.position, LegalBasis.id)
    )
    return tuple(text if text.lower().startswith(_BASIS_OPENINGS) else f"Căn cứ {text}" for text in found)


def _addressees(session: Session, use: DocumentUse) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Addressee.name)
            .where(Addressee.active, Addressee.use.in_((use, DocumentUse.ANY)))
            .order_by(Addressee.position, Addressee.id)
        )
    )


def chosen_row(session: Session, model: type[Register], chosen: str | None) -> Register:
    """Return the row that was chosen for this document, else the first in use."""
    row = session.get(model, chosen) if chosen else None
    row = (
        row
        or session.scalars(
            select(model).order_by(model.active.desc(), model.position, model.id).limit(1)
        ).first()
    )
    if row is None:
        raise EmptyRegister
    return row
