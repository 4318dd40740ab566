"""A plan read again proposes only what is new or worded anew."""

from dataclasses import replace
from pathlib import Path

from app.services.plans.difference import KnownTask, Standing, compare
from app.services.plans.preview import PlanHead, PlanPreview, ProposedTask
from app.services.plans.reader import read_plan
from tests.helpers.seed import SEED_PLAN


def known_of(preview: PlanPreview) -> list[KnownTask]:
    return [
        KnownTask(str(index), task.text, task.section, task.line) for index, task in enumerate(preview.tasks)
    ]


def standings(preview: PlanPreview, known: list[KnownTask]) -> list[Standing]:
    return [one.standing for one in compare(preview, known).tasks]


def test_the_same_plan_has_nothing_new() -> None:
    preview = read_plan(SEED_PLAN)
    difference = compare(preview, known_of(preview))
    assert {one.standing for one in difference.tasks} == {Standing.KNOWN}
    assert [one.known.id for one in difference.tasks if one.known] == [
        str(i) for i in range(len(preview.tasks))
    ]
    assert (difference.new, difference.changed, difference.gone) == ((), (), ())


def test_renumbering_spacing_and_tone_marks_do_not_matter(tmp_path: Path) -> None:
    known = known_of(read_plan(SEED_PLAN))
    text = SEED_PLAN.read_text(encoding="utf-8")
    text = (
        text.replace("hòa", "hoà").replace("khỏe", "khoẻ").replace("III. TỔ", "IV. TỔ").replace(" - ", " – ")
    )
    again = tmp_path / "again.txt"
    again.write_text("\n" + text.replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert set(standings(read_plan(again), known)) == {Standing.KNOWN}


def test_new_changed_and_gone_tasks(tmp_path: Path) -> None:
    known = known_of(read_plan(SEED_PLAN))
    text = SEED_PLAN.read_text(encoding="utf-8")
    text = text.replace(
        "Tham gia giải quyết các vấn đề liên quan đến bình đẳng giới, bạo lực gia đình theo thẩm quyền.",
        "Tham gia giải quyết kịp thời các vấn đề liên quan đến bình đẳng giới, bạo lực gia đình trên địa "
        "bàn xã.\n"
        "Lắp đặt hộp thư góp ý tại trụ sở Ủy ban nhân dân xã trước ngày 30/4.",
    )
    text = text.replace(
        "Tăng cường ứng dụng công nghệ thông tin vào các hoạt động truyền thông với nhiều hình thức "
        "phong phú, "
        "đa dạng trên các phương tiện thông tin đại chúng, nền tảng số.",
        "",
    )
    changed = tmp_path / "changed.txt"
    changed.write_text(text, encoding="utf-8")
    difference = compare(read_plan(changed), known)
    assert [task.text.split(" tại")[0] for task in difference.new] == ["Lắp đặt hộp thư góp ý"]
    (reworded,) = difference.changed
    assert reworded.known is not None
    assert reworded.known.text.startswith("Tham gia giải quyết các vấn đề")
    assert [one.text[:20] for one in difference.gone] == ["Tăng cường ứng dụng "]


def preview_of(*tasks: ProposedTask) -> PlanPreview:
    return PlanPreview(head=PlanHead(), tasks=tasks)


def test_equal_duties_keep_their_own_sections() -> None:
    words = "Tuyên truyền Luật Bình đẳng giới cho đoàn viên, hội viên"
    first = ProposedTask(line=10, section="III.1", text=words)
    second = ProposedTask(line=20, section="III.2", text=words)
    known = [KnownTask("b", words, "III.2", 21), KnownTask("a", words, "III.1", 11)]
    assert [one.known and one.known.id for one in compare(preview_of(first, second), known).tasks] == [
        "a",
        "b",
    ]
    only = compare(preview_of(first, second), known[:1])
    assert sorted(one.standing for one in only.tasks) == [Standing.KNOWN, Standing.NEW]


def test_other_duties_are_new() -> None:
    task = ProposedTask(line=1, section="I", text="Kiểm tra bếp ăn bán trú của các trường học")
    known = [KnownTask("a", "Kiểm tra việc thực hiện pháp luật về bình đẳng giới", "I", 1)]
    assert standings(preview_of(task), known) == [Standing.NEW]
    assert standings(preview_of(replace(task, text=known[0].text)), known) == [Standing.KNOWN]
    elsewhere = [KnownTask("a", "Kiểm tra bếp ăn của các cơ sở kinh doanh dịch vụ ăn uống", "II", 1)]
    assert standings(preview_of(task), elsewhere) == [Standing.NEW]
    assert standings(preview_of(), known) == []
