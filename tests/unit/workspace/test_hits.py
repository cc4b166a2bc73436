from __future__ import annotations

from tui.model import Episode, Segment, Timecode
from tui.workspace.hits import moment_note, segment_hit


def test_a_note_names_segment_episode_time_and_address() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    episode = Episode("a.md", "A talk", media="https://youtu.be/x", segments=(segment,))
    assert moment_note(episode, segment, 60) == (
        "Deep nets · A talk · 0:01:00\nhttps://youtu.be/x?t=60"
    )


def test_a_note_without_an_address_is_one_line() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    assert moment_note(Episode("a.md", "A talk"), segment, 75) == "Deep nets · A talk · 0:01:15"


def test_a_hit_is_at_the_cue_in_which_most_is_lit_below_the_overview() -> None:
    text = "so it begins. " + "x " * 200 + "the bees swarm."
    times = ((0, 60.0), (14, 70.0), (text.index("the bees"), 95.0))
    segment = Segment(Timecode(60), None, None, "It begins", text, times=times)
    episode = Episode("a.md", "Bees", overview=("On bees.",), segments=(segment,))
    words = episode.words_at(0)
    said = ("begins", "the bees", "swarm")
    lit = [(words.index(word), words.index(word) + len(word)) for word in said]
    assert segment_hit(episode, 0, ((), tuple(lit))).start == Timecode(95)
    assert segment_hit(episode, 0, ((), tuple(lit[:1]))).start == Timecode(60)
    assert segment_hit(episode, 0).start == Timecode(60)
    assert [float(segment.cue_at(at)) for at in (94, 96, 10)] == [70, 95, 60]
