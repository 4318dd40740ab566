"""Keeping a plan: from the document to tasks, and again when the plan is read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import RecordNotFound, UnreadableDocument
from app.core.vocabulary import Frequency, QuotaPeriod
from app.services.evidence import LARGEST_FILE, FileTooLarge
from app.services.listing import ListQuery
from app.services.plans.importing import ChosenTask, ImportChoices, ImportedPlan
from app.services.plans.preview import (
    Flag,
    PlanHead,
    PlanPreview,
    ProposedPeriod,
    ProposedQuota,
    ProposedRecurrence,
    ProposedTask,
)
from app.services.plans.preview import Frequency as ProposedFrequency
from app.services.plans.reader import read_plan
from app.services.workspace import Workspace
from tests.helpers.seed import SEED_PLAN

HEAD = PlanHead(title="Kế hoạch mẫu năm 2026", number="12/KH-UBND", issuer="UBND xã Mẫu", year=2026)
TASK = ProposedTask(line=10, section="II.1", text="tổ chức hội nghị tuyên truyền")


def preview_of(*tasks: ProposedTask, head: PlanHead = HEAD) -> PlanPreview:
    return PlanPreview(head, tasks)


def keep(workspace: Workspace, preview: PlanPreview, **options: Any) -> ImportedPlan:
    """Import whatever is new."""
    choices = workspace.plans.compare(preview).all_new()
    return workspace.plans.import_plan(preview, choices, **options)


def only_task(workspace: Workspace, **changes: Any) -> Any:
    """The record made of one proposal with these values."""
    imported = keep(workspace, preview_of(replace(TASK, **changes)))
    return workspace.records.get("tasks", imported.created[0]).values


def period(start: str | None, end: str | None, raw: str = "", label: str | None = None) -> ProposedPeriod:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    return ProposedPeriod(days[0], days[1], raw, label)


def due_dates(values: Any) -> list[tuple[str, date]]:
    return [(one["label"], one["due_on"]) for one in values["occurrences"]]


def test_the_commune_s_real_plan(workspace: Workspace) -> None:
    preview = read_plan(SEED_PLAN)
    imported = keep(workspace, preview, source=SEED_PLAN)
    assert len(imported.created) == len(preview.tasks) > 40

    plan = workspace.records.get("plans", imported.plan_id).values
    assert plan["year"] == 2026
    assert plan["source_name"] == SEED_PLAN.name
    assert workspace.evidence.content(plan["source_sha256"]) == SEED_PLAN.read_bytes()

    page = workspace.tasks.page(ListQuery(filters={"plan": imported.plan_id}, sort="section", limit=500))
    assert [row.id for row in page.rows if row.section == "III.4"]
    by_section = {row.section: row.lead_unit for row in page.rows}
    # Known by what the plan calls them: «Phòng Văn hóa - Xã hội xã», «Trưởng các thôn».
    assert by_section["III.1.1"] == "Phòng Văn hóa - Xã hội"
    assert by_section["III.4"] == "Công an xã"
    assert by_section["III.7"] == "Các thôn"
    column = next(row for row in page.rows if "chuyên mục" in row.title)
    assert (column.recurrence, column.quota) == (Frequency.MONTHLY, "2 tin/bài mỗi tháng")
    assert column.title[0] == "X"
    days = next(row for row in page.rows if row.title.startswith("Nhân các ngày kỷ niệm"))
    occurrences = workspace.records.get("tasks", days.id).values["occurrences"]
    assert [one["due_on"] for one in occurrences] == [
        date(2026, 3, 8),
        date(2026, 3, 20),
        date(2026, 6, 28),
        date(2026, 10, 20),
        date(2026, 12, 15),
    ]
    slip = next(row for row in page.rows if "năm khác" in row.flags)
    assert "15/11-15/12/2025" in slip.flags
    assert "15/11-15/12/2025" in slip.deadline_note

    assert imported.changes.transaction is not None
    workspace.records.undo(imported.changes.transaction)
    assert workspace.tasks.counts().total == 0
    assert workspace.records.page("plans", ListQuery()).total == 0
    assert "Chính quyền" not in [unit.values["name"] for unit in units(workspace)]


def units(workspace: Workspace) -> Any:
    return workspace.records.page("units", ListQuery(limit=500)).rows


def test_the_same_plan_again_proposes_nothing(workspace: Workspace) -> None:
    preview = read_plan(SEED_PLAN)
    first = keep(workspace, preview, source=SEED_PLAN)
    known = workspace.plans.compare(preview, source=SEED_PLAN)
    assert known.plan_id == first.plan_id
    assert (known.difference.new, known.difference.changed, known.difference.gone) == ((), (), ())
    again = workspace.plans.import_plan(preview, known.all_new(), source=SEED_PLAN)
    assert again.created == ()
    assert workspace.tasks.counts().total == len(first.created)


def test_only_the_difference_of_a_changed_plan(workspace: Workspace) -> None:
    stays = replace(TASK, text="Tổ chức hội nghị tuyên truyền Luật Bình đẳng giới", line=10)
    before = replace(TASK, text="Rà soát đội ngũ cán bộ nữ của xã trước ngày 30/6 hằng năm", line=20)
    after = replace(
        before, text="Rà soát đội ngũ cán bộ nữ của xã, của thôn trước ngày 30/9 hằng năm", line=21
    )
    gone = replace(TASK, text="Kiểm tra các trường học trên địa bàn", line=30)
    new = replace(TASK, text="Biểu dương gia đình tiêu biểu", line=31)
    first = keep(workspace, preview_of(stays, before, gone))
    assert len(first.created) == 3

    preview = preview_of(stays, after, new)
    known = workspace.plans.compare(preview)
    assert [task.text for task in known.difference.new] == [new.text]
    assert [(one.known and one.known.id, one.task.line) for one in known.difference.changed] == [
        (first.created[1], 21)
    ]
    assert [one.id for one in known.difference.gone] == [first.created[2]]

    workspace.records.put("tasks", {"id": first.created[1], "status": "doing", "result": "Đã rà soát"})
    choices = replace(known.all_new(), reword={first.created[1]: after})
    second = workspace.plans.import_plan(preview, choices)
    assert len(second.created) == 1
    reworded = workspace.records.get("tasks", first.created[1]).values
    assert (reworded["title"], reworded["line"]) == (after.text, 21)
    assert (reworded["status"].value, reworded["result"]) == ("doing", "Đã rà soát")
    rest = workspace.plans.compare(preview).difference
    assert (rest.new, rest.changed) == ((), ())
    with pytest.raises(RecordNotFound):
        workspace.plans.import_plan(preview, ImportChoices(reword={"không có": after}))


def test_edited_split_and_merged_proposals_are_known_again(workspace: Workspace) -> None:
    one = replace(TASK, text="Tổ chức hội nghị tuyên truyền cho cán bộ thôn", line=1)
    two = replace(TASK, text="Phát tờ rơi đến từng hộ gia đình trong xã", line=2)
    three = replace(TASK, text="Tập huấn cộng tác viên và kiểm tra các thôn", line=3)
    preview = preview_of(one, two, three)
    choices = ImportChoices(
        create=(
            ChosenTask(replace(one, text="Tuyên truyền tại thôn"), (one.text, two.text)),
            ChosenTask(replace(three, text="Tập huấn cộng tác viên"), (three.text,)),
            ChosenTask(replace(three, text="Kiểm tra các thôn"), (three.text,)),
        )
    )
    made = workspace.plans.import_plan(preview, choices)
    assert len(set(made.created)) == 3
    workspace.records.put("tasks", {"id": made.created[1], "title": "Lớp tập huấn tháng 8"})
    difference = workspace.plans.compare(preview).difference
    assert (difference.new, difference.changed, difference.gone) == ((), (), ())
    # Of a merged task one proposal is enough to be there still.
    less = workspace.plans.compare(preview_of(two, three)).difference
    assert less.gone == ()
    gone = workspace.plans.compare(preview_of(three)).difference.gone
    assert [known.id for known in gone] == [made.created[0]]


def test_another_plan_is_not_taken_for_this_one(workspace: Workspace) -> None:
    keep(workspace, preview_of(TASK))
    for head in (
        replace(HEAD, number="13/KH-UBND"),
        replace(HEAD, year=2027),
        replace(HEAD, issuer="UBND xã khác"),
        PlanHead(title="Kế hoạch khác", year=2026),
    ):
        assert workspace.plans.compare(preview_of(TASK, head=head)).plan_id is None, head
    for head in (
        replace(HEAD, title="Kế hoạch đổi tên"),
        replace(HEAD, number=None),
        replace(HEAD, number=None, title="KẾ HOẠCH MẪU NĂM 2026"),
    ):
        assert workspace.plans.compare(preview_of(TASK, head=head)).plan_id is not None, head


def test_the_same_file_is_the_same_plan_whatever_its_head(workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "ke-hoach.txt"
    source.write_text("Kế hoạch", encoding="utf-8")
    first = keep(workspace, preview_of(TASK), source=source)
    other = preview_of(TASK, head=PlanHead(title="Đọc sai", year=2025))
    assert workspace.plans.compare(other, source=source).plan_id == first.plan_id
    source.write_text("Kế hoạch sửa đổi", encoding="utf-8")
    keep(workspace, preview_of(TASK), source=source)
    plan = workspace.records.get("plans", first.plan_id).values
    assert workspace.evidence.content(plan["source_sha256"]) == "Kế hoạch sửa đổi".encode()


def test_two_machines_make_the_same_rows(workspace: Workspace, tmp_path: Path) -> None:
    from tests.helpers.workspace import make_workspace

    task = replace(TASK, recurrence=ProposedRecurrence(ProposedFrequency.QUARTERLY, "hằng quý"))
    other = make_workspace(tmp_path / "khác")
    try:
        here, there = (keep(one, preview_of(task, replace(task, line=11))) for one in (workspace, other))
        assert (here.plan_id, here.created) == (there.plan_id, there.created)
        ids = [
            [one["id"] for one in book.records.get("tasks", here.created[0]).values["occurrences"]]
            for book in (workspace, other)
        ]
        assert ids[0] == ids[1]
        assert len(ids[0]) == 4
    finally:
        other.close()


@pytest.mark.parametrize(
    ("periods", "start", "due"),
    [
        ((period("2026-11-15", "2026-12-15"),), date(2026, 11, 15), date(2026, 12, 15)),
        ((period(None, "2026-06-30"),), None, date(2026, 6, 30)),
        ((period("2026-03-01", None),), date(2026, 3, 1), None),
        ((period(None, None, "khi có hướng dẫn"),), None, None),
        # Shown as a doubt, never turned round.
        ((period("2026-12-15", "2026-11-15"),), None, date(2026, 11, 15)),
        ((period("2026-03-08", "2026-03-08"), period(None, None, "khi phát sinh")), *[date(2026, 3, 8)] * 2),
        (
            (period("2026-10-20", "2026-10-20"), period("2026-03-08", "2026-03-08")),
            date(2026, 3, 8),
            date(2026, 10, 20),
        ),
    ],
)
def test_periods_become_dates(
    workspace: Workspace, periods: tuple[ProposedPeriod, ...], start: date | None, due: date | None
) -> None:
    values = only_task(workspace, periods=periods)
    assert (values["start_on"], values["due_on"]) == (start, due)


def test_several_periods_become_occurrences_with_their_names(workspace: Workspace) -> None:
    values = only_task(
        workspace,
        periods=(
            period("2026-03-08", "2026-03-08", "8/3", "Ngày Quốc tế Phụ nữ"),
            period("2026-06-01", "2026-06-30", "tháng 6"),
            period(None, "2026-09-01", "trước 01/9"),
        ),
        recurrence=ProposedRecurrence(ProposedFrequency.YEARLY, "hằng năm"),
    )
    assert due_dates(values) == [
        ("Ngày Quốc tế Phụ nữ", date(2026, 3, 8)),
        ("Từ 01/6/2026 đến 30/6/2026", date(2026, 6, 30)),
        ("Trước ngày 01/09/2026", date(2026, 9, 1)),
    ]
    assert values["deadline_note"] == "8/3; tháng 6; trước 01/9; hằng năm"


def test_a_recurrence_fills_the_period_or_the_plan_s_years(workspace: Workspace) -> None:
    monthly = ProposedRecurrence(ProposedFrequency.MONTHLY, "mỗi tháng")
    within = only_task(workspace, recurrence=monthly, periods=(period("2026-11-15", "2026-12-15"),))
    assert [label for label, _ in due_dates(within)] == ["Tháng 11/2026", "Tháng 12/2026"]
    quarterly = ProposedRecurrence(ProposedFrequency.QUARTERLY, "hằng quý")
    long_head = PlanHead(title="Kế hoạch dài", year=2026, year_end=2027)
    imported = keep(workspace, preview_of(replace(TASK, recurrence=quarterly), head=long_head))
    values = workspace.records.get("tasks", imported.created[0]).values
    assert [label for label, _ in due_dates(values)][3:5] == ["Quý IV/2026", "Quý I/2027"]
    assert len(values["occurrences"]) == 8


def test_the_school_year_of_a_plan_bounds_what_comes_round(workspace: Workspace) -> None:
    head = replace(HEAD, title="Kế hoạch năm học 2026 - 2027", year_end=2027, begins_in=8)
    monthly = replace(TASK, recurrence=ProposedRecurrence(ProposedFrequency.MONTHLY, "02 tháng/lần"))
    imported = keep(workspace, preview_of(monthly, head=head))
    task = workspace.records.get("tasks", imported.created[0]).values
    assert due_dates(task) == [
        ("Tháng 9–10/2026", date(2026, 10, 31)),
        ("Tháng 11–12/2026", date(2026, 12, 31)),
        ("Tháng 1–2/2027", date(2027, 2, 28)),
        ("Tháng 3–4/2027", date(2027, 4, 30)),
        ("Tháng 5–6/2027", date(2027, 5, 31)),
    ]


@pytest.mark.parametrize(
    ("per", "unit", "kept"),
    [
        ("month", "tin/bài", QuotaPeriod.MONTH),
        ("half_year", "đợt", QuotaPeriod.HALF_YEAR),
        ("week", "buổi mỗi tuần", None),
        (None, "lớp", None),
    ],
)
def test_quotas(workspace: Workspace, per: str | None, unit: str, kept: QuotaPeriod | None) -> None:
    values = only_task(workspace, quota=ProposedQuota(2, unit.split(" mỗi")[0], per))
    assert (values["quota_min"], values["quota_unit"], values["quota_per"]) == (2, unit, kept)


def test_every_doubt_is_told_in_a_sentence(workspace: Workspace) -> None:
    values = only_task(workspace, flags=tuple(Flag), periods=(period(None, "2026-02-28", "ngày 30/02"),))
    sentences = values["flags"].splitlines()
    assert len(sentences) == len(Flag)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert "ngày 30/02" in sentences[list(Flag).index(Flag.INVALID_DATE)]


def test_units_are_known_or_made_once(workspace: Workspace) -> None:
    before = len(units(workspace))
    preview = preview_of(
        replace(TASK, lead_unit="Công an xã Hưng Đạo", coop_units=("Hội LHPN", "Công an", "Hội Phụ nữ xã")),
        replace(
            TASK, line=11, lead_unit="tổ công nghệ số cộng đồng", coop_units=("Tổ công nghệ số cộng đồng",)
        ),
    )
    imported = keep(workspace, preview)
    rows = workspace.tasks.rows(imported.created)
    assert [(row.lead_unit, row.coop_units) for row in rows] == [
        ("Công an xã", "Hội Liên hiệp Phụ nữ xã"),
        ("Tổ công nghệ số cộng đồng", ""),
    ]
    assert imported.new_units == ("Tổ công nghệ số cộng đồng",)
    assert len(units(workspace)) == before + 1


def test_the_officer_may_make_the_same_task_twice(workspace: Workspace) -> None:
    twice = ImportChoices(create=(ChosenTask(TASK), ChosenTask(TASK)))
    made = workspace.plans.import_plan(preview_of(TASK), twice).created
    assert len(set(made)) == 2
    assert [row.title for row in workspace.tasks.rows(made)] == ["Tổ chức hội nghị tuyên truyền"] * 2


def test_words_longer_than_a_column_are_cut_and_kept_whole_beside(workspace: Workspace) -> None:
    long = "Rà soát " + "và tổng hợp số liệu " * 200
    values = only_task(workspace, text=long, paragraph=long, section="I." * 50)
    assert len(values["title"]) == 2000
    assert values["title"].endswith("…")
    assert values["paragraph"] == long.strip() or values["paragraph"] == long
    assert len(values["section"]) == 60


def test_a_file_that_cannot_be_kept_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"mat\.docx"):
        keep(workspace, preview_of(TASK), source=tmp_path / "mat.docx")
    large = tmp_path / "lon.pdf"
    with large.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    with pytest.raises(FileTooLarge):
        keep(workspace, preview_of(TASK), source=large)
    assert workspace.tasks.counts().total == 0
    assert workspace.records.page("plans", ListQuery()).total == 0
