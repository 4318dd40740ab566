"""Consent enforced: what may be told to whom, the ledger of what was told, what withdrawal means.

The statutory statistics count every case; consent governs what is shared about a person. A field is named
by its place in the record: `survivors.full_name`, `incidents.narrative`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from app.core.case_work_vocabulary import ConsentScope, DisclosureForm, Recipient
from app.core.clock import Clock
from app.core.dates import format_date
from app.core.errors import AppError, Finding, InvalidRecord, RecordNotFound
from app.core.text import clean
from app.db.database import Database
from app.models import Case, CaseConsent, CaseDisclosure
from app.services.cases.reading import case_in
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.settings.office import officer_in

SCOPE_FIELDS: Final[Mapping[ConsentScope, tuple[str, ...]]] = {
    ConsentScope.IDENTITY: (
        "survivors.full_name",
        "survivors.id_number",
        "survivors.sex",
        "survivors.dob",
        "survivors.age",
        "survivors.ethnicity",
    ),
    ConsentScope.CONTACT: (
        "survivors.address",
        "survivors.village",
        "survivors.safe_phone",
        "survivors.safe_time",
        "survivors.safe_word",
        "survivors.may_call",
        "survivors.may_text",
    ),
    ConsentScope.BACKGROUND: (
        "survivors.marital",
        "survivors.occupation",
        "survivors.education",
        "survivors.dependents_no",
        "survivors.dependents_ages",
        "survivors.child_guardian",
        "survivors.child_status",
    ),
    ConsentScope.HEALTH: ("survivors.vuln", "survivors.disability", "incidents.injury"),
    ConsentScope.INCIDENT: (
        "incidents.incident_date",
        "incidents.time_of_day",
        "incidents.place_type",
        "incidents.village",
        "incidents.gbv_type",
        "incidents.dv_form",
        "incidents.dv_acts",
        "incidents.causes",
        "incidents.children_present",
        "incidents.previous_incidents",
        "incidents.previous_count",
        "measures",
    ),
    ConsentScope.NARRATIVE: ("incidents.narrative", "incidents.observations"),
    ConsentScope.PERPETRATOR: (
        "perpetrators.name",
        "perpetrators.sex",
        "perpetrators.age",
        "perpetrators.relationship",
        "perpetrators.address",
        "perpetrators.occupation",
        "perpetrators.has_weapon",
        "perpetrators.alcohol",
    ),
    ConsentScope.RISK: ("risk_assessments", "safety_plans", "immediate_danger"),
    ConsentScope.NEEDS: ("needs", "referrals"),
    ConsentScope.EVIDENCE: ("attachments",),
}
"""What each scope covers. The person who reported is in no scope: Điều 19 keeps that name secret."""
ALWAYS: Final = frozenset({"case_no", "survivors.survivor_code", "received_at", "receive_form"})
"""What names nobody: a letter needs a number to answer to."""
_SCOPE_OF: Final = {field: scope for scope, fields in SCOPE_FIELDS.items() for field in fields}


class ConsentMissing(AppError):
    """Something was to be told that the consent for this recipient does not cover."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A field that may not be told, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What may be told to a recipient. `override_reason`: told by law, whatever the consent says."""

    recipient: Recipient
    allowed: tuple[str, ...]
    refused: tuple[Refusal, ...]
    consent_id: str = ""
    override_reason: str = ""

    @property
    def complete(self) -> bool:
        """Whether all that was asked for may be told."""
        return not self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One line of the ledger."""

    id: str
    disclosed_at: datetime
    recipient: Recipient
    organisation: str
    form: DisclosureForm
    document: str
    scopes: tuple[ConsentScope, ...]
    override_reason: str
    officer: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal did, and what that recipient had been told before it."""

    changes: Changes
    told: tuple[Disclosure, ...]


