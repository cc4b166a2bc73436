"""The news as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.embeddings.vector_cache import kept_vectors
from tui.linking.corpus import NewsCorpus
from tui.model import NewsItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.embeddings.embedder import Embedder, Vectors
    from tui.embeddings.vector_cache import Progress

SHORT = NewsItem("a.md", "Heat pumps outsell boilers", "Owners wait for heat pumps.")
TITLE_ALONE = NewsItem("b.md", "Boilers")
LONG = NewsItem("c.md", "A long one", "In short.", " ".join(f"word{n}" for n in range(200)))
TEXT = st.text(st.sampled_from("ab \n.'ABé雷射\ud800"), max_size=30)
ITEMS = st.lists(st.builds(NewsItem, st.just("a.md"), TEXT, TEXT, TEXT), max_size=6)


def same(one: NewsCorpus, other: NewsCorpus) -> bool:
    """Whether two corpora know the same, once all was asked for."""
    for corpus in (one, other):
        corpus.head_vectors()
        assert all(one is not None for one in (corpus.index, corpus.forms, corpus.languages))
    mine, yours = one.arrays(), other.arrays()
    assert mine.keys() == yours.keys()
    return all(
        np.array_equal(mine[name], yours[name], equal_nan=mine[name].dtype.kind == "f")
        for name in mine
    )


def test_copies_are_one_document() -> None:
    corpus = NewsCorpus([SHORT, TITLE_ALONE, replace(SHORT, path="copy.md")])
    assert corpus.document_count == 2
    assert [corpus.items_of(document) for document in (0, 1)] == [[0, 2], [1]]
    assert corpus.item_documents == [0, 1, 0]


@given(ITEMS, ITEMS)
def test_a_corpus_is_the_same_whatever_was_known(
    before: list[NewsItem], items: list[NewsItem]
) -> None:
    known = NewsCorpus(before)
    known.head_vectors()
    assert same(NewsCorpus(items, known), NewsCorpus(items))
    assert same(known.extended(items), NewsCorpus([*before, *items]))


@given(ITEMS)
def test_a_corpus_is_the_same_after_it_was_told_as_arrays(items: list[NewsItem]) -> None:
    made = NewsCorpus(items)
    assert same(NewsCorpus.of(items, made.arrays()), made)
    assert same(NewsCorpus.of(items, made.arrays()), NewsCorpus(items))


def test_of_what_is_known_neither_words_nor_vectors_are_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def spy(embedder: Embedder, texts: Sequence[str], progress: Progress | None) -> Vectors:
        made.extend(texts)
        return kept_vectors(embedder, texts, progress)

    monkeypatch.setattr("tui.linking.corpus.kept_vectors", spy)
    known = NewsCorpus([SHORT, LONG])
    before = known.head_vectors()
    changed = NewsCorpus([LONG, TITLE_ALONE], known)
    after = changed.head_vectors()
    assert made == [
        "Heat pumps outsell boilers. Owners wait for heat pumps.",
        "A long one. In short.",
        "Boilers",
    ]
    assert np.array_equal(after[0], before[1])
    changed.head_vectors()
    assert len(made) == 3


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
    names, codes = corpus.languages
    assert [names[code] for code in codes] == ["en", "de", "ru", None]


def test_an_empty_corpus_has_nothing() -> None:
    corpus = NewsCorpus()
    assert corpus.document_count == 0
    assert not corpus.vocabulary
    assert corpus.head_vectors().size == 0


def test_the_language_of_an_item_with_as_many_words_of_two_is_told_in_any_order() -> None:
    both, other = NewsItem("a.md", "C", body="the"), NewsItem("b.md", "THE")
    assert spoken([both, other]) == spoken([other, both])[::-1]


def spoken(items: list[NewsItem]) -> list[str | None]:
    names, codes = NewsCorpus(items).languages
    return [names[code] for code in codes]
