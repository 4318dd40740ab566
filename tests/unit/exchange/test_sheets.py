"""Codes on paper: slips are found in their group, and two of three sheets open, one does not."""

from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import WrongRecoveryCode
from app.db.typed_codes import ALPHABET, MistypedCode, printed, typed
from app.services import recovery_sheets
from app.services.recovery_sheets import NeedTwoSheets, SheetsDiffer, check_typed, joined, new_sheets
from app.services.reports.pdf import render_pdf
from tests.helpers.pdf import pdf_text
from tests.helpers.sentences import is_sentence

codes = st.integers(1, 8).flatmap(
    lambda groups: st.text(st.sampled_from(ALPHABET), min_size=groups * 5, max_size=groups * 5)
)


@given(codes, st.data())
def test_however_it_is_copied(code: str, data: st.DataObject) -> None:
    text = printed(code)
    assert typed(text, len(code)) == code
    assert typed(text.lower().replace("-", " "), len(code)) == code
    assert typed(text.replace("-", ""), len(code)) == code
    assert typed(text.replace("0", "O").replace("1", "l").replace("V", "u"), len(code)) == code
    assert typed(code, len(code)) == code, "a sheet printed before groups had their sign"


@given(codes, st.data())
def test_one_wrong_sign_names_its_group(code: str, data: st.DataObject) -> None:
    groups = printed(code).split("-")
    place = data.draw(st.integers(0, len(groups) - 1))
    sign = data.draw(st.integers(0, 5))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != groups[place][sign]]))
    groups[place] = groups[place][:sign] + other + groups[place][sign + 1 :]
    for text in ("-".join(groups), "".join(groups)):
        with pytest.raises(MistypedCode) as caught:
            typed(text, len(code))
        assert caught.value.groups == (place + 1,)
        assert is_sentence(str(caught.value))


@given(codes, st.data())
def test_a_sign_left_out_names_its_group(code: str, data: st.DataObject) -> None:
    groups = printed(code).split("-")
    place = data.draw(st.integers(0, len(groups) - 1))
    groups[place] = groups[place][1:]
    if len("".join(groups)) != len(code):
        with pytest.raises(MistypedCode) as caught:
            typed(" ".join(groups), len(code))
        assert caught.value.groups == (place + 1,)


@given(st.text(max_size=80))
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    told = "Được."
    try:
        code = typed(text, 25)
    except WrongRecoveryCode as error:
        code, told = "x" * 25, str(error)
    assert len(code) == 25
    assert is_sentence(told)


def test_groups_that_changed_places_are_seen() -> None:
    groups = printed("ABCDE12345").split("-")
    with pytest.raises(MistypedCode) as caught:
        typed("-".join(reversed(groups)), 10)
    assert caught.value.groups == (1, 2)


def test_any_two_of_three() -> None:
    sheets = new_sheets()
    assert len(set(sheets.codes)) == 3
    for chosen in (*combinations(sheets.codes, 2), *permutations(sheets.codes)):
        assert joined(chosen) == sheets.secret
    for one in sheets.codes:
        for chosen in ((one,), (one, one), ()):
            with pytest.raises(NeedTwoSheets) as caught:
                joined(chosen)
            assert is_sentence(str(caught.value))


def test_sheets_of_different_sets() -> None:
    first, second = new_sheets(), new_sheets()
    with pytest.raises(WrongRecoveryCode) as caught:
        joined((first.codes[0], second.codes[1]))
    assert is_sentence(str(caught.value))


def test_typed_back_once() -> None:
    sheets = new_sheets()
    for number, code in enumerate(sheets.codes, 1):
        check_typed(sheets, number, code.lower().replace("-", " "))
        wrong = code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % 32]
        with pytest.raises(MistypedCode) as slip:
            check_typed(sheets, number, wrong)
        assert slip.value.groups == (8,)
        with pytest.raises(SheetsDiffer) as caught:
            check_typed(sheets, number, sheets.codes[number % 3])
        assert is_sentence(str(caught.value))


def test_nothing_is_told_by_its_repr() -> None:
    sheets = new_sheets()
    assert not any(code in repr(sheets) for code in sheets.codes)
    assert repr(sheets.secret) not in repr(sheets)


def test_a_sheet_on_paper() -> None:
    sheets = new_sheets()
    report = recovery_sheets.sheet_report(sheets.codes[1], 2, commune="Mẫu", on=date(2026, 7, 14))
    told = signs(pdf_text(render_pdf(report)))
    assert signs(sheets.codes[1]) in told
    assert "SỐ23" in told
    for group in sheets.codes[1].split("-"):
        assert group in pdf_text(render_pdf(report)), "broken at the end of a line it would be read as two"


def signs(text: str) -> str:
    """Letters and digits alone: a code may be broken over two lines at any of its hyphens."""
    return "".join(sign for sign in text if sign.isalnum())
