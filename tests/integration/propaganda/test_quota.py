"""The quota strip: twelve months and four quarters of the calendar year."""

from datetime import date
from pathlib import Path

from app.services.propaganda.strip import When
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace
from tests.integration.propaganda.conftest import Log


def test_counts_distinct_items_by_their_first_loudspeaker_broadcast(workspace: Workspace, item: Log) -> None:
    one = item(
        "Một", ("2026-02-28", "website"), ("2026-03-01", "loudspeaker", 9), ("2026-05-01", "loudspeaker")
    )
    item("Năm trước", ("2025-12-31", "loudspeaker"), ("2026-01-05", "loudspeaker"))
    item("Chỉ mạng", ("2026-03-31", "zalo"))
    strip = workspace.propaganda.quota_strip(2026)
    assert [cell.radio.value for cell in strip.months] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert strip.months[2].radio.ids == (one,)
    assert [cell.online.value for cell in strip.months[:4]] == [0, 1, 1, 0]
    assert [cell.radio.value for cell in strip.quarters] == [1, 0, 0, 0]
    assert strip.radio.ids == (one,)
    assert strip.online.value == 2


def test_months_are_those_of_the_calendar_whatever_the_reports_use(workspace: Workspace, item: Log) -> None:
    item("Ngày 15", ("2026-03-15", "loudspeaker"))
    assert workspace.settings.load().period_rule.value == "nd09"
    assert workspace.propaganda.quota_strip(2026).months[2].radio.value == 1


def test_past_current_future_and_what_is_met(workspace: Workspace, item: Log) -> None:
    for day in ("2026-06-01", "2026-06-30", "2026-07-01"):
        item("Tin", (day, "hamlet_speaker"))
    strip = workspace.propaganda.quota_strip()
    june, july, august = strip.months[5:8]
    assert (june.when, june.met, june.missed) == (When.PAST, True, False)
    assert (july.when, july.met, july.lacking, july.missed) == (When.CURRENT, False, 1, False)
    assert (august.when, august.missed) == (When.FUTURE, False)
    assert strip.current == july
    assert [cell.index for cell in strip.missed_months] == [1, 2, 3, 4, 5]
    assert [cell.when for cell in strip.quarters] == [When.PAST, When.PAST, When.CURRENT, When.FUTURE]


def test_the_sentence_names_what_is_missing(workspace: Workspace, item: Log) -> None:
    for month in (1, 1, 3, 3, 4, 4, 5, 5, 6):
        item("Tin", (f"2026-{month:02}-10", "loudspeaker"))
    assert workspace.propaganda.quota_strip(2026).sentence == (
        "Chưa đủ 2 tin, bài mỗi tháng: tháng 2 (chưa có), tháng 6 (có 1). "
        "Tháng 7 cần thêm 2 tin, bài đến hết ngày 31/7."
    )


def test_a_quarter_can_fall_short(workspace: Workspace, item: Log) -> None:
    workspace.settings.save(media_per_month=1)
    for month in range(1, 8):
        item("Tin", (f"2026-{month:02}-10", "loudspeaker"))
    sentence = workspace.propaganda.quota_strip(2026).sentence
    assert sentence == "Chưa đủ 4 tin, bài mỗi quý: quý I (có 3), quý II (có 3)."


def test_thresholds_come_from_the_settings(workspace: Workspace) -> None:
    workspace.settings.save(media_per_month=0, media_per_quarter=0)
    strip = workspace.propaganda.quota_strip(2026)
    assert all(cell.met for cell in (*strip.months, *strip.quarters))
    assert strip.sentence == "Các tháng đến nay đều đủ số tin, bài."


def test_another_year(workspace: Workspace) -> None:
    coming = workspace.propaganda.quota_strip(2027)
    assert coming.current is None
    assert coming.missed_months == ()
    assert coming.sentence == "Năm này chưa bắt đầu."
    assert len(workspace.propaganda.quota_strip(2025).missed_months) == 12


def test_leap_year_and_last_day(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, today=date(2028, 2, 29))
    workspace.records.put("media", {"title": "Nhuận", "broadcasts": [{"on": "2028-02-29"}]})
    strip = workspace.propaganda.quota_strip()
    assert strip.months[1].radio.value == 1
    assert strip.months[1].when is When.CURRENT
    assert strip.sentence.endswith("Tháng 2 cần thêm 1 tin, bài đến hết ngày 29/02.")
    workspace.close()
