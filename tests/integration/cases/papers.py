"""An invented case with everything that the printed documents draw upon."""

from typing import Any

from app.services.workspace import Workspace

VICTIM = "Lò Thị Mẫu"
PERPETRATOR = "Vàng Văn Mẫu"
REPORTER = "Hà Thị Báo Mẫu"
ADDRESS = "số 7 ngõ Mẫu"
STORY = "Lời kể mẫu: anh ta khóa cửa lại."


def full_case(workspace: Workspace) -> dict[str, Any]:
    """Put the case; return its values with the ids of all sub-rows."""
    saved = workspace.records.put("cases", _VALUES, confirmed=True)
    return {"id": saved.record.id, **saved.record.values}


def agree(workspace: Workspace, case_id: str, recipient: str, *scopes: str) -> str:
    """Let the survivor agree that a recipient is told `scopes`; return the consent's id."""
    consents = list(workspace.records.get("cases", case_id).values["consents"])
    consents.append(
        {
            "recipient": recipient,
            "agreed": True,
            "agreed_on": "2026-07-14",
            "manner": "written",
            "scope": [{"scope": scope} for scope in scopes],
        }
    )
    known = {row["id"] for row in consents if "id" in row}
    stored = workspace.records.put("cases", {"id": case_id, "consents": consents}, confirmed=True)
    return next(str(row["id"]) for row in stored.record.values["consents"] if row["id"] not in known)


_VALUES: dict[str, Any] = {
    "received_at": "2026-06-14T08:05",
    "receive_form": "in_person",
    "case_kind": "domestic",
    "source_type": "neighbour",
    "reporter_name": REPORTER,
    "reporter_phone": "0900 000 000",
    "received_by": "Đỗ Thị Cán Bộ Mẫu",
    "immediate_danger": True,
    "survivors": [
        {
            "full_name": VICTIM,
            "sex": "female",
            "dob": "1990",
            "address": ADDRESS,
            "village": "Thôn Đông",
            "marital": "married",
            "occupation": "farmer",
            "vuln": [{"vuln": "pregnant"}],
        }
    ],
    "incidents": [
        {
            "incident_date": "2026-06-13",
            "time_of_day": "night",
            "village": "Thôn Đông",
            "place_type": "survivor_home",
            "narrative": STORY,
            "injury": "light",
            "dv_acts": [{"act": "a"}, {"act": "b"}],
            "dv_form": [{"form": "physical"}, {"form": "mental"}],
            "causes": [{"cause": "alcohol"}],
        }
    ],
    "perpetrators": [{"name": PERPETRATOR, "sex": "male", "age": 40, "relationship": "spouse"}],
    "needs": [{"need": "health", "needed": "yes"}],
    "assignments": [{"assigned_at": "2026-06-14T08:15", "assignee": "police", "person": "Tổ công tác mẫu"}],
    "measures": [
        {
            "measure": "3",
            "requested_at": "2026-06-14T08:30",
            "requester": "survivor",
            "survivor_agrees": True,
            "outcome": "granted",
            "authority": "chairman",
            "decided_at": "2026-06-14T10:00",
            "decision_no": "12/QĐ-UBND",
            "valid_from": "2026-06-14T10:00",
            "valid_to": "2026-06-17T10:00",
            "sent_police_at": "2026-06-14T10:10",
            "supervisor": "Cán bộ giám sát mẫu",
            "cancel_requested_at": "2026-06-16T08:00",
            "cancel_requester": "survivor",
            "cancel_outcome": "granted",
            "cancel_decided_at": "2026-06-16T09:00",
            "cancel_reason": "Hai bên đã ổn định.",
        },
        {
            "measure": "3",
            "requested_at": "2026-06-12T08:30",
            "requester": "agency",
            "requester_name": "Hội Mẫu",
            "outcome": "refused",
            "refusal_reason": "Chưa có căn cứ về nguy cơ.",
        },
        {"measure": "8", "decided_at": "2026-06-20T19:30", "result": "Người được góp ý đã cam kết."},
    ],
    "referrals": [
        {
            "service": "health",
            "status": "referred",
            "organisation": "Trạm Y tế xã Mẫu",
            "appointment_at": "2026-06-15T07:30",
        }
    ],
    "closures": [
        {
            "closed_on": "2026-07-10",
            "told_may_return": True,
            "summary": "Tóm tắt mẫu có tên " + VICTIM,
            "reasons": [{"reason": "needs_met"}],
        }
    ],
}
