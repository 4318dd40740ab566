"""From the records to the page and the Word file: build, edit, declare, freeze, save."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QTabWidget, QToolButton
from pytestqt.qtbot import QtBot

from app.core.periods import PeriodKind, PeriodRule
from app.core.vocabulary import ReportKind
from app.services.reports.model import Paragraph
from app.services.reports.service import Format
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.reports import ReportsTab
from app.ui.reports.paragraphs import ParagraphEditor
from tests.helpers.pdf import pdf_text
from tests.helpers.ui import RecordingMessages, type_text

JULY = "2026-07"


@pytest.fixture
def tab(qtbot: QtBot, workspace: Workspace, context: UiContext) -> ReportsTab:
    workspace.records.put("media", {"title": "Tin mẫu", "broadcasts": [{"on": "2026-06-20", "times": 3}]})
    tab = ReportsTab(context, workspace.reports)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show_report(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, JULY))
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def words_on_paper(workspace: Workspace) -> str:
    """The paragraphs of the Word file that would be saved now."""
    from app.services.reports.service import render

    reports = workspace.reports
    built = reports.build(ReportKind.MONTH, reports.period(ReportKind.MONTH, JULY))
    document = Document(BytesIO(render(built.report, Format.DOCX)))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def wait_for(qtbot: QtBot, found: Callable[[], bool]) -> None:
    qtbot.waitUntil(found, timeout=5000)


def test_the_page_shows_the_figures_of_the_period(tab: ReportsTab) -> None:
    assert tab.choice.label.text() == "Tháng 7 năm 2026"
    assert "1 tin, bài" in tab.paragraphs.editors["propaganda.media"].text.toPlainText()
    assert tab.preview.document.pageCount() >= 2


def test_what_is_to_be_done_with_an_empty_part_is_read_whole(qtbot: QtBot) -> None:
    editor = ParagraphEditor("4. Mục mẫu")
    qtbot.addWidget(editor)
    editor.resize(380, 300)
    editor.show_paragraph(Paragraph("mẫu"), not_occurred=False, frozen=False)
    with qtbot.waitExposed(editor):
        editor.show()
    text = editor.text
    room = QRect(0, 0, 360, 1000)
    hint = text.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text.placeholderText())
    assert hint.height() > text.fontMetrics().lineSpacing() + 2
    margins = 2 * round(text.document().documentMargin())
    assert text.viewport().height() - margins >= hint.height()


def test_typed_words_are_kept_and_printed(qtbot: QtBot, tab: ReportsTab, workspace: Workspace) -> None:
    editor = tab.paragraphs.editors["violence.text"]
    editor.text.setFocus()
    type_text(editor.text, "Đã tổ chức 01 buổi tư vấn cộng đồng.")
    wait_for(qtbot, lambda: "tư vấn cộng đồng" in words_on_paper(workspace))


def test_leaving_the_period_keeps_words_without_the_pause(tab: ReportsTab, workspace: Workspace) -> None:
    type_text(tab.paragraphs.editors["violence.text"].text, "Không chờ.")
    tab.show_report(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, "2026-06"))
    assert "Không chờ." in words_on_paper(workspace)


def test_nothing_is_said_to_have_not_occurred_until_the_officer_says_so(
    qtbot: QtBot, tab: ReportsTab, workspace: Workspace
) -> None:
    assert "không phát sinh" not in words_on_paper(workspace)
    box = tab.paragraphs.editors["violence.text"].nothing
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center().__class__(8, box.height() // 2))
    assert words_on_paper(workspace).count("Trong kỳ không phát sinh.") == 1
    assert tab.paragraphs.editors["violence.text"].text.isReadOnly()


def test_changed_figures_under_edited_words_are_told(tab: ReportsTab, workspace: Workspace) -> None:
    editor = tab.paragraphs.editors["propaganda.media"]
    editor.text.setPlainText("Đã phát 1 tin.")
    editor.keep()
    assert not editor.take_back.isHidden()
    assert "thay đổi" not in editor.state.text()
    saved = workspace.records.put("media", {"title": "Bài thứ hai", "broadcasts": [{"on": "2026-07-02"}]})
    tab._context.hub.announce(saved.changes)
    assert "Số liệu đã thay đổi" in tab.paragraphs.editors["propaganda.media"].state.text()
    tab.paragraphs.editors["propaganda.media"].take_back.click()
    assert "2 tin, bài" in tab.paragraphs.editors["propaganda.media"].text.toPlainText()


def test_a_frozen_report_no_longer_follows_the_records(tab: ReportsTab, workspace: Workspace) -> None:
    tab.freeze_button.click()
    saved = workspace.records.put("media", {"title": "Bài muộn", "broadcasts": [{"on": "2026-07-02"}]})
    tab._context.hub.announce(saved.changes)
    assert "phát mới 1 tin" in words_on_paper(workspace)
    assert not tab.frozen_note.isHidden()
    assert tab.paragraphs.editors["propaganda.media"].text.isReadOnly()
    tab.freeze_button.click()
    assert "phát mới 2 tin" in words_on_paper(workspace)


def test_saving_writes_a_word_file(
    tab: ReportsTab, messages: RecordingMessages, tmp_path: Path, workspace: Workspace
) -> None:
    messages.path = tmp_path / "tháng 7.docx"
    tab.word_button.click()
    text = "\n".join(paragraph.text for paragraph in Document(str(messages.path)).paragraphs)
    assert "Kết quả công tác bình đẳng giới" in text
    assert messages.notices[-1][0] == "Đã lưu tháng 7.docx."
    report = workspace.reports.build(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, JULY))
    assert workspace.records.history("reports", report.id)[-1].action == "export"


def test_the_shown_pages_go_to_the_printer_that_was_chosen(
    tab: ReportsTab,
    messages: RecordingMessages,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first click is «In…», the second one in the dialog of the printers."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ra.pdf"))
    asked: list[int] = []

    def chosen(_parent: object, pages: int) -> QPrinter:
        asked.append(pages)
        return printer

    monkeypatch.setattr("app.ui.reports.printing.has_printer", lambda: True)
    monkeypatch.setattr("app.ui.reports.printing.choose_printer", chosen)
    tab.print_button.click()
    assert asked == [tab.preview.document.pageCount()]
    paper = QPdfDocument()
    paper.load(str(tmp_path / "ra.pdf"))
    assert paper.pageCount() == asked[0]
    assert messages.notices[-1][0] == "Đã gửi báo cáo tới máy in."
    report = workspace.reports.build(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, JULY))
    assert workspace.records.history("reports", report.id)[-1].action == "print"


def test_without_a_printer_the_officer_is_told(
    tab: ReportsTab, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.reports.printing.has_printer", lambda: False)
    tab.print_button.click()
    assert messages.said[-1][0] == "warn"


def test_number_and_date_of_the_clerk_stand_on_the_page(
    qtbot: QtBot, tab: ReportsTab, workspace: Workspace
) -> None:
    tab.form.number.setText("45")
    tab.form.number.editingFinished.emit()
    tab.form.signed_on.set_value(date(2026, 7, 16))
    tab.form.signed_on.left.emit()
    built = workspace.reports.build(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, JULY))
    assert built.report.letterhead is not None
    assert built.report.letterhead.number == "45"
    assert str(built.report.letterhead.issued) == "2026-07-16"


def test_a_date_that_cannot_be_read_takes_no_date_away(
    qtbot: QtBot, tab: ReportsTab, workspace: Workspace
) -> None:
    signed, line = tab.form.signed_on, tab.form.signed_on.line
    tab.preview.setFocus()
    signed.set_value(date(2026, 7, 16))
    signed.left.emit()
    show_form(tab)
    line.setFocus()
    line.selectAll()
    type_text(line, "31/6")
    tab.form.number.setFocus()
    built = workspace.reports.build(ReportKind.MONTH, workspace.reports.period(ReportKind.MONTH, JULY))
    assert built.choices.signed_on == date(2026, 7, 16)
    assert line.text() == "31/6"
    assert signed.error_label.text()


def test_what_is_typed_last_is_on_the_paper(
    qtbot: QtBot, tab: ReportsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []

    def print_it(pdf: bytes, *_others: object) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr("app.ui.reports.tab.print_report", print_it)
    type_text(tab.paragraphs.editors["violence.text"].text, "Không đợi tay.")
    show_form(tab)
    tab.form.number.setFocus()
    type_text(tab.form.number, "45")
    tab.print_report()
    text = pdf_text(printed[-1])
    assert "Không đợi tay." in text
    assert "45/BC-UBND" in text


def test_a_number_stays_with_its_month_when_the_period_is_changed_under_the_caret(
    qtbot: QtBot, tab: ReportsTab, workspace: Workspace
) -> None:
    show_form(tab)
    tab.form.number.setFocus()
    type_text(tab.form.number, "45")
    later = next(button for button in tab.choice.findChildren(QToolButton) if button.toolTip() == "Kỳ sau")
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    tab.form.issuer.setFocus()
    reports = workspace.reports
    numbers = [
        reports.build(ReportKind.MONTH, reports.period(ReportKind.MONTH, month)).choices.number
        for month in (JULY, "2026-08")
    ]
    assert numbers == ["45", ""]
    assert tab.form.number.text() == ""


def test_another_rule_for_periods_is_followed_at_once(tab: ReportsTab, workspace: Workspace) -> None:
    tab._context.hub.announce(workspace.settings.save(period_rule=PeriodRule.CALENDAR))
    assert tab._built is not None
    assert tab._built.period.rule is PeriodRule.CALENDAR
    assert tab.choice.period == tab._built.period
    assert tab._built.report.period_note == "(số liệu từ 01/7/2026 đến 31/7/2026)"


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_screen_enlarged_by_half_cuts_nothing_at_the_top(
    qtbot: QtBot, tab: ReportsTab, kind: ReportKind
) -> None:
    """1366 pixels at 150 % are 910, the least width of the window 900."""
    pick(tab.choice.kinds, kind)
    for span in range(tab.choice.spans.count()):
        tab.choice.spans.setCurrentIndex(span)
        tab.choice.spans.activated.emit(span)
        tab.resize(896, 400)
        wait_for(qtbot, lambda: tab.choice.label.width() >= tab.choice.label.sizeHint().width())
        for button in (tab.freeze_button, tab.word_button, tab.print_button):
            assert button.width() >= button.minimumSizeHint().width()
            assert tab.rect().contains(QRect(button.mapTo(tab, QPoint()), button.size()))
    tab.resize(1340, 640)
    wait_for(
        qtbot, lambda: tab.print_button.mapTo(tab, QPoint()).y() < tab.choice.mapTo(tab, QPoint(0, 10)).y()
    )


def test_a_number_opens_the_records_behind_it(qtbot: QtBot, tab: ReportsTab) -> None:
    tree = tab.figures.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    item = next(item for item in items if item is not None and item.text(0) == "Tin, bài truyền thanh")
    with qtbot.waitSignal(tab.opened) as signal:
        tree.itemActivated.emit(item, 0)
    assert signal.args[0] == "media"
    assert len(signal.args[1]) == 1


def test_another_report_and_another_length_are_chosen_on_top(
    qtbot: QtBot, tab: ReportsTab, workspace: Workspace
) -> None:
    choice = tab.choice
    assert choice.spans.isHidden()
    pick(choice.kinds, ReportKind.VIOLENCE)
    wait_for(qtbot, lambda: "situation.none" in tab.paragraphs.editors)
    assert not choice.spans.isHidden()
    pick(choice.spans, PeriodKind.QUARTER)
    assert choice.label.text() == "Quý III năm 2026"
    assert choice.period.rule is PeriodRule.CALENDAR
    wait_for(qtbot, lambda: tab._built is not None and tab._built.period == choice.period)
    pick(choice.kinds, ReportKind.MONTH)
    assert (choice.period.kind, choice.period.rule) == (PeriodKind.MONTH, PeriodRule.ND09)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_of_report_can_be_looked_at(qtbot: QtBot, tab: ReportsTab, kind: ReportKind) -> None:
    pick(tab.choice.kinds, kind)
    wait_for(qtbot, lambda: tab._built is not None and tab._built.kind is kind)
    assert tab.preview.document.pageCount() >= 1


def show_form(tab: ReportsTab) -> None:
    parts = tab.findChild(QTabWidget)
    assert parts is not None
    parts.setCurrentWidget(tab.form)


def pick(box: QComboBox, value: object) -> None:
    """Choose an entry as a person does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
