"""What holds for every test: no display is needed on Linux."""

import os
import sys

if sys.platform != "win32":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
