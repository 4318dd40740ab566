"""What a «Chức vụ» cell says: one post or several, each with the body that its own words name.

«Phó Bí thư Đảng ủy, Chủ tịch UBND» is two posts; «Trưởng phòng Văn hóa - Xã hội» is the head of «Phòng Văn
hóa - Xã hội». Words that name no body stay in the title, which then stands in the body of its row.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.core.text import capitalised, fold, unify_tone_marks


@dataclass(frozen=True, slots=True)
class TitledPost:
    """One post as written: `body` is «» when the words name none.

    `elsewhere`, if any, is the title under the row's own body: «Ủy viên Ban Thường vụ» alone is the party
    committee's, in the rows of the women's union it is the union's.
    """

    title: str
    body: str
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A title as it begins: what it is written out as, and what a body's name begins with after it."""

    pattern: re.Pattern[str]
    title: str
    prefix: str = ""
    body: str = ""
    """The body when nothing follows."""
    elsewhere: str = ""


def _phrase(words: str, title: str, *, prefix: str = "", body: str = "", elsewhere: str = "") -> _Phrase:
    return _Phrase(re.compile(rf"(?:{words})(?![\w])"), title, prefix, body, elsewhere)


_COMMITTEE: Final = "Đảng ủy"
_PARTY_CELL: Final = "Chi bộ"
_STANDING_COMMITTEE: Final = "Ban Thường vụ Đảng ủy"

