"""What a roster's cells mean: names, sex, levels of training, telephone numbers as people write them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from app.core.cadre_vocabulary import (
    CivilRank,
    Education,
    PoliticalTheory,
    PostEnding,
    Sex,
    StateManagement,
)
from app.core.text import capitalised, title_case_name, unify_tone_marks
from app.core.vocabulary import Choice
from app.services.spreadsheets.cells import shown_text
from app.services.spreadsheets.sheet import Value
from app.services.spreadsheets.words import folded

_ADDRESS: Final = re.compile(
    r"^(?:đ/c|đ\.c|đc|đồng chí|ông|bà|anh|chị|cô|mr|mrs)[.:]?\s+(?=\S)", re.IGNORECASE
)
_PERSON: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)?(?: [^\W\d_]+(?:['’-][^\W\d_]+)?){1,6}")
_FAMILY_NAMES: Final = frozenset(
    word
    for line in (
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly an au bach banh be bo ca",
        "cao cam chau chu chung co cu dam dan dao dau dien dinh diep dong doan gia giang giap ha han hau",
        "hong hua kha khong khuat khuc kieu kim la lai lam lang lo loc luc lu luong luu luyen ma mac mai",
        "man mau mong nghiem ngan nghi nhan nhu ninh nong ong pho phi phu phung quach quan sam son sung",
        "ta tang thach thai tham than thang thi thieu thuong tieu to ton tong trang tri trieu trinh",
        "truong tu tuong ung uong van vi vien vuong vui xa xuan y yen lau giay vang thao lay seo ksor",
        "rmah siu kpa h",
    )
    for word in line.split()
)
_BLOCK_WORDS: Final = frozenset({"khoi", "ban", "phong", "uy", "hoi", "cong", "chi", "thon", "mat"})
"""First words of bodies that are family names too: in capitals and longer than a name they are bodies."""
_JOINED: Final = re.compile(r"['’-]")
_DIGITS: Final = re.compile(r"\d+")
_PHONE_PARTS: Final = re.compile(r"\s*[;/,\n]\s*|\s+-\s+|\s+(?:và|hoặc)\s+")
_USUAL_NUMBER: Final = re.compile(r"0\d{9,10}")
_MOBILE_WITHOUT_ZERO: Final = re.compile(r"[35789]\d{8}")
_LAND_WITHOUT_ZERO: Final = re.compile(r"2\d{9}")

# Folded words → level. The longer phrase first: «trung cap» stands in «trung cap ly luan».
_EDUCATION: Final = (
    (r"tien si|tien sy|ts\b|pgs\b|giao su", Education.DOCTOR),
    (r"thac si|thac sy|ths\b|cao hoc|sau dai hoc|bac si (?:chuyen khoa|ck)|ck ?i{1,2}\b", Education.MASTER),
    (
        r"dai hoc|dh\b|dhsp|cu nhan|cn\b|ky su|ks\b|bac si|bs\b|duoc si|kien truc su|hoc vien",
        Education.UNIVERSITY,
    ),
    (r"cao dang|cd\b|cdsp", Education.COLLEGE),
    (r"trung cap|trung hoc chuyen nghiep|thcn|tc\b", Education.INTERMEDIATE),
    (r"so cap|sc\b|so hoc", Education.ELEMENTARY),
    (
        r"\d{1,2} ?/ ?1[02]\b|pho thong|thpt|thcs|cap (?:i{1,3}|[123])\b|lop \d{1,2}|chua qua dao tao",
        Education.SCHOOL,
    ),
)
_THEORY: Final = (
    (r"cao cap|cc\b|ccct|cu nhan|cn\b", PoliticalTheory.ADVANCED),
    (r"trung cap|tc\b|tcct", PoliticalTheory.INTERMEDIATE),
    (r"so cap|sc\b", PoliticalTheory.ELEMENTARY),
    (r"chua|khong|-|0|ko\b|k\b", PoliticalTheory.UNTRAINED),
)
_STATE: Final = (
    (r"(?:ngach )?(?:chuyen vien )?cao cap|cvcc\b", StateManagement.SENIOR),
    (r"(?:ngach )?chuyen vien chinh|cvc\b|cv chinh", StateManagement.PRINCIPAL),
    (r"(?:ngach )?chuyen vien|cv\b", StateManagement.OFFICER),
    (r"(?:ngach )?can su|cs\b|so cap|trung cap", StateManagement.CLERK),
    (r"chua|khong|-|0|ko\b|k\b", StateManagement.UNTRAINED),
)
_RANK: Final = (
    (r"chuyen vien cao cap|cvcc\b|01[.]?001\b", CivilRank.SENIOR),
    (r"chuyen vien chinh|cvc\b|cv chinh|01[.]?002\b", CivilRank.PRINCIPAL),
    (r"chuyen vien|cv\b|01[.]?003\b", CivilRank.OFFICER),
    (r"can su|cs\b|01[.]?004\b", CivilRank.CLERK),
    (r"nhan vien|nv\b|01[.]?005\b", CivilRank.EMPLOYEE),
    (r"\S", CivilRank.OTHER),
)
_ENDING: Final = (
    (r"(?:nghi )?huu", PostEnding.RETIRED),
    (r"het (?:nhiem ky|khoa|nk)|khong tai cu", PostEnding.TERM),
    (r"sap xep|sap nhap|hop nhat|tinh gian|giai the", PostEnding.REORGANISED),
    (r"nhan (?:chuc vu|nhiem vu|cong tac) (?:khac|moi)|bo nhiem|trung cu", PostEnding.PROMOTED),
    (r"chuyen|luan chuyen|dieu dong|biet phai", PostEnding.MOVED),
    (r"mien nhiem|cach chuc|bai nhiem|ky luat", PostEnding.DISMISSED),
    (r"tu chuc|thoi viec|nghi viec|xin (?:nghi|thoi)", PostEnding.RESIGNED),
    (r"tu tran|mat\b|qua doi|hy sinh", PostEnding.DIED),
    (r"(?:ly do )?khac", PostEnding.OTHER),
)
_LEVELS: Final[Mapping[str, tuple[tuple[str, Choice], ...]]] = {
    "education": _EDUCATION,
    "political_theory": _THEORY,
    "state_management": _STATE,
    "rank": _RANK,
    "ending": _ENDING,
}
_LEVEL_PATTERNS: Final = {
    key: [(re.compile(rf"(?<!\w)(?:{words})"), level) for words, level in levels]
    for key, levels in _LEVELS.items()
}
_MAJOR_HEAD: Final = re.compile(
    r"^(?:(?:trình độ|tốt nghiệp|bằng|hệ|chuyên ngành|ngành|chuyên môn|về)\b|[\s:,;.()/–-])+", re.IGNORECASE
)
_SEX: Final = {
    "nu": Sex.FEMALE,
    "female": Sex.FEMALE,
    "f": Sex.FEMALE,
    "gai": Sex.FEMALE,
    "ba": Sex.FEMALE,
    "nam": Sex.MALE,
    "male": Sex.MALE,
    "m": Sex.MALE,
    "trai": Sex.MALE,
    "ong": Sex.MALE,
}
_CALLED: Final = {"bà": Sex.FEMALE, "chị": Sex.FEMALE, "cô": Sex.FEMALE, "ông": Sex.MALE, "anh": Sex.MALE}


def person_name(text: str) -> str:
    """Return a name as it is kept: without «Đ/c», single spaces, capitals at the beginnings of the words.

    A name that has them already stays as it was typed.
    """
    name = _ADDRESS.sub("", " ".join(text.split())).strip(" .,;:-*")
    words = [word for word in name.split() if word[:1].isalpha()]
    shouted = len(name) > 1 and name.isupper()
    # In an old coding the letters with tones have no capitals: «NGUYễN THị HằNG».
    odd = any(sum(char.isupper() for char in part) > 1 for word in words for part in _JOINED.split(word))
    return title_case_name(name) if shouted or odd or any(word[0].islower() for word in words) else name


def is_person_name(text: str) -> bool:
    """Whether a text looks like a person's name: some words, the first a usual family name."""
    name = _ADDRESS.sub("", " ".join(text.split()))
    if not _PERSON.fullmatch(name):
        return False
    words = folded(name).split()
    called = name != " ".join(text.split())
    return called or (words[0] in _FAMILY_NAMES and not (words[0] in _BLOCK_WORDS and name.isupper()))


