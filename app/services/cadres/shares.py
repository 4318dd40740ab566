"""Women's share of each body as of a day, and of all bodies together without counting a person twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import LEADING, BodyKind, PostRole, Sex
from app.core.numbers import format_integer
from app.core.post_titles import chairs
from app.core.text import fold
from app.services.cadres.figures import BodyShare, Indicator11, IndicatorUnit, Overall, Shares
from app.services.cadres.holdings import BodyFacts, Holding, bodies, holdings, same_term
from app.services.counted import Counted

APART: Final = (BodyKind.ENTERPRISE, BodyKind.MEDIATION)
"""Bodies whose people are no cadres of the commune: shown, but not among all together."""
_HAMLET_HEAD: Final = re.compile(
    r"\b(?:(?P<deputy>pho (?:truong )?)|truong )(?:thon|xom|ap|khu|to dan pho)\b|\bthon truong\b"
)
_INDICATOR_KINDS: Final = (BodyKind.COUNCIL, BodyKind.PEOPLE_COMMITTEE)


def shares(session: Session, as_of: date, *, body_ids: Iterable[str] | None = None) -> Shares:
    """Return the shares of the bodies (None: of all) that are in use or have anybody as of the day."""
    wanted = None if body_ids is None else list(body_ids)
    facts = bodies(session, as_of, body_ids=wanted)
    return shares_of(facts, holdings(session, as_of, body_ids=wanted), as_of)


def shares_of(facts: Sequence[BodyFacts], held: Sequence[Holding], as_of: date) -> Shares:
    """Return the shares of bodies with these posts held."""
    by_body: dict[str, list[Holding]] = defaultdict(list)
    for holding in held:
        by_body[holding.body_id].append(holding)
    found = tuple(share_of(body, by_body[body.id]) for body in facts if body.active or by_body[body.id])
    apart = {body.id for body in facts if body.body_kind in APART}
    counted = [holding for holding in held if holding.body_id not in apart]
    return Shares(
        as_of=as_of,
        bodies=found,
        overall=_overall(counted, [share for share in found if share.body_id not in apart]),
    )


def share_of(body: BodyFacts, held: Sequence[Holding]) -> BodyShare:
    """Return the share of one body whose posts these are."""
    heads = _people(held)
    women = _people(one for one in held if one.sex is Sex.FEMALE)
    told = body.seats_women or 0
    leading = [one for one in held if one.role in LEADING]
    return BodyShare(
        body_id=body.id,
        name=body.name,
        body_kind=body.body_kind,
        seats=body.seats,
        heads=Counted(len(heads), heads),
        # A number of women without their names stands beside those recorded, never below them.
        women=Counted(max(len(women), told), women),
        leaders=_counted(leading),
        women_leaders=_counted(one for one in leading if one.sex is Sex.FEMALE),
        ranks=_ranks(body.body_kind, leading),
        posts=len(held),
        women_posts=sum(one.sex is Sex.FEMALE for one in held),
        target=body.target,
        findings=tuple(_findings(body, held, len(heads), len(women))),
    )


def _ranks(kind: BodyKind, leading: Iterable[Holding]) -> dict[str, tuple[Counted, Counted]]:
    parted: dict[str, list[Holding]] = defaultdict(list)
    for one in sorted(leading, key=lambda one: one.role is not PostRole.HEAD):
        parted[rank_name(kind, one)].append(one)
    return {
        name: (_counted(held), _counted(one for one in held if one.sex is Sex.FEMALE))
        for name, held in parted.items()
    }


def rank_name(kind: BodyKind, holding: Holding) -> str:
    """What statistics call a leading post. A thôn has several: its head, the head of the front's board…"""
    if kind is not BodyKind.HAMLET:
        return holding.role.label if holding.role else ""
    own = _HAMLET_HEAD.search(fold(holding.title))
    if own is None:
        return " ".join(holding.title.split()).capitalize()
    return "Phó trưởng thôn" if own["deputy"] else "Trưởng thôn"