# Folded words; the longer ones first. The folded text has the length of the text, so places are equal.
_PHRASES: Final = (
    _phrase(r"p(?:ho )?bt ?cb|pbt chi bo", "Phó Bí thư", body=_PARTY_CELL),
    _phrase(r"bt ?cb|bt chi bo", "Bí thư", body=_PARTY_CELL),
    _phrase(r"chi uy vien|cuv|uv chi uy|uy vien chi uy", "Chi ủy viên", body=_PARTY_CELL),
    _phrase(r"pho bi thu (?:thuong truc|tt)|pbt ?tt", "Phó Bí thư Thường trực"),
    _phrase(r"pho bi thu|p\. ?bi thu|pbt", "Phó Bí thư"),
    _phrase(r"bi thu|bt", "Bí thư"),
    _phrase(r"pho chu tich (?:thuong truc|tt)|pct ?tt", "Phó Chủ tịch Thường trực"),
    _phrase(r"pho chu tich|p\. ?chu tich|pct", "Phó Chủ tịch"),
    _phrase(r"chu tich|ct", "Chủ tịch"),
    _phrase(
        r"(?:uy vien|uv) ?(?:ban thuong vu|btv) dang uy|uvbtvdu|uvtv|(?:uy vien|uv) thuong vu(?= dang uy|$)"
        r"|(?:uy vien|uv) ?(?:ban thuong vu|btv)(?= dang uy|$)",
        "Ủy viên",
        body=_STANDING_COMMITTEE,
        elsewhere="Ủy viên Ban Thường vụ",
    ),
    _phrase(r"(?:uy vien|uv) ?(?:ban thuong vu|btv)", "Ủy viên Ban Thường vụ"),
    _phrase(
        r"(?:uy vien|uv) ?(?:ban chap hanh|bch)(?: dang bo| dang uy)?(?: xa)?(?=$)|dang uy vien|duv",
        "Ủy viên",
        body=_COMMITTEE,
        elsewhere="Ủy viên Ban Chấp hành",
    ),
    _phrase(r"(?:uy vien|uv) ?(?:ban chap hanh|bch)", "Ủy viên Ban Chấp hành"),
    _phrase(r"uy vien thuong truc", "Ủy viên Thường trực"),
    _phrase(r"uy vien thu ky", "Ủy viên Thư ký"),
    _phrase(r"uy vien|uv", "Ủy viên"),
    _phrase(r"dai bieu", "Đại biểu"),
    _phrase(r"pho (?:truong )?ban (?:thuong truc|tt)", "Phó Trưởng ban Thường trực", prefix="Ban"),
    _phrase(r"pho truong ban", "Phó Trưởng ban", prefix="Ban"),
    _phrase(r"truong ban", "Trưởng ban", prefix="Ban"),
    _phrase(r"pho ban", "Phó Trưởng ban", prefix="Ban"),
    _phrase(r"pho truong phong|p\. ?truong phong|ptp", "Phó Trưởng phòng", prefix="Phòng"),
    _phrase(r"truong phong", "Trưởng phòng", prefix="Phòng"),
    _phrase(r"pho chanh van phong", "Phó Chánh Văn phòng", prefix="Văn phòng"),
    _phrase(r"chanh van phong", "Chánh Văn phòng", prefix="Văn phòng"),
    _phrase(r"pho giam doc|pgd", "Phó Giám đốc"),
    _phrase(r"giam doc", "Giám đốc"),
    _phrase(r"pho hieu truong|pht", "Phó Hiệu trưởng"),
    _phrase(r"hieu truong", "Hiệu trưởng"),
    _phrase(r"pho truong cong an", "Phó Trưởng Công an", prefix="Công an", body="Công an xã"),
    _phrase(r"truong cong an", "Trưởng Công an", prefix="Công an", body="Công an xã"),
    _phrase(r"pho chi huy truong|chi huy pho", "Phó Chỉ huy trưởng"),
    _phrase(r"chi huy truong", "Chỉ huy trưởng"),
    _phrase(r"chinh tri vien pho", "Chính trị viên phó"),
    _phrase(r"chinh tri vien", "Chính trị viên"),
    _phrase(r"pho truong tram(?= y te|$)", "Phó Trưởng trạm", prefix="Trạm", body="Trạm Y tế"),
    _phrase(r"truong tram(?= y te|$)", "Trưởng trạm", prefix="Trạm", body="Trạm Y tế"),
    _phrase(r"pho truong thon", "Phó Trưởng thôn", prefix="Thôn"),
    _phrase(r"truong thon", "Trưởng thôn", prefix="Thôn"),
    _phrase(r"chi hoi pho", "Chi hội phó"),
    _phrase(r"chi hoi truong", "Chi hội trưởng"),
    _phrase(r"to pho", "Tổ phó"),
    _phrase(r"to truong", "Tổ trưởng"),
    _phrase(r"pho chu nhiem", "Phó Chủ nhiệm"),
    _phrase(r"chu nhiem", "Chủ nhiệm"),
    _phrase(r"thanh vien", "Thành viên"),
    _phrase(r"thu ky", "Thư ký"),
    _phrase(r"hoa giai vien", "Hòa giải viên"),
    _phrase(r"hoi tham(?: nhan dan)?", "Hội thẩm"),
    _phrase(r"thuong truc", "Thường trực"),
    _phrase(r"chuyen vien", "Chuyên viên"),
    _phrase(r"cong chuc", "Công chức"),
    _phrase(r"can bo", "Cán bộ"),
    _phrase(r"nhan vien", "Nhân viên"),
    _phrase(r"giao vien", "Giáo viên"),
    _phrase(r"ke toan", "Kế toán"),
    _phrase(r"van thu", "Văn thư"),
    _phrase(r"y si|bac si|dieu duong|ho sinh", ""),
    _phrase(r"phu trach|quyen", ""),
    _phrase(r"pho", ""),
    _phrase(r"truong", ""),
)
_HAMLET: Final = re.compile(r"(?:thon|xom|ap|khu|to|tdp|ban|lang|cum|pho|doi)\b")
_SEPARATOR: Final = re.compile(r"\s*[,;\n+]\s*|\s+(?:kiêm|và|-|–|/)\s+|\s*\bkiêm nhiệm\b\s*", re.IGNORECASE)
_CONCURRENT: Final = re.compile(r"\b(?:kiêm nhiệm|kiêm)\b", re.IGNORECASE)
_BODY: Final = re.compile(
    r"(?:dang (?:uy|bo)|chi (?:bo|uy|doan|hoi)|ban |uy ban|ubnd|ubkt|ub |hdnd|hoi |doan |mat tran|mttq|ubmttq"
    r"|phong |p\. ?|van phong|vp |trung tam|tt |truong |tram |cong an|quan su|thon |xom |to |ap |khu "
    r"|lien doan|hop tac xa|htx |cong ty|bch|btv|don vi|co quan|xa )"
)
_GROUP: Final = re.compile(
    r"(?:(?:[ivx]{1,5}|[a-z]|\d{1,2})\s*[.)/-]\s*)?(?:khoi |dang uy|dang bo|chi bo|ban |uy ban|ubnd|ubkt"
    r"|hdnd|hoi dong|hoi (?:lhpn|lien hiep|nong dan|cuu chien binh|ccb|nguoi cao tuoi|chu thap do|phu nu)"
    r"|lhpn|doan (?:tn|thanh nien)|mat tran|mttq|ubmttq|cac |phong |van phong|trung tam|truong |tram |cong an"
    r"|quan su|thon |xom |to dan pho|co quan|don vi|can bo|cong chuc|vien chuc|nguoi hoat dong"
    r"|chinh quyen|doan the)"
)
_LEADING_NUMBER: Final = re.compile(r"^\s*(?:[IVXivx]{1,5}|[A-Za-z]|\d{1,2})\s*[.)/-]\s*")


