"""Numbers of headings and annexes as NĐ 30/2020/NĐ-CP (Phụ lục I) writes them."""

from dataclasses import replace
from typing import Final

from app.services.reports.model import Annex, Block, Section

# Vietnamese order: no f, j, w, z.
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """I, II, III … for a number from 1 on."""
    result = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        result += digits * count
    return result


def letter(number: int) -> str:
    """a, b, c, d, đ, e, g … y, aa, ab … for a number from 1 on."""
    result = ""
    while number > 0:
        number, index = divmod(number - 1, len(_LETTERS))
        result = _LETTERS[index] + result
    return result


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with every section that has no number yet numbered by its place: I. → 1. → a)."""
    return _numbered(blocks, 1)


def _numbered(blocks: tuple[Block, ...], depth: int) -> tuple[Block, ...]:
    result: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Section):
            count += 1
            number = block.number or _number(count, depth)
            block = replace(block, number=number, blocks=_numbered(block.blocks, depth + 1))
        result.append(block)
    return tuple(result)


def _number(count: int, depth: int) -> str:
    match depth:
        case 1:
            return f"{roman(count)}."
        case 2:
            return f"{count}."
        case _:
            return f"{letter(count)})"


def labelled(annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    """«Phụ lục» for a single annex, «Phụ lục I», «Phụ lục II» … for several."""
    if len(annexes) == 1:
        return (replace(annexes[0], label="Phụ lục"),)
    return tuple(
        replace(annex, label=f"Phụ lục {roman(index)}") for index, annex in enumerate(annexes, start=1)
    )
