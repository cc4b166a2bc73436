"""Quick paths for words: the same answers as the ways that take any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.normalize import ASCII_WORD, WORD, fold, folded_words, words
from tui.sanitize import clean, clean_line

PIECES = "c++ C# c#_ don't 'tis V2.0 v1.2.3 V2 2.0. A_b 1.a I IT'S ...' ++ # é ½ ﬁ ก็ 東京 v1．2"
texts = st.one_of(
    st.text(),
    st.text(st.characters(max_codepoint=127)),
    st.lists(
        st.one_of(st.sampled_from([*PIECES.split(), " ", "\n", "."]), st.text(max_size=2))
    ).map("".join),
)
ascii_texts = texts.map(lambda text: text.encode("ascii", "ignore").decode())


@given(texts)
def test_folded_words_are_the_words_without_their_places(text: str) -> None:
    assert folded_words(text) == [word.folded for word in words(text)]


@given(ascii_texts)
def test_words_in_ascii_are_those_of_any_text(text: str) -> None:
    found = [(match[0], *match.span()) for match in WORD.finditer(fold(text))]
    assert [tuple(word) for word in words(text)] == found


@given(ascii_texts)
def test_words_in_ascii_may_be_found_before_they_are_folded(text: str) -> None:
    assert [word.lower() for word in ASCII_WORD.findall(text)] == WORD.findall(fold(text))


@given(texts)
def test_a_clean_line_is_the_clean_text_with_single_spaces(text: str) -> None:
    assert clean_line(text) == " ".join(clean(text).split())
