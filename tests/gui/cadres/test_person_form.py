"""Entry of a person by clicks and keys: posts, partial dates, findings at the entry, masks, drafts."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cadres.person_form import PersonForm
from app.ui.cadres.timeline import post_text
from app.ui.context import UiContext
from app.ui.fields import Field, PickField
from app.ui.form import Form
from app.ui.secrecy import SecretField
from tests.gui.cadres.conftest import (
    BOARD,
    COMMITTEE,
    COUNCIL,
    TabMaker,
    enter,
    forms_of,
    names,
    new_form,
    open_form,
    save,
    strike_in,
)
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages


def person_form(form: Form) -> PersonForm:
    assert isinstance(form, PersonForm)
    return form


def add_post(form: PersonForm, **entries: str) -> Mapping[str, Field]:
    """Click «Thêm chức vụ» and type into the new card."""
    click(form.posts.add_button)
    fields = form.posts.cards[0].fields
    for key, text in entries.items():
        enter(fields[key.rstrip("_")], text)
    return fields


def test_a_person_with_two_posts_by_keys(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = person_form(new_form(tab, "people", qtbot))
    enter(form.fields["full_name"], "Hoàng Thị Ái")
    enter(form.fields["birth_date"], "7/1985")
    add_post(form, body="ubnd xa (mau)", title="Ủy viên", from_="1/7/2025", decision="7/QĐ")
    add_post(form, body=COUNCIL, title="Đại biểu", from_="2026", term="2026-2031")
    add_post(form, body=COUNCIL, title="Thư ký", from_="2019", to="2/2025", end_decision="9/QĐ")
    save(form, qtbot)
    assert "Hoàng Thị Ái" in names(tab)
    (found,) = workspace.roster.people_page(ListQuery(search="hoang thi ai")).rows
    values = workspace.records.get("cadres", found.id).values
    assert values["birth_date"] == "1985-07"
    assert {(post["title"], post["from"], post["body"]) for post in values["posts"]} == {
        ("Ủy viên", "2025-07-01", roster[COMMITTEE]),
        ("Đại biểu", "2026", roster[COUNCIL]),
        ("Thư ký", "2019", roster[COUNCIL]),
    }
    (left,) = [post for post in values["posts"] if post["title"] == "Thư ký"]
    assert (left["to"], left["end_decision"]) == ("2025-02", "9/QĐ")
    assert "(9/QĐ)" in post_text(workspace.roster.card(found.id).posts[-1])


def test_a_folded_card_tells_of_its_post(roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    form = person_form(open_form(tab_of(), "people", roster["Đỗ Thị Ánh"], qtbot))
    assert [card.folded for card in form.posts.cards] == [True, True, True]
    heads = [card.head.text() for card in form.posts.cards]
    assert heads[0] == f"Trưởng ban, {BOARD} · từ 04/2026"
    assert heads[2] == f"Đại biểu, {COUNCIL} · từ 06/2021 · kiêm nhiệm"
    strike_in(qtbot, form.posts.cards[0].head, Qt.Key.Key_Space)
    assert not form.posts.cards[0].folded
    assert not form.dirty


def test_an_end_before_the_start_is_told_at_its_entry(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(open_form(tab_of(), "people", roster["Trần Văn Bình"], qtbot))
    card = form.posts.cards[0]
    click(card.head)
    enter(card.fields["to"], "2019")
    card.fold(True)
    save(form, qtbot)
    assert "sớm hơn ngày bắt đầu" in card.fields["to"].error_label.text()
    assert not card.folded
    assert card.fields["to"].isAncestorOf(form.focusWidget())
    assert form.posts.error_label.text() == ""
    enter(card.fields["to"], "2026")
    assert card.fields["to"].error_label.text() == ""
    save(form, qtbot)
    (post,) = workspace.records.get("cadres", roster["Trần Văn Bình"]).values["posts"]
    assert post["to"] == "2026"


def test_what_cannot_be_read_is_told_at_its_entry(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(new_form(tab_of(), "people", qtbot))
    enter(form.fields["full_name"], "Hoàng Thị Ái")
    fields = add_post(form, title="Ủy viên", from_="31/2/2024")
    save(form, qtbot)
    assert fields["body"].error_label.text() == "Cần nhập «Cơ quan, tổ chức»."
    assert "không có ngày 31" in fields["from"].error_label.text()


def test_two_chairs_at_once_are_asked_about(
    roster: dict[str, str], messages: RecordingMessages, tab_of: TabMaker, qtbot: QtBot
) -> None:
    messages.yes = False
    form = person_form(open_form(tab_of(), "people", roster["Trần Văn Bình"], qtbot))
    add_post(form, body=COMMITTEE, title="Chủ tịch", from_="2024")
    save(form, qtbot)
    # Which of the two it is told at follows from the order of the rows.
    told = [card.fields["from"].error_label.text() for card in form.posts.cards]
    assert any("đã có một dòng khác" in sentence for sentence in told)
    assert messages.said[-1][0] == "ask"


def test_a_row_can_be_taken_away_and_an_empty_one_is_no_change(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(open_form(tab_of(), "people", roster["Trần Văn Bình"], qtbot))
    click(form.posts.add_button)
    assert form.changed_entries() == {}
    click(form.posts.cards[1].remove_button)
    assert form.dirty
    save(form, qtbot)
    assert workspace.records.get("cadres", roster["Trần Văn Bình"]).values["posts"] == []


def test_by_virtue_of_which_post_is_asked_in_the_board_only(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(new_form(tab_of(), "people", qtbot))
    fields = add_post(form, body=COMMITTEE)
    assert not fields["through_body"].isVisible()
    enter(fields["body"], BOARD)
    assert fields["through_body"].isVisible()


def test_what_is_sensitive_is_masked_and_a_look_is_noted(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    person = roster["Đỗ Thị Ánh"]
    form = person_form(open_form(tab_of(), "people", person, qtbot))
    field = form.fields["ethnicity"]
    assert isinstance(field, SecretField)
    shown = field.findChildren(QPushButton)
    assert all("Mường" not in button.text() for button in shown)
    assert field.line.text() == ""
    click(field.reveal_button)
    assert field.line.text() == "Mường"
    assert [entry.action for entry in workspace.records.history("cadres", person)][-1] == "reveal"
    assert not form.dirty


def test_a_body_that_is_missing_is_added_from_the_post(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(new_form(tab_of(), "people", qtbot))
    fields = add_post(form, body="Trạm Thú y (mẫu)")
    body = fields["body"]
    assert isinstance(body, PickField)
    click(body.add_button)
    added = next(one for one in form.findChildren(Form) if one is not form)
    assert added.fields["name"].value() == "Trạm Thú y (mẫu)"
    save(added, qtbot)
    (row,) = workspace.roster.bodies_page(ListQuery(search="tram thu y")).rows
    assert body.value() == row.id


def test_the_draft_of_a_post_comes_back(
    roster: dict[str, str], tab_of: TabMaker, context: UiContext, qtbot: QtBot
) -> None:
    tab = tab_of()
    form = person_form(open_form(tab, "people", roster["Trần Văn Bình"], qtbot))
    add_post(form, body=COUNCIL, title="Đại biểu", from_="2021")
    form.keep_draft()
    context.hub.closing.emit()
    forms = forms_of(tab)
    tab.people.open_record(roster["Trần Văn Bình"])
    again = person_form(forms[0])
    assert [card.fields["title"].raw() for card in again.posts.cards] == ["Đại biểu", "Chủ tịch"]
    assert again.dirty


@pytest.mark.parametrize(
    ("view", "name", "wrong"),
    [
        ("people", "full_name", {"birth_date": "31/2/1980"}),
        ("bodies", "name", {"position": "mười"}),
        ("training", "title", {"starts_on": "05/05/2026", "ends_on": "30/2/2026"}),
        ("network", "full_name", {"from_on": "hôm nào"}),
    ],
)
def test_an_entry_with_mistakes_is_kept_as_a_draft(
    roster: dict[str, str],
    tab_of: TabMaker,
    context: UiContext,
    qtbot: QtBot,
    view: str,
    name: str,
    wrong: dict[str, str],
) -> None:
    """Locked or closed in the middle: what was typed comes back with its mistakes; the book has nothing."""
    tab = tab_of()
    form = new_form(tab, view, qtbot)
    before = tab.lists[view].table.rows.rowCount()
    typed = {name: "Hoàng Thị Mẫu Ái", **wrong}
    for key, text in typed.items():
        enter(form.fields[key], text)
    save(form, qtbot)
    assert [key for key in wrong if form.fields[key].error_label.text()]
    # What locking and closing do to an open form.
    form.keep_draft()
    context.hub.closing.emit()
    again = new_form(tab, view, qtbot)
    assert {key: again.fields[key].raw() for key in typed} == typed
    assert tab.lists[view].table.rows.rowCount() == before


def test_tab_goes_through_a_card_in_reading_order(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    form = person_form(open_form(tab_of(), "people", roster["Trần Văn Bình"], qtbot))
    card = form.posts.cards[0]
    click(card.head)
    card.fields["body"].setFocus()
    visited = []
    for _ in range(5):
        strike_in(qtbot, form.focusWidget(), Qt.Key.Key_Tab)
        here = form.focusWidget()
        visited += [key for key, field in card.fields.items() if field.isAncestorOf(here)]
    assert visited == list(card.fields)[1:6]


def test_it_opens_in_less_than_a_tenth_of_a_second(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    from time import perf_counter

    tab = tab_of()
    open_form(tab, "people", roster["Đỗ Thị Ánh"], qtbot).window().close()
    begun = perf_counter()
    tab.people.open_record(roster["Đỗ Thị Ánh"])
    # A machine that is busy with other work gets five times as long.
    assert perf_counter() - begun < 0.5
