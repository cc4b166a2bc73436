"""The words of segments: which are written like names, and which make phrases."""

from __future__ import annotations

import pytest

from tui.analysis.stopwords import StopWords
from tui.linking.parameters import LINK_PARAMETERS
from tui.linking.segment_terms import EpisodeTerms, episode_terms, tokens_in
from tui.model import Episode, Segment, Timecode


def terms_of(text: str) -> EpisodeTerms:
    episode = Episode("e.md", "Talk", segments=(Segment(Timecode(0), None, None, "", text),))
    return episode_terms(episode, (), StopWords(), LINK_PARAMETERS)


def test_tokens_know_their_places_in_the_whole_text() -> None:
    text = "Intro. Then left Tesla"
    tokens = tokens_in(text, 7, len(text))
    assert [text[token.start : token.end] for token in tokens] == ["Then", "left", "Tesla"]


def test_a_possessive_is_the_word_itself_and_stands_with_its_ending() -> None:
    text = "Fridman’s guest"
    tokens = tokens_in(text, 0, len(text))
    assert [token.term for token in tokens] == ["fridman", "guest"]
    assert [text[token.start : token.end] for token in tokens] == ["Fridman’s", "guest"]


@pytest.mark.parametrize("text", ["with Rust", "an H100", "the iPhone", "the RAG", "l'Oréal"])
def test_capitals_inside_and_letters_with_digits_make_a_name(text: str) -> None:
    assert len(terms_of(text).names) == 1


@pytest.mark.parametrize("text", ["Rust", "says: Rust", "in 1969", "in 2.0", "the crab", "は動"])
def test_a_capital_that_opens_a_sentence_makes_no_name_nor_does_a_number(text: str) -> None:
    assert not terms_of(text).names


def test_only_a_space_a_hyphen_or_an_apostrophe_binds_words_into_a_phrase() -> None:
    phrases = terms_of("self-driving cars, and trucks; Tesla's robots; rock'n'roll").phrases
    assert set(phrases.values()) == {
        "self driving",
        "driving cars",
        "and trucks",
        "tesla robots",
        "rock n",
        "n roll",
    }


def test_pairs_of_letters_keep_their_places_and_other_words_stay_whole() -> None:
    text = "はGPUを"
    tokens = tokens_in(text, 0, len(text))
    assert [text[token.start : token.end] for token in tokens] == ["は", "GPU", "を"]


def test_voicing_marks_stay_with_their_letter() -> None:
    text = "データ"
    tokens = tokens_in(text, 0, len(text))
    assert [text[token.start : token.end] for token in tokens] == ["デー", "ータ"]
