"""Vietnamese order: the sort keys against Qt's collator for vi_VN, SQLite, and rules spelled out."""

import random
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Callable, Iterable

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale, Qt

from app.core.text import fold, name_sort_key, split_name, text_sort_key
from tests.unit.core.syllables import TONES, spellings

ANY_TEXT = st.text(max_size=30)


def qt_collator(*, ignore_case: bool = False) -> QCollator:
    collator = QCollator(QLocale("vi_VN"))
    collator.setNumericMode(True)
    if ignore_case:
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator


# Qt asks ICU on Linux and the system (CompareStringEx) on Windows. ICU follows CLDR, and so do the keys.
# Windows sorts ch, gi, kh, ng, nh, ph, qu, th and tr as letters of their own (co < cha), puts punctuation in
# another order and 02 before 2. Where that is so, what can be compared is compared: 11,000 syllables without
# those pairs, every letter and tone, spaces, case and numbers.
JOINS_LETTERS = qt_collator().compare("cz", "ch") < 0
JOINED = re.compile("ch|gi|kh|ng|nh|ph|qu|th|tr")


def comparable(words: Iterable[str]) -> list[str]:
    """The words on whose order Qt and CLDR agree on this platform."""
    return [word for word in words if not (JOINS_LETTERS and JOINED.search(fold(word)))]


def sign(left: str, right: str) -> int:
    return (left > right) - (left < right)


def assert_order(expected: list[str], *, key: Callable[[str], str]) -> None:
    shuffled = random.Random(0).sample(expected, len(expected))
    assert sorted(shuffled, key=key) == expected
    assert len({key(text) for text in expected}) == len(expected)


WORDS = st.sampled_from(comparable(spellings()))
# Few different words, so that the given and the family name are often equal and the rest decides.
NAME_WORDS = st.sampled_from(["Hoa", "HOA", "Hòa", "Bùi", "Đỗ", "Vũ", "Lê", "Văn", "Ân", "An", "Ánh"])
NAMES = st.lists(NAME_WORDS | WORDS.map(str.title), min_size=1, max_size=4).map(" ".join)
PIECES = [
    "hòa",
    "Hòa",
    "HÒA",
    "hoa",
    "ma",
    "mà",
    "mả",
    "mã",
    "má",
    "mạ",
    "Đô",
    "do",
    "độ",
    "êm",
    "em",
    "2",
    "10",
]
PUNCTUATED = [
    "Thôn",
    "thôn",
    "02",
    "2026",
    "-",
    ",",
    ".",
    "(a)",
    "a/b",
    ":",
    "IV",
    "Kế",
    "kế",
    "hoạch",
    '"x"',
    "đ;",
]
TITLES = st.lists(
    st.sampled_from(PIECES if JOINS_LETTERS else PIECES + PUNCTUATED) | WORDS, min_size=1, max_size=4
).map(" ".join)


# --- against Qt ---


def test_qt_follows_cldr_on_linux() -> None:
    assert not (sys.platform == "linux" and JOINS_LETTERS)


def test_every_syllable_stands_where_qt_puts_it() -> None:
    words = comparable(spellings())
    assert len(words) > (11_000 if JOINS_LETTERS else 21_000)
    random.Random(0).shuffle(words)
    ours = sorted(words, key=text_sort_key)
    assert ours == sorted(words, key=qt_collator().sortKey)
    assert len({text_sort_key(word) for word in words}) == len(words)


@given(TITLES, TITLES)
@example("má a", "ma b")
@example("Đô 10", "đô 2")
@example("hoa", "Hoa")
def test_titles_compare_as_qt_compares_them(left: str, right: str) -> None:
    compared = qt_collator().compare(left, right)
    assert sign(text_sort_key(left), text_sort_key(right)) == (compared > 0) - (compared < 0)


@given(NAMES, NAMES)
def test_names_compare_part_by_part_as_qt_compares_the_parts(left: str, right: str) -> None:
    collator = qt_collator(ignore_case=True)
    one, other = split_name(left), split_name(right)
    parts = ((one.given, other.given), (one.family, other.family), (one.middle, other.middle))
    expected = next((result for pair in parts if (result := collator.compare(*pair))), 0)
    keys = name_sort_key(left), name_sort_key(right)
    if expected:
        assert sign(*keys) == (expected > 0) - (expected < 0)
    else:
        assert (keys[0] == keys[1]) == (left == right)


