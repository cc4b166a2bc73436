"""Words of texts: what belongs to one, where it stands, and how it is folded."""

from __future__ import annotations

import pytest

from tui.analysis.normalize import folded_words, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't use C++ 2.0, or C#!", ["don't", "use", "c++", "2.0", "or", "c#"]),
        ("V2.0 and v10.1.3 and v2", ["v", "2.0", "and", "v", "10.1.3", "and", "v2"]),
        ("state-of-the-art c#_x", ["state", "of", "the", "art", "c", "x"]),
        ("Café: l\N{RIGHT SINGLE QUOTATION MARK}œuvre", ["cafe", "l'œuvre"]),
        ("", []),
    ],
)
def test_words_are_folded_with_what_belongs_to_them(text: str, found: list[str]) -> None:
    assert folded_words(text) == found
    assert [word.folded for word in words(text)] == found


@pytest.mark.parametrize("text", ["Tea, at TEN", "Thé, à DIX"])
def test_a_word_tells_where_it_stands(text: str) -> None:
    assert [text[word.start : word.end] for word in words(text)] == text.replace(",", "").split()
