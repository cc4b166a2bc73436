"""Text to terms, and which words count as the same."""

from __future__ import annotations

import pytest

from tui.linking.linking_terms import (
    SAME_WORD,
    Lexicon,
    acronyms,
    bare,
    likeness,
    sentences,
    terms,
    tokens,
)


def spans(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text)]


def test_a_sentence_ends_at_a_full_stop_before_a_space_and_at_a_line_feed() -> None:
    assert spans("He uses Python 3.12. Why not?\nNext line") == [
        "He uses Python 3.12",
        "Why not",
        "Next line",
    ]


def test_a_sentence_ends_at_an_ideographic_full_stop() -> None:
    assert spans("雨が降る。風が吹く。") == ["雨が降る", "風が吹く"]


def test_tokens_know_their_places_in_the_whole_text() -> None:
    text = "Intro. Then left Tesla"
    found = tokens(text, 7, len(text))
    assert [text[token.start : token.end] for token in found] == ["Then", "left", "Tesla"]


def test_a_possessive_is_the_word_itself() -> None:
    assert [token.term for token in tokens("Fridman’s guest", 0, 15)] == ["fridman", "guest"]


@pytest.mark.parametrize("text", ["with Rust", "an H100", "the iPhone", "the RAG"])
def test_capitals_inside_and_letters_with_digits_make_a_name(text: str) -> None:
    assert tokens(text, 0, len(text))[-1].name


@pytest.mark.parametrize("text", ["Rust", "says: Rust", "in 1969", "in 2.0", "the crab"])
def test_a_capital_that_opens_a_sentence_makes_no_name_nor_does_a_number(text: str) -> None:
    assert not tokens(text, 0, len(text))[-1].name


def test_only_a_space_or_a_hyphen_binds_words_into_a_phrase() -> None:
    text = "self-driving cars, and trucks"
    assert [token.bound for token in tokens(text, 0, len(text))] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_scripts_without_spaces_become_pairs_of_letters() -> None:
    assert terms("自動運転") == ["自動", "動運", "運転"]


def test_pairs_of_letters_keep_their_places_and_other_words_stay_whole() -> None:
    text = "はGPUを"
    assert [text[token.start : token.end] for token in tokens(text, 0, len(text))] == [
        "は",
        "GPU",
        "を",
    ]


def test_voicing_marks_stay_with_their_letter() -> None:
    text = "データ"
    assert [text[token.start : token.end] for token in tokens(text, 0, len(text))] == [
        "デー",
        "ータ",
    ]


def test_terms_and_tokens_agree() -> None:
    text = "Café owners in 東京都 pay 3.5 % more"
    assert terms(text) == [token.term for token in tokens(text, 0, len(text))]


def test_acronyms_are_words_of_three_to_five_capitals() -> None:
    assert acronyms("AGI, the GPUs, AI, NASA and ABCDEF; CPU.") == {"agi", "nasa", "cpu"}


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


@pytest.mark.parametrize(
    ("term", "expected"), [("19", True), ("x", True), ("v8", False), ("語", False)]
)
def test_numbers_and_single_letters_are_bare(term: str, expected: bool) -> None:  # noqa: FBT001  a table
    assert bare(term) is expected


def test_a_letter_that_folds_to_several_words_gives_each_of_them_its_place() -> None:
    found = tokens("¼ ㍿", 0, 3)
    assert [(token.term, token.start, token.end) for token in found] == [
        ("1", 0, 1),
        ("4", 0, 1),
        ("株式", 2, 3),
        ("式会", 2, 3),
        ("会社", 2, 3),
    ]
