"""The Ban Vì sự tiến bộ của phụ nữ: who sits there, by which post, and what wants putting right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.core.cadre_vocabulary import BodyKind, PostRole
from app.core.post_titles import post_at, role_of
from app.core.text import fold
from app.models import Body, Cadre, Post
from app.services.cadres.figures import Board, BoardMember, BoardWarning
from app.services.cadres.holdings import ROLE_ORDER, Holding, held, holdings

NAME: Final = "Ban Vì sự tiến bộ của phụ nữ"
_SECRETARY: Final = "thu ky"
_PERMANENT: Final = "thuong truc"


def board(session: Session, as_of: date) -> Board:
    """Return the Ban as of a day, head first; of several bodies of the kind the first one in use."""
    body = session.execute(
        select(Body.id, Body.name)
        .where(Body.body_kind == BodyKind.ADVANCEMENT)
        .order_by(Body.active.desc(), Body.position, Body.id)
        .limit(1)
    ).first()
    if body is None:
        nothing = BoardWarning(
            f"Chưa có {NAME} trong danh mục cơ quan, tổ chức. Hãy thêm rồi ghi thành viên."
        )
        return Board(as_of=as_of, body_id=None, name=NAME, members=(), warnings=(nothing,), decisions=())
    rows = _rows(session, body.id, as_of)
    posts = _posts_of(session, rows, as_of)
    members = tuple(_member(row, posts) for row in rows)
    return Board(
        as_of=as_of,
        body_id=body.id,
        name=body.name,
        members=members,
        warnings=tuple(_warnings(members)),
        decisions=tuple(dict.fromkeys(one.decision for one in members if one.decision)),
    )


def _rows(session: Session, body_id: str, as_of: date) -> Sequence[Any]:
    through = aliased(Body)
    wanted = (
        select(Post, Cadre.full_name, Cadre.sex, Cadre.position, Cadre.name_sort, through.name)
        .join(Cadre, Cadre.id == Post.cadre_id)
        .outerjoin(through, through.id == Post.through_body)
        .where(Post.body == body_id, held(as_of))
    )
    rows = list(session.execute(wanted))
    return sorted(rows, key=_order)


def _order(row: Any) -> tuple[Any, ...]:
    post, title = row[0], fold(row[0].title)
    # Phó Trưởng ban Thường trực stands before the other deputies, the secretary at the end.
    role = post.role or role_of(post.title)
    rank = ROLE_ORDER[role] + (0.5 if role is PostRole.DEPUTY and _PERMANENT not in title else 0)
    return (_SECRETARY in title and rank > 1, rank, row.position == 0, row.position, row.name_sort, post.id)


def _posts_of(session: Session, rows: Sequence[Any], as_of: date) -> Mapping[str, list[Holding]]:
    """What the bodies' people by virtue of which members sit in the Ban hold on the day."""
    wanted = {row[0].through_body for row in rows if row[0].through_body}
    found: dict[str, list[Holding]] = {}
    for holding in holdings(session, as_of, body_ids=wanted) if wanted else ():
        found.setdefault(holding.cadre_id, []).append(holding)
    return found


def _member(row: Any, posts: Mapping[str, list[Holding]]) -> BoardMember:
    post, through_name = row[0], row[5] or ""
    through = post_at(post.through_title, through_name) if through_name else post.through_title
    return BoardMember(
        post_id=post.id,
        cadre_id=post.cadre_id,
        full_name=row.full_name,
        sex=row.sex,
        title=post.title,
        role=post.role or role_of(post.title),
        through=through,
        since=getattr(post, "from"),
        until=post.to,
        decision=post.decision,
        warning=_left_post(post, row.full_name, through, posts.get(post.cadre_id, ())),
    )


def _left_post(post: Post, name: str, through: str, current: Sequence[Holding]) -> str:
    """Tell when a member no longer holds the post by which he or she sits in the Ban."""
    if post.through_body is None:
        return ""
    in_body = [one for one in current if one.body_id == post.through_body]
    if not in_body:
        return f"{name} không còn giữ chức vụ {through}. Hãy kiện toàn {NAME}."
    if post.through_title and not any(_same(one.title, post.through_title) for one in in_body):
        now = "; ".join(one.title for one in in_body)
        return f"{name} tham gia với chức vụ {through} nhưng hiện là {now}. Hãy kiện toàn {NAME}."
    return ""


def _same(held_title: str, title: str) -> bool:
    """Whether a title held is the one named, in full or with its body's name behind it."""
    one, other = fold(held_title), fold(title)
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _warnings(members: Sequence[BoardMember]) -> Iterator[BoardWarning]:
    if not members:
        yield BoardWarning(f"Chưa ghi thành viên nào của {NAME}.")
        return
    for one in members:
        if one.warning:
            yield BoardWarning(one.warning, (one.cadre_id,))
    heads = [one for one in members if one.role is PostRole.HEAD]
    if not heads:
        yield BoardWarning("Ban chưa có Trưởng ban.")
    elif len({one.cadre_id for one in heads}) > 1:
        named = ", ".join(one.full_name for one in heads)
        yield BoardWarning(
            f"Ban đang có {len(heads)} Trưởng ban: {named}.", tuple(one.cadre_id for one in heads)
        )
    if not any(_SECRETARY in fold(one.title) for one in members):
        yield BoardWarning("Ban chưa có Thư ký.")
    without = [one for one in members if not one.decision]
    if without:
        named = ", ".join(one.full_name for one in without)
        yield BoardWarning(f"Chưa ghi số quyết định của: {named}.", tuple(one.cadre_id for one in without))
