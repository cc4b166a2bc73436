"""The summary that the project began with, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.gist.labels import ROOM
from tui.readers.summary.reader import read_summary

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Episode


@pytest.fixture
def episode(shared: Path) -> Episode:
    (file,) = (shared / "seeds").glob("004_*.txt")
    return read_summary(ParsedFile(str(file)))


def test_title_show_and_number_come_from_the_heading(episode: Episode) -> None:
    assert episode.title == "Andrej Karpathy: Tesla AI, Self-Driving, Optimus, Aliens, and AGI"
    assert (episode.show, episode.number) == ("Lex Fridman Podcast", 333)


def test_nothing_is_made_up(episode: Episode) -> None:
    assert (episode.published, episode.duration, episode.media) == (None, None, None)
    assert episode.problems == ()


def test_the_overview_has_four_paragraphs_and_no_label(episode: Episode) -> None:
    assert len(episode.overview) == 4
    assert episode.overview[0].startswith("Andrej Karpathy discusses the potential")
    assert episode.overview[3].endswith("the meaning of life and the universe.")


def test_42_segments_stand_five_minutes_apart(episode: Episode) -> None:
    assert [float(segment.start) for segment in episode.segments] == [
        300.0 * place for place in range(42)
    ]
    assert float(episode.segments[-1].start) == 12300


def test_each_ends_where_the_next_begins_and_the_last_after_the_usual_step(
    episode: Episode,
) -> None:
    assert [segment.end for segment in episode.segments] == [
        300.0 * place for place in range(1, 43)
    ]


def test_segments_have_whole_paragraphs_and_no_titles(episode: Episode) -> None:
    assert {segment.title for segment in episode.segments} == {None}
    assert episode.segments[0].text.startswith("Andrej Karpathy talks about the potential of")
    assert episode.segments[20].text.endswith("left Tesla to focus on his own projects.")
    assert episode.segments[-1].text.startswith("Andrej Karpathi discusses")
    assert all("\n" not in segment.text for segment in episode.segments)


def test_text_that_the_file_cut_off_is_kept_as_it_is(episode: Episode) -> None:
    assert episode.segments[23].text.endswith('saying they are "useful but...')


def test_lines_are_those_of_the_timecodes(episode: Episode) -> None:
    assert [segment.line for segment in episode.segments] == list(range(9, 135, 3))


def test_gists_tell_the_segments_apart(episode: Episode) -> None:
    found = [segment.gist for segment in episode.segments]
    assert len(set(found)) >= 41
    assert all(0 < len(label) <= ROOM for label in found)
    assert not any(label.startswith(("Andrej", "In this", "He ", "Discusses")) for label in found)


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (0, "Neural networks"),
        (15, "Alien intelligence"),
        (30, "Transformer"),
        (40, "language modeling"),
        (65, "Software 2.0"),
        (75, "cameras"),
        (90, "Entropy"),
        (115, "ata sets"),
        (120, "synthetic data"),
        (200, "eaning of life"),
    ],
)
def test_gists_name_what_a_segment_is_about(episode: Episode, minute: int, words: str) -> None:
    assert words in episode.segments[minute // 5].gist
