"""The news as numbers."""

from __future__ import annotations

import pickle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.analysis.tokenizer import compared_terms
from tui.embeddings.installed import default_embedder
from tui.linking.corpus import CorpusCache, NewsCorpus
from tui.linking.corpus_index import CorpusIndex
from tui.model import NewsItem

SHORT = NewsItem("a.md", "Heat pumps outsell boilers", "Owners wait for heat pumps.")
TITLE_ALONE = NewsItem("b.md", "Boilers")
WORDS = [f"word{number}" for number in range(200)]
LONG = NewsItem("c.md", "A long one", "In short.", " ".join(WORDS))


TEXT = st.text(st.sampled_from("ab \n.'ABé雷射\ud800"), max_size=30)


def held(corpus: NewsCorpus, word: str) -> list[int]:
    """The headlines and passages that have a word: documents first, then passages."""
    return [int(slot) for slot in corpus.index.slots_of(corpus.vocabulary[word])]


def same(one: CorpusIndex, other: CorpusIndex) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_each_word_knows_its_document_and_whether_it_stands_in_a_headline() -> None:
    corpus = NewsCorpus([SHORT, TITLE_ALONE])
    assert held(corpus, "boilers") == [0, 1]
    assert held(corpus, "heat") == [0, 2 + 0]
    slots = corpus.index.slots_of(corpus.vocabulary["heat"])
    assert corpus.index.documents_in(slots).tolist() == [0, 0]
    assert corpus.index.document_frequency[corpus.vocabulary["heat"]] == 1
    assert corpus.index.document_frequency[corpus.vocabulary["boilers"]] == 2


def test_passages_overlap_by_half_and_a_field_begins_a_new_one() -> None:
    corpus = NewsCorpus([TITLE_ALONE, LONG])
    assert corpus.index.passage_document.tolist() == [0, 1, 1, 1, 1, 1]
    assert corpus.index.passage_starts.tolist() == [0, 1]
    assert held(corpus, "short") == [2 + 1]
    assert [held(corpus, WORDS[place]) for place in (0, 39, 40, 80, 160, 199)] == [
        [2 + 2],
        [2 + 2],
        [2 + 2, 2 + 3],
        [2 + 3, 2 + 4],
        [2 + 5],
        [2 + 5],
    ]


def test_a_headline_and_a_first_passage_are_the_lead() -> None:
    corpus = NewsCorpus([LONG, replace(LONG, excerpt="")])
    index, words = corpus.index, list(corpus.vocabulary)
    heads = [[words[w] for w in index.lead_words[index.lead_documents == one]] for one in (0, 1)]
    assert set(heads[0]) == {"a", "long", "one", "in", "short"}
    assert set(heads[1]) == {"a", "long", "one", *WORDS[:80]}
    assert all(len(set(head)) == len(head) for head in heads)


def test_copies_are_one_document() -> None:
    corpus = NewsCorpus([SHORT, TITLE_ALONE, replace(SHORT, path="copy.md")])
    assert corpus.document_count == 2
    assert corpus.document_items == [[0, 2], [1]]


def test_items_that_are_added_later_are_as_if_they_had_always_been_there() -> None:
    grown = NewsCorpus([SHORT])
    assert grown.index.words.size
    grown.add([TITLE_ALONE, SHORT, LONG])
    whole = NewsCorpus([SHORT, TITLE_ALONE, SHORT, LONG])
    assert same(grown.index, whole.index)
    assert grown.document_items == whole.document_items


def test_languages_are_told_from_items_all_over_the_corpus() -> None:
    english = [NewsItem(f"{n}", f"The farm {n} and the cows of it") for n in range(1_000)]
    german = [NewsItem(f"de {n}", f"Der Hof {n} und die Kühe sind weg") for n in range(1_000)]
    assert {"the", "und"} <= NewsCorpus([*english, *german]).stop_words.function


def test_each_document_knows_its_language() -> None:
    corpus = NewsCorpus(
        [
            NewsItem("en", "The farm and the cows of it"),
            NewsItem("de", "Der Hof und die Kühe"),
            NewsItem("ru", "Корова на ферме"),
            NewsItem("none", "Utsira 1969"),
        ]
    )
    assert corpus.languages == ["en", "de", "ru", None]


