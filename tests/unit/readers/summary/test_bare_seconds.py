"""Seconds without minutes, as programs count them, read as plain timecodes."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.bare_seconds import as_times
from tui.readers.summary.reader import read_summary


@pytest.mark.parametrize(
    "line",
    [
        "- [{}] words",
        "({}) words",
        "[{}s] words",
        "* [t={}] words",
        *("- words ({}s)", "words [{} sec]", "* t={} words", "{}.0 s words", "{},00 s words"),
        *("[{},0 s] words", "{} с — words", "start={} words", "{} сек. - words"),
        *("start={} end=9999 words", '<segment start="{}" end="9999">words</segment>'),
    ],
)
def test_bare_seconds_in_brackets_are_times(line: str) -> None:
    text = "\n".join(line.format(second) for second in (0, 95, 605, 1210))
    episode = read_summary(ParsedFile.of_text(text))
    assert [float(segment.start) for segment in episode.segments] == [0, 95, 605, 1210]
    assert {segment.title for segment in episode.segments} == {"words"}


@pytest.mark.parametrize(
    "text",
    [
        "[1] A note\n[2] Another\n[3] A third\n[4] A fourth",
        "[100] b\n[90] a\n[2000] c\n[3000] d",
        "[95](https://a.example) x\n[605](https://a.example) y\n[900](z) z\n[1210](z) z",
        "[95] x\n[605] y",
        "30 s Plank\n45 s Squat\n60 s Rest\n90 s Run",
    ],
)
def test_footnotes_are_no_times(text: str) -> None:
    assert as_times(text) == text


def test_seconds_that_follow_each_other_closely_are_those_of_a_transcript() -> None:
    lines = ["[0.0 - 4.25] One.", "[4.25 - 9.5] Two.", "[9.5 - 15] Three.", "[15.0 - 20.0] Four."]
    expected = ["[0:00:00-0:00:04.25]", "[0:00:04.25-0:00:09.5]", "[0:00:09.5-0:00:15]"]
    read = as_times("\n".join(lines)).split("\n")
    assert [line.partition("] ")[0] + "]" for line in read[:3]] == expected


@pytest.mark.parametrize("line", ["[{0}.00s -> {0}.50s]  words", "{0}.0 --> {0}.5 | words"])
def test_seconds_with_an_arrow_between_are_cues(line: str) -> None:
    text = "\n".join(line.format(second) for second in (0, 95, 605, 1210))
    found = read_summary(ParsedFile.of_text(text)).segments
    assert [(float(one.start), one.text) for one in found] == [
        (second, "words") for second in (0, 95, 605, 1210)
    ]
