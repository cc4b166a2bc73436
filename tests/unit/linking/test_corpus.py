"""The news as numbers."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.linking.corpus import Laid, NewsCorpus
from tui.linking.linking_terms import terms
from tui.model import NewsItem

SHORT = NewsItem("a.md", "Heat pumps outsell boilers", "Owners wait for heat pumps.")
TITLE_ALONE = NewsItem("b.md", "Boilers")
WORDS = [f"word{number}" for number in range(200)]
LONG = NewsItem("c.md", "A long one", "In short.", " ".join(WORDS))


def held(pool: NewsCorpus, word: str) -> list[tuple[int, int, int]]:
    """For each place of a word its telling, and its first and last passage."""
    laid = pool.laid
    places = laid.places(pool.vocabulary[word])
    found = zip(laid.telling[places], laid.first[places], laid.last[places], strict=True)
    return [(int(telling), int(first), int(last)) for telling, first, last in found]


def same(one: Laid, other: Laid) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_each_word_knows_its_telling_and_whether_it_stands_in_a_headline() -> None:
    pool = NewsCorpus([SHORT, TITLE_ALONE])
    assert held(pool, "boilers") == [(0, -1, -1), (1, -1, -1)]
    assert held(pool, "heat") == [(0, -1, -1), (0, 0, 0)]
    assert pool.laid.holders[pool.vocabulary["heat"]] == 1
    assert pool.laid.holders[pool.vocabulary["boilers"]] == 2


def test_passages_overlap_by_half_and_a_field_begins_a_new_one() -> None:
    pool = NewsCorpus([TITLE_ALONE, LONG])
    assert pool.laid.owner.tolist() == [0, 1, 1, 1, 1, 1]
    assert pool.laid.begins.tolist() == [0, 1]
    assert held(pool, "short") == [(1, 1, 1)]
    assert [held(pool, WORDS[place])[0][1:] for place in (0, 39, 40, 80, 160, 199)] == [
        (2, 2),
        (2, 2),
        (2, 3),
        (3, 4),
        (5, 5),
        (5, 5),
    ]


def test_a_headline_and_a_first_passage_are_the_head() -> None:
    laid, vocabulary = (pool := NewsCorpus([LONG, replace(LONG, excerpt="")])).laid, pool.vocabulary
    words = {number: word for word, number in vocabulary.items()}
    heads = [[words[w] for w in laid.head[laid.head_of == telling]] for telling in (0, 1)]
    assert set(heads[0]) == {"a", "long", "one", "in", "short"}
    assert set(heads[1]) == {"a", "long", "one", *WORDS[:80]}
    assert all(len(set(head)) == len(head) for head in heads)


def test_copies_are_one_telling() -> None:
    pool = NewsCorpus([SHORT, TITLE_ALONE, replace(SHORT, path="copy.md")])
    assert pool.tellings == 2
    assert pool.told_by == [[0, 2], [1]]
    assert pool.examples == [SHORT, TITLE_ALONE]


def test_items_that_are_added_later_are_as_if_they_had_always_been_there() -> None:
    grown = NewsCorpus([SHORT])
    assert grown.laid.words.size
    grown.add([TITLE_ALONE, SHORT, LONG])
    whole = NewsCorpus([SHORT, TITLE_ALONE, SHORT, LONG])
    assert same(grown.laid, whole.laid)
    assert grown.told_by == whole.told_by


def test_languages_are_told_from_items_all_over_the_pool() -> None:
    english = [NewsItem(f"{n}", f"The farm {n} and the cows of it") for n in range(1_000)]
    german = [NewsItem(f"de {n}", f"Der Hof {n} und die Kühe sind weg") for n in range(1_000)]
    assert {"the", "und"} <= NewsCorpus([*english, *german]).common.function


def test_a_pool_can_be_kept() -> None:
    kept = pickle.loads(pickle.dumps(NewsCorpus([SHORT, LONG])))  # noqa: S301  our own bytes
    kept.add([TITLE_ALONE])
    assert same(kept.laid, NewsCorpus([SHORT, LONG, TITLE_ALONE]).laid)


def test_an_empty_pool_has_nothing() -> None:
    pool = NewsCorpus()
    assert pool.tellings == 0
    assert not any(part.size for part in pool.laid if part is not pool.laid.bounds)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5))
def test_any_text_is_laid_out_word_by_word(texts: list[tuple[str, str, str]]) -> None:
    items = [
        NewsItem(f"{place}.md", title or None, excerpt, body)
        for place, (title, excerpt, body) in enumerate(texts)
    ]
    pool = NewsCorpus(items)
    names = list(pool.vocabulary)
    laid = pool.laid
    for telling, item in enumerate(pool.examples):
        own = [names[w] for w in laid.words[laid.telling == telling] if w >= 0]
        headline = item.headline if item.title or item.excerpt or item.body else ""
        assert own == [*terms(headline), *terms(item.excerpt), *terms(item.body)]
    assert len(laid.begins) == pool.tellings
    assert set(laid.owner.tolist()) == set(range(pool.tellings))
