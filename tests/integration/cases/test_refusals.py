"""A sentence about a case never repeats what was given: it may be somebody's name in the wrong place."""

from typing import Any

import pytest

from app.core.errors import AppError, InvalidRecord
from app.core.text import fold
from app.services.cases.files import WrongFile
from app.services.evidence import LARGEST_FILE
from app.services.workspace import Workspace
from tests.helpers.cases import SURVIVOR, intake, put
from tests.helpers.sentences import is_sentence

TRACE = fold(SURVIVOR).split(maxsplit=2)[2]


def misplaced(**more: Any) -> dict[str, Any]:
    survivor = {"sex": "female", "age": 34, **more}
    return intake(survivors=[survivor])


@pytest.mark.parametrize(
    "case",
    [
        intake(receive_form=SURVIVOR),
        intake(received_at=SURVIVOR),
        intake(source_type=SURVIVOR),
        intake(consent_services=SURVIVOR),
        intake(consent_on=SURVIVOR),
        intake(duplicate_of_id=SURVIVOR),
        intake(**{SURVIVOR: "có"}),
        misplaced(sex=SURVIVOR),
        misplaced(age=SURVIVOR),
        misplaced(dob=SURVIVOR),
        misplaced(village=SURVIVOR),
        misplaced(vuln=[SURVIVOR]),
        misplaced(ethnicity=SURVIVOR),
        misplaced(id=SURVIVOR),
        misplaced(id_number=SURVIVOR),
        misplaced(may_call=SURVIVOR),
        misplaced(full_name=SURVIVOR, survivor_code=SURVIVOR),
        misplaced(full_name=SURVIVOR * 50),
        intake(incidents=[SURVIVOR]),
        intake(incidents=SURVIVOR),
        intake(incidents=[{"incident_date": SURVIVOR}]),
        intake(incidents=[{"dv_acts": ["a", SURVIVOR]}]),
        intake(measures=[{"measure": SURVIVOR}]),
        intake(measures=[{"measure": "3", "requested_at": SURVIVOR}]),
        intake(consents=[{"recipient": "police", "agreed": True, "survivor_id": SURVIVOR}]),
        intake(attachments=[{"name": SURVIVOR, "media_type": "image/jpeg", "size": 1, "sha256": SURVIVOR}]),
        intake(case_no=SURVIVOR),
        intake(status=SURVIVOR),
        intake(clock_reasons=[{"clock": SURVIVOR, "subject_id": SURVIVOR, "reason": SURVIVOR}]),
    ],
)
def test_a_name_in_the_wrong_place_is_not_repeated(workspace: Workspace, case: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put("cases", case)
    for finding in caught.value.findings:
        assert is_sentence(finding.message)
        assert TRACE not in fold(finding.message)
    assert TRACE not in fold(repr(caught.value))


def test_other_kinds_are_told_what_was_wrong(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecord, match="«Phòng Lạ»"):
        workspace.records.put("tasks", {"text": "Việc mẫu", "lead_unit_id": "Phòng Lạ"})


@pytest.mark.parametrize("content", [b"MZ", b"\xff\xd8\xff" + bytes(LARGEST_FILE), b"%PDF-1.7"])
def test_a_file_s_name_is_not_repeated(workspace: Workspace, content: bytes) -> None:
    put(workspace, intake())
    with pytest.raises(WrongFile) as caught:
        workspace.cases.files.store(f"{SURVIVOR}.jpg", content)
    assert isinstance(caught.value, AppError)
    assert is_sentence(str(caught.value))
    assert TRACE not in fold(str(caught.value))
