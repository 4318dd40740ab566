"""`python -m app`: the command line, and without a command the window."""

import sys

from app.cli import main
from app.core.crash_dumps import keep_none

if __name__ == "__main__":
    keep_none()
    sys.exit(main(sys.argv[1:]))
