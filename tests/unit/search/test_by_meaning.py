"""Segments found by what they mean, where they do not say what was typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.search.by_meaning import MeaningSearcher

TEXTS = (
    "The nurse says that the hospital was short of beds, and how surgeons decide.",
    "He grew up on a farm with cows, sheep and horses.",
    "They speak of interest rates, loans and the central bank.",
    "She plays the violin in an orchestra and loves old songs.",
    "The rocket failed in orbit, and the crew came back from space.",
)


def nearest(typed: str, texts: Sequence[str] = TEXTS, most: int = 10) -> list[int]:
    return [hit.number for hit in MeaningSearcher(texts).nearest(typed, None, most)]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("doctors", 0), ("cattle", 1), ("money", 2), ("musician", 3), ("astronauts", 4)],
)
def test_the_document_that_means_a_word_comes_first(typed: str, number: int) -> None:
    assert nearest(typed)[0] == number


@pytest.mark.parametrize("typed", ["asdfgh", "xyzzy", "qwertz zuiop", "zzz", "the", "", "лошади"])
def test_what_is_no_word_is_near_nothing(typed: str) -> None:
    assert nearest(typed) == []


def test_one_unknown_word_is_enough_to_be_near_nothing() -> None:
    assert nearest("money xyzzy") == []


def test_hits_are_in_order_and_no_more_than_wanted() -> None:
    hits = MeaningSearcher(TEXTS).nearest("doctors", None, 2)
    assert len(hits) <= 2
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_document_of_which_nothing_is_known_is_never_near() -> None:
    assert 5 not in nearest("money", (*TEXTS, "Лошади и коровы."))
    assert nearest("money", ["", ""]) == []
