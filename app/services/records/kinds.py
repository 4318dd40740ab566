"""The kinds of record there are: each is a model, its rules and its name, and nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import Finding, UnknownKind
from app.models import (
    Activity,
    Addressee,
    Body,
    Cadre,
    Case,
    ClockRule,
    CodeItem,
    Collaborator,
    DomainRow,
    FamilyModel,
    Hamlet,
    Issuer,
    LegalBasis,
    MediaItem,
    Plan,
    PrivacyIncident,
    SavedReport,
    Setting,
    Signer,
    Task,
    Training,
    Unit,
)
from app.services.records import cadre_neighbours, cadre_rules, case_rules, rules
from app.services.records.case_completing import complete_case

Values = dict[str, Any]
Check = Callable[[Mapping[str, Any], date], Iterable[Finding]]
CheckAmong = Callable[[Session, str | None, Mapping[str, Any], date], Iterable[Finding]]
Complete = Callable[[Values], None]
Keep = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind: `check` finds what is wrong or unusual, `complete` fills what follows from the rest.

    `named_by` lists the columns by which others may refer to a record; `order` is the column of the
    kind's own order, `-` in front for descending.
    """

    name: str
    title: str
    model: type[DomainRow]
    named_by: tuple[str, ...] = ()
    order: str = "id"
    check: Check | None = None
    complete: Complete | None = None
    keep: Keep | None = None
    """Says why a row must not be deleted, or nothing."""
    check_among: CheckAmong | None = None
    """Finds what is unusual beside the other records; given the id, None for a new record."""

    @property
    def confidential(self) -> bool:
        """Whether every look at a record is logged, and lists show no more than its code."""
        return self.model.confidential


_KINDS = (
    RecordKind("tasks", "Nhiệm vụ", Task, ("title",), "due_on", rules.check_task, rules.complete_task),
    RecordKind("media", "Tin, bài", MediaItem, ("title",), "-id", rules.check_media),
    RecordKind(
        "activities",
        "Hoạt động trực tiếp",
        Activity,
        ("title",),
        "-held_on",
        rules.check_activity,
        rules.complete_activity,
    ),
    RecordKind(
        "family_models",
        "Mô hình tại thôn",
        FamilyModel,
        ("name",),
        "-registered_on",
        rules.check_family_model,
    ),
    RecordKind(
        "cadres",
        "Cán bộ",
        Cadre,
        ("full_name",),
        "full_name",
        cadre_rules.check_cadre,
        cadre_rules.complete_cadre,
        check_among=cadre_neighbours.check_cadre_among,
    ),
    RecordKind(
        "bodies",
        "Cơ quan, tổ chức",
        Body,
        ("name", "abbreviation"),
        "position",
        cadre_rules.check_body,
        check_among=cadre_neighbours.check_body_among,
    ),
    RecordKind(
        "trainings", "Lớp đào tạo, bồi dưỡng", Training, ("title",), "-starts_on", cadre_rules.check_training
    ),
    RecordKind(
        "collaborators",
        "Tuyên truyền viên, cộng tác viên",
        Collaborator,
        ("full_name",),
        "full_name",
        cadre_rules.check_collaborator,
    ),
    RecordKind(
        "cases",
        "Hồ sơ vụ việc",
        Case,
        ("case_no",),
        "-received_at",
        case_rules.check_case,
        complete_case,
        case_rules.keep_case,
    ),
    RecordKind("code_items", "Danh mục lựa chọn", CodeItem, (), "position", keep=case_rules.keep_code_item),
    RecordKind("clock_rules", "Thời hạn theo luật", ClockRule, (), "clock", case_rules.check_clock_rule),
    RecordKind(
        "privacy_incidents",
        "Sự cố dữ liệu cá nhân",
        PrivacyIncident,
        (),
        "-detected_at",
        case_rules.check_privacy_incident,
    ),
    RecordKind("plans", "Kế hoạch", Plan, ("title",), "-year"),
    RecordKind("reports", "Báo cáo", SavedReport, (), "-period"),
    RecordKind("units", "Đơn vị", Unit, ("name", "abbreviation"), "position"),
    RecordKind("hamlets", "Thôn", Hamlet, ("name",), "position"),
    RecordKind("signers", "Người ký", Signer, ("name",), "position", rules.check_signer),
    RecordKind("issuers", "Cơ quan ban hành", Issuer, ("name", "symbol"), "position"),
    RecordKind("addressees", "Nơi nhận", Addressee, ("name",), "position"),
    RecordKind("legal_bases", "Căn cứ pháp lý", LegalBasis, ("text",), "position", rules.check_legal_basis),
    RecordKind("settings", "Cài đặt", Setting, ("key",), "key", rules.check_setting),
)
KINDS: Mapping[str, RecordKind] = {kind.name: kind for kind in _KINDS}


def kind_named(name: str) -> RecordKind:
    """Return the kind called `name`, or raise `UnknownKind`."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(name, KINDS) from None


def kind_of(model: type[DomainRow]) -> RecordKind:
    """Return the kind whose records are `model`."""
    return KINDS[model.kind]
