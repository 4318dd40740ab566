"""Ticking, editing, splitting, merging, dropping: what each does, what it leaves alone, how it is undone."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.services.plans.preview import (
    Flag,
    Frequency,
    ProposedPeriod,
    ProposedRecurrence,
    ProposedTask,
    SourceLine,
    Span,
)
from app.ui.plan_import.draft import Entry, PlanDraft, State
from app.ui.plan_import.splitting import merge, sentence_ends, spans_of, split

LINES = (
    SourceLine(1, "Tổ chức tọa đàm ngày 8/3; phát động thi đua trong tháng 10."),
    SourceLine(2, "Treo băng rôn,"),
    SourceLine(3, "khẩu hiệu tại trụ sở."),
)
TALK = ProposedTask(
    line=1,
    section="II.1",
    text="Tổ chức tọa đàm ngày 8/3; phát động thi đua trong tháng 10",
    lead_unit="Hội Phụ nữ",
    periods=(
        ProposedPeriod(date(2026, 3, 8), date(2026, 3, 8), "8/3"),
        ProposedPeriod(date(2026, 10, 1), date(2026, 10, 31), "tháng 10"),
    ),
    spans=(Span(1, 0, 58),),
)
BANNERS = ProposedTask(
    line=2,
    section="II.2",
    text="Treo băng rôn, khẩu hiệu tại trụ sở",
    lead_unit="Văn phòng",
    coop_units=("Hội Phụ nữ",),
    recurrence=ProposedRecurrence(Frequency.YEARLY, "hằng năm"),
    flags=(Flag.BROKEN_PARAGRAPH,),
    spans=(Span(2, 0, 14), Span(3, 0, 20)),
)


def entries(*tasks: ProposedTask) -> list[Entry]:
    return [Entry(key=key, task=task, words=(task.text,)) for key, task in enumerate(tasks)]


def draft() -> PlanDraft:
    return PlanDraft(entries(TALK, BANNERS), LINES)


def words_at(spans: tuple[Span, ...]) -> str:
    by_number = {line.number: line.text for line in LINES}
    return " ".join(by_number[span.line][span.start : span.end] for span in spans)


# --- splitting ----------------------------------------------------------------------------------


def test_sentences_end_at_semicolons_and_full_stops_but_not_at_short_ones() -> None:
    assert [TALK.text[:end].strip() for end in sentence_ends(TALK.text)] == ["Tổ chức tọa đàm ngày 8/3;"]
    assert sentence_ends("Trong năm 2026 (v.v. và các việc khác)") == ()
    assert sentence_ends("Một câu dài vừa đủ. Câu thứ hai cũng dài.") == (20,)


def test_each_piece_has_its_words_and_its_dates() -> None:
    talk, launch = split(TALK, sentence_ends(TALK.text), LINES)
    assert (talk.text, launch.text) == ("Tổ chức tọa đàm ngày 8/3", "phát động thi đua trong tháng 10")
    assert words_at(talk.spans) == "Tổ chức tọa đàm ngày 8/3;"
    assert words_at(launch.spans) == "phát động thi đua trong tháng 10"
    assert [one.raw for one in talk.periods] == ["8/3"]
    assert [one.raw for one in launch.periods] == ["tháng 10"]
    assert talk.lead_unit == launch.lead_unit == "Hội Phụ nữ"


def test_a_piece_over_a_broken_line_has_words_in_both_lines() -> None:
    first, second = split(BANNERS, [len("Treo băng rôn, khẩu hiệu")], LINES)
    assert words_at(first.spans) == "Treo băng rôn, khẩu hiệu"
    assert second.spans == (Span(3, 10, 20),)
    assert second.line == 3


def test_words_that_are_no_longer_those_of_the_source_keep_all_of_it() -> None:
    typed = replace(TALK, text="Tọa đàm. Phát động thi đua trong cơ quan")
    assert spans_of(typed, 0, 8, LINES) == TALK.spans


def test_a_cut_at_the_edge_cuts_nothing() -> None:
    assert split(TALK, [0], LINES) == (TALK,)
    assert split(TALK, [len(TALK.text)], LINES) == (TALK,)


@given(st.lists(st.integers(0, 60), max_size=6))
def test_no_word_is_lost_wherever_it_is_cut(places: list[int]) -> None:
    pieces = split(TALK, places, LINES)
    kept = "".join("".join(piece.text.split()) for piece in pieces)
    assert kept.replace(";", "") == "".join(TALK.text.split()).replace(";", "")
    dates = {period for piece in pieces for period in piece.periods}
    assert dates == set(TALK.periods)


# --- merging ------------------------------------------------------------------------------------


def test_merging_keeps_everything_once() -> None:
    both = merge([TALK, replace(BANNERS, flags=(Flag.BROKEN_PARAGRAPH, Flag.OCR))])
    assert both.text == f"{TALK.text}; {BANNERS.text}"
    assert (both.lead_unit, both.coop_units) == ("Hội Phụ nữ", ("Văn phòng",))
    assert both.periods == TALK.periods
    assert both.recurrence == BANNERS.recurrence
    assert both.flags == (Flag.BROKEN_PARAGRAPH, Flag.OCR)
    assert both.spans == (*TALK.spans, *BANNERS.spans)


# --- the draft ----------------------------------------------------------------------------------


def test_split_pieces_stand_in_the_place_and_know_where_they_came_from() -> None:
    made = draft()
    keys = made.split(0, sentence_ends(TALK.text))
    assert [entry.key for entry in made.entries] == [*keys, 1]
    assert {entry.words for entry in made.entries[:2]} == {(TALK.text,)}
    made.undo()
    assert [entry.key for entry in made.entries] == [0, 1]


def test_merged_entries_know_all_their_words() -> None:
    made = draft()
    (key,) = made.merge({0, 1})
    assert made.entry(key).words == (TALK.text, BANNERS.text)
    assert len(made.entries) == 1
    made.undo()
    assert [entry.task for entry in made.entries] == [TALK, BANNERS]


def test_dropping_gives_the_next_one() -> None:
    made = draft()
    assert made.drop({0}) == (1,)
    assert made.drop({1}) == ()
    assert made.entries == ()


def test_what_is_there_already_can_be_neither_ticked_nor_changed() -> None:
    known = replace(entries(TALK)[0], state=State.SAME, ticked=False, known="x")
    made = PlanDraft([known], LINES)
    made.tick({0}, on=True)
    made.edit(0, replace(TALK, text="khác"))
    made.split(0, [10])
    assert made.entries == (known,)
    assert not made.touched
    assert made.ticked == ()


def test_a_step_that_changes_nothing_is_no_step() -> None:
    made = draft()
    made.edit(0, TALK)
    made.tick({0, 1}, on=True)
    assert not made.can_undo
    made.tick({0}, on=False)
    assert [entry.key for entry in made.ticked] == [1]
    assert made.can_undo
