"""Codes that people copy from paper: groups of five with a sixth sign that finds a slip in its group.

The alphabet is Crockford's base 32, without letters that look like digits. The sign is a weighted sum with
odd weights, so that no single wrong sign in a group goes unseen; it depends on the group's place, so that
two groups that changed places are seen too.
"""

from collections.abc import Sequence
from typing import Final

from app.core.errors import WrongRecoveryCode
from app.core.text import nfc

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP: Final = 5
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_PLACE_WEIGHT: Final = 11


class MistypedCode(WrongRecoveryCode):
    """Some groups of a code cannot be right; `groups` are their places, from 1."""

    def __init__(self, groups: Sequence[int]) -> None:
        super().__init__()
        named = ", ".join(map(str, groups))
        self.args = (f"Gõ sai ở nhóm thứ {named}. Hãy so lại từng ký tự của nhóm đó với tờ giấy rồi sửa.",)
        self.groups = tuple(groups)


def printed(code: str) -> str:
    """Return a code as it is printed: its groups, each with its sign, joined by dashes."""
    groups = [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
    return "-".join(group + _sign(group, place) for place, group in enumerate(groups))


def typed(text: str, length: int) -> str:
    """Return the code of `length` signs that was typed; case, dashes and look-alikes do not matter.

    A code that was printed without signs is taken as it is. Raises `MistypedCode` naming the groups that are
    wrong, `WrongRecoveryCode` where not even the groups can be told.
    """
    plain = "".join(char for char in nfc(text).upper() if char.isalnum()).translate(_LOOKALIKES)
    if len(plain) == length:
        return plain
    count = length // GROUP
    groups = nfc(text).upper().translate(_LOOKALIKES).replace("-", " ").split()
    if len(groups) != count:
        if len(plain) != length + count:
            raise WrongRecoveryCode
        groups = [plain[start : start + GROUP + 1] for start in range(0, len(plain), GROUP + 1)]
    wrong = [place for place, group in enumerate(groups) if not _right(group, place)]
    if wrong:
        raise MistypedCode([place + 1 for place in wrong])
    return "".join(group[:GROUP] for group in groups)


def _right(group: str, place: int) -> bool:
    return (
        len(group) == GROUP + 1
        and all(sign in ALPHABET for sign in group)
        and _sign(group[:GROUP], place) == group[GROUP]
    )


def _sign(group: str, place: int) -> str:
    total = _PLACE_WEIGHT * (place + 1)
    total += sum((2 * weight + 1) * ALPHABET.index(sign) for weight, sign in enumerate(group))
    return ALPHABET[total % len(ALPHABET)]
