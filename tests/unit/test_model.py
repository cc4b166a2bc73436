"""The length of a recording that the box for times and --at share."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tui.model import Episode, NewsItem, Segment, Timecode, When, recording_length


@pytest.mark.parametrize(
    ("duration", "times", "length"),
    [
        (900.0, [(0.0, 300.0)], 900.0),
        (None, [(0.0, 300.0), (300.0, 700.0)], 700.0),
        (None, [(0.0, None), (300.0, None)], 300.0),
        (None, [(500.0, 800.0), (0.0, 500.0)], 800.0),
        (None, [], None),
        (60.0, [], 60.0),
    ],
)
def test_a_recording_is_as_long_as_its_duration_or_its_latest_time(
    duration: float | None, times: list[tuple[float, float | None]], length: float | None
) -> None:
    segments = tuple(
        Segment(Timecode(start), None if end is None else Timecode(end), None, "gist", "text")
        for start, end in times
    )
    episode = Episode("a.md", "A", duration=duration, segments=segments)
    assert recording_length(episode) == length


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (datetime(2024, 3, 8, 23, 5, tzinfo=UTC), date(2024, 3, 8)),
        (date(2024, 3, 8), date(2024, 3, 8)),
        (None, None),
    ],
)
def test_an_item_came_out_on_the_day_that_it_names(
    published: When | None, day: date | None
) -> None:
    assert NewsItem("n.md", "News", published=published).day == day
