"""What words sound like, and how those of other scripts are written in Latin letters."""

from __future__ import annotations

import pytest

from tui.analysis.normalize import fold
from tui.analysis.phonetics import romanize, sound_of


@pytest.mark.parametrize(
    ("word", "latin"),
    [("щербаков", "scherbakov"), ("한국", "hanguk"), ("ŁÓDŹ", "lodz"), ("東京", "东京")],
)
def test_folded_words_are_written_in_latin_letters(word: str, latin: str) -> None:
    assert romanize(fold(word)) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [("phonetic", "fonetik"), ("night", "nite"), ("expected", "ekzpekted"), ("knife", "nife")],
)
def test_words_that_are_read_alike_have_one_key(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize("word", ["слово", "2022", "c++"])
def test_what_has_no_latin_letters_only_has_no_sound(word: str) -> None:
    assert sound_of(word) == ""
