"""An episode to write, with what was kept of it."""

from __future__ import annotations

from datetime import date

from tui.exporters.exported_episode import ExportedEpisode
from tui.model import Episode, Link, Moment, NewsItem, Segment, Timecode

KEY = "ab" * 32
TALK = Episode(
    "talks/bees.md",
    "Bees & <robots>",
    show="Field Notes",
    number=12,
    published=date(2024, 5, 1),
    duration=900.0,
    media="https://www.youtube.com/watch?v=abcdefghijk",
    overview=("All about bees.",),
    segments=(
        Segment(Timecode(0), Timecode(300), "Winter", "Winter", "The hive keeps *warm*."),
        Segment(Timecode(300), None, None, "Mites", "One paragraph.\n\n- and a list\n- of two"),
        Segment(Timecode(600), None, "Robots", "Robots", "<script>alert(1)</script>"),
    ),
)
NOTE = Moment(
    "k1", KEY, "", "Bees", Timecode(310), "Mites", "Ask #vet about\nacid", "One paragraph."
)
STAR = Moment("k2", KEY, "", "Bees", Timecode(600), "Robots")
NEWS = Link(2, NewsItem("n.md", "RoboBee [lands]", url="https://example.org/r"), 0.9, shown=True)
EXPORTED = ExportedEpisode(TALK, (NOTE, STAR), (NEWS,), KEY)
