from __future__ import annotations

import pytest

from tui.model import Segment, Timecode, segment_at
from tui.timecode import moment_of, parse_time, pasted_moment, seconds_of

THREE_HOURS = 3 * 3600 + 29 * 60.0
FORTY_MINUTES = 40 * 60.0


def starting_at(*starts: float) -> list[Segment]:
    return [Segment(Timecode(start), None, None, "gist", "text") for start in starts]


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("1:45:00", 6300),
        ("01:45:10", 6310),
        ("105m", 6300),
        ("105 min", 6300),
        ("1h45", 6300),
        ("1h 45m", 6300),
        ("1h45m10s", 6310),
        ("1h45m10", 6310),
        ("1 hour 45 minutes", 6300),
        ("1.5h", 5400),
        ("6300", 6300),
        ("90s", 90),
        ("5m30", 330),
        ("50%", THREE_HOURS / 2),
        ("  2 h ", 7200),
        ("1 : 45", 6300),
        ("\uff11\uff1a\uff14\uff15", 6300),
        ("\uff15\uff10\uff05", THREE_HOURS / 2),
        ("1:02.5", 62.5),
        ("1H45M", 6300),
        ("[1:45:00]", 6300),
    ],
)
def test_absolute_times_count_from_the_beginning(typed: str, seconds: float) -> None:
    assert parse_time(typed, now=1000.0, duration=THREE_HOURS) == seconds


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("+5m", 1300),
        ("-30s", 970),
        ("+1:30", 1090),
        ("-1:30", 910),
        ("+ 90", 1090),
        ("\u22121m", 940),
        ("+1:00:00", 4600),
    ],
)
def test_signed_times_count_from_now(typed: str, seconds: float) -> None:
    assert parse_time(typed, now=1000.0, duration=THREE_HOURS) == seconds


def test_two_parts_are_hours_and_minutes_where_the_recording_is_so_long() -> None:
    assert parse_time("1:45", now=0, duration=THREE_HOURS) == Timecode(6300)


def test_two_parts_are_minutes_and_seconds_in_a_shorter_recording() -> None:
    assert parse_time("1:45", now=0, duration=FORTY_MINUTES) == Timecode(105)


@pytest.mark.parametrize(("typed", "seconds"), [("1:45", 6300), ("12:30", 750)])
def test_without_a_duration_two_parts_are_hours_below_four(typed: str, seconds: float) -> None:
    assert parse_time(typed, now=0, duration=None) == seconds


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("9h", FORTY_MINUTES), ("-2h", 0), ("200%", FORTY_MINUTES), ("99:59:59", FORTY_MINUTES)],
)
def test_times_stay_within_the_recording(typed: str, seconds: float) -> None:
    assert parse_time(typed, now=60, duration=FORTY_MINUTES) == seconds


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "tesla",
        "1:75",
        "1:60:00",
        ":",
        "1:",
        ":30",
        "h",
        "1h2h",
        "1 45",
        "%",
        "+",
        "--5",
        "1:2:3:4",
    ],
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert parse_time(typed, now=0, duration=THREE_HOURS) is None


def test_a_share_of_an_unknown_duration_is_none() -> None:
    assert parse_time("50%", now=0, duration=None) is None


def test_a_time_is_shown_as_a_timecode() -> None:
    assert str(parse_time("1h45", now=0, duration=None)) == "1:45:00"


@pytest.mark.parametrize(("seconds", "place"), [(0, 0), (299, 0), (300, 1), (599.9, 1), (9999, 2)])
def test_a_time_lies_in_the_latest_segment_that_has_begun(seconds: float, place: int) -> None:
    assert segment_at(starting_at(0, 300, 600), seconds) == place


def test_segments_may_be_out_of_order() -> None:
    assert segment_at(starting_at(600, 0, 300), 400) == 2


def test_of_equal_starts_the_last_segment_counts() -> None:
    assert segment_at(starting_at(0, 300, 300, 600), 310) == 2


def test_a_time_before_the_first_segment_and_an_empty_episode_give_the_first_place() -> None:
    assert segment_at(starting_at(60, 300), 10) == 0
    assert segment_at([], 10) == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("12:30", 750), ("1:02:03.5", 3723.5), ("750", 750), ("1h2m3s", 3723), ("62 min", 3720)),
        *(("PT1H2M3S", 3723), ("1.5 hours", 5400), ("\uff11\uff12\uff1a\uff13\uff10", 750)),
        *(("1:2", None), ("16:9", None), ("1:75:10", None), ("1h75m", None), ("", None)),
    ],
)
def test_a_time_in_a_file_is_read_strictly(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        *(("90", 90), ("90s", 90), ("1h2m3s", 3723), ("1m30", 90), ("1:30", 90), ("90.5", 90.5)),
        *(("10,20", 10), ("npt:0:01:00,0:02:00", 60), ("", None), ("x", None), ("1:3", None)),
    ],
)
def test_a_value_of_t_names_a_second(value: str, seconds: float | None) -> None:
    assert moment_of(value) == seconds


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("https://youtu.be/abcdefghijk?t=750", 750),
        ("https://www.youtube.com/watch?v=abcdefghijk&t=1h2m3s", 3723),
        ("https://example.org/talk.mp3#t=npt:1:02:03,1:03:00", 3723),
        ("https://www.youtube.com/embed/abcdefghijk?start=90&autoplay=1", 90),
        ("t=335", 335),
        ("#t=5:35", 335),
        (" [#t=5:35] ", 335),
        ("start=90", 90),
    ],
)
def test_a_pasted_address_counts_by_the_second_it_asks_for(typed: str, seconds: float) -> None:
    assert pasted_moment(typed) == seconds
    assert parse_time(typed, now=1000.0, duration=THREE_HOURS) == seconds


@pytest.mark.parametrize(
    "typed", ["https://example.org/?at=750", "t=", "t=x", "cost=75", "a t=335 of it", "t=1 2", "="]
)
def test_what_asks_for_no_second_is_no_pasted_moment(typed: str) -> None:
    assert pasted_moment(typed) is None
