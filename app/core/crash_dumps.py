"""What the system keeps of a program that crashed: nothing, since its memory holds names.

POSIX: no core file (`setrlimit`). Windows: `SetErrorMode`, after which Windows Error Reporting is not called
for this process and keeps no dump of it.
"""

import sys
from typing import Final

_SEM_FAILCRITICALERRORS: Final = 0x0001
_SEM_NOGPFAULTERRORBOX: Final = 0x0002


def keep_none() -> None:
    """Let a crash of this process, and of those it starts, leave no picture of its memory."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
    else:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
