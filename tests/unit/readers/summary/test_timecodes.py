"""The grammar of timecodes, and what only looks like one."""

from __future__ import annotations

import pytest

from tui.readers.summary.timecodes import find_timecodes
from tui.timecode import seconds_of


def starts(line: str) -> list[float]:
    return [stamp.start for stamp in find_timecodes(line).matches]


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("0:00 Intro", 0),
        ("00:00:00 Intro", 0),
        ("1:23:45 Intro", 5025),
        ("75:10 Intro", 4510),
        ("100:00 Intro", 6000),
        ("60:59 Intro", 3659),
        ("[12:30] Intro", 750),
        ("(1:02:03) Intro", 3723),
        ("<10:11> Intro", 611),
        ("00:11:46.612 Intro", 706.612),
        ("12:30,5 Intro", 750.5),
        ("@07:36 Intro", 456),
        ("[@10:3] Intro", 603),
        ("~12:34 Intro", 754),
        ("[Approx. 12:34] Intro", 754),
        ("[约 12:34] Intro", 754),
        ("１２：３４ 全角", 754),
        ("٠٠:١٢:٣٤ مقدمة", 754),
        ("00:05オープニング", 5),
        ("12:30\N{NO-BREAK SPACE}Intro", 750),
        ("1h2m3s Intro", 3723),
        ("26m14s Intro", 1574),
        ("0h 20m 37s Intro", 1237),
        ("999:59:59 Intro", 3599999),
        ("Intro.....0:10", 10),
    ],
)
def test_a_time_is_found(line: str, seconds: float) -> None:
    assert starts(line) == [seconds]


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("12:30-15:00 Topic", 750, 900),
        ("15:00 - 20:15: Topic", 900, 1215),
        ("[00:30 – 01:45] Topic", 30, 105),
        ("58:00—1:12:00 Topic", 3480, 4320),
        ("00:00-00:05:30 Topic", 0, 330),
        ("[01:14.500 --> 01:15.500] Topic", 74.5, 75.5),
        ("10:00 to 12:00 Topic", 600, 720),
        ("[章节 10:00-11:00]", 600, 660),
        ("[00:30-01:45, 02:00-03:00]", 30, 105),
        ("[2:00-4:00] & [8:00-9:00]", 120, 240),
    ],
)
def test_a_range_is_one_timecode_with_an_end(line: str, start: float, end: float) -> None:
    assert [(stamp.start, stamp.end) for stamp in find_timecodes(line).matches] == [(start, end)]


@pytest.mark.parametrize("line", ["[26:00-结束] x", "[26:00-end] x", "(26:00~) x"])
def test_an_open_range_has_no_end(line: str) -> None:
    (stamp,) = find_timecodes(line).matches
    assert (stamp.start, stamp.end, line[stamp.right :]) == (1560, None, " x")


@pytest.mark.parametrize(
    "line",
    [
        "aspect 16:9 and 4:3",
        "2:1 0:0 000 00 00:000",
        "1:2:99 minutes",
        "1:60:00 minutes",
        "1:5045 typing",
        "00:00:12:34 frames",
        "-2:00 left",
        "16:00:00+00:00",
        "v1.12:30",
        "#t=12:30",
        "https://example.org/?t=12:30",
        "www.example.org/12:30",
        "x12:30",
        "12:30x",
        "1000:00:00",
        "01.02.03",
        "",
    ],
)
def test_no_time_is_found(line: str) -> None:
    assert find_timecodes(line) == ([], 0)


@pytest.mark.parametrize(
    "line",
    [
        "We meet at 10:30 AM",
        "3:15 p.m. sharp",
        "3:15pm",
        "AM 8:47",
        "um 19:30 Uhr",
        "16:00 UTC",
        "(20:15 CET)",
        "from 9:00 to 5:00 PM",
        "2023-03-04 16:00",
        "2021-02-05T20:00:00Z",
        "March 4, 2023 10:30",
        "04.03.2023, 10:30",
        "2025年11月24日 22:37",
        "John 3:16",
        "1 Corinthians 13:04-05",
        "Exodus 4:24-26",
        "see 21:14b",
    ],
)
def test_a_clock_time_or_a_verse_is_counted_as_a_lookalike(line: str) -> None:
    found = find_timecodes(line)
    assert found.matches == []
    assert found.false_positives == 1


def test_a_speaker_with_the_name_of_a_book_speaks_at_a_time() -> None:
    assert starts("John 03:16") == [196]
    assert starts("Mark 0:03:16") == [196]


def test_words_in_the_same_bracket_label_a_time() -> None:
    (stamp,) = find_timecodes("so [inaudible 0:12:45] it goes").matches
    assert stamp.labelled
    assert not stamp.bracketed
    (stamp,) = find_timecodes("so [0:12:45] it goes").matches
    assert stamp.bracketed
    assert not stamp.labelled


def test_a_label_may_end_in_a_dash() -> None:
    (stamp,) = find_timecodes("Topic [start-06:30]").matches
    assert (stamp.start, stamp.labelled) == (390, True)


def test_brackets_within_brackets_belong_to_the_time() -> None:
    line = "Topic ([[0:26]]) more"
    (stamp,) = find_timecodes(line).matches
    assert (line[: stamp.left], line[stamp.right :]) == ("Topic ", " more")


def test_units_and_wide_colons_count_at_the_beginning_only() -> None:
    assert find_timecodes("1h2m3s x").matches[0].lead_only
    assert find_timecodes("1：02：03 x").matches[0].lead_only
    assert not find_timecodes("(1h2m3s) x").matches[0].lead_only
    assert not find_timecodes("１２:３４ x").matches[0].lead_only


def test_a_single_unit_is_weak_evidence() -> None:
    assert find_timecodes("90s pop").matches[0].weak
    assert not find_timecodes("1m30s pop").matches[0].weak


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12:30", 750),
        (" 1:02:03.5 ", 3723.5),
        ("750", 750),
        ("230.0", 230),
        ("1h2m3s", 3723),
        ("62 min", 3720),
        ("1 hour, 3 minutes", 3780),
        ("PT01H06M04S", 3964),
        ("pt90s", 90),
        ("١٢:٣٤", 754),
        ("", None),
        ("pt", None),
        ("soon", None),
        ("1:2", None),
        ("1:75:00", None),
        ("12:30 Intro", None),
        ("10 MB", None),
    ],
)
def test_a_whole_text_names_seconds(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
@pytest.mark.parametrize(
    "piece",
    [" ", "9", ":", "[", "9:", "1:00", "1:00 ", "[1:00", "1h ", "a://", "http://", "@~(", "大"],
)
def test_hostile_lines_take_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert all(0 <= stamp.left < stamp.right <= len(text) for stamp in find_timecodes(text).matches)
