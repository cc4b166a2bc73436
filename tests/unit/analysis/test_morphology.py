"""Which words are forms of one, parts of one, or taken one for another."""

from __future__ import annotations

import pytest

from tui.analysis.morphology import alike_to, is_known, kin_of, splits, suffixes


@pytest.mark.parametrize(
    ("word", "form"),
    [("wrote", "writing"), ("write", "written"), ("children", "child"), ("teaching", "taught")],
)
def test_forms_of_an_irregular_word_are_kin(word: str, form: str) -> None:
    assert form in kin_of(word)
    assert word in kin_of(form)
    assert word not in kin_of(word)


def test_a_regular_word_has_no_irregular_kin() -> None:
    assert kin_of("robot") == frozenset()


def test_everyday_words_are_alike_in_all_their_forms() -> None:
    assert {"movie", "movies"} <= alike_to("films")
    assert "lost" in alike_to("defeats")
    assert alike_to("robot") == frozenset()


def test_a_known_word_is_hardly_a_misspelling() -> None:
    assert all(map(is_known, ("the", "went", "movie")))
    assert not is_known("robot")


def test_a_form_may_end_as_the_stem_does() -> None:
    assert {"", "ing", "ations"} <= suffixes()


def test_a_compound_is_split_where_both_parts_are_long_enough() -> None:
    assert list(splits("bienenstock", 5, 5)) == [("biene", "nstock"), ("bienen", "stock")]
    assert list(splits("stock", 3, 3)) == []
    assert list(splits("x" * 10_000, 3, 3)) == []
