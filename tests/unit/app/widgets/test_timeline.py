"""The timeline as a map: segments, ticks, marks, and what is told of a point."""

from __future__ import annotations

import pytest

from tui.app.widgets.timeline import Timeline
from tui.model import Segment, Timecode


def timeline(*starts: float, length: float = 7200.0) -> Timeline:
    """A timeline of segments without ends but the next start."""
    ends = [*starts[1:], length]
    line = Timeline()
    line.show_episode(
        [
            Segment(Timecode(start), Timecode(end), f"Part {n}", f"Part {n}", "")
            for n, (start, end) in enumerate(zip(starts, ends, strict=True))
        ],
        length,
    )
    return line


def text(pieces: list[tuple[str, str]]) -> str:
    return "".join(part for part, _ in pieces)


def test_segments_are_lines_by_turns_with_ticks_and_hours() -> None:
    row = text(timeline(0, 1800, 3600).segment_pieces(72))
    assert len(row) <= 72
    assert "━" in row[6:20]
    assert "─" in row[24:34]
    assert [part.split("─")[0].split("━")[0] for part in row.split("╵")[1:]] == [
        "0:30",
        "1:00",
        "1:30",
    ]


def test_each_occurrence_news_and_stars_are_marked_where_they_are() -> None:
    line = timeline(0, 1800, 3600)
    line.mark(counts=[0, 2, 0], hits=[10, 3700, 7100], bookmarks=[1800, 2700])
    row = text(line.pieces(72))
    assert row.count("•") == 2  # the reader is where the first would be
    assert row.index("┃") == 6
    assert [at - 6 for at, sign in enumerate(row) if sign == "★"] == [15, 22]
    assert "▇" in row


@pytest.mark.parametrize("width", [1, 9, 20, 60, 120])
def test_what_begins_past_the_end_is_counted_and_not_drawn(width: int) -> None:
    line = timeline(0, 600, 9000, 9100, length=3600.0)
    line.mark(counts=[0, 0, 5, 5], hits=[9000])
    assert line.past_end == 2
    if width >= 20:
        assert text(line.pieces(width)).rstrip().endswith("1:00 »2")
    assert not {"▇", "•"} & set(text(line.pieces(width)))


def test_a_point_tells_time_title_news_and_hits() -> None:
    line = timeline(0, 1800, 3600)
    line.mark(counts=[0, 3, 0], hits=[1800, 1900, 3600])
    assert line.bubble(1860) == "0:31:00 Part 1 · 3 news · 2 hits"
    assert line.bubble(3600) == "1:00:00 Part 2 · 1 hit"
    assert timeline(0, 60, length=90.0).bubble(61) == "1:01 Part 1"


def test_what_is_drawn_once_is_drawn_again_for_other_marks_and_another_width() -> None:
    line = timeline(0, 1800, 3600)
    drawn = [line.pieces(72), line.segment_pieces(72)]
    line.mark(hits=[3700.0])
    assert "•" in text(line.pieces(72))
    assert "•" not in text(drawn[0])
    line.point(3700.0)
    assert line.segment_pieces(72) != drawn[1]
    assert len(text(line.segment_pieces(90))) > len(text(drawn[1]))


def test_segments_that_are_not_in_order_have_their_place_too() -> None:
    line = timeline(3600, 0, 5400)
    line.point(1.0)
    here = [n for n, (_, style) in enumerate(line.segment_pieces(72)) if style == "timeline--here"]
    line = timeline(0, 3600, 5400)
    line.point(1.0)
    assert here[0] == 1
    assert line.segment_pieces(72)[1][1] == "timeline--here"
