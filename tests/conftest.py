"""What holds for every test: no display is needed on Linux; a test of the seed plan is marked `seed`."""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

if sys.platform != "win32":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine must not fail a test; speed is measured in tests/bench.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads the plan beside the repository: a machine without it leaves it out by name."""
    for item in items:
        if any("SEED_PLAN" in names for names in _names_around(item)):
            item.add_marker("seed")


def _names_around(item: pytest.Item) -> Iterator[dict[str, object]]:
    """The module of a test, and those of the fixtures that it asks for."""
    if isinstance(item, pytest.Function):
        yield vars(item.module)
        for definitions in item._fixtureinfo.name2fixturedefs.values():
            for definition in definitions:
                yield getattr(definition.func, "__globals__", {})
