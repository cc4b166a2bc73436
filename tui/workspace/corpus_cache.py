"""News gathered with what it lists as related, and read for linking.

The last of it is kept in this process, and much of it on the disk. Of other news, as of the same
with some items changed, each text that is the same is taken from what was kept last.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from operator import is_
from threading import Lock
from typing import TYPE_CHECKING

from tui.analysis.normalize import fold
from tui.linking.corpus import NewsCorpus
from tui.model import NewsItem
from tui.urls import canonical_url

if TYPE_CHECKING:
    from tui.embeddings.vector_cache import Progress
    from tui.workspace.kept_corpus import KeptCorpus

MANY = 500
"""News items from which on reading them takes longer than looking for what was kept of them."""


class CorpusCache:
    """The news that was asked for last, read once; may be asked by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._news: Sequence[NewsItem] = ()
        self._corpus = NewsCorpus()
        self._kept: KeptCorpus | None = None

    def corpus(self, news: Sequence[NewsItem], progress: Progress | None = None) -> NewsCorpus:
        """The corpus of some news and what it lists as related.

        Of the same items as the time before, in the same order, it is the same corpus.

        Args:
            news: the items; whether one is the same is told by its identity.
            progress: told how many items have been read.
        """
        with self._lock:
            if len(news) != len(self._news) or not all(map(is_, news, self._news)):
                self._news, (self._corpus, self._kept) = tuple(news), self._read(news, progress)
            return self._corpus

    def _read(
        self, news: Sequence[NewsItem], progress: Progress | None
    ) -> tuple[NewsCorpus, KeptCorpus | None]:
        known, kept = self._corpus, None
        if len(news) >= MANY:
            from tui.workspace.kept_corpus import KeptCorpus, kept_last  # noqa: PLC0415  for many alone

            kept = KeptCorpus(news)
            if (corpus := kept.corpus()) is not None:
                return corpus, kept
            known = known if known.items else kept_last() or known
        return NewsCorpus(with_related(news), known, progress), kept

    def keep(self, corpus: NewsCorpus) -> None:
        """Keep what is known of a corpus by now for other processes, if it is of much news."""
        with self._lock:
            if self._kept is not None and corpus is self._corpus:
                self._kept.keep(corpus)


def with_related(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    """Items and all that they list as related, each once, in the order in which they come.

    Two items are the same if they have the same headline, and the same address or day, or the same
    text where they have no date. What another item lists is a short form, often under another
    headline: it is also the same as what has its address, which all parts of a digest share. What
    stands by itself is preferred to it.
    """
    whole = list(items)
    related = list(_related(whole))
    headlines = [fold(item.headline) for item in whole]
    # What an address leads to takes long to tell, and matters where an item may be another's.
    alone = {one for one, count in Counter(headlines).items() if count == 1 and not related}
    seen: set[object] = set()
    new = [
        item
        for item, headline in zip(whole, headlines, strict=True)
        if headline in alone or _is_new(item, seen, listed=False)
    ]
    return (*new, *(item for item in related if _is_new(item, seen, listed=True)))


def _related(items: Iterable[NewsItem]) -> Iterator[NewsItem]:
    queue = deque(items)
    while queue:
        related = queue.popleft().related
        queue.extend(related)
        yield from related


def _is_new(item: NewsItem, seen: set[object], *, listed: bool) -> bool:
    headline = fold(item.headline)
    day = item.day or (item.excerpt, item.body)
    keys: set[object] = {(headline, day)}
    address: set[object] = set()
    if item.url:
        canonical = canonical_url(item.url)
        address = {canonical.key if canonical else item.url}
        keys |= {(headline, one) for one in address}
    new = seen.isdisjoint(keys | address if listed else keys)
    seen |= keys | address
    return new
