from __future__ import annotations

from tui.model import Episode, Segment, Timecode
from tui.workspace.hits import moment_note


def test_a_note_names_segment_episode_time_and_address() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    episode = Episode("a.md", "A talk", media="https://youtu.be/x", segments=(segment,))
    assert moment_note(episode, segment, 60) == (
        "Deep nets · A talk · 0:01:00\nhttps://youtu.be/x?t=60"
    )


def test_a_note_without_an_address_is_one_line() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    assert moment_note(Episode("a.md", "A talk"), segment, 75) == "Deep nets · A talk · 0:01:15"
