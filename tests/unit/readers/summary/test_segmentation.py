"""Transcripts in text become passages; lists of titles and summaries stay as they are."""

from __future__ import annotations

import pytest

from tui.model import Episode
from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary

WORDS = "and this is what is said here about the bees of number {}"


def read(text: str, minutes: float = 4.0) -> Episode:
    file = ParsedFile.of_text(text)
    file.passage_minutes = minutes
    return read_summary(file)


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


SPOKEN = {
    "lines": "[{start}] {words}\n",
    "ranges": "[{start} - {end}] {words}\n",
    "arrows": "[{start}.000 --> {end}.000]   {words}\n",
    "speakers": "[{start}] - Lex: {words}\n",
    "table": "| {start} | {words} |\n",
    "blocks": "{start}\n{words}\n\n",
    "items": "- {start} {words}\n",
}


@pytest.mark.parametrize("line", SPOKEN.values(), ids=SPOKEN)
def test_lines_of_a_transcript_are_gathered_unless_each_is_asked_for(line: str) -> None:
    text = "".join(
        line.format(start=clock(at), end=clock(at + 5), words=WORDS.format(at))
        for at in range(0, 3600, 5)
    )
    gathered, each = read(text), read(text, 0.0)
    assert 10 <= len(gathered.segments) <= 20
    assert len(each.segments) == 720
    shown = " ".join(segment.text for segment in gathered.segments).split()
    assert [word for word in shown if word.isdecimal()] == [str(at) for at in range(0, 3600, 5)]
    assert all(segment.times[0] == (0, segment.start) for segment in gathered.segments)


def test_lines_in_one_second_are_no_problem_in_a_transcript() -> None:
    text = "".join(f"- {clock(at // 2 * 6)} {WORDS.format(at)}\n" for at in range(400))
    assert read(text).problems == ()


@pytest.mark.parametrize(
    ("count", "step", "words"),
    [
        (200, 60, "Topic of number {}"),
        (60, 20, "Song {}"),
        (120, 30, "Why bees dance, and for whom: {}"),
        (42, 300, WORDS + ". " + "It is a summary of five minutes. " * 8),
        (120, 60, "What was said in this minute is told in short, as of {0}. " * 4),
    ],
)
def test_a_summary_is_no_transcript(count: int, step: int, words: str) -> None:
    text = "".join(f"{clock(at * step)} {words.format(at)}\n" for at in range(count))
    assert len(read(text).segments) == count


def test_turns_that_nobody_could_say_so_quickly_are_no_transcript() -> None:
    starts = [minute * 600 + second for minute in range(10) for second in range(20)]
    words = "What was said in this minute is told in short, as of {0}. " * 4
    text = "".join(f"{clock(start)}\n{words.format(start)}\n\n" for start in starts)
    assert len(read(text).segments) == len(starts)


def test_turns_of_which_half_could_be_said_so_quickly_are_no_transcript() -> None:
    starts = [minute * 60 + second for minute in range(100) for second in range(2)]
    words = "What was said in this minute is told in short, as of {0}. " * 4
    text = "".join(f"{clock(start)}\n{words.format(start)}\n\n" for start in starts)
    assert len(read(text).segments) == len(starts)


def test_turns_that_say_too_much_on_the_whole_are_no_transcript_though_half_of_them_fit() -> None:
    words = "What was said here is told in many words. "
    text = "".join(
        f"{clock(20 * turn)}\n{words * (60 if turn % 2 else 3)}\n\n" for turn in range(60)
    )
    assert len(read(text).segments) == 60


@pytest.mark.parametrize("mark", ["", "## "])
def test_a_table_in_the_last_segment_is_no_end_of_it_and_a_rule_is(mark: str) -> None:
    table = "| Who | What |\n|---|---|\n| Ada | bees |"
    text = f"{mark}0:00 Start\nHives.\n\n{mark}9:00 End\nMore hives.\n\n{table}\n\n---\n\nBye."
    episode = read(text)
    assert episode.segments[-1].text == "More hives.\n\nWho · What\nAda · bees"
    assert episode.closing == ("Bye.",)
