"""The grammar of the command line; its shape is a contract (`docs/command-line.md`): add, don't rename."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.cli import (
    demo,
    exchange,
    maintenance,
    merge,
    plans,
    records,
    reports,
    self_test,
    spreadsheets,
    window,
)
from app.cli.vietnamese_argparse import Parser


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; leaves with 2 and a sentence when it is not understood."""
    return build_parser().parse_args(_joined(argv))


def _joined(argv: Sequence[str]) -> list[str]:
    """Join `--sort -due_on` into one word: argparse takes a value that begins with - for an option."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] == "--sort" and word.startswith("-") and not word.startswith("--"):
            words[-1] = f"--sort={word}"
        else:
            words.append(word)
    return words


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; every command sets `run`, a function of the parsed arguments."""
    shared = Parser(add_help=False)
    shared.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="thư mục dữ liệu")
    shared.add_argument(
        "--passphrase-file", type=Path, default=argparse.SUPPRESS, help="tệp chứa mật khẩu ở dòng đầu"
    )
    parser = Parser(prog="run.py", description="Sổ Bình đẳng giới", parents=[shared])
    parser.set_defaults(run=window.show)
    commands = parser.add_subparsers(metavar="LỆNH", parser_class=Parser)
    for room in (demo, maintenance, plans, records, reports, spreadsheets, exchange, merge, self_test):
        room.add_commands(commands, shared)
    return parser
