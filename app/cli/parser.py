"""The grammar of the command line; its shape is a contract (`docs/command-line.md`): add, don't rename."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from app.cli import demo, maintenance, plans, records, reports, self_test, window

WRONG_USAGE = 2


class Parser(argparse.ArgumentParser):
    """Says in Vietnamese that a command is not understood."""

    def error(self, message: str) -> NoReturn:
        """Print how the command goes and leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Lệnh chưa đúng ({message}). Xem cách dùng: {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; every command sets `run`, a function of the parsed arguments."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="thư mục dữ liệu")
    shared.add_argument(
        "--passphrase-file", type=Path, default=argparse.SUPPRESS, help="tệp chứa mật khẩu ở dòng đầu"
    )
    parser = Parser(prog="run.py", description="Sổ Bình đẳng giới", parents=[shared])
    parser.set_defaults(run=window.show)
    commands = parser.add_subparsers(metavar="LỆNH", parser_class=Parser)
    for room in (demo, maintenance, plans, records, reports, self_test):
        room.add_commands(commands, shared)
    return parser
