"""Which body of the register a name in a sheet means; a name that means none is a new body."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import BodyKind
from app.core.text import capitalised, clean, fold
from app.models import Body
from app.services.settings.office import load_in
from app.services.tasks.unit_names import UnitNames

LONGEST_NAME: Final = 300
MADE_BY_IMPORT: Final = "Tạo khi nhập danh sách từ Excel."
_SIMILAR: Final = 0.9
_NUMBERS: Final = re.compile(r"\d+")
_SHORT: Final = re.compile(r"\b[A-ZĐ]{3,}\b")

# One body, two names: what is left is written as what is right before names are compared.
_SAME: Final = (
    (re.compile(r"^(?:ban chap hanh|bch) dang (?:bo|uy)\b"), "đảng ủy"),
    (re.compile(r"^(?:btv|ban thuong vu)(?: dang (?:bo|uy))?\b"), "ban thường vụ đảng ủy"),
    (re.compile(r"^khoi dang$"), "đảng ủy"),
    (re.compile(r"^(?:ban chap hanh|bch|ban thuong vu|btv) (?=(?:hoi|doan) )"), ""),
    (re.compile(r"^(?:khoi )?(?:chinh quyen|ubnd|uy ban nhan dan)\b"), "ủy ban nhân dân"),
    (re.compile(r"^(?:khoi )?(?:hdnd|hoi dong nhan dan)\b"), "hội đồng nhân dân"),
)
_KINDS: Final = (
    (r"vi su tien bo|vstb", BodyKind.ADVANCEMENT),
    (r"^(?:btv|ban thuong vu)\b.*dang|^ban thuong vu$", BodyKind.PARTY_STANDING),
    (r"kiem tra.*dang|^ubkt", BodyKind.PARTY_INSPECTION),
    (r"^chi (?:bo|uy)\b", BodyKind.PARTY_CELL),
    (r"hoa giai|hoi tham", BodyKind.MEDIATION),
    (r"^(?:dang (?:uy|bo)|(?:ban chap hanh|bch) dang)", BodyKind.PARTY_COMMITTEE),
    (r"^(?:phong|van phong|vp|trung tam|tt)\b", BodyKind.DEPARTMENT),
    (r"^(?:hdnd|hoi dong nhan dan)\b", BodyKind.COUNCIL),
    (r"^(?:ubnd|uy ban nhan dan)\b", BodyKind.PEOPLE_COMMITTEE),
    (r"mat tran|mttq", BodyKind.FRONT),
    (r"^(?:ban chap hanh |ban thuong vu )?(?:hoi|doan|lien doan|cong doan)\b|lhpn|ccb", BodyKind.UNION),
    (r"cong an", BodyKind.POLICE),
    (r"quan su", BodyKind.MILITARY),
    (r"^truong\b|mam non|tieu hoc|thcs|trung hoc", BodyKind.SCHOOL),
    (r"y te", BodyKind.HEALTH_STATION),
    (r"khong chuyen trach", BodyKind.PART_TIME),
    (r"^(?:thon|xom|ap|khu|to dan pho)\b", BodyKind.HAMLET),
    (r"hop tac xa|htx|cong ty|doanh nghiep", BodyKind.ENTERPRISE),
)


def body_kind_of(name: str) -> BodyKind:
    """Return what kind of body a name tells."""
    folded = fold(name)
    return next((kind for words, kind in _KINDS if re.search(words, folded)), BodyKind.OTHER)


class BodyNames:
    """The bodies of the register by what sheets call them."""

    def __init__(self, bodies: Iterable[tuple[str, str, str]], *, commune: str) -> None:
        """Take (id, name, abbreviation) of every body and the commune's name."""
        self._names = UnitNames((), commune=commune)
        self._shown: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        for body_id, name, abbreviation in bodies:
            self.add(body_id, name, abbreviation)

    @classmethod
    def of(cls, session: Session) -> "BodyNames":
        """Return the names of the register as it stands."""
        rows = session.execute(select(Body.id, Body.name, Body.abbreviation).order_by(Body.position, Body.id))
        return cls(((row[0], row[1], row[2]) for row in rows), commune=load_in(session).commune)

    def add(self, body_id: str, name: str, abbreviation: str = "") -> None:
        """Know one more body."""
        self._names.add(body_id, _one_name(name), abbreviation)
        self._shown[body_id] = name
        self._short[body_id] = abbreviation
        self._found.clear()

    def find(self, name: str) -> str | None:
        """Return the id of the body meant; None for none or for several."""
        if name not in self._found:
            self._found[name] = self._names.find(_one_name(name)) or self._similar(name)
        return self._found[name]

    def shown(self, name: str) -> str:
        """Return a name as the register has it, short where it was written short; else as it is written."""
        found = self.find(name)
        if found is None:
            return name
        short = self._short.get(found, "")
        return short if short and _SHORT.search(name) else self._shown[found]

    def find_or_make(self, session: Session, name: str) -> str:
        """Return the id of the body meant, making it in the register when there is none."""
        found = self.find(name)
        if found is None:
            shown = " ".join(clean(name).split())[:LONGEST_NAME]
            last = session.scalar(select(func.max(Body.position))) or 0
            body = Body(
                name=capitalised(shown),
                body_kind=body_kind_of(shown),
                position=last + 1,
                note=MADE_BY_IMPORT,
            )
            session.add(body)
            session.flush()
            self.add(body.id, body.name)
            found = body.id
        return found

    def _similar(self, name: str) -> str | None:
        """Return the one body whose name differs by a slip of the keyboard; numbers must be the same."""
        wanted = fold(name)
        numbers = _NUMBERS.findall(wanted)
        alike = [
            body_id
            for body_id, shown in self._shown.items()
            if _NUMBERS.findall(fold(shown)) == numbers
            and SequenceMatcher(None, fold(shown), wanted, autojunk=False).ratio() >= _SIMILAR
        ]
        return alike[0] if len(alike) == 1 else None


def _one_name(name: str) -> str:
    folded = fold(name)
    for words, same in _SAME:
        found = words.match(folded)
        if found:
            return f"{same} {folded[found.end() :]}".strip()
    return name
