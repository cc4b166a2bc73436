"""Texts that are nearly the same count once where a word's rarity is told."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode

FERRY = NewsItem(
    "ferry.md",
    "Ferry to Utsira stays in the harbour after a storm",
    "Waves tore a ramp from the quay, and the islanders wait for bread, post and a doctor.",
)
OTHER = NewsItem(
    "school.md",
    "The school of Utsira looks for a teacher",
    "Nine children learn there, and the last teacher went home to Bergen in spring.",
)


def talk(*texts: str) -> Episode:
    segments = tuple(
        Segment(Timecode(300 * place), None, None, "", text) for place, text in enumerate(texts)
    )
    return Episode("islands.md", "Islands", segments=segments)


def near_copies(count: int) -> list[NewsItem]:
    return [
        replace(FERRY, path=f"{n:04}.md", excerpt=f"{FERRY.excerpt} Agency{n}.")
        for n in range(count)
    ]


def clusters(*items: NewsItem) -> list[int]:
    return [int(number) for number in NewsCorpus(items).index.cluster]


def test_a_text_that_differs_in_a_word_is_of_the_same_cluster() -> None:
    assert clusters(OTHER, *near_copies(3)) == [0, 1, 1, 1]


def test_texts_about_one_place_are_clusters_of_their_own() -> None:
    assert clusters(FERRY, OTHER) == [0, 1]


def test_versions_are_no_copies() -> None:
    one = replace(FERRY, title="Ferrite 1.27.0 is out for the islands")
    assert clusters(one, replace(one, title="Ferrite 1.27.1 is out for the islands")) == [0, 1]


def test_few_words_tell_no_cluster() -> None:
    assert clusters(NewsItem("a.md", "Ferry late"), NewsItem("b.md", "Ferry late", "Again")) == [
        0,
        1,
    ]


def test_a_word_is_no_more_common_for_copies_that_differ_a_little() -> None:
    corpus = NewsCorpus([OTHER, *near_copies(50)])
    word = corpus.vocabulary["ferry"]
    assert (corpus.index.document_frequency[word], corpus.index.cluster_frequency[word]) == (50, 1)
    assert corpus.index.cluster_frequency[corpus.vocabulary["utsira"]] == 2


def test_a_corpus_of_slightly_differing_copies_alone_shows_its_link() -> None:
    episode = talk(
        "A storm tears the ramp of the ferry to Utsira away.",
        "How she learned to knit from her aunt.",
        "The price of wool in spring.",
    )
    rows = link(episode, near_copies(900))
    assert [sum(entry.shown for entry in row) for row in rows] == [900, 0, 0]
    assert len({entry.story for entry in rows[0]}) == 1


@pytest.mark.timeout(30)  # the square of twenty thousand takes longer anywhere
def test_twenty_thousand_near_copies_take_linear_time() -> None:
    assert NewsCorpus(near_copies(20_000)).index.clusters < 200


@given(st.lists(st.text("abc ", max_size=80), max_size=8))
def test_each_cluster_is_named_by_its_first_text(texts: list[str]) -> None:
    found = clusters(*(NewsItem(f"{n}.md", "Words", text) for n, text in enumerate(texts)))
    assert all(found[first] == first <= place for place, first in enumerate(found))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_texts_changes_no_cluster(seed: int) -> None:
    words = FERRY.excerpt.split()
    texts = [
        replace(
            FERRY, path=f"{n}.md", excerpt=" ".join(words[n % 7 :] + words[: n % 5] + [f"n{n}"])
        )
        for n in range(30)
    ]
    mixed = random.Random(seed).sample(texts, len(texts))
    assert _together(mixed) == _together(texts)


def _together(texts: list[NewsItem]) -> set[frozenset[str]]:
    numbers = clusters(*texts)
    return {
        frozenset(text.path for text, each in zip(texts, numbers, strict=True) if each == number)
        for number in numbers
    }
