"""The user guide with its pictures: `python run.py guide [--out DIR]`.

Plays the window on sample data, takes the pictures that `docs/huong-dan-su-dung.md` names, and writes the
guide beside them, as it is and as one HTML page. Nothing of this is kept in the repository.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QTextDocument

from app.cli.vietnamese_argparse import Parser
from scripts.guide_pictures import take_pictures

ROOT: Final = Path(__file__).resolve().parents[1]
GUIDE: Final = ROOT / "docs" / "huong-dan-su-dung.md"
PICTURES: Final = "anh"
_STYLE: Final = (
    '<meta name="viewport" content="width=device-width"><style>'
    "body { max-width: 960px; margin: 0 auto !important; padding: 16px; line-height: 1.5; }"
    "img { max-width: 100%; height: auto; } table { border-collapse: collapse; } td { padding: 4px 10px; }"
    "</style>"
)


class GuideProblem(Exception):
    """The guide and its pictures do not fit together."""


def main(arguments: Sequence[str]) -> int:
    """Make the guide; return the exit code."""
    parser = Parser(prog="run.py guide", description="Lập hướng dẫn sử dụng kèm ảnh chụp cửa sổ.")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "huong-dan", help="thư mục ghi")
    out: Path = parser.parse_args(list(arguments)).out.absolute()
    make_guide(out)
    print(f"Đã lập hướng dẫn sử dụng: {out / GUIDE.with_suffix('.html').name}")
    return 0


def make_guide(out: Path) -> None:
    """Write the guide, its page and its pictures into `out`. Raises `GuideProblem`."""
    with tempfile.TemporaryDirectory(prefix="bdg-anh-", ignore_cleanup_errors=True) as work:
        take_pictures(out / PICTURES, Path(work))
    text = GUIDE.read_text(encoding="utf-8")
    missing = sorted(name for name in named_pictures(text) if not (out / PICTURES / f"{name}.png").is_file())
    if missing:
        raise GuideProblem(f"no such picture: {', '.join(missing)}")
    shutil.copyfile(GUIDE, out / GUIDE.name)
    (out / GUIDE.with_suffix(".html").name).write_text(as_page(text), encoding="utf-8")


def named_pictures(text: str) -> list[str]:
    """Return the pictures that the guide shows, in order."""
    return re.findall(rf"\]\({PICTURES}/([\w-]+)\.png\)", text)


def as_page(text: str) -> str:
    """Return the guide's Markdown as an HTML page."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Segoe UI", 11))
    document.setMarkdown(text)
    page = document.toHtml().replace("<head>", f"<head>{_STYLE}", 1)
    return page.replace("<html>", '<html lang="vi">', 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
