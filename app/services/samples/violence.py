"""Invented violence cases: values as a person would put them, names that are plainly samples."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from app.core.case_reckoning import suggested_forms
from app.core.case_vocabulary import CaseKind, GbvType, Relationship, ViolenceAct
from app.core.case_work_vocabulary import Measure, NeedKind, RiskFactor, Service

LETTER: Final = "M"
"""Stands for the machine in the numbers of sample cases: 2026-M-001."""
_FAMILY_NAMES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
_GIVEN_NAMES: Final = ("An", "Bình", "Cúc", "Dung", "Hạnh", "Lan", "Mai", "Ngọc", "Sen", "Thu")
_MALE_NAMES: Final = ("Cường", "Dũng", "Hải", "Hùng", "Long", "Mạnh", "Quân", "Sơn", "Tuấn", "Vinh")
_STORIES: Final = (
    "Sau khi uống rượu, người gây bạo lực chửi mắng và đánh bằng tay.",
    "Bị kiểm soát toàn bộ thu nhập, không được cho tiền chi tiêu trong nhà.",
    "Bị đe dọa, không cho về thăm nhà cha mẹ đẻ.",
    "Bị đuổi ra khỏi nhà trong đêm cùng con nhỏ.",
)
_TYPES: Final = (
    *((GbvType.PHYSICAL_ASSAULT,) * 5),
    *((GbvType.PSYCHOLOGICAL,) * 4),
    *((GbvType.DENIAL,) * 2),
    GbvType.SEXUAL_ASSAULT,
)
_RELATIONS: Final = (
    *((Relationship.SPOUSE,) * 6),
    Relationship.EX_SPOUSE,
    Relationship.COHABITING,
    Relationship.PARENT,
    Relationship.CHILD,
    Relationship.NEIGHBOUR,
)


def invent_case(random: Random, hamlets: list[str], today: date) -> dict[str, Any]:
    """Return one case of the last twenty months, at any step from newly received to closed."""
    received = datetime.combine(
        today - timedelta(days=random.randrange(1, 600)), time(random.randrange(7, 22), random.randrange(60))
    )
    acts = random.sample(list(ViolenceAct), random.choice((1, 1, 2, 3)))
    relation = random.choice(_RELATIONS)
    case: dict[str, Any] = {
        "is_sample": True,
        "received_at": received,
        "receive_form": random.choice(("phone", "letter", "in_person", "hotline", "other_body")),
        "source_type": random.choice(("self", "relative", "neighbour", "village_head", "women_union")),
        "verify_status": random.choice(("verified", "verified", "doing", "not_yet")),
        "survivors": [_survivor(random, hamlets)],
        "perpetrators": [_perpetrator(random, relation)],
        "incidents": [
            {
                "incident_date": received.date() - timedelta(days=random.choice((0, 0, 1, 2, 5, 20))),
                "gbv_type": random.choice(_TYPES).value,
                "dv_acts": [act.value for act in acts],
                "dv_form": [form.value for form in suggested_forms(acts)],
                "causes": [random.choice(("alcohol", "economic", "gender_prejudice", "adultery"))],
                "place_type": "survivor_home",
                "time_of_day": random.choice(("morning", "afternoon", "night")),
                "injury": random.choice(("no", "light", "needs_care")),
                "previous_incidents": random.choice(("yes", "no", "unknown")),
                "narrative": f"(Dữ liệu mẫu) {random.choice(_STORIES)}",
            }
        ],
        "consent_services": random.random() < 0.8,
        "consent_sharing": random.random() < 0.3,
    }
    if relation is Relationship.NEIGHBOUR:
        case["case_kind"] = CaseKind.GENDER_VIOLENCE.value
    _work(case, random, received, today)
    return case


def _survivor(random: Random, hamlets: list[str]) -> dict[str, Any]:
    woman = random.random() < 0.85
    given = random.choice(_GIVEN_NAMES if woman else _MALE_NAMES)
    middle = "Thị" if woman else "Văn"
    return {
        "full_name": f"{random.choice(_FAMILY_NAMES)} {middle} {given} (mẫu)",
        "sex": "female" if woman else "male",
        "age": random.choice((9, 14, 22, 27, 31, 35, 38, 42, 47, 55, 63, 71)),
        "village": random.choice(hamlets) if hamlets else None,
        "ethnicity": "kinh",
        "marital": random.choice(("married", "married", "divorced", "single")),
        "occupation": random.choice(("farmer", "worker", "trader", "homemaker", "freelance")),
    }


def _perpetrator(random: Random, relation: Relationship) -> dict[str, Any]:
    return {
        "name": f"{random.choice(_FAMILY_NAMES)} Văn {random.choice(_MALE_NAMES)} (mẫu)",
        "sex": random.choice(("male", "male", "male", "female")),
        "age": random.randrange(19, 70),
        "relationship": relation.value,
        "alcohol": random.choice(("yes", "no", "unknown")),
    }


def _work(case: dict[str, Any], random: Random, received: datetime, today: date) -> None:
    """Add what was done about a case, the older the more."""
    age = (today - received.date()).days
    case["assignments"] = [{"assigned_at": received, "assignee": "police"}]
    if random.random() < 0.2 and age < 60:
        return
    case["risk_assessments"] = [_assessment(random, received.date())]
    case["needs"] = [
        {"need": need.value, "needed": "yes"} for need in random.sample(list(NeedKind), random.choice((1, 2)))
    ]
    chosen = random.sample(
        [one for one in Measure if one is not Measure.NO_CONTACT], random.choice((1, 2, 3))
    )
    case["measures"] = [{"measure": measure.value} for measure in chosen]
    if random.random() < 0.3:
        decided = received + timedelta(hours=random.randrange(1, 12))
        if decided.date() < today:
            case["measures"].append(_order(received, decided))
    case["referrals"] = [
        {
            "service": random.choice(list(Service)).value,
            "referred_on": received.date(),
            "done_on": received.date(),
        }
    ]
    if age > 90 and random.random() < 0.7:
        case["closures"] = [
            {
                "closed_on": received.date() + timedelta(days=60),
                "reasons": [random.choice(("needs_met", "survivor_wish", "moved"))],
                "told_may_return": True,
                "summary": "(Dữ liệu mẫu) Hai bên đã thống nhất, tiếp tục theo dõi qua trưởng thôn.",
            }
        ]


def _assessment(random: Random, day: date) -> dict[str, Any]:
    factors = random.sample(list(RiskFactor), random.choice((0, 1, 2, 3)))
    return {
        "assessed_on": day,
        "review_date": day + timedelta(days=30),
        "factors": [{"factor": factor.value, "answer": "yes"} for factor in factors],
    }


def _order(received: datetime, decided: datetime) -> dict[str, Any]:
    return {
        "measure": Measure.NO_CONTACT.value,
        "requester": "survivor",
        "requested_at": received,
        "survivor_agrees": True,
        "outcome": "granted",
        "authority": "chairman",
        "decided_at": decided,
        "decision_no": "(mẫu)",
        "valid_to": decided + timedelta(days=3),
        "sent_police_at": decided,
        "police_assigned_at": decided,
        "police_summoned_at": decided,
    }
