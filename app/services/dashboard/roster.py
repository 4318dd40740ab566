"""The tile of the roster: women's shares against their targets, the Ban VSTBPN, the network in the thôn."""

from app.core.numbers import format_percent
from app.services.cadres.board import board
from app.services.cadres.figures import BodyShare, Shares
from app.services.cadres.network import coverage
from app.services.cadres.shares import shares
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine

MOST_BODIES = 4
"""So many bodies below their target are named; the number above opens all of them."""


def roster_tile(glance: Glance) -> Tile:
    """Return how many women hold posts, which targets are missed, what the Ban and the network lack."""
    door = Door(tab="cadres", view="people")
    found = shares(glance.session, glance.today)
    if not any(share.denominator for share in found.bodies):
        empty = TileLine(
            text="Chưa ghi cán bộ nào. Hãy nhập danh sách hoặc lấy từ tệp Excel.",
            level=Level.NOTE,
            door=door,
        )
        return Tile(key="roster", title="Cán bộ nữ", lines=(empty, *_network(glance)), door=door)
    lines = (*_women(found), *_targets(found), *_board(glance), *_network(glance))
    return Tile(key="roster", title="Cán bộ nữ", lines=lines, door=door)


def _women(found: Shares) -> tuple[TileLine, ...]:
    women = found.overall.women
    return (
        TileLine(
            text="cán bộ nữ đang giữ chức vụ",
            number=women.value,
            door=_people(women.ids, "Cán bộ nữ đang giữ chức vụ"),
        ),
    )


def _targets(found: Shares) -> list[TileLine]:
    with_target = [share for share in found.bodies if share.reached is not None]
    if not with_target:
        return []
    missed = [share for share in with_target if not share.reached]
    lines = [
        TileLine(
            text="cơ quan đạt chỉ tiêu tỷ lệ nữ",
            number=len(with_target) - len(missed),
            out_of=len(with_target),
            level=Level.WARN if missed else Level.CALM,
            door=Door(
                tab="cadres",
                view="bodies",
                ids=tuple(share.body_id for share in missed or with_target),
                label="Cơ quan chưa đạt chỉ tiêu tỷ lệ nữ" if missed else "Cơ quan có chỉ tiêu tỷ lệ nữ",
            ),
        )
    ]
    return [*lines, *(_missed(share) for share in missed[:MOST_BODIES])]


def _missed(share: BodyShare) -> TileLine:
    assert share.target is not None
    part = format_percent(share.women.value, share.denominator)
    return TileLine(
        text=f"{share.name}: nữ {part}, chỉ tiêu {share.target.percent}%",
        detail=f"còn thiếu {share.lacking} người",
        level=Level.WARN,
        door=_people(share.women.ids, f"Nữ của {share.name}"),
    )


def _board(glance: Glance) -> list[TileLine]:
    found = board(glance.session, glance.today)
    if not found.warnings:
        return []
    return [
        TileLine(
            text="điều cần xem lại ở Ban Vì sự tiến bộ của phụ nữ",
            number=len(found.warnings),
            detail=found.warnings[0].message,
            level=Level.WARN if any(one.cadre_ids for one in found.warnings) else Level.NOTE,
            door=Door(tab="cadres", view="board"),
        )
    ]


def _network(glance: Glance) -> list[TileLine]:
    found = coverage(glance.session, glance.today)
    if not found.uncovered:
        return []
    return [
        TileLine(
            text="thôn chưa có tuyên truyền viên, cộng tác viên",
            number=len(found.uncovered),
            out_of=len(found.hamlets),
            detail=", ".join(hamlet.name for hamlet in found.uncovered[:MOST_BODIES]),
            level=Level.NOTE,
            door=Door(tab="cadres", view="network"),
        )
    ]


def _people(ids: tuple[str, ...], label: str) -> Door:
    """The door to some people; without any to the shares."""
    return (
        Door(tab="cadres", view="people", ids=ids, label=label) if ids else Door(tab="cadres", view="shares")
    )
