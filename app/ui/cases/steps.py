"""The steps of a case in their order, and what is still open in each, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.core.case_vocabulary import CaseStatus, CaseStep
from app.core.case_work_vocabulary import Measure
from app.ui.strings import cases as words

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key, its name, and what its page still lacks, each as a few words."""

    key: str
    title: str
    open_items: Callable[[Values], Sequence[str]]


def _lacking(rows: Sequence[Values], asked: Mapping[str, str]) -> list[str]:
    """What some row lacks, once each."""
    return [label for key, label in asked.items() if any(row.get(key) in (None, "", [], ()) for row in rows)]


def _reception(values: Values) -> list[str]:
    found = _lacking([values], {"source_type": words.OPEN_SOURCE, "case_kind": words.OPEN_KIND})
    if not values.get("assignments"):
        found.append(words.OPEN_ASSIGNMENT)
    return found


def _survivors(values: Values) -> list[str]:
    rows = values.get("survivors") or ()
    if not rows:
        return [words.OPEN_SURVIVOR]
    return _lacking(rows, {"sex": words.OPEN_SEX, "village": words.OPEN_VILLAGE}) + (
        [] if all(_age_known(row) for row in rows) else [words.OPEN_AGE]
    )


def _age_known(row: Values) -> bool:
    return row.get("age") is not None or bool(row.get("dob"))


def _incidents(values: Values) -> list[str]:
    rows = values.get("incidents") or ()
    if not rows:
        return [words.OPEN_INCIDENT]
    asked = {"gbv_type": words.OPEN_TYPE, "place_type": words.OPEN_PLACE}
    if values.get("is_domestic"):
        asked |= {"dv_form": words.OPEN_FORM, "dv_acts": words.OPEN_ACTS}
    return _lacking(rows, asked)


def _perpetrators(values: Values) -> list[str]:
    rows = values.get("perpetrators") or ()
    if not rows:
        return [words.OPEN_PERPETRATOR]
    return _lacking(rows, {"relationship": words.OPEN_RELATION, "sex": words.OPEN_SEX})


def _consent(values: Values) -> list[str]:
    found = []
    if values.get("consent_services") is None:
        found.append(words.OPEN_CONSENT)
    if not values.get("consents"):
        found.append(words.OPEN_RECIPIENTS)
    return found


def _risk(values: Values) -> list[str]:
    rows = values.get("risk_assessments") or ()
    if not rows:
        return [words.OPEN_RISK]
    found = _lacking(rows[-1:], {"risk_level": words.OPEN_LEVEL, "review_date": words.OPEN_REVIEW})
    if not values.get("safety_plans"):
        found.append(words.OPEN_PLAN)
    return found


def _measures(values: Values) -> list[str]:
    rows = values.get("measures") or ()
    if not rows:
        return [words.OPEN_MEASURE]
    orders = [row for row in rows if row.get("measure") == Measure.NO_CONTACT]
    return [words.OPEN_DECISION] if any(row.get("outcome") is None for row in orders) else []


def _referrals(values: Values) -> list[str]:
    if not values.get("referrals"):
        return [words.OPEN_REFERRAL] if values.get("consent_services") else []
    return []


def _follow_ups(values: Values) -> list[str]:
    rows = values.get("follow_ups") or ()
    planned = [row for row in rows if row.get("done_date") is None]
    return [] if planned or _closed(values) else [words.OPEN_FOLLOW_UP]


def _closing(values: Values) -> list[str]:
    return [] if _closed(values) else [words.OPEN_CLOSING]


def _closed(values: Values) -> bool:
    return values.get("status") == CaseStatus.CLOSED or values.get("step") == CaseStep.CLOSED


def _nothing(_values: Values) -> list[str]:
    return []


STEPS: Final = (
    Step("reception", words.STEP_RECEPTION, _reception),
    Step("survivors", words.STEP_SURVIVORS, _survivors),
    Step("incidents", words.STEP_INCIDENTS, _incidents),
    Step("perpetrators", words.STEP_PERPETRATORS, _perpetrators),
    Step("consent", words.STEP_CONSENT, _consent),
    Step("risk", words.STEP_RISK, _risk),
    Step("measures", words.STEP_MEASURES, _measures),
    Step("referrals", words.STEP_REFERRALS, _referrals),
    Step("follow_ups", words.STEP_FOLLOW_UPS, _follow_ups),
    Step("papers", words.STEP_PAPERS, _nothing),
    Step("closing", words.STEP_CLOSING, _closing),
    Step("log", words.STEP_LOG, _nothing),
)
