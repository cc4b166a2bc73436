"""Which words are passed over, in which language."""

from __future__ import annotations

import pytest

from tui.analysis.general_words import GENERAL_WORDS
from tui.analysis.normalize import fold
from tui.analysis.stopwords import GENERAL, Common, common_words, function_words
from tui.linking.linking_terms import terms


@pytest.mark.parametrize(
    ("text", "passed", "kept"),
    [
        ("what the team of the show did with it and when they will be back", "with", "team"),
        ("was der gast über die berge erzählt und wie er dorthin kam", "der", "berge"),
        ("el fútbol y la infancia en sevilla y cómo era todo más fácil", "y", "sevilla"),
        ("nous parlons du projet et il explique pourquoi cela coûte", "et", "projet"),
        ("han berättar att skolan inte är som den var och vad han vill", "inte", "skolan"),
        ("rząd chce szkoły, ale nie jest jasne, kiedy i przez kogo", "jest", "szkoły"),
        ("это было когда он жил в деревне, но теперь его нет", "когда", "деревне"),
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
    found = function_words(["ogu"] * 30 + ["kraftverk"] * 30 + [f"ord{k}" for k in range(600)])
    assert found == {"ogu"}


def test_a_short_text_in_an_unlisted_language_passes_nothing_over() -> None:
    assert function_words(["ogu", "kraftverk", "ogu"]) == frozenset()


@pytest.mark.parametrize(
    ("text", "general", "foreign"),
    [
        ("the guest and the host of this talk", "discusses", "spricht"),
        ("der gast und die frage nach dem wetter", "spricht", "discusses"),
        ("el invitado y la pregunta de los lunes", "explica", "spricht"),
        ("nous parlons du projet et il explique pourquoi cela", "explique", "spricht"),
    ],
)
def test_the_general_words_of_the_written_language_are_known(
    text: str, general: str, foreign: str
) -> None:
    found = common_words(terms(text)).general
    assert general in found
    assert foreign not in found


def test_two_texts_have_the_common_words_of_both() -> None:
    one, two = Common(frozenset("a"), frozenset("b")), Common(frozenset("c"), frozenset("d"))
    assert one | two == Common(frozenset("ac"), frozenset("bd"))


def test_lists_have_each_word_once_and_none_that_folding_makes_empty() -> None:
    for words in GENERAL_WORDS.values():
        assert len(words.split()) == len(set(words.split()))
        assert all(fold(word).isalpha() or "'" in word for word in words.split())


def test_what_people_do_in_their_careers_is_no_general_word() -> None:
    assert GENERAL.isdisjoint({"left", "leaves", "founder", "fired", "hired"})