# --- spelled out ---


def test_alphabet() -> None:
    alphabet = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert_order(alphabet, key=text_sort_key)
    # A letter decides before what follows it.
    assert sorted(["đa", "ea", "dz", "az", "ăb", "âa"], key=text_sort_key) == [
        "az",
        "ăb",
        "âa",
        "dz",
        "đa",
        "ea",
    ]


def test_tones() -> None:
    toned = [unicodedata.normalize("NFC", "m" + vowel + tone) for vowel in "aăâ" for tone in TONES]
    assert_order(toned, key=text_sort_key)
    assert sorted(["mạ an", "ma bn", "má"], key=text_sort_key) == ["má", "mạ an", "ma bn"]


def test_people_by_given_name_then_family_then_middle() -> None:
    people = [
        "Trần Văn An",
        "NGUYỄN Thị Ánh",
        "Nguyễn Văn Ánh",
        "Đỗ Thị Ân",
        "Dương Văn Bình",
        "Đặng Văn Bình",
        "Hoa",
        "Lê Thị Hoa",
        "Lê Văn Hoa",
        "Mai Anh Hoa",
        "Vũ Thị Hoa",
        "Bùi Thị Hòa",
        "Bùi Thị Họa",
        "Phạm Hoài",
    ]
    assert_order(people, key=name_sort_key)


def test_old_and_new_spelling_nfc_and_nfd_have_one_key() -> None:
    assert name_sort_key("Bùi Thị Hoà") == name_sort_key("Bùi Thị Hòa")
    assert name_sort_key(unicodedata.normalize("NFD", "Đỗ Thị Thuỷ")) == name_sort_key("Đỗ  Thị Thủy")
    assert text_sort_key("Phòng Văn hoá – Xã hội") == text_sort_key("Phòng Văn hóa - Xã hội ")


def test_case_only_breaks_a_tie() -> None:
    assert sorted(["NGUYỄN VĂN AN", "Trần Văn An", "Nguyễn Văn An"], key=name_sort_key) == [
        "Nguyễn Văn An",
        "NGUYỄN VĂN AN",
        "Trần Văn An",
    ]


def test_numbers_by_value() -> None:
    titles = [
        "Thôn 1",
        "Thôn 2",
        "Thôn 9",
        "Thôn 10",
        "Thôn 99",
        "Thôn 100",
        f"Thôn {10**8}",
        f"Thôn {10**9}",
    ]
    titles += [f"Thôn {10**17}", f"Thôn {10**18}", "Thôn Đông"]
    assert_order(titles, key=text_sort_key)
    assert text_sort_key("Thôn 02") == text_sort_key("Thôn 2")


@given(st.integers(0, 10**40), st.integers(0, 10**40))
@example(0, 1)
def test_any_two_numbers_by_value(left: int, right: int) -> None:
    assert sign(text_sort_key(f"Thôn {left}"), text_sort_key(f"Thôn {right}")) == (left > right) - (
        left < right
    )


def test_foreign_letters_stand_beside_their_base() -> None:
    titles = ["c", "ç", "d", "n", "ñ", "o", "z", "ж", "漢"]
    assert_order(titles, key=text_sort_key)


# --- as SQLite will use them ---


@given(st.lists(ANY_TEXT | TITLES, max_size=12))
def test_sqlite_sorts_the_keys_as_python_does(texts: list[str]) -> None:
    keys = [*map(text_sort_key, texts), *map(name_sort_key, texts)]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (key TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        stored = [key for (key,) in connection.execute("SELECT key FROM t ORDER BY key")]
    connection.close()
    assert stored == sorted(keys)


@given(ANY_TEXT)
def test_a_key_has_nothing_that_ends_a_string_early(text: str) -> None:
    for key in (text_sort_key(text), name_sort_key(text)):
        assert key.isprintable() or not any(char < " " for char in key)
        assert key == key.rstrip(" ")
    assert text_sort_key(text) == text_sort_key(unicodedata.normalize("NFD", text))
    assert name_sort_key(text) == name_sort_key(unicodedata.normalize("NFD", text))
