"""The steps of a case in their order, and where what is still open belongs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.services.cases.overview import OpenItem
from app.ui.strings import cases as words


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key, its name, and the keys of the record that its page holds."""

    key: str
    title: str
    holds: frozenset[str] = frozenset()


STEPS: Final = (
    Step(
        "reception",
        words.STEP_RECEPTION,
        frozenset(
            {
                "assignments",
                "verify_status",
                "received_at",
                "receive_form",
                "source_type",
                "case_kind",
                "flags",
            }
        ),
    ),
    Step("survivors", words.STEP_SURVIVORS, frozenset({"survivors"})),
    Step("incidents", words.STEP_INCIDENTS, frozenset({"incidents"})),
    Step("perpetrators", words.STEP_PERPETRATORS, frozenset({"perpetrators"})),
    Step("consent", words.STEP_CONSENT, frozenset({"consents", "consent_services", "consent_sharing"})),
    Step("risk", words.STEP_RISK, frozenset({"risk_assessments", "needs", "safety_plans"})),
    Step("measures", words.STEP_MEASURES, frozenset({"measures"})),
    Step("referrals", words.STEP_REFERRALS, frozenset({"referrals"})),
    Step("follow_ups", words.STEP_FOLLOW_UPS, frozenset({"follow_ups", "notes"})),
    Step("papers", words.STEP_PAPERS, frozenset({"attachments"})),
    Step("closing", words.STEP_CLOSING, frozenset({"closures", "reopenings"})),
    Step("log", words.STEP_LOG),
)


def open_in(step: Step, items: Iterable[OpenItem]) -> list[str]:
    """What a step still lacks, in words."""
    return [
        item.words[:1].lower() + item.words[1:]
        for item in items
        if item.field.partition(".")[0] in step.holds
    ]
