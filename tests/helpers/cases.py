"""Cases for tests: invented persons under names that no other test uses."""

from typing import Any

from app.services.workspace import Workspace

SURVIVOR = "Nguyễn Thị Bèo Mẫu"
PERPETRATOR = "Trần Văn Ngổ Mẫu"
REPORTER = "Lê Thị Láng Giềng Mẫu"
NARRATIVE = "Đêm qua bị đánh bằng ống điếu trước mặt hai con."


def intake(**more: Any) -> dict[str, Any]:
    """Return what the two-minute intake holds: the ten fields, names left out."""
    return {
        "received_at": "2026-07-14T08:30",
        "receive_form": "phone",
        "survivors": [{"sex": "female", "age": 34}],
        "incidents": [
            {
                "incident_date": "2026-07-13",
                "gbv_type": "3",
                "dv_form": ["physical", "mental"],
                "dv_acts": ["a", "b"],
            }
        ],
        "perpetrators": [{"relationship": "spouse", "sex": "male", "age": 38}],
        "consent_services": True,
        "consent_sharing": False,
        **more,
    }


def named(**more: Any) -> dict[str, Any]:
    """Return an intake with everything that must never be seen outside the case."""
    case = intake(
        reporter_name=REPORTER,
        reporter_phone="0912 345 678",
        survivors=[
            {
                "full_name": SURVIVOR,
                "sex": "female",
                "dob": "1992-03-05",
                "address": "Ngõ Mẫu 7, thôn Đông",
                "village": "Thôn Đông",
                "safe_phone": "0987 000 111",
                "vuln": ["pregnant"],
            }
        ],
        perpetrators=[
            {"name": PERPETRATOR, "relationship": "spouse", "sex": "male", "age": 38, "alcohol": "yes"}
        ],
    )
    case["incidents"][0]["narrative"] = NARRATIVE
    return {**case, **more}


def put(workspace: Workspace, case: dict[str, Any]) -> Any:
    """Store a case as confirmed; return the record."""
    return workspace.records.put("cases", case, confirmed=True).record
