"""The command line: the window's services for scripts, the office's IT person and measurements.

Exit codes: 0 done; 1 refused or failed, with one Vietnamese sentence on stderr; 2 wrong usage;
70 a bug, with a reference to the log and no content.
"""

import sys
from collections.abc import Sequence
from typing import IO, Any

from app.cli.console import abandon_output, deliver
from app.core.errors import AppError

BUG = 70


def main(argv: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    _speak_utf8(sys.stdout, sys.stderr)
    arguments = _read(argv)
    try:
        code = int(arguments.run(arguments) or 0)
        deliver()
    except AppError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing failed on our side.
        abandon_output()
        return 0
    except Exception as error:  # noqa: BLE001 - the last catcher: everything else is a bug
        return _bug(error, arguments)
    return code


def _read(argv: Sequence[str]) -> Any:
    from app.cli.window import asked_alone

    alone = asked_alone(argv)
    if alone is not None:
        return alone
    from app.cli.parser import read_arguments

    return read_arguments(argv)


def _bug(error: Exception, arguments: object) -> int:
    from app.bootstrap import data_folder
    from app.core.bugs import kept
    from app.core.clock import SystemClock

    folder = data_folder(getattr(arguments, "data", None))
    reference = kept(error, folder, now=SystemClock().now())
    print(
        f"Chương trình gặp lỗi và đã ghi lại với mã {reference} trong thư mục nhat-ky. "
        "Dữ liệu đã lưu còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi mã này cho người hỗ trợ.",
        file=sys.stderr,
    )
    return BUG


def _speak_utf8(*streams: IO[str] | None) -> None:
    """Print Vietnamese also where the console's code page cannot."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
