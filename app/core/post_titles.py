"""What the words of a post's title say: its rank within the body, and whether it chairs the body."""

import re
from functools import lru_cache
from typing import Final

from app.core.cadre_vocabulary import PostRole
from app.core.text import fold

_PARTS: Final = re.compile(r"[,;/+(–—]|\s-\s|\bkiem\b")
_ACTING: Final = re.compile(r"^(?:quyen|q\.?|phu trach|tan)\s+")
_OF_A_BOARD: Final = re.compile(
    r"^(?:pho )?truong ban (?:phap che|kinh te|van hoa|dan toc|do thi|cua hoi dong|hdnd|hoi dong)"
)
"""Heads of a council's boards: they are no heads of the council."""
_ROLES: Final = (
    (PostRole.DEPUTY, re.compile(r"^(?:pho|hieu pho|pct|pbt|cap pho|chi huy pho|doi pho)\b")),
    (
        PostRole.HEAD,
        re.compile(
            r"^(?:chu tich|ct|bi thu|bt|truong|giam doc|tong giam doc|hieu truong|chi huy truong|"
            r"chanh|chi hoi truong|doi truong|to truong|chu nhiem|thu truong|thon truong|chu doanh nghiep|"
            r"chinh tri vien truong)\b"
        ),
    ),
    (PostRole.STANDING, re.compile(r"^(?:uy vien (?:ban )?(?:thuong vu|thuong truc)|thuong (?:vu|truc))\b")),
    (
        PostRole.MEMBER,
        re.compile(
            r"^(?:uy vien|uv|dai bieu|thanh vien|thu ky|hoi tham|hoa giai vien|chi uy vien|dang uy vien|"
            r"cap uy vien|doi vien)\b"
        ),
    ),
    (
        PostRole.STAFF,
        re.compile(
            r"^(?:chuyen vien|can bo|cong chuc|vien chuc|nhan vien|can su|ke toan|van thu|giao vien|"
            r"y si|bac si|dieu duong|nu ho sinh|ho sinh|cong an vien|thu quy)\b"
        ),
    ),
)
_CHAIR: Final = re.compile(r"^(?:pho )?chu tich\b(?P<rest>.*)$|^p?ct\b(?P<short>.*)$")
_OWN_BODY: Final = re.compile(
    r"^(?:thuong truc\b\s*)?(?:hdnd|hoi dong nhan dan|ubnd|uy ban nhan dan)?\s*(?:xa\b.*)?$"
)


@lru_cache(maxsize=4096)
def role_of(title: str) -> PostRole | None:
    """Return the rank that a title names; of several joined by «kiêm» or a comma the first one known."""
    for part in _parts(title):
        if _OF_A_BOARD.match(part):
            return PostRole.STANDING if part.startswith("truong") else PostRole.MEMBER
        for role, words in _ROLES:
            if words.match(part):
                return role
    return None


def chairs(title: str) -> bool:
    """Whether a title is that of Chủ tịch or Phó Chủ tịch of the body it stands in.

    «Ủy viên UBND, Chủ tịch Hội Nông dân» is not: the chair is of another body.
    """
    for part in _parts(title):
        found = _CHAIR.match(part)
        if found and _OWN_BODY.match((found["rest"] or found["short"] or "").strip()):
            return True
    return False


def post_at(title: str, body: str) -> str:
    """Return a title with its body: «Phó Chủ tịch UBND xã»; «Trưởng phòng» of «Phòng Kinh tế» once only."""
    words = title.split()
    if len(words) > 1 and fold(body).split(" ")[0] == fold(words[-1]):
        words = words[:-1]
    return " ".join((*words, body))


def _parts(title: str) -> list[str]:
    parts = (_ACTING.sub("", part.strip(" .)")) for part in _PARTS.split(fold(title)))
    return [part for part in parts if part]
