"""What tin/bài add up to: distinct items and repeats apart, loudspeakers and online apart."""

from datetime import date

from app.core.dates import DateRange, month_range
from app.core.vocabulary import MediaChannel, MediaKind, MediaTheme
from app.services.counted import Counted
from app.services.workspace import Workspace
from tests.integration.propaganda.conftest import Log

MARCH = month_range(2026, 3)


def test_an_item_counts_once_however_often_it_is_repeated(workspace: Workspace, item: Log) -> None:
    one = item("Một", ("2026-03-02", "loudspeaker", 3), ("2026-03-09", "hamlet_speaker", 2))
    figures = workspace.propaganda.media_figures(MARCH)
    assert figures.items == figures.radio == Counted(1, (one,))
    assert figures.radio_broadcasts == Counted(5, (one,))
    assert figures.radio_repeats == Counted(4, (one,))


def test_a_repeat_of_an_older_item_is_a_broadcast_but_no_item(workspace: Workspace, item: Log) -> None:
    old = item("Cũ", ("2026-02-10", "loudspeaker"), ("2026-03-02", "loudspeaker", 2))
    new = item("Mới", ("2026-03-03", "loudspeaker"))
    figures = workspace.propaganda.media_figures(MARCH)
    assert figures.radio == Counted(1, (new,))
    assert figures.radio_broadcasts.value == 3
    assert set(figures.radio_broadcasts.ids) == {old, new}
    assert figures.radio_repeats == Counted(2, (old,))


def test_loudspeakers_and_online_are_counted_apart(workspace: Workspace, item: Log) -> None:
    both = item("Cả hai", ("2026-02-20", "website"), ("2026-03-05", "loudspeaker"))
    online = item("Chỉ mạng", ("2026-03-06", "fanpage"), ("2026-03-07", "zalo", 4))
    other = item("Kênh khác", ("2026-03-08", "other"))
    figures = workspace.propaganda.media_figures(MARCH)
    assert figures.radio == Counted(1, (both,))  # first on the loudspeakers in March
    assert figures.online == Counted(1, (online,))  # the other one went online in February
    assert figures.items == Counted(2, (online, other))  # first anywhere in March
    assert figures.online_posts == Counted(5, (online,))


def test_what_goes_on_air_later_is_not_counted_before(workspace: Workspace, item: Log) -> None:
    item("Mạng trước", ("2026-03-05", "website"), ("2026-04-05", "loudspeaker"))
    march, april = (workspace.propaganda.media_figures(month_range(2026, month)) for month in (3, 4))
    assert [(one.items.value, one.online.value, one.radio.value) for one in (march, april)] == [
        (1, 1, 0),
        (0, 0, 1),
    ]


def test_each_channel_by_its_own_first_day(workspace: Workspace, item: Log) -> None:
    one = item("Một", ("2026-02-20", "website"), ("2026-03-05", "website", 2), ("2026-03-06", "zalo"))
    by_channel = {line.channel: line for line in workspace.propaganda.media_figures(MARCH).by_channel}
    assert by_channel[MediaChannel.WEBSITE].items == Counted(0, ())
    assert by_channel[MediaChannel.WEBSITE].broadcasts == Counted(2, (one,))
    assert by_channel[MediaChannel.ZALO].items == Counted(1, (one,))
    assert set(by_channel) == set(MediaChannel)


def test_kinds_and_themes_divide_the_items(workspace: Workspace, item: Log) -> None:
    item("A", ("2026-03-01", "loudspeaker"), media_kind="news", theme="men")
    item("B", ("2026-03-31", "loudspeaker"), media_kind="news")
    item("C", ("2026-04-01", "loudspeaker"), media_kind="article", theme="men")
    figures = workspace.propaganda.media_figures(MARCH)
    assert {kind: found.value for kind, found in figures.by_kind.items()} == {MediaKind.NEWS: 2}
    assert {theme: found.value for theme, found in figures.by_theme.items()} == {
        MediaTheme.MEN: 1,
        None: 1,
    }
    for division in (figures.by_kind, figures.by_theme):
        assert sorted(one for found in division.values() for one in found.ids) == sorted(figures.items.ids)


def test_air_time_of_items_whose_length_is_known(workspace: Workspace, item: Log) -> None:
    known = item("Dài", ("2026-03-01", "loudspeaker", 3), minutes=5)
    item("Không rõ", ("2026-03-01", "loudspeaker", 9))
    item("Mạng", ("2026-03-01", "website"), minutes=7)
    assert workspace.propaganda.media_figures(MARCH).radio_minutes == Counted(15, (known,))


def test_the_listing_names_what_the_figures_count(workspace: Workspace, item: Log) -> None:
    old = item("Cũ", ("2026-02-10", "loudspeaker"), ("2026-03-20", "loudspeaker", 2))
    new = item("Mới", ("2026-03-03", "loudspeaker"), ("2026-04-03", "website"), author="Tổ loa")
    item("Tháng sau", ("2026-04-03", "loudspeaker"))
    listing = workspace.propaganda.media_listing(MARCH)
    assert [(entry.id, entry.first_on, entry.times, entry.is_repeat) for entry in listing] == [
        (new, date(2026, 3, 3), 1, False),
        (old, date(2026, 3, 20), 2, True),
    ]
    assert listing[0].author == "Tổ loa"
    assert listing[0].channels == (MediaChannel.LOUDSPEAKER,)
    figures = workspace.propaganda.media_figures(MARCH)
    assert {entry.id for entry in listing if not entry.is_repeat} == set(figures.items.ids)
    assert sum(entry.radio_times for entry in listing) == figures.radio_broadcasts.value


def test_months_add_up_to_the_year(workspace: Workspace, item: Log) -> None:
    for month in range(1, 13):
        item(f"Tin {month}", (f"2026-{month:02}-14", "loudspeaker"), (f"2026-{month:02}-28", "zalo"))
        item(f"Bài {month}", (f"2026-{month:02}-15", "website"))
    whole = workspace.propaganda.media_figures(DateRange(date(2026, 1, 1), date(2026, 12, 31)))
    months = [workspace.propaganda.media_figures(month_range(2026, month)) for month in range(1, 13)]
    for name in ("items", "radio", "online", "radio_broadcasts", "online_posts"):
        parts = [getattr(figures, name) for figures in months]
        assert sum(part.value for part in parts) == getattr(whole, name).value
        assert sorted(one for part in parts for one in part.ids) == sorted(getattr(whole, name).ids)


def test_nothing_logged(workspace: Workspace) -> None:
    figures = workspace.propaganda.media_figures(MARCH)
    assert figures.items == figures.radio_repeats == Counted(0, ())
    assert (dict(figures.by_kind), dict(figures.by_theme)) == ({}, {})
    assert workspace.propaganda.media_listing(MARCH) == ()
