"""Whatever the text: no crash, every task tied to its words, JSON as it should be."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.plans.lines import read_text_lines
from app.services.plans.preview import PlanPreview
from app.services.plans.reader import preview_lines
from tests.helpers.seed import SEED_PLAN

FIXTURES = Path(__file__).parent / "fixtures"
PIECES = (
    "KẾ HOẠCH",
    "I. MỤC TIÊU",
    "II. NHIỆM VỤ",
    "l. NHIỆM VỤ",
    "1. Công an xã",
    "1.1. Các thôn:",
    "a) Tổ chức hội nghị",
    "- Tuyên truyền; kiểm tra trước ngày 31/4/2025",
    "+ Thời gian: Quý II, IV",
    "* Phòng Văn hóa – Xã hội chủ trì:",
    "Đơn vị chủ trì: ",
    "Đơn vị phối hợp: các thôn, ",
    "| TT | Nội dung | Chủ trì | Thời gian |",
    "| 1 | Việc | nt | nt |",
    "| I | Nhóm | | |",
    "PHỤ LỤC",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "2",
    "\f",
    "(Công an xã chủ trì; ",
    "từ 15/12 đến 15/1",
    "trong vòng 10 ngày kể từ",
    "ngày 0/0, 99/99/9999, quý, tháng 13",
    "mỗi tháng ít nhất 02 tin/bài",
    "năm học 2026-2027",
    "Phần thứ nhất",
    "Trên đây là kế hoạch",
    "“ngoặc",
    "100% hộ",
    "do chủ trì, phối hợp với ",
    "nhân Ngày Gia đình Việt Nam",
    "\u0301\u0323",
    "Ǆ",
    "ß ﬁ İ",
    "\ue000 việc",
    "\tcột\tcột",
    "",
)
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=25)
TEXTS = st.one_of(
    LINES.map("\n".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
    st.text(max_size=300),
)


def check(preview: PlanPreview) -> None:
    lines = {line.number: line for line in preview.lines}
    json.loads(json.dumps(preview.to_json(), ensure_ascii=False))
    for task in preview.tasks:
        assert task.text.strip()
        assert task.spans
        assert task.line == task.spans[0].line
        for span in task.spans:
            assert 0 <= span.start < span.end <= len(lines[span.line].text)
        shown = "".join(lines[span.line].text[span.start : span.end] for span in task.spans)
        assert "".join(shown.split()) == "".join(task.text.split())
        spans = [span for period in task.periods for span in period.spans]
        for extra in (task.recurrence, task.quota):
            spans.extend(extra.spans if extra else ())
        for span in spans:
            assert 0 <= span.start < span.end <= len(lines[span.line].text)


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_any_text(text: str) -> None:
    content = text.replace("\x00", "").encode("utf-8", errors="surrogatepass")
    check(preview_lines(read_text_lines(content)))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_to_a_real_plan(data: st.DataObject) -> None:
    """Lines of the real plan left out, doubled, cut in two or strewn with noise."""
    lines = SEED_PLAN.read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(("drop", "double", "cut", "noise"))):
            case "drop":
                lines[place] = ""
            case "double":
                lines.insert(place, lines[place])
            case "cut":
                half = data.draw(st.integers(0, len(lines[place])))
                lines[place : place + 1] = [lines[place][:half], lines[place][half:]]
            case _:
                lines.insert(place, data.draw(st.sampled_from(PIECES)))
    check(preview_lines(read_text_lines("\n".join(lines).encode())))


@given(st.sampled_from(sorted(FIXTURES.glob("*.txt"))), st.binary(max_size=12), st.integers(0, 4000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_in_a_plan(path: Path, noise: bytes, place: int) -> None:
    content = path.read_bytes()
    damaged = content[:place] + noise.replace(b"\x00", b"?") + content[place:]
    check(preview_lines(read_text_lines(damaged)))
