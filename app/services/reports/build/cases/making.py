"""What every document of a case is made from, and the parts that they share."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.case_clocks import remaining_words
from app.core.case_work_vocabulary import ClockCode
from app.core.vocabulary import DocumentUse
from app.models import Case, Issuer, Signer
from app.services.cases.reading import rule_book
from app.services.reports.build.cases.telling import BLANK, Telling, Words
from app.services.reports.build.frame import chosen_row, legal_bases, letterhead_of
from app.services.reports.model import Letterhead, Paragraph, Report, Run, Section, Signature
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings

MARKING = "Lưu hành nội bộ"
_OFFICE_HEAD = "TRƯỞNG PHÒNG"


@dataclass(slots=True, kw_only=True)
class Making:
    """One document being made. `used` gathers the fields that were told, for the ledger of disclosures.

    `to` names the body that it goes to, `override` the legal duty by which more is told than was agreed to.
    """

    session: Session
    case: Case
    telling: Telling
    choices: ReportChoices
    settings: OfficeSettings
    today: date
    to: str = ""
    override: str = ""
    marked: bool = True
    from_office: bool = False
    """Whether the office that keeps the case speaks, to the chairman, unless another issuer is chosen."""
    words: Words = field(init=False)
    used: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = Words(self.session)

    @property
    def issuer(self) -> Issuer:
        """The issuer as chosen, else the office that keeps the case where it speaks, else the first in use."""
        office = None
        if self.from_office and not self.choices.issuer_id:
            below = select(Issuer.id).where(Issuer.active, Issuer.superior != "")
            office = self.session.scalars(below.order_by(Issuer.position, Issuer.id).limit(1)).first()
        return chosen_row(self.session, Issuer, self.choices.issuer_id or office)

    @property
    def issuer_name(self) -> str:
        """The issuer within a sentence."""
        issuer = self.issuer
        return issuer.short_name or issuer.name.replace("\n", " ")

    @property
    def archive(self) -> str:
        """The line «Lưu: …» of the recipients."""
        return f"Lưu: {self.issuer.archive}"

    def head(self, type_code: str = "") -> Letterhead:
        """Return the letterhead; "" for a sheet without a number of its own."""
        symbol = f"/{type_code}-{self.issuer.symbol}" if type_code else ""
        return letterhead_of(self.issuer, symbol, self.choices, self.settings, self.today)

    def letter_head(self) -> Letterhead:
        """Return the letterhead of an official letter, whose symbol names who drafted it."""
        symbol = "-".join(part for part in (self.issuer.symbol, self.issuer.letter_symbol) if part)
        return letterhead_of(self.issuer, f"/{symbol}", self.choices, self.settings, self.today)

    def signature(self) -> Signature:
        """Return who signs as chosen, else the first signer in use; of the office its head."""
        head = None
        if self.from_office and not self.choices.signer_id:
            heads = select(Signer.id).where(Signer.active, Signer.authority.startswith(_OFFICE_HEAD))
            head = self.session.scalars(heads.order_by(Signer.position, Signer.id).limit(1)).first()
        signer = chosen_row(self.session, Signer, self.choices.signer_id or head)
        return Signature(tuple(signer.authority.splitlines()), signer.name)

    def chairman(self, name: str = "") -> Signature:
        """Return the chairman's own signature: decisions in his person are signed without TM."""
        if self.choices.signer_id:
            return self.signature()
        return Signature(("CHỦ TỊCH",), name)

    def limit(self, clock: ClockCode) -> str:
        """Return how long a legal clock runs by the rule of today, in words; room to fill in without one."""
        found = rule_book(self.session).limit(clock, datetime.combine(self.today, time.min))
        return remaining_words(found[0]).removeprefix("còn ") if found else BLANK[:4]

    def finished(self, report: Report) -> Report:
        """Return the document with what all of them bear: the box «LƯU HÀNH NỘI BỘ», unless the copy for the
        parties is made; the size of the text; on one that goes out who drafted it.
        """
        return replace(
            report,
            markings=(MARKING,) if self.marked else (),
            drafter=self.settings.officer_initials if report.recipients else "",
            body_size=self.settings.body_size,
        )

    def told(self, *places: str) -> None:
        """Remember that these fields stand in the document, as far as it may tell them."""
        self.used.extend(one for one in places if self.telling.may(one) and one not in self.used)

    def bases(self, use: DocumentUse) -> tuple[str, ...]:
        """Return the legal bases kept for this use that are in force."""
        return legal_bases(self.session, self.today, use)


def paragraph(key: str, *runs: Run) -> Paragraph:
    """Return a paragraph; without words a dotted line to fill in."""
    return Paragraph(key, tuple(run for run in runs if run != ""))


def article(number: int, title: str, *texts: str) -> Section:
    """Return an article of a decision."""
    return Section(
        key=f"article{number}",
        number=f"Điều {number}.",
        title=title,
        article=True,
        blocks=tuple(Paragraph(f"article{number}.{index}", (text,)) for index, text in enumerate(texts, 1)),
    )
