"""The user guide's script: every picture that the guide names is taken, shows something, and is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from scripts.make_user_guide import named_pictures

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "huong-dan-su-dung.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the script has filled."""
    out = tmp_path_factory.mktemp("guide") / "hướng dẫn"
    command = [sys.executable, "-m", "scripts.make_user_guide", "--out", str(out)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(out) in done.stdout
    return out


def test_the_guide_shows_all_pictures_that_are_taken(made: Path) -> None:
    named = named_pictures(GUIDE.read_text(encoding="utf-8"))
    assert len(named) > 25
    assert sorted(named) == sorted(path.stem for path in (made / "anh").glob("*.png"))


def test_no_picture_is_blank(made: Path) -> None:
    for path in (made / "anh").glob("*.png"):
        image = QImage(str(path))
        assert image.width() >= 300, path.name
        assert len(_colours(image)) > 60, path.name


def test_the_page_shows_what_the_guide_says(made: Path) -> None:
    assert (made / GUIDE.name).read_bytes() == GUIDE.read_bytes()
    page = (made / "huong-dan-su-dung.html").read_text(encoding="utf-8")
    assert 'lang="vi"' in page
    for path in (made / "anh").glob("*.png"):
        assert f'src="anh/{path.name}"' in page
    assert "Quên mật khẩu" in page


def _colours(image: QImage) -> set[int]:
    """Colours of every third pixel both ways: words on the screen have dozens at their edges alone."""
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
