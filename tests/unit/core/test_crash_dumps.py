"""The program starts without leave for the system to keep its memory when it crashes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
_STARTED = """
import runpy, sys
sys.argv = ["app", "record", "schema", "hamlets"]
try:
    runpy.run_module("app", run_name="__main__")
except SystemExit:
    pass
if sys.platform == "win32":
    import ctypes
    print("kept:", ctypes.windll.kernel32.GetErrorMode() & 3 != 3)
else:
    import resource
    print("kept:", resource.getrlimit(resource.RLIMIT_CORE)[0] != 0)
"""
_RAISED = """
import resource
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
"""


def test_a_crash_leaves_no_picture_of_the_memory() -> None:
    before = "" if sys.platform == "win32" else _RAISED
    done = subprocess.run(
        [sys.executable, "-c", before + _STARTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "kept: False"
