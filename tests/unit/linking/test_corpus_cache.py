"""The pool that is kept from one episode to the next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tui.linking.corpus import NewsCorpus
from tui.linking.corpus_cache import CorpusCache
from tui.model import NewsItem

ONE = NewsItem("1.md", "Heat pumps outsell boilers", "Owners wait for months.")
TWO = NewsItem("2.md", "A late wicket decides", "Rain stopped play twice.")
THREE = NewsItem("3.md", "Bread is dear", "Flour costs more than in spring.")


def test_the_same_news_is_read_once() -> None:
    kept = CorpusCache()
    pool = kept.pool((ONE, TWO))
    assert kept.pool([ONE, TWO]) is pool


def test_of_news_that_was_added_only_the_rest_is_read_and_the_old_pool_stays() -> None:
    kept = CorpusCache()
    pool = kept.pool((ONE,))
    more = kept.pool((ONE, TWO, THREE))
    whole = NewsCorpus((ONE, TWO, THREE))
    assert (pool.items, more.items) == ((ONE,), (ONE, TWO, THREE))
    assert pool.tellings == 1
    assert all(np.array_equal(a, b) for a, b in zip(more.laid, whole.laid, strict=True))


def test_other_news_makes_another_pool() -> None:
    kept = CorpusCache()
    kept.pool((ONE, TWO))
    assert kept.pool((TWO, THREE)).items == (TWO, THREE)
    assert kept.pool((TWO,)).items == (TWO,)
    assert kept.pool(()).items == ()


def test_what_news_lists_as_related_is_in_the_pool() -> None:
    parent = replace(ONE, related=(TWO,))
    kept = CorpusCache()
    assert kept.pool((parent,)).items == (parent, TWO)
    assert kept.pool((parent, THREE)).items == (parent, THREE, TWO)
