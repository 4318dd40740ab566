"""`docs/command-line.md` names every command and every option that there is."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.parser import build_parser

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
OF_ALL = {"--help", "--data", "--passphrase-file"}
"""Told once below the list."""


def commands(parser: argparse.ArgumentParser, *path: str) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Every command with its options."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from commands(below, *path, name)
            return
    options = {one for action in parser._actions for one in action.option_strings if one.startswith("--")}
    yield path, frozenset(options - OF_ALL)


def lines_on(path: tuple[str, ...]) -> list[str]:
    """The lines of the page that show a command: alternatives stand as `get|put` or after a dot."""
    first, *rest = path
    word = rf"(?:[\w-]+\|)*{re.escape(rest[0])}(?:\|[\w-]+)*" if rest else ""
    begins = rf"(?:python run\.py|·) {re.escape(first)}" + (rf" {word}" if rest else "") + r"(?!\S)"
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.search(begins, line)]


@pytest.mark.parametrize(
    ("path", "options"),
    [pytest.param(path, options, id=" ".join(path)) for path, options in commands(build_parser())],
)
def test_every_command_and_option_is_on_the_page(path: tuple[str, ...], options: frozenset[str]) -> None:
    shown = lines_on(path)
    assert shown, f"no line on «{' '.join(path)}»"
    assert [one for one in sorted(options) if not any(one in line for line in shown)] == []