@lru_cache(maxsize=20_000)
def posts_in(text: str) -> tuple[TitledPost, ...]:
    """Return the posts of a cell, in order."""
    return tuple(_titled(part) for part in _parts(unify_tone_marks(text)) if part)


def name_and_posts(text: str) -> tuple[str, str]:
    """Cut «Lê Thị Én, Phó Chủ tịch UBND» into the name and the posts behind it; «» where none follow."""
    for cut in _SEPARATOR.finditer(text):
        posts = text[cut.end() :].lstrip(" -–+•")
        if _phrase_at(posts) is not None:
            return text[: cut.start()], posts
    return text, ""


def names_concurrent(text: str) -> bool:
    """Whether a cell says that further posts are held beside the first («kiêm»)."""
    return _CONCURRENT.search(text) is not None


def hamlet_name(text: str) -> str:
    """Return a thôn's name with the word for it, which a column headed «Thôn» leaves out: «Đông», «3»."""
    return text if _HAMLET.match(fold(text)) else f"Thôn {text}"


def looks_like_group(text: str) -> bool:
    """Whether a text alone in a row surely names a body or a block of bodies."""
    return _GROUP.match(fold(text)) is not None


@lru_cache(maxsize=20_000)
def group_name(text: str) -> str:
    """Return a group's name without its number: «II. HỘI ĐỒNG NHÂN DÂN XÃ» → «Hội đồng nhân dân xã»."""
    bare = _LEADING_NUMBER.sub("", " ".join(text.split())).strip(" .:;-–")
    return lowered(bare) if bare.isupper() else bare


_LIST: Final = re.compile(r"(?:bieu|phu luc|danh sach|trich ngang|so yeu|tong hop|thong ke|ds\b)")
_ONE_BODY: Final = re.compile(
    r"\b(?:(?:bch|ban chap hanh|btv|ban thuong vu) (?:dang (?:bo|uy)|hoi|doan)|dang (?:uy|bo)|chi bo"
    r"|ban (?!hanh)|uy ban|ubnd|ubkt|hdnd|hoi dong nhan dan|hoi (?:lhpn|lien hiep|nong dan|cuu chien binh)"
    r"|hoi (?:ccb|nguoi cao tuoi|chu thap do)|lhpn|doan (?:tn|thanh nien)|mat tran|mttq|ubmttq|phong "
    r"|van phong|trung tam|truong (?=mam|tieu|trung|th(?:cs|pt)?\b)|tram |cong an|ban chqs"
    r"|(?<!truong )(?:thon|xom) \w|to dan pho)"
)
_SEVERAL: Final = re.compile(r"\bcac\b")
"""«Chi bộ các thôn» are many bodies."""
_AFTER_BODY: Final = re.compile(
    r"\s*(?:[(,;:]|\s[–-]\s|\b20\d\d"
    r"|\b(?:khoa|nhiem ky|nk|giai doan|nam|quy|thang|tinh den|den|co|la|tai|thuoc) )"
)
_TERM: Final = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")


@lru_cache(maxsize=200)
def body_of_list(titles: tuple[str, ...]) -> tuple[str, str]:
    """Return the one body that a list is of and its term, by the sheet's name or the list's title.

    `titles[0]` is the sheet's name: «HĐND xã khóa 2021-2026». Of the others only those of a list count: the
    office named at the head of every paper says nothing of whom the list is. «» for none, or for several.
    """
    for place, title in enumerate(titles):
        text = " ".join(title.split())
        plain = fold(text)
        if len(plain) != len(text) or (place and not _LIST.match(plain)):
            continue
        found = _ONE_BODY.search(plain)
        if found is None:
            continue
        end = _AFTER_BODY.search(plain, found.end())
        stop = end.start() if end else len(text)
        if _SEVERAL.search(plain, found.end(), stop):
            return "", ""
        if _ONE_BODY.search(plain, stop):
            return "", ""
        body = text[found.start() : stop].strip(" .")
        term = _TERM.search(text)
        body = lowered(body) if body.isupper() and len(body) > len("UBND") else capitalised(body)
        return body, f"{term[1]}-{term[2]}" if term else ""
    return "", ""


