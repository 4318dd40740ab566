"""A whole day at the window, killed in between: then every place but the officer's own papers is scanned."""

import os
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from app.core.text import fold
from app.services.listing import ListQuery
from tests.gui.cases.acts import PLANTED, STORY, scan, told_in, traces_of
from tests.gui.secrecy.day_window import ASKED, BOOK, HOME, PACKAGES, STICK
from tests.gui.secrecy.whole_day import READY
from tests.helpers.clock import FixedClock
from tests.helpers.processes import ROOT
from tests.helpers.workspace import make_workspace, reopen
from tests.integration.merge.machines import copied

OTHERS = ("Giàng Thị Xoa", "Mùa A Chứ", "036188004512", "0868 111 929")
"""Who stands in the other machine's case: survivor, alleged perpetrator, identity number, telephone."""
NAMES = (*PLANTED, *OTHERS)
NAMED_ON_REQUEST = ("phieu-tiep-nhan", "phieu-phan-cong", "cong-van-chuyen-gui", "bien-ban-2026-07-14")
"""Documents that were asked for with names, and the minutes into which the officer wrote one."""
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
QUIET = {"PYTHONDONTWRITEBYTECODE": "1", "QT_LOGGING_RULES": "qt.qpa.*=false"}
TEMPORARY = ("TMPDIR", "TEMP", "TMP")


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """The book, the folders of the day, and a package of another machine with a case of its own."""
    make_workspace(tmp_path / BOOK).close()
    for name in (HOME, f"{HOME}/tạm", STICK, PACKAGES, ASKED):
        (tmp_path / name).mkdir()
    other = copied(
        tmp_path / BOOK,
        tmp_path / "máy B",
        machine="b" * 8,
        letter="B",
        clock=FixedClock(datetime(2026, 7, 14, 8, 30)),
    )
    person = {"full_name": OTHERS[0], "id_number": OTHERS[2], "safe_phone": OTHERS[3], "sex": "female"}
    other.put(
        "cases",
        received_at=datetime(2026, 7, 14, 8, 0),
        receive_form="phone",
        survivors=[person],
        perpetrators=[{"name": OTHERS[1], "relationship": "spouse"}],
    )
    other.workspace.exchange.backups.make(tmp_path / PACKAGES)
    other.workspace.close()
    photo = BytesIO()
    Image.new("RGB", (40, 30), "white").save(photo, "PNG")
    (tmp_path / ASKED / f"{PLANTED[0]}.png").write_bytes(photo.getvalue())
    return tmp_path


def begun(part: str, day: Path) -> subprocess.Popen[str]:
    """The window in a process whose home and temporary folder are the day's."""
    places = dict.fromkeys(HOMES, str(day / HOME)) | dict.fromkeys(TEMPORARY, str(day / HOME / "tạm"))
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-u", "-m", "tests.gui.secrecy.whole_day", part, str(day)],
        cwd=ROOT,
        env={**os.environ, **places, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def traces_left(day: Path) -> list[str]:
    """What is found anywhere but among the papers that the officer asked for."""
    traces = traces_of((*NAMES, STORY))
    return [found for place in day.iterdir() if place.name != ASKED for found in scan(place, traces)]


def documents_left(day: Path) -> list[str]:
    """Documents and pictures anywhere else: packed, a name in them would be found by nobody."""
    kinds = {".pdf", ".docx", ".xlsx", ".png", ".jpg", ".ps"}
    return [
        str(path)
        for place in day.iterdir()
        if place.name != ASKED
        for path in place.rglob("*")
        if path.suffix.lower() in kinds
    ]


def test_a_whole_day_leaves_no_name_but_where_it_was_asked_for(day: Path) -> None:
    morning = begun("morning", day)
    assert morning.stdout is not None
    said = []
    for line in morning.stdout:
        said.append(line)
        if line.strip() == READY:
            break
    assert said[-1].strip() == READY, "".join(said)
    morning.kill()
    said.append(morning.communicate()[0])
    assert traces_left(day) == []
    assert documents_left(day) == []
    afternoon = begun("afternoon", day)
    told, _ = afternoon.communicate(timeout=240)
    assert afternoon.returncode == 0, told
    said.append(told)
    assert traces_left(day) == []
    assert documents_left(day) == []
    assert [line for line in "".join(said).splitlines() if told_in(line, (*NAMES, STORY))] == []
    workspace = reopen(day / BOOK)
    assert workspace.records.page("cases", ListQuery()).total == 1
    workspace.close()
    names_stand_only_where_they_were_asked_for(day / ASKED)


def names_stand_only_where_they_were_asked_for(papers: Path) -> None:
    """The day has really handed documents out, named only those that were asked for with names."""
    words = {path.stem: words_of(path) for path in papers.glob("*.docx")}
    named = {stem for stem, text in words.items() if told_in(text, PLANTED[:2])}
    assert {stem for stem in words if any(kind in stem for kind in NAMED_ON_REQUEST)} >= named
    assert any("phieu-tiep-nhan" in stem for stem in named)
    assert len(words) >= 6
    sheets = [path for path in papers.iterdir() if path.suffix == ".xlsx"]
    assert len(sheets) >= 3
    assert [
        found for path in sheets for found in scan(path.parent, traces_of(NAMES)) if path.name in found
    ] == []
    assert len(list(papers.glob("giấy*.pdf"))) >= 5


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("spelling", [str, str.upper, fold, lambda text: fold(text).upper()])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_would_find_a_name(tmp_path: Path, spelling: object, encoding: str) -> None:
    assert callable(spelling)
    place = tmp_path / "lưới"
    place.mkdir()
    (place / "a.log").write_bytes(b"\x00x" + spelling(OTHERS[0]).encode(encoding))
    assert len(traces_left(tmp_path)) == 1
