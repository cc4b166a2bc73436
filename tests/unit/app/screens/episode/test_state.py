"""What is known of an open episode, without a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.app.screens.episode.state import EpisodeState
from tui.library.store.database import Store
from tui.library.store.moments import new_moment
from tui.model import Episode, Segment, Timecode
from tui.readers.registry import Reading
from tui.search.keyword_filter import FilterHit


@pytest.fixture
def state(tmp_path: Path) -> EpisodeState:
    segments = tuple(Segment(Timecode(60 * n), None, None, f"Part {n}", "") for n in range(4))
    episode = Episode("talk.md", "A talk", duration=240.0, segments=segments)
    return EpisodeState(Reading((episode,)), Store(tmp_path / "store"))


def test_it_begins_at_the_beginning(state: EpisodeState) -> None:
    assert (state.index, state.seconds, state.length) == (0, 0.0, 240.0)


def test_a_move_goes_to_a_segments_start_or_to_a_time_in_it(state: EpisodeState) -> None:
    state.move_to(2)
    assert (state.index, state.seconds) == (2, 120.0)
    state.move_to(2, 150.0)
    assert state.seconds == 150.0


def test_an_episode_without_segments_has_none_to_be_at(tmp_path: Path) -> None:
    state = EpisodeState(Reading((Episode("a.md", "A talk"),)), Store(tmp_path / "store"))
    state.move_to(0)
    assert (state.segment, state.seconds, state.news.links) == (None, 0.0, ())


@pytest.mark.parametrize(
    ("gist", "text", "rows"),
    [((), (3,), [-1, 2]), ((), (3, 9), [-1, 0, 2]), ((0,), (3,), [-1, 0, 2]), ((), (9,), [0, 2])],
)
def test_of_a_filter_that_finds_the_overview_its_row_is_left(
    tmp_path: Path, gist: tuple[int, ...], text: tuple[int, ...], rows: list[int]
) -> None:
    segments = tuple(Segment(Timecode(n), None, None, "Hives", "Hives hum") for n in range(3))
    episode = Episode("a.md", "A talk", overview=("Bees",), segments=segments)
    state = EpisodeState(Reading((episode,)), Store(tmp_path / "store"))
    found, there = (tuple((at, at + 1) for at in starts) for starts in (gist, text))
    state.hits = {0: FilterHit(0, lambda _: (found, there)), 2: FilterHit(2, lambda _: ((), ()))}
    assert state.filtered() == rows


def test_it_is_of_its_file_however_that_is_named(state: EpisodeState) -> None:
    assert state.is_of("talk.md")
    assert state.is_of(os.path.abspath("talk.md"))  # noqa: PTH100  links stay as they are
    assert not state.is_of("other.md")


def test_a_bookmark_is_set_at_the_segment_and_taken_away(state: EpisodeState) -> None:
    state.move_to(3)
    state.toggle_bookmark()
    assert state.marked("bookmarks") == [3]
    state.toggle_bookmark()
    assert state.marked("bookmarks") == []


@pytest.mark.parametrize(
    ("at", "step", "expected"),
    [(0, 1, (1, False)), (1, 1, (3, False)), (3, 1, (1, True)), (1, -1, (3, True))],
)
def test_the_next_of_some_segments_may_be_from_the_other_end(
    state: EpisodeState, at: int, step: int, expected: tuple[int, bool]
) -> None:
    state.move_to(at)
    assert state.next_of([1, 3], step) == expected


def test_of_moments_in_one_segment_each_is_a_step(state: EpisodeState) -> None:
    for at in (180, 200):
        state.moments.keep(new_moment(state.episode, Timecode(at), note="why"))
    assert state.starred_seconds() == [180.0, 200.0]
    assert state.next_moment(1) == (180.0, False)
    state.move_to(3)
    assert state.next_moment(1) == (200.0, False)
    state.move_to(3, 200.0)
    assert state.next_moment(1) == (180.0, True)


def test_before_the_news_is_found_no_segment_has_any(state: EpisodeState) -> None:
    assert (state.with_news(), state.news_counts()) == ([], [])
