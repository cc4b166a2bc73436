"""Quick paths for words: the same answers as the ways that take any text."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.examples import examples
from tui.analysis.normalize import fold
from tui.analysis.sentences import passages_of, sentences
from tui.analysis.tokenizer import (
    ASCII_WORD,
    LONGEST,
    WORD,
    folded_words,
    placed_terms,
    terms,
    words,
)
from tui.sanitize import clean, clean_line, is_clean

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
    assert folded_words(text) == [word.term for word in words(text)]


@given(ascii_texts)
def test_words_in_ascii_are_those_of_any_text(text: str) -> None:
    found = [(match[0], *match.span()) for match in WORD.finditer(fold(text))]
    assert [tuple(word) for word in words(text)] == found


@given(ascii_texts)
@example("AT&T'S")
def test_words_in_ascii_may_be_found_before_they_are_folded(text: str) -> None:
    assert [word.lower() for word in ASCII_WORD.findall(text)] == WORD.findall(fold(text))


@given(texts)
def test_a_clean_line_is_the_clean_text_with_single_spaces(text: str) -> None:
    assert clean_line(text) == " ".join(clean(text).split())


HIDING = "\u200b\u200c\u200d\ufe00\ufe0f\U000e0100\U000e0041\u180b\u180e\u115f\u1160\u202e\x00\x1b"
SHOWN = "a#\u00e9\u845b\u1820\u1100\u1161\u0645\U0001f3f4\U0001f600"


@given(st.text(st.sampled_from([*HIDING, *SHOWN])))
def test_a_clean_text_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert is_clean(clean_line(text))


@given(texts)
def test_terms_are_the_tokens_without_their_places(text: str) -> None:
    assert terms(text) == [term for term, _, _ in placed_terms(text)]


@given(texts)
@example("A.蜂")
def test_a_token_is_what_its_span_of_the_text_folds_to(text: str) -> None:
    for term, start, end in (*placed_terms(text), *words(text)):
        assert 0 <= start < end <= len(text)
        folded = re.sub(r"['.,&]", "", fold(text[start:end]))  # "A.I." is one token, "AT&T" too
        assert re.sub(r"['.,&]", "", term) in folded
        edges = len(fold(text[start])) + len(fold(text[end - 1]))  # "¼" is two words
        assert len(term) >= LONGEST or len(folded) - len(term) <= edges


@given(texts)
def test_tokens_are_in_the_order_of_the_text(text: str) -> None:
    starts = [start for _, start, _ in placed_terms(text)]
    assert starts == sorted(starts)


@given(texts)
def test_all_words_of_a_text_stand_in_its_sentences(text: str) -> None:
    spans = list(sentences(text))
    assert spans == sorted(spans)
    inside = [word for start, end in spans for word in folded_words(text[start:end])]
    assert len(inside) >= len(folded_words(text))


@examples(10)
@given(st.sampled_from([" ", "a", "'", "1.", "é", "語", "ก็", ".'", '."', "a'b", "½", "v", "#"]))
def test_text_is_tokenized_in_linear_time(unit: str) -> None:
    text = unit * 50_000
    placed_terms(text)
    terms(text)
    passages_of([text])
