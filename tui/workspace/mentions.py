"""Where a news item is spoken of: in this episode, and in what the library leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from tui.model import Episode, Link, NewsItem, Segment, Timecode
from tui.search.jumper import Jumper
from tui.search.keyword_filter import FilterHit
from tui.workspace.hits import Answer, Hit, Library, episode_heading, grouped
from tui.workspace.search_thread import Stop

_EPISODES = 12
"""Episodes that are looked at, beside the one that is open."""


class Mentions:
    """The segments that speak of a news item, as a box shows them; typing leaves some of them."""

    hint = "words, to leave some of them"
    name = "the segments that speak of this article"

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = hits

    @cached_property
    def _jumper(self) -> Jumper:
        return Jumper([_as_episode(hit) for hit in self._hits])

    def begin(self) -> Answer:
        """All of them, best first."""
        note = "" if self._hits else "No segment speaks of this article."
        return Answer(self._hits, note)

    def whole(self) -> int:
        """How many there are."""
        return len(self._hits)

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  this is quick
        """Those that match, in their order, as a filter of an episode would leave them."""
        answer = self._jumper.filter(typed)
        return Answer([_lit(self._hits[kept.segment], kept) for kept in answer.hits], answer.note)


def _as_episode(hit: Hit) -> Episode:
    """A hit as what the engine looks through."""
    told = Segment(hit.start or Timecode(0), None, None, hit.gist, hit.text)
    return Episode(hit.path, hit.heading or hit.path, segments=(told,))


def _lit(hit: Hit, kept: FilterHit) -> Hit:
    """A hit with what was typed lit in the place of what ties it."""
    return replace(hit, gist_spans=kept.gist_spans, text_spans=kept.text_spans)


def find_mentions(
    item: NewsItem, here: tuple[Episode, Sequence[Link]] | None, library: Library
) -> list[Hit]:
    """The segments that speak of an item, those of the open episode first; takes a while.

    Args:
        item: the news item.
        here: the episode that is open and the item's links in it, if one is.
        library: that leads to further episodes.
    """
    from tui.linking.backlinks import mentions  # noqa: PLC0415  the engine is wanted here alone

    episode, links = here or (None, ())
    hits = [_hit(episode, link) for link in sorted(links, key=_best_first) if episode is not None]
    elsewhere = [
        mention
        for other, news in _of_library(item, episode, library)
        for mention in mentions(item, [other], library.pool(news))
    ]
    elsewhere.sort(key=lambda mention: -mention.link.score)
    hits += [_hit(each.episode, each.link) for each in elsewhere if each.link.shown]
    return grouped(hits)


def _best_first(link: Link) -> float:
    return -link.score


def _hit(episode: Episode, link: Link) -> Hit:
    from tui.linking.tie_spans import ties_in  # noqa: PLC0415  the engine is wanted here alone

    segment = episode.segments[link.segment]
    gist, text = (ties_in(part, link.words) for part in (segment.gist, segment.text))
    return Hit(
        episode.path,
        link.segment,
        segment.start,
        segment.gist,
        segment.text,
        gist,
        text,
        episode_heading(episode),
    )


def _of_library(
    item: NewsItem, episode: Episode | None, library: Library
) -> Iterator[tuple[Episode, Sequence[NewsItem]]]:
    """The episodes of the library that the item's words lead to, each with its news."""
    from tui.linking.backlinks import likely_topics, likely_words  # noqa: PLC0415  the engine is wanted here alone

    topics = (likely_words(item), *likely_topics(item))
    found = [hit for topic in topics for hit in library.find(topic, lambda: False).hits]
    known = set() if episode is None else {(episode.title, episode.media)}
    for path in _episode_paths(found):
        reading = library.read(path)
        for other in reading.episodes:
            if (other.title, other.media) not in known:
                known.add((other.title, other.media))
                yield other, reading.news or library.news_for(other).news


def _episode_paths(hits: Iterable[Hit]) -> list[str]:
    often = Counter(hit.path for hit in hits if hit.start is not None)
    return [path for path, _ in often.most_common(_EPISODES)]
