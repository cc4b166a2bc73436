"""An episode's news: gathered, linked, and as the reader decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from msgspec.structs import replace

from tests.unit.workspace.bees import EPISODE
from tui.library.store.database import Store
from tui.model import Episode, Link, NewsItem, Segment, Timecode, Verdict
from tui.paths import store_path
from tui.readers.registry import Reading
from tui.workspace.episode_links import (
    EpisodeLinker,
    LinkedEpisode,
    LinkingStoppedError,
    SegmentNews,
    stories_of,
)

ROBOBEE = NewsItem(
    "robobee.md", "RoboBee of Harvard lands on almonds", "The RoboBee hovers over almonds."
)
CRICKET = NewsItem("cricket.md", "A late wicket decides", "Rain stopped play.")
ABOUT = NewsItem("about.md", "What we heard", "A year with bees was talked about.")
NEWS = (ROBOBEE, CRICKET, ABOUT)


class Source:
    """News that is asked for."""

    def __init__(self, *items: NewsItem) -> None:
        self._items = items
        self.asked = 0

    def news_for(self, _: Episode) -> Reading:
        self.asked += 1
        return Reading(news=self._items)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


def titles(links: Sequence[Link]) -> list[str]:
    return [link.item.headline for link in links]


def linked(store: Store | None = None) -> LinkedEpisode:
    return EpisodeLinker(Source(), store).linked(EPISODE, NEWS)


def test_each_segment_has_the_news_that_is_about_it() -> None:
    winter, robots = linked().segments
    assert not winter.links
    assert titles(robots.links) == [ROBOBEE.headline]
    assert linked().story_count == 1


def test_what_is_about_the_episode_stands_beside_its_first_segment() -> None:
    winter, robots = linked().segments
    assert titles(winter.about) == [ABOUT.headline]
    assert robots.about == ()


def test_the_source_is_asked_where_no_news_was_read_with_the_episode() -> None:
    source = Source(ROBOBEE)
    gathered = EpisodeLinker(source).linked(EPISODE)
    assert (source.asked, gathered.news) == (1, (ROBOBEE,))
    EpisodeLinker(source).linked(EPISODE, NEWS)
    assert source.asked == 1


def test_the_whole_ranking_is_kept_where_it_is_asked_for() -> None:
    items = [*NEWS, NewsItem("weak.md", "A long day", "It was warm, it turns.")]
    linker = EpisodeLinker(Source())
    assert all(link.shown for row in linker.linked(EPISODE, items).rows for link in row)
    whole = [link for row in linker.linked(EPISODE, items, whole=True).rows for link in row]
    assert not all(link.shown for link in whole)


def test_news_is_read_once_for_several_episodes() -> None:
    linker = EpisodeLinker(Source())
    assert linker.linked(EPISODE, NEWS).corpus is linker.linked(EPISODE, list(NEWS)).corpus


def test_a_decision_is_applied_without_linking_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = EpisodeLinker(Source(), store)
    before = linker.linked(EPISODE, NEWS)
    monkeypatch.delattr("tui.linking.linker.link")
    after = linker.decide(before, 1, [ROBOBEE], Verdict.REJECTED)
    assert after.segments[1] == SegmentNews([], (), 1)
    assert titles(before.segments[1].links) == [ROBOBEE.headline]


def test_a_pin_puts_an_item_first(store: Store) -> None:
    linker = EpisodeLinker(Source(), store)
    after = linker.decide(linker.linked(EPISODE, NEWS), 0, [CRICKET], Verdict.PINNED)
    (pinned,) = after.segments[0].links
    assert (pinned.item, pinned.score, pinned.verdict) == (CRICKET, 1.0, Verdict.PINNED)


def test_what_is_about_the_episode_can_be_rejected_at_its_beginning(store: Store) -> None:
    linker = EpisodeLinker(Source(), store)
    after = linker.decide(linker.linked(EPISODE, NEWS), 0, [ABOUT], Verdict.REJECTED)
    assert after.segments[0] == SegmentNews((), [], 1)
    assert after.about == []


def test_decisions_that_were_made_before_count(store: Store) -> None:
    linker = EpisodeLinker(Source(), store)
    linker.decide(linker.linked(EPISODE, NEWS), 1, [ROBOBEE], Verdict.REJECTED)
    linker.decide(linker.linked(EPISODE, NEWS), 0, [CRICKET], Verdict.PINNED)
    for again in (linked(store), linked()):
        assert titles(again.segments[0].links) == [CRICKET.headline]
        assert again.segments[1].rejected == 1


def test_an_undone_decision_leaves_the_links_as_they_were(store: Store) -> None:
    linker = EpisodeLinker(Source(), store)
    before = linker.linked(EPISODE, NEWS)
    after = linker.decide(before, 1, [ROBOBEE], Verdict.REJECTED)
    (undone,) = linker.undo(EPISODE)
    assert (undone.verdict, undone.item.headline) == (Verdict.REJECTED, ROBOBEE.headline)
    assert linker.refreshed(after).segments == before.segments
    assert linker.undo(EPISODE) == ()


def test_a_store_that_cannot_be_read_is_a_warning_and_the_links_are_there() -> None:
    store_path().parent.mkdir(parents=True)
    store_path().write_bytes(b"no database at all, and longer than a page header " * 40)
    without = linked()
    assert titles(without.segments[1].links) == [ROBOBEE.headline]
    (warning,) = without.warnings
    assert warning.startswith("what you pinned and rejected is not known: ")


def test_linking_without_a_store_makes_none() -> None:
    linked()
    assert not store_path().exists()


def test_it_stops_wherever_it_is_when_nobody_waits_any_more() -> None:
    linked()  # what texts mean is kept, and not asked for again
    questions = count(1)
    EpisodeLinker(Source()).linked(EPISODE, NEWS, stop=lambda: next(questions) < 0)
    for asked in range(1, next(questions)):
        times = count(1)
        with pytest.raises(LinkingStoppedError):
            EpisodeLinker(Source()).linked(EPISODE, NEWS, stop=lambda: next(times) == asked)  # noqa: B023  asked at once
        assert next(times) == asked + 1, "nothing was done that would have asked again"


def test_long_work_asks_whether_to_go_on_before_each_segment_and_each_item() -> None:
    segments = [Segment(Timecode(n), None, None, "Bees", f"Bee {n}.") for n in range(300)]
    episode = replace(EPISODE, segments=tuple(segments))
    items = [NewsItem(f"{n}.md", f"Bees land on {n} almonds") for n in range(300)]
    for news, least in ((NEWS, 5 * len(segments)), (items, 5 * len(segments) + 2 * len(items))):
        questions = count()
        EpisodeLinker(Source()).linked(episode, news, stop=lambda: next(questions) < 0)  # noqa: B023  the same
        assert next(questions) >= least


def test_it_tells_how_far_it_is() -> None:
    told: list[str] = []
    EpisodeLinker(Source()).linked(EPISODE, NEWS, progress=told.append)
    assert told[0] == "Looking through 3 news items …"
    assert all(text.startswith("Reading the news: ") for text in told[1:])


def test_the_links_to_an_item_are_found_in_every_segment() -> None:
    assert [link.segment for link in linked().links_to(ROBOBEE)] == [1]
    assert list(linked().links_to(ABOUT)) == []


def test_a_story_is_led_by_its_best_link_and_what_is_hidden_stands_apart() -> None:
    links = [
        Link(0, ROBOBEE, 0.9, shown=True, story=3),
        Link(0, CRICKET, 0.9, shown=True),
        Link(0, ABOUT, 0.9, shown=True, story=3),
        Link(0, ABOUT, 0.2, shown=False, story=3),
    ]
    assert [(story.best, list(story.others)) for story in stories_of(links)] == [
        (links[0], [links[2]]),
        (links[1], []),
        (links[3], []),
    ]
