"""«Lý lịch trích ngang»: one person on paper. What is sensitive, and the note, are not on it."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.core.dates import format_date
from app.services.cadres.card import NOTE
from app.services.cadres.card_figures import CardPost, PersonCard
from app.services.cadres.rows import partial_text
from app.services.reports.model import Align, Block, Column, Paragraph, Report, Row, Section, Table

TITLE: Final = "LÝ LỊCH TRÍCH NGANG"
_POSTS: Final = (
    Column(header="Từ", weight=1.3, align=Align.CENTER),
    Column(header="Đến", weight=1.3, align=Align.CENTER),
    Column(header="Chức danh", weight=3),
    Column(header="Cơ quan, tổ chức", weight=3.4),
    Column(header="Quyết định, nghị quyết", weight=2.4),
)
_TRAININGS: Final = (
    Column(header="Từ ngày", weight=1.3, align=Align.CENTER),
    Column(header="Lớp, nội dung", weight=4.4),
    Column(header="Tình trạng", weight=1.8),
    Column(header="Văn bằng, chứng chỉ", weight=2.6),
)
_SUCCESSIONS: Final = (
    Column(header="Chức danh quy hoạch", weight=3),
    Column(header="Cơ quan, tổ chức", weight=3.4),
    Column(header="Nhiệm kỳ", weight=1.6, align=Align.CENTER),
    Column(header="Tình trạng", weight=2),
)


def card_report(card: PersonCard) -> Report:
    """Return the document: who, posts in the order of time, training, quy hoạch."""
    return Report(
        kind="card",
        title=TITLE,
        period_note=f"(Tại ngày {format_date(card.as_of)})",
        blocks=tuple(_blocks(card)),
        body_size=13,
    )


def _blocks(card: PersonCard) -> Iterator[Block]:
    lines = tuple(_lines(card))
    yield Section(
        key="person",
        number="1.",
        title="Bản thân",
        blocks=tuple(
            Paragraph(f"person-{place}", (f"{label}: {text}.",)) for place, (label, text) in enumerate(lines)
        ),
    )
    posts = _table("posts", _POSTS, [_post(post) for post in reversed(card.posts)])
    yield Section(key="posts-part", number="2.", title="Quá trình giữ chức vụ", blocks=posts)
    trainings = [
        Row((one.starts_on, one.title, one.status.label, one.certificate or one.result))
        for one in card.trainings
    ]
    yield Section(
        key="trainings-part",
        number="3.",
        title="Đào tạo, bồi dưỡng",
        blocks=_table("trainings", _TRAININGS, trainings),
    )
    successions = [Row((one.title, one.body, one.term, one.status.label)) for one in card.successions]
    yield Section(
        key="successions-part",
        number="4.",
        title="Quy hoạch",
        blocks=_table("successions", _SUCCESSIONS, successions),
    )


def _lines(card: PersonCard) -> Iterator[tuple[str, str]]:
    yield "Họ và tên", card.full_name
    yield "Giới tính", card.sex.label
    if card.birth_text:
        yield "Ngày sinh", card.birth_text
    if card.hamlet:
        yield "Nơi ở", card.hamlet
    yield from ((label, text) for label, text in card.lines if label != NOTE)


def _post(post: CardPost) -> Row:
    until = partial_text(post.to_date) or ("nay" if post.held else "")
    left = f"thôi giữ: {post.end_decision}" if post.end_decision else ""
    by = "; ".join(text for text in (post.decision, left) if text)
    return Row((partial_text(post.from_date), until, post.title, post.body, by))


def _table(key: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Block, ...]:
    if not rows:
        return (Paragraph(f"{key}-none", ("Chưa ghi.",)),)
    return (Table(key=key, columns=columns, rows=tuple(rows)),)
