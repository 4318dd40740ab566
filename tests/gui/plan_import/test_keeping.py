"""What is kept of an import comes back as it was, through JSON."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.services.plans.preview import (
    Flag,
    Frequency,
    PlanHead,
    ProposedPeriod,
    ProposedQuota,
    ProposedRecurrence,
    ProposedTask,
    Span,
)
from app.ui.plan_import.draft import Entry, State
from app.ui.plan_import.keeping import Kept, as_json, from_json

TEXTS = st.text(max_size=30)
DAYS = st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
SPANS = st.lists(
    st.builds(Span, st.integers(1, 500), st.integers(0, 99), st.integers(0, 99)), max_size=3
).map(tuple)
TASKS = st.builds(
    ProposedTask,
    line=st.integers(1, 500),
    section=TEXTS,
    text=TEXTS,
    lead_unit=st.none() | TEXTS,
    coop_units=st.lists(TEXTS, max_size=3).map(tuple),
    periods=st.lists(st.builds(ProposedPeriod, DAYS, DAYS, TEXTS, st.none() | TEXTS, SPANS), max_size=3).map(
        tuple
    ),
    recurrence=st.none() | st.builds(ProposedRecurrence, st.sampled_from(Frequency), TEXTS, SPANS),
    quota=st.none()
    | st.builds(ProposedQuota, st.integers(0, 9), TEXTS, st.none() | st.just("month"), TEXTS, SPANS),
    flags=st.lists(st.sampled_from(Flag), max_size=3).map(tuple),
    spans=SPANS,
    paragraph=TEXTS,
    heading=TEXTS,
    product=TEXTS,
    budget=TEXTS,
    note=TEXTS,
)
ENTRIES = st.builds(
    Entry,
    key=st.integers(0, 999),
    task=TASKS,
    words=st.lists(TEXTS, max_size=3).map(tuple),
    ticked=st.booleans(),
    state=st.sampled_from(State),
    known=st.none() | TEXTS,
    before=TEXTS,
    edited=st.booleans(),
)
HEADS = st.builds(
    PlanHead,
    title=TEXTS,
    number=st.none() | TEXTS,
    issuer=st.none() | TEXTS,
    year=st.none() | st.integers(2000, 2100),
    signed_on=DAYS,
)


@given(HEADS, st.lists(ENTRIES, max_size=4).map(tuple))
def test_everything_comes_back(head: PlanHead, entries: tuple[Entry, ...]) -> None:
    kept = Kept(path="/kế hoạch.docx", digest="ab" * 32, year=2026, head=head, entries=entries)
    data = json.loads(json.dumps(as_json(kept), ensure_ascii=False))
    assert from_json(data, head=PlanHead(issuer=head.issuer, year=head.year)) == kept
