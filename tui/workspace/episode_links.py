"""An episode with the news that is about it: gathered, linked, and as the reader decided.

An `EpisodeLinker` makes a `LinkedEpisode`, whose `segments` hold the news beside each segment.
What the reader decides makes another one of it, without linking again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from tui.library.errors import StoreError
from tui.library.store.decisions import Decision, Decisions, decided, item_key
from tui.linking.overrides import apply_decisions, without_rejected
from tui.model import Episode, Link, NewsItem, Verdict
from tui.readers.reading import Reading
from tui.stopping import stoppable

if TYPE_CHECKING:
    from tui.embeddings.vector_cache import Progress
    from tui.library.store.database import Store
    from tui.linking.corpus import NewsCorpus
    from tui.workspace.corpus_cache import CorpusCache
    from tui.workspace.workers import Stop

_CLOSEST = 5
"""Links that are shown of an episode as a whole."""

Rows = Sequence[Sequence[Link]]
"""The links of each segment of an episode, best first."""


class LinkingStoppedError(Exception):
    """Nobody waits for the links any more."""


class NewsSource(Protocol):
    """Where an episode's news comes from; a library is one."""

    def news_for(self, episode: Episode) -> Reading:
        """The news that may matter to an episode, and what of it could not be read."""


class StoryLinks(NamedTuple):
    """A segment's links to items that tell one story, of which the best stands for all."""

    best: Link
    others: Sequence[Link]


class SegmentNews(NamedTuple):
    """The news beside a segment, as the reader wants it.

    Attributes:
        links: the links that are shown, best first; those of one story stand together.
        about: the items that are about the episode as a whole, as links without a score; beside
            the first segment alone, and without those that are among its links.
        rejected: how many stories and items the reader has rejected here.
        is_whole: whether this is the news of the episode as a whole.
    """

    links: Sequence[Link] = ()
    about: Sequence[Link] = ()
    rejected: int = 0
    is_whole: bool = False


_NO_NEWS = SegmentNews()  # one for all, of which there may be very many


class LinkedEpisode(Struct, frozen=True, dict=True):
    """An episode and its news.

    Attributes:
        news: what was read for it, without what it lists as related.
        corpus: all items that it was linked with; None where its links were kept.
        ranking: the links as the engine gave them.
        citations: the items that are about the episode as a whole, with the reasons.
        decided: the items of the decisions, as far as the corpus has them.
        warnings: what the reader should know, a sentence each.
    """

    episode: Episode
    news: Sequence[NewsItem]
    corpus: NewsCorpus | None
    ranking: Rows
    citations: Sequence[tuple[NewsItem, str]]
    decisions: Sequence[Decision] = ()
    decided: Sequence[NewsItem] = ()
    warnings: Sequence[str] = ()

    @cached_property
    def has_news(self) -> bool:
        """Whether any news is beside any segment."""
        return any(any(segment) for segment in self.segments)

    @cached_property
    def rows(self) -> Rows:
        """The links of each segment with the decisions applied: pinned first, none rejected."""
        return apply_decisions(self.episode, self.ranking, self.decisions, self.decided)

    @cached_property
    def about(self) -> Sequence[tuple[NewsItem, str]]:
        """The items that are about the episode as a whole, without those that are rejected."""
        return without_rejected(self.episode, self.citations, self.decisions)

    @cached_property
    def segments(self) -> Sequence[SegmentNews]:
        """The news beside each segment."""
        segments = list(map(_segment_news, self.rows))
        if segments:
            segments[0] = self._with_about(segments[0])
        return segments

    def _with_about(self, first: SegmentNews) -> SegmentNews:
        linked = {link.item for link in first.links}
        others = [(item, reason) for item, reason in self.citations if item not in linked]
        left = without_rejected(self.episode, others, self.decisions)
        about = [_about_link(item, reason) for item, reason in left]
        return SegmentNews(first.links, about, first.rejected + len(others) - len(left))

    @cached_property
    def whole(self) -> SegmentNews:
        """The news of the episode as a whole: what is about it, and the strongest stories."""
        first = self.segments[0] if self.segments else SegmentNews()
        stories = [story.best for news in self.segments for story in stories_of(news.links)]
        best: dict[int, Link] = {}
        for link in sorted(stories, key=_best_first):
            best.setdefault(id(link.item), replace(link, story=None))
        links = list(best.values())[:_CLOSEST]
        return SegmentNews(links, first.about, is_whole=True)

    @property
    def story_count(self) -> int:
        """How many stories are shown beside the segments, together."""
        return sum(len(stories_of(segment.links)) for segment in self.segments)

    def links_to(self, item: NewsItem) -> Iterator[Link]:
        """The links to an item, in the order of the segments."""
        return (link for row in self.rows for link in row if link.item == item)


