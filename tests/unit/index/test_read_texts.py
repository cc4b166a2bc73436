"""Texts with each word a number, read once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.tokenizer import compared_terms
from tui.index import read_texts
from tui.index.read_texts import NO_WORD, ReadTexts, TextFields, TextReader

CHARACTERS = st.text(st.sampled_from("ab \n.'ABé雷射\ud800"), max_size=30)
TEXTS = st.lists(st.tuples(CHARACTERS, CHARACTERS, CHARACTERS), max_size=6)


def traits(text: TextFields) -> tuple[bool, bool, bool]:
    headline, excerpt, body = text
    return bool(headline), bool(excerpt), bool(body)


def read(texts: list[TextFields], known: ReadTexts | None = None) -> ReadTexts:
    reader = TextReader(known or ReadTexts(), traits)
    for text in texts:
        reader.number_of(text)
    return reader.texts()


def same(one: ReadTexts, other: ReadTexts) -> bool:
    mine, yours = one.arrays(), other.arrays()
    return all(np.array_equal(mine[name], yours[name]) for name in mine | yours)


@given(TEXTS)
def test_each_field_of_each_distinct_text_has_its_words_in_order(texts: list[TextFields]) -> None:
    got = read(texts)
    every = list(got.vocabulary)
    lines = " ".join("|" if word == NO_WORD else every[word] for word in got.words.tolist())
    fields = [field for text in dict.fromkeys(texts) for field in text]
    assert lines == " ".join(word for one in fields for word in (*compared_terms(one), "|"))
    assert got.lengths.tolist() == [len(compared_terms(one)) for one in fields]
    assert got.traits.tolist() == [list(traits(text)) for text in dict.fromkeys(texts)]


def test_equal_texts_have_one_number_and_words_belong_to_their_field() -> None:
    reader = TextReader(ReadTexts(), traits)
    texts = [("a b", "", ""), ("a", "b", ""), ("a b", "", ""), ("", "a b", "")]
    assert [reader.number_of(text) for text in texts] == [0, 1, 0, 2]


@given(TEXTS)
def test_what_was_read_is_the_same_after_it_was_told_as_arrays(texts: list[TextFields]) -> None:
    got = read(texts)
    again = ReadTexts.of(got.arrays())
    assert same(again, got)
    assert (again.numbers, again.vocabulary, again.acronyms) == (
        got.numbers,
        got.vocabulary,
        got.acronyms,
    )


@given(TEXTS, TEXTS)
def test_what_was_known_before_leaves_no_trace(
    before: list[TextFields], texts: list[TextFields]
) -> None:
    assert same(read(texts, read(before)), read(texts))
    assert same(read(texts[::-1], read([*before, *texts])), read(texts[::-1]))


def test_no_text_that_is_known_is_taken_apart_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(f"Headline {n}", "An excerpt.", "A body.") for n in range(5)]
    known = read(texts)
    seen: list[str] = []

    def spy(text: str) -> list[str]:
        seen.append(text)
        return compared_terms(text)

    monkeypatch.setattr(read_texts, "compared_terms", spy)
    read([*texts[1:], ("Another", "", "")], known)
    assert seen == ["Another", "", ""]
