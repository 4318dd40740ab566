"""The card of a person: timeline, explanations, what is masked, and the way to the record."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.reports.card_report import card_report
from app.services.reports.pdf import render_pdf
from app.services.workspace import Workspace
from app.ui.cadres.card_dialog import CardDialog
from tests.gui.cadres.conftest import COMMITTEE, COUNCIL, TabMaker, forms_of, strike_in
from tests.helpers.hands import click
from tests.helpers.pdf import pdf_text
from tests.helpers.ui import RecordingMessages


def open_card(tab_of: TabMaker, person: str, qtbot: QtBot) -> CardDialog:
    """Select a person and press Ctrl+I."""
    tab = tab_of()
    tab.people.table.select_id(person)
    strike_in(qtbot, tab.people.table, Qt.Key.Key_I, ctrl=True)
    card = QApplication.activeModalWidget()
    assert isinstance(card, CardDialog)
    return card


def test_posts_lie_on_the_timeline_where_they_were_held(
    roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    card = open_card(tab_of, roster["Đỗ Thị Ánh"], qtbot)
    timeline = card.timeline
    assert [post.title for post in timeline.posts] == ["Trưởng ban", "Phó Chủ tịch", "Đại biểu"]
    assert timeline.first_day() == date(2021, 1, 1)
    assert timeline.place(date(2021, 6, 1)) < timeline.place(date(2026, 3, 20)) < timeline.width()
    assert f"Phó Chủ tịch, {COMMITTEE}: 20/03/2026 – nay" in timeline.accessibleDescription()
    image = timeline.grab().toImage()
    line = timeline.sizeHint().height() // len(timeline.posts)
    assert line > 0
    assert len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(image.height())}) > 10
    card.close()


def test_gaps_and_what_is_missing_are_told_in_words(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    card = open_card(tab_of, roster["Nguyễn Thị Chi"], qtbot)
    assert "Từ 31/03/2026 đến nay không giữ chức vụ nào" in card.explanations.text()
    assert "Chưa có ngày vào Đảng" in card.missing.text()
    assert COUNCIL in card.timeline.accessibleDescription()
    card.close()


def test_what_is_masked_is_shown_on_a_click_and_noted(
    workspace: Workspace, roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot
) -> None:
    person = roster["Đỗ Thị Ánh"]
    card = open_card(tab_of, person, qtbot)
    assert card.masked.text() == "•••"
    before = [entry.action for entry in workspace.records.history("cadres", person)]
    click(card.reveal_button)
    assert card.masked.text() == "Mường; tôn giáo: Công giáo"
    after = [entry.action for entry in workspace.records.history("cadres", person)]
    assert after == [*before, "reveal"]
    card.close()


def test_the_card_leads_to_the_record(roster: dict[str, str], tab_of: TabMaker, qtbot: QtBot) -> None:
    tab = tab_of()
    forms = forms_of(tab)
    tab.open_card(roster["Đỗ Thị Ánh"])
    card = QApplication.activeModalWidget()
    assert isinstance(card, CardDialog)
    click(card.edit_button)
    assert forms[0].fields["full_name"].value() == "Đỗ Thị Ánh"


def test_the_card_is_printed_without_what_is_masked(
    workspace: Workspace,
    roster: dict[str, str],
    tab_of: TabMaker,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    person = roster["Đỗ Thị Ánh"]
    workspace.records.put("cadres", {"id": person, "note": "Chỉ để nhớ"})
    card = open_card(tab_of, person, qtbot)
    assert "Chỉ để nhớ" in card.facts.text()
    click(card.print_button)
    # No printer here: it is laid out, noted, and the window says what is wanting.
    assert [kind for kind, _ in messages.said] == ["warn"]
    assert workspace.records.history("cadres", person)[-1].action == "print"
    text = " ".join(pdf_text(render_pdf(card_report(workspace.roster.card(person)))).split())
    assert "LÝ LỊCH TRÍCH NGANG" in text
    assert "Phó Chủ tịch" in text
    assert "20/03/2026" in text
    assert "Mường" not in text
    assert "Chỉ để nhớ" not in text
    card.close()
