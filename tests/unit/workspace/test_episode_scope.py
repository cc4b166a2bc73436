from __future__ import annotations

import pytest

from tui.model import Episode, Segment, Timecode
from tui.workspace.episode_scope import EpisodeScope

TEXTS = ("Tesla builds robots", "Tesla and the moon", "a lighthouse")
EPISODE = Episode(
    "talk.md",
    "Talk",
    segments=tuple(
        Segment(Timecode(60 * place), None, None, text, text) for place, text in enumerate(TEXTS)
    ),
)


def never() -> bool:
    return False


def scope() -> EpisodeScope:
    return EpisodeScope(EPISODE, with_news=lambda: [0, 2], with_notes=lambda: [1])


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("tesla has:news", [0]),
        ("tesla has:note", [1]),
        ("tesla -has:news", [1]),
        ("has:news", [0, 2]),
    ],
)
def test_the_box_and_the_filter_know_the_segments_with_news_and_notes(
    typed: str, places: list[int]
) -> None:
    assert [hit.place for hit in scope().find(typed, never).hits] == places
    assert [hit.segment for hit in scope().filter(typed, never).hits] == places


def test_news_that_comes_later_is_known_when_it_is_asked_for_again() -> None:
    linked: list[int] = []
    scope = EpisodeScope(EPISODE, with_news=lambda: linked)
    assert not scope.find("tesla has:news", never).hits
    linked.append(1)
    assert [hit.place for hit in scope.find("tesla has:news", never).hits] == [1]


def test_a_correction_is_told() -> None:
    assert scope().find("ligthouse", never).note == "no 'ligthouse'; showing 'lighthouse'"
