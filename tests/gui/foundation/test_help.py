"""The help pages: every link leads somewhere, nothing leads out."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app.ui.help import CONTENTS, HelpWindow
from app.ui.resources import RESOURCES

PAGES = sorted((RESOURCES / "help").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_to_pages_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        assert (page.parent / link).is_file(), link


def test_every_page_is_in_the_contents() -> None:
    contents = (RESOURCES / "help" / f"{CONTENTS}.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert page.stem == CONTENTS or f"({page.name})" in contents, page.name


def test_links_are_followed_inside_only(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Mục lục", encoding="utf-8")
    (tmp_path / "tasks.md").write_text("# Nhiệm vụ", encoding="utf-8")
    (tmp_path.parent / "secret.md").write_text("# Bí mật", encoding="utf-8")
    window = HelpWindow(folder=tmp_path)
    qtbot.addWidget(window)
    window.show_page("index")
    window.text.anchorClicked.emit(QUrl("tasks.md"))
    assert window.text.toPlainText() == "Nhiệm vụ"
    for link in ("https://example.org/x.md", "file:///etc/passwd"):
        window.text.anchorClicked.emit(QUrl(link))
        assert window.page == "tasks"
    window.text.anchorClicked.emit(QUrl("../secret.md"))
    assert "Bí mật" not in window.text.toPlainText()
