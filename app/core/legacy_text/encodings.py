"""From TCVN3 and VNI to Unicode."""

import re
from enum import StrEnum
from typing import Final

from app.core.legacy_text.tables import TCVN3, VNI_PAIRS, VNI_SINGLE
from app.core.text import nfc


class Coding(StrEnum):
    """How the text of a cell is coded."""

    UNICODE = "unicode"
    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3: Final = str.maketrans(TCVN3)
_MARKS: Final = "".join(sorted({pair[1] for pair in VNI_PAIRS}))
_PAIR: Final = re.compile(f"[aeouyôö][{_MARKS}]|[{''.join(VNI_SINGLE)}]", re.IGNORECASE)


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return TCVN3 text in NFC; `capitals` for a font that draws small letters as capitals (.VnTimeH).

    Total: what is no TCVN3 code stays as it is.
    """
    converted = nfc(text.translate(_TCVN3))
    return nfc(converted.upper()) if capitals else converted


def from_vni(text: str) -> str:
    """Return VNI text in NFC. Total: what is no VNI code stays as it is."""
    return nfc(_PAIR.sub(_letter, text))


def _letter(found: re.Match[str]) -> str:
    stored = found[0]
    pair = VNI_PAIRS.get(stored.lower())
    if pair is not None:
        letter = "".join(pair)
        return letter.upper() if stored[0].isupper() else letter
    # «ôm», «ña»: the first character is a letter by itself, the second none of its marks.
    return "".join(VNI_SINGLE.get(char, char) for char in stored)


def coding_of_font(name: str | None) -> tuple[Coding, bool] | None:
    """Return the coding that a font's name tells and whether it draws capitals; None for other fonts."""
    plain = (name or "").strip().casefold()
    if plain.startswith(".vn"):
        return Coding.TCVN3, plain.removesuffix(" (vietnamese)").endswith("h")
    if plain.startswith("vni"):
        return Coding.VNI, False
    return None
