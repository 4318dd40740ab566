"""Which unit of the register a name in a document means: «Hội LHPN xã Hưng Đạo» is «Hội Liên hiệp Phụ nữ xã».

A name is brought to its telling words: folded, abbreviations written out, without the commune and the small
words. Equal words are the same unit; a shortened name («Đoàn Thanh niên») is taken when one unit alone has
its words in this order. Nothing is guessed beyond that: another unit is made, and the officer can join them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.text import capitalised, clean, fold, unify_tone_marks
from app.models import Unit
from app.services.settings.office import load_in

LONGEST_NAME: Final = 300
MADE_BY_IMPORT: Final = (
    "Tạo khi nhập dữ liệu. Nếu trùng đơn vị khác, hãy chuyển nhiệm vụ sang đơn vị đó rồi xóa đơn vị này."
)

# Folded, punctuation as spaces. The longer phrase goes first.
_WRITTEN_OUT: Final = {
    "ub mttq": "mat tran to quoc",
    "ubmttqvn": "mat tran to quoc",
    "ubmttq": "mat tran to quoc",
    "uy ban mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc",
    "mttq": "mat tran to quoc",
    "uy ban mat tran to quoc": "mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "vh xh": "van hoa xa hoi",
    "vhxh": "van hoa xa hoi",
    "hlhpn": "hoi lien hiep phu nu",
    "lhpn": "lien hiep phu nu",
    "hoi phu nu": "hoi lien hiep phu nu",
    "tncs hcm": "thanh nien cong san ho chi minh",
    "tncshcm": "thanh nien cong san ho chi minh",
    "tncs": "thanh nien cong san",
    "dtn": "doan thanh nien",
    "hcm": "ho chi minh",
    "ccb": "cuu chien binh",
    "ban chqs": "ban chi huy quan su",
    "bchqs": "ban chi huy quan su",
    "bch quan su": "ban chi huy quan su",
    "bch": "ban chi huy",
    "vstbcpn": "vi su tien bo cua phu nu",
    "vstbpn": "vi su tien bo cua phu nu",
    "tt pvhcc": "trung tam phuc vu hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "pvhcc": "phuc vu hanh chinh cong",
    "tyt": "tram y te",
    "ct xh": "chinh tri xa hoi",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "vp": "van phong",
    "p": "phong",
    "truong cac thon": "thon",
    "truong thon": "thon",
    "don vi truong hoc": "truong hoc",
}
_DROPPED: Final = (
    "tren dia ban xa",
    "tren dia ban",
    "truc thuoc",
    "de nghi",
    "viet nam",
    "cac don vi",
    "ong ba",
    "cac",
    "va",
    "cua",
)
# «xã» as a word of its own, not that of «xã hội» or «hợp tác xã».
_COMMUNE_WORD: Final = re.compile(r"(?<!tac )\b(?:xa|phuong|thi tran)\b(?! hoi\b| vien\b)")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")
_LEAST_WORDS: Final = 3
_LIST: Final = re.compile(r"[,;\n]|\s+(?:và|&|\+)\s+")
_NOBODY: Final = (
    "chinh quyen dia phuong",
    "luc luong chuc nang",
    "chinh quyen",
    "dia phuong",
    "luc luong",
    "chuc nang",
    "ban nganh",
    "doan the",
    "to chuc",
    "co quan",
    "don vi",
    "ca nhan",
    "bo phan",
    "nganh",
    "cap",
)
"""What stands for nobody in particular, folded; the longer phrase first."""
_AROUND: Final = (
    "tren dia ban",
    "lien quan",
    "nhung",
    "phuong",
    "khac",
    "cac",
    "moi",
    "va",
    "co",
    "xa",
    "tai",
)
_COLLECTIVE: Final = re.compile(rf"(?:\b(?:{'|'.join((*_NOBODY, *_AROUND))})\b\s*)+")
_TELLING: Final = re.compile(rf"\b(?:{'|'.join(_NOBODY)})\b")


def is_collective(name: str) -> bool:
    """Whether `name` means whoever is concerned («các cơ quan, đơn vị liên quan») and no unit of its own."""
    words = " ".join(_NOT_WORDS.sub(" ", fold(name)).split())
    return _COLLECTIVE.fullmatch(words) is not None and _TELLING.search(words) is not None


@dataclass(frozen=True, slots=True)
class _Known:
    """A unit as names are compared with it."""

    id: str
    keys: tuple[tuple[str, ...], ...]


class UnitNames:
    """The units of the register by what documents call them."""

    def __init__(self, units: Iterable[tuple[str, str, str]], *, commune: str) -> None:
        """Take (id, name, abbreviation) of every unit and the commune's name."""
        self._commune = _plain(commune)
        self._known: list[_Known] = []
        for unit_id, name, abbreviation in units:
            self.add(unit_id, name, abbreviation)

    @classmethod
    def of(cls, session: Session) -> "UnitNames":
        """Return the names of the register as it stands."""
        units = session.execute(
            select(Unit.id, Unit.name, Unit.abbreviation).order_by(Unit.position, Unit.id)
        )
        return cls(((row[0], row[1], row[2]) for row in units), commune=load_in(session).commune)

    def add(self, unit_id: str, name: str, abbreviation: str = "") -> None:
        """Know one more unit."""
        keys = (self._words(name), self._words(abbreviation), tuple(_plain(abbreviation).split()))
        self._known.append(_Known(unit_id, tuple(key for key in keys if key)))

    def find(self, name: str) -> str | None:
        """Return the id of the unit meant; None for none or for several."""
        words = self._words(name)
        plain = tuple(_plain(name).split())
        exact = [one.id for one in self._known if words in one.keys or plain in one.keys]
        if exact:
            return exact[0] if words else None
        if len(words) < _LEAST_WORDS:
            return None
        longer = [one.id for one in self._known if any(_shortens(words, key) for key in one.keys)]
        return longer[0] if len(longer) == 1 else None

    def find_several(self, names: str) -> tuple[str, ...]:
        """Return the ids of the units that a list such as «Công an, Hội LHPN và Đoàn TN» names.

        Empty unless every part is a known unit: a comma may be part of a name.
        """
        found = [self.find(part) for part in _LIST.split(names) if part.strip()]
        known = [one for one in found if one is not None]
        return tuple(dict.fromkeys(known)) if len(known) == len(found) else ()

    def find_or_make(self, session: Session, name: str) -> str:
        """Return the id of the unit meant, making it in the register when there is none."""
        shown = " ".join(clean(name).split())[:LONGEST_NAME]
        found = self.find(shown)
        if found is None:
            last = session.scalar(select(func.max(Unit.position))) or 0
            unit = Unit(name=capitalised(shown), position=last + 1, note=MADE_BY_IMPORT)
            session.add(unit)
            session.flush()
            self.add(unit.id, unit.name)
            found = unit.id
        return found

    def _words(self, name: str) -> tuple[str, ...]:
        text = f" {_plain(name)} "
        for short, full in _WRITTEN_OUT.items():
            text = text.replace(f" {short} ", f" {full} ")
        if self._commune:
            text = re.sub(rf"\b(?:(?<!tac )(?:xa|phuong|thi tran) )?{self._commune} $", "", text)
        text = " ".join(_COMMUNE_WORD.sub(" ", text).split())
        text = f" {text} "
        for phrase in _DROPPED:
            text = text.replace(f" {phrase} ", " ")
        return tuple(text.split())


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", fold(unify_tone_marks(text))).strip()


def _shortens(words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether `words` begin like `key` and follow in its order."""
    if not key or words[0] != key[0] or len(words) >= len(key):
        return False
    rest = iter(key)
    return all(word in rest for word in words)
