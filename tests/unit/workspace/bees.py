"""The small episode that tests of links share."""

from __future__ import annotations

from tui.model import Episode, Segment, Timecode

EPISODE = Episode(
    "bees.md",
    "A year with bees",
    segments=(
        Segment(Timecode(0), Timecode(300), None, "Winter", "The cluster turns and shares honey."),
        Segment(Timecode(300), None, None, "Robots", "Harvard's RoboBee hovers over almonds."),
    ),
)
