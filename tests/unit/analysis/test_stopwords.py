"""Which words are passed over, in which language."""

from __future__ import annotations

import pytest

from tui.analysis.normalize import fold
from tui.analysis.stopwords import (
    StopWords,
    light_words,
    stop_words,
    stop_words_of,
)
from tui.analysis.tokenizer import terms
from tui.analysis.wordlists import read_wordlist

LANGUAGES = ["cs", "de", "en", "es", "fi", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr"]


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
    found = stop_words_of(terms(text)).function
    assert passed in found
    assert kept not in found


def test_a_function_word_of_another_language_keeps_its_weight() -> None:
    english = "the war on the coast and what they did with those who would not die in it"
    assert {"war", "die"}.isdisjoint(stop_words_of(english.split()).function)


def test_in_an_unlisted_language_short_frequent_words_are_passed_over() -> None:
    found = stop_words_of(
        ["ogu"] * 30 + ["kraftverk"] * 30 + [f"ord{k}" for k in range(600)]
    ).function
    assert found == {"ogu"}


def test_a_short_text_in_an_unlisted_language_passes_nothing_over() -> None:
    assert stop_words_of(["ogu", "kraftverk", "ogu"]).function == frozenset()


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
    found = stop_words_of(terms(text)).general
    assert general in found
    assert foreign not in found


def test_two_texts_have_the_stop_words_of_both() -> None:
    one, two = StopWords(frozenset("a"), frozenset("b")), StopWords(frozenset("c"), frozenset("d"))
    assert one | two == StopWords(frozenset("ac"), frozenset("bd"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_each_word_once_and_in_one_section(language: str) -> None:
    sections = read_wordlist(language)
    function = " ".join(sections["function"]).split()
    general = " ".join(sections.get("general", ())).split()
    words = function + general
    assert len(words) == len(set(words)) > 50
    assert set(map(fold, function)).isdisjoint(map(fold, general))
    assert set(" ".join(sections.get("noun_markers", ())).split()) <= set(function)
    assert all(word.replace("'", "").isalpha() for word in words)


def test_a_list_is_read_by_sections_without_its_comments() -> None:
    sections = read_wordlist("en")
    assert "advice guidance tips" in sections["synonyms"]
    assert not any(line.startswith(("#", "[")) for lines in sections.values() for line in lines)


def test_no_german_article_is_an_italian_word() -> None:
    assert "ein" not in stop_words("it").general | stop_words("it").function


def test_what_people_do_in_their_careers_is_no_general_word() -> None:
    assert stop_words("en").general.isdisjoint({"left", "leaves", "founder", "fired", "hired"})


def test_what_is_light_in_a_query_is_written_as_terms_are() -> None:
    assert {"the", "dont", "youre", "get"} <= light_words()
    assert not any("'" in word for word in light_words())
