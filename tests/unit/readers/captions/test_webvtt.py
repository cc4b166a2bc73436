"""WebVTT as its standard reads it, without losing words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Episode


def cues(text: str, tmp_path: Path, name: str = "talk.vtt") -> Episode:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (episode,) = Registry(FORMATS, 0.0).read([path]).episodes
    return episode


def rows(episode: Episode) -> list[tuple[float, str]]:
    return [(float(segment.start), segment.text) for segment in episode.segments]


def test_cues_with_settings_names_and_notes(tmp_path: Path) -> None:
    text = (
        "WEBVTT - a title\nKind: captions\n\nNOTE a remark\nof two lines\n\n"
        "one\n00:01.000 --> 00:02.500 line:0 align:start\nHello\n\n"
        "STYLE\n::cue { color: red }\n\n1:02:03.004 --> 01:02:04.000\nBad hours\n\n"
        "01:02:03.004-->01:02:04.000\nThere\nagain\n"
    )
    episode = cues(text, tmp_path)
    assert rows(episode) == [(1.0, "Hello\nBad hours"), (3723.004, "There\nagain")]
    (problem,) = episode.problems
    assert problem.line == 14
    assert "pair of times" in problem.message


def test_voices_are_speakers_and_tags_and_entities_go(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann Lee>Two&nbsp; &amp;lt; <b>three</b> <3\n\n"
        "00:02.000 --> 00:03.000\n<v Ann>Yes?\n<v Bo>No.\n\n"
        "00:04.000 --> 00:05.000\n<00:04.200><c.x>It</c> &#9;is\n"
    )
    episode = cues(text, tmp_path)
    assert [segment.text for segment in episode.segments] == [
        "Two < three <3",
        "Yes?\nBo: No.",
        "It is",
    ]
    assert episode.segments[0].gist == "Ann Lee: Two < three <3"


def test_rolling_captions_are_said_once(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:00.030 --> 00:05.720\n \nwhat's<00:00.719><c> up</c>\n\n"
        "00:05.720 --> 00:05.730\nwhat's up\n \n\n00:05.730 --> 00:09.100\nwhat's up\nand more\n\n"
        "00:09.100 --> 00:09.110\nand more\n \n"
    )
    assert rows(cues(text, tmp_path)) == [(0.03, "what's up"), (5.73, "and more")]


def test_who_says_the_same_twice_is_not_rolling(tmp_path: Path) -> None:
    cue = "00:0{}.000 --> 00:0{}.000\n{}\n\n"
    said = ["No.", "Yes, of course it is.", "Yes.", "Well.", "Then no.", "Well, no."]
    text = "WEBVTT\n\n" + "".join(cue.format(at, at + 1, words) for at, words in enumerate(said))
    assert [words for _, words in rows(cues(text, tmp_path))] == said


def test_silence_is_a_cue_and_an_empty_line_loses_nothing(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n00:00.000 --> 00:01.000\n\nname\n00:01.000 --> 00:02.000\n\nWords\n\n"
        "00:03.000 --> 00:04.000\nLast\n\nNOTE no words\n"
    )
    episode = cues(text, tmp_path)
    assert rows(episode) == [(0.0, ""), (1.0, "Words"), (3.0, "Last")]
    assert [problem.line for problem in episode.problems] == [5]


@pytest.mark.parametrize("text", ["", "\nWEBVTT\n\n", "00:01.000 --> 00:02.000\nHi\n"])
def test_without_its_first_word_a_file_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(text)
    reading = Registry(FORMATS).read([path])
    assert reading.episodes == ()
    assert reading.problems


def test_titles_of_chapters_are_segments_with_titles(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:00.000 --> 05:00.000\nIntro\n\n05:00.000 --> 30:00.000\nWinter & bees\n"
    path = tmp_path / "talk.vtt"
    path.write_text(text)
    (episode,) = Registry(FORMATS).read([path]).episodes
    assert [(float(s.start), s.title) for s in episode.segments] == [
        (0.0, "Intro"),
        (300.0, "Winter & bees"),
    ]


def test_long_titles_of_short_chapters_are_no_words_that_are_said(tmp_path: Path) -> None:
    titles = [f"What {word} tells us of bees in the winter, and of honey" for word in "abc"]
    times = ("00:00.000 --> 00:30.000", "00:30.000 --> 01:00.000", "01:00.000 --> 01:30.000")
    blocks = (f"{time}\n{title}\n" for time, title in zip(times, titles, strict=True))
    path = tmp_path / "talk.vtt"
    path.write_text("\n".join(("WEBVTT\n", *blocks)))
    (episode,) = Registry(FORMATS).read([path]).episodes
    assert [segment.title for segment in episode.segments] == titles


def test_it_is_told_by_its_content(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"
    assert rows(cues(text, tmp_path, "talk.txt")) == [(1.0, "Hi")]
    assert ParsedFile(str(tmp_path / "talk.txt")).suffix == ".txt"
