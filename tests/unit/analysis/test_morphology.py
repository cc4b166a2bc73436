"""Which words are forms of one, parts of one, or taken one for another."""

from __future__ import annotations

import pytest

from tui.analysis.morphology import (
    SAME_WORD,
    Lexicon,
    alike_to,
    is_known,
    kin_of,
    likeness,
    splits,
    suffixes,
)


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("network", "networks"),
        ("sentience", "sentient"),
        ("karpathy", "karpathi"),
        ("andrey", "andrej"),
        ("programmer", "programming"),
        ("gpu", "gpus"),
        ("fabrik", "fabriken"),
        ("मशीन", "मशीनों"),
    ],
)
def test_forms_and_slips_of_one_word_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) >= 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("general", "generative"),
        ("human", "humanoid"),
        ("2022", "2023"),
        ("model3000", "model3001"),
        ("rag", "rage"),
        ("a", "as"),
    ],
)
def test_words_that_only_begin_alike_are_not_the_same(one: str, other: str) -> None:
    assert likeness(one, other) < 0.7


def test_a_lexicon_reads_a_word_as_the_terms_it_is_like() -> None:
    lexicon = Lexicon(["robots", "robotics", "rocket"])
    assert dict(lexicon["robot"]) == {"robots": 0.95}
    assert dict(lexicon["robotic"]) == {"robotics": 0.95, "robots": 0.9}


def test_a_lexicon_reads_a_word_as_few_terms_however_many_are_alike() -> None:
    crowd = [f"intel{one}{two}" for one in "abcdefghijkl" for two in "abcdefghijkl"]
    assert len(Lexicon(crowd)["intelzz"]) <= 8


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("warmepumpe", "warmepumpenforderung"),
        ("forderung", "warmepumpenforderung"),
        ("klimaschutzgesetz", "klimaschutz"),
        ("strompreisbremse", "bremse"),
    ],
)
def test_a_lexicon_reads_a_compound_as_its_parts_and_a_part_as_its_compounds(
    term: str, word: str
) -> None:
    ((other, sure),) = Lexicon([term])[word]
    assert other == term
    assert 0.3 < sure < SAME_WORD


@pytest.mark.parametrize(
    ("term", "word"), [("board", "keyboard"), ("inter", "interwoven"), ("work", "networking")]
)
def test_a_lexicon_takes_short_parts_for_chance(term: str, word: str) -> None:
    lexicon = Lexicon([term], frozenset({"inter"}))
    assert lexicon[word] == ()


def test_a_general_word_is_no_part_of_a_compound() -> None:
    general = frozenset({"programm"})
    assert Lexicon(["programm"], general)["programmzeitung"] == ()
    assert Lexicon(["programmzeitung"], general)["programm"] == ()


def test_a_lexicon_does_not_take_a_common_word_for_a_name() -> None:
    assert Lexicon(["brin"], frozenset({"bring"}))["bring"] == ()
