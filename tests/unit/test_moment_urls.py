from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Episode, Segment, Timecode
from tui.urls import moment_url, openable
from tui.workspace.share import moment_note


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=6000"),
        ("https://youtu.be/abc?t=5&si=x", "https://youtu.be/abc?si=x&t=6000"),
        ("https://m.youtube.com/watch?v=a#t=9", "https://m.youtube.com/watch?v=a&t=6000"),
        ("https://open.spotify.com/episode/1", "https://open.spotify.com/episode/1?t=6000"),
        ("https://example.org/a.mp3", "https://example.org/a.mp3#t=6000"),
        ("https://example.org/a.mp3?x=1#t=3", "https://example.org/a.mp3?x=1#t=6000"),
        ("https://notyoutube.com/a.mp3", "https://notyoutube.com/a.mp3#t=6000"),
    ],
)
def test_a_moment_opens_at_its_second(media: str, expected: str) -> None:
    assert moment_url(media, 6000.9) == expected


@pytest.mark.parametrize(
    "address",
    [
        "--remote-debugging-port=9222",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://example.org/\x1b[2J",
        "https://example.org/\u202egnp",
        "https://[bad",
        "https://example.org/" + "x" * 5000,
        "",
        None,
    ],
)
def test_an_address_that_may_not_be_opened_is_none(address: str | None) -> None:
    assert openable(address) is None
    assert moment_url(address, 1) is None


@given(st.text())
def test_what_may_be_opened_is_a_web_address_in_one_word(text: str) -> None:
    address = openable(text)
    assert address is None or address.lower().startswith(("http://", "https://"))
    assert address is None or len(address.split()) == 1


def test_a_note_names_segment_episode_time_and_address() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    episode = Episode("a.md", "A talk", media="https://youtu.be/x", segments=(segment,))
    assert moment_note(episode, segment) == (
        "Deep nets · A talk · 0:01:00\nhttps://youtu.be/x?t=60"
    )


def test_a_note_without_an_address_is_one_line() -> None:
    segment = Segment(Timecode(60), None, None, "Deep nets", "")
    assert moment_note(Episode("a.md", "A talk"), segment, 75) == "Deep nets · A talk · 0:01:15"