class EpisodeLinker:
    """Links episodes with their news; the news of the last one is not read again for the next.

    May be asked by several threads. Whatever asks for decisions raises StoreError where the disk
    does not give or take them; then nothing has changed.
    """

    def __init__(self, source: NewsSource | None = None, store: Store | None = None) -> None:
        """Link with the news of a source, or with none but what it is given.

        Without a store, decisions that were made before are looked up and none can be made.
        """
        self._source = source
        self._store = store

    def corpus(self, news: Sequence[NewsItem], progress: Progress | None = None) -> NewsCorpus:
        """News and what it lists as related, read for linking; of the same news the same corpus.

        progress is told how many items of how many have been read.
        """
        return self._corpora.corpus(news, progress)

    @cached_property
    def _corpora(self) -> CorpusCache:
        from tui.workspace.corpus_cache import CorpusCache  # noqa: PLC0415  numpy: after the first frame

        return CorpusCache()

    def news_for(self, episode: Episode) -> tuple[NewsItem, ...]:
        """The news that the source has for an episode; none without a source."""
        return self._source.news_for(episode).news if self._source else ()

    def linked(
        self,
        episode: Episode,
        news: Sequence[NewsItem] | NewsCorpus = (),
        *,
        whole: bool = False,
        stop: Stop = lambda: False,
        progress: Callable[[str], None] = lambda _: None,
    ) -> LinkedEpisode:
        """An episode with its links, as the reader decided; takes a while.

        Where no news was read with it, the source is asked. whole keeps all links, not only those
        that are shown or decided; progress hears in words how far it is; a stop raises
        LinkingStoppedError.
        """
        with stoppable(partial(_give_up_if, stop)):
            return self._linked(episode, news, whole=whole, progress=progress)

    def _linked(
        self,
        episode: Episode,
        news: Sequence[NewsItem] | NewsCorpus,
        *,
        whole: bool,
        progress: Callable[[str], None],
    ) -> LinkedEpisode:
        from tui.linking.citations import Citations  # noqa: PLC0415  numpy: after the first frame
        from tui.linking.corpus import NewsCorpus  # noqa: PLC0415  the same
        from tui.linking.linker import link  # noqa: PLC0415  the same

        def tell(read: int, texts: int) -> None:
            progress(f"Reading the news: {read} of {texts} texts …")

        if isinstance(news, NewsCorpus):
            corpus, items = news, news.items
        else:
            items = tuple(news) or self.news_for(episode)
            corpus = self.corpus(items, tell)
        progress(f"Looking through {len(corpus.items)} news items …")
        warnings: list[str] = []
        try:
            citations = Citations(episode, corpus)
            ranking: Rows = link(
                episode, corpus, citations=citations, warn=warnings.append, progress=tell
            )
        finally:
            self._corpora.keep(corpus)
        decisions = self._decisions_or_warning(episode, warnings)
        ruled = decided_items(corpus.items, decisions)
        if not whole:
            ranking = _worth_keeping(ranking, ruled)
        return LinkedEpisode(
            episode,
            items,
            corpus,
            ranking,
            citations.about_episode(),
            decisions,
            ruled,
            warnings,
        )

    def refreshed(self, linked: LinkedEpisode, items: Sequence[NewsItem] = ()) -> LinkedEpisode:
        """A linked episode with the decisions as they are now, of further items too."""
        decisions = self._decisions(linked.episode)
        return replace(linked, decisions=decisions, decided=(*linked.decided, *items))

    def decide(
        self,
        linked: LinkedEpisode,
        segment: int,
        items: Sequence[NewsItem],
        verdict: Verdict | None,
    ) -> LinkedEpisode:
        """Keep what the reader decides about the links of items to a segment, as one change.

        The verdict is Verdict.PINNED, Verdict.REJECTED, or None to take one of these back.
        """
        start = linked.episode.segments[segment].start
        self._store_of_decisions().decide(linked.episode, start, items, verdict)
        return self.refreshed(linked, items)

    def undo(self, episode: Episode) -> Sequence[Decision]:
        """Take back the last change of an episode; tells what it was, nothing if there was none.

        A linked episode is to be refreshed afterwards.
        """
        return self._store_of_decisions().undo(episode)

    def _decisions_or_warning(self, episode: Episode, warnings: list[str]) -> tuple[Decision, ...]:
        try:
            return self._decisions(episode)
        except StoreError as error:
            warnings.append(f"what you pinned and rejected is not known: {error}")
            return ()

    def _decisions(self, episode: Episode) -> tuple[Decision, ...]:
        return decided(episode) if self._store is None else self._store_of_decisions().of(episode)

    def _store_of_decisions(self) -> Decisions:
        if self._store is None:
            raise StoreError("there is no store to keep decisions in")
        return Decisions(self._store)


def stories_of(links: Iterable[Link]) -> list[StoryLinks]:
    """Links by the story that they tell, in the order of each story's best link.

    Of one story those that are shown and those that are not stand apart.
    """
    stories: dict[object, list[Link]] = {}
    for index, link in enumerate(links):
        alone = link.story is None
        stories.setdefault(index if alone else (link.story, link.shown), []).append(link)
    return [StoryLinks(best, others) for best, *others in stories.values()]


def _best_first(link: Link) -> tuple[bool, float]:
    return link.verdict is None, -link.score


def _give_up_if(stop: Stop) -> None:
    if stop():
        raise LinkingStoppedError


def decided_items(items: Sequence[NewsItem], decisions: Sequence[Decision]) -> Sequence[NewsItem]:
    """The items that decisions are about, as far as they are among these."""
    keys = {decision.key for decision in decisions}
    return [item for item in items if item_key(item) in keys] if keys else []


def _worth_keeping(ranking: Rows, decided_items: Sequence[NewsItem]) -> Rows:
    """The links without those that are neither shown nor decided, which hold much memory."""
    decided_ids = set(map(id, decided_items))
    return tuple(
        tuple(link for link in row if link.shown or id(link.item) in decided_ids) for row in ranking
    )


def _segment_news(row: Sequence[Link]) -> SegmentNews:
    if not row:
        return _NO_NEWS
    shown = [link for link in row if link.shown]
    rejected = [link for link in row if link.verdict is Verdict.REJECTED]
    return SegmentNews(shown, rejected=len(stories_of(rejected)))


def _about_link(item: NewsItem, reason: str) -> Link:
    """What is about the episode as a whole, as a link to its beginning."""
    verdict = Verdict.NAMED if reason == Verdict.NAMED.value else None
    return Link(0, item, 0.0, shown=True, reasons=(reason,), verdict=verdict)
