"""What a process weighs and how long it has worked, asked of the system without a library."""

import sys
from pathlib import Path
from typing import Any


def peak_memory() -> int:
    """The most memory that this process has held at once, in bytes (resident set or working set)."""
    if sys.platform == "win32":
        return _peak_on_windows()
    # Not getrusage: what the parent weighed when it started this process would count as well.
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("/proc/self/status does not tell VmHWM")


def own_memory() -> int:
    """The memory that only this process has now, in bytes: without the libraries that all Qt programs share.

    It is what the task manager shows for a program.
    """
    if sys.platform == "win32":
        return int(_counters().PagefileUsage)
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kinds = ("RssAnon:", "RssShmem:")
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(kinds))


def _peak_on_windows() -> int:
    return int(_counters().PeakWorkingSetSize)


def _counters() -> Any:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    system = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    system.GetCurrentProcess.restype = wintypes.HANDLE
    system.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
    system.K32GetProcessMemoryInfo(system.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return counters