def _findings(body: BodyFacts, held: Sequence[Holding], heads: int, women: int) -> Iterable[str]:
    if body.seats is None:
        if heads:
            yield (
                f"{body.name}: chưa ghi số ghế nên tỷ lệ tính trên {format_integer(heads)} người "
                "đã ghi trong danh sách."
            )
    elif heads > body.seats:
        yield (
            f"{body.name}: danh sách đang có {format_integer(heads)} người nhưng số ghế ghi là "
            f"{format_integer(body.seats)}. Hãy sửa số ghế, hoặc ghi ngày thôi giữ chức của người đã nghỉ."
        )
    if body.seats_women is not None and body.seats is not None:
        men = heads - women
        if women > body.seats_women:
            yield (
                f"{body.name}: số ghế ghi {format_integer(body.seats_women)} nữ nhưng danh sách có "
                f"{format_integer(women)} nữ. Tỷ lệ tính theo danh sách."
            )
        elif body.seats_women + men > body.seats:
            yield (
                f"{body.name}: {format_integer(body.seats_women)} nữ ghi ở số ghế và "
                f"{format_integer(men)} nam trong danh sách vượt quá {format_integer(body.seats)} ghế. "
                "Hãy kiểm tra lại."
            )
    if body.seats_term:
        earlier = {one.cadre_id for one in held if not same_term(one.term, body.seats_term)}
        if earlier:
            yield (
                f"{body.name}: {format_integer(len(earlier))} người còn ghi nhiệm kỳ khác nhiệm kỳ "
                f"{body.seats_term} mà chưa có ngày thôi giữ chức."
            )


def _people(held: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.cadre_id for one in held))


def _counted(held: Iterable[Holding]) -> Counted:
    ids = _people(held)
    return Counted(len(ids), ids)


def _overall(held: Sequence[Holding], found: Sequence[BodyShare]) -> Overall:
    women = [one for one in held if one.sex is Sex.FEMALE]
    return Overall(
        heads=_counted(held),
        women=_counted(women),
        posts=len(held),
        women_posts=len(women),
        key_heads=_counted(one for one in held if one.key_post),
        key_women=_counted(one for one in women if one.key_post),
        unrecorded=sum(share.denominator - share.heads.value for share in found),
        unrecorded_women=sum(share.women.value - len(share.women.ids) for share in found),
    )


def indicator_1_1(session: Session, as_of: date) -> Indicator11:
    """Return target 1.1: HĐND and UBND with a woman as Chủ tịch or Phó Chủ tịch as of the day."""
    facts = [body for body in bodies(session, as_of) if body.body_kind in _INDICATOR_KINDS]
    held = holdings(session, as_of, body_ids=[body.id for body in facts])
    units = []
    for body in facts:
        chairing = [one for one in held if one.body_id == body.id and chairs(one.title)]
        if body.active or chairing:
            women = [one for one in chairing if one.sex is Sex.FEMALE]
            units.append(
                IndicatorUnit(
                    body_id=body.id,
                    name=body.name,
                    chairs=_counted(chairing),
                    women=_counted(women),
                    names=tuple(dict.fromkeys(one.title for one in women)),
                )
            )
    return _indicator(as_of, tuple(units))


def _indicator(as_of: date, units: tuple[IndicatorUnit, ...]) -> Indicator11:
    unknown = tuple(unit.name for unit in units if not unit.chairs.value)
    with_women = [unit for unit in units if unit.counts]
    without = [unit.name for unit in units if unit.chairs.value and not unit.counts]
    parts = []
    if with_women:
        named = "; ".join(f"{unit.name} ({', '.join(unit.names)})" for unit in with_women)
        parts.append(f"Có lãnh đạo chủ chốt là nữ: {named}.")
    if without:
        parts.append(f"Chưa có lãnh đạo chủ chốt là nữ: {'; '.join(without)}.")
    if unknown:
        parts.append(f"Chưa ghi Chủ tịch, Phó Chủ tịch: {'; '.join(unknown)}.")
    return Indicator11(
        as_of=as_of,
        units=units,
        unknown=unknown,
        sentence=" ".join(parts) or "Chưa có Hội đồng nhân dân, Ủy ban nhân dân trong danh mục.",
    )
