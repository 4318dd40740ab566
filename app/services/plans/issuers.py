"""How the name of a plan's issuer is written out: from capitals, and of an office under its commune."""

import re
from typing import Final

from app.core.text import capitalised, uncapitalised
from app.services.plans.aligned import aligned_fold
from app.services.plans.phrases import alternation
from app.services.plans.phrases.units import PLACE_WORDS

_OFFICES: Final = {
    "cong an": "Công an",
    "tram y te": "Trạm Y tế",
    "ban chi huy quan su": "Ban Chỉ huy Quân sự",
}
_OFFICE_BELOW: Final = re.compile(
    rf"(?:ubnd|uy ban nhan dan)\s+(?P<place>(?:{alternation(PLACE_WORDS)})\s.+?)"
    rf"\s+(?P<office>{alternation(_OFFICES)})(?:\s+(?:{alternation(PLACE_WORDS)}))?"
)
"""An office that signs by itself stands under the commune's name: "UBND XÃ AN PHÚ / TRẠM Y TẾ"."""


def issuer_name(name: str) -> str:
    """The issuer as written in a sentence; `name` is what stands in the head, often in capitals."""
    below = _OFFICE_BELOW.fullmatch(aligned_fold(name))
    if below is None:
        return _sentence_case(name)
    place = _sentence_case(name[below.start("place") : below.end("place")])
    return f"{_OFFICES[below['office']]} {uncapitalised(place)}"


def _sentence_case(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ AN PHÚ" → "Ủy ban nhân dân xã An Phú"."""
    if not text.isupper():
        return " ".join(text.split())
    lowered = " ".join(text.split()).lower()
    place = re.search(rf"\b(?:{alternation(PLACE_WORDS)})\b", aligned_fold(lowered))
    cut = place.end() if place else len(lowered)
    name = lowered[cut:]
    proper = " ".join(
        word if aligned_fold(word) in PLACE_WORDS else capitalised(word) for word in name.split()
    )
    organ = re.sub(
        r"\b(?:ubnd|hđnd|ubmttq|mttq|lhpn|tncs|ccb)\b", lambda found: found[0].upper(), lowered[:cut]
    )
    return (capitalised(organ) + (" " + proper if proper else "")).strip()
