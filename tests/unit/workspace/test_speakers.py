"""Who speaks in an episode."""

from __future__ import annotations

from tui.model import Episode, Segment, Timecode
from tui.workspace.speakers import speaker_in, speakers_of


def _episode(*texts: str, times: tuple[tuple[int, float], ...] = ()) -> Episode:
    segments = tuple(
        Segment(Timecode(60 * n), None, None, "Part", text, times=times)
        for n, text in enumerate(texts)
    )
    return Episode("a.md", "Talk", segments=segments)


def test_names_before_many_lines_are_who_speaks_in_the_order_of_speaking() -> None:
    episode = _episode("Ann Lee: Hello.\nBob: Hi.", "Bob: Well.\nAnn Lee: So.\nNote: once.")
    assert speakers_of(episode) == {"Ann Lee": 0, "Bob": 1}
    assert speaker_in("Bob: Well.", speakers_of(episode)) == "Bob"
    assert not speaker_in("Well: yes", speakers_of(episode))


def test_labels_of_a_summary_are_nobody() -> None:
    texts = ["Note: mind this.\n" + "Words.\n" * 20, "Note: mind that.\n" + "Words.\n" * 20]
    assert speakers_of(_episode(*texts)) == {}


def test_in_a_transcript_one_who_speaks_twice_is_enough() -> None:
    assert speakers_of(_episode("Ann: So.", "Ann: And.", times=((0, 0.0),))) == {"Ann": 0}
