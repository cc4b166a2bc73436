"""The words of segments, where they stand and how much each counts."""

from __future__ import annotations

import pytest

from tui.analysis.stopwords import StopWords
from tui.linking.segment_terms import EpisodeTerms, episode_terms, tokens_in
from tui.model import Episode, Segment, Timecode


def terms_of(*texts: str, title: str = "Talk", acronyms: tuple[str, ...] = ()) -> EpisodeTerms:
    segments = tuple(Segment(Timecode(0), None, None, "", text) for text in texts)
    return episode_terms(
        Episode("e.md", title, segments=segments), frozenset(acronyms), StopWords()
    )


def test_tokens_know_their_places_in_the_whole_text() -> None:
    text = "Intro. Then left Tesla"
    tokens = tokens_in(text, 7, len(text))
    assert [text[token.start : token.end] for token in tokens] == ["Then", "left", "Tesla"]


def test_a_possessive_is_the_word_itself_and_stands_with_its_ending() -> None:
    text = "Fridman’s guest"
    tokens = tokens_in(text, 0, len(text))
    assert [token.term for token in tokens] == ["fridman", "guest"]
    assert [text[token.start : token.end] for token in tokens] == ["Fridman’s", "guest"]


def test_only_a_space_a_hyphen_or_an_apostrophe_binds_words_into_a_compound() -> None:
    compounds = terms_of("self-driving cars, and trucks; Tesla's robots; rock'n'roll").compounds
    assert set(compounds) == {"selfdriving", "drivingcars", "andtrucks", "teslarobots"}


def test_a_term_that_is_repeated_counts_more_up_to_three_times() -> None:
    once, twice, often = (
        terms_of(text).segments[0].emphasis["kelp"]
        for text in ("Kelp.", "Kelp and kelp.", "Kelp. Kelp. Kelp. Kelp. Kelp.")
    )
    assert once == 1 < twice < often == 2 * twice - once


def test_a_sentence_that_recites_the_title_counts_little_and_another_as_ever() -> None:
    (one,) = terms_of(
        "She discusses tides, kelp and whales. Kelp is eaten.", title="Tides, Kelp, Whales"
    ).segments
    assert one.emphasis["tides"] == one.emphasis["whales"] < 0.5
    assert one.emphasis["kelp"] == one.emphasis["eaten"] == 1


def test_what_is_spelled_out_is_the_acronym_too() -> None:
    (one,) = terms_of("Of artificial general intelligence.", acronyms=("agi",)).segments
    assert [one.text[slice(*span)] for span in one.spans["agi"]] == [
        "artificial general intelligence"
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("はGPUを", ["は", "GPU", "を"]), ("データ", ["デー", "ータ"])]
)
def test_pairs_of_letters_keep_their_places_and_other_words_stay_whole(
    text: str, expected: list[str]
) -> None:
    tokens = tokens_in(text, 0, len(text))
    assert [text[token.start : token.end] for token in tokens] == expected