def test_vectors_are_kept_by_a_corpus_and_those_made_from_it() -> None:
    table = default_embedder()
    corpus = NewsCorpus([SHORT])
    vectors = corpus.vectors(table)
    assert corpus.extended([LONG]).vectors(table) is corpus.vectors(table) is vectors


def test_a_corpus_can_be_pickled() -> None:
    kept = pickle.loads(pickle.dumps(NewsCorpus([SHORT, LONG])))  # noqa: S301  our own bytes
    kept.add([TITLE_ALONE])
    assert same(kept.index, NewsCorpus([SHORT, LONG, TITLE_ALONE]).index)


def test_an_empty_corpus_has_nothing() -> None:
    corpus = NewsCorpus()
    assert corpus.document_count == 0
    assert not any(part.size for part in corpus.index if part is not corpus.index.offsets)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5))
def test_any_text_is_indexed_word_by_word(texts: list[tuple[str, str, str]]) -> None:
    items = [
        NewsItem(f"{place}.md", title or None, excerpt, body)
        for place, (title, excerpt, body) in enumerate(texts)
    ]
    corpus = NewsCorpus(items)
    names = list(corpus.vocabulary)
    index = corpus.index
    words = index.words[index.words >= 0]
    documents = index.documents_in(index.first_slot[index.words >= 0]) if len(words) else words
    for document, (first, *_) in enumerate(corpus.document_items):
        item = corpus.items[first]
        own = [names[w] for w in words[documents == document]]
        headline = item.headline if item.title or item.excerpt or item.body else ""
        fields = headline, item.excerpt, item.body
        assert own == [term for text in fields for term in compared_terms(text)]
    assert len(index.passage_starts) == corpus.document_count
    assert set(index.passage_document.tolist()) == set(range(corpus.document_count))


ONE = NewsItem("1.md", "Heat pumps outsell boilers", "Owners wait for months.")
TWO = NewsItem("2.md", "A late wicket decides", "Rain stopped play twice.")
THREE = NewsItem("3.md", "Bread is dear", "Flour costs more than in spring.")


def test_the_same_news_is_read_once() -> None:
    cache = CorpusCache()
    corpus = cache.corpus((ONE, TWO))
    assert cache.corpus([ONE, TWO]) is corpus


def test_of_news_that_was_added_only_the_rest_is_read_and_the_old_corpus_stays() -> None:
    cache = CorpusCache()
    corpus = cache.corpus((ONE,))
    more = cache.corpus((ONE, TWO, THREE))
    whole = NewsCorpus((ONE, TWO, THREE))
    assert (corpus.items, more.items) == ((ONE,), (ONE, TWO, THREE))
    assert corpus.document_count == 1
    assert all(np.array_equal(a, b) for a, b in zip(more.index, whole.index, strict=True))


@given(st.lists(st.builds(NewsItem, st.just("a.md"), TEXT, TEXT, TEXT), max_size=6))
def test_what_was_read_is_the_same_after_it_was_kept(items: list[NewsItem]) -> None:
    read = NewsCorpus(items)
    kept = NewsCorpus.decoded(items, read.encoded())
    assert (kept.items, kept.vocabulary, kept.acronyms) == (
        read.items,
        read.vocabulary,
        read.acronyms,
    )
    assert same(kept.index, read.index)
    assert same(kept.extended([LONG]).index, read.extended([LONG]).index)


def test_other_news_makes_another_corpus() -> None:
    cache = CorpusCache()
    cache.corpus((ONE, TWO))
    assert cache.corpus((TWO, THREE)).items == (TWO, THREE)
    assert cache.corpus((TWO,)).items == (TWO,)
    assert cache.corpus(()).items == ()


def test_what_news_lists_as_related_is_in_the_corpus() -> None:
    parent = replace(ONE, related=(TWO,))
    cache = CorpusCache()
    assert cache.corpus((parent,)).items == (parent, TWO)
    assert cache.corpus((parent, THREE)).items == (parent, THREE, TWO)


def test_the_language_of_an_item_with_as_many_words_of_two_is_told_in_any_order() -> None:
    both, other = NewsItem("a.md", "C", body="the"), NewsItem("b.md", "THE")
    assert NewsCorpus([both, other]).languages[0] == NewsCorpus([other, both]).languages[1]
