"""Which words are passed over, in which language."""

from __future__ import annotations

import pytest

from tui.linking.common import function_words
from tui.linking.terms import terms


@pytest.mark.parametrize(
    ("text", "passed", "kept"),
    [
        ("what the team of the show did with it and when they will be back", "with", "team"),
        ("was der gast über die berge erzählt und wie er dorthin kam", "der", "berge"),
        ("el fútbol y la infancia en sevilla y cómo era todo más fácil", "y", "sevilla"),
        ("nous parlons du projet et il explique pourquoi cela coûte", "et", "projet"),
    ],
)
def test_the_function_words_of_the_written_language_are_passed_over(
    text: str, passed: str, kept: str
) -> None:
    found = function_words(terms(text))
    assert passed in found
    assert kept not in found


def test_a_function_word_of_another_language_keeps_its_weight() -> None:
    english = "the war on the coast and what they did with those who would not die in it"
    assert {"war", "die"}.isdisjoint(function_words(english.split()))


def test_in_an_unlisted_language_short_frequent_words_are_passed_over() -> None:
    found = function_words(["och"] * 30 + ["kraftverk"] * 30 + [f"ord{k}" for k in range(600)])
    assert found == {"och"}


def test_a_short_text_in_an_unlisted_language_passes_nothing_over() -> None:
    assert function_words(["och", "kraftverk", "och"]) == frozenset()
