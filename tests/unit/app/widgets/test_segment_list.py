"""The list of segments: titles that can be read at any width, times, outlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.app.widgets.segment_list import SegmentList
from tui.model import Segment, Timecode
from tui.readers.registry import read
from tui.search.keyword_filter import FilterHit

SAMPLE = Path(__file__).parents[4] / "data" / "episodes" / "lex-fridman-podcast-333.md"


def listed(*rows: tuple[float, int, str]) -> SegmentList:
    """A list of segments, each with start, level and title."""
    listing = SegmentList()
    listing.show_episode(
        [Segment(Timecode(at), None, title, title, "", level=level) for at, level, title in rows]
    )
    return listing


def drawn(listing: SegmentList, row: int, width: int) -> list[str]:
    return ["".join(text for text, _ in line) for line in listing.row_pieces(row, width)]


@pytest.mark.parametrize(("width", "most"), [(48, 0), (35, 8), (31, 18)])
def test_few_titles_of_the_sample_are_cut(width: int, most: int) -> None:
    """In the cells that the list has on screens of 160, 120 and 80 columns."""
    listing = SegmentList()
    (episode,) = read([SAMPLE]).episodes
    listing.show_episode(episode.segments)
    listing.show_counts([3] * len(episode.segments))
    titles = [listing.title_lines(row, width) for row in range(len(episode.segments))]
    assert sum(lines[-1][1].endswith("…") for lines in titles) <= most


@pytest.mark.parametrize("width", [6, 16, 24, 40])
def test_a_row_has_as_many_lines_as_it_says_and_each_fills_the_width(width: int) -> None:
    listing = listed(
        (0, 0, "Short"),
        (3605, 1, "A title that is longer than one line, and than two of them where there is none"),
        (7200, 3, "量子コンピュータとは何かを長い題で問い、それに答えることは難しいと知る"),
    )
    listing.show_counts([2, 3, 0])
    for row, height in enumerate(listing.row_heights(width)):
        lines = drawn(listing, row, width)
        assert len(lines) == height
        if width >= 16:
            assert {cell_len(line) for line in lines} == {width}


def test_a_title_is_cut_at_the_letter_on_its_last_line() -> None:
    listing = listed((60, 0, "Transformers and what they do to languages"))
    assert drawn(listing, 0, 20) == ["▌ 1:00 Transformers ", "▌      and what the…"]
    assert drawn(listing, 0, 22) == ["▌ 1:00 Transformers   ", "▌      and what they… "]


def test_hours_are_shown_only_where_the_recording_has_some() -> None:
    assert drawn(listed((65, 0, "Tea")), 0, 14) == ["▌ 1:05 Tea    "]
    assert drawn(listed((65, 0, "Tea"), (3600, 0, "Jam")), 0, 14) == ["▌ 0:01:05 Tea "]


def test_a_level_of_the_outline_indents() -> None:
    listing = listed((0, 0, "Part"), (60, 1, "Chapter"), (90, 9, "Deep"))
    assert [drawn(listing, row, 40)[0].index(word) for row, word in ((1, "Ch"), (2, "De"))] == [
        9,
        13,
    ]


def test_what_a_filter_found_is_lit_on_both_lines() -> None:
    listing = listed((0, 0, "Bees in winter, and bees in spring"))
    listing.filter_to([0], {0: FilterHit(0, lambda _: (((0, 4), (20, 24)), ()))}, "bees")
    lit = [
        (number, text)
        for number, line in enumerate(listing.row_pieces(0, 24))
        for text, name in line
        if name == "list--match"
    ]
    assert lit == [(0, "Bees"), (1, "bees")]
