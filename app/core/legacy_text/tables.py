"""The two old Vietnamese codings of office files, as data.

Such a file keeps one-byte codes that an old font draws as Vietnamese letters. Excel and Word store each
code as the character of Western Windows (cp1252) with that number: «Đỗ» in .VnTime is stored as «§ç».

TCVN3 («ABC», fonts .VnTime, .VnArial …) has the codes of TCVN 5712:1993 from A1 on; capitals with a tone
exist only in the fonts whose names end in H (.VnTimeH), which draw the small letters' codes as capitals.
VNI (fonts VNI-Times, VNI-Helve …) writes a vowel and its marks as two characters: «aù» is á, «aâ» is â.
"""

from typing import Final

# TCVN 5712:1993 (VN1), rows of sixteen codes from 80 to FF; B0–B4 are marks that follow their letter.
_VN1: Final = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_FIRST_CODE: Final = 0x80
# What Western Windows shows for the codes 80–9F; the five gaps have no character of their own.
_CP1252_LOW: Final = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"


def _tcvn3() -> dict[str, str]:
    table = {chr(_FIRST_CODE + place): letter for place, letter in enumerate(_VN1)}
    table |= {shown: _VN1[place] for place, shown in enumerate(_CP1252_LOW)}
    return table


TCVN3: Final = _tcvn3()
"""Stored character → letter; the marks stand after the letter that they belong to."""
TCVN3_USUAL: Final = frozenset(
    chr(_FIRST_CODE + place)
    for place, letter in enumerate(_VN1)
    if letter in "ĂÂÊÔƠƯĐ" or (letter.islower() and not letter.isascii())
)
"""What the fonts' keyboards wrote: seven capitals and the small letters. The other codes were hardly used."""

# Two characters a letter: the vowel, then a character for its tone, its shape, or both.
_TONES: Final = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_CIRCUMFLEX: Final = {
    "â": "",
    "à": "\u0300",
    "å": "\u0309",
    "ã": "\u0303",
    "á": "\u0301",
    "ä": "\u0323",
}
_BREVE: Final = {"ê": "", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "é": "\u0301", "ë": "\u0323"}
_VNI_VOWELS: Final = {
    "a": "a",
    "e": "e",
    "o": "o",
    "u": "u",
    "y": "y",
    "ô": "ơ",
    "ö": "ư",
}
VNI_SINGLE: Final = {
    "ì": "ì",
    "í": "í",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "Ì": "Ì",
    "Í": "Í",
    "Æ": "Ỉ",
    "Ó": "Ĩ",
    "Ò": "Ị",
    "Î": "Ỵ",
    "Ñ": "Đ",
    "Ô": "Ơ",
    "Ö": "Ư",
}
"""One stored character that is one letter."""


def _vni_pairs() -> dict[str, tuple[str, str]]:
    pairs = {
        vowel + mark: (letter, tone) for vowel, letter in _VNI_VOWELS.items() for mark, tone in _TONES.items()
    }
    pairs |= {vowel + mark: (vowel + "\u0302", tone) for vowel in "aeo" for mark, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + mark: ("a\u0306", tone) for mark, tone in _BREVE.items()}
    return pairs


VNI_PAIRS: Final = _vni_pairs()
"""Small vowel and mark → letter and combining tone; capitals go the same way, whatever the mark's case."""