def sex_of(value: Value) -> Sex | None:
    """Return the sex that a cell says; None when it says none."""
    return _SEX.get(folded(shown_text(value)).strip(" ."))


def sex_by_name(text: str) -> Sex | None:
    """Return the sex that a name tells: «Thị» and «Văn» in the middle, or «Bà», «Ông» before it."""
    first = text.split()[0].lower() if text.split() else ""
    if first in _CALLED:
        return _CALLED[first]
    middle = folded(_ADDRESS.sub("", text)).split()[1:-1]
    if "thi" in middle:
        return Sex.FEMALE
    return Sex.MALE if middle[:1] == ["van"] else None


@lru_cache(maxsize=20_000)
def level_of(key: str, value: Value) -> Choice | None:
    """Return the level (or reason) that a cell names, of several the first of the list; None: unknown."""
    text = folded(unify_tone_marks(shown_text(value)))
    return next((level for words, level in _LEVEL_PATTERNS[key] if words.search(text)), None)


@lru_cache(maxsize=20_000)
def major_in(text: str) -> str:
    """Return what is left of «Đại học Luật» without the level: the major; «» when nothing is."""
    plain = folded(text)
    shown = " ".join(text.split())
    if len(plain) != len(shown):
        return ""
    spans = [found.span() for words, level in _LEVEL_PATTERNS["education"] for found in words.finditer(plain)]
    if len(spans) != 1 or spans[0][0] > 0 or _DIGITS.match(plain):
        return ""
    rest = _MAJOR_HEAD.sub("", shown[spans[0][1] :]).strip(" .,;:()-–/")
    return capitalised(rest) if len(rest) > 1 else ""


def phone_number(value: Value) -> tuple[str, bool]:
    """Return the numbers of a cell, and whether every one looks like a Vietnamese number.

    A leading 0 that Excel dropped comes back; «+84» becomes 0; dots and spaces go.
    """
    text = str(value) if isinstance(value, int) else shown_text(value)
    if _USUAL_NUMBER.fullmatch(text):
        return text, True
    found, good = [], True
    for part in _PHONE_PARTS.split(text.strip()):
        digits = "".join(_DIGITS.findall(part))
        if len(digits) > 9 and digits.startswith("84"):
            digits = "0" + digits[2:]
        if _MOBILE_WITHOUT_ZERO.fullmatch(digits) or _LAND_WITHOUT_ZERO.fullmatch(digits):
            digits = "0" + digits
        fine = digits.startswith("0") and len(digits) in {10, 11}
        good = good and fine
        found.append(digits if fine else part)
    return "; ".join(one for one in found if one), good
