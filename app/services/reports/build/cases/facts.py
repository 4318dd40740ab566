"""What is known of a case as a table of two columns: the sheet of the intake, the annex of a letter."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from app.core.text import capitalised
from app.core.case_vocabulary import Answer
from app.core.vocabulary import Choice
from app.models import Case, CaseIncident, CaseMeasure, CasePerpetrator, CaseSurvivor
from app.services.reports.build.cases.telling import Telling, Words, born, listed, said
from app.services.reports.model import Column, Row, RowKind, Table


@dataclass(slots=True)
class Facts:
    """Collects rows; `used` are the fields that were told, for the ledger."""

    telling: Telling
    words: Words
    rows: list[Row] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    _group: str = ""

    def group(self, title: str) -> None:
        """Begin a group; it is printed when a row follows."""
        self._group = title

    def tell(self, place: str, label: str, text: str) -> None:
        """Add a row when there is something to tell and it may be told."""
        if not text or not self.telling.may(place):
            return
        if self._group:
            self.rows.append(Row((self._group,), kind=RowKind.GROUP))
            self._group = ""
        self.rows.append(Row((label, text)))
        if place not in self.used:
            self.used.append(place)

    def table(self, key: str, *, title: str = "") -> Table:
        """Return the table of everything told so far."""
        return Table(
            key=key,
            title=title,
            columns=(Column(header="Nội dung", weight=2.2), Column(header="Thông tin", weight=4.6)),
            rows=tuple(self.rows),
        )


def tell_receiving(facts: Facts, case: Case) -> None:
    """When, how and from whom the report came; who reported is for the office alone."""
    words = facts.words
    facts.group("Tiếp nhận")
    facts.tell("case_no", "Số hồ sơ", case.case_no)
    facts.tell("received_at", "Thời điểm tiếp nhận", said(case.received_at))
    facts.tell("receive_form", "Hình thức báo tin", said(case.receive_form))
    facts.tell("receive_place", "Nơi tiếp nhận", said(case.receive_place))
    facts.tell("source_type", "Nguồn báo tin", words.code("source", case.source_type))
    reporter = listed((case.reporter_name, case.reporter_phone))
    facts.tell("reporter_name", "Người báo tin", reporter)
    facts.tell("received_by", "Người tiếp nhận", case.received_by)
    facts.tell("case_kind", "Loại vụ việc", said(case.case_kind))
    facts.tell("immediate_danger", "Đang nguy hiểm đến sức khỏe, tính mạng", said(case.immediate_danger))


def tell_survivors(facts: Facts, survivors: Sequence[CaseSurvivor]) -> None:
    """The persons who suffered violence, each under the code."""
    words = facts.words
    for survivor in survivors:
        facts.group(f"Người bị bạo lực (mã {survivor.survivor_code})")
        facts.tell("survivors.full_name", "Họ và tên", survivor.full_name)
        facts.tell("survivors.sex", "Giới tính", said(survivor.sex))
        age = born(survivor.dob, survivor.age, estimated=survivor.age_estimated)
        facts.tell("survivors.age", "Ngày sinh, tuổi", capitalised(age))
        facts.tell("survivors.id_number", "Số định danh cá nhân", survivor.id_number)
        facts.tell("survivors.address", "Chỗ ở", survivor.address)
        facts.tell("survivors.village", "Thôn", words.hamlet(survivor.village))
        contact = listed((survivor.safe_phone, survivor.safe_time), separator="; ")
        facts.tell("survivors.safe_phone", "Liên lạc an toàn", contact)
        facts.tell("survivors.ethnicity", "Dân tộc", words.code("ethnicity", survivor.ethnicity))
        facts.tell("survivors.marital", "Tình trạng hôn nhân", said(survivor.marital))
        facts.tell("survivors.occupation", "Nghề nghiệp", words.code("occupation", survivor.occupation))
        groups = listed(in_order({row.vuln for row in survivor.vuln}), separator="; ")
        facts.tell("survivors.vuln", "Nhóm cần ưu tiên", groups)
        facts.tell("survivors.disability", "Khuyết tật", said(survivor.disability))
        dependents = listed((said(survivor.dependents_no), survivor.dependents_ages), separator="; ")
        facts.tell("survivors.dependents_no", "Con và người phụ thuộc", dependents)


def tell_incidents(facts: Facts, incidents: Sequence[CaseIncident]) -> None:
    """What happened, in the words of the law and, where it may be told, of the survivor."""
    for index, incident in enumerate(incidents, 1):
        facts.group("Vụ việc" if len(incidents) == 1 else f"Vụ việc {index}")
        for place, label, text in _incident(incident, facts.words):
            facts.tell(f"incidents.{place}", label, text)


def in_order(codes: Set[Choice]) -> list[str]:
    """Return labels in the order of their list, which is the law's: «đ» stands between «d» and «e»."""
    return [one.label for kind in {type(one) for one in codes} for one in kind if one in codes]


