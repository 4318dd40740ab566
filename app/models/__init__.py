"""SQLAlchemy classes of the domain, one file a domain. Import this package to know every table."""

from app.models.base import Base, DomainRow
from app.models.cadres import (
    Body,
    BodySeats,
    BodyTarget,
    Cadre,
    Collaborator,
    Post,
    Succession,
    Training,
    TrainingAttendee,
)
from app.models.case_care import CaseContact, CaseFollowUp, CaseMeasure, CaseNeed, CaseReferral
from app.models.case_consent import CaseConsent, CaseConsentScope, CaseDisclosure
from app.models.case_course import (
    CaseAssignment,
    CaseAttachment,
    CaseClockReason,
    CaseClosure,
    CaseClosureReason,
    CaseFlag,
    CaseNote,
    CaseReopening,
)
from app.models.case_people import (
    CaseIncident,
    CaseIncidentAct,
    CaseIncidentCause,
    CaseIncidentForm,
    CasePerpetrator,
    CaseSurvivor,
    CaseVulnerability,
)
from app.models.case_registers import ClockRule, CodeItem, PrivacyIncident
from app.models.case_risk import CaseRiskAssessment, CaseRiskFactor, CaseSafetyPlan
from app.models.cases import Case, CaseOtherReport
from app.models.changelog import ChangeEntry, LocalState
from app.models.files import AttachmentColumns, Blob
from app.models.merges import Conflict, Merge
from app.models.plans import Plan
from app.models.propaganda import (
    Activity,
    ActivityAttachment,
    ActivityMaterial,
    ActivityPartner,
    Broadcast,
    FamilyModel,
    MediaAttachment,
    MediaItem,
)
from app.models.registers import Addressee, Hamlet, Issuer, LegalBasis, Setting, Signer, Unit
from app.models.reports import ReportText, SavedReport
from app.models.tasks import Task, TaskAttachment, TaskOccurrence, TaskTag, TaskUnit

__all__ = [
    "Activity",
    "ActivityAttachment",
    "ActivityMaterial",
    "ActivityPartner",
    "Addressee",
    "AttachmentColumns",
    "Base",
    "Blob",
    "Body",
    "BodySeats",
    "BodyTarget",
    "Broadcast",
    "Cadre",
    "Case",
    "CaseAssignment",
    "CaseAttachment",
    "CaseClockReason",
    "CaseClosure",
    "CaseClosureReason",
    "CaseConsent",
    "CaseConsentScope",
    "CaseContact",
    "CaseDisclosure",
    "CaseFlag",
    "CaseFollowUp",
    "CaseIncident",
    "CaseIncidentAct",
    "CaseIncidentCause",
    "CaseIncidentForm",
    "CaseMeasure",
    "CaseNeed",
    "CaseNote",
    "CaseOtherReport",
    "CasePerpetrator",
    "CaseReferral",
    "CaseReopening",
    "CaseRiskAssessment",
    "CaseRiskFactor",
    "CaseSafetyPlan",
    "CaseSurvivor",
    "CaseVulnerability",
    "ChangeEntry",
    "ClockRule",
    "CodeItem",
    "Collaborator",
    "Conflict",
    "DomainRow",
    "FamilyModel",
    "Hamlet",
    "Issuer",
    "LegalBasis",
    "LocalState",
    "MediaAttachment",
    "MediaItem",
    "Merge",
    "Plan",
    "Post",
    "PrivacyIncident",
    "ReportText",
    "SavedReport",
    "Setting",
    "Signer",
    "Succession",
    "Task",
    "TaskAttachment",
    "TaskOccurrence",
    "TaskTag",
    "TaskUnit",
    "Training",
    "TrainingAttendee",
    "Unit",
]