class Consents:
    """The one place that says what leaves a case."""

    def __init__(self, database: Database, *, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock

    def may_disclose(
        self, case_id: str, recipient: Recipient, fields: Iterable[str], *, survivor_id: str = ""
    ) -> Permission:
        """Return which of `fields` may be told; without `survivor_id` every survivor must have agreed."""
        with self._database.read() as session:
            return permission(
                case_in(session, case_id),
                recipient,
                fields,
                survivor_id=survivor_id,
                today=self._clock.today(),
            )

    def disclose(
        self,
        case_id: str,
        recipient: Recipient,
        fields: Iterable[str],
        *,
        form: DisclosureForm,
        document: str = "",
        organisation: str = "",
        survivor_id: str = "",
        override: str = "",
    ) -> Changes:
        """Write the ledger's line and the access entry of something that is printed, sent or told.

        Called again for a reprint: a consent withdrawn in between stops it. `override` is the legal duty to
        report, in words; it stands in the ledger. Raises `ConsentMissing`, `RecordNotFound`.
        """
        asked, reason = tuple(fields), clean(override).strip()
        with self._database.transaction(f"Cung cấp thông tin cho {recipient.label}") as session:
            case = case_in(session, case_id)
            found = permission(case, recipient, asked, survivor_id=survivor_id, today=self._clock.today())
            if found.refused and not reason:
                raise ConsentMissing(_refusal(found))
            case.disclosures.append(
                CaseDisclosure(
                    case_id=case.id,
                    disclosed_at=self._clock.now().replace(tzinfo=None, microsecond=0),
                    recipient=recipient,
                    organisation=clean(organisation).strip(),
                    form=form,
                    document=clean(document).strip(),
                    scopes=",".join(dict.fromkeys(_SCOPE_OF[one] for one in asked if one in _SCOPE_OF)),
                    consent_id=found.consent_id,
                    override_reason=reason if found.refused else found.override_reason,
                    officer=officer_in(session),
                )
            )
            session.flush()
            self._note(session, case.id, f"{form.label}: {recipient.label}")
            return changes_of(session)

    def withdraw(
        self, case_id: str, consent_id: str, *, on: date | None = None, reason: str = ""
    ) -> Withdrawal:
        """Withdraw a consent from a day on (today); tell what that recipient was told before.

        Raises `InvalidRecord` for a consent that is no longer in force and a day that cannot be,
        `RecordNotFound`.
        """
        with self._database.transaction("Rút lại sự đồng ý") as session:
            case = case_in(session, case_id)
            consent = next((row for row in case.consents if row.id == consent_id), None)
            if consent is None:
                raise RecordNotFound
            today = self._clock.today()
            day = on or today
            if problem := _why_not_withdrawn(consent, day, today):
                raise InvalidRecord([Finding("withdrawn_on", problem)])
            consent.withdrawn_on, consent.withdrawn_reason = day, clean(reason).strip()
            session.flush()
            return Withdrawal(changes_of(session), _ledger(case, consent.recipient))

    def _note(self, session: Session, case_id: str, label: str) -> None:
        self._recorder.note(session, action="disclose", kind="cases", record_id=case_id, label=label)

    def ledger(self, case_id: str, recipient: Recipient | None = None) -> tuple[Disclosure, ...]:
        """Return what was told to whom, oldest first."""
        with self._database.read() as session:
            return _ledger(case_in(session, case_id), recipient)


def permission(
    case: Case, recipient: Recipient, fields: Iterable[str], *, survivor_id: str, today: date
) -> Permission:
    """Return which fields a case lets be told to a recipient."""
    persons = [survivor_id] if survivor_id else [row.id for row in case.survivors] or [""]
    consents = [_in_force(case, recipient, person) for person in persons]
    lawful = next((one for one in consents if one is not None and one.override), None)
    allowed, refused = [], []
    for field in fields:
        reasons = [_why_not(one, recipient, field, today) for one in consents]
        reason = "" if lawful else next((reason for reason in reasons if reason), "")
        if reason:
            refused.append(Refusal(field, reason))
        else:
            allowed.append(field)
    first = lawful or next((one for one in consents if one is not None), None)
    return Permission(
        recipient=recipient,
        allowed=tuple(allowed),
        refused=tuple(refused),
        consent_id=first.id if first else "",
        override_reason=lawful.override_reason if lawful else "",
    )


def _in_force(case: Case, recipient: Recipient, survivor_id: str) -> CaseConsent | None:
    """Return the last answer for a recipient, a survivor's own before the one for all."""
    rows = [row for row in case.consents if row.recipient is recipient]
    own = [row for row in rows if survivor_id and row.survivor_id == survivor_id]
    found = own or [row for row in rows if not row.survivor_id]
    return max(found, key=lambda row: (row.agreed_on or date.min, row.id), default=None)


def _why_not(consent: CaseConsent | None, recipient: Recipient, field: str, today: date) -> str:
    if field in ALWAYS:
        return ""
    if consent is None:
        return f"Chưa hỏi sự đồng ý chia sẻ với {recipient.label}."
    if not consent.agreed:
        return f"Người bị bạo lực không đồng ý chia sẻ với {recipient.label}."
    if consent.withdrawn_on and consent.withdrawn_on <= today:
        return f"Sự đồng ý đã được rút lại ngày {format_date(consent.withdrawn_on)}."
    scope = _SCOPE_OF.get(field)
    if scope is None:
        return "Mục này không được chia sẻ ra ngoài."
    if scope not in {row.scope for row in consent.scope}:
        return f"Sự đồng ý không gồm nội dung «{scope.label}»."
    return ""


def _why_not_withdrawn(consent: CaseConsent, day: date, today: date) -> str:
    if not consent.agreed or consent.withdrawn_on:
        return "Sự đồng ý này không còn hiệu lực nên không rút lại được. Hãy xem lại danh sách."
    if day > today:
        return "Ngày rút lại ở sau hôm nay. Hãy kiểm tra lại."
    if consent.agreed_on and day < consent.agreed_on:
        return "Ngày rút lại sớm hơn ngày đồng ý. Hãy kiểm tra lại."
    return ""


def _refusal(found: Permission) -> str:
    reasons = " ".join(dict.fromkeys(refusal.reason for refusal in found.refused))
    return (
        f"Không cung cấp được cho {found.recipient.label}: {reasons} "
        "Hãy bỏ phần đó, hỏi lại người bị bạo lực, hoặc ghi căn cứ báo theo nghĩa vụ pháp luật."
    )


def told_words(case: Case, recipient: Recipient) -> str:
    """Return in words what a recipient was told of a case so far; no name of a person."""
    told = _ledger(case, recipient)
    if not told:
        return f"Chưa cung cấp gì cho {recipient.label}."
    lines = "; ".join(f"{one.disclosed_at:%d/%m/%Y} – {one.form.label}" for one in told)
    return (
        f"Đã cung cấp cho {recipient.label} {len(told)} lần ({lines}); việc đã cung cấp không lấy lại được."
    )


def _ledger(case: Case, recipient: Recipient | None) -> tuple[Disclosure, ...]:
    return tuple(
        Disclosure(
            id=row.id,
            disclosed_at=row.disclosed_at,
            recipient=row.recipient,
            organisation=row.organisation,
            form=row.form,
            document=row.document,
            scopes=tuple(scope for scope in ConsentScope if scope.value in row.scopes.split(",")),
            override_reason=row.override_reason,
            officer=row.officer,
        )
        for row in sorted(case.disclosures, key=lambda row: (row.disclosed_at, row.id))
        if recipient is None or row.recipient is recipient
    )
