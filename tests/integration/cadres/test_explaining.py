"""Cards, what if, training gaps, the Ban VSTBPN, the network."""

from datetime import date
from typing import Any

import pytest

from app.core.errors import RecordNotFound
from app.core.ids import new_id
from app.services.cadres.figures import Appointment
from app.services.workspace import Workspace
from tests.integration.cadres.conftest import Put

UBND, HDND = "Ủy ban nhân dân xã", "Hội đồng nhân dân xã"


def body_id(workspace: Workspace, name: str) -> str:
    return next(one.body_id for one in workspace.roster.shares().bodies if one.name == name)


def test_a_card_explains_overlaps_and_gaps(workspace: Workspace, person: Put) -> None:
    found = person(
        "Đỗ Thị Mẫu Ánh",
        {"body": "KT", "title": "Chuyên viên", "from": "2012-01-01", "to": "2015-12-31"},
        {"body": "VHXH", "title": "Trưởng phòng", "from": "2017-03-01"},
        {"body": "HĐND xã", "title": "Đại biểu", "from": "2021-06-30", "term": "2021-2026"},
        {"body": "Ban VSTBPN", "title": "Thư ký", "from": "2022", "concurrent": True},
        birth_date="1985-07",
        education="university",
        successions=[{"body": "UBND xã", "title": "Phó Chủ tịch", "term": "2026-2031"}],
    )
    card = workspace.roster.card(found)
    assert [post.title for post in card.posts] == ["Thư ký", "Đại biểu", "Trưởng phòng", "Chuyên viên"]
    assert [post.held for post in card.posts] == [True, True, True, False]
    text = "\n".join(card.explanations)
    assert "Từ 01/01/2016 đến 28/02/2017 chưa ghi chức vụ nào" in text
    assert (
        "Đại biểu (Hội đồng nhân dân xã) và Trưởng phòng (Phòng Văn hóa - Xã hội) cùng giữ "
        "từ 30/06/2021 đến nay (chưa đánh dấu kiêm nhiệm, hãy kiểm tra ngày)." in text
    )
    assert "(kiêm nhiệm)" in text
    assert card.successions[0].body == UBND
    assert ("Trình độ chuyên môn", "Đại học") in card.lines
    assert "Chức vụ chưa có số quyết định" in card.missing
    assert card.retirement is not None
    assert card.retirement.on == date(2045, 7, 31)
    assert workspace.roster.card(found, date(2027, 1, 1)).missing.count(
        "Nhiệm kỳ đã qua nhưng chưa ghi ngày thôi giữ chức"
    )


def test_posts_that_follow_each_other_need_no_word(workspace: Workspace, person: Put) -> None:
    found = person(
        "Đỗ Thị Mẫu Ánh",
        {"body": "KT", "title": "Chuyên viên", "from": "2012-01-01", "to": "2015-12-31"},
        {"body": "VHXH", "title": "Chuyên viên", "from": "2015-12-31"},
    )
    assert workspace.roster.card(found).explanations == ()
    left = person("Lê Thị Mẫu B", {"body": "KT", "title": "Chuyên viên", "from": "2012", "to": "2020-06-30"})
    assert workspace.roster.card(left).explanations == ("Từ 01/07/2020 đến nay không giữ chức vụ nào.",)


def test_a_card_of_nobody(workspace: Workspace) -> None:
    for unknown in (new_id(), "không phải mã"):
        with pytest.raises(RecordNotFound):
            workspace.roster.card(unknown)


def test_what_if(workspace: Workspace, person: Put, body: Put) -> None:
    ubnd = body("UBND xã", seats=[{"from_on": "2020-01-01", "seats": 4}])
    chair = {"body": "UBND xã", "title": "Chủ tịch", "from": "2021", "key_post": True}
    man = person("Trần Văn Mẫu Bình", chair, sex="male")
    young = person("Lê Thị Mẫu An", birth_date="1990-05")
    old = person("Lê Thị Mẫu Cúc", birth_date="1970-05-20")
    post = workspace.roster.card(man).posts[0].id
    put_in = Appointment(cadre_id=young, body_id=ubnd, title="Chủ tịch", until=date(2031, 6, 30))
    taken = workspace.roster.what_if([put_in])
    assert any("đang có người giữ" in finding for finding in taken.findings)
    found = workspace.roster.what_if([put_in], vacate=[post])
    ((before, after),) = found.bodies
    assert (before.share, after.share) == (0.0, 25.0)
    assert (found.before.women.value, found.after.women.value) == (0, 1)
    assert (found.concerns, found.findings) == ((), ())
    aged = workspace.roster.what_if(
        [
            Appointment(cadre_id=old, body_id=ubnd, title="Ủy viên", until=date(2031, 6, 30)),
            Appointment(cadre_id=young, body_id=ubnd, title="Ủy viên", until=date(2031, 6, 30)),
        ]
    )
    (concern,) = aged.concerns
    assert concern.cadre_id == old
    assert "57 tuổi 4 tháng" in concern.sentence
    assert "trước khi hết nhiệm kỳ" in concern.sentence
    short = workspace.roster.what_if([Appointment(cadre_id=old, body_id=ubnd, title="Ủy viên")])
    assert "ít hơn 60 tháng" in short.concerns[0].sentence
    # Nothing of it was stored.
    assert workspace.roster.shares().overall.women.value == 0
    with pytest.raises(RecordNotFound):
        workspace.roster.what_if(vacate=[new_id()])
    with pytest.raises(RecordNotFound):
        workspace.roster.what_if([Appointment(cadre_id=young, body_id=new_id(), title="A")])


