"""The collector is off meanwhile and afterwards as it was."""

import gc

import pytest

from app.core.collecting import without_collecting


def fail_within() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled(), "the outer one is not over"
        raise KeyError


def test_off_meanwhile_and_on_again_also_after_a_failure() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError):
        fail_within()
    assert gc.isenabled()
