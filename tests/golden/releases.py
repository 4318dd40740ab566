"""Where the releases' data files lie and how they are opened."""

import base64
from pathlib import Path

FOLDER = Path(__file__).parent
KEY_NAME = "khoa.json"
DATA_NAME = "so-binh-dang-gioi.db.base64"
PASSPHRASE = "mật khẩu của bản mẫu"
"""No secret: what the files hold is invented."""

RELEASES = sorted(path.name for path in FOLDER.iterdir() if (path / DATA_NAME).exists())


def unpack(release: str, folder: Path) -> Path:
    """Write a release's data folder into `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    source = FOLDER / release
    (folder / "khoa.json").write_bytes((source / KEY_NAME).read_bytes())
    data = base64.b64decode((source / DATA_NAME).read_text(encoding="ascii"))
    (folder / "so-binh-dang-gioi.db").write_bytes(data)
    return folder
