"""0005 adds the decision by which a post was left; posts recorded before have none and keep the rest."""

from sqlalchemy import Connection, text

BODY = (
    "INSERT INTO bodies (id, version, stamps, name, abbreviation, body_kind, position, active, note, search, "
    "name_sort) VALUES ('b', 1, '{}', 'UBND xã (mẫu)', '', 'peoples_committee', 1, 1, '', '', '')"
)
PERSON = (
    "INSERT INTO cadres (id, version, stamps, full_name, other_name, sex, ethnicity, religion, hometown, "
    "phone, major, languages, computing, position, note, search, name_sort) "
    "VALUES ('c', 1, '{}', 'Người Mẫu', '', 'female', '', '', '', '', '', '', '', 0, '', '', '')"
)
POST = (
    'INSERT INTO posts (id, version, stamps, cadre_id, body, title, term, "from", "to", key_post, '
    "concurrent, decision, ending, through_title, note) VALUES ('p', 3, '{\"to\": \"x\"}', 'c', 'b', "
    "'Chủ tịch', '2021-2026', '2021-06', '2025', 1, 0, '12/QĐ-UBND', 'retired', '', '')"
)
KEPT = (
    "p", 3, '{"to": "x"}', "c", "b", "Chủ tịch", "2021-2026", "2021-06", "2025", 1, "12/QĐ-UBND", "retired",
    "",
)  # fmt: skip


def load(connection: Connection) -> None:
    """Record a person who left a post."""
    for statement in (BODY, PERSON, POST):
        connection.execute(text(statement))


def check(connection: Connection) -> None:
    """The post is what it was, without a decision of leaving, and can get one."""
    found = connection.execute(
        text(
            'SELECT id, version, stamps, cadre_id, body, title, term, "from", "to", key_post, decision, '
            "ending, end_decision FROM posts"
        )
    )
    assert [tuple(row) for row in found] == [KEPT]
    connection.execute(text("UPDATE posts SET end_decision = '30/QĐ-UBND'"))
    assert connection.execute(text("SELECT end_decision FROM posts")).scalars().all() == ["30/QĐ-UBND"]
