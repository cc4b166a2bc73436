"""Features, scores, and what is worth showing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tui.linking.corpus import NewsCorpus
from tui.linking.features import Comparer, Features, Segmented
from tui.linking.matching import Found
from tui.linking.pair_score import Scorer, independent, least_shown, probability
from tui.linking.parameters import WEIGHTS
from tui.model import NewsItem

SEGMENT = Segmented({"heat": 1.0, "pumps": 1.0, "cows": 1.0}, [["heat", "pumps"], ["cows"]])


def where(titles: list[int], passages: list[int]) -> Found:
    return Found(
        np.array(titles, dtype=np.int32),
        np.ones(len(titles)),
        np.array(passages, dtype=np.int32),
        np.ones(len(passages)),
        len({*titles, *passages}),
    )


def scorer(found: dict[str, Found], tellings: int = 3, segment: Segmented = SEGMENT) -> Scorer:
    pool = NewsCorpus([NewsItem(f"{place}.md", f"Item {place}", "x") for place in range(tellings)])
    comparer = Comparer(found, pool.laid, np.full(tellings, 4.0), WEIGHTS)
    return Scorer([segment], comparer, WEIGHTS, tellings)


def test_a_headline_counts_more_than_a_passage_and_both_more_than_either() -> None:
    made = scorer({"heat": where([0, 2], [1, 2])})
    assert [match.telling for match in made.matches(0)] == [2, 0, 1]


def test_what_shares_nothing_is_no_match() -> None:
    made = scorer({"heat": where([1], [])})
    assert [match.telling for match in made.matches(0)] == [1]


def test_two_words_in_one_sentence_tie_more_than_in_two() -> None:
    made = scorer({"heat": where([0, 1], []), "pumps": where([0], []), "cows": where([1], [])})
    assert [match.telling for match in made.matches(0)] == [0, 1]


def test_of_several_passages_the_best_counts_alone() -> None:
    body = " ".join(["word"] * 200)
    pool = NewsCorpus(
        [NewsItem("a.md", "One", body=body), NewsItem("b.md", "Two", body=f"{body} b")]
    )
    found = {"heat": where([], [0, 4]), "pumps": where([], [3, 4])}
    comparer = Comparer(found, pool.laid, np.full(2, 4.0), WEIGHTS)
    first, second = comparer.features(SEGMENT).whole
    assert first < second
    assert comparer.best_passages(SEGMENT, np.array([1, 0], dtype=np.int32)).tolist() == [4, 0]


def test_shared_terms_are_those_of_headline_and_best_passage() -> None:
    made = scorer({"heat": where([0], [0, 1]), "cows": where([], [0])})
    shared = made.shared(0, 0)
    both = WEIGHTS.title + (1 - WEIGHTS.title) * WEIGHTS.text
    assert shared == pytest.approx({"heat": both, "cows": WEIGHTS.text})
    assert made.shared(0, 2) == {}


def test_a_row_has_so_many_tellings_and_no_more() -> None:
    many = WEIGHTS.deepest + 20
    made = scorer({"heat": where(list(range(many)), [])}, many)
    assert [match.telling for match in made.matches(0)] == list(range(WEIGHTS.deepest))


def test_a_score_is_one_half_at_the_threshold_and_nothing_below_the_least_share() -> None:
    shares = np.array([WEIGHTS.threshold, WEIGHTS.least / 2, 0.9])
    scores = probability(Features(shares, shares), WEIGHTS)
    assert scores.tolist()[:2] == [0.5, 0.0]
    assert 0.5 < scores[2] < 1


def test_where_one_item_is_sure_others_that_are_nearly_so_are_shown_too() -> None:
    assert least_shown(WEIGHTS.begins, WEIGHTS) == WEIGHTS.follows < WEIGHTS.begins
    assert least_shown(WEIGHTS.begins - 0.01, WEIGHTS) == 1.0


@pytest.mark.parametrize(
    ("shared", "weighed", "expected"),
    [
        (("heat", "pumps"), ("heat", "pumps", "cows"), True),
        (("heat",), ("heat", "pumps", "cows"), False),
        (("heat", "heat pumps"), ("heat", "pumps", "cows"), False),
        (("heat",), ("heat", "pumps"), True),
        (("19",), ("19", "heat"), False),
        ((), ("heat",), False),
    ],
)
def test_two_words_must_be_shared_where_there_are_more(
    shared: tuple[str, ...],
    weighed: tuple[str, ...],
    expected: bool,  # noqa: FBT001  a table
) -> None:
    assert independent(shared, weighed, replace(WEIGHTS, signals=2)) is expected
