"""Every field of the record can be reached in the window, in a step of the case."""

import re
from collections.abc import Iterator, Mapping

from app.core.case_vocabulary import AgeBand, CaseKind
from app.core.equality_violations import EqualityViolation
from app.models import Case
from app.services.cases.statistics import calendar_period
from app.services.records.fields import Field as RecordField
from app.services.records.fields import FieldType, fields_of
from app.services.workspace import Workspace
from app.ui.cases.page import CasePage
from app.ui.cases.pages.closing import CaseAttachments
from app.ui.cases.tab import CasesView
from app.ui.fields import Field, RowsField
from tests.gui.cases.conftest import PutCase

ELSEWHERE = {
    "duplicate_of_id": "the bar that suggests the same person",
    "is_sample": "set by the sample's own command",
    "clock_reasons": "the dialog of a late clock",
    "consents.withdrawn_on": "the dialog of a withdrawal",
    "consents.withdrawn_reason": "the dialog of a withdrawal",
}
"""What is entered by other ways than the form of a step."""
CODE_ROWS = ("vuln", "dv_form", "dv_acts", "causes", "scope", "factors", "reasons")
"""Rows that are nothing but a code: one field of ticks or answers."""
OF_A_FILE = ("name", "media_type", "size", "sha256", "location_removed")
"""What a file is, read from it when it is added."""


def asked_for(fields: Mapping[str, RecordField], path: str = "") -> Iterator[str]:
    """The paths of everything that is put rather than worked out."""
    for key, field in fields.items():
        if field.automatic or path + key in ELSEWHERE:
            continue
        yield path + key
        if field.value is FieldType.ROWS and key not in CODE_ROWS:
            assert field.model is not None
            yield from asked_for(fields_of(field.model), f"{path}{key}.")


def offered(fields: Mapping[str, Field], path: str = "") -> Iterator[str]:
    """The paths of everything that a form has a field for."""
    for key, field in fields.items():
        yield path + key
        if isinstance(field, RowsField):
            made = {entry.key: entry.make() for entry in field.shape.entries}
            yield from offered(made, f"{path}{key}.")
        elif isinstance(field, CaseAttachments):
            yield from (f"{path}{key}.{one}" for one in (*OF_A_FILE, "measure_id", "note"))


def test_every_field_is_in_a_step(view: CasesView, put_case: PutCase) -> None:
    view.open_case(put_case())
    found: set[str] = set()
    for place in range(view.screen_.steps.count()):
        view.screen_.steps.setCurrentRow(place)
        page = view.screen_.page
        if isinstance(page, CasePage):
            found |= set(offered(page.fields))
    wanted = set(asked_for(fields_of(Case)))
    assert len(wanted) > 150
    assert sorted(wanted - found) == []


def test_the_picklist_of_the_equality_law_is_for_its_kind_of_case(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    view.screen_.show_step("reception")
    page = view.screen_.page
    assert isinstance(page, CasePage)
    violation = page.fields["violation"]
    assert not violation.isVisibleTo(page)
    page.fields["case_kind"].set_value(CaseKind.EQUALITY_VIOLATION)
    assert violation.isVisibleTo(page)
    violation.set_value(EqualityViolation.HEALTH_FETUS)
    page.save()
    stored = workspace.records.get("cases", case_id).values
    assert (stored["case_kind"], stored["violation"]) == (
        CaseKind.EQUALITY_VIOLATION,
        EqualityViolation.HEALTH_FETUS,
    )
    assert stored["is_domestic"] is True, "what the relationship says stays; the kind decides what is counted"
    half = workspace.cases.statistics.of(calendar_period("2026-H2"))
    assert half.total == 0


def test_a_perpetrator_of_whom_no_age_is_known_has_a_band(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    case_id = put_case()
    view.open_case(case_id)
    view.screen_.show_step("perpetrators")
    page = view.screen_.page
    assert isinstance(page, CasePage)
    rows = page.fields["perpetrators"]
    assert isinstance(rows, RowsField)
    rows.cards[0].fold(False)
    fields = rows.cards[0].fields
    fields["age_band"].set_value(AgeBand.A41_60)
    page.save()
    (stored,) = workspace.records.get("cases", case_id).values["perpetrators"]
    assert (stored["age_band"], stored["age"]) == (AgeBand.A41_60, None)
    # The saved rows are shown anew.
    rows.cards[0].fold(False)
    fields = rows.cards[0].fields
    fields["age"].set_value(30)
    page.save()
    (stored,) = workspace.records.get("cases", case_id).values["perpetrators"]
    assert stored["age_band"] is AgeBand.A26_40, "an age that is known decides"


def test_what_is_worked_out_is_shown(view: CasesView, put_case: PutCase) -> None:
    """Number and state in the head with the context; code, step and delay where they belong."""
    view.open_case(put_case())
    assert view.screen_.number.text() == "2026-A-001"
    head = view.screen_.state.text()
    assert "Bạo lực gia đình · Mở · " in head
    assert head.endswith("bạn đời")
    view.screen_.show_step("incidents")
    page = view.screen_.page
    assert isinstance(page, CasePage)
    rows = page.fields["incidents"]
    assert isinstance(rows, RowsField)
    assert "báo tin: trong 72 giờ" in rows.cards[0].head.text()
    view.screen_.show_step("survivors")
    page = view.screen_.page
    assert isinstance(page, CasePage)
    rows = page.fields["survivors"]
    assert isinstance(rows, RowsField)
    assert re.search(r"Mã [A-Z2-9]{5}", rows.cards[0].head.text())
