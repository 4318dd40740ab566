"""What if: these people in these posts, those posts vacated. Nothing is stored."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import PostRole
from app.core.dates import format_date
from app.core.errors import RecordNotFound
from app.core.post_titles import role_of
from app.core.text import fold
from app.models import Cadre
from app.services.cadres.figures import AgeConcern, Appointment, BodyShare, WhatIf
from app.services.cadres.holdings import BodyFacts, Holding, bodies, holdings
from app.services.cadres.retirement import retirement
from app.services.cadres.shares import share_of, shares_of
from app.services.list_statements import among
from app.services.settings import OfficeSettings


def what_if(
    session: Session,
    appointments: Sequence[Appointment],
    vacate: Sequence[str],
    as_of: date,
    settings: OfficeSettings,
) -> WhatIf:
    """Return the shares before and after; `vacate` are ids of posts held on the day.

    Raises `RecordNotFound` for a person, body or post that there is not.
    """
    facts = bodies(session, as_of)
    before = holdings(session, as_of)
    people = _people(session, appointments)
    names = {body.id: body.name for body in facts}
    gone = {holding.post_id: holding for holding in before if holding.post_id in set(vacate)}
    if len(gone) != len(set(vacate)) or any(one.body_id not in names for one in appointments):
        raise RecordNotFound
    stay = [holding for holding in before if holding.post_id not in gone]
    after = [*stay, *(_holding(place, one, people) for place, one in enumerate(appointments))]
    touched = {one.body_id for one in appointments} | {one.body_id for one in gone.values()}
    pairs = tuple((_share(body, before), _share(body, after)) for body in facts if body.id in touched)
    return WhatIf(
        as_of=as_of,
        bodies=pairs,
        before=shares_of(facts, before, as_of).overall,
        after=shares_of(facts, after, as_of).overall,
        concerns=tuple(_concerns(appointments, people, names, as_of, settings)),
        findings=(
            *_twice(appointments, stay, names),
            *(finding for _, share in pairs for finding in share.findings),
        ),
    )


def _share(body: BodyFacts, held: Sequence[Holding]) -> BodyShare:
    return share_of(body, [holding for holding in held if holding.body_id == body.id])


def _people(session: Session, appointments: Sequence[Appointment]) -> Mapping[str, Any]:
    wanted = select(Cadre.id, Cadre.full_name, Cadre.sex, Cadre.birth_on).where(
        among(Cadre.id, {one.cadre_id for one in appointments})
    )
    found = {row.id: row for row in session.execute(wanted)}
    if any(one.cadre_id not in found for one in appointments):
        raise RecordNotFound
    return found


def _holding(place: int, one: Appointment, people: Mapping[str, Any]) -> Holding:
    return Holding(
        post_id=f"new-{place}",
        cadre_id=one.cadre_id,
        body_id=one.body_id,
        title=one.title,
        role=role_of(one.title),
        key_post=False,
        term="",
        sex=people[one.cadre_id].sex,
    )


def _twice(
    appointments: Sequence[Appointment], stay: Sequence[Holding], names: Mapping[str, str]
) -> Iterator[str]:
    """Tell where somebody else still holds the title of which a body has one."""
    for one in appointments:
        if role_of(one.title) is not PostRole.HEAD:
            continue
        others = {
            holding.cadre_id
            for holding in stay
            if holding.body_id == one.body_id
            and holding.cadre_id != one.cadre_id
            and fold(holding.title) == fold(one.title)
            and holding.role is PostRole.HEAD
        }
        if others:
            yield f"{one.title} {names[one.body_id]} đang có người giữ. Hãy chọn cả chức vụ được thay."


def _concerns(
    appointments: Sequence[Appointment],
    people: Mapping[str, Any],
    names: Mapping[str, str],
    as_of: date,
    settings: OfficeSettings,
) -> Iterator[AgeConcern]:
    for one in appointments:
        person = people[one.cadre_id]
        if person.birth_on is None:
            continue
        retires = retirement(person.birth_on, person.sex, settings)
        post = f"{one.title} {names[one.body_id]}"
        needed = settings.first_term_months if one.first else settings.next_term_months
        left = (retires.on.year - as_of.year) * 12 + retires.on.month - as_of.month
        sentence = ""
        if one.until is not None and retires.on < one.until:
            sentence = (
                f"{person.full_name} đủ {retires.age_text} (tuổi nghỉ hưu) vào tháng "
                f"{retires.on.month}/{retires.on.year}, trước khi hết nhiệm kỳ {post} "
                f"({format_date(one.until)}); căn cứ {retires.basis}."
            )
        elif left < needed:
            remains = f"chỉ còn {left} tháng công tác" if left > 0 else "đã đến tuổi nghỉ hưu"
            sentence = (
                f"{person.full_name} {remains}, ít hơn {needed} tháng cần có khi "
                f"{'tham gia lần đầu' if one.first else 'tái cử'} {post}; căn cứ {settings.remaining_basis}."
            )
        if sentence:
            yield AgeConcern(
                cadre_id=one.cadre_id,
                full_name=person.full_name,
                title=post,
                retires=retires,
                sentence=sentence,
            )
