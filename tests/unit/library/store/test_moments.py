"""Moments: kept, changed, removed, taken back; of episodes and of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.library.store.database import Store
from tui.library.store.moments import Moments, home_key, new_moment, segments_with_moments
from tui.model import Episode, NewsItem, Segment, TextPosition, Timecode

TALK = Episode("talks/a.md", "A talk", media="https://example.org/a.mp3")
ITEM = NewsItem("news/bees.md", "Bees return", url="https://example.org/bees")


@pytest.fixture
def moments(tmp_path: Path) -> Iterator[Moments]:
    store = Store(tmp_path / "store.sqlite3")
    yield Moments(store)
    store.close()


def test_a_note_is_kept_as_it_was_written_with_its_tags(moments: Moments) -> None:
    note = "Why? See #robots and #tesla/optimus.\n\nNot http://x.org/#part, not #12, again #robots"
    moments.keep(new_moment(TALK, Timecode(90.5), "Gist", note, "some words"))
    (kept,) = moments.of(TALK)
    assert (kept.seconds, kept.gist, kept.note, kept.quote) == (90.5, "Gist", note, "some words")
    assert kept.tags == ("robots", "tesla/optimus")
    assert kept.path == str(Path("talks/a.md").absolute())
    assert not kept.is_star


def test_an_article_has_moments_of_its_own(moments: Moments) -> None:
    moments.keep(new_moment(ITEM, quote="the queen is back"))
    assert moments.of(TALK) == ()
    (kept,) = moments.of(ITEM)
    assert (kept.seconds, kept.title, kept.quote) == (None, "Bees return", "the queen is back")


def test_a_place_without_a_timecode_comes_back_as_one(moments: Moments) -> None:
    moments.keep(new_moment(TALK, TextPosition(3), "Part"))
    (kept,) = moments.of(TALK)
    assert isinstance(kept.seconds, TextPosition)
    assert str(kept.seconds) == ""


def test_each_step_can_be_taken_back_to_the_beginning(moments: Moments) -> None:
    first = new_moment(TALK, Timecode(5), "Gist", "first")
    moments.keep(first)
    moments.keep(replace(first, note="second"))
    moments.remove(replace(first, note="second"))
    assert moments.of(TALK) == ()
    home = home_key(TALK)
    told = []
    while undone := moments.undo(home):
        told.append((undone.what, [one.note for one in moments.of(TALK)]))
    assert told == [("removed", ["second"]), ("changed", ["first"]), ("kept", [])]


def test_a_star_beside_a_note_comes_and_goes_without_it(moments: Moments) -> None:
    moments.keep(new_moment(TALK, Timecode(5), "Gist", "a note"))
    assert moments.toggle_star(TALK, Timecode(5), "Gist") is True
    assert moments.toggle_star(TALK, Timecode(5), "Gist") is False
    assert [one.note for one in moments.of(TALK)] == ["a note"]


def test_when_something_was_changed_last_is_known(moments: Moments) -> None:
    assert moments.last_change(TALK) == 0.0
    moments.toggle_star(TALK, Timecode(5), "Gist")
    assert moments.last_change(TALK) >= moments.of(TALK)[0].made
    assert moments.last_change(ITEM) == 0.0


def test_a_path_that_is_no_unicode_is_kept(moments: Moments) -> None:
    moments.keep(new_moment(Episode("/a\udcff.md", "A talk"), Timecode(5)))
    assert moments.all()[0].path == "/a\udcff.md"


def test_a_moment_belongs_to_the_segment_it_was_kept_at_or_falls_on() -> None:
    segments = [Segment(Timecode(at), None, None, gist, "") for at, gist in [(0, "A"), (0, "B")]]
    segments.append(Segment(Timecode(60), None, None, "C", ""))
    kept = [new_moment(TALK, Timecode(0), "A"), new_moment(TALK, Timecode(61), "gone")]
    assert segments_with_moments(segments, kept) == {0, 2}
    assert segments_with_moments(segments, [new_moment(ITEM)]) == set()
    assert segments_with_moments([], kept) == set()
