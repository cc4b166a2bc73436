"""Features of pairs, and their scores."""

from __future__ import annotations

import numpy as np
import pytest

from tui.linking.corpus import NewsCorpus
from tui.linking.features import (
    FeatureExtractor,
    PairFeatures,
    SegmentMatches,
    WeightedSegment,
    probability,
)
from tui.linking.matching import TermMatch
from tui.linking.parameters import LINK_PARAMETERS
from tui.model import NewsItem

SEGMENT = WeightedSegment({"heat": 1.0, "pumps": 1.0, "cows": 1.0}, [["heat", "pumps"], ["cows"]])


def where(titles: list[int], passages: list[int]) -> TermMatch:
    return TermMatch(
        np.array(titles, dtype=np.int32),
        np.ones(len(titles)),
        np.array(passages, dtype=np.int32),
        np.ones(len(passages)),
        len({*titles, *passages}),
    )


def matched(matches: dict[str, TermMatch], documents: int = 3) -> SegmentMatches:
    corpus = NewsCorpus(
        [NewsItem(f"{place}.md", f"Item {place}", "x") for place in range(documents)]
    )
    extractor = FeatureExtractor(matches, corpus.index, np.full(documents, 4.0), LINK_PARAMETERS)
    scores = np.array([probability(extractor.features(SEGMENT), LINK_PARAMETERS)])
    return SegmentMatches(scores, [SEGMENT], extractor, LINK_PARAMETERS.deepest)


def test_a_headline_counts_more_than_a_passage_and_both_more_than_either() -> None:
    made = matched({"heat": where([0, 2], [1, 2])})
    assert [match.document for match in made.best[0]] == [2, 0, 1]


def test_what_shares_nothing_is_no_match() -> None:
    made = matched({"heat": where([1], [])})
    assert [match.document for match in made.best[0]] == [1]


def test_two_words_in_one_sentence_tie_more_than_in_two() -> None:
    made = matched({"heat": where([0, 1], []), "pumps": where([0], []), "cows": where([1], [])})
    assert [match.document for match in made.best[0]] == [0, 1]


def test_of_several_passages_the_best_counts_alone() -> None:
    body = " ".join(["word"] * 200)
    corpus = NewsCorpus(
        [NewsItem("a.md", "One", body=body), NewsItem("b.md", "Two", body=f"{body} b")]
    )
    found = {"heat": where([], [0, 4]), "pumps": where([], [3, 4])}
    extractor = FeatureExtractor(found, corpus.index, np.full(2, 4.0), LINK_PARAMETERS)
    first, second = extractor.features(SEGMENT).whole
    assert first < second
    shared = extractor.shared(SEGMENT, np.array([1, 0], dtype=np.int32))
    assert [set(terms) for terms in shared] == [{"heat", "pumps"}, {"heat"}]


def test_shared_terms_are_those_of_headline_and_best_passage() -> None:
    made = matched({"heat": where([0], [0, 1]), "cows": where([], [0])})
    shared = made.shared(0, 0)
    both = LINK_PARAMETERS.title + (1 - LINK_PARAMETERS.title) * LINK_PARAMETERS.text
    assert shared == pytest.approx({"heat": both, "cows": LINK_PARAMETERS.text})
    assert made.shared(0, 2) == {}


def test_a_row_has_so_many_documents_and_no_more() -> None:
    many = LINK_PARAMETERS.deepest + 20
    made = matched({"heat": where(list(range(many)), [])}, many)
    assert [match.document for match in made.best[0]] == list(range(LINK_PARAMETERS.deepest))


def test_a_score_is_one_half_at_the_threshold_and_nothing_below_the_least_share() -> None:
    shares = np.array([LINK_PARAMETERS.threshold, LINK_PARAMETERS.least / 2, 0.9])
    scores = probability(PairFeatures(shares, shares), LINK_PARAMETERS)
    assert scores.tolist()[:2] == [0.5, 0.0]
    assert 0.5 < scores[2] < 1
