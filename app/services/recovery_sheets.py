"""Three recovery sheets of which any two open the book: secret sharing by SLIP-39 (shamir-mnemonic).

A share of SLIP-39 is twenty words of ten bits with a checksum of their own. On paper its 200 bits stand as
eight groups of Vietnamese-keyboard signs instead, each with the sign that finds a slip in its group.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.core.dates import format_date
from app.core.errors import AppError, WrongRecoveryCode
from app.core.places import commune_title
from app.db import typed_codes
from app.db.typed_codes import ALPHABET
from app.services.reports.model import Paragraph, Report, Section

COUNT: Final = 3
NEEDED: Final = 2
_SECRET_BYTES: Final = 16
_WORDS: Final = 20
_WORD_BITS: Final = 10
_SIGN_BITS: Final = 5
_SIGNS: Final = _WORDS * _WORD_BITS // _SIGN_BITS
_GROUPS_A_LINE: Final = 4
_USE = (
    "Ba phiếu, mỗi phiếu giao một người giữ; hai phiếu bất kỳ mở được sổ khi quên mật khẩu, một phiếu thì "
    "không. Ở màn hình khóa bấm «Quên mật khẩu?», nhập mã của hai phiếu rồi đặt mật khẩu mới."
)
_KEEP = "Cất phiếu trong phong bì dán kín. Không để hai phiếu ở cùng một chỗ, không để cùng máy tính."


class NeedTwoSheets(AppError):
    """One sheet, or the same one twice, opens nothing."""

    def __init__(self) -> None:
        super().__init__("Cần hai phiếu khác nhau trong ba phiếu khôi phục. Hãy nhập mã của phiếu thứ hai.")


class SheetsDiffer(AppError):
    """What was typed back is another sheet."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Mã vừa gõ không phải của phiếu số {number}. Hãy gõ lại đúng mã in trên phiếu đó.")


@dataclass(frozen=True, slots=True)
class Sheets:
    """Three codes as printed, and what two of them make. Not in force before each was typed back once."""

    codes: tuple[str, ...] = field(repr=False)
    secret: bytes = field(repr=False)


def new_sheets() -> Sheets:
    """Make a secret and its three sheets."""
    import shamir_mnemonic

    secret = secrets.token_bytes(_SECRET_BYTES)
    (shares,) = shamir_mnemonic.generate_mnemonics(1, [(NEEDED, COUNT)], secret, iteration_exponent=0)
    return Sheets(tuple(typed_codes.printed(_signs(share)) for share in shares), secret)


def check_typed(sheets: Sheets, number: int, text: str) -> None:
    """Compare what was typed back from sheet `number` (from 1); raise `MistypedCode` or `SheetsDiffer`."""
    if typed_codes.printed(typed_codes.typed(text, _SIGNS)) != sheets.codes[number - 1]:
        raise SheetsDiffer(number)


def joined(typed: Sequence[str]) -> bytes:
    """Return the secret that two typed sheets make.

    Raises `MistypedCode` for a slip, `NeedTwoSheets`, `WrongRecoveryCode` for sheets of different sets.
    """
    import shamir_mnemonic

    words = sorted({_words(typed_codes.typed(text, _SIGNS)) for text in typed})
    if len(words) < NEEDED:
        raise NeedTwoSheets
    try:
        return bytes(shamir_mnemonic.combine_mnemonics(words[:NEEDED]))
    except shamir_mnemonic.MnemonicError as error:
        raise WrongRecoveryCode from error


def two_typed(text: str) -> tuple[str, str] | None:
    """Return the two sheets' codes when both were typed one after the other; None for one code."""
    groups = text.replace("-", " ").split()
    if len(groups) == 2 * _SIGNS // typed_codes.GROUP:
        half = len(groups) // 2
        return " ".join(groups[:half]), " ".join(groups[half:])
    plain = "".join(groups)
    if len(plain) in {2 * _SIGNS, 2 * (_SIGNS + _SIGNS // typed_codes.GROUP)}:
        return plain[: len(plain) // 2], plain[len(plain) // 2 :]
    return None


def sheet_report(code: str, number: int, *, commune: str, on: date) -> Report:
    """Return one sheet as it is printed; it names the commune, never a person.

    No group is broken at the end of a line: it would be read as two.
    """
    groups = code.split("-")
    lines = [groups[start : start + _GROUPS_A_LINE] for start in range(0, len(groups), _GROUPS_A_LINE)]
    return Report(
        kind="recovery-sheet",
        title=f"PHIẾU KHÔI PHỤC SỐ {number}/{COUNT} – SỔ BÌNH ĐẲNG GIỚI {commune_title(commune).upper()}",
        blocks=(
            *(Section(key=f"code-{place}", title="-".join(line)) for place, line in enumerate(lines, 1)),
            Paragraph("use", (_USE,)),
            Paragraph("keep", (_KEEP,)),
            Paragraph("made", (f"Lập ngày {format_date(on)}.",)),
        ),
    )


def _signs(share: str) -> str:
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    value = 0
    for word in share.split():
        value = value << _WORD_BITS | WORD_INDEX_MAP[word]
    return "".join(
        ALPHABET[value >> place * _SIGN_BITS & (len(ALPHABET) - 1)] for place in reversed(range(_SIGNS))
    )


def _words(signs: str) -> str:
    from shamir_mnemonic.wordlist import WORDLIST

    value = 0
    for sign in signs:
        if sign not in ALPHABET:
            raise WrongRecoveryCode
        value = value << _SIGN_BITS | ALPHABET.index(sign)
    mask = (1 << _WORD_BITS) - 1
    return " ".join(WORDLIST[value >> place * _WORD_BITS & mask] for place in reversed(range(_WORDS)))
