"""The help pages: one for every place where F1 is pressed, no dead link, none that cannot be reached."""

import re

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import session
from app.ui.help import CONTENTS, HelpWindow
from app.ui.plan_import.window import HELP_PAGE as PLAN_IMPORT
from app.ui.resources import RESOURCES
from app.ui.strings import shell as words

FOLDER = RESOURCES / "help"
PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))
ASKED_FOR = (
    CONTENTS,
    session.OVERVIEW,
    session.TASKS,
    session.PROPAGANDA,
    session.CADRES,
    session.CASES,
    session.REPORTS,
    session.SETTINGS,
    session.BACKUP,
    PLAN_IMPORT,
    words.DOOR_HELP,
)


def links(page: str) -> set[str]:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    return set(re.findall(r"\]\(([^)]+)\)", text))


@pytest.mark.parametrize("page", ASKED_FOR)
def test_f1_finds_a_page(qtbot: QtBot, page: str) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page(page)
    assert words.HELP_MISSING not in window.text.toPlainText()
    assert len(window.text.toPlainText()) > 300


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_pages(page: str) -> None:
    assert links(page) <= {f"{name}.md" for name in PAGES}


def test_every_page_is_in_the_contents() -> None:
    assert links(CONTENTS) == {f"{name}.md" for name in PAGES if name != CONTENTS}
