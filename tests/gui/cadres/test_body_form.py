"""Entry of a body by clicks and keys: seats and target from a day on, findings at the entry, drafts."""

from collections.abc import Mapping
from datetime import date

from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.cadres.body_form import BodyForm
from app.ui.context import UiContext
from app.ui.fields import Field, RowsField
from app.ui.form import Form
from tests.gui.cadres.conftest import COMMITTEE, COUNCIL, TabMaker, enter, forms_of, new_form, open_form, save
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages


def body_form(form: Form) -> BodyForm:
    assert isinstance(form, BodyForm)
    return form


def add_row(rows: RowsField, **entries: str) -> Mapping[str, Field]:
    """Click the button that adds a row and type into the new one, which comes first."""
    click(rows.add_button)
    fields = rows.cards[0].fields
    for key, text in entries.items():
        enter(fields[key], text)
    return fields


def test_a_body_with_seats_and_a_target_by_keys(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = body_form(new_form(tab_of(), "bodies", qtbot))
    enter(form.fields["name"], "Hội Nông dân xã (mẫu)")
    add_row(form.seats, from_on="1/7/2025", seats="5", women="2", term="2025-2030")
    add_row(form.targets, from_on="1/7/2025", percent="40", basis="Kế hoạch 12/KH-UBND")
    save(form, qtbot)
    shares = {one.name: one for one in workspace.roster.shares(date(2026, 7, 14)).bodies}
    made = shares["Hội Nông dân xã (mẫu)"]
    assert (made.seats, made.women.value, made.share, made.reached) == (5, 2, 40.0, True)
    (target,) = workspace.records.get("bodies", made.body_id).values["targets"]
    assert (target["percent"], target["basis"]) == (40, "Kế hoạch 12/KH-UBND")


def test_another_number_of_seats_from_a_day_on_leaves_what_was(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = body_form(open_form(tab_of(), "bodies", roster[COUNCIL], qtbot))
    add_row(form.seats, from_on="15/3/2026", seats="30", women="11", term="2026-2031")
    click(form.targets.cards[0].head)
    enter(form.targets.cards[0].fields["percent"], "30")
    save(form, qtbot)
    for day, seats, reached in ((date(2026, 3, 14), 25, False), (date(2026, 3, 15), 30, True)):
        shares = {one.body_id: one for one in workspace.roster.shares(day).bodies}
        assert (shares[roster[COUNCIL]].seats, shares[roster[COUNCIL]].reached) == (seats, reached)


def test_fewer_seats_than_people_are_told_at_their_entry_and_kept_as_a_draft(
    workspace: Workspace,
    roster: dict[str, str],
    context: UiContext,
    messages: RecordingMessages,
    tab_of: TabMaker,
    qtbot: QtBot,
) -> None:
    messages.yes = False
    tab = tab_of()
    form = body_form(open_form(tab, "bodies", roster[COMMITTEE], qtbot))
    card = form.seats.cards[0]
    click(card.head)
    enter(card.fields["seats"], "1")
    save(form, qtbot)
    told = card.fields["seats"].error_label.text()
    assert "đang có 2 người giữ chức vụ" in told
    assert "1 ghế" in told
    assert messages.said[-1][0] == "ask"
    (kept,) = workspace.records.get("bodies", roster[COMMITTEE]).values["seats"]
    assert kept["seats"] == 3
    enter(card.fields["women"], "2")
    save(form, qtbot)
    assert "lớn hơn số ghế" in card.fields["women"].error_label.text()
    form.keep_draft()
    context.hub.closing.emit()
    forms = forms_of(tab)
    tab.lists["bodies"].open_record(roster[COMMITTEE])
    again = body_form(forms[0])
    assert [again.seats.cards[0].fields[key].raw() for key in ("seats", "women")] == ["1", "2"]
