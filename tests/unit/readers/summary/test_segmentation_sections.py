"""Texts without timecodes: headings are the rows, their sections the text."""

from __future__ import annotations

from tui.model import TextPosition
from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary


def test_headings_begin_segments_and_keep_their_levels() -> None:
    text = "# Tea\n\nAll about it.\n\n## Kinds\n\nMany.\n\n### Green\n\n- hot\n\n## Milk\n"
    episode = read_summary(ParsedFile.of_text(text))
    assert (episode.title, episode.overview) == ("Tea", ("All about it.",))
    assert [(s.title, s.text, s.level, s.line) for s in episode.segments] == [
        ("Kinds", "Many.", 0, 5),
        ("Green", "• hot", 1, 9),
        ("Milk", "", 0, 13),
    ]


def test_their_starts_order_them_and_are_shown_as_nothing() -> None:
    episode = read_summary(ParsedFile.of_text("# A\n\n## B\n\nb\n\n## C\n\nc\n"))
    assert not episode.is_timed
    assert [str(segment.start) for segment in episode.segments] == ["", ""]
    assert [float(segment.start) for segment in episode.segments] == [0, 1]
    assert {segment.end for segment in episode.segments} == {None}
    assert all(isinstance(segment.start, TextPosition) for segment in episode.segments)


def test_a_text_without_headings_is_one_segment() -> None:
    episode = read_summary(ParsedFile.of_text("All about tea, said at length.\n\nIt is hot.\n"))
    assert [s.text for s in episode.segments] == ["All about tea, said at length.\n\nIt is hot."]
    assert episode.overview == ()


def test_an_empty_text_has_no_segment() -> None:
    assert read_summary(ParsedFile.of_text("\n\n")).segments == ()


def test_where_front_matter_lists_chapters_the_first_section_is_the_overview() -> None:
    text = "---\nchapters:\n- 0:00 Tea\n- 5:00 Milk\n---\nAll about it.\n\n## Links\n\n- Shop\n"
    episode = read_summary(ParsedFile.of_text(text))
    assert episode.overview == ("All about it.",)
    assert episode.closing == ("Links", "• Shop")


def test_a_segment_that_says_nothing_itself_is_called_as_its_section() -> None:
    first, *others = read_summary(ParsedFile.of_text("A0:00 0:01¹0:02A")).segments
    assert (first.title, first.gist, first.text) == (None, "A", "A")
    assert all(other.title for other in others)
