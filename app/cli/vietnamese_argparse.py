"""argparse that speaks Vietnamese: its own words come in English only."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from typing_extensions import override

WRONG_USAGE: Final = 2
_USAGE: Final = "Cách dùng: "
_MESSAGES: Final = (
    (r"the following arguments are required: (.+)", r"còn thiếu: \1"),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", r"\1 không có «\2», chỉ có: \3"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"argument (.+?): expected one argument", r"\1 còn thiếu giá trị"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"\1 không nhận giá trị «\2»"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 có thể là \2"),
)
"""What argparse says, and how it is said here; anything else is left out of the sentence."""


class Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese first word."""

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says in Vietnamese how a command goes, and what is wrong with one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        own_help, parents = options.pop("add_help", True), options.pop("parents", ())
        super().__init__(
            *args, **{"formatter_class": Formatter, "allow_abbrev": False, **options, "add_help": False}
        )
        self._positionals.title = "Lệnh và tham số"
        self._optionals.title = "Tùy chọn"
        # After the titles: groups of parents are joined with ours by title.
        for parent in parents:
            self._add_container_actions(parent)
        if own_help:
            self.add_argument("-h", "--help", action="help", help="xem cách dùng rồi thoát")

    @override
    def error(self, message: str) -> NoReturn:
        """Print how the command goes and leave with 2."""
        self.print_usage(sys.stderr)
        reason = _in_vietnamese(message)
        detail = f": {reason}" if reason else ""
        self.exit(WRONG_USAGE, f"Lệnh chưa đúng{detail}. Xem cách dùng: {self.prog} --help\n")


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in _MESSAGES:
        if found := re.fullmatch(english, message, flags=re.DOTALL):
            return found.expand(vietnamese)
    return ""
