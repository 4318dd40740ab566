"""What the program fills in on a case: ages and bands, delay, domestic or not, suggested risk, step."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.core.case_reckoning import (
    Course,
    age_band,
    ages_on,
    delay_band,
    is_closed,
    is_domestic,
    state_age_band,
    step_of,
)
from app.core.case_risk import suggest
from app.core.case_vocabulary import AgeBand, CaseKind, CaseStatus, CaseStep, StateAgeBand
from app.core.case_work_vocabulary import ClosingReason, Measure, Outcome

Row = Mapping[str, Any]
_STATE_BANDS: Final = {
    AgeBand.A0_11: StateAgeBand.UNDER_16,
    AgeBand.A18_25: StateAgeBand.A16_59,
    AgeBand.A26_40: StateAgeBand.A16_59,
    # Whoever is 60 sharp is rare enough; a known age decides it.
    AgeBand.A41_60: StateAgeBand.A16_59,
    AgeBand.A61: StateAgeBand.OVER_60,
}

RECKONED: Final[Mapping[str, frozenset[str]]] = {
    "cases": frozenset({"is_domestic", "step", "status"}),
    "case_survivors": frozenset({"age_band", "state_age_band"}),
    "case_perpetrators": frozenset({"state_age_band"}),
    "case_incidents": frozenset({"is_domestic", "delay_band"}),
    "case_risk_assessments": frozenset({"suggested_level"}),
}
"""By kind of row the fields that follow from the rest of the case and from nothing else."""


def complete_case(case: dict[str, Any]) -> None:
    """Fill every automatic field; sub-rows are replaced, never changed in place."""
    received = case["received_at"].date()
    case["survivors"] = [_survivor(row, received) for row in case["survivors"]]
    case["perpetrators"] = [_perpetrator(row, received) for row in case["perpetrators"]]
    domestic = is_domestic(row["relationship"] for row in case["perpetrators"])
    case["incidents"] = [
        {
            **row,
            "is_domestic": domestic,
            "delay_band": delay_band(row["incident_date"], row["date_precision"], received),
        }
        for row in case["incidents"]
    ]
    case["is_domestic"] = domestic
    if case["case_kind"] is None:
        case["case_kind"] = _kind(case, domestic=domestic)
    danger = bool(case["immediate_danger"])
    case["risk_assessments"] = [_assessment(row, danger=danger) for row in case["risk_assessments"]]
    case["measures"] = [_measure(row) for row in case["measures"]]
    case["step"] = step_of(_course(case))
    case["status"] = _status(case)


def _survivor(row: Row, received: date) -> Row:
    age = _age(row, received)
    return {**row, "age": age, "age_band": age_band(age), "state_age_band": state_age_band(age)}


def _perpetrator(row: Row, received: date) -> Row:
    age = _age(row, received)
    band = row["age_band"] if age is None else age_band(age)
    state = _STATE_BANDS.get(band, StateAgeBand.UNKNOWN) if age is None else state_age_band(age)
    return {**row, "age": age, "age_band": band, "state_age_band": state}


def _age(row: Row, received: date) -> int | None:
    """Return the age given, else that of the birth date on the day of receiving, where it is not ahead."""
    given: int | None = row["age"]
    if given is not None or not row["dob"]:
        return given
    least, _ = ages_on(received, row["dob"])
    return least if least >= 0 else None


def _kind(case: Row, *, domestic: bool | None) -> CaseKind | None:
    if domestic:
        return CaseKind.DOMESTIC
    return CaseKind.EQUALITY_VIOLATION if case["violation"] else None


def _assessment(row: Row, *, danger: bool) -> Row:
    answers = {factor["factor"]: factor["answer"] for factor in row["factors"]}
    return {**row, "suggested_level": suggest(answers, immediate_danger=danger).level}


def _measure(row: Row) -> Row:
    """A no-contact order is in force from its signing (Luật 13/2022/QH15 Điều 25 khoản 3)."""
    if row["measure"] is Measure.NO_CONTACT and row["outcome"] is Outcome.GRANTED and not row["valid_from"]:
        return {**row, "valid_from": row["decided_at"]}
    return row


def _course(case: Row) -> Course:
    follow_ups = case["follow_ups"]
    return Course(
        closed=is_closed(
            (row["closed_on"] for row in case["closures"]), (row["reopened_on"] for row in case["reopenings"])
        ),
        reopened=bool(case["reopenings"]),
        assessed=bool(case["risk_assessments"]),
        planned=bool(case["needs"] or case["safety_plans"]),
        supported=bool(case["measures"] or case["referrals"] or follow_ups),
        all_done=any(row["propose_closing"] and row["done_date"] for row in follow_ups),
    )


def _status(case: Row) -> CaseStatus:
    if case["duplicate_of_id"]:
        return CaseStatus.DUPLICATE
    if case["step"] is not CaseStep.CLOSED:
        return CaseStatus.OPEN
    last = max(case["closures"], key=lambda row: row["closed_on"])
    reasons = {row["reason"] for row in last["reasons"]}
    return CaseStatus.TRANSFERRED if ClosingReason.TRANSFERRED in reasons else CaseStatus.CLOSED
