"""Closed lists of what a survivor is asked: each answer may be unknown, or declined."""

import pytest

from app.core.case_vocabulary import (
    Answer,
    ChildStatus,
    Disability,
    Guardian,
    Injury,
    Marital,
    Relationship,
    Sex,
    TimeOfDay,
)
from app.core.case_work_vocabulary import CodeList
from app.core.vocabulary import Choice
from app.services.cases.defaults import CODES


@pytest.mark.parametrize(
    "asked", [Answer, ChildStatus, Disability, Guardian, Injury, Marital, Relationship, Sex, TimeOfDay]
)
def test_a_question_may_be_declined(asked: type[Choice]) -> None:
    words = {one.value: one.label for one in asked}
    assert words["unknown"] == "Không rõ"
    assert words["declined"] == "Không muốn trả lời"


@pytest.mark.parametrize(
    "asked", [CodeList.PLACE, CodeList.OCCUPATION, CodeList.EDUCATION, CodeList.ETHNICITY]
)
def test_a_question_with_an_open_list_may_be_declined(asked: CodeList) -> None:
    assert {"unknown", "declined"} <= {code for code, _ in CODES[asked]}
