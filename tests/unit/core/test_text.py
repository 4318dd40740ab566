"""Normal form, folding, tone placement and names."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.text import (
    PersonName,
    capitalised,
    clean,
    fold,
    nfc,
    quoted,
    split_name,
    title_case_name,
    uncapitalised,
    unify_tone_marks,
)
from tests.unit.core.syllables import syllables

ANY_TEXT = st.text(max_size=60)
VIETNAMESE = st.text(
    alphabet="aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ ĐÂÁỆ",
    max_size=40,
)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# --- clean ---


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (nfd("Tiếng Việt"), "Tiếng Việt"),
        ("một\u00a0hai\u2003ba\u202fbốn", "một hai ba bốn"),
        ("bạo\u200b lực\ufeff giới\u00ad", "bạo lực giới"),
        ("a\r\nb\rc\u2028d\x0be\x0cf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("cột\tcột\x00\x07\x1b", "cột\tcột"),
        ("ÐỖ, ðường, Ɖông", "ĐỖ, đường, Đông"),
        ("e\u200b\u0301", "é"),
        ("a\ud800b", "ab"),
        ("  giữ  khoảng  cách  ", "  giữ  khoảng  cách  "),
    ],
)
def test_clean(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@given(ANY_TEXT)
def test_clean_text_is_storable_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in cleaned if char not in "\n\t")
    cleaned.encode("utf-8")


def test_quoted_is_one_short_line() -> None:
    assert quoted("ngày\n 30/2") == "«ngày 30/2»"
    assert quoted("x" * 40) == f"«{'x' * 40}»"
    assert quoted("x" * 41) == f"«{'x' * 39}…»"


# --- fold ---


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đỗ Hồng Sơn", "do hong son"),
        ("ĐẶNG THỊ ƯỚC", "dang thi uoc"),
        ("  Phòng   Văn hóa\u00a0– Xã hội\n", "phong van hoa – xa hoi"),
        ("Ðường", "duong"),
        ("ﬁle Ｗｏｒｄ", "file word"),
        ("hòa hoà", "hoa hoa"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
@example("ß İ ŉ ᾳ ﷺ Ꭰ ꭰ ͅ")
@example("Đ̀đ̃")
def test_fold_is_idempotent_and_knows_no_normal_form(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(nfd(text)) == folded
    assert fold(nfc(text)) == folded


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_ascii_in_either_case(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.strip().lower()
    assert fold(text.upper()) == folded


# --- tone marks ---


@pytest.mark.parametrize(
    ("typed", "unified"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("HOÀ bình, xã hội hoá; khoẻ mạnh", "HÒA bình, xã hội hóa; khỏe mạnh"),
        ("ngoại khoá", "ngoại khóa"),
        ("qúy gía", "quý giá"),
        ("hòan thành", "hoàn thành"),
        ("khuyến khích thuở khuỷu ngoáo quỹ quả già gì gìn giếng giữa", None),
        ("quý quỳ giá khoái già quốc quyền giới của mía múa lừa thừa được", None),
        ("café Noël déjà résumé naïve", None),
        ("toàn quyền hoạt động ngoèo xoèn", None),
        ("hòà", None),
        ("", None),
    ],
)
def test_unify_tone_marks(typed: str, unified: str | None) -> None:
    assert unify_tone_marks(typed) == (typed if unified is None else unified)
    assert unify_tone_marks(nfd(typed)) == (typed if unified is None else unified)


def test_every_syllable_keeps_its_spelling_and_every_misplaced_mark_finds_its_place() -> None:
    every = syllables()
    assert len(every) > 20_000
    for syllable in every:
        assert unify_tone_marks(syllable.spelling) == syllable.spelling
        for wrong in syllable.misspellings:
            assert unify_tone_marks(wrong) == syllable.spelling
            assert unify_tone_marks(wrong.upper()) == syllable.spelling.upper()


@given(ANY_TEXT | VIETNAMESE)
def test_unify_tone_marks_is_idempotent_and_changes_no_letter(text: str) -> None:
    unified = unify_tone_marks(text)
    assert unify_tone_marks(unified) == unified
    assert fold(unified) == fold(text)


# --- names ---


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Nguyễn Thị Ánh", PersonName("Nguyễn", "Thị", "Ánh")),
        ("Đỗ Sơn", PersonName("Đỗ", "", "Sơn")),
        ("Công Tằng Tôn Nữ Mai", PersonName("Công", "Tằng Tôn Nữ", "Mai")),
        ("  Lò\u00a0 Văn  Pản ", PersonName("Lò", "Văn", "Pản")),
        ("Hoa", PersonName("", "", "Hoa")),
        ("", PersonName("", "", "")),
    ],
)
def test_split_name(full: str, parts: PersonName) -> None:
    assert split_name(full) == parts


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
        ("đặng  văn ước", "Đặng Văn Ước"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("y-moan ÊNUÔL", "Y-Moan Ênuôl"),
        (nfd("LÒ VĂN PẢN"), "Lò Văn Pản"),
        ("", ""),
    ],
)
def test_title_case_name(typed: str, name: str) -> None:
    assert title_case_name(typed) == name


@given(VIETNAMESE)
def test_title_case_name_changes_case_only(text: str) -> None:
    name = title_case_name(text)
    assert title_case_name(name) == name
    assert fold(name) == fold(text)
    assert name == " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


@pytest.mark.parametrize(
    ("typed", "large", "small"),
    [
        ("ủy ban nhân dân", "Ủy ban nhân dân", "ủy ban nhân dân"),
        ("Đảng ủy XÃ", "Đảng ủy XÃ", "đảng ủy XÃ"),
        ("12 thôn", "12 thôn", "12 thôn"),
        ("", "", ""),
    ],
)
def test_a_first_letter_is_made_large_or_small_and_the_rest_stays(typed: str, large: str, small: str) -> None:
    assert capitalised(typed) == large
    assert uncapitalised(typed) == small
