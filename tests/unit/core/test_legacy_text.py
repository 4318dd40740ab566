"""TCVN3 and VNI: the tables, the round trip, and what must not be converted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.legacy_text import Coding, Sample, coding_of_font, detect, from_tcvn3, from_vni
from app.core.legacy_text.syllables import is_syllable
from app.core.legacy_text.tables import TCVN3
from tests.helpers.old_codings import iconv_tcvn, tcvn3, vni

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
SENTENCE = "Nguyễn Thị Ngọc Ánh, Phó Bí thư Đảng ủy, nghĩa trang, khuỷu, ưỡn, ẵm, quỳ, kỵ, Đỗ Văn Ơn"
letters = st.text(st.sampled_from(LETTERS + LETTERS.upper() + "bcdghklmnpqrstvx 0123456789.,-/"), max_size=60)


def test_every_code_is_that_of_the_standard() -> None:
    told = {code: iconv_tcvn(code) for code in range(0xA0, 0x100)}
    known = {code: letter for code, letter in told.items() if letter is not None}
    # Where there is no iconv the hand-written table of the test helper says the same of the usual codes.
    expected = known or {ord(tcvn3(letter)): letter for letter in LETTERS if not letter.isascii()}
    assert {code: TCVN3[chr(code)] for code in expected} == expected
    assert len(expected) >= len(LETTERS) - 7


@given(letters)
def test_vni_goes_there_and_back(text: str) -> None:
    assert from_vni(vni(text)) == unicodedata.normalize("NFC", text)


@given(letters.map(str.lower))
def test_tcvn3_goes_there_and_back(text: str) -> None:
    assert from_tcvn3(tcvn3(text)) == unicodedata.normalize("NFC", text)
    assert from_tcvn3(tcvn3(text), capitals=True) == unicodedata.normalize("NFC", text.upper())


@given(st.text(max_size=80))
def test_any_text_is_converted_to_normal_form(text: str) -> None:
    for converted in (from_vni(text), from_tcvn3(text), from_tcvn3(text, capitals=True)):
        assert unicodedata.is_normalized("NFC", converted)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("§ç ThÞ ¸nh", "Đỗ Thị ánh"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("H­ng §¹o", "Hưng Đạo"),
    ],
)
def test_known_tcvn3_words(stored: str, shown: str) -> None:
    assert from_tcvn3(stored) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Ñoã Thò AÙnh", "Đỗ Thị Ánh"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Höng Ñaïo", "Hưng Đạo"),
        ("NGÖÔØI", "NGƯỜI"),
    ],
)
def test_known_vni_words(stored: str, shown: str) -> None:
    assert from_vni(stored) == shown


@pytest.mark.parametrize(
    ("font", "told"),
    [
        (".VnTime", (Coding.TCVN3, False)),
        (".VnTimeH", (Coding.TCVN3, True)),
        (".VNARIALH", (Coding.TCVN3, True)),
        ("VNI-Times", (Coding.VNI, False)),
        ("Times New Roman", None),
        ("Vnfont", None),
        (None, None),
    ],
)
def test_fonts_tell_the_coding(font: str | None, told: tuple[Coding, bool] | None) -> None:
    assert coding_of_font(font) == told


@pytest.mark.parametrize(
    "text",
    [
        *("Café Müller", "5 µm – 7 µg", "§ 3", "300 m²", "Ngô", "Hà Nội", "Trần Thị O'Bén", "Größe", "naïve"),
        *(
            "«Hội»",
            "Niño",
            "UBND xã",
            "30 °C",
            "Đỗ Thị Ánh",
            "Lê Tú Oanh",
            "Hà",
            "Võ Bá Lê",
            "Hoài",
            "Nữ",
            "½",
        ),
    ],
)
def test_plain_unicode_alone_stays(text: str) -> None:
    sample = Sample(text)
    detection = detect([sample])
    assert detection.read(sample) == text
    assert detection.encoding == "unicode"


NAMES = ("Đỗ Thị Ánh", "Nguyễn Văn Bình", "Trần Thị Hòa", "Lê Quốc Khánh", "Phạm Thị Mỹ Duyên", "Ngô Bá")


@pytest.mark.parametrize(("encode", "coding"), [(tcvn3, "TCVN3"), (vni, "VNI")])
def test_a_column_without_its_font_is_known_by_its_words(encode: object, coding: str) -> None:
    assert callable(encode)
    samples = [Sample(encode(name), group=1) for name in NAMES]
    samples.append(Sample(encode("Nữ"), group=2))
    detection = detect(samples)
    shown = [detection.read(sample) for sample in samples]
    assert [one.lower() for one in shown] == [one.lower() for one in (*NAMES, "Nữ")]
    assert detection.encoding == coding


def test_unicode_in_an_old_font_stays() -> None:
    samples = [Sample(name, font=".VnTime", group=1) for name in (*NAMES, "Hà Lê", "Võ Bá", "Hoài Tú")]
    detection = detect(samples)
    assert [detection.read(sample) for sample in samples] == [sample.text for sample in samples]
    assert detection.encoding == "unicode"


def test_codings_side_by_side_are_told_apart() -> None:
    old = [Sample(tcvn3(name), font=".VnTime", group=1) for name in NAMES]
    new = [Sample(name, font="Times New Roman", group=2) for name in NAMES]
    detection = detect([*old, *new])
    assert [detection.read(sample).lower() for sample in old] == [name.lower() for name in NAMES]
    assert [detection.read(sample) for sample in new] == list(NAMES)
    assert detection.encoding == "mixed"


def test_capitals_come_from_the_font() -> None:
    samples = [Sample(tcvn3(name.lower()), font=".VnTimeH") for name in NAMES]
    detection = detect(samples)
    assert [detection.read(one) for one in (*samples, Sample("lan", font=".VnTimeH"))] == [
        *(name.upper() for name in NAMES),
        "LAN",
    ]


@given(st.lists(st.text(max_size=30), max_size=8), st.sampled_from(["", ".VnTime", ".VnTimeH", "VNI-Times"]))
def test_any_cells_are_read(texts: list[str], font: str) -> None:
    samples = [Sample(text, font=font, group=place % 2) for place, text in enumerate(texts)]
    detection = detect(samples)
    for sample in samples:
        assert isinstance(detection.read(sample), str)
    assert detection.encoding in {"unicode", "TCVN3", "VNI", "mixed"}


@given(
    st.lists(
        st.sampled_from(
            [
                "Nguyễn",
                "Trần",
                "Đỗ",
                "Vũ",
                "Hòa",
                "Lê",
                "Hà",
                "Tú",
                "Oanh",
                "Bá",
                "Ngô",
                "Mỹ",
                "Hương",
                "Thị",
                "Đặng",
            ]
        ),
        min_size=1,
    )
)
def test_unicode_sheets_are_never_converted(words: list[str]) -> None:
    samples = [Sample(word, group=0) for word in words]
    detection = detect(samples)
    assert [detection.read(sample) for sample in samples] == words


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "Quốc", "Khuyên", "Thủy", "Thuỷ", "Giang", "gì", "Yến", "nghiêng", "KỶ", "oanh", "Phượng"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "Müller", "Cafộ", "ôHội", "hôc", "kà", "ThÞ", "nguyỄn", "b", "hõát"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