def _incident(incident: CaseIncident, words: Words) -> Iterator[tuple[str, str, str]]:
    when = listed((said(incident.incident_date), said(incident.date_precision), said(incident.time_of_day)))
    yield "incident_date", "Thời gian xảy ra", when
    yield "place_type", "Nơi xảy ra", words.code("place", incident.place_type)
    yield "village", "Thôn", words.hamlet(incident.village)
    forms, acts = {row.form for row in incident.dv_form}, {row.act for row in incident.dv_acts}
    yield "dv_form", "Hình thức", listed(in_order(forms), separator="; ")
    yield "dv_acts", "Hành vi (Điều 3)", listed(in_order(acts), separator="\n")
    yield "gbv_type", "Loại chính", said(incident.gbv_type)
    causes = (words.code("cause", row.cause) for row in incident.causes)
    yield "causes", "Nguyên nhân", listed(causes, separator="; ")
    yield "injury", "Mức tổn hại", said(incident.injury)
    yield "children_present", "Trẻ em chứng kiến", said(incident.children_present)
    before = said(incident.previous_incidents)
    if incident.previous_incidents is Answer.YES and incident.previous_count:
        before = f"Có, {incident.previous_count} lần"
    yield "previous_incidents", "Đã từng bị bạo lực", before
    yield "narrative", "Diễn biến theo lời kể", incident.narrative
    yield "observations", "Nhận xét của người tiếp nhận", incident.observations


def tell_perpetrators(facts: Facts, persons: Sequence[CasePerpetrator]) -> None:
    """The persons said to have used violence."""
    words = facts.words
    for index, person in enumerate(persons, 1):
        facts.group(
            "Người bị cho là gây bạo lực" if len(persons) == 1 else f"Người bị cho là gây bạo lực {index}"
        )
        facts.tell("perpetrators.name", "Họ và tên", person.name)
        facts.tell("perpetrators.sex", "Giới tính", said(person.sex))
        age = born(person.dob, person.age)
        facts.tell("perpetrators.age", "Ngày sinh, tuổi", capitalised(age))
        facts.tell("perpetrators.relationship", "Quan hệ với người bị bạo lực", said(person.relationship))
        facts.tell("perpetrators.address", "Chỗ ở", person.address)
        facts.tell("perpetrators.occupation", "Nghề nghiệp", words.code("occupation", person.occupation))
        facts.tell("perpetrators.has_weapon", "Có vũ khí, hung khí", said(person.has_weapon))
        facts.tell("perpetrators.alcohol", "Lạm dụng rượu bia", said(person.alcohol))


def tell_care(facts: Facts, case: Case) -> None:
    """Risk, needs, measures and referrals, as they stand."""
    facts.group("Nguy cơ, nhu cầu, xử lý")
    if case.risk_assessments:
        last = max(
            case.risk_assessments, key=lambda row: (row.assessed_on is not None, row.assessed_on, row.id)
        )
        facts.tell("risk_assessments", "Mức nguy cơ", said(last.risk_level or last.suggested_level))
    needs = listed((row.need.label for row in case.needs if row.needed is Answer.YES), separator="; ")
    facts.tell("needs", "Nhu cầu hỗ trợ", needs)
    facts.tell("measures", "Biện pháp", listed((_measure(row) for row in case.measures), separator="\n"))
    referrals = (listed((row.service.label, row.organisation, row.status.label)) for row in case.referrals)
    facts.tell("referrals", "Chuyển gửi", listed(referrals, separator="\n"))


def _measure(row: CaseMeasure) -> str:
    when = row.decided_at or row.requested_at
    return listed((row.measure.label, said(row.outcome), said(when)))
