"""What holds for every test: no display is needed on Linux."""

import os
import sys

from hypothesis import settings

if sys.platform != "win32":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine must not fail a test; speed is measured in tests/bench.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