def test_training_gaps(workspace: Workspace, person: Put, put: Put) -> None:
    key = {"body": "UBND xã", "title": "Phó Chủ tịch", "key_post": True}
    levels: dict[str, Any] = {"education": "university", "state_management": "principal"}
    low = person("Lê Thị Mẫu An", key, political_theory="elementary", **levels)
    person("Lê Thị Mẫu Bích", key, political_theory="advanced", **levels)
    unknown = person("Lê Thị Mẫu Cúc", key, **levels)
    person("Lê Thị Mẫu Dung", {**key, "key_post": False})
    put("trainings", title="Trung cấp LLCT", attendees=[{"cadre_id": low}])
    gaps = {gap.cadre_id: gap for gap in workspace.roster.training_gaps()}
    assert set(gaps) == {low, unknown}
    assert gaps[low].lacks == ("lý luận chính trị trung cấp (đang có: sơ cấp)",)
    assert gaps[low].planned == ("Trung cấp LLCT",)
    assert gaps[unknown].lacks == ()
    assert gaps[unknown].unknown == ("lý luận chính trị (cần trung cấp)",)
    workspace.settings.save(key_political_theory="untrained")
    assert workspace.roster.training_gaps() == ()


def test_the_ban(workspace: Workspace, person: Put) -> None:
    assert "Chưa ghi thành viên" in workspace.roster.board().warnings[0].message
    seat = {"body": "Ban VSTBPN", "from": "2025-08", "decision": "QĐ 45/QĐ-UBND"}
    chair = person(
        "Đỗ Thị Mẫu Ánh",
        {"body": "UBND xã", "title": "Phó Chủ tịch UBND xã", "from": "2025-07-01"},
        {**seat, "title": "Trưởng ban", "through_body": "UBND xã", "through_title": "Phó Chủ tịch"},
    )
    gone = person(
        "Lê Thị Mẫu Bích",
        {"body": "VHXH", "title": "Trưởng phòng", "from": "2025-07-01", "to": "2026-04-30"},
        {**seat, "title": "Ủy viên", "through_body": "VHXH", "through_title": "Trưởng phòng"},
    )
    changed = person(
        "Lê Thị Mẫu Cúc",
        {"body": "Hội LHPN", "title": "Phó Chủ tịch", "from": "2025-07-01"},
        {**seat, "title": "Phó Trưởng ban", "through_body": "Hội LHPN", "through_title": "Chủ tịch"},
    )
    board = workspace.roster.board()
    assert [member.cadre_id for member in board.members] == [chair, changed, gone]
    assert board.members[0].through == "Phó Chủ tịch Ủy ban nhân dân xã"
    warned = {warning.cadre_ids: warning.message for warning in board.warnings}
    assert "không còn giữ chức vụ Trưởng Phòng Văn hóa - Xã hội" in warned[(gone,)]
    assert "hiện là Phó Chủ tịch" in warned[(changed,)]
    assert warned[()] == "Ban chưa có Thư ký."
    assert len(board.warnings) == 3
    earlier = workspace.roster.board(date(2026, 4, 30))
    assert all(gone not in warning.cadre_ids for warning in earlier.warnings)
    assert board.decisions == ("QĐ 45/QĐ-UBND",)


def test_the_ban_without_head_or_decision(workspace: Workspace, person: Put) -> None:
    person("Lê Thị Mẫu Bích", {"body": "Ban VSTBPN", "title": "Thư ký"})
    messages = [warning.message for warning in workspace.roster.board().warnings]
    assert messages == ["Ban chưa có Trưởng ban.", "Chưa ghi số quyết định của: Lê Thị Mẫu Bích."]


def test_coverage(workspace: Workspace, put: Put) -> None:
    for place in (1, 2, 3):
        put("hamlets", name=f"Thôn Mẫu {place}", position=place, active=place != 3)
    put("collaborators", full_name="Vũ Thị Mẫu Giang", sex="female", hamlet_id="Thôn Mẫu 1")
    put("collaborators", full_name="Vũ Thị Mẫu Hà", hamlet_id="Thôn Mẫu 2", to_on="2026-07-13")
    outside = put("collaborators", full_name="Vũ Thị Mẫu Lan", hamlet_id="Thôn Mẫu 3")
    found = workspace.roster.coverage()
    assert [hamlet.name for hamlet in found.hamlets] == ["Thôn Mẫu 1", "Thôn Mẫu 2"]
    assert [hamlet.name for hamlet in found.uncovered] == ["Thôn Mẫu 2"]
    assert found.without_hamlet.ids == (outside,)
    assert (found.people, found.hamlets[0].women.value) == (2, 1)
    assert workspace.roster.coverage(date(2026, 7, 13)).uncovered == ()


def test_suggestions(workspace: Workspace, person: Put) -> None:
    person("Lê Thị Mẫu A", {"body": "KT", "title": "Chuyên viên", "term": "2021-2026"}, hometown="Xã Mẫu")
    person("Lê Thị Mẫu B", {"body": "KT", "title": "Trưởng phòng"})
    found = workspace.roster.suggestions()
    assert found.titles == ("Trưởng phòng", "Chuyên viên")
    assert (found.terms, found.hometowns) == (("2021-2026",), ("Xã Mẫu",))
    assert found.bodies[0].name == "Ban Chấp hành Đảng bộ xã"
