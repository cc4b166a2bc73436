"""The pool of the news that was asked for last, kept for the next episode."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from tui.linking.corpus import NewsCorpus
from tui.linking.linker import with_related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import NewsItem


class CorpusCache:
    """Gives pools, and reads news only once; may be asked by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._news: Sequence[NewsItem] = ()
        self._pool = NewsCorpus()

    def pool(self, news: Sequence[NewsItem]) -> NewsCorpus:
        """A pool of some news and what it lists as related.

        Of the same items as the time before, in the same order, it is the same pool; where they
        are the first of what is asked for now, only the rest is read.

        Args:
            news: the items; whether one is the same is told by its identity.
        """
        with self._lock:
            if len(news) != len(self._news) or not _begins(news, self._news):
                self._pool = self._read(news)
                self._news = tuple(news)
            return self._pool

    def _read(self, news: Sequence[NewsItem]) -> NewsCorpus:
        items, known = with_related(news), self._pool.items
        if known and len(items) >= len(known) and _begins(items, known):
            return self._pool.grown(items[len(known) :])
        return NewsCorpus(items)


def _begins(items: Sequence[NewsItem], first: Sequence[NewsItem]) -> bool:
    """Whether the first items are these."""
    return all(one is other for one, other in zip(items, first, strict=False))
