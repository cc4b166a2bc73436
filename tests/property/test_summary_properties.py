"""Summaries of any text: nothing raises, all is clean, no chapter is lost, time is linear."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.model_values import texts_in
from tui.model import Timecode
from tui.readers.format_reader import ParsedFile
from tui.readers.gist.labels import gists
from tui.readers.markup.blocks import Block, BlockKind, parse_blocks
from tui.readers.markup.inline import plain
from tui.readers.shown import shown_words
from tui.readers.summary.head import parse_title
from tui.readers.summary.reader import SummaryFormat, count_segments, read_summary
from tui.readers.summary.timecodes import find_timecodes
from tui.sanitize import clean, clean_line
from tui.timecode import LONGEST, seconds_of

PIECES = (
    "0:00 1:30 [2:00] (3:00-4:00) `5:00` 1:02:03 99:59:59 100:00:00 1h2m3s 90s 3:15 16:9 John 10:30"
    " AM Ann: - * 1. ## # > | --- ``` <!-- --> <p> </p> <br> <li> [a](b) [6:00](https://a.b?t=1)"
    " title: chapters: time: duration: date: & &amp; &#27; ** _ \\[ \\] ~ @ – … 、 。 约 结束 שלום"
)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.one_of(
            st.sampled_from(PIECES.split()),
            st.sampled_from(["\n", " ", "\n\n"]),
            st.text(max_size=5),
        ),
        max_size=60,
    ).map("".join),
)
lines = st.one_of(
    texts.map(lambda text: text.replace("\n", " ")),
    st.text("0123456789:：-–.,/[]() hmsap٣３\N{NO-BREAK SPACE}", max_size=40),
)
words = st.text(alphabet="abcdefghij ", min_size=1, max_size=30).filter(str.strip)
seconds = st.integers(min_value=0, max_value=LONGEST)


@given(texts)
def test_any_text_gives_a_clean_episode(text: str) -> None:
    episode = read_summary(ParsedFile.of_text(text))
    assert episode.title
    for found in texts_in(episode):
        assert clean(found) == found


@given(texts)
def test_starts_ends_and_lines_make_sense(text: str) -> None:
    episode = read_summary(ParsedFile.of_text(text))
    for segment in episode.segments:
        assert 0 <= segment.start <= LONGEST
        assert segment.end is None or segment.end > segment.start
        assert segment.line is None or 1 <= segment.line <= text.count("\n") + text.count("\r") + 1
        assert bool(segment.gist) or not (segment.text or segment.title)


@given(texts)
def test_counting_agrees_with_reading(text: str) -> None:
    file = ParsedFile.of_text(text)
    episode = read_summary(file)
    assert count_segments(file) >= len(episode.segments if episode.is_timed else ())


chapters_told_once = st.lists(
    st.tuples(st.integers(0, 99 * 3600), words),
    min_size=1,
    max_size=20,
    unique_by=lambda chapter: " ".join(chapter[1].split()),
)


@given(chapters_told_once)
def test_no_chapter_of_a_plain_list_is_lost(chapters: list[tuple[int, str]]) -> None:
    text = "\n".join(f"[{Timecode(start)}] {title}" for start, title in chapters)
    found = read_summary(ParsedFile.of_text(text)).segments
    assert [float(segment.start) for segment in found] == [start for start, _ in chapters]
    assert [segment.title for segment in found] == [
        " ".join(title.split()) for _, title in chapters
    ]


@given(seconds)
def test_a_time_as_we_show_it_is_read_again(second: int) -> None:
    shown = str(Timecode(second))
    assert seconds_of(shown) == second
    assert [match.start for match in find_timecodes(f"{shown} Tea").matches] == [second]


@given(lines)
def test_a_colon_far_from_any_time_changes_no_time(line: str) -> None:
    gap = "\0" * 40
    assert find_timecodes(f":{gap}{line}") == find_timecodes(f"\0{gap}{line}")
    assert find_timecodes(f"{line}{gap}:") == find_timecodes(line)


@given(lines)
def test_a_unit_far_from_any_time_changes_no_other_time(line: str) -> None:
    more = find_timecodes(line + "\0" * 40 + "5m")
    assert [match for match in more.matches if match.left < len(line)] == find_timecodes(
        line
    ).matches
    assert more.false_positives == find_timecodes(line).false_positives


@given(st.characters(categories=["L"]), lines)
def test_a_line_that_begins_with_a_letter_is_text(letter: str, rest: str) -> None:
    line = clean(f"{letter}{rest}")
    assume("\n" not in line and not set("<>") & set(line))
    text = line.strip()
    assert parse_blocks(line) == [Block(1, BlockKind.TEXT, plain(text), source=text)]


@given(texts)
def test_the_parts_of_the_reader_never_raise(text: str) -> None:
    find_timecodes(text)
    plain(text)
    parse_title(text)
    parse_blocks(text)
    gists([text, text], [None, None], text)


@given(st.lists(st.text(max_size=80), max_size=12))
def test_every_text_has_a_gist_that_fits(many: list[str]) -> None:
    for text, label in zip(many, gists(many, [None] * len(many), "A title"), strict=True):
        assert len(label) <= 96
        assert bool(label) == bool(clean_line(text))


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "9",
        ":",
        "[",
        "\n",
        "1:00 ",
        "[1:00] x ",
        "<",
        "<p>",
        "*a ",
        "`a",
        "[a](",
        "&",
        "A b. ",
        "#",
        "|",
    ],
)
@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    segments = read_summary(ParsedFile.of_text("0:00 x\n" + text)).segments
    assert segments[0].start == Timecode(0)


@pytest.mark.parametrize(
    "line", ["1:00\n", "1:00 x%\n", "x% 1:00\n", "A: [1:00] x\n", "## 1:00 x%\n", "|1:00|x%|\n"]
)
@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_very_many_timecodes_take_linear_time(line: str) -> None:
    text = "".join(line.replace("%", str(number)) for number in range(2_000))
    assert len(read_summary(ParsedFile.of_text(text)).segments) == 2_000


LINES = (
    *("# {}", "## {}", "{}", "{} {}", "- {}", "  - {}", "1. {}", "> {}", "**{}** {}", "[{}](b.c)"),
    *("0:10 {}", "[0:20] {}", "- 1:30 {}", "{} 2:00", "## 3:00 {}", "| 4:00 | {} |", "| {} | {} |"),
    *("[5:00] {}: {}", "{}: 6:00", "Time: 7:00", "(8:00)", "```", "---", "", "", "<!-- {} -->"),
    *("`{}` *{}*", "Duration: 1:02:03", "{}:", "```timestamp", "- [ ] {}", "{}: {}", "<p>{}</p>"),
)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_every_word_is_shown_or_told_with_its_line(lines: list[str]) -> None:
    """Each word of a text stands once: it is in the episode, or its line is among those told."""
    numbers = count()
    written = [re.sub(r"\{\}", lambda _: f"word{letters(next(numbers))}", line) for line in lines]
    file = ParsedFile.of_text("\n".join(written))
    assume(not file.matter.fields)
    episodes = SummaryFormat().read(file).episodes
    told = shown_words(file, episodes)
    lines_told = {*told.hidden, *told.labels, *(number for number, _ in told.others)}
    shown = " ".join(text for episode in episodes for text in texts_in(episode))
    for number, line in enumerate(written, 1):
        for word in re.findall(r"word[a-z]+", line):
            assert word in shown or number in lines_told
    assert told.shown <= told.words


def letters(number: int) -> str:
    """A number in letters, so that it is part of a word."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}")
