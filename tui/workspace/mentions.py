"""Where a news item is spoken of: in this episode, and in what the library leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.model import Episode, Link, NewsItem
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.hits import Answer, Hit, Library, grouped, heading_of, segment_hit
from tui.workspace.open_documents import HitFilter
from tui.workspace.workers import Stop

if TYPE_CHECKING:
    from tui.linking.corpus import NewsCorpus

_EPISODES = 12
"""Episodes that are looked at, beside the one that is open."""


Report: TypeAlias = Callable[[Sequence["Hit"]], None]
"""Hears of all hits so far, each time there are more."""


class Mentions:
    """The segments that speak of a news item, as a box shows them; typing leaves some of them.

    Attributes:
        looking: whether they are still being looked for.
    """

    hint = "words, to see only some"
    name = "the segments that speak of this article"

    def __init__(
        self, hits: Sequence[Hit] = (), look: Callable[[Report, Stop], object] | None = None
    ) -> None:
        """Show hits, or what looking for them finds one after the other."""
        self._filter = HitFilter(hits)
        self._look = look
        self.looking = look is not None

    def gather(self, heard: Callable[[], object], stop: Stop) -> None:
        """Look for them, in the thread that calls; heard is called when there are more."""

        def report(hits: Sequence[Hit]) -> None:
            self._filter = HitFilter(hits)
            heard()

        try:
            if self._look:
                self._look(report, stop)
        finally:
            self.looking = False
            heard()

    def begin(self) -> Answer:
        """All of them, best first."""
        hits = self._filter.hits
        is_none = not hits and not self.looking
        return Answer(hits, "No segment speaks of this article." if is_none else "")

    def whole(self) -> int:
        """How many there are."""
        return len(self._filter.hits)

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  this is quick
        """Those that match, in their order; what was typed is lit, not what ties them."""
        matching, note = self._filter.matching(typed)
        return Answer(list(matching.values()), note)


class Mention(NamedTuple):
    """A segment that may speak of a news item, the link's."""

    episode: Episode
    link: Link


def mentions_of(
    items: Sequence[NewsItem],
    episodes: Iterable[tuple[Episode, NewsCorpus]],
    linker: EpisodeLinker,
    *,
    stop: Stop = lambda: False,
    warn: Callable[[str], None] = lambda _: None,
) -> list[Mention]:
    """The segments that share anything with news items, as the reader decided.

    Those of the first item stand first, of each item the best first, equal scores in the order of
    episodes and segments. The news beside each episode, which the items stand among, tells which
    words are rare and which other items take their place. warn hears of each trouble once, in a
    sentence; a stop raises LinkingStoppedError.
    """
    mentions: list[list[Mention]] = [[] for _ in items]
    for of_episode in _by_episode(items, episodes, linker, stop, warn):
        for number, more in enumerate(of_episode):
            mentions[number] += more
    return [mention for own in mentions for mention in sorted(own, key=_best_first)]


def _by_episode(
    items: Sequence[NewsItem],
    episodes: Iterable[tuple[Episode, NewsCorpus]],
    linker: EpisodeLinker,
    stop: Stop,
    warn: Callable[[str], None] = lambda _: None,
) -> Iterator[list[list[Mention]]]:
    """For each episode, the mentions of each item."""
    warned: set[str] = set()
    corpus = among = None
    for episode, news in episodes:
        if among is None or news is not corpus:
            corpus, missing = news, [item for item in items if item not in news.items]
            among = corpus.extended(missing) if missing else corpus
        linked = linker.linked(episode, among, whole=True, stop=stop)
        for warning in linked.warnings:
            if warning not in warned:
                warn(warning)
        warned.update(linked.warnings)
        yield [[Mention(episode, link) for link in linked.links_to(item)] for item in items]


def likely_paths(
    items: Iterable[NewsItem], find: Callable[[str], Iterable[str]], limit: int
) -> list[str]:
    """The files of episodes that may speak of news items, those that most leads to first.

    find gives for a few words the files of the segments that an index has for them; a file comes
    again with each segment.
    """
    from tui.linking.backlinks import likely_topics, likely_words  # noqa: PLC0415  numpy: after the first frame

    topics = [topic for item in items for topic in (likely_words(item), *likely_topics(item))]
    counts = Counter(path for topic in topics for path in find(topic))
    return [path for path, _ in counts.most_common(limit)]


def find_mentions(  # noqa: PLR0913, PLR0917  what looks, where, and who hears of it
    item: NewsItem,
    here: tuple[Episode, Sequence[Link]] | None,
    library: Library,
    linker: EpisodeLinker,
    stop: Stop = lambda: False,
    report: Report = lambda _: None,
) -> list[Hit]:
    """The segments that speak of an item, those of the open episode first; takes a while.

    here is the episode that is open, if one is, with the item's links in it; a stop raises
    LinkingStoppedError. report hears at once of those in the open episode.
    """
    episode, links = here or (None, ())
    own = [] if episode is None else [Mention(episode, link) for link in links]
    own.sort(key=_best_first)
    elsewhere: list[Mention] = []
    report(grouped(map(_hit, own)))
    others = _of_library(item, episode, library, linker, stop)
    for (found,) in _by_episode([item], others, linker, stop):
        elsewhere = sorted([*elsewhere, *(one for one in found if one.link.shown)], key=_best_first)
        report(grouped(map(_hit, [*own, *elsewhere])))
    return grouped(map(_hit, [*own, *elsewhere]))


def _best_first(mention: Mention) -> float:
    return -mention.link.score


def _hit(mention: Mention) -> Hit:
    from tui.linking.reasons import matching_spans  # noqa: PLC0415  numpy: after the first frame

    episode, link = mention
    segment = episode.segments[link.segment]
    words = episode.words_at(link.segment)
    spans = matching_spans(segment.gist, link.words), matching_spans(words, link.words)
    return segment_hit(episode, link.segment, spans, heading=heading_of(episode))


def _of_library(
    item: NewsItem,
    episode: Episode | None,
    library: Library,
    linker: EpisodeLinker,
    stop: Stop,
) -> Iterator[tuple[Episode, NewsCorpus]]:
    """The episodes of the library that the item's words lead to, each with its news."""

    def find(topic: str) -> Iterator[str]:
        hits = () if stop() else library.find(topic, stop).hits
        return (hit.path for hit in hits if hit.start is not None)

    seen = set() if episode is None else {(episode.title, episode.media)}
    for path in likely_paths([item], find, _EPISODES):
        reading = library.read(path)
        for other in reading.episodes:
            if (other.title, other.media) not in seen:
                seen.add((other.title, other.media))
                yield other, linker.corpus(reading.news or library.news_for(other).news)