_ABBREVIATIONS: Final = frozenset(
    word
    for line in (
        "UBND HĐND MTTQ UBMTTQ UBMTTQVN LHPN CCB BTV BCH UBKT VHXH VH-XH TT-VH HTX TNCS TN ND VSTBPN PVHCC",
        "THCS THPT TH TTHC CA QS DQTV CLB NCT KT-HT",
    )
    for word in line.split()
)
_PROPER_AFTER: Final = frozenset(["thon", "xom", "ap", "khu", "to", "truong", "xa", "phuong", "hcm"])
_NAMED_SO: Final = {
    "viet nam": "Việt Nam",
    "to quoc": "Tổ quốc",
    "ho chi minh": "Hồ Chí Minh",
    "mat tran": "Mặt trận",
    "phu nu": "Phụ nữ",
    "nong dan": "Nông dân",
    "cuu chien binh": "Cựu chiến binh",
    "thanh nien": "Thanh niên",
    "cong san": "Cộng sản",
    "khoi dang": "Khối Đảng",
    "dang uy": "Đảng ủy",
    "dang bo": "Đảng bộ",
    "thuong vu": "Thường vụ",
    "chap hanh": "Chấp hành",
    "y te": "Y tế",
    "lien hiep": "Liên hiệp",
    "quan su": "Quân sự",
    "kiem tra": "Kiểm tra",
}


def lowered(text: str) -> str:
    """Return a body's name in capitals as it is written in a sentence; abbreviations stay."""
    words = text.split()
    shown: list[str] = []
    proper = False
    for word in words:
        if word.strip(".,;:()") in _ABBREVIATIONS or any(char.isdigit() for char in word):
            shown.append(word)
        elif proper:
            shown.append("-".join(part.capitalize() for part in word.split("-")))
        else:
            shown.append(word.lower())
        proper = proper or (fold(word) in _PROPER_AFTER and fold(word) not in {"xa", "truong"})
    result = " ".join(shown)
    folded = fold(result)
    if len(folded) == len(result):
        for plain, named in _NAMED_SO.items():
            for found in re.finditer(rf"\b{plain}\b", folded):
                result = result[: found.start()] + named + result[found.end() :]
    return capitalised(result)


def _parts(text: str) -> list[str]:
    """Cut a cell where the next part begins with a title, so that a name with a comma stays whole."""
    parts: list[str] = []
    start = 0
    for cut in _SEPARATOR.finditer(text):
        if _phrase_at(text[cut.end() :].lstrip(" -–+•")) is not None and text[start : cut.start()].strip():
            parts.append(text[start : cut.start()])
            start = cut.end()
    parts.append(text[start:])
    return [" ".join(part.split()).strip(" .,;:-–+•") for part in parts]


def _phrase_at(text: str) -> tuple[_Phrase, int] | None:
    folded = fold(text)
    for phrase in _PHRASES:
        found = phrase.pattern.match(folded)
        if found:
            return phrase, found.end()
    return None


def _titled(text: str) -> TitledPost:
    shown = lowered(text) if text.isupper() and len(text) > len("PCT UBND") else text
    found = _phrase_at(shown)
    if found is None or len(fold(shown)) != len(shown):
        return TitledPost(capitalised(shown), "")
    phrase, end = found
    rest = shown[end:].strip(" .,;:-–")
    whole = capitalised(shown)
    if not phrase.title:
        return TitledPost(whole, "")
    if not rest:
        return TitledPost(phrase.title, phrase.body, phrase.elsewhere)
    if phrase.body and fold(rest) in {"xa", "dang uy", "dang uy xa", "dang bo", "dang bo xa"}:
        return TitledPost(phrase.title, phrase.body)
    if phrase.prefix and not _BODY.match(fold(rest) + " "):
        return TitledPost(phrase.title, f"{phrase.prefix} {rest}")
    if phrase.prefix and phrase.prefix in {"Ban", "Văn phòng", "Công an"}:
        # «Trưởng ban Mặt trận thôn 2» sits in «Ban Mặt trận thôn 2», «Chánh Văn phòng HĐND» in its office.
        return TitledPost(phrase.title, f"{phrase.prefix} {rest}")
    if _BODY.match(fold(rest) + " "):
        return TitledPost(phrase.title, capitalised(rest))
    return TitledPost(f"{phrase.title} {rest}", "")
